"""Somebody at the notes, and a note-taker who writes at another seat of the same file."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from facilitator.domain.being_typed import note_place
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine
from facilitator.services import notes, sessions
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

from .seat import TakenSeat

OLD, OURS, THEIRS = "登録は約300人です", "登録は350人です", "登録はおよそ三百人です"
"""What a line read, and what two people made of it at the same time."""


@contextmanager
def writing_elsewhere(
    surroundings: Surroundings, session: str, name: str = "note-taker 1 7F3K"
) -> Iterator[Workshop]:
    """Give the same session at another seat, over its own connection to the file."""
    with sessions.open_database(surroundings) as own:
        yield sessions.open_workshop(own, surroundings, session, seat=name)


def asking(name: str = "line_changes") -> ModuleType:
    """Return a module of the screens as it was imported for the language of the test."""
    return importlib.import_module(f"facilitator.tui.{name}")


async def ask(seat: TakenSeat, what: str, *given: object) -> None:
    """Call one of the functions that ask about a line, above the screen that is seen."""
    getattr(asking(), what)(seat.app.seat, seat.app.screen, *given)
    await seat.settle()


def group_id(workshop: Workshop, number: int) -> str:
    found = workshop.session.groups.numbered(number)
    assert found is not None
    return found.id


def add(workshop: Workshop, group: int | None, words: str, kind: LineKind = LineKind.ANSWER) -> str:
    """Write a line; return its id."""
    key = group_id(workshop, group) if group is not None else None
    return notes.add_line(workshop, key, kind, words)


def drafts_of(workshop: Workshop, role: str = "") -> SeatDrafts:
    """Return what is half typed at the seat of *workshop*, or at another one that is *role*."""
    return SeatDrafts(workshop.database, workshop.surroundings, role=role or workshop.seat)


def half_type(workshop: Workshop, drafts: SeatDrafts, group: int, words: str) -> None:
    """Let *words* be half typed for a group."""
    drafts.keep(note_place(workshop.id, "line", group_id(workshop, group)), words, None)


def clash(here: Workshop, there: Workshop) -> str:
    """Let both seats change the same words of a line of group 1 at once; return its id."""
    line = add(here, 1, OLD)
    notes.edit_line(there, line, base=OLD, words=THEIRS)
    notes.edit_line(here, line, base=OLD, words=OURS)
    return line


def lines_of(workshop: Workshop, group: int | None = 1) -> tuple[NoteLine, ...]:
    return workshop.session.notes.of_group(None if group is None else group_id(workshop, group))


def texts_of(workshop: Workshop, group: int | None = 1) -> list[str]:
    return [line.text.original for line in lines_of(workshop, group)]
