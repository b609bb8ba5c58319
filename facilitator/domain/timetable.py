"""The timetable as it holds on the day: what a meeting that begins on another day counts from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.domain.agenda import Agenda, Lock, Timetable
from facilitator.domain.clock import Clock
from facilitator.domain.items import NOTHING

NO_LOCK = Lock()
"""That of an item that is bound to no time."""

OTHER_DAY = timedelta(hours=12)
"""From this far off on, a meeting counts as held on another day than planned."""


def as_run(timetable: Timetable, clock: Clock) -> Timetable:
    """Return *timetable* as it holds for a meeting that has begun.

    One that began on another day than planned keeps all its distances from where it began. One
    without a planned start keeps only what it is bound to.
    """
    started_at = clock.started_at
    planned_at = timetable.start_at or timetable.end_at
    if started_at is None or planned_at is None or abs(started_at - planned_at) <= OTHER_DAY:
        return timetable
    if timetable.start_at is None:
        return replace(timetable, start_at=started_at, end_at=None)
    by = started_at - timetable.start_at
    return Timetable(
        start_at=started_at,
        end_at=_moved(timetable.end_at, by),
        hard_end_at=_moved(timetable.hard_end_at, by),
        locks={
            key: Lock(_moved(lock.starts_at, by), _moved(lock.ends_at, by))
            for key, lock in timetable.locks.items()
        },
    )


def _moved(at: datetime | None, by: timedelta) -> datetime | None:
    return None if at is None else at + by


def runs_today(timetable: Timetable, now: datetime) -> bool:
    """Whether the meeting is to be held within half a day of *now*, or at no time in particular.

    Where nobody said when it begins, it is held around its end.
    """
    held_at = timetable.start_at or timetable.end_at or timetable.hard_end_at
    return held_at is None or abs(now - held_at) <= OTHER_DAY


def may_begin(timetable: Timetable, now: datetime) -> datetime | None:
    """Return when a meeting that has not begun begins at the earliest, None where nothing says."""
    if not runs_today(timetable, now):
        return timetable.start_at
    return max(now, timetable.start_at or now)


def planned_ends(
    agenda: Agenda, timetable: Timetable, begins_at: datetime
) -> Mapping[str, tuple[datetime, datetime]]:
    """Return when each item was to begin and to end by the plan alone, by id.

    An item whose length is open counts as nothing; none begins before its hard start.
    """
    planned: dict[str, tuple[datetime, datetime]] = {}
    at = begins_at
    for key, item in agenda.items.items():
        at = max(at, timetable.locks.get(key, NO_LOCK).starts_at or at)
        planned[key] = (at, at + (item.length or NOTHING))
        at = planned[key][1]
    return planned
