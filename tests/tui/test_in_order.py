"""Keys that come in one piece have their effect in their order."""

import asyncio

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
from textual.keys import key_to_character

from facilitator.tui.in_order import in_order

from .at_the_pad import field, lines
from .conftest import Taker
from .seat import WallClock, seated

TYPED = [*"one", "enter", *"twox", "backspace", "enter", *"th", "left", *"x"]


@pytest.mark.asyncio
async def test_no_letter_overtakes_enter_or_backspace_of_keys_that_come_at_once(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        driver = in_order(HeadlessDriver)(seat.app)

        def send_all() -> None:
            for key in TYPED:
                driver.process_message(Key(key, key_to_character(key)))

        await asyncio.to_thread(send_all)
        await seat.settle()
        assert (lines(seat), field(seat)) == (["one", "two"], "txh")
