"""Lengths of time as people write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.lengths import (
    LONGEST_ITEM,
    minutes_of,
    parse_length,
    parse_short_length,
)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("90", 90),
        ("９０", 90),
        ("90分", 90),
        (" 90 分 ", 90),
        ("90m", 90),
        ("90min", 90),
        ("1時間30分", 90),
        ("１時間３０分", 90),
        ("1時間半", 90),
        ("1.5h", 90),
        ("1h30m", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("2時間", 120),
        ("24h", 24 * 60),
        ("2.5分", 2.5),
    ],
)
def test_a_length_is_read_as_people_write_it(words: str, minutes: float) -> None:
    assert parse_length(words) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "words", ["", "soon", "0", "0分", "-5", "25h", "24:01", "1:60", "半", "時間", "1e3", "9" * 400]
)
def test_anything_else_is_refused_with_a_reason(words: str) -> None:
    with pytest.raises(ValueError, match=r"is not|between"):
        parse_length(words)


@given(st.text("0123456789.:時間分半hm  ５", max_size=30) | st.text())
def test_whatever_is_typed_is_a_sensible_length_or_refused(words: str) -> None:
    try:
        length = parse_length(words)
    except ValueError:
        return
    assert timedelta() < length <= LONGEST_ITEM


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (-30, 0), (-90, -1)]
)
def test_half_a_minute_counts_as_a_whole_one(seconds: int, minutes: int) -> None:
    assert minutes_of(timedelta(seconds=seconds)) == minutes


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("3", 180),
        ("３分", 180),
        ("2:30", 150),
        ("２：３０", 150),
        ("2分30秒", 150),
        ("0:45", 45),
        ("90秒", 90),
        ("1時間", 3600),
    ],
)
def test_a_short_length_is_read_in_minutes_and_seconds(words: str, seconds: int) -> None:
    assert parse_short_length(words) == timedelta(seconds=seconds)


@pytest.mark.parametrize("words", ["", "0", "0:00", "2:60", "soon", "3:5:1", "秒"])
def test_what_is_no_short_length_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=" is no"):
        parse_short_length(words)
