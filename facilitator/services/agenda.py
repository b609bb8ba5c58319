"""The agenda, from a seat: put items on it, change, move and remove them."""

from datetime import timedelta

from facilitator.domain import agenda
from facilitator.domain.agenda import ItemKind, Talk
from facilitator.domain.events import Body
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def add_item(
    workshop: Workshop,
    kind: ItemKind,
    *,
    title: Text | None = None,
    length: timedelta | None = None,
    after: str | None = None,
) -> str:
    """Put an item on the agenda after *after* (None: first); return its id."""
    item = workshop.new_id()
    workshop.record(
        lambda: agenda.add_item(
            workshop.session.agenda, item=item, kind=kind, title=title, length=length, after=after
        )
    )
    return item


def change_item(
    workshop: Workshop, item: str, *, title: Text | None, length: timedelta | None
) -> None:
    """Plan *item* to last *length* (None: open), and give it another title unless that is None."""

    def decide() -> list[Body]:
        on = workshop.session.agenda
        changes: list[Body] = [] if title is None else [agenda.retitle_item(on, item, title)]
        if item not in on.items or on.items[item].length != length:
            changes.append(agenda.set_length(on, item, length))
        return changes

    workshop.record(decide)


def move_item(workshop: Workshop, item: str, *, after: str | None) -> None:
    """Put *item* after *after* (None: first)."""
    workshop.record(
        lambda: agenda.move_item(
            workshop.session.agenda, item, after=after, begun=workshop.session.clock.begun
        )
    )


def remove_item(workshop: Workshop, item: str) -> None:
    """Take *item* off the agenda."""
    workshop.record(
        lambda: agenda.remove_item(
            workshop.session.agenda, item, begun=workshop.session.clock.begun
        )
    )


def record_talk(workshop: Workshop, item: str, talk: Talk) -> None:
    """Note who gives the information talk of *item*, and what it says."""
    workshop.record(lambda: agenda.record_talk(workshop.session.agenda, item, talk))


def write_account(workshop: Workshop, item: str, account: Text) -> None:
    """Note what the minutes say happened in *item*."""
    workshop.record(lambda: agenda.write_account(workshop.session.agenda, item, account))
