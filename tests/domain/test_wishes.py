"""Wishes: the first to the third pitch that somebody would like to talk about."""

from collections.abc import Sequence

import pytest

from facilitator.domain.participants import Presence, PresenceMarked
from facilitator.domain.pitches import Pitch, PitchAdded, PitchTakenOut
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.domain.wishes import WishesGiven, give_wishes

from .told import Told, people


def pitches(*keys: str) -> list[PitchAdded]:
    return [PitchAdded(pitch=key, content=Pitch(title=Text.of(key))) for key in keys]


def wish(told: Told, person: str, *wanted: str) -> None:
    here = told.session
    told.say(give_wishes(here.wishes, here.participants, here.pitches, person, wanted))


@pytest.fixture
def told() -> Told:
    """Three people, and four pitches."""
    return Told(*people("a", "b", "c"), *pitches("bus", "sport", "tea", "sea"))


def test_wishes_stand_in_their_order_and_new_ones_replace_them(told: Told) -> None:
    wish(told, "a", "bus", "tea", "sea")
    wish(told, "a", "tea", "bus")
    assert told.session.wishes.of("a") == ("tea", "bus")
    assert told.session.wishes.of("b") == ()
    wish(told, "a")
    assert told.session.wishes.given == {}


def test_popularity_counts_first_second_and_third_wishes(told: Told) -> None:
    wish(told, "a", "bus", "tea")
    wish(told, "b", "bus")
    wish(told, "c", "sea", "sport", "bus")
    assert told.session.wishes.popularity(told.session.participants) == {
        "bus": (2, 0, 1),
        "tea": (0, 1, 0),
        "sea": (1, 0, 0),
        "sport": (0, 1, 0),
    }


def test_wishes_of_who_does_not_come_are_not_counted(told: Told) -> None:
    wish(told, "a", "bus")
    wish(told, "b", "bus", "tea")
    told.say(PresenceMarked(person="b", presence=Presence.ABSENT))
    assert told.session.wishes.popularity(told.session.participants) == {"bus": (1, 0, 0)}
    assert told.session.wishes.of("b") == ("bus", "tea")


@pytest.mark.parametrize(
    ("person", "wanted", "reason"),
    [
        ("x", ["bus"], "not registered"),
        ("a", ["tram"], "not part of the meeting"),
        ("a", ["bus", "bus"], "wished for twice"),
        ("a", ["bus", "sport", "tea", "sea"], "at most 3 wishes"),
        ("a", [], "Nothing changed"),
    ],
)
def test_wishes_that_cannot_be_are_refused(
    told: Told, person: str, wanted: Sequence[str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        wish(told, person, *wanted)


def test_wishes_for_a_pitch_taken_out_are_gone_and_come_back_with_it(told: Told) -> None:
    wish(told, "a", "bus", "tea")
    wish(told, "b", "bus")
    told.say(PitchTakenOut(pitch="bus"))
    assert told.session.wishes.given == {"a": ("tea",)}
    told.take_back("pitches")
    assert told.session.wishes.given == {"a": ("bus", "tea"), "b": ("bus",)}


def test_wishes_are_taken_back_as_they_were(told: Told) -> None:
    wish(told, "a", "bus")
    wish(told, "a", "tea", "sea")
    told.take_back("wishes")
    assert told.session.wishes.of("a") == ("bus",)


def test_wishes_of_somebody_unknown_or_for_an_unknown_pitch_have_no_effect() -> None:
    told = Told(
        WishesGiven(person="a", pitches=("bus",)),
        *people("a"),
        WishesGiven(person="a", pitches=("bus",)),
        *pitches("bus"),
    )
    assert len(told.unheeded) == 2
    assert told.session.wishes.given == {}
