"""A session is the fold of its events.

Folding never fails: an event that does not apply where it stands is kept, has no effect, and is
reported in ``unheeded``. Undo is folding without the action taken back.
"""

import zoneinfo
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from facilitator.domain.agenda import Agenda, AgendaFold, ItemRemoved, Timetable
from facilitator.domain.clock import Clock, ClockFold
from facilitator.domain.clock_face import ClockFace, State, read_clock
from facilitator.domain.details import Details, DetailsFold
from facilitator.domain.events import Body, Event, Undone, standing, taken_back
from facilitator.domain.groups import Groups, GroupsFold
from facilitator.domain.notes import Notes, NotesFold
from facilitator.domain.participants import Participants, ParticipantsFold
from facilitator.domain.pitches import Pitches, PitchesFold
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.summary import Summaries, SummariesFold
from facilitator.domain.text import Language, Text


class SessionOpened(Body, kind="session.opened"):
    """A session came into being. ``start`` and ``end`` are times of day at the place of meeting.

    An ``end`` not after the ``start`` is on the next day. A session that ``was_held`` was entered
    from a record; a rehearsal is marked on every document. ``copy_no`` tells sessions of the
    same series, date and number apart, in the names of their files.
    """

    series: str
    slug: str
    title: Text | None = None
    date: date
    timezone: str = "Asia/Tokyo"
    start: time | None = None
    end: time | None = None
    language: Language = "ja"
    no_in_fiscal_year: int | None = None
    no_total: int | None = None
    was_held: bool = False
    is_rehearsal: bool = False
    copy_no: int = 1


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting as its events tell it. ``unheeded`` lists events without effect, by id."""

    id: str
    opened: SessionOpened
    details: Details
    participants: Participants
    agenda: Agenda
    clock: Clock
    pitches: Pitches
    groups: Groups
    notes: Notes
    summaries: Summaries
    unheeded: tuple[str, ...] = ()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """Return the time zone of the place of meeting."""
        return zoneinfo.ZoneInfo(self.opened.timezone)

    @property
    def timetable(self) -> Timetable:
        """Return the instants at which the plan has the meeting begin and end."""
        start_at = self._instant(self.opened.start)
        end_at = self._instant(self.opened.end)
        if start_at is not None and end_at is not None and end_at <= start_at:
            end_at += timedelta(days=1)
        return Timetable(start_at, end_at)

    def _instant(self, of_day: time | None) -> datetime | None:
        """Return a time of day of the planned date as an instant."""
        if of_day is None:
            return None
        return datetime.combine(self.opened.date, of_day, self.zone).astimezone(UTC)

    def read_clock(self, now: datetime) -> ClockFace:
        """Return what the clock says at the instant *now* (aware)."""
        return read_clock(self.agenda, self.clock, self.timetable, now)

    @property
    def state(self) -> State:
        """Return where the meeting stands; what was entered as held is held."""
        if self.opened.was_held or self.clock.ended_at is not None:
            return State.HELD
        if not self.clock.is_running:
            return State.PLANNED
        return State.PAUSED if self.clock.is_paused else State.RUNNING


def fiscal_year(day: date) -> int:
    """Return the fiscal year of *day*, which begins on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


class SessionFold:
    """Builds a ``Session`` event by event; events taken back must be left out by the caller."""

    def __init__(self, session: str) -> None:
        self.id = session
        self.opened: SessionOpened | None = None
        self.unheeded: list[str] = []
        self.details = DetailsFold()
        self.participants = ParticipantsFold()
        self.agenda = AgendaFold()
        self.clock = ClockFold(self.agenda)
        self.pitches = PitchesFold()
        self.groups = GroupsFold(self.participants, self.pitches)
        self.notes = NotesFold(self.groups)
        self.summaries = SummariesFold(self.groups)
        self._stages: Mapping[str, Callable[[Event], None]] = {
            "session": self._open,
            "details": self.details.apply,
            "participants": self.participants.apply,
            "agenda": self._change_agenda,
            "clock": self.clock.apply,
            "pitches": self.pitches.apply,
            "groups": self.groups.apply,
            "notes": self.notes.apply,
            "summary": self.summaries.apply,
        }

    def apply(self, event: Event) -> None:
        """Take in one event; one that has no effect is noted as unheeded."""
        try:
            self._stages[event.body.kind.partition(".")[0]](event)
        except (DoesNotApply, KeyError):
            self.unheeded.append(event.id)

    def _open(self, event: Event) -> None:
        if self.opened is not None or not isinstance(event.body, SessionOpened):
            raise DoesNotApply(event.body.kind)
        self.opened = event.body
        self.clock.was_held = event.body.was_held

    def _change_agenda(self, event: Event) -> None:
        if isinstance(event.body, ItemRemoved) and event.body.item in self.clock.value().begun:
            raise DoesNotApply(event.body.kind)
        self.agenda.apply(event)

    def value(self) -> Session:
        """Return the session as built so far, frozen; Refused where it was never opened."""
        if self.opened is None:
            raise Refused("There is no such session.")
        return Session(
            id=self.id,
            opened=self.opened,
            details=self.details.value(),
            participants=self.participants.value(),
            agenda=self.agenda.value(),
            clock=self.clock.value(),
            pitches=self.pitches.value(),
            groups=self.groups.value(),
            notes=self.notes.value(),
            summaries=self.summaries.value(),
            unheeded=tuple(self.unheeded),
        )


def fold_session(session: str, events: Iterable[Event]) -> SessionFold:
    """Fold *events*, in the order of the log, those taken back left out."""
    fold = SessionFold(session)
    for event in standing(events):
        fold.apply(event)
    return fold


def latest_action(events: Iterable[Event], wanted: Callable[[Event], bool]) -> str:
    """Return the action that undo takes back: the last of the *wanted* events that stands.

    *events* are all of them, since what one seat did another one may have taken back.
    """
    for event in reversed(standing(events)):
        if wanted(event) and not isinstance(event.body, SessionOpened):
            return event.action
    raise Refused("There is nothing to take back.")


def latest_undoing(events: Sequence[Event], wanted: Callable[[Event], bool]) -> str:
    """Return the undoing that redo takes back: the last of the *wanted* events that stands.

    Only while none of them did anything else since; what was put back already is passed over.
    """
    gone = taken_back(events)
    undoings = {event.action for event in events if isinstance(event.body, Undone)}
    for event in filter(wanted, reversed(events)):
        if not isinstance(event.body, Undone):
            break
        if event.action not in gone and event.body.target not in undoings:
            return event.action
    raise Refused("There is nothing to put back.")


def undo(
    events: Sequence[Event],
    action: str,
    unheeded: Callable[[Sequence[Event]], Sequence[str]],
) -> Undone:
    """Decide that *action* is taken back in one stream; refused where something depends on it.

    *unheeded* folds events of that stream and returns the ids of those without effect: what would
    lose its effect by the undo depends on what it takes back.
    """
    mine = [event for event in events if event.action == action]
    if not mine or action in taken_back(events):
        raise Refused("There is nothing to take back.")
    if any(isinstance(event.body, SessionOpened) for event in mine):
        raise Refused("A session cannot be taken back.")
    body = Undone(target=action)
    last = events[-1]
    trial = Event("", f"undo of {action}", last.stream, last.at, last.seat, body)
    broken = set(unheeded([*events, trial])) - set(unheeded(events))
    if broken:
        first = next(event for event in events if event.id in broken)
        raise Refused("“{kind}” came after it and depends on it.", kind=first.body.kind)
    return body
