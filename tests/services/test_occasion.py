"""The occasion, from a seat: what is corrected of it is one action."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services.occasion import change_occasion, read_occasion
from facilitator.services.workshop import Workshop

from .making import TWO
from .picture import as_in_the_file, picture


def test_all_of_the_occasion_is_changed_as_one_action(workshop: Workshop) -> None:
    before, count = read_occasion(workshop), len(workshop.events)
    assert (before.title, before.start, before.hard_end) == (Text.of("第1回"), time(14), None)
    now = replace(
        before,
        title=Text.of("第2回"),
        date=date(2026, 10, 4),
        start=time(15),
        end=time(17),
        hard_end=time(17, 30),
        no_in_fiscal_year=2,
        no_total=12,
    )
    change_occasion(workshop, now)
    assert read_occasion(workshop) == now
    assert len({event.action for event in workshop.events[count:]}) == 1
    timetable = workshop.session.timetable
    assert timetable.start_at == TWO + timedelta(days=1, hours=1)
    assert timetable.hard_end_at == TWO + timedelta(days=1, hours=3, minutes=30)
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    workshop.undo()
    assert read_occasion(workshop) == before


def test_only_what_changed_is_recorded(workshop: Workshop) -> None:
    before, count = read_occasion(workshop), len(workshop.events)
    change_occasion(workshop, before)
    assert len(workshop.events) == count
    change_occasion(workshop, replace(before, hard_end=time(15, 10)))
    assert [event.body.kind for event in workshop.events[count:]] == ["agenda.end_locked"]


def test_a_number_below_one_is_refused_and_nothing_else_is_changed(workshop: Workshop) -> None:
    before = read_occasion(workshop)
    with pytest.raises(Refused, match="counted from 1"):
        change_occasion(workshop, replace(before, title=Text.of("第0回"), no_total=0))
    assert read_occasion(workshop) == before
