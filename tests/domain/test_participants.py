"""Participants: the register of names, and who is here today."""

import pytest

from facilitator.domain import participants
from facilitator.domain.groups import GroupClosed, Role, RoleGiven, SeatsDealt
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT, ParticipantKind, kind_called
from facilitator.domain.participants import (
    KindsSet,
    ParticipantRegistered,
    Presence,
    PresenceMarked,
    WaySaid,
)
from facilitator.domain.refused import Refused
from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.seating import PeopleTied, PersonPinned, RolesOffered, Tie
from facilitator.domain.text import Text

from .told import Told, groups, people

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


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("citizen", "citizen"),
        ("市　民", "citizen"),
        ("ＮＰＯ", "civic_group"),
        ("The City", "city"),
    ],
)
def test_a_kind_goes_by_its_id_its_words_and_its_aliases(name: str, kind: str) -> None:
    found = kind_called(name, KINDS_OF_PARTICIPANT.values())
    assert found is not None
    assert found.id == kind
    assert kind_called("宇宙人", KINDS_OF_PARTICIPANT.values()) is None


def test_a_meeting_has_the_usual_kinds_until_it_has_its_own() -> None:
    farmers = ParticipantKind(id="farmer", words=Text.of("農家"), mark="農", aliases=())
    told = Told()
    assert told.session.participants.kinds == KINDS_OF_PARTICIPANT
    told.say(KindsSet(kinds=(farmers,)))
    assert told.session.participants.kinds == {"farmer": farmers}
    told.take_back("participants")
    assert told.session.participants.kinds == KINDS_OF_PARTICIPANT


def mark(told: Told, **presences: Presence) -> None:
    told.say(*(PresenceMarked(person=who, presence=where) for who, where in presences.items()))


def test_the_tally_counts_people_and_organisations_that_are_here_and_that_came() -> None:
    told = Told(*people("a", "b", organisation="npo"), *people("c", organisation="shop"))
    told.say(*people("d"))
    assert told.session.participants.tally().people_here == 0
    mark(told, a=Presence.PRESENT, b=Presence.ONLINE, c=Presence.LEFT, d=Presence.ABSENT)
    tally = told.session.participants.tally()
    assert (tally.people, tally.organisations) == (4, 2)
    assert (tally.people_here, tally.organisations_here) == (2, 1)
    assert (tally.people_came, tally.organisations_came) == (3, 2)
    assert tally.by_presence == {
        Presence.EXPECTED: 0,
        Presence.PRESENT: 1,
        Presence.ONLINE: 1,
        Presence.ABSENT: 1,
        Presence.LEFT: 1,
    }


def test_all_count_as_having_taken_part_until_somebody_came_but_not_those_away() -> None:
    told = Told(*people("a", "b", "c"))
    assert told.session.participants.took_part == {"a", "b", "c"}
    mark(told, a=Presence.ABSENT)
    assert told.session.participants.took_part == {"b", "c"}
    mark(told, b=Presence.ONLINE)
    assert told.session.participants.took_part == {"b"}
    mark(told, b=Presence.LEFT)
    assert told.session.participants.took_part == {"b"}


def test_who_takes_part_online_is_said_once_and_kept_when_registered_again() -> None:
    told = Told(*people("y"))
    here = told.session.participants
    assert participants.say_way(here, "y", is_online=False) is None
    said = participants.say_way(here, "y", is_online=True)
    assert said is not None
    told.say(said)
    told.say(ParticipantRegistered(person="y", organisation="npo"))
    assert told.session.participants.entries["y"].is_online
    assert participants.say_way(told.session.participants, "y", is_online=True) is None
    told.say(WaySaid(person="x", is_online=True))
    assert len(told.unheeded) == 1


def test_organisation_and_kind_of_the_day_are_put_right_where_they_differ() -> None:
    told = Told(participants.register(Told().session.participants, YAMADA))
    here = told.session.participants
    assert participants.correct(here, YAMADA) is None
    right = YAMADA.model_copy(update={"organisation": "shop", "kind": "business"})
    corrected = participants.correct(here, right)
    assert corrected is not None
    told.say(corrected)
    entry = told.session.participants.entries["y"]
    assert (entry.organisation, entry.participant_kind) == ("shop", "business")
    with pytest.raises(Refused, match="not registered"):
        participants.correct(here, Person(id="z", name="鈴木"))


def test_who_was_registered_by_mistake_leaves_nothing_and_comes_back_with_all() -> None:
    told = Told(
        *people("a", "b", "c"),
        *groups(2),
        SeatsDealt(seats={"a": "g1", "b": "g1", "c": "g2"}),
        RoleGiven(group="g1", role=Role.NOTE_TAKER, person="a"),
        PersonPinned(person="a", group="g1"),
        RolesOffered(person="a", roles=(Role.REPORTER,)),
        PeopleTied(rule="two", tie=Tie.APART, people=("a", "b")),
        PeopleTied(rule="three", tie=Tie.TOGETHER, people=("a", "b", "c")),
        GroupClosed(group="g2"),
    )
    before = told.session
    told.say(participants.withdraw(told.session.participants, "a"))
    here = told.session
    assert set(here.participants.entries) == {"b", "c"}
    assert here.groups.seats == {"b": "g1"}
    assert not here.groups.groups["g1"].roles
    assert not here.seating.pins
    assert not here.seating.offers
    assert {tie.id: tie.people for tie in here.seating.ties.values()} == {"three": ("b", "c")}
    told.say(*people("a"))
    assert "a" not in told.session.groups.seats, "registered again, it is a new beginning"
    told.take_back("participants")
    told.take_back("participants")
    assert told.session == before
    with pytest.raises(Refused, match="not registered"):
        participants.withdraw(told.session.participants, "x")
