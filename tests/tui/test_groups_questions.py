"""Questions of the groups: what opens by itself is read first, and nothing found is lost."""

import importlib

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Plan
from facilitator.domain.seating import Tie
from facilitator.locale import _
from facilitator.services import groups, participants, seating, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

from .at_the_groups import (
    board,
    go_to,
    group,
    many,
    members,
    more_rounds,
    name,
    sit_in_order,
    until_asked,
    until_seated,
    wish_something,
)
from .conftest import PEOPLE, Program
from .seat import SMALL, WallClock, seated

pytestmark = pytest.mark.asyncio


async def test_a_question_that_opens_by_itself_hears_no_key_at_first(
    program: Program, clock: WallClock, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(program(planned), clock) as seat:
        question = importlib.import_module("facilitator.tui.dialogs.seating_question")
        monkeypatch.setattr(question, "DEAF", 1_000.0)
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        before = dict(seat.session.groups.seats)
        await seat.press("f4", "r")
        await seat.until(lambda: seat.app.screen.is_modal, "nothing was asked")
        await seat.press("enter", "y", "m", "1", "escape")
        assert seat.app.screen.is_modal, "keys that were meant for the search do nothing"
        assert seat.session.groups.seats == before
        seat.app.screen.hear()
        await seat.press("enter")
        assert seat.session.groups.seats != before


async def test_where_the_rules_have_changed_meanwhile_it_is_looked_for_anew(
    program: Program, clock: WallClock, surroundings: Surroundings, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        await seat.press("f4", "r")
        await until_asked(seat)
        person = members(seat, 1)[-1]
        with sessions.open_database(surroundings) as own:
            other = sessions.open_workshop(own, surroundings, planned)
            seating.pin(other, person, other.session.groups.seats[person])
        await seat.press("enter")
        assert seat.session.seating.assignment is None
        await until_asked(seat)
        assert _("△ There were changes meanwhile: this was looked for anew.")[:9] in seat.screen
        await seat.press("enter")
        assert seat.session.seating.assignment is not None
        assert person in members(seat, 1)


async def test_what_was_found_is_asked_again_where_it_could_not_be_saved(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        await seat.press("f4", "r")
        await until_asked(seat)
        found = [line for line in seat.screen.splitlines() if "→" in line]
        seat.app.database.rows("PRAGMA query_only = 1")
        await seat.press("enter")
        seat.app.database.rows("PRAGMA query_only = 0")
        assert seat.app.screen.is_modal
        assert "✕" in seat.screen
        assert set(found[1:3]) <= set(seat.screen.splitlines())
        assert seat.session.seating.assignment is None
        await seat.press("enter")
        assert not seat.app.screen.is_modal
        assert seat.session.seating.assignment is not None


async def test_who_waits_is_placed_where_nobody_moves_if_that_is_wanted(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, PEOPLE, leaving=1))
        before = dict(seat.session.groups.seats)
        await seat.press("f4", "d")
        await until_asked(seat)
        await seat.press("m")
        await until_seated(seat)
        seats = seat.session.groups.seats
        assert all(seats[who] == at for who, at in before.items())
        assert _("{n} people were seated. u takes it back.")[-8:] in seat.said[-1]


async def test_broken_rules_are_counted_beside_the_points_and_said_in_words(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, SMALL) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[:2]
        await seat.press("f4")
        line = seat.app.screen.query_one("#quality")
        assert "！" not in str(line.render())
        await seat.record(lambda workshop: seating.tie(workshop, Tie.APART, (one, other)))
        await seat.settle()
        assert _("！ Rules broken: {n}").format(n=1) in str(line.render())
        await seat.press("q")
        assert name(seat, one) in seat.screen
        assert name(seat, other) in seat.screen


async def test_thirty_groups_to_choose_from_fit_and_what_the_move_breaks_is_told_below(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 60, 30)
    sit_in_order(workshop, 2)
    first, second, *_rest = workshop.session.groups.open
    seating.lock(workshop, second.id, is_locked=True)
    person = workshop.session.groups.members(first.id)[0]
    groups.give_role(workshop, first.id, Role.NOTE_TAKER, person)
    async with seated(program(workshop.id), clock, (60, 20)) as seat:
        await seat.press("f4")
        await go_to(seat, person)
        await seat.press("m", "1", "2")
        assert "→ 12" in seat.screen, "what is typed is seen, and the keys below the list"
        assert "Esc" in seat.screen
        assert name(seat, person)[:4] in str(seat.app.screen.query_one("#detail").render())
        assert person in members(seat, 1)
        await seat.press("escape")
        await go_to(seat, members(seat, 3)[0])
        await seat.press("m", "2")
        locked = _("{group} is locked.").format(group=_("Group {number}").format(number=2))
        assert locked in str(seat.app.screen.query_one("#detail").render())


async def test_who_was_moved_by_hand_hears_so_and_no_wish_seems_to_win_points(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 12, 2)
    wish_something(workshop)
    async with seated(program(workshop.id), clock) as seat:
        await seat.press("f4", "d")
        await until_seated(seat)
        person = next(
            who
            for who in members(seat, 1)
            if seat.session.wishes.of(who)[0] == seat.session.groups.open[0].pitch
            and who not in [p.presenter for p in seat.session.pitches.pitches.values()]
        )
        await seat.record(lambda workshop: seating.move(workshop, person, group(seat, 2)))
        await go_to(seat, person)
        await seat.press("w")
        lines = seat.app.screen.query_one("#lines")
        await seat.until(lambda: "…" not in str(lines.render())[:2], "no reason came")
        told = str(lines.render())
        assert _("Was moved here by hand.") in told
        assert _("Had wishes that were not met; sits where it is best for everybody.") not in told
        assert "-" in told, "the move back alone wins points"


async def test_rounds_are_numbered_and_those_that_are_over_can_only_be_looked_at(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 12, 3)
    more_rounds(workshop, 1)
    async with seated(program(workshop.id), clock) as seat:
        await seat.press("f4", "d")
        await until_seated(seat)
        counts = seat.app.screen.query_one("#counts")
        label = _("Round {number} of {all}")
        assert label.format(number=1, all=2) in str(counts.render())
        first = dict(seat.session.groups.seats)
        for _each in range(20):
            if len(seat.session.groups.sat) == 1 and seat.session.groups.seats != first:
                break
            await seat.press("f2", "space")
        await seat.press("f4")
        counts = seat.app.screen.query_one("#counts")
        assert label.format(number=2, all=2) in str(counts.render())
        await seat.press("left_square_bracket")
        over = _("Round {number} of {all}, over").format(number=1, all=2)
        assert over in str(counts.render())
        known = len(seat.workshop.events)
        await seat.press("home", "m", "p", "t")
        assert not seat.app.screen.is_modal
        assert len(seat.workshop.events) == known


async def test_marks_tell_who_comes_online_and_who_needs_something_and_the_wish_of_a_role_holder(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[1:3]
        marked = [seat.session.groups.groups[group(seat, 1)].pitch]
        await seat.record(lambda workshop: participants.give_wishes(workshop, one, marked))
        await seat.record(
            lambda workshop: groups.give_role(workshop, group(seat, 1), Role.NOTE_TAKER, one)
        )
        await seat.press("f4")
        line = next(each for each in seat.screen.splitlines() if name(seat, one)[:5] in each)
        assert "①" in line
        assert _("[N]") in line
        await go_to(seat, other)
        await seat.press("s")
        assert "⇄" in seat.screen
        await seat.record(
            lambda workshop: participants.mark_presence(workshop, other, Presence.LEFT)
        )
        await seat.settle()
        assert "⇄" not in seat.screen, "who is away changes places with nobody"


async def test_people_who_are_together_are_not_put_apart_and_keys_for_nobody_say_so(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f4", "end")
        await seat.press("m")
        assert seat.said == [_("There is nobody under the cursor.")]
        assert not seat.app.screen.is_modal
        await seat.record(lambda workshop: sit_in_order(workshop, 5))
        one, other = members(seat, 1)[0], members(seat, 2)[0]
        await seat.press("home", "o", "t")
        await seat.write(name(seat, other), "enter")
        assert name(seat, other) in seat.said[-1]
        await seat.press("o", "a")
        await seat.write(name(seat, other), "enter")
        assert [tie.tie for tie in seat.session.seating.ties.values()] == [Tie.TOGETHER]
        await go_to(seat, one)
        assert board(seat).person == one
