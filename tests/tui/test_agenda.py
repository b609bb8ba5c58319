"""The agenda: running the meeting, and what is seen of its items."""

from dataclasses import replace
from datetime import time

import pytest
from textual.binding import Binding
from textual.widgets import Static

from facilitator.domain.items import ItemKind
from facilitator.domain.text import Language
from facilitator.services import agenda
from facilitator.services import clock as clock_of_meeting
from facilitator.services.workshop import Workshop

from .at_the_agenda import (
    BREAKOUT,
    CLOSING,
    SECOND_PITCH,
    direct,
    item,
    line,
    minutes,
    point_at,
    title_under_cursor,
)
from .conftest import Program
from .seat import LARGE, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def language() -> Language:
    """The words of the screens are told apart in English."""
    return "en"


def course(seat: TakenSeat) -> tuple[object, ...]:
    """Return all that running a meeting changes."""
    on = seat.session.agenda
    return seat.session.clock, on, on.order


LIVE: dict[str, tuple[str, ...]] = {
    "go on": ("space",),
    "go back": ("b",),
    "pause": ("p",),
    "a minute more": ("plus",),
    "a minute less": ("minus",),
    "five minutes more": ("f",),
    "begun before": ("e", "enter"),
    "leave out": ("ctrl+end", "s"),
    "wrap up": ("w",),
    "go to this": ("ctrl+end", "g"),
    "protect": ("t",),
    "park": ("ctrl+end", "k"),
    "split": ("ctrl+end", "d", "enter"),
    "move": ("ctrl+end", "left_square_bracket"),
    "remove": ("ctrl+end", "delete"),
    "end": ("x", "y"),
}


@pytest.mark.parametrize("done", LIVE)
async def test_every_live_action_is_taken_back_with_one_key(
    program: Program, clock: WallClock, planned: str, done: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        await seat.wait(20)
        await seat.press("space")
        await seat.wait(7)
        before = course(seat)
        await seat.press(*LIVE[done])
        assert course(seat) != before
        await seat.press("u")
        assert course(seat) == before


async def test_an_item_left_out_says_so_until_it_is_taken_up_again(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await point_at(seat, CLOSING)
        await seat.press("s")
        assert "Notices  left out" in seat.screen
        assert "■ 15:55 end" in seat.screen
        await seat.press("s")
        assert "left out" not in seat.screen
        assert "■ 16:00 end" in seat.screen


async def test_planned_and_actual_lengths_stand_side_by_side_while_the_meeting_goes_on(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        await seat.wait(24)
        await seat.press("space")
        await seat.wait(11)
        await seat.press("a")
        assert "▲ +4 min" in seat.screen
        assert "█+" in seat.screen, "the talk went beyond its plan"
        assert "█░" in seat.screen, "the pitch has something left"
        await seat.press("space")
        assert "▽ −4 min" in seat.screen
        assert title_under_cursor(seat, "#bars").startswith("Pitch 2")
        await seat.press("x", "y")
        assert "planned 120 min, took 35 min" in seat.screen
        await seat.press("a")
        assert "Start" in seat.screen


async def test_the_help_tells_every_key_of_the_agenda(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        keys = [each for each in seat.app.screen.BINDINGS if isinstance(each, Binding)]
        await seat.press("f1")
        told = "".join(str(line.content) for line in seat.app.screen.query(Static))
        assert [each.tooltip for each in keys if each.tooltip not in told] == []
        assert "(=)" in told, "the mark of what is protected"


async def test_the_end_is_seen_below_more_items_than_there_are_lines(
    program: Program, clock: WallClock, planned: str
) -> None:
    def add_many(workshop: Workshop) -> None:
        for _number in range(30):
            agenda.add_item(workshop, ItemKind.BREAK, length=minutes(1))

    async with seated(program(planned), clock) as seat:
        await seat.record(add_many)
        await seat.wait(2)
        assert "■ 16:32 end" in seat.screen
        assert "Space begins" in seat.screen
        await seat.press("c")
        assert "Enter Apply" in seat.screen, "so is what follows from a long proposal"
        assert "Notices" not in seat.screen
        await seat.press(*["down"] * 30)
        assert "Notices" in seat.screen


async def test_the_cursor_goes_on_with_the_meeting_only_from_the_running_item(
    program: Program, clock: WallClock, planned: str, meeting: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        meeting.read_on()
        clock_of_meeting.go_on(meeting)
        await seat.wait(1)
        assert title_under_cursor(seat).startswith("Pitch 1")
        await point_at(seat, CLOSING)
        meeting.read_on()
        clock_of_meeting.go_on(meeting)
        await seat.wait(1)
        assert title_under_cursor(seat).startswith("Notices"), "somebody is at work there"
        assert seat.session.clock.current == item(seat, SECOND_PITCH).id


async def test_a_session_that_runs_already_is_opened_at_its_running_item(
    program: Program, clock: WallClock, planned: str, meeting: Workshop
) -> None:
    clock_of_meeting.start_item(meeting, meeting.session.agenda.order[BREAKOUT])
    async with seated(program(planned), clock) as seat:
        assert title_under_cursor(seat).startswith("Breakout")


async def test_a_meeting_with_items_to_come_ends_only_after_a_question(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space", "x")
        assert "There are items still to come" in seat.screen
        await seat.press("escape")
        assert seat.session.clock.is_running
        await point_at(seat, CLOSING)
        await seat.press("g", "x")
        if seat.session.clock.is_running:
            await seat.press("y")
        assert not seat.session.clock.is_running


async def test_where_nothing_is_to_come_the_meeting_ends_at_once(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press(*["space"] * 6, "x")
        assert seat.session.clock.ended_at == clock.at


@pytest.mark.parametrize("stage", ["f2", "f3", "f4", "f5", "f6", "f7"])
async def test_a_second_in_which_only_the_clock_went_on_lays_nothing_out_anew(
    program: Program,
    clock: WallClock,
    planned: str,
    stage: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    updated = []
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.press("space", stage)
        await seat.wait(seconds=1)
        with monkeypatch.context() as patch:
            patch.setattr(Static, "update", lambda self, *_words: updated.append(self))
            for _second in range(3):
                await seat.wait(seconds=1)
        assert updated == []
        assert "left 19:56" in seat.screen


async def test_the_difference_to_the_plan_is_seen_whole(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        await seat.wait(90)
        await seat.press("space")
        await seat.wait(15)
        await seat.press("space", "a")
        assert "▲ +70 min" in seat.screen
        assert "○ on plan" in seat.screen


async def test_beside_a_title_the_time_that_binds_an_item_comes_before_its_wrap_up(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await direct(seat, BREAKOUT, lambda before: replace(before, starts_at=time(14, 50)))
        row = next(each for each in seat.screen.splitlines() if "Breakout" in each)
        assert "fixed 14:50 0 min spare" in row
        assert "wrap" not in row
        await point_at(seat, BREAKOUT)
        assert "wrap-up from 15:30" in line(seat, "about")
