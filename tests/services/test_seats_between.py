"""Seats between two breakouts, a picture that has changed meanwhile, and bounds that hold."""

import pytest

from facilitator.domain.encounters import encounters, sittings
from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.refused import Refused
from facilitator.services import clock, groups, participants, seating
from facilitator.services.late_arrival import place_late, take_place
from facilitator.services.plans import plan_session
from facilitator.services.seating_search import SeatSearch
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan
from .picture import as_in_the_file, picture
from .test_seating import assign, of

KINDS = ("breakout", "share_out", "seat_change", "breakout", "seat_change", "breakout")


@pytest.fixture
def cafe(database: Database, surroundings: Surroundings) -> Workshop:
    """Three rounds at three tables; after the first one there is a share-out."""
    plan = small_plan(
        item=[{"kind": kind, "length": 10} for kind in KINDS],
        group=[{"pitch": "bus"}, {"pitch": "sport"}, {"label": "他"}],
    )
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))


def go_on(workshop: Workshop, wall: Wall, times: int) -> None:
    for _ in range(times):
        clock.go_on(workshop)
        wall.wait(5)


def test_between_two_breakouts_the_rounds_to_come_are_planned_and_the_seats_of_now_stay(
    cafe: Workshop, wall: Wall
) -> None:
    assign(cafe)
    order = cafe.session.agenda.order
    go_on(cafe, wall, 2)
    before, met = dict(cafe.session.groups.seats), encounters(sittings(cafe.session))
    assign(cafe, seed=3, keep=False)
    assert cafe.session.groups.seats == before
    assert encounters(sittings(cafe.session)) == met
    assert list(cafe.session.seating.rounds) == [order[3], order[5]]
    second = dict(cafe.session.seating.rounds[order[3]])
    found = seating.current_plan(cafe)
    assert found is not None
    posed, plan = found
    assert (posed.items, posed.now, len(plan)) == ((order[3], order[5]), None, 2)
    assert {who: at for at, people in plan[0].items() for who in people} == second
    go_on(cafe, wall, 1)
    assert cafe.session.groups.seats == second
    assert picture(cafe) == picture(as_in_the_file(cafe))


def test_who_comes_between_two_breakouts_sits_in_the_rounds_to_come_and_not_in_what_is_over(
    cafe: Workshop, wall: Wall
) -> None:
    assign(cafe)
    order = cafe.session.agenda.order
    go_on(cafe, wall, 2)
    met = encounters(sittings(cafe.session))
    late = participants.register(cafe, "遅い人", presence=Presence.EXPECTED)
    found = place_late(cafe, late)
    assert found.place is None
    assert [item for item, _group in found.later] == [order[3], order[5]]
    take_place(cafe, found)
    assert late not in cafe.session.groups.seats
    assert encounters(sittings(cafe.session)) == met
    with pytest.raises(Refused, match="sits in a group already"):
        place_late(cafe, late)
    go_on(cafe, wall, 1)
    assert cafe.session.groups.seats[late] == found.later[0][1]


def test_a_breakout_left_out_is_no_round_of_what_is_planned(cafe: Workshop, wall: Wall) -> None:
    assign(cafe)
    order, third = cafe.session.agenda.order, cafe.session.agenda.order[5]
    go_on(cafe, wall, 1)
    clock.skip_item(cafe, order[3])
    found = seating.current_plan(cafe)
    assert found is not None
    posed, plan = found
    assert (posed.items, posed.now) == ((order[0], third), 0)
    planned = cafe.session.seating.rounds[third]
    assert {who: at for at, people in plan[1].items() for who in people} == planned
    late = participants.register(cafe, "遅い人")
    assert [item for item, _group in place_late(cafe, late).later] == [third]


def test_somebody_with_a_place_in_the_rounds_to_come_gets_one_now(
    cafe: Workshop, wall: Wall
) -> None:
    assign(cafe)
    person = of(cafe)[0][3]
    planned = [dict(seats) for seats in cafe.session.seating.rounds.values()]
    seating.move(cafe, person, None)
    found = place_late(cafe, person)
    assert found.later == ()
    take_place(cafe, found)
    assert person in cafe.session.groups.seats
    assert [dict(seats) for seats in cafe.session.seating.rounds.values()] == planned


def test_who_left_before_a_round_did_not_sit_in_it_and_who_left_in_the_middle_did(
    cafe: Workshop, wall: Wall
) -> None:
    assign(cafe)
    people = of(cafe)[0]
    for person in people:
        participants.mark_presence(cafe, person, Presence.PRESENT)
    go_on(cafe, wall, 2)
    participants.mark_presence(cafe, people[2], Presence.LEFT)
    go_on(cafe, wall, 2)
    participants.mark_presence(cafe, people[4], Presence.LEFT)
    go_on(cafe, wall, 1)
    first, second = (
        {who for members in each.values() for who in members} for each in sittings(cafe.session)
    )
    assert first == set(people)
    assert second == set(people) - {people[2]}


def test_an_answer_is_refused_where_rules_or_rounds_have_changed_and_who_left_gets_no_seat(
    cafe: Workshop, wall: Wall
) -> None:
    people, tables = of(cafe)
    posed = seating.pose_problem(cafe)
    answer = SeatSearch(posed.problem, seconds=0.3).answer
    at = next(group for group, names in answer.rounds[0].items() if people[2] in names)
    other = next(group for group in tables if group != at)
    seating.move(cafe, people[2], other)
    seating.pin(cafe, people[2], other)
    with pytest.raises(Refused, match="changed meanwhile"):
        seating.take(cafe, posed, answer)
    seating.pin(cafe, people[2], None)
    participants.mark_presence(cafe, people[4], Presence.ABSENT)
    newcomer = participants.register(cafe, "遅い人")
    seating.take(cafe, posed, answer)
    assert not {people[4], newcomer} & cafe.session.groups.seats.keys()
    assert all(people[4] not in seats for seats in cafe.session.seating.rounds.values())
    assigned = cafe.session.seating.assignment
    assert assigned is not None
    assert (assigned.bound, assigned.is_proved) == (None, False)
    go_on(cafe, wall, 3)
    with pytest.raises(Refused, match="rounds to come have changed"):
        seating.take(cafe, posed, answer)


def bound(workshop: Workshop) -> seating.Bound | None:
    found = seating.current_plan(workshop)
    assert found is not None
    return seating.bound_of(workshop.session, found[0])


def test_a_bound_holds_for_whatever_roles_are_given_but_not_where_one_is_taken_away(
    workshop: Workshop,
) -> None:
    people, (bus, sport) = of(workshop)
    seating.move(workshop, people[1], sport)
    groups.give_role(workshop, sport, Role.NOTE_TAKER, people[1])
    participants.give_wishes(workshop, people[1], [next(iter(workshop.session.pitches.pitches))])
    assign(workshop, keep=False)
    known = bound(workshop)
    assert known is not None
    assert known.is_proved
    groups.give_role(workshop, bus, Role.NOTE_TAKER, people[0])
    assert bound(workshop) == known
    groups.give_role(workshop, sport, Role.NOTE_TAKER, None)
    assert bound(workshop) is None


def test_no_bound_is_kept_where_people_who_sat_somewhere_were_to_stay(workshop: Workshop) -> None:
    assign(workshop)
    assert bound(workshop) is not None, "nobody sat anywhere"
    participants.register(workshop, "遅い人")
    assign(workshop)
    assigned = workshop.session.seating.assignment
    assert assigned is not None
    assert (assigned.bound, assigned.is_proved, bound(workshop)) == (None, False, None)


def test_where_a_note_taker_is_away_somebody_who_can_write_takes_over(workshop: Workshop) -> None:
    people, (bus, _sport) = of(workshop)
    seating.move(workshop, people[1], bus)
    groups.give_role(workshop, bus, Role.NOTE_TAKER, people[1])
    participants.mark_presence(workshop, people[1], Presence.ABSENT)
    seating.offer_roles(workshop, people[0], [Role.NOTE_TAKER])
    assign(workshop)
    assert workshop.session.groups.groups[bus].roles == {Role.NOTE_TAKER: people[0]}


def test_nobody_is_placed_where_every_group_is_locked(workshop: Workshop) -> None:
    assign(workshop)
    for group in of(workshop)[1]:
        seating.lock(workshop, group, is_locked=True)
    late = participants.register(workshop, "遅い人")
    with pytest.raises(Refused, match="Every group is locked"):
        place_late(workshop, late)
