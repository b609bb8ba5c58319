"""What the clock says: one pure function from what was planned and pressed, and an instant.

It tells how long the running item has left, when each item and the meeting will end, how much
later that is than planned, and how much there is to spare before each hard start and hard end.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.agenda import Timetable
from facilitator.domain.clock import Clock
from facilitator.domain.items import MINUTE, NOTHING, Item, ItemKind
from facilitator.domain.slots import Basis, Progress, Slot, slots_of
from facilitator.domain.timetable import runs_today

SOON = 2 * MINUTE
"""So long before its end an item is marked as ending soon; of a short one, the last third."""

LONG_OVER = 5 * MINUTE
"""From so much overrun on an item is marked as long over."""

LONG_PAUSE = 5 * MINUTE
"""After so long a pause the facilitator is reminded of it."""

CLOCK_SLACK = timedelta(seconds=2)
"""So far a computer's clock may lie before the last event without being reported."""


class State(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    HELD = "held"


class Urgency(StrEnum):
    """How pressing the end of the running item is."""

    CALM = "calm"
    SOON = "soon"
    OVER = "over"
    LONG_OVER = "long_over"


class Phase(StrEnum):
    """Which part of the running item it is."""

    MAIN = "main"
    QUESTIONS = "questions"
    WRAP_UP = "wrap_up"


class Nudge(StrEnum):
    """What the facilitator may have forgotten."""

    NOT_BEGUN = "not_begun"
    NOTHING_RUNS = "nothing_runs"
    LONG_PAUSE = "long_pause"


@dataclass(frozen=True, slots=True)
class Projection:
    """What the clock says at the instant ``seen_at``. Lengths are None where no plan gives one.

    ``crosses`` is the first item that ends after ``limit_at``: the hard end, else the planned end.
    ``clock_back`` is how far the computer's clock lies before the last event of the clock: then
    time stands still rather than run backwards.
    """

    seen_at: datetime
    state: State
    item: Item | None
    next_item: Item | None
    elapsed: timedelta
    length: timedelta | None
    remaining: timedelta | None
    planned_end_at: datetime | None
    projected_end_at: datetime | None
    hard_end_at: datetime | None
    slots: tuple[Slot, ...]
    phase: Phase = Phase.MAIN
    phase_left: timedelta | None = None
    nudge: Nudge | None = None
    clock_back: timedelta = NOTHING

    @property
    def ahead(self) -> tuple[Slot, ...]:
        """Return the items that are still to be held, in their order: first the one that runs.

        One that has begun stands among those after it where somebody went back: it will go on.
        """
        if self.state is State.HELD:
            return ()
        first = next((place for place, one in enumerate(self.slots) if one.is_running), 0)
        to_be_held = (Progress.TO_COME, Progress.DONE)
        return tuple(
            one for one in self.slots[first:] if one.is_running or one.progress in to_be_held
        )

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

    @property
    def urgency(self) -> Urgency:
        """Return how pressing the end of the running item is."""
        if self.remaining is None or self.length is None or self.state is not State.RUNNING:
            return Urgency.CALM
        if self.remaining <= -LONG_OVER:
            return Urgency.LONG_OVER
        if self.remaining < NOTHING:
            return Urgency.OVER
        return Urgency.SOON if self.remaining <= min(SOON, self.length / 3) else Urgency.CALM

    @property
    def limit_at(self) -> datetime | None:
        """Return when the meeting should be over: its hard end, else its planned end."""
        return self.hard_end_at or self.planned_end_at

    @property
    def over_by(self) -> timedelta:
        """Return by how much the meeting will pass its limit, nothing where it keeps it."""
        if self.limit_at is None or self.projected_end_at is None:
            return NOTHING
        return max(NOTHING, self.projected_end_at - self.limit_at)

    @property
    def slack(self) -> timedelta | None:
        """Return what there is to spare before the hard end; negative where it will be missed."""
        if self.hard_end_at is None or self.projected_end_at is None:
            return None
        return self.hard_end_at - self.projected_end_at

    @property
    def crosses(self) -> Slot | None:
        """Return the first item that will end after the limit, None where the meeting keeps it."""
        limit_at = self.limit_at
        if not self.over_by or limit_at is None:
            return None
        return next((one for one in self.slots if one.ends_at and one.ends_at > limit_at), None)


def project(basis: Basis, now: datetime) -> Projection:
    """Return what the clock says at the instant *now* (aware); never more than plan and reality.

    The meeting ends when the last item does: the running one after what it has left, those to come
    after their lengths, none before its hard start.
    """
    seen_at, clock, timetable = now, basis.clock, basis.timetable
    back = NOTHING
    if clock.is_running and (back := max(NOTHING, clock.intervals[-1].from_at - now)):
        now = clock.intervals[-1].from_at
    slots = slots_of(basis, now)
    current = next((slot for slot in slots if slot.is_running), None)
    length = current.length if current else None
    elapsed = (current.took if current else None) or NOTHING
    remaining = None if length is None else length - elapsed
    phase, phase_left = _phase(clock, current, remaining)
    return Projection(
        seen_at=seen_at,
        state=_state(clock),
        item=current.item if current else None,
        next_item=basis.next_item,
        elapsed=elapsed,
        length=length,
        remaining=remaining,
        planned_end_at=basis.planned_end_at,
        projected_end_at=_projected_end(basis, slots, now),
        hard_end_at=timetable.hard_end_at,
        slots=slots,
        phase=phase,
        phase_left=phase_left,
        nudge=_nudge(clock, timetable, current, now),
        clock_back=back if back > CLOCK_SLACK else NOTHING,
    )


def _state(clock: Clock) -> State:
    if clock.ended_at is not None:
        return State.HELD
    if not clock.intervals:
        return State.PLANNED
    return State.PAUSED if clock.is_paused else State.RUNNING


def _phase(
    clock: Clock, current: Slot | None, remaining: timedelta | None
) -> tuple[Phase, timedelta | None]:
    """Return the part of the running item, and how long that part has left."""
    if current is None:
        return Phase.MAIN, None
    is_breakout = current.item.kind is ItemKind.BREAKOUT
    last = Phase.WRAP_UP if is_breakout else Phase.QUESTIONS
    if current.item.id in clock.last_parts:
        return last, remaining
    if remaining is None or not current.last_part:
        return Phase.MAIN, remaining
    is_last = remaining <= current.last_part
    return (last, remaining) if is_last else (Phase.MAIN, remaining - current.last_part)


def _projected_end(basis: Basis, slots: tuple[Slot, ...], now: datetime) -> datetime | None:
    """Return when the last item ends; of one that has not begun, as it is planned now.

    Where all lengths are open nothing says so, until the limit has passed.
    """
    clock = basis.clock
    if clock.ended_at is not None:
        return clock.ended_at
    known = [slot.ends_at for slot in slots[basis.ahead :] if slot.ends_at is not None]
    end_at = max(known, default=now if clock.is_running else None)
    if end_at is not None and all(slot.length is None for slot in slots):
        limit_at = basis.timetable.hard_end_at or basis.planned_end_at
        is_passed = clock.is_running and limit_at is not None and limit_at < end_at
        return end_at if is_passed else None
    return end_at


def _nudge(clock: Clock, timetable: Timetable, current: Slot | None, now: datetime) -> Nudge | None:
    if clock.ended_at is not None or clock.was_held:
        return None
    if not clock.is_running:
        start_at = timetable.start_at
        is_late = start_at is not None and now >= start_at + MINUTE and runs_today(timetable, now)
        return Nudge.NOT_BEGUN if is_late else None
    if current is None:
        return Nudge.NOTHING_RUNS
    is_long = clock.is_paused and clock.intervals[-1].length(now) >= LONG_PAUSE
    return Nudge.LONG_PAUSE if is_long else None
