"""The list of sessions: the first thing that is seen, so it loads nothing of what sessions hold."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from facilitator.storage.database import Database


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list of sessions."""

    id: str
    series: str
    slug: str
    title: str
    date: date
    state: str
    is_rehearsal: bool
    no_total: int | None
    people: int
    groups: int
    lines: int
    made_at: datetime


def list_sessions(database: Database) -> tuple[SessionRow, ...]:
    """Return all sessions, the latest date first, and of one date the one made last."""
    rows = database.rows(
        "SELECT id, series, slug, title, date, state, is_rehearsal, no_total, people, groups, "
        "lines, made_at FROM session_view ORDER BY date DESC, made_at DESC, id DESC"
    )
    return tuple(_session_row(*row) for row in rows)


def _session_row(
    id_: str,
    series: str,
    slug: str,
    title: str,
    day: str,
    state: str,
    is_rehearsal: int,
    *rest: Any,
) -> SessionRow:
    no_total, people, groups, lines, made_at = rest
    return SessionRow(
        id=id_,
        series=series,
        slug=slug,
        title=title,
        date=date.fromisoformat(day),
        state=state,
        is_rehearsal=bool(is_rehearsal),
        no_total=no_total,
        people=people,
        groups=groups,
        lines=lines,
        made_at=datetime.fromisoformat(made_at),
    )
