"""A session is the fold of its events.

Folding never fails: an event that does not apply where it stands is kept, has no effect, and is
reported in ``unheeded``. Undo is folding without the action taken back.
"""

import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from facilitator.domain.agenda import (
    Agenda,
    ItemAdded,
    ItemParked,
    ItemRemoved,
    Lock,
    Timetable,
)
from facilitator.domain.agenda_fold import AgendaFold
from facilitator.domain.clock import Clock
from facilitator.domain.clock_fold import ClockFold
from facilitator.domain.common import Common, CommonFold
from facilitator.domain.details import Details, DetailsFold
from facilitator.domain.events import Event, standing
from facilitator.domain.groups import Groups
from facilitator.domain.groups_fold import GroupsFold
from facilitator.domain.items import ItemKind
from facilitator.domain.notes import Notes
from facilitator.domain.notes_fold import NotesFold
from facilitator.domain.occasion import (
    LONG_BEFORE,
    SessionOpened,
    SessionRenumbered,
    SessionRescheduled,
    SessionRetitled,
)
from facilitator.domain.participants import (
    Participants,
    ParticipantsFold,
    ParticipantWithdrawn,
)
from facilitator.domain.pitches import Pitches, PitchesFold
from facilitator.domain.projection import Projection, State, project
from facilitator.domain.projector import Projector, ProjectorFold
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.seating import Seating
from facilitator.domain.seating_fold import SeatingFold
from facilitator.domain.slots import Basis, basis_of
from facilitator.domain.summary import Summaries
from facilitator.domain.summary_fold import SummariesFold
from facilitator.domain.wishes import Wishes, WishesFold


@dataclass(frozen=True)
class Session:
    """One meeting as its events tell it. ``unheeded`` lists events without effect, by id.

    ``opened`` is what it began with, with what was corrected since. It has no slots, so that what
    the clock asks for every second is worked out once.
    """

    id: str
    opened: SessionOpened
    details: Details
    participants: Participants
    agenda: Agenda
    clock: Clock
    pitches: Pitches
    wishes: Wishes
    groups: Groups
    seating: Seating
    notes: Notes
    summaries: Summaries
    common: Common
    projector: Projector
    unheeded: tuple[str, ...] = ()

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        """Return the time zone of the place of meeting."""
        return zoneinfo.ZoneInfo(self.opened.timezone)

    @cached_property
    def timetable(self) -> Timetable:
        """Return the instants at which the plan has the meeting begin and end, and those of locks.

        A lock is a time of day; meant is the first one that is not long before the start.
        """
        start_at = self._instant(self.opened.start)
        end_at = self._instant(self.opened.end)
        if start_at is not None and end_at is not None and end_at <= start_at:
            end_at += timedelta(days=1)
        around = start_at or self.clock.started_at
        locks = {
            key: Lock(
                self._instant(item.directions.starts_at, around),
                self._instant(item.directions.ends_at, around),
            )
            for key, item in self.agenda.items.items()
            if item.directions.starts_at or item.directions.ends_at
        }
        return Timetable(start_at, end_at, self._instant(self.agenda.hard_end, around), locks)

    def _instant(self, of_day: time | None, around: datetime | None = None) -> datetime | None:
        """Return a time of day of the planned date as an instant.

        With *around*, the first one that is not more than ``LONG_BEFORE`` before that.
        """
        if of_day is None:
            return None
        if around is None:
            return datetime.combine(self.opened.date, of_day, self.zone).astimezone(UTC)
        day = around.astimezone(self.zone).date()
        days = (day + timedelta(days=more) for more in (-1, 0, 1))
        instants = (datetime.combine(each, of_day, self.zone).astimezone(UTC) for each in days)
        return next(at for at in instants if at >= around - LONG_BEFORE)

    @cached_property
    def _basis(self) -> Basis:
        return basis_of(self.agenda, self.clock, self.timetable)

    def read_clock(self, now: datetime) -> Projection:
        """Return what the clock says at the instant *now* (aware)."""
        return project(self._basis, now)

    @property
    def state(self) -> State:
        """Return where the meeting stands; what was entered as held is held."""
        if self.opened.was_held or self.clock.ended_at is not None:
            return State.HELD
        if not self.clock.is_running:
            return State.PLANNED
        return State.PAUSED if self.clock.is_paused else State.RUNNING


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
        self.wishes = WishesFold(self.participants, self.pitches)
        self.groups = GroupsFold(self.participants, self.pitches)
        self.seating = SeatingFold(self.groups)
        self.notes = NotesFold(self.groups)
        self.summaries = SummariesFold(self.groups)
        self.common = CommonFold(self.notes)
        self.projector = ProjectorFold()
        self._stages: Mapping[str, Callable[[Event], None]] = {
            "session": self._change_session,
            "details": self.details.apply,
            "participants": self._change_participants,
            "agenda": self._change_agenda,
            "clock": self._run_clock,
            "pitches": self.pitches.apply,
            "wishes": self.wishes.apply,
            "groups": self.groups.apply,
            "seating": self.seating.apply,
            "notes": self.notes.apply,
            "summary": self.summaries.apply,
            "common": self.common.apply,
            "projector": self.projector.apply,
        }

    def apply(self, event: Event) -> None:
        """Take in one event; one that has no effect is noted as unheeded."""
        try:
            self._stages[event.body.kind.partition(".")[0]](event)
        except (DoesNotApply, KeyError):
            self.unheeded.append(event.id)

    def _change_session(self, event: Event) -> None:
        body = event.body
        match body:
            case SessionOpened() if self.opened is None:
                self.opened = body
                self.clock.was_held = body.was_held
            case SessionRetitled() | SessionRescheduled() | SessionRenumbered() if self.opened:
                changed = {name: getattr(body, name) for name in type(body).model_fields}
                self.opened = self.opened.model_copy(update=changed)
            case _:
                raise DoesNotApply(body.kind)

    def _change_participants(self, event: Event) -> None:
        """Take in an event about somebody; whoever is withdrawn leaves nothing in what follows."""
        self.participants.apply(event)
        if isinstance(event.body, ParticipantWithdrawn):
            for fold in (self.wishes, self.groups, self.seating):
                fold.forget(event.body.person)

    def _change_agenda(self, event: Event) -> None:
        match event.body:
            case ItemRemoved(item=item) | ItemParked(item=item) if item in self.clock.began:
                raise DoesNotApply(event.body.kind)
        self.agenda.apply(event)
        if isinstance(event.body, ItemAdded) and self.clock.intervals:
            self.clock.unplanned.add(event.body.item)

    def _run_clock(self, event: Event) -> None:
        """Take in an event of the clock; where it ends a breakout, note who sat together in it."""
        before = self.clock.current
        self.clock.apply(event)
        after = self.clock.current
        if before != after and before is not None and self._is_breakout(before):
            self.groups.end_sitting(before)
        if before != after and after is not None and self._is_breakout(after):
            self.groups.begin_sitting(after)

    def _is_breakout(self, item: str) -> bool:
        known = self.agenda.items.get(item)
        return known is not None and known.kind is ItemKind.BREAKOUT

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
            wishes=self.wishes.value(),
            groups=self.groups.value(),
            seating=self.seating.value(),
            notes=self.notes.value(),
            summaries=self.summaries.value(),
            common=self.common.value(),
            projector=self.projector.value(),
            unheeded=tuple(self.unheeded),
        )


def fold_session(session: str, events: Iterable[Event]) -> SessionFold:
    """Fold *events*, in the order of the log, those taken back left out."""
    fold = SessionFold(session)
    for event in standing(events):
        fold.apply(event)
    return fold
