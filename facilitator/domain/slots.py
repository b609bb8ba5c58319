"""The items of the agenda in time: as they went, or as they will go if all goes as planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Lock, Timetable
from facilitator.domain.clock import Clock, length_now
from facilitator.domain.items import NOTHING, Item, last_part_length
from facilitator.domain.timetable import NO_LOCK, may_begin, planned_ends


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


def slots_of(agenda: Agenda, clock: Clock, timetable: Timetable, now: datetime) -> Iterator[Slot]:
    """Yield the items in their order, in time, as seen at *now*; *timetable* is that of the day."""
    plan_at = timetable.start_at or clock.started_at
    planned = planned_ends(agenda, timetable, plan_at) if plan_at else {}
    current = clock.current
    if current not in agenda.items:
        current = None
    is_behind = current is not None or clock.ended_at is not None
    at = now if clock.is_running else may_begin(timetable, now)
    if clock.was_held:
        at = None
    for key, item in agenda.items.items():
        length = length_now(agenda, clock, key)
        took = clock.elapsed(key, now) if key in clock.began else None
        progress = _progress(clock, key, is_behind=is_behind, is_current=key == current)
        lock = timetable.locks.get(key, NO_LOCK)
        begins_at, ends_at, slack = clock.began.get(key), None, None
        if key == current:
            is_behind = clock.ended_at is not None
            at = ends_at = now + max(NOTHING, (length or NOTHING) - (took or NOTHING))
        elif clock.ended_at is not None or (is_behind and took is not None):
            ends_at = clock.ended.get(key)
        elif progress in (Progress.TO_COME, Progress.DONE) and at is not None:
            if took is None:
                slack = lock.starts_at - at if lock.starts_at else None
                begins_at = at = max(at, lock.starts_at or at)
            at = ends_at = at + max(NOTHING, (length or NOTHING) - (took or NOTHING))
        yield Slot(
            item=item,
            progress=progress,
            planned_at=planned[key][0] if key in planned else None,
            begins_at=begins_at,
            ends_at=ends_at,
            length=length,
            took=took,
            last_part=last_part_length(item, length),
            lock=lock,
            slack_before=slack,
        )


def _progress(clock: Clock, item: str, *, is_behind: bool, is_current: bool) -> Progress:
    if is_current:
        return Progress.PAUSED if clock.is_paused else Progress.RUNNING
    if item in clock.began:
        return Progress.DONE
    if item in clock.skipped:
        return Progress.SKIPPED
    return Progress.PASSED_OVER if is_behind else Progress.TO_COME
