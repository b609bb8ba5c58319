"""The keys of the clock, as the tests press them."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from facilitator.domain import clock
from facilitator.domain.events import Body
from facilitator.domain.items import NOTHING
from facilitator.domain.slots import Slot

from .told import TWO, Told, minutes


def press(
    told: Told, verb: Callable[[Told], Body | Sequence[Body]], after: timedelta = NOTHING
) -> None:
    """Let *verb* be done when *after* has gone by."""
    told.wait(after)
    decided = verb(told)
    told.say(*([decided] if isinstance(decided, Body) else decided))


def start(told: Told, item: str | None = None) -> Body:
    return clock.start_item(told.session.agenda, told.session.clock, item)


def go_on(told: Told) -> Body:
    return clock.go_on(told.session.agenda, told.session.clock)


def go_back(told: Told) -> Body:
    return clock.go_back(told.session.agenda, told.session.clock)


def pause(told: Told) -> Body:
    return clock.pause(told.session.clock)


def resume(told: Told) -> Body:
    return clock.resume(told.session.clock)


def end(told: Told) -> Body:
    return clock.end_meeting(told.session.clock)


def extend(told: Told, by: timedelta) -> Body:
    return clock.extend_item(told.session.agenda, told.session.clock, by, told.now)


def began(told: Told, ago: timedelta) -> Body:
    return clock.item_began(told.session.clock, told.now - ago, told.now)


def took(told: Told) -> list[float]:
    """Return how many minutes each item has run."""
    now, measured = told.now, told.session.clock
    return [measured.elapsed(item, now) / minutes(1) for item in told.session.agenda.items]


def ends_at(told: Told) -> float | None:
    """Return how many minutes after TWO the meeting will end, by the clock."""
    end_at = told.face.projected_end_at
    return None if end_at is None else (end_at - TWO) / minutes(1)


def skip(told: Told, item: str) -> Body:
    return clock.skip_item(told.session.agenda, told.session.clock, item)


def take_up(told: Told, item: str) -> Body:
    return clock.take_up_item(told.session.clock, item)


def begin_last_part(told: Told) -> Sequence[Body]:
    return clock.begin_last_part(told.session.agenda, told.session.clock, told.now)


def set_length_now(told: Told, item: str, length: timedelta) -> Body:
    return clock.set_length_now(told.session.agenda, told.session.clock, item, length)


def go_through(told: Told, *lengths: float) -> None:
    """Begin the meeting now, and let its items last so many minutes, one after the other."""
    press(told, start)
    for length in lengths:
        press(told, go_on, minutes(length))


def slot(told: Told, item: str) -> Slot:
    """Return where *item* stands in time now."""
    return next(one for one in told.face.slots if one.item.id == item)


def progress(told: Told) -> list[str]:
    """Return how far each item has come."""
    return [one.progress.value for one in told.face.slots]
