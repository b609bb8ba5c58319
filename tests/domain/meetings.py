"""Meetings drawn at random, with everything a plan can ask of the clock, and the keys for them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from facilitator.domain import agenda, on_the_day
from facilitator.domain.agenda import EndLocked
from facilitator.domain.catching_up import catch_up, propose
from facilitator.domain.events import Body
from facilitator.domain.items import (
    Directions,
    ItemKind,
    LengthSet,
    directions_changed,
)
from facilitator.domain.refused import Refused

from . import clock_keys as keys
from .told import Told, item, minutes

DAYS = (date(2026, 10, 3), date(2026, 12, 31), date(2027, 1, 1))
STARTS = (time(14), time(23, 30), time(0, 10), None)
ITEMS = 5

LENGTH = st.none() | st.integers(1, 40) | st.sampled_from([0.5, 7.25, 120])
KIND = st.sampled_from([ItemKind.OPENING, ItemKind.PITCH, ItemKind.BREAKOUT])
PASSED = st.one_of(
    st.integers(0, 1800),
    st.integers(-900, 0),
    st.sampled_from([0, 1, 59, 60, 3 * 3600, 9 * 3600, -3600]),
)
"""Seconds between two keys: often minutes, now and then a night, or a clock set back."""

DAYS_OFF = st.sampled_from([0, 0, 0, -400, -30, -2, 2, 400])
"""How many days from its planned start a meeting is looked at."""


@st.composite
def plans(draw: st.DrawFn, is_tight: bool = False) -> Told:
    """Return a meeting that has not begun, seen at its planned start or thereabouts, or far off.

    A tight one has to be over soon.
    """
    start = draw(st.sampled_from(STARTS))
    end = draw(st.sampled_from([None, time(15), time(1)]))
    told = Told(date=draw(st.sampled_from(DAYS)), start=start, end=end)
    of_day = datetime.combine(told.session.opened.date, start or time(14), told.session.zone)
    for number in range(1, draw(st.integers(1, ITEMS)) + 1):
        before = f"i{number - 1}" if number > 1 else None
        told.say(item(f"i{number}", draw(KIND), draw(LENGTH), before))
        told.say(*directions_changed(f"i{number}", Directions(), draw(directions(of_day))))
    if is_tight or draw(st.booleans()):
        most = 40 if is_tight else 150
        told.say(EndLocked(at=(of_day + minutes(draw(st.integers(5, most)))).time()))
    told.now = of_day.astimezone(told.now.tzinfo) + timedelta(
        days=draw(DAYS_OFF), seconds=draw(PASSED)
    )
    return told


@st.composite
def directions(draw: st.DrawFn, start: datetime) -> Directions:
    """Return what may be noted for running an item of a meeting that begins at *start*."""

    def maybe(lengths: st.SearchStrategy[int]) -> timedelta | None:
        count = draw(st.none() | st.none() | lengths)
        return None if count is None else minutes(count)

    starts_in, ends_in = maybe(st.integers(-5, 120)), maybe(st.integers(0, 150))
    return Directions(
        is_protected=draw(st.sampled_from([False, False, True])),
        least_length=maybe(st.integers(0, 20)),
        starts_at=None if starts_in is None else (start + starts_in).time(),
        ends_at=None if ends_in is None else (start + ends_in).time(),
        last_part=maybe(st.integers(0, 20)),
    )


def _make_up(told: Told) -> list[Body]:
    shown = propose(told.face)
    return list(catch_up(told.session.agenda, told.session.clock, shown, shown))


def _plan_first(told: Told) -> Body:
    return LengthSet(item="i1", length=minutes(25))


def _add(told: Told, after: str | None) -> list[Body]:
    here, key = told.session, told.new_id()
    lasting = minutes(len(told.events) % 20 + 1)
    return list(
        on_the_day.add_item(
            here.agenda, here.clock, item=key, kind=ItemKind.PITCH, length=lasting, after=after
        )
    )


def _open(told: Told) -> list[Body]:
    return list(on_the_day.leave_open(told.session.agenda, told.session.clock, "i1"))


def _park(told: Told) -> Body:
    return agenda.park_item(told.session.agenda, "i3", begun=told.session.clock.begun)


def _unpark(told: Told) -> Body:
    here = told.session
    return on_the_day.unpark_item(here.agenda, here.clock, "i3", after=None)


def _split(told: Told) -> list[Body]:
    here, key = told.session, told.new_id()
    return list(on_the_day.split_item(here.agenda, here.clock, "i2", minutes(4), second=key))


def _move(told: Told) -> Body:
    begun = told.session.clock.begun
    return agenda.move_item(told.session.agenda, "i5", after="i2", begun=begun)


def _remove(told: Told) -> Body:
    return agenda.remove_item(told.session.agenda, "i4", begun=told.session.clock.begun)


def _lock(told: Told, starts_in: float | None) -> list[Body]:
    at = None if starts_in is None else told.now + minutes(starts_in)
    starts_at = None if at is None else at.astimezone(told.session.zone).time()
    wanted = Directions(starts_at=starts_at, is_protected=starts_at is None)
    return list(agenda.direct_item(told.session.agenda, "i2", wanted))


VERBS: dict[str, Callable[[Told], Body | list[Body]]] = {
    "start": keys.start,
    "third": lambda told: keys.start(told, "i3"),
    "go_on": keys.go_on,
    "go_on_again": keys.go_on,
    "go_back": keys.go_back,
    "pause": keys.pause,
    "resume": keys.resume,
    "end": keys.end,
    "longer": lambda told: keys.extend(told, minutes(3)),
    "shorter": lambda told: keys.extend(told, minutes(-8)),
    "just_now": lambda told: keys.began(told, minutes(1)),
    "a_while_ago": lambda told: keys.began(told, minutes(4)),
    "long_ago": lambda told: keys.began(told, minutes(30)),
    "skip": lambda told: keys.skip(told, "i2"),
    "skip_later": lambda told: keys.skip(told, "i4"),
    "take_up": lambda told: keys.take_up(told, "i2"),
    "last_part": keys.begin_last_part,
    "length_now": lambda told: keys.set_length_now(told, "i2", minutes(12)),
    "plan": _plan_first,
    "make_up": _make_up,
    "open": _open,
    "add_first": lambda told: _add(told, None),
    "add_later": lambda told: _add(told, "i2"),
    "park": _park,
    "unpark": _unpark,
    "split": _split,
    "move": _move,
    "remove": _remove,
    "lock": lambda told: _lock(told, 20),
    "unlock": lambda told: _lock(told, None),
}
UNDO = "undo"
STEPS = st.lists(st.tuples(st.sampled_from([*sorted(VERBS), UNDO]), PASSED), max_size=20)


def do(told: Told, verb: str) -> bool:
    """Press one key now; say whether it was accepted."""
    try:
        if verb == UNDO:
            told.take_back("clock")
        else:
            decided = VERBS[verb](told)
            told.say(*([decided] if isinstance(decided, Body) else decided))
    except Refused:
        return False
    return True


def go(told: Told, steps: list[tuple[str, int]]) -> datetime:
    """Let the keys of *steps* be pressed; return the latest instant there has been."""
    latest = told.now
    for verb, passed in steps:
        told.wait(timedelta(seconds=passed))
        latest = max(latest, told.now)
        do(told, verb)
    return latest
