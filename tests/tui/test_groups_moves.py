"""Moving people by hand on the screen of the groups: the change of points is shown first."""

import re

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Plan
from facilitator.domain.seating import Shortcoming, Suits, Tie
from facilitator.locale import _
from facilitator.services import participants, seating
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

from .at_the_groups import (
    board,
    go_to,
    group,
    many,
    members,
    name,
    sit_in_order,
    until_asked,
    until_seated,
    wish_something,
)
from .conftest import Program
from .seat import LARGE, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

_POINTS = re.compile(r"[+±-]\d+")


async def test_a_move_is_shown_with_its_points_and_broken_rules_before_it_is_done(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[:2]
        await seat.record(lambda workshop: seating.tie(workshop, Tie.TOGETHER, (one, other)))
        await seat.press("f4")
        await go_to(seat, one)
        await seat.press("m")
        assert _POINTS.search(seat.screen)
        assert _("！ Against: {rule}").partition("{")[0] in seat.screen
        assert name(seat, other) in seat.screen, "the rule names whom it parts"
        await seat.press("escape")
        assert one in members(seat, 1)
        await seat.press("m", "2")
        assert one in members(seat, 1), "a digit only selects"
        await seat.press("enter")
        assert one in members(seat, 2)
        assert board(seat).person == one, "the cursor goes with the person"
        await seat.press("u")
        assert one in members(seat, 1)


async def test_digits_are_put_together_where_there_are_more_than_nine_groups(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 24, 12)
    sit_in_order(workshop, 2)
    async with seated(program(workshop.id), clock) as seat:
        person = members(seat, 1)[0]
        await seat.press("f4", "home", "m", "1", "2")
        assert person in members(seat, 1), "Enter decides"
        await seat.press("enter")
        assert person in members(seat, 12)


async def test_two_people_change_places_after_the_change_was_shown(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[0], members(seat, 2)[1]
        await seat.press("f4")
        await go_to(seat, one)
        await seat.press("s")
        assert "⇄" in seat.screen
        await seat.press("escape")
        assert "⇄" not in seat.screen
        assert seat.stage == "groups"
        await seat.press("s")
        await go_to(seat, other)
        await seat.press("s")
        assert _POINTS.search(seat.screen)
        assert one in members(seat, 1)
        await seat.press("enter")
        assert one in members(seat, 2)
        assert other in members(seat, 1)
        await seat.press("u")
        assert one in members(seat, 1), "one undo takes back both"
        assert other in members(seat, 2)


async def test_the_mouse_selects_drags_and_drops_on_a_heading(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        await seat.press("f4")
        one, second = members(seat, 1)[1], members(seat, 1)[2]
        first_line = 2
        await seat.click("#board", (5, first_line + 1))
        assert board(seat).person == one
        await seat.press("s")
        await seat.click("#board", (45, 0))
        assert seat.app.screen.is_modal
        assert one in members(seat, 1)
        await seat.press("enter")
        assert one in members(seat, 2)
        await seat.pilot.mouse_down("#board", offset=(5, first_line + 1))
        await seat.pilot.mouse_up("#board", offset=(45, first_line))
        await seat.settle()
        await seat.press("y")
        assert second in members(seat, 2)
        await seat.click("#board", (5, 0))
        assert board(seat).column == group(seat, 1)


async def test_roles_go_from_one_to_another_and_it_is_said(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[:2]
        await seat.press("f4")
        assert seat.screen.count(_("！ No note-taker")) == 2
        for key, role in (
            ("t", Role.NOTE_TAKER),
            ("f", Role.FACILITATOR),
            ("e", Role.REPORTER),
        ):
            await go_to(seat, one)
            await seat.press(key)
            assert seat.session.groups.groups[group(seat, 1)].roles[role] == one
            await go_to(seat, other)
            await seat.press(key)
            assert seat.session.groups.groups[group(seat, 1)].roles[role] == other
            assert f"{name(seat, one)} → {name(seat, other)}" in seat.said[-1]
        assert seat.screen.count(_("！ No note-taker")) == 1
        assert f"{_('[F]')}{_('[N]')}{_('[R]')} " in seat.screen, "before the name"
        await seat.press("t")
        assert Role.NOTE_TAKER not in seat.session.groups.groups[group(seat, 1)].roles


async def test_who_is_absent_is_no_member_and_stands_at_the_end_of_those_without_a_group(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5, leaving=1))
        absent, neighbour = members(seat, 1)[:2]
        await seat.press("f4")
        await go_to(seat, absent)
        await seat.press("space", "space")
        assert seat.session.participants.entries[absent].presence is Presence.ABSENT
        assert board(seat).person == neighbour, "the cursor stays in the group"
        await seat.press("left")
        assert board(seat).column == "waiting"
        await seat.press("down")
        assert board(seat).person == absent


async def late(seat: TakenSeat, **more: str) -> str:
    """Somebody comes who is not on the list."""
    come: list[str] = []
    await seat.record(
        lambda workshop: come.append(participants.register(workshop, "遅刻 花子", **more))
    )
    return come[0]


async def test_a_late_arrival_is_seated_with_one_key(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f4", "d")
        await until_seated(seat)
        person = await late(seat)
        await go_to(seat, person)
        await seat.press("l")
        assert person in seat.session.groups.seats
        assert "遅刻 花子" in seat.said[-1]
        assert board(seat).person == person
        await seat.press("l")
        await seat.write("髙﨑 都", "enter", "enter")
        assert board(seat).column == "waiting", "l again seats the new person"
        await seat.press("l")
        assert not seat.session.groups.unseated(seat.session.participants)


async def test_where_somebody_would_move_for_a_late_arrival_it_is_asked(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 8, 2)
    sit_in_order(workshop, 4)
    first = workshop.session.groups.open[0]
    guest = workshop.session.groups.members(first.id)[0]
    async with seated(program(workshop.id), clock) as seat:
        person = await late(seat)
        await seat.record(lambda workshop: seating.size(workshop, first.id, 0, 4))
        await seat.record(lambda workshop: seating.tie(workshop, Tie.TOGETHER, (person, guest)))
        for each in members(seat, 1)[:1]:
            await seat.record(lambda workshop, who=each: seating.pin(workshop, who, first.id))
        await seat.press("f4")
        for reply, moves in (("escape", None), ("m", 0), ("enter", 1)):
            await go_to(seat, person)
            before = dict(seat.session.groups.seats)
            await seat.press("l")
            assert seat.app.screen.is_modal, "somebody has to move"
            assert _POINTS.search(seat.screen)
            await seat.press(reply)
            seats = seat.session.groups.seats
            if moves is None:
                assert seats == before
                continue
            assert person in seats
            assert sum(seats[who] != at for who, at in before.items()) == moves
            await seat.press("u")


async def test_why_somebody_sits_there_is_said_in_words(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 12, 2)
    wish_something(workshop)
    sit_in_order(workshop, 6)
    async with seated(program(workshop.id), clock) as seat:
        await seat.press("f4", "w")
        lines = seat.app.screen.query_one("#lines")
        await seat.until(lambda: "…" not in str(lines.render()), "no reason came")
        assert len(str(lines.render())) > 5
        await seat.press("escape", "q")
        await until_asked(seat)
        assert _("Marks") in seat.screen
        await seat.press("escape", "c")
        assert not seat.app.screen.is_modal, "nobody was dealt yet"
        await seat.press("h")
        assert seat.app.screen.is_modal
        await seat.press("escape")


async def test_every_rule_is_changed_from_one_menu(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[0], members(seat, 2)[0]
        await seat.press("f4", "home", "o", "s")
        await seat.write("2", "tab")
        await seat.write("6", "f10")
        size = seat.session.seating.sizes[group(seat, 1)]
        assert (size.least, size.most) == (2, 6)
        await seat.press("o", "f")
        await seat.write("y", "f10")
        assert seat.session.seating.suits[group(seat, 1)] == {Suits.ONLINE}
        await seat.press("o", "a")
        await seat.write(name(seat, other), "enter")
        (rule,) = seat.session.seating.ties.values()
        assert (rule.tie, rule.people) == (Tie.APART, (one, other))
        await seat.press("o", "d", "enter")
        assert not seat.session.seating.ties
        await seat.press("o", "t")
        await seat.write(name(seat, other), "enter")
        assert [each.tie for each in seat.session.seating.ties.values()] == [Tie.TOGETHER]
        await seat.press("o", "r")
        await seat.write("y", "tab")
        await seat.write("y", "f10")
        assert seat.session.seating.offers[one] == {Role.FACILITATOR, Role.NOTE_TAKER}
        await seat.press("o", "p")
        await seat.write("5", "f10")
        assert seat.session.seating.points == {Shortcoming.SECOND_WISH: 5}
        for said in (1, 2):
            await seat.press("o", "h")
            assert len(seat.said) >= said
        assert not seat.app.screen.is_modal
