"""Another process at work on the same session: what it does is seen here at once."""

import asyncio
import sys
from collections.abc import Callable

import pytest

from facilitator.services.surroundings import Surroundings

from .conftest import Program
from .seat import TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

AT_ONCE = 0.5
"""Seconds after which what another process did is seen."""

_COMMAND = """
import sys
from datetime import datetime
from facilitator.cli.main import main
sys.exit(main(sys.argv[2:], now=lambda: datetime.fromisoformat(sys.argv[1])))
"""


@pytest.fixture
def elsewhere(clock: WallClock, surroundings: Surroundings) -> Callable[..., list[str]]:
    """Return the command line of another process, whose clock shows the same time."""

    def command(*words: str) -> list[str]:
        at = clock.at.isoformat()
        return [sys.executable, "-c", _COMMAND, at, "--db", str(surroundings.database), *words]

    return command


async def run_and_see(
    seat: TakenSeat, command: list[str], condition: Callable[[], object], what: str
) -> None:
    """Run *command*; what it did must be seen half a second after it has ended."""
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    assert await process.wait() == 0
    await seat.until(condition, what, within=AT_ONCE)


async def test_what_another_process_does_is_seen_within_half_a_second(
    program: Program,
    clock: WallClock,
    planned: str,
    elsewhere: Callable[..., list[str]],
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        first = seat.session.clock.current
        await run_and_see(
            seat,
            elsewhere("clock", "next", planned),
            lambda: seat.session.clock.current != first and "✓" in seat.screen,
            "the next item is not seen",
        )
        await seat.press("f5")
        await seat.write("ここで書いている")
        await run_and_see(
            seat,
            elsewhere("note", "add", "--session", planned, "--group", "1", "?別の席からの質問"),
            lambda: "別の席からの質問" in seat.screen,
            "the line is not seen",
        )
        assert "ここで書いている" in seat.screen, "what is typed here stays in its field"
        await seat.press("enter")
        words = [line.text.original for line in seat.session.notes.lines.values()]
        assert words == ["別の席からの質問", "ここで書いている"]


async def test_pressing_next_where_another_process_has_moved_on_does_not_skip_an_item(
    program: Program,
    clock: WallClock,
    planned: str,
    elsewhere: Callable[..., list[str]],
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        order = seat.session.agenda.order
        process = await asyncio.create_subprocess_exec(
            *elsewhere("clock", "next", planned), stdout=asyncio.subprocess.DEVNULL
        )
        await process.wait()
        await seat.press("space")
        assert seat.session.clock.current in order[1:3]
        await seat.until(lambda: "✓" in seat.screen, "the step is not seen")
