"""When each item of the agenda begins: as it did, or as it will if everything goes as planned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Item, Timetable
from facilitator.domain.clock import NOTHING, Clock
from facilitator.domain.clock_face import length_now


class Progress(StrEnum):
    """How far an item has come."""

    DONE = "done"
    RUNNING = "running"
    PAUSED = "paused"
    PASSED_OVER = "passed_over"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Slot:
    """One item in time. ``begins_at`` is None where no plan and no clock says.

    ``length`` is what is planned now, ``took`` what the clock has measured so far.
    """

    item: Item
    progress: Progress
    begins_at: datetime | None
    length: timedelta | None
    took: timedelta | None


def schedule(agenda: Agenda, clock: Clock, timetable: Timetable, now: datetime) -> tuple[Slot, ...]:
    """Return the items in their order, in time, as seen at the instant *now* (aware)."""
    order = agenda.order
    current = clock.current if clock.current in agenda.items else None
    place = order.index(current) if current is not None else -1
    at: datetime | None = None if clock.intervals else timetable.start_at
    slots = []
    for number, (key, item) in enumerate(agenda.items.items()):
        length = length_now(agenda, clock, key)
        began_at = clock.began_at(key)
        took = clock.elapsed(key, now) if began_at is not None else None
        progress = _progress(clock, key, number < place or clock.ended_at is not None)
        if key == current and took is not None:
            at = now + max(NOTHING, (length or NOTHING) - took)
        elif progress is Progress.TO_COME:
            began_at, at = at, at + (length or NOTHING) if at is not None else None
        elif at is not None and took is not None:  # was begun, and comes again
            at += max(NOTHING, (length or NOTHING) - took)
        slots.append(Slot(item, progress, began_at, length, took))
    return tuple(slots)


def _progress(clock: Clock, item: str, is_behind: bool) -> Progress:
    if item == clock.current:
        return Progress.PAUSED if clock.is_paused else Progress.RUNNING
    if item in clock.begun:
        return Progress.DONE
    return Progress.PASSED_OVER if is_behind else Progress.TO_COME
