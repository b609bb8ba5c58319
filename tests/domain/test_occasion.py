"""The occasion: what is corrected of a session after it was made."""

from datetime import date, time, timedelta

import pytest

from facilitator.domain import occasion
from facilitator.domain.occasion import SessionRetitled, fiscal_year
from facilitator.domain.refused import Refused
from facilitator.domain.session import SessionFold
from facilitator.domain.text import Text

from .told import DAY, MEETING, TWO, Told, items


def test_a_session_gets_another_title_another_day_and_other_numbers() -> None:
    told = Told(*items(10))
    told.say(occasion.retitle_session(told.session.opened, Text.of("第2回")))
    later = DAY + timedelta(days=7)
    told.say(
        occasion.reschedule_session(told.session.opened, later, start=time(15), end=time(16)),
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
        lambda: occasion.reschedule_session(opened, DAY, start=time(14), end=None),
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
