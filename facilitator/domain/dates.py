"""Dates, times of day and numbers of meetings as people write them, in both languages.

The table of eras is the program's own: libraries write 令和1年 where everybody writes 令和元年.
Names of days and months are kept here as well, since those of the system follow its locale.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

from facilitator.domain.lengths import minutes_of
from facilitator.domain.refused import Refused
from facilitator.domain.text import Language, clean_line, matching_key

_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 1, 25), "明治"),
)
_DAYS_JA = "月火水木金土日"
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DAY_IN_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_YEARS_BETWEEN_LEAP_DAYS = 8


def _next_week(today: date) -> date:
    return today + timedelta(days=7)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


_NAMED_DAYS: Mapping[str, Callable[[date], date]] = {
    "今日": lambda today: today,
    "today": lambda today: today,
    "明日": lambda today: today + timedelta(days=1),
    "tomorrow": lambda today: today + timedelta(days=1),
    "来週": _next_week,
    "nextweek": _next_week,
    "今月末": _end_of_month,
    "月末": _end_of_month,
    "endofmonth": _end_of_month,
}


def day_in_full(words: str) -> date | None:
    """Return the day that *words* name with its year (2021-11-22, 2021年11月22日, 20211122)."""
    words = unicodedata.normalize("NFKC", clean_line(words))
    found = _DAY.fullmatch(words) or _DAY_IN_DIGITS.fullmatch(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def read_day(typed: str, today: date) -> date | None:
    """Return the day by which something is to be done, as *typed*; None for nothing.

    That is a day in full, 12/31 for the next such day from *today* on, or a name: 今日, 明日, 来週
    (in seven days), 月末. Raises Refused where it is none of these.
    """
    words = matching_key(clean_line(typed))
    if not words:
        return None
    if words in _NAMED_DAYS:
        return _NAMED_DAYS[words](today)
    found = day_in_full(typed)
    if found is None and (of_year := _DAY_OF_YEAR.fullmatch(words)):
        found = _next_such_day(int(of_year[1]), int(of_year[2]), today)
    if found is None:
        raise Refused(
            "“{words}” is not a day; write 2026-12-31, 12/31, 明日 or 月末.",
            words=clean_line(typed),
        )
    return found


def _next_such_day(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year + _YEARS_BETWEEN_LEAP_DAYS + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def era_year(day: date) -> str | None:
    """Return the year of *day* in its era (令和元年), None before the first era of the table."""
    for first_day, era in _ERAS:
        if day >= first_day:
            year = day.year - first_day.year + 1
            return f"{era}{'元' if year == 1 else year}年"
    return None


def date_words(day: date, language: Language) -> str:
    """Return 令和3年（2021年）11月22日（月）, or Monday 22 November 2021."""
    if language == "en":
        return f"{_DAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    era = era_year(day)
    year = f"{era}（{day.year}年）" if era else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日（{_DAYS_JA[day.weekday()]}）"


def time_words(of_day: time) -> str:
    """Return a time of day without seconds: 9:05."""
    return f"{of_day.hour}:{of_day.minute:02d}"


def length_words(length: timedelta, language: Language) -> str:
    """Return a length in whole minutes: 25分, 25 min."""
    minutes = minutes_of(length)
    return f"{minutes} min" if language == "en" else f"{minutes}分"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st …"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{_ENDINGS.get(number % 10, 'th')}"


def fiscal_year_words(year: int, language: Language) -> str:
    """Return 令和3年度, or FY2021.

    A fiscal year in which the era changed goes by the new one, as the government's documents do:
    2019 is 令和元年度 from its first day.
    """
    if language == "en":
        return f"FY{year}"
    return f"{era_year(date(year, 12, 31)) or f'{year}年'}度"


def numbering_words(
    year: int, in_fiscal_year: int | None, in_all: int | None, language: Language
) -> str:
    """Return 令和3年度第4回（通算第6回）, or what is known of it; nothing where nothing is."""
    year_words = fiscal_year_words(year, language)
    if language == "en":
        part = f"{ordinal(in_fiscal_year)} in {year_words}" if in_fiscal_year is not None else ""
        whole = f"{ordinal(in_all)} overall" if in_all is not None else ""
        return f"{part} ({whole})" if part and whole else part or whole
    part = f"{year_words}第{in_fiscal_year}回" if in_fiscal_year is not None else ""
    whole = f"通算第{in_all}回" if in_all is not None else ""
    return f"{part}（{whole}）" if part and whole else part or whole
