"""Who sat together before: in this meeting, and in the meetings of the series that were held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.encounters import Sitting, sittings
from facilitator.domain.events import Event
from facilitator.domain.session import fold_session
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop
from facilitator.storage.log import Log
from facilitator.storage.session_list import list_sessions


@dataclass(frozen=True, slots=True)
class Met:
    """The sittings of one meeting."""

    session: str
    date: date
    title: Text | None
    sittings: tuple[Sitting, ...]


def past_meetings(workshop: Workshop) -> tuple[Met, ...]:
    """Return who sat together in every other meeting of the series, the earliest first.

    Rehearsals do not count. Reads each meeting once. Raises StorageError.
    """
    database, own = workshop.database, workshop.id
    with database.reading():
        rows = [
            row
            for row in list_sessions(database)
            if row.series == workshop.series_id and row.id != own and not row.is_rehearsal
        ]
        stored = Log(database).read_on(streams=[row.id for row in rows]) if rows else []
    streams: Mapping[str, list[Event]] = {row.id: [] for row in rows}
    for entry in stored:
        streams[entry.event.stream].append(entry.event)
    sessions = [fold_session(key, events).value() for key, events in streams.items()]
    sessions.sort(key=lambda each: (each.opened.date, each.id))
    met = (Met(of.id, of.opened.date, of.opened.title, sittings(of)) for of in sessions)
    return tuple(each for each in met if each.sittings)


def all_meetings(workshop: Workshop) -> tuple[Met, ...]:
    """Return ``past_meetings`` with this meeting as the last one, where people sat in it."""
    session = workshop.session
    own = Met(session.id, session.opened.date, session.opened.title, sittings(session))
    return (*past_meetings(workshop), *([own] if own.sittings else []))
