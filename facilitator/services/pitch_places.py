"""Where pitches stand on the agenda: which item each has, and after which one a new item comes."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.domain import agenda
from facilitator.domain.clock import ItemExtended
from facilitator.domain.events import Body
from facilitator.domain.items import NOTHING, Item, ItemKind, LastPartSet
from facilitator.domain.refused import Refused
from facilitator.domain.session import Session


def items_of(session: Session, pitch: str) -> list[Item]:
    """Return the items of *pitch*: one, unless it was split or is not on the agenda."""
    return [item for item in session.agenda.items.values() if item.pitch == pitch]


def place_for_pitch(session: Session) -> str | None:
    """Return the item after which a new pitch stands: the last pitch, else the last begun item."""
    items = session.agenda.items
    begun = session.clock.begun
    before = [
        item.id
        for item in items.values()
        if item.id in begun
        or item.kind in (ItemKind.OPENING, ItemKind.INFORMATION_TALK, ItemKind.PITCH)
    ]
    return before[-1] if before else None


def place_for_walk_in(session: Session) -> str | None:
    """Return the item after which a pitch stands that nobody announced.

    In a running meeting that is the last pitch that runs or is to come, else the running item.
    """
    order, running = session.agenda.order, session.clock.current
    if running not in session.agenda.items:
        return place_for_pitch(session)
    coming = [
        item
        for item in order[order.index(running) :]
        if session.agenda.items[item].kind is ItemKind.PITCH and item not in session.clock.skipped
    ]
    return coming[-1] if coming else running


def item_for(
    session: Session,
    item: str,
    pitch: str,
    *,
    after: str | None,
    length: timedelta | None,
    questions: timedelta = NOTHING,
) -> tuple[Body, ...]:
    """Return what puts *pitch* on the agenda as *item* after *after*; *questions* end it.

    In a running meeting nobody planned it: it is given its time there, and the planned end stays,
    so that everybody sees how late the meeting will be. Raises Refused where the questions are not
    shorter than the pitch.
    """
    if questions and (length is None or questions >= length):
        raise Refused("The questions have to be shorter than the pitch.")
    added = agenda.add_item(
        session.agenda,
        item=item,
        kind=ItemKind.PITCH,
        pitch=pitch,
        length=length,
        after=after,
    )
    decided: list[Body] = [added]
    if session.clock.is_running and length is not None:
        decided = [added.model_copy(update={"length": None}), ItemExtended(item=item, by=length)]
    if questions:
        decided.append(LastPartSet(item=item, last_part=questions))
    return tuple(decided)


def item_move(session: Session, pitch: str, order: Sequence[str]) -> list[Body]:
    """Return what puts the item of *pitch* after that of the pitch before it in *order*.

    A pitch that is not on the agenda is passed over.
    """
    own = items_of(session, pitch)
    rest = [item for item in session.agenda.items.values() if item not in own[:1]]
    if not own:
        return []
    before = set(order[: order.index(pitch)])
    places = [place for place, item in enumerate(rest, 1) if item.pitch in before]
    pitched = [place for place, item in enumerate(rest) if item.pitch in order]
    new = max(places) if places else min(pitched, default=0)
    if new == session.agenda.order.index(own[0].id):
        return []
    place = rest[new - 1].id if new else None
    return [agenda.move_item(session.agenda, own[0].id, after=place, begun=session.clock.begun)]
