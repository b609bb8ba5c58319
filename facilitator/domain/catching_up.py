"""Making up for lost time: which of the remaining items become shorter so that the meeting fits.

Nothing is changed here. A proposal lists every item that is left, its length before and after, and
the end that follows; applying it is one action, so one undo gives each item back its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain.agenda import Agenda
from facilitator.domain.clock import Clock, ItemExtended, set_length_now
from facilitator.domain.items import MINUTE, NOTHING, Item, least_length
from facilitator.domain.projection import Phase, Projection
from facilitator.domain.refused import Refused
from facilitator.domain.slots import Slot


@dataclass(frozen=True, slots=True)
class Change:
    """A remaining item, how long it lasts now, how long it would, and how short it may become."""

    item: Item
    before: timedelta
    after: timedelta
    least: timedelta

    @property
    def is_shorter(self) -> bool:
        """Whether the item would become shorter."""
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class Miss:
    """A bound that cannot be kept: *by* how much; *item* is the one bound, None for the meeting."""

    item: Item | None
    at: datetime
    by: timedelta


@dataclass(frozen=True, slots=True)
class Proposal:
    """What catching up would change, as seen at ``seen_at``.

    ``ends_at`` and ``limit_at`` are None where nothing says. Where it cannot be met, ``misses``
    says what and by how much, and ``would_have_to_go`` which items, left out as well, would make
    up for all of it; none where not even that would.
    """

    seen_at: datetime
    changes: tuple[Change, ...]
    ends_at: datetime | None
    limit_at: datetime | None
    misses: tuple[Miss, ...] = ()
    would_have_to_go: tuple[Item, ...] = ()

    @property
    def shorter(self) -> tuple[Change, ...]:
        """Return the changes that make an item shorter."""
        return tuple(change for change in self.changes if change.is_shorter)


@dataclass(slots=True, eq=False)
class _Part:
    """What is left of one item: how long, and how many whole minutes of it may go."""

    slot: Slot
    left: timedelta
    most: int
    cut: int = 0

    @property
    def length(self) -> timedelta:
        return self.left - self.cut * MINUTE


@dataclass(slots=True)
class _Course:
    """The rest of the meeting, from *begins_at* on; each miss with how many parts led to it."""

    begins_at: datetime
    parts: list[_Part]
    misses: list[tuple[Miss, int]] = field(default_factory=list)

    @property
    def ends_at(self) -> datetime:
        """Return when the last part ends."""
        return self.reaches(len(self.parts))[0]

    def reaches(self, place: int) -> tuple[datetime, int]:
        """Return when the part at *place* is reached, and the first whose length matters for it.

        What comes before a hard start that is waited for makes nothing earlier.
        """
        at, first = self.begins_at, 0
        for number, part in enumerate(self.parts[:place]):
            starts_at = part.slot.lock.starts_at if part.slot.is_to_come else None
            if starts_at is not None and starts_at >= at:
                at, first = starts_at, number
            at += part.length
        return at, first

    def meet(self, place: int, bound_at: datetime, item: Item | None) -> None:
        """Shorten what comes before *place* so that it is reached at *bound_at*, or note a miss."""
        at, first = self.reaches(place)
        if at > bound_at:
            _spread(-((bound_at - at) // MINUTE), self.parts[first:place])
            at, first = self.reaches(place)
        if at > bound_at:
            self.misses.append((Miss(item, bound_at, at - bound_at), place))

    def may_go(self, miss: Miss) -> list[_Part]:
        """Return the parts that could be left out, would make the end earlier, and are not bound.

        What has begun and what is protected stays.
        """
        _at, first = self.reaches(len(self.parts))
        return [
            part
            for part in self.parts[first:]
            if part.slot.is_to_come
            and part.slot.item != miss.item
            and part.length
            and not part.slot.item.directions.is_protected
        ]

    def without(self, left_out: _Part) -> "_Course":
        """Return the course where one part is left out."""
        return _Course(self.begins_at, [part for part in self.parts if part is not left_out])


def propose(projection: Projection) -> Proposal:
    """Return how the remaining items could become shorter to keep every bound, in whole minutes.

    The bounds are hard starts, hard ends, and the end of the meeting: its hard end where that is
    missed, else its planned one. Items give way in proportion to what is left of them, none below
    its least length; what is protected, or open in length, stays. The bounds are met in their
    order, so that no item becomes shorter than one of them asks for.
    """
    parts = [_part(slot, projection) for slot in projection.ahead]
    begins_at = _begins_at(parts)
    limit_at = _limit_at(projection)
    if begins_at is None or all(part.slot.length is None for part in parts):
        return Proposal(projection.seen_at, (), projection.projected_end_at, limit_at)
    course = _Course(begins_at, parts)
    for place, part in enumerate(parts):
        lock = part.slot.lock
        if lock.starts_at is not None and part.slot.is_to_come:
            course.meet(place, lock.starts_at, part.slot.item)
        if lock.ends_at is not None:
            course.meet(place + 1, lock.ends_at, part.slot.item)
    if limit_at is not None:
        course.meet(len(parts), limit_at, None)
    return Proposal(
        seen_at=projection.seen_at,
        changes=tuple(_change(part) for part in parts if part.slot.length is not None),
        ends_at=course.ends_at,
        limit_at=limit_at,
        misses=tuple(miss for miss, _place in course.misses),
        would_have_to_go=_would_have_to_go(course),
    )


def _limit_at(projection: Projection) -> datetime | None:
    """Return the end to be kept: the hard end where that is missed, else the planned one."""
    hard, planned, ends_at = (
        projection.hard_end_at,
        projection.planned_end_at,
        projection.projected_end_at,
    )
    if hard is None or planned is None:
        return hard or planned
    is_missed = ends_at is not None and ends_at > hard
    return hard if is_missed else min(hard, planned)


def _begins_at(parts: Sequence[_Part]) -> datetime | None:
    """Return when the rest of the meeting begins, or would if nothing had to be waited for."""
    ends_at = parts[0].slot.ends_at if parts else None
    if ends_at is None:
        return None
    return ends_at - parts[0].left - max(NOTHING, parts[0].slot.slack_before or NOTHING)


def _part(slot: Slot, projection: Projection) -> _Part:
    """Return what is left of the item of *slot*, and how much of that may go.

    What it has used stays; of the running one also a minute and its last part, and once that has
    begun, all of it. What is protected stays however much it was extended.
    """
    length, took = slot.length or NOTHING, slot.took or NOTHING
    left = max(NOTHING, length - took)
    least = max(least_length(slot.item, length), took)
    if slot.is_running:
        least = max(least, took + max(MINUTE, slot.last_part))
    is_last_part = slot.is_running and projection.phase is not Phase.MAIN
    if is_last_part or slot.item.directions.is_protected:
        least = length
    return _Part(slot, left, max(0, (length - least) // MINUTE) if left else 0)


def _spread(minutes: int, parts: Sequence[_Part]) -> None:
    """Take *minutes* from *parts*, in proportion to what is left of each, as far as they give.

    Each minute comes from the part that then keeps the greatest share of itself.
    """
    for _minute in range(minutes):
        giving = [part for part in parts if part.cut < part.most]
        if not giving:
            return
        max(giving, key=lambda part: ((part.length - MINUTE) / part.left, part.length)).cut += 1


def _change(part: _Part) -> Change:
    length = part.slot.length or NOTHING
    least = length - part.most * MINUTE
    return Change(part.slot.item, length, length - part.cut * MINUTE, least)


def _would_have_to_go(course: _Course) -> tuple[Item, ...]:
    """Return which items, left out, would make up for all misses, looking at the worst one first.

    None where nothing is missed, and where not even all of them would do.
    """
    going: list[_Part] = []
    for miss, place in sorted(course.misses, key=lambda missed: missed[0].by, reverse=True):
        if any(part.slot.item == miss.item for part in going):
            continue
        left = [part for part in course.parts[:place] if part not in going]
        more = _would_make_up_for(miss, _Course(course.begins_at, left))
        if more is None:
            return ()
        going += more
    return tuple(part.slot.item for part in going)


def _would_make_up_for(miss: Miss, rest: _Course) -> list[_Part] | None:
    """Return the fewest parts of *rest*, which leads to *miss*, without which it would not be.

    One alone is the shortest that is enough. None where not even all of them would do.
    """
    going: list[_Part] = []
    if rest.ends_at <= miss.at:
        return going
    alone = [part for part in rest.may_go(miss) if rest.without(part).ends_at <= miss.at]
    if alone:
        return [min(alone, key=lambda part: part.length)]
    while rest.ends_at > miss.at:
        may_go = rest.may_go(miss)
        if not may_go:
            return None
        longest = max(may_go, key=lambda part: part.length)
        rest = rest.without(longest)
        going.append(longest)
    return going


def catch_up(
    agenda: Agenda, clock: Clock, shown: Proposal, again: Proposal
) -> tuple[ItemExtended, ...]:
    """Decide that items become shorter as *shown*; what was planned stays, for comparison.

    *again* is what is proposed now for the instant of *shown*: refused where that is another, since
    somebody changed the agenda or went on, and where there is nothing to shorten. That only time
    has passed since does not matter.
    """
    if not shown.shorter:
        raise Refused("There is nothing to shorten.")
    if _lengths(shown) != _lengths(again):
        raise Refused("The agenda has changed meanwhile. Look at the proposal again.")
    return tuple(
        set_length_now(agenda, clock, change.item.id, change.after) for change in shown.shorter
    )


def _lengths(proposal: Proposal) -> list[tuple[str, timedelta, timedelta]]:
    return [(each.item.id, each.before, each.after) for each in proposal.changes]
