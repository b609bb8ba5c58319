"""Where pitches stand on the agenda: which item each has, and after which one a new item comes."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.domain import agenda, on_the_day
from facilitator.domain.events import Body
from facilitator.domain.items import NOTHING, Item, ItemKind, LastPartSet
from facilitator.domain.refused import Refused
from facilitator.domain.session import Session

_BEFORE_PITCHES = (ItemKind.OPENING, ItemKind.INFORMATION_TALK)
"""What pitches come after in a meeting that has none yet."""


def items_of(session: Session, pitch: str) -> list[Item]:
    """Return the items of *pitch*: one, unless it was split or is not on the agenda."""
    return [item for item in session.agenda.items.values() if item.pitch == pitch]


def place_for_pitch(session: Session) -> str | None:
    """Return the item after which a new pitch stands, None for first.

    That is the last pitch, else the last opening or talk before the first breakout; never before
    what has begun.
    """
    items = list(session.agenda.items.values())
    kinds = [item.kind for item in items]
    until = kinds.index(ItemKind.BREAKOUT) if ItemKind.BREAKOUT in kinds else len(items)
    before = [item for item in items if item.kind is ItemKind.PITCH] or [
        item for item in items[:until] if item.kind in _BEFORE_PITCHES
    ]
    wanted = {*(item.id for item in before[-1:]), *session.clock.begun}
    return next((item.id for item in reversed(items) if item.id in wanted), None)


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

    In a running meeting the planned end stays, as of every item that is added there. Raises Refused
    where the questions are not shorter than the pitch, or nobody said how long that is.
    """
    if questions and length is None:
        raise Refused("Questions are a part of a pitch: say how long the pitch is (--length).")
    if questions and length is not None and questions >= length:
        raise Refused("The questions have to be shorter than the pitch.")
    decided: list[Body] = [
        *on_the_day.add_item(
            session.agenda,
            session.clock,
            item=item,
            kind=ItemKind.PITCH,
            pitch=pitch,
            length=length,
            after=after,
        )
    ]
    if questions:
        decided.append(LastPartSet(item=item, last_part=questions))
    return tuple(decided)


def item_moves(session: Session, pitch: str, order: Sequence[str]) -> list[Body]:
    """Return what puts the items of *pitch* after those of the pitches before it in *order*.

    They stand in one row then, in their order. Nothing is moved where the first of them has its
    place already; a pitch that is not on the agenda is passed over.
    """
    own = items_of(session, pitch)
    rest = [item for item in session.agenda.items.values() if item not in own]
    if not own:
        return []
    before = set(order[: order.index(pitch)])
    places = [place for place, item in enumerate(rest, 1) if item.pitch in before]
    pitched = [place for place, item in enumerate(rest) if item.pitch in order]
    new = max(places) if places else min(pitched, default=0)
    if new == session.agenda.order.index(own[0].id):
        return []
    after = rest[new - 1].id if new else None
    return [
        agenda.move_item(session.agenda, item.id, after=after, begun=session.clock.begun)
        for item in reversed(own)  # the last one first: each is put right after the same item
    ]
