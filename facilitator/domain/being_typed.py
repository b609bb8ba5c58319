"""What is half typed in the notes at some seat, and is no line yet."""

from dataclasses import dataclass
from datetime import datetime

PLENARY = "plenary"
"""Stands for the group of what belongs to everybody."""


def group_of_role(role: str) -> int | None:
    """Return the number of the group whose notes the seat *role* takes (``note-taker 1``)."""
    what, _space, rest = role.partition(" ")
    number = rest.partition(" ")[0]
    return int(number) if what == "note-taker" and number.isdecimal() else None


def note_place(session: str, what: str, group: str) -> str:
    """Return the place of what is half typed in the notes of *group*.

    *what* is ``line`` (a new line), ``change`` (of a line), ``pasted`` or ``points``.
    """
    return f"{session} {what} {group}"


def change_of(key: str, before: str) -> str:
    """Return what a half-typed change began from: the id of what is changed, and what it read."""
    return f"{key}\n{before}"


def read_change(base: str | None) -> tuple[str, str]:
    """Return the id of what is changed, and what it read, from what the change began from."""
    key, _newline, before = (base or "").partition("\n")
    return key, before


@dataclass(frozen=True, slots=True)
class BeingTyped:
    """What another seat has half typed for *group*: the words, since when they stand, and its role.

    ``what`` is as for ``note_place``.
    """

    group: str
    what: str
    text: str
    at: datetime
    role: str
