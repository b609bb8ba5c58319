"""The clock: which item runs, since when, and when the meeting will end.

Nothing ticks. The clock is a list of intervals between instants of the log; what a screen shows is
computed from them and from now, so it is right after a crash, a sleep, and past midnight.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from pydantic import AwareDatetime

from facilitator.domain.agenda import Agenda, AgendaFold
from facilitator.domain.events import Body, Event
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.refused import DoesNotApply, Refused

NOTHING = timedelta()


class ItemStarted(Body, kind="clock.item_started"):
    """An item began; *leaving* names the item that was running, None where none was.

    The first one begins the meeting. Naming what is left makes two seats that press Next at once
    move on once.
    """

    item: str
    leaving: str | None = None


class MeetingPaused(Body, kind="clock.paused"):
    """The meeting was interrupted."""


class MeetingResumed(Body, kind="clock.resumed"):
    """The meeting went on after an interruption."""


class ItemExtended(Body, kind="clock.item_extended"):
    """An item got more time, or less."""

    item: str
    by: timedelta


class ItemBegan(Body, kind="clock.item_began"):
    """The running item really began at another instant than when the key was pressed."""

    item: str
    began_at: AwareDatetime


class MeetingEnded(Body, kind="clock.ended"):
    """The meeting was closed; *leaving* names the item that was running."""

    leaving: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time given to one item, or to a pause; ``to_at`` is None while it lasts."""

    item: str | None
    from_at: datetime
    to_at: datetime | None = None

    def length(self, now: datetime) -> timedelta:
        """Return how long it lasted, or has lasted until *now*; never negative."""
        return max(NOTHING, (self.to_at or max(now, self.from_at)) - self.from_at)


@dataclass(frozen=True, slots=True)
class Clock:
    """What ran when. A pause is an interval of no item; intervals abut and never overlap.

    The clock of a meeting that ``was_held`` before it was entered never runs.
    """

    intervals: tuple[Interval, ...] = ()
    extensions: Mapping[str, timedelta] = field(default_factory=dict)
    ended_at: datetime | None = None
    was_held: bool = False

    @property
    def started_at(self) -> datetime | None:
        """Return when the meeting began, None before it has."""
        return self.intervals[0].from_at if self.intervals else None

    @property
    def is_running(self) -> bool:
        """Whether the meeting has begun and not ended."""
        return bool(self.intervals) and self.ended_at is None

    @property
    def is_paused(self) -> bool:
        """Whether the meeting is interrupted now."""
        return self.is_running and self.intervals[-1].item is None

    @property
    def current(self) -> str | None:
        """Return the id of the item that runs, or that a pause interrupts; None for none."""
        if not self.is_running:
            return None
        return next((part.item for part in reversed(self.intervals) if part.item), None)

    @property
    def begun(self) -> frozenset[str]:
        """Return the ids of all items that have begun."""
        return frozenset(part.item for part in self.intervals if part.item)

    def elapsed(self, item: str, now: datetime) -> timedelta:
        """Return how long *item* has been running in all, pauses left out."""
        return sum((part.length(now) for part in self.intervals if part.item == item), NOTHING)

    def began_at(self, item: str) -> datetime | None:
        """Return when *item* first began, None before it has."""
        return next((part.from_at for part in self.intervals if part.item == item), None)


def start_item(agenda: Agenda, clock: Clock, item: str | None = None) -> ItemStarted:
    """Decide that *item* begins (None: the first one, which begins the meeting)."""
    if clock.was_held:
        raise Refused(
            "This meeting was entered as held; its clock does not run. "
            "To run one like it, make a copy: facilitator new PLAN.toml"
        )
    if not agenda.items:
        raise Refused("The agenda is empty. Add an item first.")
    item = item or agenda.order[0]
    if item not in agenda.items:
        raise Refused("This item is not on the agenda.")
    if clock.ended_at is not None:
        raise Refused("The meeting has ended. Undo that to go on.")
    if clock.current == item and not clock.is_paused:
        raise Refused("This item is running already.")
    return ItemStarted(item=item, leaving=clock.current)


def go_on(agenda: Agenda, clock: Clock) -> ItemStarted | MeetingEnded:
    """Decide that the next item begins; after the last one the meeting ends."""
    if clock.current is None or clock.current not in agenda.items:
        return start_item(agenda, clock)
    following = agenda.after(clock.current)
    if following is None:
        return end_meeting(clock)
    return start_item(agenda, clock, following.id)


def go_back(agenda: Agenda, clock: Clock) -> ItemStarted:
    """Decide that the item before the running one goes on."""
    if clock.current is None or clock.current not in agenda.items:
        raise Refused("Nothing is running.")
    previous = agenda.before(clock.current)
    if previous is None:
        raise Refused("This is the first item.")
    return start_item(agenda, clock, previous.id)


def pause(clock: Clock) -> MeetingPaused:
    """Decide that the meeting is interrupted."""
    if not clock.is_running:
        raise Refused("Nothing is running.")
    if clock.is_paused:
        raise Refused("The meeting is paused already.")
    return MeetingPaused()


def resume(clock: Clock) -> MeetingResumed:
    """Decide that the meeting goes on."""
    if not clock.is_paused:
        raise Refused("The meeting is not paused.")
    return MeetingResumed()


def extend_item(clock: Clock, by: timedelta) -> ItemExtended:
    """Decide that the running item gets *by* more time (less, where negative)."""
    if clock.current is None:
        raise Refused("Nothing is running.")
    if abs(by) > LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    return ItemExtended(item=clock.current, by=by)


def item_began(clock: Clock, began_at: datetime, now: datetime) -> ItemBegan:
    """Decide that the running item began at *began_at*, the one before it ending there."""
    if clock.current is None or clock.is_paused:
        raise Refused("Nothing is running.")
    if began_at > now:
        raise Refused("An item cannot have begun in the future.")
    if len(clock.intervals) > 1 and began_at <= clock.intervals[-2].from_at:
        raise Refused("The item before it had not begun then.")
    return ItemBegan(item=clock.current, began_at=began_at)


def end_meeting(clock: Clock) -> MeetingEnded:
    """Decide that the meeting is over."""
    if not clock.is_running:
        raise Refused("Nothing is running.")
    return MeetingEnded(leaving=clock.current)


class ClockFold:
    """Builds ``Clock`` event by event. An instant before the last one counts as the last one."""

    def __init__(self, agenda: AgendaFold) -> None:
        self.agenda = agenda
        self.intervals: list[Interval] = []
        self.extensions: dict[str, timedelta] = {}
        self.ended_at: datetime | None = None
        self.was_held = False

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
                self._turn(Interval(item, at))
            case MeetingPaused() if clock.is_running and not clock.is_paused:
                self._turn(Interval(None, at))
            case MeetingResumed() if clock.is_paused:
                self._turn(Interval(clock.current, at))
            case ItemExtended(item=item, by=by) if (
                item in self.agenda.items and abs(by) <= LONGEST_ITEM
            ):
                self.extensions[item] = self.extensions.get(item, NOTHING) + by
            case ItemBegan(item=item, began_at=began_at) if (
                clock.is_running and self.intervals[-1].item == item and began_at <= at
            ):
                self._shift(began_at)
            case MeetingEnded(leaving=leaving) if clock.is_running and leaving == clock.current:
                self.intervals[-1] = replace(self.intervals[-1], to_at=at)
                self.ended_at = at
            case _:
                raise DoesNotApply(body.kind)

    def _turn(self, interval: Interval) -> None:
        if self.intervals:
            self.intervals[-1] = replace(self.intervals[-1], to_at=interval.from_at)
        self.intervals.append(interval)

    def _shift(self, began_at: datetime) -> None:
        if len(self.intervals) > 1:
            if began_at <= self.intervals[-2].from_at:
                raise DoesNotApply(ItemBegan.kind)
            self.intervals[-2] = replace(self.intervals[-2], to_at=began_at)
        self.intervals[-1] = replace(self.intervals[-1], from_at=began_at)

    def value(self) -> Clock:
        """Return what was built so far, frozen."""
        extensions = MappingProxyType(dict(self.extensions))
        return Clock(tuple(self.intervals), extensions, self.ended_at, self.was_held)
