"""What a plan says of kinds, wishes and seating, as a session has it, and as the next one does."""

from datetime import date

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.plan import Appointment
from facilitator.domain.refused import Refused
from facilitator.domain.seating import Shortcoming, Size, Suits, Tie
from facilitator.services import participants
from facilitator.services.next_meeting import plan_next_meeting
from facilitator.services.plans import plan_session
from facilitator.services.rehearsal import with_made_up_people
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import small_plan

FARMERS = [
    {"id": "farmer", "name": {"ja": "農家", "en": "farmers"}, "mark": "農"},
    {"id": "city", "name": "市", "mark": "市"},
]
SEATED = {
    "participant_kind": FARMERS,
    "organisation": [{"id": "npo", "name": "NPO法人まち", "kind": "農家"}],
    "person": [
        {"name": "一", "organisation": "npo", "wishes": ["sport", "bus"], "roles": ["reporter"]},
        {"name": "二", "kind": "city", "online": True},
        {"name": "三"},
        {"name": "四", "takes_part": False, "wishes": ["bus"], "roles": ["note_taker"]},
    ],
    "pitch": [{"id": "bus", "title": "バスで通う"}, {"id": "sport", "title": "地域スポーツ"}],
    "group": [
        {"pitch": "bus", "reporter": "一", "pinned": ["二"], "locked": True, "suits": ["online"]},
        {"pitch": "sport", "least": 1, "most": 4},
    ],
    "seating": {"together": [["一", "二"]], "apart": [["一", "三"]], "points": {"met": 3}},
}


@pytest.fixture
def seated(database: Database, surroundings: Surroundings) -> Workshop:
    """A session of a plan that says all there is of seating."""
    session = plan_session(database, surroundings, small_plan(**SEATED))
    return open_workshop(database, surroundings, session)


def ids(workshop: Workshop) -> dict[str, str]:
    return {person.name: key for key, person in workshop.register.people.items()}


def test_a_session_has_all_that_its_plan_says_of_seating(seated: Workshop) -> None:
    session, known = seated.session, ids(seated)
    first, second = session.groups.open
    bus, sport = session.pitches.pitches
    one, two, three = (known[name] for name in "一二三")
    assert dict(session.wishes.given) == {one: (sport, bus)}
    assert dict(session.seating.offers) == {one: {Role.REPORTER}}
    assert session.participants.entries[two].is_online
    assert not session.participants.entries[one].is_online
    assert dict(session.groups.seats) == {one: first.id, two: first.id}
    assert dict(first.roles) == {Role.REPORTER: one}
    assert dict(session.seating.pins) == {two: first.id}
    assert session.seating.locked == {first.id}
    assert dict(session.seating.suits) == {first.id: {Suits.ONLINE}}
    assert dict(session.seating.sizes) == {second.id: Size(1, 4)}
    ties = [(each.tie, each.people) for each in session.seating.ties.values()]
    assert ties == [(Tie.TOGETHER, (one, two)), (Tie.APART, (one, three))]
    assert dict(session.seating.points) == {Shortcoming.MET: 3}
    assert not session.unheeded


def test_the_kinds_of_the_plan_are_those_of_the_session(seated: Workshop) -> None:
    there = seated.session.participants
    assert list(there.kinds) == ["farmer", "city"]
    kinds = {seated.register.people[key].name: each for key, each in there.entries.items()}
    assert [kinds[name].participant_kind for name in "一二三"] == ["farmer", "city", None]


def test_a_kind_is_meant_by_any_of_its_names_and_only_those_of_the_meeting(
    seated: Workshop, workshop: Workshop
) -> None:
    assert participants.kind_meant(seated, "Farmers") == "farmer"
    assert participants.kind_meant(workshop, "civic-group") == "civic_group"
    with pytest.raises(Refused, match=r"One of: farmer \(農家\), city \(市\)"):
        participants.kind_meant(seated, "市民")


def test_the_next_meeting_has_the_kinds_and_points_and_nothing_else_of_seating(
    seated: Workshop, database: Database, surroundings: Surroundings
) -> None:
    key = plan_next_meeting(seated, Appointment(date(2026, 11, 7)))
    after = open_workshop(database, surroundings, key).session
    assert after.participants.kinds == seated.session.participants.kinds
    assert dict(after.seating.points) == {Shortcoming.MET: 3}
    assert not after.groups.groups
    assert {*after.seating.pins, *after.seating.ties, *after.seating.offers} == set()
    assert not after.wishes.given


def test_a_meeting_with_the_usual_kinds_says_nothing_of_them(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    after = open_workshop(
        database, surroundings, plan_next_meeting(workshop, Appointment(date(2026, 11, 7)))
    )
    assert after.session.participants.kinds == KINDS_OF_PARTICIPANT
    assert not any(event.body.kind == "participants.kinds_set" for event in after.events)


def test_an_organisation_of_a_kind_of_its_own_comes_along_to_the_next_meeting(
    database: Database, surroundings: Surroundings
) -> None:
    city = {"secretariat_organisation": "npo", "id": "talks-01", "date": "2026-10-03"}
    plan = small_plan(**SEATED, session=city)
    earlier = open_workshop(database, surroundings, plan_session(database, surroundings, plan))
    key = plan_next_meeting(earlier, Appointment(date(2026, 11, 7)))
    after = open_workshop(database, surroundings, key)
    (organisation,) = after.register.organisations.values()
    assert organisation.kind == "farmer"


def test_made_up_people_are_of_the_kinds_of_the_plan() -> None:
    plan = with_made_up_people(
        small_plan(
            participant_kind=FARMERS,
            organisation=None,
            person=None,
            pitch=None,
            group=None,
            item=None,
        ),
        12,
    )
    assert [each.kind for each in plan.organisations] == ["farmer", "city", "farmer"]
