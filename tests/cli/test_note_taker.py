"""The seat of a note-taker from the command line: which group, and what the seat is called."""

import os
import pty
import re
import sys
from typing import BinaryIO

import pytest

from facilitator.cli import note_taker
from facilitator.cli.run import seat_at

from .conftest import KANAZAWA, Shell


@pytest.fixture
def seats(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the seats that were opened; none of them is shown."""
    from facilitator.tui.note_taker import NoteTakerApp

    opened: list[str] = []
    monkeypatch.setattr(note_taker, "is_terminal", lambda: True)

    def run(app: NoteTakerApp) -> None:
        opened.append(app.seat.workshop.seat)
        app.drafts.give_sign()

    monkeypatch.setattr(NoteTakerApp, "run", run)
    shell("new", KANAZAWA)
    return opened


def test_the_seat_needs_a_terminal(shell: Shell) -> None:
    shell("new", KANAZAWA)
    assert "needs a terminal" in shell.refused("notes", "--group", "1")


def test_without_a_group_that_is_there_the_groups_are_told(shell: Shell, seats: list[str]) -> None:
    assert "1 HOLA" in shell.refused("notes")
    assert "1 HOLA" in shell.refused("notes", "--group", "7", "--session", "latest")
    assert seats == []


def test_seats_at_one_group_are_told_apart_by_a_mark(
    shell: Shell, seats: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("notes", "--group", "HOLA")
    shell("notes", "--group", "1")
    monkeypatch.setenv("FACILITATOR_SEAT", "01hzx.abc7f3k")
    shell("notes", "--group", "2", "latest")
    first, second, other = seats
    assert (first, other) == ("note-taker 1", "note-taker 2 7F3K")
    assert re.fullmatch(r"note-taker 1 \w{4}", second)


def test_a_program_that_is_started_again_at_a_terminal_is_the_same_seat(
    shell: Shell, seats: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "rb") as terminal:
        monkeypatch.setattr(note_taker, "seat_at", lambda role: _seat_at(role, terminal))
        shell("notes", "--group", "1")
        shell("notes", "--group", "1")
        assert seats == ["note-taker 1", "note-taker 1"]
        assert _seat_at("facilitator", terminal) != _seat_at("note-taker 1", terminal)
    with open(os.devnull, "rb") as nobody:
        assert _seat_at("note-taker 1", nobody) is None


def _seat_at(role: str, terminal: BinaryIO) -> str | None:
    """The seat of *role* where the program reads from *terminal*."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", terminal)
        return seat_at(role)
