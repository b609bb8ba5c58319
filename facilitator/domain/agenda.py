"""The agenda: what a meeting does, in which order, and for how long."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from facilitator.domain.events import Body
from facilitator.domain.items import (
    AccountWritten,
    Directions,
    Item,
    ItemChange,
    ItemKind,
    ItemRetitled,
    LengthSet,
    Talk,
    TalkRecorded,
    directions_changed,
)
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.occasion import is_over_before
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text


class ItemAdded(Body, kind="agenda.item_added"):
    """An item was put on the agenda, after the item *after*, or first where that is None."""

    item: str
    item_kind: ItemKind
    title: Text | None = None
    length: timedelta | None = None
    pitch: str | None = None
    after: str | None = None


class ItemMoved(Body, kind="agenda.item_moved"):
    """An item was put after another one, or first."""

    item: str
    after: str | None


class ItemRemoved(Body, kind="agenda.item_removed"):
    """An item was taken off the agenda."""

    item: str


class ItemParked(Body, kind="agenda.item_parked"):
    """An item was put aside, to be taken up again later or at the next meeting."""

    item: str


class ItemUnparked(Body, kind="agenda.item_unparked"):
    """An item that was put aside stands on the agenda again, after *after*, or first."""

    item: str
    after: str | None


class EndLocked(Body, kind="agenda.end_locked"):
    """The meeting has to be over at a time of day at its place; None: it need not."""

    at: time | None


@dataclass(frozen=True, slots=True)
class Lock:
    """The instants that an item is bound to; None where it is not."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the meeting was to begin and to end; None where the plan does not say.

    ``locks`` are those of the items that have any, by id; at ``hard_end_at`` all has to be over.
    """

    start_at: datetime | None = None
    end_at: datetime | None = None
    hard_end_at: datetime | None = None
    locks: Mapping[str, Lock] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of one meeting, by id, in their order; and those put aside, the latest last.

    ``hard_end`` is the time of day at which the meeting has to be over, None where it need not.
    """

    items: Mapping[str, Item] = field(default_factory=dict)
    parked: Mapping[str, Item] = field(default_factory=dict)
    hard_end: time | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """Return the ids of the items in their order."""
        return tuple(self.items)

    def first_of(self, kind: ItemKind) -> Item | None:
        """Return the first item of *kind*, None where there is none."""
        return next((item for item in self.items.values() if item.kind == kind), None)

    @property
    def length(self) -> timedelta | None:
        """Return the sum of the planned lengths, None where no item has one."""
        lengths = [item.length for item in self.items.values() if item.length is not None]
        return sum(lengths, timedelta()) if lengths else None


def _must_have(agenda: Agenda, *items: str | None) -> None:
    for item in items:
        if item is not None and item not in agenda.items:
            raise Refused("This item is not on the agenda.")


def add_item(
    agenda: Agenda,
    *,
    item: str,
    kind: ItemKind,
    title: Text | None = None,
    length: timedelta | None = None,
    pitch: str | None = None,
    after: str | None,
) -> ItemAdded:
    """Decide that a new item stands after the item *after* (None: first)."""
    _must_have(agenda, after)
    if length is not None and not timedelta() < length <= LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    return ItemAdded(
        item=item, item_kind=kind, title=title, length=length, pitch=pitch, after=after
    )


def retitle_item(agenda: Agenda, item: str, title: Text) -> ItemRetitled:
    """Decide that *item* is called *title*."""
    _must_have(agenda, item)
    return ItemRetitled(item=item, title=title)


def set_length(agenda: Agenda, item: str, length: timedelta | None) -> LengthSet:
    """Decide that *item* is planned to last *length* (None: open)."""
    _must_have(agenda, item)
    if length is not None and not timedelta() < length <= LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    return LengthSet(item=item, length=length)


def move_item(agenda: Agenda, item: str, *, after: str | None, begun: Collection[str]) -> ItemMoved:
    """Decide that *item* stands after *after*; what has begun keeps its place."""
    _must_have(agenda, item, after)
    if item == after:
        raise Refused("An item cannot stand after itself.")
    order = agenda.order
    new_place = 0 if after is None else order.index(after) + 1
    if item in begun or any(other in begun for other in order[new_place:]):
        raise Refused("What has begun keeps its place on the agenda.")
    return ItemMoved(item=item, after=after)


def remove_item(agenda: Agenda, item: str, *, begun: Collection[str]) -> ItemRemoved:
    """Decide that *item* is off the agenda; refused once it has begun."""
    _must_have(agenda, item)
    if item in begun:
        raise Refused("What has begun stays on the agenda.")
    return ItemRemoved(item=item)


def park_item(agenda: Agenda, item: str, *, begun: Collection[str]) -> ItemParked:
    """Decide that *item* is put aside; refused once it has begun."""
    _must_have(agenda, item)
    if item in begun:
        raise Refused("What has begun stays on the agenda.")
    return ItemParked(item=item)


def unpark_item(agenda: Agenda, item: str, *, after: str | None) -> ItemUnparked:
    """Decide that *item*, put aside before, stands after *after* (None: first)."""
    _must_have(agenda, after)
    if item not in agenda.parked:
        raise Refused("This item is not in the parking lot.")
    return ItemUnparked(item=item, after=after)


def direct_item(
    agenda: Agenda, item: str, directions: Directions, *, length: timedelta | None = None
) -> tuple[ItemChange, ...]:
    """Decide what is noted for running *item*; nothing where it is noted already.

    *length* is how long it lasts then, where that is not what was planned.
    """
    _must_have(agenda, item)
    before, whole = agenda.items[item].directions, length or agenda.items[item].length
    for length in (directions.least_length, directions.last_part):
        if length is not None and not timedelta() <= length <= LONGEST_ITEM:
            raise Refused("An item lasts between a minute and 24 hours.")
    least = directions.least_length
    if least != before.least_length and least is not None and whole is not None and least > whole:
        raise Refused("The least length cannot be longer than the item.")
    bound = (directions.starts_at, directions.ends_at)
    if bound != (before.starts_at, before.ends_at) and _ends_before_it_begins(*bound):
        raise Refused("An item cannot be one that has to end before it begins.")
    return directions_changed(item, before, directions)


def _ends_before_it_begins(starts_at: time | None, ends_at: time | None) -> bool:
    """Whether the end comes half a day or more after the start, or with it: then before it."""
    if starts_at is None or ends_at is None:
        return False
    start, end = (datetime.combine(date(2000, 1, 1), each) for each in (starts_at, ends_at))
    return not timedelta() < (end - start) % timedelta(days=1) < timedelta(hours=12)


def lock_end(agenda: Agenda, at: time | None, *, start: time | None) -> EndLocked:
    """Decide that the meeting has to be over at the time of day *at* (None: it need not).

    Refused where it begins at *start*, and that would be before.
    """
    if agenda.hard_end == at:
        raise Refused("Nothing changed.")
    if is_over_before(start, at):
        raise Refused("A meeting cannot have to be over before it begins.")
    return EndLocked(at=at)


def record_talk(agenda: Agenda, item: str, talk: Talk) -> TalkRecorded:
    """Decide who gives the information talk of *item* and what it says."""
    _must_have(agenda, item)
    if agenda.items[item].kind != ItemKind.INFORMATION_TALK:
        raise Refused("This item is not an information talk.")
    return TalkRecorded(item=item, talk=talk)


def write_account(agenda: Agenda, item: str, account: Text) -> AccountWritten:
    """Decide what the minutes say happened in *item*."""
    _must_have(agenda, item)
    return AccountWritten(item=item, account=account)
