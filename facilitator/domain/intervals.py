"""Stretches of time given to one item, or to a pause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.items import NOTHING


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time given to one item, or to a pause; ``to_at`` is None while it lasts."""

    item: str | None
    from_at: datetime
    to_at: datetime | None = None

    def length(self, now: datetime) -> timedelta:
        """Return how long it lasted, or has lasted until *now*; never negative."""
        return max(NOTHING, (self.to_at or max(now, self.from_at)) - self.from_at)


def began_in(intervals: Sequence[Interval], began_at: datetime) -> int | None:
    """Return the place of the interval whose start moves where the item began at *began_at*.

    That is the last one; or, where it lies before a pause, the one in which the item began before
    it was paused. None where the item cannot have begun then.
    """
    place = len(intervals) - 1
    if place and began_at <= intervals[place - 1].from_at:
        item = intervals[place].item
        while place and intervals[place - 1].item in (item, None):
            place -= 1
        ends_at = intervals[place].to_at
        if ends_at is None or began_at >= ends_at:
            return None
    return None if place and began_at <= intervals[place - 1].from_at else place
