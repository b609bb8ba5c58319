"""Midnight, another day, a clock that jumps: when a meeting, and what is bound to a time, is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from facilitator.domain.agenda import EndLocked
from facilitator.domain.items import NOTHING, ItemLocked

from .clock_keys import go_on, pause, press, resume, start, took
from .told import TWO, Told, items, minutes

DAYS = timedelta(days=1)


def test_over_midnight_nothing_is_special() -> None:
    told = Told(*items(40, 60), start=time(23, 30), end=time(1, 10))
    told.now = datetime(2026, 10, 3, 14, 30, tzinfo=UTC)
    assert told.face.planned_end_at == told.now + minutes(100)
    press(told, start)
    press(told, go_on, minutes(42))
    told.wait(minutes(10))
    assert took(told) == [42, 10]
    assert told.face.behind == minutes(2)
    assert told.face.projected_end_at == datetime(2026, 10, 3, 16, 12, tzinfo=UTC)


def test_the_planned_end_counts_where_the_plan_has_one() -> None:
    told = Told(*items(10, 20), end=time(14, 40))
    press(told, start)
    assert told.face.planned_end_at == TWO + minutes(40)
    assert told.face.behind == minutes(-10)


def test_a_plan_with_an_end_and_no_start_ends_then() -> None:
    told = Told(*items(10, 20), start=None, end=time(14, 40))
    press(told, start, minutes(3))
    assert told.face.planned_end_at == TWO + minutes(40)


@pytest.mark.parametrize(
    ("of_day", "planned"),
    [
        ({"start": time(14), "end": time(15)}, 60),
        ({"start": time(14), "end": None}, 30),
        ({"start": None, "end": time(15)}, 30),
        ({"start": None, "end": None}, 30),
    ],
)
def test_a_meeting_on_another_day_than_planned_counts_from_where_it_began(
    of_day: dict[str, object], planned: int
) -> None:
    told = Told(*items(10, 20), **of_day)
    press(told, start, timedelta(hours=14))
    assert told.face.planned_end_at == told.now + minutes(planned)
    told = Told(*items(10, 20), **of_day)
    press(told, start, timedelta(hours=11))
    expected = TWO if any(of_day.values()) else told.now
    assert told.face.planned_end_at == expected + minutes(60 if of_day["end"] else 30)


def test_a_meeting_over_new_year_ends_next_year() -> None:
    told = Told(
        *items(40, 60),
        EndLocked(at=time(1)),
        ItemLocked(item="i2", starts_at=time(0, 15), ends_at=time(1, 20)),
        date=date(2026, 12, 31),
        start=time(23, 30),
        end=time(1, 15),
    )
    told.now = datetime(2026, 12, 31, 14, 30, tzinfo=UTC)
    assert told.session.timetable.hard_end_at == told.now + minutes(90)
    press(told, start)
    assert told.face.projected_end_at == told.now + minutes(105)
    press(told, go_on, minutes(47))
    told.wait(minutes(10))
    assert took(told) == [47, 10]
    assert told.face.projected_end_at == datetime(2026, 12, 31, 16, 17, tzinfo=UTC)
    assert (told.face.behind, told.face.slack) == (minutes(2), minutes(-17))
    assert told.face.slots[1].slack_after == minutes(3)


@pytest.mark.parametrize(
    ("start_at", "lock", "expected"),
    [
        (time(14), time(14, 30), 30),
        (time(14), time(13), -60),
        (time(23, 30), time(0, 30), 60),
        (time(0, 30), time(23, 30), -60),
        (time(0), time(0), 0),
    ],
)
def test_a_time_of_day_is_the_one_nearest_to_the_start(
    start_at: time, lock: time, expected: int
) -> None:
    told = Told(*items(10), ItemLocked(item="i1", starts_at=lock), start=start_at)
    timetable = told.session.timetable
    assert timetable.start_at is not None
    assert timetable.locks["i1"].starts_at == timetable.start_at + minutes(expected)


def test_of_a_meeting_on_another_day_all_that_is_bound_to_a_time_moves_with_it() -> None:
    told = Told(
        *items(10, 20, 5),
        EndLocked(at=time(14, 45)),
        ItemLocked(item="i2", starts_at=time(14, 15), ends_at=time(14, 40)),
        end=time(15),
    )
    told.now = TWO + 3 * DAYS + minutes(95)
    press(told, start)
    begun = told.now
    face = told.face
    assert [one.begins_at for one in face.slots] == [
        begun + minutes(passed) for passed in (0, 15, 35)
    ]
    assert face.slots[1].lock.ends_at == begun + minutes(40)
    assert (face.planned_end_at, face.hard_end_at) == (begun + minutes(60), begun + minutes(45))


def test_a_meeting_within_half_a_day_of_its_start_keeps_its_times() -> None:
    told = Told(*items(10, 20), ItemLocked(item="i2", starts_at=time(14, 15)))
    press(told, start, timedelta(hours=12))
    assert told.face.behind == timedelta(hours=12) - minutes(5)
    told = Told(*items(10, 20), ItemLocked(item="i2", starts_at=time(14, 15)))
    press(told, start, timedelta(hours=12, seconds=1))
    assert told.face.behind == NOTHING


def test_a_meeting_without_a_start_keeps_what_it_is_bound_to_on_whatever_day_it_begins() -> None:
    for end in (None, time(15)):
        told = Told(
            *items(10, 20),
            EndLocked(at=time(15)),
            ItemLocked(item="i2", starts_at=time(14, 15)),
            start=None,
            end=end,
        )
        press(told, start, 2 * DAYS)
        assert told.face.slots[1].begins_at == TWO + 2 * DAYS + minutes(15)
        assert told.face.hard_end_at == TWO + 2 * DAYS + minutes(60)
        assert told.face.projected_end_at == TWO + 2 * DAYS + minutes(35)


def test_before_a_meeting_of_another_day_its_plan_is_shown() -> None:
    told = Told(*items(10, 20), ItemLocked(item="i2", starts_at=time(14, 15)))
    for days in (-3, 3):
        told.now = TWO + days * DAYS
        assert told.face.planned_end_at == told.face.projected_end_at == TWO + minutes(35)
        assert [one.begins_at for one in told.face.slots] == [TWO, TWO + minutes(15)]


def test_a_clock_behind_the_last_event_is_reported_and_time_stands_still() -> None:
    told = Told(*items(10, 20))
    press(told, start, minutes(5))
    before = told.face
    told.wait(timedelta(seconds=-2))
    assert told.face == replace(before, seen_at=told.now)
    told.wait(timedelta(seconds=-1))
    assert told.face.clock_back == timedelta(seconds=3)
    told.wait(minutes(-60))
    face = told.face
    assert face.clock_back == timedelta(minutes=60, seconds=3)
    assert (face.elapsed, face.remaining) == (NOTHING, minutes(10))
    assert face.projected_end_at == before.projected_end_at


def test_a_clock_set_back_gives_no_item_time_that_did_not_pass() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, go_on, minutes(10))
    press(told, pause, minutes(-30))
    press(told, resume, minutes(10))
    press(told, go_on, minutes(5))
    assert took(told) == [10, 0, 0]
    told.now = TWO + minutes(12)
    assert took(told) == [10, 0, 2]
    assert told.face.clock_back == NOTHING


def test_a_night_asleep_counts_as_what_passed() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    told.wait(timedelta(hours=9))
    face = told.face
    assert face.elapsed == timedelta(hours=9)
    assert face.projected_end_at == told.now + minutes(20)
    assert face.clock_back == NOTHING


def test_before_a_meeting_of_another_day_what_is_over_plan_is_shown() -> None:
    told = Told(*items(30, 60), EndLocked(at=time(15)), end=time(15, 10))
    for days in (-200, -3, 3):
        told.now = TWO + days * DAYS
        face = told.face
        assert face.projected_end_at == TWO + minutes(90)
        assert (face.behind, face.over_by, face.slack) == (minutes(20), minutes(30), minutes(-30))
        assert face.crosses == face.slots[1]


@pytest.mark.parametrize("days", [-3, 3])
def test_of_a_meeting_with_an_end_and_no_start_nothing_is_said_on_another_day(days: int) -> None:
    for told in (
        Told(*items(30, 60), start=None, end=time(15)),
        Told(*items(30, 60), EndLocked(at=time(15)), start=None),
    ):
        told.now = TWO + days * DAYS
        assert (told.face.projected_end_at, told.face.behind) == (None, None)
        assert told.face.slots[0].begins_at is None
        told.now = TWO
        assert told.face.projected_end_at == TWO + minutes(90)


def test_a_planned_end_that_is_passed_shows_even_where_all_lengths_are_open() -> None:
    told = Told(*items(None, None), end=time(14, 10))
    assert told.face.projected_end_at is None
    press(told, start)
    told.wait(minutes(9))
    assert (told.face.projected_end_at, told.face.over_by) == (None, NOTHING)
    told.wait(minutes(41))
    assert told.face.projected_end_at == told.now
    assert (told.face.over_by, told.face.behind) == (minutes(40), minutes(40))
    assert told.face.crosses == told.face.slots[0]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_clock_of_a_meeting_at_the_end_of_all_days_can_be_read(day: date) -> None:
    told = Told(*items(10), date=day, start=None, end=None)
    assert told.face.planned_end_at is None
