"""The agenda: running the meeting, catching up, and what the header says."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from textual.binding import Binding
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
    SHARE_OUT,
    TALK,
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


async def bind_the_end(seat: TakenSeat) -> None:
    """Let the breakout be protected, the share-out begin at 15:35, and all be over at 16:00."""
    await direct(seat, BREAKOUT, lambda before: replace(before, is_protected=True))
    await direct(seat, SHARE_OUT, lambda before: replace(before, starts_at=time(15, 35)))
    await seat.record(lambda workshop: agenda.lock_end(workshop, time(16, 0)))


async def test_lost_time_is_made_up_with_one_key_and_given_back_with_another(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await seat.press("space")
        await seat.wait(29)
        await seat.press("space")
        assert "▲▲ too late" in seat.screen
        await seat.press("c")
        for words in ("Catch up", "hard end 16:00", "protected", "(now 16:09)", "−4 min"):
            assert words in seat.screen
        await seat.press("escape")
        assert not seat.session.clock.extensions, "nothing was applied"
        await seat.press("c", "enter")
        assert sum(seat.session.clock.extensions.values(), timedelta()) == -minutes(9)
        assert item(seat, BREAKOUT).id not in seat.session.clock.extensions
        assert "0 min to spare" in line(seat, "end")
        await seat.press("u")
        assert not seat.session.clock.extensions


async def test_what_cannot_be_made_up_is_said_with_the_items_that_would_have_to_go(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await seat.press("space")
        await seat.wait(41)
        await seat.press("space", "c")
        assert "！ 7 min are missing for “Sharing in plenary” (15:35)." in seat.screen
        assert "Leaving out “Pitch 2" in seat.screen


async def test_where_nothing_is_late_there_is_nothing_to_apply(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space", "c")
        assert "nothing has to become shorter" in seat.screen
        before = len(seat.workshop.events)
        await seat.press("enter")
        assert not seat.app.screen.is_modal
        assert len(seat.workshop.events) == before
        assert not seat.said


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
    "end": ("x",),
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
        await seat.press("x")
        assert "planned 120 min, took 35 min" in seat.screen
        await seat.press("a")
        assert "Start" in seat.screen


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
        assert "write the three points to share with everybody (left 35:00)" in seat.screen
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


async def test_the_help_tells_every_key_of_the_agenda(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        keys = [each for each in seat.app.screen.BINDINGS if isinstance(each, Binding)]
        await seat.press("f1")
        told = "".join(str(line.content) for line in seat.app.screen.query(Static))
        assert [each.tooltip for each in keys if each.tooltip not in told] == []
        assert "(=)" in told, "the mark of what is protected"


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
