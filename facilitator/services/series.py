"""The series of one file: follow-ups and the queue of pitches belong to no single session."""

from collections.abc import Mapping

from facilitator.domain.series import Series, fold_series, stream_of
from facilitator.storage.database import Database
from facilitator.storage.log import Log
from facilitator.storage.session_list import SessionRow, list_sessions


def read_all_series(database: Database) -> Mapping[str, Series]:
    """Return every series that has a session in the file, by id."""
    ids = dict.fromkeys(row.series for row in list_sessions(database))
    return {series: read_series(database, series) for series in ids}


def read_series(database: Database, series: str) -> Series:
    """Return the series with that id as its events tell it; empty where there are none."""
    stored = Log(database).read_on(streams=[stream_of(series)])
    return fold_series(series, [entry.event for entry in stored]).value()


def latest_of_series(database: Database, series: str) -> SessionRow | None:
    """Return the session of *series* that was made last, never a rehearsal; None without one."""
    own = [row for row in list_sessions(database) if row.series == series and not row.is_rehearsal]
    return max(own, key=lambda row: (row.made_at, row.id), default=None)
