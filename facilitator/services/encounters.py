"""Who sat together before: in this meeting, and in the meetings of the series that were held."""

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from facilitator.domain.encounters import Sitting, breakouts_to_come, sittings
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


_Position = tuple[tuple[str, ...], int]
_READ: WeakKeyDictionary[Workshop, tuple[_Position, tuple[Met, ...]]] = WeakKeyDictionary()
"""What was read last for a session that is open, and how far its series had come then."""


def past_meetings(workshop: Workshop) -> tuple[Met, ...]:
    """Return who sat together in every other meeting of the series, the earliest first.

    Rehearsals do not count. The meetings are read anew only where one has changed, since a screen
    asks at every key. Raises StorageError.
    """
    database, log = workshop.database, Log(workshop.database)
    with database.reading():
        own = tuple(
            row.id
            for row in list_sessions(database)
            if row.series == workshop.series_id and row.id != workshop.id and not row.is_rehearsal
        )
        position = (own, log.last_position(own) if own else 0)
        known = _READ.get(workshop)
        if known is not None and known[0] == position:
            return known[1]
        stored = log.read_on(streams=own) if own else []
    streams: dict[str, list[Event]] = {key: [] for key in own}
    for entry in stored:
        streams[entry.event.stream].append(entry.event)
    sessions = [fold_session(key, events).value() for key, events in streams.items()]
    sessions.sort(key=lambda each: (each.opened.date, each.id))
    every = (Met(of.id, of.opened.date, of.opened.title, sittings(of)) for of in sessions)
    met = tuple(each for each in every if each.sittings)
    _READ[workshop] = position, met
    return met


def earlier_sittings(workshop: Workshop) -> tuple[Sitting, ...]:
    """Return who sat together before they sat as they do now, in this meeting and those before.

    When no breakout is to come any more, the seats of now are the last sitting, and do not count.
    Raises StorageError.
    """
    own = sittings(workshop.session)
    if own and not breakouts_to_come(workshop.session):
        own = own[:-1]
    return (*(each for met in past_meetings(workshop) for each in met.sittings), *own)
