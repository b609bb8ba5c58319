"""What the clock says: one pure function from the agenda, the clock, and an instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Item, Timetable
from facilitator.domain.clock import NOTHING, Clock

OTHER_DAY = timedelta(hours=12)
"""From this far off on, a meeting counts as held on another day than planned."""


class State(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What the clock says at one instant. Lengths are None where no plan gives one."""

    state: State
    item: Item | None
    next_item: Item | None
    elapsed: timedelta
    length: timedelta | None
    remaining: timedelta | None
    planned_end_at: datetime | None
    projected_end_at: datetime | None

    @property
    def behind(self) -> timedelta | None:
        """Return how much later than planned the meeting will end; negative when ahead."""
        if self.planned_end_at is None or self.projected_end_at is None:
            return None
        return self.projected_end_at - self.planned_end_at

    @property
    def is_over(self) -> bool:
        """Whether the running item has used up its time."""
        return self.remaining is not None and self.remaining < NOTHING


def length_now(agenda: Agenda, clock: Clock, item: str) -> timedelta | None:
    """Return the length of *item* with what was added while running, None where none is planned."""
    planned = agenda.items[item].length
    extension = clock.extensions.get(item)
    if planned is None and extension is None:
        return None
    return max(NOTHING, (planned or NOTHING) + (extension or NOTHING))


def _still_to_come(agenda: Agenda, clock: Clock, now: datetime) -> timedelta:
    """Return the sum of the lengths after the running item; of what was begun, what is left."""
    order = agenda.order
    first = order.index(clock.current) + 1 if clock.current in agenda.items else 0
    left = (
        length - clock.elapsed(item, now)
        for item in order[first:]
        if (length := length_now(agenda, clock, item)) is not None
    )
    return sum((max(NOTHING, length) for length in left), NOTHING)


def _projected_end(
    agenda: Agenda, clock: Clock, timetable: Timetable, remaining: timedelta | None, now: datetime
) -> datetime | None:
    if clock.ended_at is not None:
        return clock.ended_at
    if agenda.length is None and not clock.extensions:
        return None
    if not clock.is_running:
        start_at = timetable.start_at or now
        if abs(now - start_at) > OTHER_DAY:
            return None
        return max(now, start_at) + (agenda.length or NOTHING)
    return now + max(NOTHING, remaining or NOTHING) + _still_to_come(agenda, clock, now)


def planned_end(agenda: Agenda, clock: Clock, timetable: Timetable) -> datetime | None:
    """Return when the plan has the meeting end: at its own end, or its lengths after its start.

    A meeting that begins on another day than planned counts from where it began.
    """
    start_at, end_at, started_at = timetable.start_at, timetable.end_at, clock.started_at
    planned_at = start_at or end_at
    if started_at and planned_at and abs(started_at - planned_at) > OTHER_DAY:
        planned_length = end_at - start_at if start_at and end_at else agenda.length
        return None if planned_length is None else started_at + planned_length
    if end_at is not None:
        return end_at
    begins_at = start_at or started_at
    if begins_at is None or agenda.length is None:
        return None
    return begins_at + agenda.length


def read_clock(agenda: Agenda, clock: Clock, timetable: Timetable, now: datetime) -> ClockFace:
    """Return what the clock says at the instant *now* (aware)."""
    now = max(now, clock.intervals[-1].from_at) if clock.is_running else now
    current = clock.current if clock.current in agenda.items else None
    elapsed = clock.elapsed(current, now) if current else NOTHING
    length = length_now(agenda, clock, current) if current else None
    remaining = None if length is None else length - elapsed
    order = agenda.order
    if clock.ended_at is not None or not order:
        next_item = None
    else:
        next_item = agenda.after(current) if current else agenda.items[order[0]]
    state = State.PLANNED
    if clock.ended_at is not None:
        state = State.HELD
    elif clock.intervals:
        state = State.PAUSED if clock.is_paused else State.RUNNING
    return ClockFace(
        state=state,
        item=agenda.items[current] if current else None,
        next_item=next_item,
        elapsed=elapsed,
        length=length,
        remaining=remaining,
        planned_end_at=planned_end(agenda, clock, timetable),
        projected_end_at=_projected_end(agenda, clock, timetable, remaining, now),
    )
