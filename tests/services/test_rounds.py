"""The world café: all rounds are planned at once, and the clock takes one after the other."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from facilitator.domain.encounters import breakouts_to_come, encounters, sittings
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.participants import Presence
from facilitator.grouping.answer import Answer
from facilitator.grouping.cost import Cost
from facilitator.grouping.solving import solve
from facilitator.readers.plan_toml import read_plan
from facilitator.services import clock, groups, participants, seating
from facilitator.services.plans import plan_session
from facilitator.services.rehearsal import rehearse, with_made_up_people
from facilitator.services.rehearsal_script import change_seats
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall
from .picture import as_in_the_file, picture

CAFE = Path(__file__).parents[2] / "sessions" / "world-cafe.toml"
PEOPLE = 16


@pytest.fixture
def cafe(database: Database, surroundings: Surroundings) -> Workshop:
    """The world café with 16 people at four tables, each with a host."""
    plan = with_made_up_people(read_plan(CAFE), PEOPLE)
    key = plan_session(database, surroundings, plan)
    workshop = open_workshop(database, surroundings, key)
    groups.deal(workshop)
    for group in workshop.session.groups.open:
        host = workshop.session.groups.members(group.id)[0]
        groups.give_role(workshop, group.id, Role.FACILITATOR, host)
    return workshop


@pytest.fixture
def planned(cafe: Workshop) -> Workshop:
    """The café with its rounds planned: guests go one table on each time, hosts stay."""
    posed = seating.pose_problem(cafe)
    rounds = tuple(arrangement(cafe, number) for number in range(3))
    cost = Cost(wishes=0, kinds=0, organisations=0, met=0)
    seating.take(cafe, posed, Answer(rounds, cost, 0, False, (), (), 0.0, 1))
    return cafe


def arrangement(workshop: Workshop, on: int) -> Mapping[str, tuple[str, ...]]:
    here = workshop.session.groups
    order, hosts = [group.id for group in here.open], hosts_of(workshop)
    tables: dict[str, list[str]] = {group: [] for group in order}
    for person, group in here.seats.items():
        step = 0 if person in hosts.values() else on
        tables[order[(order.index(group) + step) % len(order)]].append(person)
    return {group: tuple(people) for group, people in tables.items()}


def hosts_of(workshop: Workshop) -> dict[str, str]:
    return {group.id: group.roles[Role.FACILITATOR] for group in workshop.session.groups.open}


def seats(workshop: Workshop) -> dict[str, str]:
    return dict(workshop.session.groups.seats)


def breakouts(workshop: Workshop) -> list[str]:
    items = workshop.session.agenda.items.values()
    return [item.id for item in items if item.kind is ItemKind.BREAKOUT]


def go_on(workshop: Workshop, wall: Wall, times: int = 1) -> None:
    for _ in range(times):
        wall.wait(5)
        clock.go_on(workshop)


def test_the_rounds_to_come_are_the_breakouts_with_a_change_of_seats_between(
    cafe: Workshop, wall: Wall
) -> None:
    first, second, third = breakouts(cafe)
    assert breakouts_to_come(cafe.session) == (first, second, third)
    go_on(cafe, wall, 3)
    assert breakouts_to_come(cafe.session) == (second, third)
    clock.skip_item(cafe, third)
    assert breakouts_to_come(cafe.session) == (second,)


def test_all_rounds_are_planned_at_once_hosts_stay_and_guests_sit_nowhere_twice(
    cafe: Workshop,
) -> None:
    hosts = hosts_of(cafe)
    posed = seating.pose_problem(cafe)
    assert posed.items == tuple(breakouts(cafe))
    seating.take(cafe, posed, solve(posed.problem, time.monotonic, seconds=0.4))
    assert hosts_of(cafe) == hosts
    plans = [seats(cafe), *cafe.session.seating.rounds.values()]
    assert list(cafe.session.seating.rounds) == breakouts(cafe)[1:]
    for person in cafe.session.participants.entries:
        tables = [plan[person] for plan in plans]
        own = [group for group, host in hosts.items() if host == person]
        assert set(tables) == set(own) if own else len(set(tables)) == 3


def test_the_clock_takes_the_next_round_with_the_change_of_seats_as_one_action(
    planned: Workshop, wall: Wall
) -> None:
    first, second, third = (dict(plan) for plan in planned_seats(planned))
    go_on(planned, wall, 2)
    assert seats(planned) == first
    before, count = picture(planned), len(planned.events)
    go_on(planned, wall)
    assert seats(planned) == second
    assert len({event.action for event in planned.events[count:]}) == 1
    assert picture(as_in_the_file(planned)) == picture(planned)
    clock.undo(planned)
    assert picture(planned) == before
    go_on(planned, wall, 3)
    assert seats(planned) == third
    assert planned.session.seating.rounds == {}


def planned_seats(workshop: Workshop) -> Iterator[Mapping[str, str]]:
    yield workshop.session.groups.seats
    yield from workshop.session.seating.rounds.values()


def test_the_clock_can_take_back_a_change_of_seats_that_another_seat_began(
    planned: Workshop, wall: Wall
) -> None:
    go_on(planned, wall, 3)
    with open_database(planned.surroundings) as elsewhere:
        other = open_workshop(elsewhere, planned.surroundings, planned.id, seat="projector")
        clock.undo(other)
    planned.read_on()
    assert planned.session.clock.current == breakouts(planned)[0]
    assert list(planned.session.seating.rounds) == breakouts(planned)[1:]


def test_where_the_clock_goes_back_so_do_the_seats(planned: Workshop, wall: Wall) -> None:
    first, second, third = (dict(plan) for plan in planned_seats(planned))
    go_on(planned, wall, 4)
    clock.go_back(planned)
    assert seats(planned) == second
    clock.go_back(planned)
    assert seats(planned) == first
    assert list(planned.session.seating.rounds) == breakouts(planned)[1:]
    assert breakouts_to_come(planned.session) == tuple(breakouts(planned))
    go_on(planned, wall, 4)
    assert seats(planned) == third
    clock.start_item(planned, breakouts(planned)[0])
    assert seats(planned) == first
    assert [dict(plan) for plan in planned_seats(planned)] == [first, second, third]


def test_who_sat_together_is_right_over_going_back_and_pauses(
    planned: Workshop, wall: Wall
) -> None:
    plans = [dict(plan) for plan in planned_seats(planned)]
    go_on(planned, wall, 3)
    clock.go_back(planned)
    clock.pause(planned)
    clock.resume(planned)
    assert sittings(planned.session) == ()
    go_on(planned, wall, 5)
    met = encounters(sittings(planned.session))
    assert [as_seats(each) for each in sittings(planned.session)] == plans
    assert met == encounters(sittings(as_in_the_file(planned).session))
    hosts = set(hosts_of(planned).values())
    assert {count for pair, count in met.items() if not set(pair) & hosts} == {3}
    assert {count for pair, count in met.items() if set(pair) & hosts} == {1}


def test_a_round_that_the_clock_went_back_over_was_not_sat(planned: Workshop, wall: Wall) -> None:
    first = seats(planned)
    go_on(planned, wall, 4)
    clock.go_back(planned)
    clock.go_back(planned)
    clock.end_meeting(planned)
    assert [as_seats(each) for each in sittings(planned.session)] == [first]


def as_seats(sitting: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {person: group for group, people in sitting.items() for person in people}


def test_somebody_moved_in_a_round_to_come_sits_there_then(planned: Workshop, wall: Wall) -> None:
    second = breakouts(planned)[1]
    person = next(iter(seats(planned)))
    group = planned.session.groups.open[3].id
    seating.change_round(planned, second, person, group)
    go_on(planned, wall, 3)
    assert seats(planned)[person] == group


def test_a_group_that_was_closed_meanwhile_takes_nobody(planned: Workshop, wall: Wall) -> None:
    closed = planned.session.groups.open[3].id
    go_on(planned, wall, 2)
    groups.close_group(planned, closed)
    go_on(planned, wall)
    assert closed not in seats(planned).values()
    assert not planned.session.unheeded


def test_those_who_never_came_met_nobody(planned: Workshop, wall: Wall) -> None:
    here, *_ = everybody = list(seats(planned))
    for person in everybody[:8]:
        participants.mark_presence(planned, person, Presence.PRESENT)
    go_on(planned, wall, 3)
    met = encounters(sittings(planned.session))
    assert {person for pair in met for person in pair} <= set(everybody[:8])
    assert any(here in pair for pair in met)


def test_a_rehearsal_does_not_change_seats_again_where_a_round_was_planned(
    planned: Workshop, wall: Wall
) -> None:
    _first, second, _third = (dict(plan) for plan in planned_seats(planned))
    go_on(planned, wall, 3)
    change_seats(planned)
    assert seats(planned) == second


def test_the_rehearsed_cafe_has_three_rounds_in_which_guests_meet_others(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    with open_database(surroundings) as database:
        plan = read_plan(CAFE)
        workshop = rehearse(database, surroundings, plan, people=8)
        rounds = sittings(workshop.session)
        assert len(rounds) == 3
        assert len({tuple(sorted(as_seats(each).items())) for each in rounds}) == 3
