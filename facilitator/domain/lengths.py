"""Lengths of time as people write them."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta

SHORTEST_ITEM = timedelta(minutes=1)
LONGEST_ITEM = timedelta(hours=24)
LONGEST_WORDS = 20
"""Most characters of a length of time."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_LENGTH = re.compile(
    r"(?:(?P<hours>\d+(?:\.\d+)?)(?:時間|h))?(?:(?P<minutes>\d+(?:\.\d+)?)(?:分|m|min)?)?"
)


class OutOfBounds(ValueError):
    """A length of time that no item can have."""


def parse_length(words: str) -> timedelta:
    """Return the length that people write as ``90分``, ``1時間30分``, ``1.5h`` or ``1:30``.

    A bare number is minutes; full-width digits are read as well. Raises ValueError for anything
    else, for nothing, and OutOfBounds for less than a minute and more than a day.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).casefold()
    if len(text) > LONGEST_WORDS:
        raise ValueError(f"“{text[:LONGEST_WORDS]}…” is not a length of time; write 90分 or 1:30")
    if clock := re.fullmatch(r"(\d{1,2}):([0-5]\d)", text):
        length = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    elif text.endswith("時間半") and (hours := text.removesuffix("時間半")).isdecimal():
        length = timedelta(hours=int(hours), minutes=30)
    elif text and (found := _LENGTH.fullmatch(text)):
        length = timedelta(hours=float(found["hours"] or 0), minutes=float(found["minutes"] or 0))
    else:
        raise ValueError(f"“{words}” is not a length of time; write 90分, 1:30, 1.5h or 90")
    if not SHORTEST_ITEM <= length <= LONGEST_ITEM:
        raise OutOfBounds(f"“{words}” is not between a minute and 24 hours")
    return length


def parse_short_length(words: str) -> timedelta:
    """Return a length as ``parse_length`` does, but ``2:30`` is two minutes and a half.

    Raises ValueError where it cannot be read, OutOfBounds for less than a second.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    found = re.fullmatch(r"(\d{1,2})(?::|分)([0-5]?\d)秒?", text)
    found = found or re.fullmatch(r"()(\d{1,4})秒", text)
    if found is None:
        return parse_length(words)
    length = timedelta(minutes=int(found[1] or 0), seconds=int(found[2]))
    if not length:
        raise OutOfBounds(f"“{words}” is no time at all")
    return length


def from_to(one: time, other: time) -> timedelta:
    """Return how much later *other* is than *one* on the same day; negative where it is earlier."""
    return _on_some_day(other) - _on_some_day(one)


def later_by(of_day: time, by: timedelta) -> time:
    """Return a time of day, *by* later, on the clock on the wall."""
    return (_on_some_day(of_day) + by).time()


def _on_some_day(of_day: time) -> datetime:
    return datetime.combine(date.min + timedelta(days=2), of_day)


def minutes_between(earlier: datetime, later: datetime) -> int:
    """Return the minutes from one instant to another as a clock on the wall shows both.

    So a difference that is printed beside two times is the difference of what is printed.
    """
    minute = timedelta(minutes=1)
    return (later - _EPOCH) // minute - (earlier - _EPOCH) // minute


def minutes_of(length: timedelta) -> int:
    """Return *length* in whole minutes, half a minute rounded up."""
    return int(length.total_seconds() // 60 + (length.total_seconds() % 60 >= 30))
