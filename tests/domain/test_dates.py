"""Dates and numbers of meetings as people write them."""

from datetime import date, time, timedelta

import pytest

from facilitator.domain.dates import (
    date_words,
    era_year,
    fiscal_year_words,
    length_words,
    numbering_words,
    ordinal,
    read_day,
    time_words,
)
from facilitator.domain.refused import Refused


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 11, 22), "令和3年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 4, 30), "平成31年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1867, 12, 31), None),
    ],
)
def test_a_year_goes_by_the_era_of_its_day(day: date, year: str | None) -> None:
    assert era_year(day) == year


def test_a_date_names_era_year_and_weekday() -> None:
    assert date_words(date(2021, 11, 22), "ja") == "令和3年（2021年）11月22日（月）"
    assert date_words(date(2019, 12, 1), "ja") == "令和元年（2019年）12月1日（日）"
    assert date_words(date(2021, 11, 22), "en") == "Monday 22 November 2021"


def test_a_date_before_all_eras_has_its_year_only() -> None:
    assert date_words(date(1867, 1, 1), "ja") == "1867年1月1日（火）"


def test_a_fiscal_year_in_which_the_era_changed_goes_by_the_new_one() -> None:
    assert fiscal_year_words(2019, "ja") == "令和元年度"
    assert fiscal_year_words(2018, "ja") == "平成30年度"
    assert fiscal_year_words(2019, "en") == "FY2019"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")),
        *((13, "13th"), (21, "21st"), (101, "101st"), (111, "111th"), (112, "112th")),
    ],
)
def test_an_ordinal_ends_as_it_is_spoken(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_numbering_says_what_is_known() -> None:
    assert numbering_words(2021, 4, 6, "ja") == "令和3年度第4回（通算第6回）"
    assert numbering_words(2021, 4, None, "ja") == "令和3年度第4回"
    assert numbering_words(2021, None, 6, "ja") == "通算第6回"
    assert numbering_words(2021, 4, 6, "en") == "4th in FY2021 (6th overall)"
    assert numbering_words(2021, 1, None, "en") == "1st in FY2021"
    assert numbering_words(2021, None, 22, "en") == "22nd overall"
    assert numbering_words(2021, None, None, "en") == ""


def test_times_and_lengths_are_in_whole_minutes() -> None:
    assert time_words(time(9, 5, 59)) == "9:05"
    assert length_words(timedelta(minutes=89, seconds=40), "ja") == "90分"
    assert length_words(timedelta(minutes=25), "en") == "25 min"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-01-05", date(2027, 1, 5)),
        ("２０２７年１月５日", date(2027, 1, 5)),
        ("12/31", date(2026, 12, 31)),
        ("12月1日", date(2026, 12, 1)),
        ("3/31", date(2027, 3, 31)),
        ("11/22", date(2026, 11, 22)),
        ("2/29", date(2028, 2, 29)),
        ("今日", date(2026, 11, 22)),
        ("明日", date(2026, 11, 23)),
        ("来週", date(2026, 11, 29)),
        ("Next week", date(2026, 11, 29)),
        ("月末", date(2026, 11, 30)),
        ("　", None),
    ],
)
def test_a_day_to_come_can_be_typed_without_its_year_or_by_name(
    typed: str, day: date | None
) -> None:
    assert read_day(typed, date(2026, 11, 22)) == day


@pytest.mark.parametrize("typed", ["13/1", "2/30", "2026-02-30", "soon", "1", "99999999"])
def test_what_is_no_day_is_refused_with_what_can_be_typed(typed: str) -> None:
    with pytest.raises(Refused, match="12/31"):
        read_day(typed, date(2026, 11, 22))
