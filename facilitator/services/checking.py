"""Looking whether a file is what was written to it, and what lies about in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.events import Event
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.series import fold_series, stream_of
from facilitator.domain.session import fold_session
from facilitator.services.surroundings import Surroundings
from facilitator.storage import backup as copying
from facilitator.storage.database import Database
from facilitator.storage.drafts import left_behind
from facilitator.storage.errors import StorageError, Unreadable
from facilitator.storage.log import Log
from facilitator.storage.rebuild import Folded, rebuild_views, view_faults
from facilitator.storage.sqlite import has_wal_reset_bug, sqlite_version
from facilitator.storage.verify import Fault

_SERIES = stream_of("")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. ``faults`` are of the log, ``differences`` of the tables for reading.

    ``drafts`` counts what programs that are gone had half typed. ``read_only`` says why the file
    can only be read, None where it can be written.
    """

    faults: tuple[Fault, ...]
    differences: tuple[Fault, ...]
    sessions: int
    events: int
    unheeded: int
    drafts: int
    read_only: StorageError | None
    sqlite: str
    sqlite_is_sound: bool

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and not self.differences


def check(database: Database, surroundings: Surroundings, *, rebuild: bool = False) -> Report:
    """Check the whole file; with *rebuild*, make the tables for reading anew where they differ."""
    log = Log(database)
    faults = log.verify()
    folded: list[Folded] = []
    differences: list[Fault] = []
    try:
        folded += _fold_all(log)
        differences += view_faults(database, folded)
        if differences and rebuild:
            rebuild_views(database, folded)
            differences = view_faults(database, folded)
    except Unreadable as error:
        faults.append(Fault(error.reason, error.values))
    return Report(
        faults=tuple(faults),
        differences=tuple(differences),
        sessions=len(folded),
        events=sum(entry.events for entry in log.streams()),
        unheeded=sum(len(each.session.unheeded) for each in folded),
        drafts=len(left_behind(database, surroundings.now())),
        read_only=database.read_only_reason,
        sqlite=sqlite_version(),
        sqlite_is_sound=not has_wal_reset_bug(sqlite_version()),
    )


def _fold_all(log: Log) -> Iterator[Folded]:
    """Yield every session of the log; a stream without an opening is none."""
    streams: dict[str, list[Event]] = {}
    for stored in log.read_on():
        streams.setdefault(stored.event.stream, []).append(stored.event)
    for stream, events in streams.items():
        opening = next((each for each in events if isinstance(each.body, SessionOpened)), None)
        if stream.startswith(_SERIES) or opening is None:
            continue
        assert isinstance(opening.body, SessionOpened)
        series = opening.body.series
        yield Folded(
            session=fold_session(stream, events).value(),
            series=fold_series(series, streams.get(stream_of(series), [])).value(),
            made_at=opening.at,
        )


def backup(database: Database, to: Path) -> None:
    """Copy the file to *to*, whole or not at all, never over another; raises SaveFailed."""
    copying.backup(database, to)
