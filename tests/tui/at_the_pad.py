"""What is seen and typed on the pad of one group."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.widgets import Input, TextArea

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine
from facilitator.storage.database import Database

from .seat import TakenSeat

REST = 10
"""Seconds after which what is half typed is recorded."""


def field(seat: TakenSeat) -> str:
    return seat.find("#entry", Input).value


def points(seat: TakenSeat) -> TextArea:
    return seat.find("#points", TextArea)


def lines(seat: TakenSeat) -> list[str]:
    return [line.text.original for line in seat.session.notes.lines.values()]


def kinds(seat: TakenSeat) -> list[LineKind]:
    return [line.kind for line in seat.session.notes.lines.values()]


def only_line(seat: TakenSeat) -> NoteLine:
    (line,) = seat.session.notes.lines.values()
    return line


def row(seat: TakenSeat, words: str) -> str:
    """Return the one row of the screen that holds *words*."""
    (found,) = [row for row in seat.screen.splitlines() if words in row]
    return found


async def keep(seat: TakenSeat) -> None:
    """Let the pad keep at once what is half typed, as it does every 0.3 seconds."""
    seat.app.screen.query_one("NotePad").keep()  # type: ignore[attr-defined]
    await seat.settle()


async def rest(seat: TakenSeat) -> None:
    """Let nobody type for so long that what is half typed is recorded."""
    seat.clock.wait(seconds=REST)
    await keep(seat)
    await seat.wait(seconds=1)


@contextmanager
def full(database: Database) -> Iterator[None]:
    """Leave SQLite no room for another page, as on a full disk."""
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        database.rows(f"PRAGMA max_page_count = {pages * 100}")
