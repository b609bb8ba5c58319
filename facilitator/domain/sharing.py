"""Whose turn it is in the share-out: how long the group that shares has, and who comes next.

Where no length was chosen, what is left of the item when a group begins is divided equally among it
and those that still wait. So nobody has to set anything, and where one ran over, those after it
lose a little each, and the item still ends in time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.clock import Clock
from facilitator.domain.groups import Group, Groups
from facilitator.domain.items import MINUTE, NOTHING, ItemKind
from facilitator.domain.projection import Projection
from facilitator.domain.summary import Summaries

LEAST = MINUTE
"""So long a group may share however late it is."""

SOON = MINUTE
"""So long before its end a turn is marked as ending soon; of a short one, the last third."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of the group that shares: how long it has taken, without pauses.

    ``length`` is what it was given, None where nothing says so.
    """

    group: str
    took: timedelta
    length: timedelta | None = None

    @property
    def left(self) -> timedelta | None:
        """Return what it has left, negative where it runs over; None where nothing says so."""
        return None if self.length is None else self.length - self.took

    @property
    def is_over(self) -> bool:
        """Whether it has used up its time."""
        return self.left is not None and self.left < NOTHING

    @property
    def is_soon(self) -> bool:
        """Whether it has nearly used up its time."""
        if self.length is None or self.left is None or self.is_over:
            return False
        return self.left <= min(SOON, self.length / 3)


def waiting(groups: Groups, summaries: Summaries) -> tuple[Group, ...]:
    """Return the groups that have not shared yet, in the order in which they will."""
    return tuple(
        group
        for group in summaries.in_order(groups)
        if summaries.of_group(group.id).shared_at is None
    )


def turn_of(groups: Groups, summaries: Summaries, clock: Clock, face: Projection) -> Turn | None:
    """Return the turn of the group that shares; None where none does, or no clock runs."""
    if summaries.sharing is None or summaries.sharing_since is None or not clock.is_running:
        return None
    took = _time_run(clock, summaries.sharing_since, face.seen_at)
    left = _left_of_item(face)
    if summaries.length is not None or left is None:
        return Turn(summaries.sharing, took, summaries.length)
    when_it_began = left + min(took, face.elapsed)
    part = _part(when_it_began, 1 + len(waiting(groups, summaries)))
    return Turn(summaries.sharing, took, part)


def length_of_next(
    groups: Groups, summaries: Summaries, clock: Clock, face: Projection
) -> timedelta | None:
    """Return how long each group that waits will have, as far as can be said now."""
    left, count = _left_of_item(face), len(waiting(groups, summaries))
    if summaries.length is not None or left is None or not count:
        return summaries.length
    turn = turn_of(groups, summaries, clock, face)
    still = max(NOTHING, turn.left) if turn is not None and turn.left is not None else NOTHING
    return _part(left - still, count)


def _part(length: timedelta, count: int) -> timedelta:
    """Return an equal part in whole seconds."""
    return max(LEAST, timedelta(seconds=length // timedelta(seconds=1) // count))


def _left_of_item(face: Projection) -> timedelta | None:
    is_share_out = face.item is not None and face.item.kind is ItemKind.SHARE_OUT
    return face.remaining if is_share_out else None


def _time_run(clock: Clock, since: datetime, now: datetime) -> timedelta:
    """Return how long the meeting has run from *since* to *now*, without pauses."""
    return sum(
        (
            max(NOTHING, min(part.to_at or now, now) - max(part.from_at, since))
            for part in clock.intervals
            if part.item is not None
        ),
        NOTHING,
    )
