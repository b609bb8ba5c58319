"""What is typed is not lost: half-typed text, a full disk, a program that is killed."""

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from facilitator.domain.being_typed import note_place
from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes, sessions
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.drafts import left_behind

from .at_the_pad import full
from .conftest import Program
from .seat import PATIENCE, ROOT, TakenSeat, WallClock, seated

SOON = 2.0
"""Seconds within which what is half typed is kept, with room for a slow machine."""

LATER = datetime(2200, 1, 1, tzinfo=UTC)
"""When every seat of today counts as gone."""

DEAD_AFTER = 16
"""Seconds after which a seat that gives no sign counts as gone, and one more."""


def kept(database: Database) -> list[str]:
    """Return the half-typed texts that are in the file."""
    return [draft.text for draft in left_behind(database, LATER)]


async def until_kept(seat: TakenSeat, database: Database, *texts: str) -> None:
    await seat.until(
        lambda: sorted(kept(database)) == sorted(texts), f"{texts} are not kept", within=SOON
    )


Left = Callable[..., None]
"""Leaves something half typed in the notes of the first group, as a program that is killed does."""


@pytest.fixture
def left(database: Database, surroundings: Surroundings, planned: str) -> Left:
    def leave(what: str, text: str, base: str | None = None) -> None:
        group = next(
            iter(sessions.open_workshop(database, surroundings, planned).session.groups.groups)
        )
        drafts = SeatDrafts(database, surroundings)
        assert drafts.keep(note_place(planned, what, group), text, base)

    return leave


@pytest.mark.asyncio
async def test_what_is_half_typed_is_kept_and_what_is_left_is_recorded(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("途中の一行")
        await until_kept(seat, database, "途中の一行")
        await seat.press("f9")
        assert recorded(seat) == ["途中の一行"]
        await seat.write("伝えたい")
        await seat.press("enter")
        await seat.write("二点")
        await until_kept(seat, database, "伝えたい\n二点")
        await seat.press("f6")
        (shared,) = seat.session.summaries.summaries.values()
        assert [point.original for point in shared.points] == ["伝えたい", "二点"]
        await seat.press("c")
        await seat.write("会場の声")
        await until_kept(seat, database, "会場の声")


def recorded(seat: TakenSeat) -> list[str]:
    return [line.text.original for line in seat.session.notes.lines.values()]


@pytest.mark.asyncio
async def test_half_typed_text_comes_back_after_the_program_is_gone(
    program: Program, clock: WallClock, planned: str, database: Database, left: Left
) -> None:
    left("line", "？途中の一行")
    left("points", "伝えたい\n二点", "")
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        assert seat.find("#entry", Input).value == "？途中の一行"
        assert seat.find("#points", TextArea).text == "伝えたい\n二点"
        assert len(seat.said) >= 1
        await seat.press("f9", "enter")
        await until_kept(seat, database)
        assert not seat.find("#entry", Input).value
        (line,) = seat.session.notes.lines.values()
        assert (line.kind, line.text.original) == (LineKind.QUESTION, "途中の一行")
        (shared,) = seat.session.summaries.summaries.values()
        assert [point.original for point in shared.points] == ["伝えたい", "二点"]


@pytest.mark.asyncio
async def test_of_several_programs_that_are_gone_one_text_is_offered_after_the_other(
    program: Program, clock: WallClock, planned: str, database: Database, left: Left
) -> None:
    for text in ("一人目", "二人目", "三人目"):
        left("line", text)
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        for _number in range(3):
            await seat.press("enter")
            await seat.wait(seconds=1)
        assert sorted(recorded(seat)) == sorted(["一人目", "二人目", "三人目"])
        await until_kept(seat, database)


@pytest.mark.asyncio
async def test_a_half_changed_line_comes_back_as_a_change(
    program: Program, clock: WallClock, planned: str, meeting: Workshop, left: Left
) -> None:
    group = next(iter(meeting.session.groups.groups))
    line = notes.add_line(meeting, group, LineKind.IDEA, "はじめの文")
    left("change", "はじめの文、つづき", f"{line}\nはじめの文")
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5", "enter")
        (line,) = seat.session.notes.lines.values()
        assert (line.kind, line.text.original) == (LineKind.IDEA, "はじめの文、つづき")


@pytest.mark.asyncio
async def test_what_is_half_typed_is_a_line_when_the_session_is_left_and_opened_again(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("書きかけ")
        await seat.press("escape", "escape", "escape")
        assert seat.stage == "home"
        await seat.press("enter", "f5")
        assert recorded(seat) == ["書きかけ"]
        assert seat.find("#entry", Input).value == ""
        await until_kept(seat, database)


@pytest.mark.asyncio
async def test_leaving_the_program_in_the_middle_of_a_word_keeps_it(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f6", "c")
        await seat.write("途中で")
        await seat.pilot.press("ctrl+q")
    assert kept(database) == ["途中で"]


@pytest.mark.asyncio
async def test_what_another_living_seat_has_half_typed_is_left_to_it(
    program: Program, clock: WallClock, planned: str, left: Left
) -> None:
    left("line", "よその途中")
    clock.wait(seconds=3)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        assert not seat.find("#entry", Input).value
        await seat.wait(seconds=DEAD_AFTER)
        assert seat.find("#entry", Input).value == "よその途中"


@pytest.mark.asyncio
async def test_on_a_full_disk_the_text_stays_in_its_box_and_in_a_rescue_file_until_it_is_saved(
    program: Program,
    clock: WallClock,
    planned: str,
    database: Database,
    surroundings: Surroundings,
) -> None:
    text = "長い記録" * 2_000
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        known = len(seat.workshop.events)
        with full(database):
            await seat.paste(text, "enter")
            await seat.until(lambda: "✕" in seat.screen, "nobody is told", within=SOON)
            assert seat.find("#entry", Input).value == text
            assert len(seat.workshop.events) == known
            await seat.until(
                lambda: any(text in file.read_text("utf-8") for file in rescued(surroundings)),
                "the text is not rescued",
                within=SOON,
            )
            await seat.press("f2")
            assert "✕" in seat.screen, "the red line is on every stage"
            await seat.press("f5", "enter")
            assert seat.find("#entry", Input).value == text
        await seat.press("enter")
        assert "✕" not in seat.screen
        assert not seat.find("#entry", Input).value
        (line,) = seat.session.notes.lines.values()
        assert line.text.original == text
        await until_kept(seat, database)


def rescued(surroundings: Surroundings) -> list[Path]:
    return list(surroundings.rescue.glob("*.txt"))


@pytest.mark.asyncio
async def test_a_draft_that_could_not_be_kept_is_kept_as_soon_as_there_is_room(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    text = "まだ途中" * 2_000
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        with full(database):
            await seat.paste(text)
            await seat.until(lambda: "✕" in seat.screen, "nobody is told", within=SOON)
        clock.wait(seconds=1)
        await until_kept(seat, database, text)
        await seat.until(lambda: "✕" not in seat.screen, "the red line stays", within=SOON)


class Terminal:
    """A real program in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        pty = pytest.importorskip("pty", reason="there are no terminals like this on Windows")
        import fcntl
        import termios

        self.end, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "facilitator.cli.main", *arguments],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self.written = b""

    def write(self, text: str) -> None:
        os.write(self.end, text.encode())

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Read what the program writes until *condition* holds."""
        give_up_at = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < give_up_at, f"{what}: {self.written[-2000:]!r}"
            if select.select([self.end], [], [], 0.05)[0]:
                self.written += os.read(self.end, 65536)

    def kill(self) -> None:
        """End the program at once, without a chance to save (SIGKILL)."""
        self.process.kill()
        self.process.wait()
        os.close(self.end)


@pytest.fixture
def killed_while_typing(planned: str, database: Database, surroundings: Surroundings) -> str:
    """Type into a real program and kill it as soon as the file holds what was typed."""
    typed = "消えてほしくない一行"
    places = ("--db", str(surroundings.database), "--exports", str(surroundings.exports))
    terminal = Terminal(*places, "--lang", "ja", "run", planned)
    try:
        terminal.until(lambda: b"F5" in terminal.written, "the program does not begin")
        terminal.write("\x1b[15~")
        terminal.until(lambda: "＞".encode() in terminal.written, "the notes do not open")
        terminal.write(typed)
        terminal.until(lambda: kept(database) == [typed], "nothing is kept")
    finally:
        terminal.kill()
    return typed


@pytest.mark.asyncio
async def test_a_program_that_is_killed_loses_nothing_that_was_typed(
    killed_while_typing: str,
    program: Program,
    clock: WallClock,
    planned: str,
    database: Database,
) -> None:
    (draft,) = left_behind(database, LATER)
    clock.at = draft.at
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        assert seat.find("#entry", Input).value == killed_while_typing
        assert killed_while_typing in seat.screen
        await seat.press("enter")
        (line,) = seat.session.notes.lines.values()
        assert line.text.original == killed_while_typing
