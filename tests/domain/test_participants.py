"""Participants: the register of names, and who is here today."""

import pytest

from facilitator.domain import participants
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.participants import ParticipantRegistered, Presence, PresenceMarked
from facilitator.domain.refused import Refused
from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.text import Text

from .told import Told, people

YAMADA = Person(id="y", name="山田　太郎", organisation="npo", kind="civic_group")
NPO = Organisation(id="npo", name=Text.of("NPO法人まち", "Machi"), short=Text.of("まち"))


def test_somebody_is_registered_once_with_organisation_and_kind_of_the_day() -> None:
    told = Told()
    told.say(participants.register(told.session.participants, YAMADA))
    entry = told.session.participants.entries["y"]
    assert (entry.organisation, entry.participant_kind) == ("npo", "civic_group")
    assert entry.presence is Presence.EXPECTED
    with pytest.raises(Refused, match="山田　太郎 is registered already"):
        participants.register(told.session.participants, YAMADA)


@pytest.mark.parametrize(
    ("presence", "is_here", "came"),
    [
        (Presence.PRESENT, True, True),
        (Presence.ONLINE, True, True),
        (Presence.LEFT, False, True),
        (Presence.ABSENT, False, False),
    ],
)
def test_who_left_came_and_who_is_absent_did_not(
    presence: Presence, is_here: bool, came: bool
) -> None:
    told = Told(*people("y"))
    told.say(participants.mark_presence(told.session.participants, "y", presence))
    assert bool(told.session.participants.here) is is_here
    assert bool(told.session.participants.came) is came
    with pytest.raises(Refused, match="marked already"):
        participants.mark_presence(told.session.participants, "y", presence)


def test_nobody_is_marked_who_is_not_registered() -> None:
    told = Told(PresenceMarked(person="x", presence=Presence.PRESENT))
    assert len(told.unheeded) == 1
    with pytest.raises(Refused, match="not registered"):
        participants.mark_presence(told.session.participants, "x", Presence.PRESENT)


def test_registering_again_corrects_the_organisation_and_keeps_where_somebody_is() -> None:
    told = Told(
        ParticipantRegistered(person="y", organisation="shop"),
        PresenceMarked(person="y", presence=Presence.ONLINE),
        ParticipantRegistered(person="y", organisation="npo"),
    )
    (entry,) = told.session.participants.entries.values()
    assert (entry.organisation, entry.presence) == ("npo", Presence.ONLINE)


def test_a_person_is_found_by_name_however_it_is_spelt() -> None:
    register = Register({"y": YAMADA}, {"npo": NPO})
    assert register.person_named("山田太郎") == YAMADA
    assert register.person_named("山田太郎", "npo") == YAMADA
    assert register.person_named("山田太郎", "shop") is None
    assert register.name_of("y") == Text.of("山田　太郎")
    assert register.name_of("npo") == Text.of("まち")
    assert register.name_of("nobody") is None


def test_of_two_with_the_same_name_only_the_organisation_tells() -> None:
    other = YAMADA.model_copy(update={"id": "z", "organisation": "shop"})
    register = Register({"y": YAMADA, "z": other})
    assert register.person_named("山田太郎") is None
    assert register.person_named("山田太郎", "shop") == other
    assert register.people_named("山田太郎") == [YAMADA, other]


@pytest.mark.parametrize("name", ["ＮＰＯ法人 まち", "MACHI", "まち"])
def test_an_organisation_is_found_by_each_of_its_names(name: str) -> None:
    assert Register(organisations={"npo": NPO}).organisation_named(name) == NPO


def test_there_are_the_six_kinds_of_the_citys_plan_each_with_a_mark_of_its_own() -> None:
    assert len(KINDS_OF_PARTICIPANT) == 6
    assert len({kind.mark for kind in KINDS_OF_PARTICIPANT.values()}) == 6
