"""The agenda: what a meeting does, in which order, and for how long."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Text, Value


class ItemKind(StrEnum):
    """What an agenda item is for."""

    OPENING = "opening"
    LOOK_BACK = "look_back"
    INFORMATION_TALK = "information_talk"
    PITCH = "pitch"
    BREAKOUT = "breakout"
    SHARE_OUT = "share_out"
    BREAK = "break"
    INTRODUCTIONS = "introductions"
    NETWORKING = "networking"
    CLOSING = "closing"


class Talk(Value):
    """What an information talk said: it has points and a call, and no group."""

    organisation: str | None = None
    speaker: str | None = None
    points: tuple[Text, ...] = ()
    calls: tuple[Text, ...] = ()


class ItemAdded(Body, kind="agenda.item_added"):
    """An item was put on the agenda, after the item *after*, or first where that is None."""

    item: str
    item_kind: ItemKind
    title: Text | None = None
    length: timedelta | None = None
    pitch: str | None = None
    after: str | None = None


class ItemRetitled(Body, kind="agenda.item_retitled"):
    """An item got another title."""

    item: str
    title: Text


class LengthSet(Body, kind="agenda.length_set"):
    """An item was planned longer or shorter, or its length left open."""

    item: str
    length: timedelta | None


class ItemMoved(Body, kind="agenda.item_moved"):
    """An item was put after another one, or first."""

    item: str
    after: str | None


class ItemRemoved(Body, kind="agenda.item_removed"):
    """An item was taken off the agenda."""

    item: str


class TalkRecorded(Body, kind="agenda.talk_recorded"):
    """Who gives an information talk, and what was said in it."""

    item: str
    talk: Talk


class AccountWritten(Body, kind="agenda.account_written"):
    """What happened in an item, in a sentence for the minutes."""

    item: str
    account: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item. ``length`` is None where nobody planned one."""

    id: str
    kind: ItemKind
    title: Text | None = None
    length: timedelta | None = None
    pitch: str | None = None
    talk: Talk | None = None
    account: Text | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the meeting was to begin and to end; None where the plan does not say."""

    start_at: datetime | None = None
    end_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of one meeting, by id, in their order."""

    items: Mapping[str, Item] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, ...]:
        """Return the ids of the items in their order."""
        return tuple(self.items)

    def after(self, item: str) -> Item | None:
        """Return the item that follows *item*, None after the last."""
        order = self.order
        place = order.index(item) + 1
        return self.items[order[place]] if place < len(order) else None

    def before(self, item: str) -> Item | None:
        """Return the item that precedes *item*, None before the first."""
        order = self.order
        place = order.index(item)
        return self.items[order[place - 1]] if place else None

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


class AgendaFold:
    """Builds ``Agenda`` event by event."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.order: list[str] = []

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case ItemAdded(item=item) if item not in self.items and self._stands(body.after):
                self.items[item] = Item(item, body.item_kind, body.title, body.length, body.pitch)
                self._place(item, body.after)
            case ItemMoved(item=item, after=after) if (
                item in self.items and self._stands(after) and item != after
            ):
                self.order.remove(item)
                self._place(item, after)
            case ItemRemoved(item=item) if item in self.items:
                self.order.remove(item)
                del self.items[item]
            case (
                ItemRetitled(item=item)
                | LengthSet(item=item)
                | TalkRecorded(item=item)
                | AccountWritten(item=item)
            ) if item in self.items:
                self._change(item, body)
            case _:
                raise DoesNotApply(body.kind)

    def _stands(self, item: str | None) -> bool:
        return item is None or item in self.items

    def _place(self, item: str, after: str | None) -> None:
        self.order.insert(0 if after is None else self.order.index(after) + 1, item)

    def _change(self, item: str, body: Body) -> None:
        before = self.items[item]
        match body:
            case ItemRetitled(title=title):
                self.items[item] = replace(before, title=title)
            case LengthSet(length=length):
                self.items[item] = replace(before, length=length)
            case TalkRecorded(talk=talk):
                self.items[item] = replace(before, talk=talk)
            case AccountWritten(account=account):
                self.items[item] = replace(before, account=account)

    def value(self) -> Agenda:
        """Return what was built so far, frozen."""
        return Agenda(MappingProxyType({item: self.items[item] for item in self.order}))
