"""What cannot be done now is said in words, and changes nothing."""

import re

import pytest
from textual.widgets import Input

from .at_the_groups import until_seated
from .conftest import Program
from .seat import TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


async def refused(seat: TakenSeat, *keys: str) -> None:
    """Press *keys*: nothing happens to the session, and the last message says why in Japanese."""
    known, said = len(seat.workshop.events), len(seat.said)
    seat.app._said.clear()  # as long after what was said before
    await seat.press(*keys)
    assert len(seat.workshop.events) == known, f"{keys} did something"
    assert len(seat.said) == said + 1, f"{keys}: {seat.said[said:]}"
    assert _JAPANESE.search(seat.said[-1]), seat.said[-1]
    assert "{" not in seat.said[-1]


async def test_before_the_meeting_there_is_nothing_to_take_back_to_interrupt_or_to_end(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        for key in ("u", "U", "b", "p", "plus", "minus", "x"):
            await refused(seat, key)
        await refused(seat, "e", "enter")


async def test_on_the_agenda_what_has_begun_stays_where_it_is(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        await refused(seat, "b")
        await refused(seat, "g")
        await refused(seat, "delete")
        await refused(seat, "right_square_bracket")
        await seat.wait(1)
        await seat.press("p")
        await seat.press("p", "x", "y")
        await refused(seat, "space")
        await refused(seat, "x")


async def test_groups_refuse_what_makes_no_sense(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f4")
        await refused(seat, "m", "0", "enter")
        await seat.press("d")
        await until_seated(seat)
        await refused(seat, "d")
        await seat.press("l")
        await seat.write("架空 花子", "f10")
        await seat.press("l", "l")
        await seat.write("架空 花子")
        await refused(seat, "f10")


async def test_pitches_and_notes_that_did_not_change_are_not_recorded_again(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3")
        known = len(seat.workshop.events)
        await seat.press("enter", "f10")
        assert not seat.app.screen.is_modal, "what was not changed closes without a word"
        assert len(seat.workshop.events) == known
        await refused(seat, "s")
        await seat.press("o")
        await seat.write("朝市", "f10")
        await seat.press("o")
        await seat.write("朝市")
        await refused(seat, "f10")
        assert seat.find("#title", Input).value == "朝市", "what was refused can be corrected"
        await seat.press("end")
        await seat.write("の夜", "f10")
        assert not seat.app.screen.is_modal
        await seat.press("f5")
        await seat.write("一行", "enter")
        known = len(seat.workshop.events)
        await seat.press("escape", "enter")
        assert seat.find("#entry", Input).value == "一行"
        await seat.press("enter")
        assert seat.find("#entry", Input).value == ""
        assert len(seat.workshop.events) == known


async def test_when_every_group_has_shared_that_is_said(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f6", "space", "space", "space")
        await refused(seat, "space")
        await refused(seat, "e")


async def test_in_the_list_of_sessions_the_keys_of_a_session_do_nothing(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(), clock) as seat:
        before = seat.screen
        await seat.press("u", "U", "f4", "5", "f10", "escape")
        assert seat.stage == "home"
        assert seat.screen == before
