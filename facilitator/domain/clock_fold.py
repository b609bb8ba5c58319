"""The fold of the clock: from its events to what ran when."""

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from facilitator.domain.agenda_fold import AgendaFold
from facilitator.domain.clock import (
    Clock,
    ItemBegan,
    ItemExtended,
    ItemSkipped,
    ItemStarted,
    ItemTakenUp,
    LastPartBegan,
    MeetingEnded,
    MeetingPaused,
    MeetingResumed,
)
from facilitator.domain.events import Event
from facilitator.domain.intervals import Interval, began_in
from facilitator.domain.items import NOTHING
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.refused import DoesNotApply


class ClockFold:
    """Builds ``Clock`` event by event. An instant before the last one counts as the last one."""

    def __init__(self, agenda: AgendaFold) -> None:
        self.agenda = agenda
        self.intervals: list[Interval] = []
        self.extensions: dict[str, timedelta] = {}
        self.ended_at: datetime | None = None
        self.was_held = False
        self.spent: dict[str, timedelta] = {}
        self.began: dict[str, datetime] = {}
        self.ended: dict[str, datetime] = {}
        self.skipped: set[str] = set()
        self.last_parts: set[str] = set()
        self.unplanned: set[str] = set()

    @property
    def current(self) -> str | None:
        """Return the id of the item that runs, or that a pause interrupts; None for none."""
        return Clock(tuple(self.intervals[-2:]), {}, self.ended_at).current

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect.

        What runs now stands in the last two intervals, since a pause always interrupts an item.
        """
        if self.was_held:
            raise DoesNotApply(event.body.kind)
        body, clock = event.body, Clock(tuple(self.intervals[-2:]), {}, self.ended_at)
        at = max(event.at, self.intervals[-1].from_at) if self.intervals else event.at
        match body:
            case ItemStarted(item=item, leaving=leaving) if (
                item in self.agenda.items and leaving == clock.current and self.ended_at is None
            ):
                self.skipped.discard(item)
                self._turn(Interval(item, at))
            case MeetingPaused() if clock.is_running and not clock.is_paused:
                self._turn(Interval(None, at))
            case MeetingResumed() if clock.is_paused:
                self._turn(Interval(clock.current, at))
            case ItemExtended(item=item, by=by) if (
                item in self.agenda.items and abs(by) <= LONGEST_ITEM
            ):
                self.extensions[item] = self.extensions.get(item, NOTHING) + by
            case ItemSkipped(item=item) if item in self.agenda.items and item not in self.began:
                self.skipped.add(item)
            case ItemTakenUp(item=item) if item in self.skipped:
                self.skipped.discard(item)
            case LastPartBegan(item=item) if item == clock.current:
                self.last_parts.add(item)
            case ItemBegan(item=item, began_at=began_at) if (
                clock.is_running and self.intervals[-1].item == item and began_at <= at
            ):
                self._shift(began_at)
            case MeetingEnded(leaving=leaving) if clock.is_running and leaving == clock.current:
                self._close(at)
                self.ended_at = at
            case _:
                raise DoesNotApply(body.kind)

    def _turn(self, interval: Interval) -> None:
        if self.intervals:
            self._close(interval.from_at)
        self.intervals.append(interval)
        if interval.item is not None:
            self.began.setdefault(interval.item, interval.from_at)

    def _close(self, at: datetime) -> None:
        """End the last interval at *at*."""
        last = self.intervals[-1]
        self.intervals[-1] = replace(last, to_at=at)
        if last.item is not None:
            self.spent[last.item] = self.spent.get(last.item, NOTHING) + (at - last.from_at)
            self.ended[last.item] = at

    def _shift(self, began_at: datetime) -> None:
        """Let the running item have begun at *began_at*, and what was before it end there."""
        place = began_in(self.intervals, began_at)
        if place is None:
            raise DoesNotApply(ItemBegan.kind)
        first = self.intervals[place]
        if place:
            before = self.intervals[place - 1]
            if before.item is not None and before.to_at is not None:
                self.spent[before.item] += began_at - before.to_at
                self.ended[before.item] = began_at
            self.intervals[place - 1] = replace(before, to_at=began_at)
        self.intervals[place] = replace(first, from_at=began_at)
        assert first.item is not None, "a pause never begins a run"
        if first.to_at is not None:
            self.spent[first.item] += first.from_at - began_at
        if self.began[first.item] == first.from_at:
            self.began[first.item] = began_at

    def value(self) -> Clock:
        """Return what was built so far, frozen."""
        return Clock(
            tuple(self.intervals),
            MappingProxyType(dict(self.extensions)),
            self.ended_at,
            self.was_held,
            MappingProxyType(dict(self.spent)),
            MappingProxyType(dict(self.began)),
            MappingProxyType(dict(self.ended)),
            frozenset(self.skipped),
            frozenset(self.last_parts),
            frozenset(self.unplanned),
        )
