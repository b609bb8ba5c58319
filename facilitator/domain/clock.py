"""The clock: which item runs, since when, and when the meeting will end.

Nothing ticks. The clock is a list of intervals between instants of the log; what a screen shows is
computed from them and from now, so it is right after a crash, a sleep, and past midnight.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import AwareDatetime

from facilitator.domain.agenda import Agenda
from facilitator.domain.events import Body
from facilitator.domain.intervals import Interval, began_in
from facilitator.domain.items import MINUTE, NOTHING, last_part_length
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.refused import Refused


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


class ItemSkipped(Body, kind="clock.item_skipped"):
    """An item that has not begun is to be left out."""

    item: str


class ItemTakenUp(Body, kind="clock.item_taken_up"):
    """An item that was to be left out is not to be left out any more."""

    item: str


class LastPartBegan(Body, kind="clock.last_part_began"):
    """The last part of the running item began before its time: wrap-up, or questions."""

    item: str


class MeetingEnded(Body, kind="clock.ended"):
    """The meeting was closed; *leaving* names the item that was running."""

    leaving: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What ran when. A pause is an interval of no item; intervals abut and never overlap.

    ``spent`` is how long each item has run in the intervals that are over, ``began`` and ``ended``
    when it first began and last ended. ``skipped`` are to be left out; in ``last_parts`` the last
    part was begun by hand; ``unplanned`` came when the meeting ran already. The clock of a meeting
    that ``was_held`` when entered never runs.
    """

    intervals: tuple[Interval, ...] = ()
    extensions: Mapping[str, timedelta] = field(default_factory=dict)
    ended_at: datetime | None = None
    was_held: bool = False
    spent: Mapping[str, timedelta] = field(default_factory=dict)
    began: Mapping[str, datetime] = field(default_factory=dict)
    ended: Mapping[str, datetime] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    last_parts: frozenset[str] = frozenset()
    unplanned: frozenset[str] = frozenset()

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
        return frozenset(self.began)

    def elapsed(self, item: str, now: datetime) -> timedelta:
        """Return how long *item* has been running in all, pauses left out."""
        spent = self.spent.get(item, NOTHING)
        if self.is_running and self.intervals[-1].item == item:
            spent += self.intervals[-1].length(now)
        return spent


def start_item(agenda: Agenda, clock: Clock, item: str | None = None) -> ItemStarted:
    """Decide that *item* begins (None: the first one not left out, which begins the meeting)."""
    if clock.was_held:
        raise Refused(
            "This meeting was entered as held; its clock does not run. "
            "To run one like it, make a copy: facilitator new PLAN.toml"
        )
    if not agenda.items:
        raise Refused("The agenda is empty. Add an item first.")
    if item is None:
        item = next((each for each in agenda.order if each not in clock.skipped), agenda.order[0])
    if item not in agenda.items:
        raise Refused("This item is not on the agenda.")
    if clock.ended_at is not None:
        raise Refused("The meeting has ended. Undo that to go on.")
    if clock.current == item and not clock.is_paused:
        raise Refused("This item is running already.")
    return ItemStarted(item=item, leaving=clock.current)


def following(agenda: Agenda, clock: Clock) -> str | None:
    """Return the item that comes next: before the meeting the first one, after the last one None.

    What is to be left out does not come.
    """
    order = agenda.order
    first = order.index(clock.current) + 1 if clock.current in agenda.items else 0
    return next((item for item in order[first:] if item not in clock.skipped), None)


def go_on(agenda: Agenda, clock: Clock) -> ItemStarted | MeetingEnded:
    """Decide that the next item begins; after the last one the meeting ends."""
    item = following(agenda, clock)
    if item is None and clock.current in agenda.items:
        return end_meeting(clock)
    return start_item(agenda, clock, item)


def go_back(agenda: Agenda, clock: Clock) -> ItemStarted:
    """Decide that the item before the running one goes on."""
    if clock.current is None or clock.current not in agenda.items:
        raise Refused("Nothing is running.")
    before = agenda.order[: agenda.order.index(clock.current)]
    previous = next((item for item in reversed(before) if item not in clock.skipped), None)
    if previous is None:
        raise Refused("This is the first item.")
    return start_item(agenda, clock, previous)


def skip_item(agenda: Agenda, clock: Clock, item: str) -> ItemSkipped:
    """Decide that *item* is to be left out; refused once it has begun."""
    if item not in agenda.items:
        raise Refused("This item is not on the agenda.")
    if item in clock.began:
        raise Refused("This item has begun. The next item ends it.")
    if clock.ended_at is not None or item in clock.skipped:
        raise Refused("Nothing changed.")
    return ItemSkipped(item=item)


def take_up_item(clock: Clock, item: str) -> ItemTakenUp:
    """Decide that *item* is not to be left out any more."""
    if item not in clock.skipped:
        raise Refused("Nothing changed.")
    return ItemTakenUp(item=item)


def begin_last_part(
    agenda: Agenda, clock: Clock, now: datetime
) -> tuple[LastPartBegan] | tuple[LastPartBegan, ItemExtended]:
    """Decide that the last part of the running item begins now: its wrap-up, or its questions.

    The item then ends when that part does, where it has a length of its own.
    """
    if clock.current is None or clock.is_paused:
        raise Refused("Nothing is running.")
    if clock.current in clock.last_parts:
        raise Refused("Nothing changed.")
    began = LastPartBegan(item=clock.current)
    if clock.current not in agenda.items:
        return (began,)
    length = length_now(agenda, clock, clock.current)
    part = last_part_length(agenda.items[clock.current], length)
    left = (length or NOTHING) - clock.elapsed(clock.current, now)
    if not part or left <= part:
        return (began,)
    return began, ItemExtended(item=clock.current, by=part - left)


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


def item_began(clock: Clock, began_at: datetime, now: datetime) -> ItemBegan:
    """Decide that the running item began at *began_at*, the one before it ending there."""
    if clock.current is None or clock.is_paused:
        raise Refused("Nothing is running.")
    if began_at > now:
        raise Refused("An item cannot have begun in the future.")
    if began_in(clock.intervals, began_at) is None:
        raise Refused("Something else ran then, or a pause. Undo that, or give a later time.")
    return ItemBegan(item=clock.current, began_at=began_at)


def end_meeting(clock: Clock) -> MeetingEnded:
    """Decide that the meeting is over."""
    if not clock.is_running:
        raise Refused("Nothing is running.")
    return MeetingEnded(leaving=clock.current)


def length_now(agenda: Agenda, clock: Clock, item: str) -> timedelta | None:
    """Return the length of *item* with what was added while running, None where none is planned."""
    planned = agenda.items[item].length
    extension = clock.extensions.get(item, NOTHING)
    if planned is None and not extension:
        return None
    return max(NOTHING, (planned or NOTHING) + extension)


def set_length_now(agenda: Agenda, clock: Clock, item: str, length: timedelta) -> ItemExtended:
    """Decide that *item* lasts *length* in this meeting; what was planned stays as it was."""
    if item not in agenda.items:
        raise Refused("This item is not on the agenda.")
    if not NOTHING < length <= LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    before = (agenda.items[item].length or NOTHING) + clock.extensions.get(item, NOTHING)
    if abs(length - before) > LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    return ItemExtended(item=item, by=length - before)


def extend_item(agenda: Agenda, clock: Clock, by: timedelta, now: datetime) -> ItemExtended:
    """Decide that the running item gets *by* more time (less, where negative).

    One of open length ends *by* from *now*.
    """
    item = clock.current
    if item is None or item not in agenda.items:
        raise Refused("Nothing is running.")
    if abs(by) > LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    before = length_now(agenda, clock, item)
    if before is None and by <= NOTHING:
        raise Refused("This item has no length. Give it one first.")
    length = (clock.elapsed(item, now) if before is None else before) + by
    if by < NOTHING and length < MINUTE:
        raise Refused("An item lasts at least a minute. Go on to the next one to end it.")
    return set_length_now(agenda, clock, item, length)
