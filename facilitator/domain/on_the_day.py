"""The plan as it changes on the day: what the agenda and the clock decide together.

Once the meeting has begun what was planned stays, for comparison, and so does the planned end; what
comes to it is given its time by the clock. Nothing is put where it would be passed over at once.
"""

from datetime import timedelta

from facilitator.domain import agenda as plan
from facilitator.domain.agenda import Agenda, ItemAdded, ItemUnparked
from facilitator.domain.clock import Clock, ItemExtended, length_now
from facilitator.domain.items import (
    MINUTE,
    NOTHING,
    Directions,
    ItemChange,
    ItemKind,
    LengthSet,
    directions_changed,
    split_directions,
)
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text


def _place_to_come(agenda: Agenda, clock: Clock, after: str | None) -> str | None:
    """Return *after*, or the running item where that stands later."""
    order, current = agenda.order, clock.current
    if current not in agenda.items or (after is not None and after not in agenda.items):
        return after
    if after is None or order.index(after) < order.index(current):
        return current
    return after


def add_item(
    agenda: Agenda,
    clock: Clock,
    *,
    item: str,
    kind: ItemKind,
    title: Text | None = None,
    length: timedelta | None = None,
    pitch: str | None = None,
    after: str | None,
) -> tuple[ItemAdded | ItemExtended, ...]:
    """Decide that a new item stands after *after* (None: first), or after what runs already.

    In a running meeting nobody planned it: everybody sees how late the meeting will be by it.
    """
    place = _place_to_come(agenda, clock, after)
    added = plan.add_item(
        agenda, item=item, kind=kind, title=title, length=length, pitch=pitch, after=place
    )
    if not clock.is_running or length is None:
        return (added,)
    return added.model_copy(update={"length": None}), ItemExtended(item=item, by=length)


def unpark_item(agenda: Agenda, clock: Clock, item: str, *, after: str | None) -> ItemUnparked:
    """Decide that *item*, put aside before, stands after *after* or after what runs already."""
    return plan.unpark_item(agenda, item, after=_place_to_come(agenda, clock, after))


def leave_open(agenda: Agenda, clock: Clock, item: str) -> tuple[LengthSet | ItemExtended, ...]:
    """Decide that nobody says how long *item* lasts: neither the plan nor what was added to it.

    Refused where that would lose what was planned of a meeting that has begun.
    """
    opened = plan.set_length(agenda, item, None)
    extension = clock.extensions.get(item, NOTHING)
    is_planned = agenda.items[item].length is not None
    if is_planned and clock.intervals:
        raise Refused(
            "Once the meeting has begun an item keeps a length. "
            "Give it another one, or leave it out."
        )
    if not is_planned and not extension:
        raise Refused("Nothing changed.")
    closed = (ItemExtended(item=item, by=-extension),) if extension else ()
    return (opened, *closed) if is_planned else closed


def split_item(
    agenda: Agenda, clock: Clock, item: str, first: timedelta, *, second: str
) -> tuple[ItemChange | ItemAdded | ItemExtended, ...]:
    """Decide that *item* lasts *first*, and what is left of it now is an item *second* after it.

    What was planned goes to the first part as far as that lasts, the rest of it to the second.
    """
    if item not in agenda.items:
        raise Refused("This item is not on the agenda.")
    if item in clock.begun:
        raise Refused("What has begun keeps its place on the agenda.")
    whole, length = agenda.items[item], length_now(agenda, clock, item)
    if length is None or not MINUTE <= first <= length - MINUTE:
        raise Refused("An item can be split only into two parts of at least a minute.")
    of_first = None if whole.length is None else min(first, whole.length)
    of_second = None if whole.length is None else (whole.length - first)
    if of_second is not None and of_second <= NOTHING:
        of_second = None
    added = plan.add_item(
        agenda,
        item=second,
        kind=whole.kind,
        title=whole.title,
        length=of_second,
        pitch=whole.pitch,
        after=item,
    )
    directions, of_rest = split_directions(whole.directions, first)
    extended = {
        item: first - (of_first or NOTHING) - clock.extensions.get(item, NOTHING),
        second: length - first - (of_second or NOTHING),
    }
    return (
        *((LengthSet(item=item, length=of_first),) if of_first != whole.length else ()),
        added,
        *directions_changed(item, whole.directions, directions),
        *directions_changed(second, Directions(), of_rest),
        *(ItemExtended(item=key, by=by) for key, by in extended.items() if by),
    )
