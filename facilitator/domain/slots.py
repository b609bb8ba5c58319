"""The items of the agenda in time: as they went, or as they will go if all goes as planned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Lock, Timetable
from facilitator.domain.clock import Clock, following, length_now
from facilitator.domain.items import NOTHING, Item, last_part_length
from facilitator.domain.timetable import NO_LOCK, as_run, may_begin, planned_ends


class Progress(StrEnum):
    """How far an item has come."""

    DONE = "done"
    RUNNING = "running"
    PAUSED = "paused"
    PASSED_OVER = "passed_over"
    SKIPPED = "skipped"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Slot:
    """One item in time, as it was or as it will be if everything goes as planned from now on.

    Instants are None where no plan and no clock says. ``length`` is what is planned now, ``took``
    what the clock has measured so far. ``planned_at`` is where the plan itself had it begin.
    ``lock`` holds the instants that it is bound to; what there is to spare before them is
    ``slack_before`` and ``slack_after``, negative where they will be missed.
    """

    item: Item
    progress: Progress
    planned_at: datetime | None
    begins_at: datetime | None
    ends_at: datetime | None
    length: timedelta | None
    took: timedelta | None
    last_part: timedelta = NOTHING
    lock: Lock = field(default_factory=Lock)
    slack_before: timedelta | None = None

    @property
    def is_to_come(self) -> bool:
        """Whether it has not begun and will be held."""
        return self.progress is Progress.TO_COME

    @property
    def is_running(self) -> bool:
        """Whether it runs now, or a pause interrupts it."""
        return self.progress in (Progress.RUNNING, Progress.PAUSED)

    @property
    def last_part_at(self) -> datetime | None:
        """Return when its wrap-up or its questions begin, None where it has no such part."""
        if self.ends_at is None or not self.last_part or not (self.is_to_come or self.is_running):
            return None
        over = max(NOTHING, (self.took or NOTHING) - (self.length or NOTHING))
        return self.ends_at - over - self.last_part

    @property
    def slack_after(self) -> timedelta | None:
        """Return what there is to spare before its hard end, None where it has none."""
        if self.lock.ends_at is None or self.ends_at is None:
            return None
        return self.lock.ends_at - self.ends_at


@dataclass(frozen=True, slots=True)
class Basis:
    """What the items in time follow from, the same until somebody changes something.

    ``timetable`` is that of the day. The times of ``slots`` before the place ``ahead`` are known;
    from there on they depend on now.
    """

    agenda: Agenda
    clock: Clock
    timetable: Timetable
    slots: tuple[Slot, ...]
    ahead: int
    next_item: Item | None
    planned_end_at: datetime | None


def basis_of(agenda: Agenda, clock: Clock, timetable: Timetable) -> Basis:
    """Return what the items in time follow from, worked out once for many instants."""
    timetable = as_run(timetable, clock)
    plan_at = timetable.start_at or clock.started_at
    planned = planned_ends(agenda, timetable, plan_at) if plan_at else {}
    slots = tuple(_standing_slots(agenda, clock, timetable, planned))
    ahead = next((place for place, one in enumerate(slots) if one.is_running), 0)
    coming = None if clock.ended_at is not None else following(agenda, clock)
    planned_end_at = timetable.end_at
    if planned_end_at is None and planned and agenda.length is not None:
        planned_end_at = planned[agenda.order[-1]][1]
    return Basis(
        agenda=agenda,
        clock=clock,
        timetable=timetable,
        slots=slots,
        ahead=len(slots) if clock.ended_at is not None or clock.was_held else ahead,
        next_item=agenda.items[coming] if coming else None,
        planned_end_at=planned_end_at,
    )


def _standing_slots(
    agenda: Agenda,
    clock: Clock,
    timetable: Timetable,
    planned: Mapping[str, tuple[datetime, datetime]],
) -> Iterator[Slot]:
    """Yield the items with what is known of them whatever the time."""
    current = clock.current if clock.current in agenda.items else None
    is_behind = current is not None or clock.ended_at is not None
    for key, item in agenda.items.items():
        length = length_now(agenda, clock, key)
        progress = _progress(clock, key, is_behind=is_behind, is_current=key == current)
        if key == current:
            is_behind = clock.ended_at is not None
        yield Slot(
            item=item,
            progress=progress,
            planned_at=planned[key][0] if key in planned else None,
            begins_at=clock.began.get(key),
            ends_at=clock.ended.get(key) if is_behind else None,
            length=length,
            took=clock.spent.get(key, NOTHING) if key in clock.began else None,
            last_part=last_part_length(item, length),
            lock=timetable.locks.get(key, NO_LOCK),
        )


def slots_of(basis: Basis, now: datetime) -> tuple[Slot, ...]:
    """Return the items in their order, in time, as seen at *now*."""
    clock = basis.clock
    at = now if clock.is_running else may_begin(basis.timetable, now)
    if at is None:
        return basis.slots
    slots = list(basis.slots[: basis.ahead])
    for slot in basis.slots[basis.ahead :]:
        took = clock.elapsed(slot.item.id, now) if slot.is_running else slot.took
        left = max(NOTHING, (slot.length or NOTHING) - (took or NOTHING))
        begins_at, slack = slot.begins_at, None
        if slot.is_to_come:
            starts_at = slot.lock.starts_at
            slack = starts_at - at if starts_at else None
            begins_at = at = max(at, starts_at or at)
        elif slot.progress in (Progress.SKIPPED, Progress.PASSED_OVER):
            slots.append(slot)
            continue
        at += left
        slots.append(_timed(slot, begins_at, at, took, slack))
    return tuple(slots)


def _timed(
    slot: Slot,
    begins_at: datetime | None,
    ends_at: datetime,
    took: timedelta | None,
    slack_before: timedelta | None,
) -> Slot:
    """Return *slot* with its times; ``dataclasses.replace`` takes three times as long."""
    return Slot(
        slot.item,
        slot.progress,
        slot.planned_at,
        begins_at,
        ends_at,
        slot.length,
        took,
        slot.last_part,
        slot.lock,
        slack_before,
    )


def _progress(clock: Clock, item: str, *, is_behind: bool, is_current: bool) -> Progress:
    if is_current:
        return Progress.PAUSED if clock.is_paused else Progress.RUNNING
    if item in clock.began:
        return Progress.DONE
    if item in clock.skipped:
        return Progress.SKIPPED
    return Progress.PASSED_OVER if is_behind else Progress.TO_COME
