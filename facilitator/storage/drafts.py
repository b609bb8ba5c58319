"""Drafts: what is being typed and is no event yet, kept so that no crash takes it.

A draft belongs to a place (a field on a screen) and a seat (a running program). A seat that has
given no sign for 15 s is dead, and what it left behind is offered to whoever comes to that place:
at once to a seat that takes the notes of the same group, to others when it is given up.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.domain.being_typed import group_of_role
from facilitator.storage import instants
from facilitator.storage.database import Database

DEAD_AFTER = timedelta(seconds=15)
"""How long a seat gives no sign before it counts as dead."""

GIVEN_UP_AFTER = timedelta(minutes=5)
"""How long the seat of a note-taker is dead before seats of another role take up its drafts.

Until then whoever sat there may start it again, and goes on with the line.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a seat was typing at a place, and when; ``base`` is the text it began from, if any."""

    place: str
    seat: str
    text: str
    base: str | None
    at: datetime


def keep(
    database: Database, place: str, seat: str, text: str, base: str | None, at: datetime
) -> None:
    """Keep what *seat* has typed at *place*, instead of what it had typed there before.

    Raises SaveFailed and SessionBusy, as do the other functions that write.
    """
    with database.writing():
        _put(database, Draft(place, seat, text, base, at))


def drop(database: Database, place: str, seat: str) -> None:
    """Forget the draft of *seat* at *place*; within ``writing()``, together with its event."""
    with database.writing():
        _delete(database, place, seat)


def sign_of_life(database: Database, seat: str, role: str, at: datetime) -> None:
    """Note that *seat* is alive at *at*. *role* is what it sits there as (``note-taker 1``)."""
    row = {"id": seat, "role": role, "last_seen": instants.written(at)}
    with database.writing():
        database.put("seat", row)


def signs(database: Database, *, but: str = "") -> tuple[tuple[str, datetime], ...]:
    """Return what every seat *but* one sits there as, and when it gave the last sign of life."""
    rows = database.rows("SELECT role, last_seen FROM seat WHERE id != ? ORDER BY role", (but,))
    return tuple((role, instants.read(at)) for role, at in rows)


def left_behind(
    database: Database, now: datetime, *, for_role: str | None = None
) -> tuple[Draft, ...]:
    """Return the drafts of dead seats, the latest first; those that a seat *for_role* may take up.

    A sign that lies in the future counts as none: a clock was set back, and a living seat gives the
    next within seconds.
    """
    rows = database.rows(
        "SELECT draft.place, draft.seat, text, base, at, coalesce(max(at, last_seen), at),"
        " coalesce(role, '') FROM draft LEFT JOIN seat ON seat.id = draft.seat"
        " ORDER BY at DESC, draft.place"
    )
    return tuple(
        Draft(place, seat, text, base, instants.read(at))
        for place, seat, text, base, at, sign, role in rows
        if abs(now - instants.read(sign)) >= _patience(role, for_role)
    )


def _patience(role: str, for_role: str | None) -> timedelta:
    """Return how long a seat that sits there as *role* gives no sign before a draft is offered."""
    group = group_of_role(role)
    is_anothers = group is not None and for_role is not None and group_of_role(for_role) != group
    return GIVEN_UP_AFTER if is_anothers else DEAD_AFTER


def of_seat(database: Database, seat: str) -> tuple[Draft, ...]:
    """Return the drafts of *seat*, be it alive or not."""
    rows = database.rows("SELECT place, text, base, at FROM draft WHERE seat = ?", (seat,))
    return tuple(
        Draft(place, seat, text, base, instants.read(at)) for place, text, base, at in rows
    )


def at_places(database: Database, places: Sequence[str]) -> tuple[tuple[Draft, str], ...]:
    """Return the drafts at any of *places*, each with what its seat sits there as ("" unknown)."""
    rows = database.rows(
        "SELECT place, draft.seat, text, base, at, coalesce(role, '') FROM draft"
        " LEFT JOIN seat ON seat.id = draft.seat"
        " WHERE place IN (SELECT value FROM json_each(?)) ORDER BY at",
        (json.dumps(list(places)),),
    )
    return tuple(
        (Draft(place, seat, text, base, instants.read(at)), role)
        for place, seat, text, base, at, role in rows
    )


def take_over(database: Database, draft: Draft, seat: str, now: datetime) -> Draft | None:
    """Make a draft left behind that of *seat*, or return None where that would lose something.

    That is: it has gone or been changed, its seat lives again, or *seat* has begun something of its
    own at that place.
    """
    taken = replace(draft, seat=seat, at=now)
    with database.writing():
        if draft not in left_behind(database, now):
            return None
        if database.rows("SELECT 1 FROM draft WHERE place = ? AND seat = ?", (draft.place, seat)):
            return None
        _put(database, taken)
        _delete(database, draft.place, draft.seat)
    return taken


def _put(database: Database, draft: Draft) -> None:
    row = {
        "place": draft.place,
        "seat": draft.seat,
        "text": _storable(draft.text),
        "base": None if draft.base is None else _storable(draft.base),
        "at": instants.written(draft.at),
    }
    database.put("draft", row, key=("place", "seat"))


def _delete(database: Database, place: str, seat: str) -> None:
    database.sql.execute("DELETE FROM draft WHERE place = ? AND seat = ?", (place, seat))


def _storable(text: str) -> str:
    """Return *text* without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
