"""The list of sessions: the first thing that is seen, so it loads nothing of what sessions hold."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from facilitator.storage.database import Database


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list of sessions; ``title`` is empty where it has none of its own."""

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
    series_name: str = ""

    @property
    def name(self) -> str:
        """Return what it goes by: its title, else the name of its series, else its slug."""
        return self.title or self.series_name or self.slug


def list_sessions(database: Database) -> tuple[SessionRow, ...]:
    """Return all sessions, the latest date first, and of one date the one made last."""
    rows = database.rows(
        "SELECT id, series, slug, title, date, state, is_rehearsal, no_total, people, groups, "
        "lines, made_at FROM session_view ORDER BY date DESC, made_at DESC, id DESC"
    )
    names = _series_names(database)
    return tuple(_session_row(names.get(row[1], ""), *row) for row in rows)


def _series_names(database: Database) -> dict[str, str]:
    """Return what each series is called, by id, as it was described last."""
    return dict(
        database.rows(
            "SELECT substr(stream, 8), json_extract(data, '$.name.original') FROM event "
            "WHERE stream IN (SELECT DISTINCT 'series:' || series FROM session_view) "
            "AND kind = 'series.described' ORDER BY hlc"
        )
    )


def _session_row(
    series_name: str,
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
        series_name=series_name or "",
    )
