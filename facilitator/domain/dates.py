"""Dates, times of day and numbers of meetings as people write them, in both languages.

The table of eras is the program's own: libraries write 令和1年 where everybody writes 令和元年.
Names of days and months are kept here as well, since those of the system follow its locale.
"""

from datetime import date, time, timedelta

from facilitator.domain.lengths import minutes_of
from facilitator.domain.text import Language

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
