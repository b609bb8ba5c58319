"""The wall from the facilitator's seat: who decides what the room sees."""

import pytest

from facilitator.domain.text import Language

from .conftest import Program
from .seat import WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def language() -> Language:
    """The words of the dialog are told apart in English."""
    return "en"


async def test_the_facilitator_decides_with_one_key_on_every_stage_also_while_typing(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        for stage in ("f2", "f3", "f4", "f5", "f6", "f7"):
            key = "f12" if stage == "f5" else "v"
            await seat.press(stage, key)
            assert "－ names are hidden" in seat.screen
            await seat.press("n")
            assert seat.session.projector.shows_names
            await seat.press(key)
            assert "○ names are shown" in seat.screen
            await seat.press("n")
            assert not seat.session.projector.shows_names
        await seat.press("f2")
        await seat.press("v", "b", "v")
        assert "■ the wall is dark" in seat.screen
        await seat.press("b")
        assert not seat.session.projector.is_blank


async def test_the_facilitator_shows_a_message_and_takes_it_away(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("v", "m")
        await seat.write("15時に再開します", "enter")
        message = seat.session.projector.message
        assert message is not None
        assert message.original == "15時に再開します"
        await seat.press("v")
        assert "15時に再開します" in seat.screen
        await seat.press("m", "end", *["backspace"] * 9, "enter")
        assert seat.session.projector.message is None
        await seat.press("u")
        assert seat.session.projector.message == message


async def test_the_help_of_the_notes_tells_the_key_that_works_while_typing(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5", "f1", "end", "end")
        assert "v F12  Wall" in seat.screen
