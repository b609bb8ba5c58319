"""Making up for lost time: what is proposed, and what is done of it."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from facilitator.domain.text import Language, Text
from facilitator.services import agenda

from .at_the_agenda import (
    BREAKOUT,
    CLOSING,
    FIRST_PITCH,
    SECOND_PITCH,
    SHARE_OUT,
    bind_the_end,
    direct,
    item,
    line,
    minutes,
)
from .conftest import Program
from .seat import WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def language() -> Language:
    """The words of the screens are told apart in English."""
    return "en"


async def test_lost_time_is_made_up_with_one_key_and_given_back_with_another(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await seat.press("space")
        await seat.wait(29)
        await seat.press("space")
        assert "▲▲ fixed end +" in seat.screen
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


async def test_a_proposal_that_time_has_overtaken_is_made_anew_before_it_is_carried_out(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await seat.press("space")
        await seat.wait(29)
        await seat.press("space", "c")
        await seat.wait(15)
        await seat.press("enter")
        assert not seat.session.clock.extensions, "nobody has seen what it would be now"
        assert "△ Time has gone on" in seat.screen
        assert "(now 16:09)" in seat.screen
        await seat.press("enter")
        assert not seat.app.screen.is_modal
        assert seat.session.clock.extensions
        assert seat.session.read_clock(clock.at).over_by == timedelta()


async def test_some_seconds_later_a_proposal_is_carried_out_as_it_was_seen(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        await seat.press("space")
        await seat.wait(29)
        await seat.press("space", "c")
        await seat.wait(seconds=7)
        await seat.press("enter")
        assert not seat.app.screen.is_modal
        assert seat.session.clock.extensions


async def test_after_the_meeting_a_message_says_that_there_is_nothing_to_make_up(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space", "x", "y", "c")
        assert not seat.app.screen.is_modal
        assert seat.said[-1] == "The meeting has ended: there is no time to make up."


@pytest.mark.parametrize("language", ["ja", "en"])
async def test_the_keys_are_seen_below_long_titles(
    program: Program, clock: WallClock, planned: str, language: Language
) -> None:
    async with seated(program(planned), clock) as seat:
        await bind_the_end(seat)
        for place in (FIRST_PITCH, SECOND_PITCH, SHARE_OUT):
            words = Text(original="とても長い題名です。" * 15, language="ja")
            key = item(seat, place).id
            await seat.record(
                lambda workshop, key=key, words=words: agenda.revise_item(
                    workshop, key, title=words, change=lambda before: before
                )
            )
        await direct(seat, CLOSING, lambda before: replace(before, ends_at=time(15, 50)))
        await seat.press("space")
        await seat.wait(48)
        await seat.press("c")
        assert ("Enter 適用" if language == "ja" else "Enter Apply") in seat.screen
        assert seat.screen.count("！") == 3
        assert "とても長い題名です。とても…”" in seat.screen.replace("」", "”")
