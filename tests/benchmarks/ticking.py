"""The clock of a long meeting, read every second."""

import time
from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from facilitator.domain.agenda import EndLocked
from facilitator.domain.clock import (
    ItemExtended,
    ItemSkipped,
    ItemStarted,
    MeetingPaused,
    MeetingResumed,
)
from facilitator.domain.events import Body
from facilitator.domain.items import ItemKind, ItemLocked, LastPartSet
from facilitator.domain.session import Session
from tests.domain.told import TWO, Told, item, minutes

from .meeting import best_of

ITEMS = 40
SECONDS = 3 * 60 * 60
TEN_MINUTES = 10 * 60
KINDS = (ItemKind.PITCH, ItemKind.BREAKOUT, ItemKind.OPENING, ItemKind.SHARE_OUT)


def long_agenda() -> Told:
    """Return a meeting of ITEMS items, every fifth bound to a time, many with a last part."""
    told = Told()
    for number in range(ITEMS):
        key = f"i{number}"
        told.say(item(key, KINDS[number % 4], 4, f"i{number - 1}" if number else None))
        if number % 4 == 0:
            told.say(LastPartSet(item=key, last_part=minutes(1)))
        if number % 5 == 0:
            starts_at, ends_at = TWO + minutes(4 * number + 9), TWO + minutes(4 * number + 14)
            zone = told.session.zone
            lock = ItemLocked(
                item=key,
                starts_at=starts_at.astimezone(zone).time(),
                ends_at=ends_at.astimezone(zone).time(),
            )
            told.say(lock)
    told.say(EndLocked(at=(TWO + minutes(175)).astimezone(told.session.zone).time()))
    told.say(ItemStarted(item="i0"))
    return told


def pressed(told: Told, second: int) -> Iterator[Body]:
    """Yield what is pressed in that second of the meeting."""
    current = told.session.clock.current
    number = int((current or "i0")[1:])
    if second % 270 == 0 and number + 1 < ITEMS:
        yield ItemStarted(item=f"i{number + 1}", leaving=current)
    if second % 900 == 61:
        yield MeetingPaused()
    if second % 900 == 89:
        yield MeetingResumed()
    if second % 600 == 120 and current is not None:
        yield ItemExtended(item=current, by=minutes(1))
    if second == SECONDS // 2:
        yield ItemSkipped(item=f"i{ITEMS - 2}")


def ticking() -> None:
    """Reading the clock 10,800 times, against a meeting just begun and a sum of 40 lengths."""
    told = long_agenda()
    young, at = told.session, TWO + minutes(1)
    lengths = [minutes(number) for number in range(ITEMS)]
    bare = best_of(2000, lambda: sum(lengths, timedelta()))
    begun = best_of(2000, lambda: young.read_clock(at))
    ticks = list(_ticks(told))
    assert not told.unheeded
    all_of_them = sorted(ticks)
    usual, slow = all_of_them[SECONDS // 2], all_of_them[int(SECONDS * 0.99)]
    first, last = median(ticks[:TEN_MINUTES]), median(ticks[-TEN_MINUTES:])
    print(f"a sum of {ITEMS} lengths                 {bare:8.4f} ms")
    print(f"a tick, a minute after the start    {begun:8.4f} ms  {begun / bare:.0f} x the sum")
    print(f"a tick of three hours, median       {usual:8.4f} ms  {usual / begun:.2f} x that")
    print(f"a tick, 99 of 100 within            {slow:8.4f} ms  {slow / begun:.2f} x that")
    print(f"first ten minutes, median           {first:8.4f} ms")
    print(f"last ten minutes, median            {last:8.4f} ms  {last / first:.2f} x the first")
    print("to reach: 99 of 100 within 0.3 ms, the last ten minutes ≤ 1.2 x the first")


def _ticks(told: Told) -> Iterator[float]:
    """Yield the milliseconds of each tick of three hours."""
    session: Session = told.session
    for second in range(1, SECONDS + 1):
        told.wait(timedelta(seconds=1))
        bodies = tuple(pressed(told, second))
        if bodies:
            told.say(*bodies)
            session = told.session
        begin = time.perf_counter()
        session.read_clock(told.now)
        yield (time.perf_counter() - begin) * 1000
