"""What people type into the fields of forms: lengths, times of day, days, numbers, yes and no.

Each ``…_words`` gives what stands in a field, each ``read_…`` what was typed there; what cannot be
read raises ``NotRead`` with the reason in words.
"""

import unicodedata
from datetime import date, time, timedelta

from pydantic_core import PydanticCustomError

from facilitator.domain import plan_fields
from facilitator.domain.items import NOTHING
from facilitator.domain.lengths import minutes_of, parse_length
from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _

_YES = ("y", "yes", "はい", "○", "〇", "1")
_NO = ("n", "no", "いいえ", "×", "0", "")
_NONE = ("0", "0分", "なし", "none", "no")


class NotRead(Refused, ValueError):
    """What was typed is not what the field is for; says what is, in the chosen language."""

    def __init__(self, words: str) -> None:
        super().__init__("{words}", words=words)


def length_words(length: timedelta | None) -> str:
    """Return a length in minutes, nothing for None."""
    return "" if length is None else _("{n} min").format(n=minutes_of(length))


def read_length(words: str) -> timedelta | None:
    """Return the length that was typed, None for nothing."""
    if not clean_line(words):
        return None
    try:
        return parse_length(words)
    except ValueError:
        fault = _("“{words}” is not a length of time; write 90分, 1:30, 1.5h or 90.")
        raise NotRead(fault.format(words=clean_line(words))) from None


def read_part(words: str) -> timedelta | None:
    """Return the length of a part that was typed: nothing for 0 or なし, None where it is open."""
    return NOTHING if matching_key(words) in _NONE else read_length(words)


def time_words(of_day: time | None) -> str:
    """Return a time of day, nothing for None."""
    return "" if of_day is None else f"{of_day:%H:%M}"


def read_time(words: str) -> time | None:
    """Return the time of day that was typed, None for nothing."""
    if not clean_line(words):
        return None
    try:
        return plan_fields.read_time_of_day(words)
    except PydanticCustomError:
        fault = _("“{words}” is not a time of day; write 14:00.")
        raise NotRead(fault.format(words=clean_line(words))) from None


def read_day(words: str) -> date:
    """Return the day that was typed."""
    try:
        return plan_fields.read_day(words)
    except PydanticCustomError:
        fault = _("“{words}” is not a day; write 2021-11-22.")
        raise NotRead(fault.format(words=clean_line(words))) from None


def number_words(number: int | None) -> str:
    """Return a number, nothing for None."""
    return "" if number is None else str(number)


def read_number(words: str) -> int | None:
    """Return the whole number from 1 on that was typed, None for nothing."""
    typed = unicodedata.normalize("NFKC", clean_line(words)).removeprefix("第").removesuffix("回")
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 6 or int(typed) < 1:
        fault = _("“{words}” is not a number; write 1, 2, 3 …")
        raise NotRead(fault.format(words=clean_line(words)))
    return int(typed)


def yes_or_no(is_so: bool) -> str:
    """Return the word for yes, or that for no."""
    return _("yes") if is_so else _("no")


def read_yes_or_no(words: str) -> bool:
    """Return what was typed for yes or for no; nothing is no."""
    typed = matching_key(words)
    if typed in _YES:
        return True
    if typed in _NO:
        return False
    fault = _("“{words}” is neither yes nor no; write y or n.")
    raise NotRead(fault.format(words=clean_line(words)))
