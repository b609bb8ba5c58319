"""What became of each pitch of a series: when it was offered, where it was given, what came of it.

The counts are of the notes of the groups that worked on a pitch. A follow-up counts where it comes
from a line of such a group; one that nobody tied to a line is not attributed to any pitch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from facilitator.domain.events import Event, standing
from facilitator.domain.items import NOTHING
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.pitches import Pitch, PitchReturned, PitchWished, PitchWithdrawn
from facilitator.domain.projection import State
from facilitator.domain.series import Series, fold_series, stream_of
from facilitator.domain.session import Session, fold_session
from facilitator.domain.text import Text
from facilitator.storage.database import Database
from facilitator.storage.log import Log
from facilitator.storage.session_list import list_sessions

COUNTED = (LineKind.QUESTION, LineKind.ANSWER, LineKind.OFFER, LineKind.NEXT_STEP)
"""The kinds of note lines that tell what a pitch has set going."""


class Outcome(StrEnum):
    """What became of a pitch so far."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    GIVEN = "given"
    NOT_GIVEN = "not_given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Appearance:
    """A pitch in one session. ``took`` is None where no clock measured it.

    ``lines`` counts the lines of each kind in COUNTED that its groups wrote.
    """

    session: str
    date: date
    title: Text | None
    is_over: bool
    was_given: bool
    took: timedelta | None
    lines: Mapping[LineKind, int]
    follow_ups: int


@dataclass(frozen=True, slots=True)
class PitchHistory:
    """What became of one pitch. Instants are None where it did not happen.

    ``offered_at`` is when it came into the queue. ``appearances`` are the sessions that it is part
    of, the earliest first; those it was taken out of again are only counted in ``returned_at``.
    """

    id: str
    content: Pitch
    wish: PitchWished | None = None
    offered_at: datetime | None = None
    appearances: tuple[Appearance, ...] = ()
    returned_at: tuple[datetime, ...] = ()
    withdrawn_at: datetime | None = None
    is_waiting: bool = False

    @property
    def outcome(self) -> Outcome:
        """Return what became of it so far."""
        if self.withdrawn_at is not None:
            return Outcome.WITHDRAWN
        if any(each.was_given for each in self.appearances):
            return Outcome.GIVEN
        if self.is_waiting:
            return Outcome.WAITING
        is_over = bool(self.appearances) and all(each.is_over for each in self.appearances)
        return Outcome.NOT_GIVEN if is_over else Outcome.SCHEDULED

    @property
    def took(self) -> timedelta | None:
        """Return how long it was given in all, None where no clock measured it."""
        took = [each.took for each in self.appearances if each.took is not None]
        return sum(took, NOTHING) if took else None

    @property
    def follow_ups(self) -> int:
        """Return how many follow-ups came out of its groups."""
        return sum(each.follow_ups for each in self.appearances)

    def lines(self, kind: LineKind) -> int:
        """Return how many lines of *kind* its groups wrote, in all sessions."""
        return sum(each.lines[kind] for each in self.appearances)


@dataclass
class _Found:
    """What is known of a pitch while the series and the sessions are gone through."""

    content: Pitch
    appearances: list[Appearance] = field(default_factory=list)
    returned_at: list[datetime] = field(default_factory=list)
    withdrawn_at: datetime | None = None


def fold_histories(
    series: str, events: Iterable[Event], sessions: Iterable[Session], now: datetime
) -> tuple[PitchHistory, ...]:
    """Return what became of every pitch of *series* as seen at *now*, the oldest first.

    *events* are those of the series in the order of the log, *sessions* those of it that count.
    """
    told = standing(events)
    known = fold_series(series, told).value()
    found = {key: _Found(queued.content) for key, queued in known.queue.items()}
    for event in told:
        match event.body:
            case PitchReturned(pitch=pitch) if pitch in found:
                found[pitch].returned_at.append(event.at)
            case PitchWithdrawn(pitch=pitch) if pitch in found and known.queue[pitch].is_withdrawn:
                found[pitch].withdrawn_at = event.at
    for session in sorted(sessions, key=lambda each: (each.opened.date, each.id)):
        for pitch, content in session.pitches.pitches.items():
            of = found.setdefault(pitch, _Found(content))
            of.content = content
            of.appearances.append(_appearance(session, known, pitch, now))
    histories = (_history(known, pitch, each) for pitch, each in found.items())
    return tuple(sorted(histories, key=_came_at))


def _came_at(history: PitchHistory) -> datetime:
    """Return when a pitch was first heard of: put into the queue, else the day of its session."""
    if history.offered_at is not None:
        return history.offered_at
    return datetime.combine(history.appearances[0].date, time(), UTC)


def _history(series: Series, pitch: str, found: _Found) -> PitchHistory:
    queued = series.queue.get(pitch)
    return PitchHistory(
        id=pitch,
        content=found.content,
        wish=series.wishes.get(pitch),
        offered_at=queued.offered_at if queued else None,
        appearances=tuple(found.appearances),
        returned_at=tuple(found.returned_at),
        withdrawn_at=found.withdrawn_at,
        is_waiting=queued is not None and queued.is_waiting,
    )


def _appearance(session: Session, series: Series, pitch: str, now: datetime) -> Appearance:
    clock = session.clock
    items = [item.id for item in session.agenda.items.values() if item.pitch == pitch]
    took = [clock.elapsed(item, now) for item in items if item in clock.began]
    groups = {group.id for group in session.groups.groups.values() if group.pitch == pitch}
    lines = [line for line in session.notes.lines.values() if line.group in groups]
    ids = {line.id for line in lines}
    return Appearance(
        session=session.id,
        date=session.opened.date,
        title=session.opened.title,
        is_over=session.state is State.HELD,
        was_given=session.opened.was_held or bool(took),
        took=sum(took, NOTHING) if took else None,
        lines={kind: sum(line.kind is kind for line in lines) for kind in COUNTED},
        follow_ups=sum(each.line in ids for each in series.follow_ups_of(session.id)),
    )


def read_histories(database: Database, series: str, now: datetime) -> tuple[PitchHistory, ...]:
    """Return what became of every pitch of *series*, rehearsals left out, the oldest first.

    Reads each session once. Raises StorageError where the file cannot be read.
    """
    with database.reading():
        rows = list_sessions(database)
        own = [row.id for row in rows if row.series == series and not row.is_rehearsal]
        stored = Log(database).read_on(streams=[*own, stream_of(series)])
    streams: dict[str, list[Event]] = {key: [] for key in (*own, stream_of(series))}
    for entry in stored:
        streams[entry.event.stream].append(entry.event)
    sessions = [fold_session(key, streams[key]).value() for key in own]
    return fold_histories(series, streams[stream_of(series)], sessions, now)
