"""Dealing on the screen of the groups: the search beside it, and the question before it holds."""

import pytest

from facilitator.domain.plan import Plan
from facilitator.domain.seating import Tie
from facilitator.locale import _
from facilitator.services import groups, seating, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

from .at_the_groups import (
    board,
    go_to,
    group,
    many,
    mark_absent,
    members,
    more_rounds,
    name,
    sit_in_order,
    until_asked,
    until_seated,
    wish_something,
)
from .conftest import PEOPLE, Program
from .seat import LARGE, WallClock, seated

pytestmark = pytest.mark.asyncio


async def test_dealing_seats_everybody_and_the_cursor_is_on_the_first_person(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        absent = next(iter(seat.session.participants.entries))
        await seat.record(lambda workshop: mark_absent(workshop, absent))
        await seat.press("f4", "d")
        await until_seated(seat)
        assert len(seat.session.groups.seats) == PEOPLE - 1
        assert board(seat).person == members(seat, 1)[0]
        assigned = seat.session.seating.assignment
        assert assigned is not None
        assert assigned.is_proved
        line = str(seat.app.screen.query_one("#quality").render())
        assert f"{assigned.cost}" in line
        assert line.count(str(assigned.bound)) >= 1
        await seat.press("u")
        assert not seat.session.groups.seats


async def test_without_a_group_and_without_anybody_waiting_dealing_is_refused_in_words(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f4", "d")
        await until_seated(seat)
        known = len(seat.workshop.events)
        await seat.press("d")
        assert len(seat.workshop.events) == known
        for each in seat.session.groups.open:
            await seat.record(lambda workshop, key=each.id: groups.close_group(workshop, key))
        said = len(seat.said)
        await seat.press("d")
        assert len(seat.said) == said + 1
        assert len(seat.workshop.events) == known + 2


async def test_who_would_move_is_shown_before_the_rest_is_dealt(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, PEOPLE, leaving=1))
        before = dict(seat.session.groups.seats)
        await seat.press("f4", "d")
        await until_asked(seat)
        moved = [who for who in before if name(seat, who) in seat.screen]
        assert moved, "those who would move are named"
        await seat.press("escape")
        assert seat.session.groups.seats == before
        await seat.press("d")
        await until_asked(seat)
        await seat.press("enter")
        await until_seated(seat)
        assert seat.session.groups.seats != before


async def test_reshuffling_asks_with_the_gain_and_leaves_pins_and_locked_groups(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 24, 4)
    wish_something(workshop)
    sit_in_order(workshop, 6)
    async with seated(program(workshop.id), clock, LARGE) as seat:
        await seat.press("f4")
        pinned = members(seat, 1)[2]
        await go_to(seat, pinned)
        await seat.press("p")
        assert seat.session.seating.pins == {pinned: group(seat, 1)}
        await go_to(seat, members(seat, 4)[0])
        await seat.press("k")
        assert seat.session.seating.locked == {group(seat, 4)}
        locked, before = members(seat, 4), dict(seat.session.groups.seats)
        await seat.press("r")
        await until_asked(seat)
        assert "→" in seat.screen
        await seat.press("escape")
        assert seat.session.groups.seats == before
        await seat.press("r")
        await until_asked(seat)
        await seat.press("y")
        assert seat.session.groups.seats != before
        assert seat.session.groups.seats[pinned] == group(seat, 1)
        assert set(members(seat, 4)) == set(locked)
        assert seat.session.seating.assignment is not None
        assert seat.session.seating.assignment.seed == 2, "a new seed each time"
        await go_to(seat, pinned)
        await seat.press("p", "k")
        assert not seat.session.seating.pins
        await seat.press("c")
        moved = [who for who, at in seat.session.groups.seats.items() if before[who] != at]
        assert all(name(seat, who) in seat.screen for who in moved[:5])
        await seat.press("escape", "u", "u", "u")
        assert seat.session.groups.seats == before, "the last arrangement is back"


async def test_what_another_process_changes_while_it_is_asked_is_shown_before_it_is_done(
    program: Program, clock: WallClock, surroundings: Surroundings, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        await seat.press("f4", "r")
        await until_asked(seat)
        with sessions.open_database(surroundings) as own:
            other = sessions.open_workshop(own, surroundings, planned)
            person = other.session.groups.members(other.session.groups.open[0].id)[0]
            to = other.session.groups.open[1].id
            seating.move(other, person, to)
        await seat.press("enter")
        assert seat.app.screen.is_modal
        assert "△" in seat.screen
        assert seat.session.groups.seats[person] == to
        assert seat.session.seating.assignment is None
        await seat.press("enter")
        assert seat.session.seating.assignment is not None


async def test_rules_that_contradict_each_other_are_named(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[:2]
        for person in (one, other):
            await seat.record(
                lambda workshop, who=person: seating.pin(workshop, who, group(seat, 1))
            )
        await seat.record(lambda workshop: seating.tie(workshop, Tie.APART, (one, other)))
        known = len(seat.workshop.events)
        await seat.press("f4", "r")
        await until_asked(seat)
        assert name(seat, one) in seat.screen
        assert name(seat, other) in seat.screen
        await seat.press("enter")
        assert len(seat.workshop.events) == known
        assert not seat.app.screen.is_modal


async def test_a_long_search_leaves_the_keys_alive_and_escape_keeps_its_best(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 200, 20)
    wish_something(workshop)
    more_rounds(workshop, 2)
    async with seated(program(workshop.id), clock) as seat:
        await seat.press("f4", "d")
        line = seat.app.screen.query_one("#searching")
        assert line.display, "the search is seen"
        first = board(seat).person
        await seat.press("down")
        assert board(seat).person != first, "the cursor still moves"
        await seat.until(lambda: _("Enter stops and uses it") in f"{line.render()}", "…")
        assert not seat.session.groups.seats
        await seat.press("escape")
        await until_seated(seat)
        assigned = seat.session.seating.assignment
        assert assigned is not None
        assert not assigned.is_proved, "it was ended before its time"
        assert len(seat.session.seating.rounds) == 2
        assert not line.display
        await seat.press("right_square_bracket")
        assert "2" in str(seat.app.screen.query_one("#counts").render())
        item = next(iter(seat.session.seating.rounds))
        assert board(seat).select(first)
        number = 1 if seat.session.seating.rounds[item][first] != group(seat, 1) else 2
        await seat.press("m", str(number), "enter")
        assert seat.session.seating.rounds[item][first] == group(seat, number)
        assert seat.session.groups.seats == assigned.seats, "those of now stay"
        await seat.press("left_square_bracket", "r", "escape")
        assert not seat.app.screen.is_modal or "→" in seat.screen


async def test_no_search_goes_on_once_the_program_is_left(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 60, 8)
    more_rounds(workshop, 2)
    async with seated(program(workshop.id), clock) as seat:
        await seat.press("f4", "d")
        search = seat.app.screen._dealing._search
        assert not search.is_done
    assert search.wait(5)
    assert search.elapsed < search.seconds
