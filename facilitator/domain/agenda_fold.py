"""The fold of the agenda: from its events to the items in their order."""

from datetime import time
from types import MappingProxyType

from facilitator.domain.agenda import (
    Agenda,
    EndLocked,
    ItemAdded,
    ItemMoved,
    ItemParked,
    ItemRemoved,
    ItemUnparked,
)
from facilitator.domain.events import Event
from facilitator.domain.items import Item, ItemChange, changed
from facilitator.domain.refused import DoesNotApply


class AgendaFold:
    """Builds ``Agenda`` event by event."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.order: list[str] = []
        self.parked: dict[str, Item] = {}
        self.hard_end: time | None = None

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case ItemAdded(item=item) if not self._knows(item) and self._stands(body.after):
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
            case ItemParked(item=item) if item in self.items:
                self.order.remove(item)
                self.parked[item] = self.items.pop(item)
            case ItemUnparked(item=item, after=after) if item in self.parked and self._stands(
                after
            ):
                self.items[item] = self.parked.pop(item)
                self._place(item, after)
            case EndLocked(at=at):
                self.hard_end = at
            case _ if isinstance(body, ItemChange) and self._knows(body.item):
                of = self.items if body.item in self.items else self.parked
                of[body.item] = changed(of[body.item], body)
            case _:
                raise DoesNotApply(body.kind)

    def _knows(self, item: str) -> bool:
        return item in self.items or item in self.parked

    def _stands(self, item: str | None) -> bool:
        return item is None or item in self.items

    def _place(self, item: str, after: str | None) -> None:
        self.order.insert(0 if after is None else self.order.index(after) + 1, item)

    def value(self) -> Agenda:
        """Return what was built so far, frozen."""
        return Agenda(
            MappingProxyType({item: self.items[item] for item in self.order}),
            MappingProxyType(dict(self.parked)),
            self.hard_end,
        )
