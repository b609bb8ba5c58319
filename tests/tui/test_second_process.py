"""Another process at work on the same session: what it does is seen here at once.

How soon is counted in looks of the app, not measured, so that a busy computer changes nothing.
"""

import asyncio
import sys
from collections.abc import Callable

import pytest

from facilitator.services.surroundings import Surroundings

from .conftest import Program
from .seat import PATIENCE, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

AT_ONCE = 0.5
"""Seconds after which what another process did is seen."""

LOOKS = 2
"""How often the app looks at the file in that time."""

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
    """Run *command*; what it did must be seen when the app has looked twice after its end."""
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    assert await process.wait() == 0
    for _number in range(LOOKS):
        await next_look(seat)
        if condition():
            return
    pytest.fail(f"{what}\n{seat.screen}")


async def next_look(seat: TakenSeat) -> None:
    """Wait until the app has looked by itself once more, and has shown what it saw."""
    assert seat.app.seat is not None
    looked, look = asyncio.Event(), seat.app.seat.look

    def looking() -> bool:
        looked.set()
        return look()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seat.app.seat, "look", looking)
        await asyncio.wait_for(looked.wait(), PATIENCE)
    await seat.settle()


def row(seat: TakenSeat, title: str) -> str:
    """Return the last line of the screen that holds *title*: the header may hold it as well."""
    return [line for line in seat.screen.splitlines() if title in line][-1]


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


async def test_the_screen_follows_the_clock_of_another_process(
    program: Program, clock: WallClock, planned: str, elsewhere: Callable[..., list[str]]
) -> None:
    async with seated(program(planned), clock) as seat:
        assert LOOKS * sys.modules[type(seat.app).__module__].LOOK_EVERY <= AT_ONCE
        assert "▶" not in seat.screen

        async def follows(condition: Callable[[], object], *words: str) -> None:
            command = elsewhere("clock", *words, planned)
            await run_and_see(seat, command, condition, f"{words} is not seen")

        await follows(lambda: "▶" in seat.screen, "start")
        clock.wait(30)
        await follows(lambda: "▶" in row(seat, "ピッチ1"), "next")
        await follows(lambda: " 22 " in row(seat, "ピッチ1"), "extend", "7")
        planned_row = row(seat, "ピッチ2")
        await follows(lambda: row(seat, "ピッチ2") != planned_row, "skip", "3")
        assert seat.session.clock.skipped == {seat.session.agenda.order[2]}
        await follows(lambda: row(seat, "ピッチ2") == planned_row, "skip", "3")
        assert "16:17" in seat.screen
        await follows(lambda: "16:17" not in seat.screen, "catch-up", "--apply")
        assert not seat.session.read_clock(clock.at).over_by


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
