"""The occasion: what is corrected of a session after it was made."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from facilitator.domain import agenda, occasion
from facilitator.domain.agenda import EndLocked
from facilitator.domain.occasion import SessionRescheduled, SessionRetitled, fiscal_year
from facilitator.domain.plan_fields import Day
from facilitator.domain.refused import Refused
from facilitator.domain.session import SessionFold
from facilitator.domain.text import Text

from .told import DAY, MEETING, TWO, Told, items


def moved(
    told: Told, day: date, *, start: time | None, end: time | None = None
) -> SessionRescheduled:
    here = told.session
    return occasion.reschedule_session(
        here.opened, day, start=start, end=end, hard_end=here.agenda.hard_end
    )


def test_a_session_gets_another_title_another_day_and_other_numbers() -> None:
    told = Told(*items(10))
    told.say(occasion.retitle_session(told.session.opened, Text.of("第2回")))
    later = DAY + timedelta(days=7)
    told.say(
        moved(told, later, start=time(15), end=time(16)),
        occasion.renumber_session(told.session.opened, no_in_fiscal_year=2, no_total=9),
    )
    now = told.session.opened
    assert (now.title, now.date, now.start, now.end) == (
        Text.of("第2回"),
        later,
        time(15),
        time(16),
    )
    assert (now.no_in_fiscal_year, now.no_total, now.slug) == (2, 9, "talks-01")
    assert told.session.timetable.start_at == TWO + timedelta(days=7, hours=1)
    told.take_back()
    assert (told.session.opened.date, told.session.opened.no_total) == (DAY, None)


def test_what_is_so_already_and_a_number_below_one_is_refused() -> None:
    opened = Told().session.opened
    for decide in (
        lambda: occasion.retitle_session(opened, None),
        lambda: moved(Told(), DAY, start=time(14), end=None),
        lambda: occasion.renumber_session(opened, no_in_fiscal_year=None, no_total=None),
    ):
        with pytest.raises(Refused, match="Nothing changed"):
            decide()
    with pytest.raises(Refused, match="from 1"):
        occasion.renumber_session(opened, no_in_fiscal_year=1, no_total=0)


def test_a_correction_of_a_session_that_nobody_opened_has_no_effect() -> None:
    event = Told(SessionRetitled(title=Text.of("題"))).events[1]
    fold = SessionFold(MEETING)
    fold.apply(event)
    assert fold.unheeded == [event.id]


def test_a_fiscal_year_begins_in_april() -> None:
    assert (fiscal_year(date(2027, 3, 31)), fiscal_year(date(2027, 4, 1))) == (2026, 2027)
    assert fiscal_year(DAY) == 2026


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9001, 1, 1), date.max])
def test_a_day_that_no_calendar_needs_is_refused(day: date) -> None:
    with pytest.raises(Refused, match="between 1900 and 9000"):
        moved(Told(*items(10)), day, start=time(14))
    with pytest.raises(ValidationError, match="not a date"):
        TypeAdapter(Day).validate_python(day.isoformat())


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(9000, 12, 31)])
def test_the_first_and_the_last_day_can_be_read(day: date) -> None:
    told = Told(*items(10), EndLocked(at=time(0, 30)))
    told.say(moved(told, day, start=time(23, 30), end=time(1)))
    for year in (1, 9999):
        at = datetime(year, 12, 31, tzinfo=UTC)
        assert told.session.read_clock(at).planned_end_at is not None


@pytest.mark.parametrize(("start", "hard_end"), [(14, 13), (14, 14), (1, 23), (14, 9)])
def test_a_meeting_does_not_have_to_be_over_before_it_begins(start: int, hard_end: int) -> None:
    told = Told(*items(10), start=time(start))
    with pytest.raises(Refused, match="before it begins"):
        agenda.lock_end(told.session.agenda, time(hard_end), start=told.session.opened.start)
    told = Told(*items(10), EndLocked(at=time(hard_end)), start=time(12))
    with pytest.raises(Refused, match="before it begins"):
        moved(told, DAY, start=time(start))
    moved(told, DAY + timedelta(days=1), start=time(12))


@pytest.mark.parametrize(("start", "hard_end"), [(14, 15), (23, 1), (22, 10), (None, 13)])
def test_a_meeting_may_have_to_be_over_after_midnight(start: int | None, hard_end: int) -> None:
    told = Told(*items(10), start=None if start is None else time(start))
    told.say(agenda.lock_end(told.session.agenda, time(hard_end), start=told.session.opened.start))
    timetable = told.session.timetable
    assert timetable.hard_end_at is not None
    assert timetable.start_at is None or timetable.hard_end_at > timetable.start_at
