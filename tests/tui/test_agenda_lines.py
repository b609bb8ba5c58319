"""What is said around the agenda: the header, the prompt, what binds, what is forgotten."""

from dataclasses import replace
from datetime import time

import pytest
from textual.widgets import Input, Static

from facilitator.domain.items import ItemKind
from facilitator.domain.projection import Phase
from facilitator.domain.text import Language, Text
from facilitator.services import agenda
from facilitator.services import clock as clock_of_meeting
from facilitator.services.workshop import Workshop

from .at_the_agenda import (
    BREAKOUT,
    CLOSING,
    TALK,
    bind_the_end,
    direct,
    line,
    minutes,
    point_at,
)
from .conftest import Program
from .seat import LARGE, WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def language() -> Language:
    """The words of the screens are told apart in English."""
    return "en"


async def test_a_meeting_that_nobody_began_and_a_long_pause_are_not_forgotten(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        assert not seat.find("#nudge", Static).display
        await seat.wait(12)
        assert line(seat, "nudge") == "！ Not begun 12 min after the planned 14:00: Space begins."
        assert "！ Not begun, 12 min after 14:00" in seat.screen
        await seat.press("space")
        assert not seat.find("#nudge", Static).display
        await seat.press("p")
        await seat.wait(4)
        assert not seat.find("#nudge", Static).display
        await seat.wait(2)
        assert line(seat, "nudge") == "！ Paused for 6 min: p goes on."
        assert "！ paused 6:00" in seat.screen
        await seat.press("f5")
        assert "！ paused 6:00" in seat.screen, "the header says it on every stage"


async def test_the_header_tells_how_pressing_the_end_of_an_item_is(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.press("space")
        await seat.wait(17)
        assert " left 3:00 / 20:00" in seat.screen
        await seat.wait(2)
        assert " △ soon over, left 1:00 / 20:00" in seat.screen
        await seat.wait(3)
        assert " ▲ over by 2:00 / 20:00" in seat.screen
        await seat.wait(4)
        assert " ▲▲ long over by 6:00 / 20:00" in seat.screen


async def test_the_prompt_of_the_wrap_up_comes_while_somebody_types_and_takes_nothing_away(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await point_at(seat, BREAKOUT)
        await seat.press("g", "f5")
        await seat.wait(39)
        await seat.write("まだ話し")
        assert "write the three points" not in seat.screen
        await seat.wait(2)
        await seat.write("合っている")
        assert "write the three points to share with everybody (left 4:00)" in seat.screen
        assert "wrap-up left 4:00" in seat.screen
        assert seat.find("#entry", Input).value == "まだ話し合っている"
        assert seat.find("#entry", Input).has_focus
        for stage in ("f3", "f4", "f6", "f7", "f2"):
            await seat.press(stage)
            await seat.until(
                lambda: "write the three points" in seat.screen, "it is seen on every stage"
            )
        await seat.press("p")
        assert "write the three points" not in seat.screen


async def test_the_wrap_up_begins_before_its_time_with_a_key(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        assert "Breakout discussion  wrap-up 15:30" in seat.screen
        await point_at(seat, BREAKOUT)
        await seat.press("g")
        await seat.wait(10)
        await seat.press("w")
        assert seat.app.screen.room.face.phase is Phase.WRAP_UP
        assert "write the three points to share with everybody (left 5:00)" in seat.screen
        assert "wrap-up 14:40" not in seat.screen, "it has begun already"
        await seat.press("u")
        assert "write the three points" not in seat.screen


async def test_a_change_of_seats_asks_everybody_to_move(
    program: Program, clock: WallClock, planned: str
) -> None:
    def add(workshop: Workshop) -> None:
        added = agenda.add_item(workshop, ItemKind.SEAT_CHANGE, length=minutes(3))
        clock_of_meeting.start_item(workshop, added)

    async with seated(program(planned), clock) as seat:
        await seat.record(add)
        await seat.press("f4")
        await seat.wait(1)
        assert "Time to change seats (left 2:00)" in seat.screen


async def test_what_an_item_is_bound_to_stands_beside_its_title(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await direct(seat, CLOSING, lambda before: replace(before, ends_at=time(16, 2)))
        assert "fixed 15:35 0 min spare" in seat.screen
        assert "until 16:02 2 min spare" in seat.screen
        await seat.press("space")
        await seat.wait(24)
        assert "fixed 15:35 ▲4 min late" in seat.screen
        assert "until 16:02 ▲2 min late" in seat.screen
        assert "▲ 4 min over: “Notices” crosses it" in line(seat, "end")
        await point_at(seat, BREAKOUT)
        assert "= length protected" in line(seat, "about")


async def test_the_cue_of_the_running_item_is_seen_where_the_one_under_the_cursor_has_none(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        for place, words in ((TALK, "照明を落とす"), (BREAKOUT, "席を回る")):
            cue = Text(original=words)
            await direct(seat, place, lambda before, cue=cue: replace(before, cue=cue))
        await seat.press("space")
        assert "照明を落とす" in line(seat, "cue")
        await point_at(seat, BREAKOUT)
        assert "席を回る" in line(seat, "cue")
        await point_at(seat, CLOSING)
        assert "照明を落とす" in line(seat, "cue")


async def test_a_clock_that_jumps_back_is_told_once_and_shown_until_it_is_right(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.wait(10)
        await seat.wait(seconds=-2)
        assert not seat.said
        await seat.wait(-3)
        await seat.wait(seconds=1)
        assert len(seat.said) == 1
        assert "！ computer clock went back 3:01" in seat.screen
        await seat.wait(4)
        assert "went back" not in seat.screen


async def test_a_clock_set_back_before_the_last_event_is_shown_after_a_new_start(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
    clock.wait(-5)
    async with seated(program(planned), clock) as seat:
        assert "！ computer clock went back 5:00" in seat.screen


async def test_an_item_without_a_length_is_said_not_to_count(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(lambda workshop: agenda.add_item(workshop, ItemKind.NETWORKING))
        assert line(seat, "nudge").startswith("△ 1 without a length")
        item = next(iter(seat.session.agenda.items))
        await seat.record(
            lambda workshop: agenda.revise_item(
                workshop, item, length=minutes(5), change=lambda before: before
            )
        )
        assert not seat.find("#nudge", Static).display
