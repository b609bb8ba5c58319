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
    change_occasion(workshop, now, before=before)
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
    change_occasion(workshop, before, before=before)
    assert len(workshop.events) == count
    change_occasion(workshop, replace(before, hard_end=time(15, 10)), before=before)
    assert [event.body.kind for event in workshop.events[count:]] == ["agenda.end_locked"]


def test_a_number_below_one_is_refused_and_nothing_else_is_changed(workshop: Workshop) -> None:
    before = read_occasion(workshop)
    wrong = replace(before, title=Text.of("第0回"), no_total=0)
    with pytest.raises(Refused, match="counted from 1"):
        change_occasion(workshop, wrong, before=before)
    assert read_occasion(workshop) == before


def test_what_another_seat_changed_meanwhile_stays(workshop: Workshop) -> None:
    before = read_occasion(workshop)
    change_occasion(workshop, replace(before, start=time(15), no_total=9), before=before)
    change_occasion(workshop, replace(before, end=time(17)), before=before)
    assert read_occasion(workshop) == replace(before, start=time(15), end=time(17), no_total=9)


def test_start_and_hard_end_are_moved_together_but_not_past_each_other(workshop: Workshop) -> None:
    before = read_occasion(workshop)
    change_occasion(workshop, replace(before, hard_end=time(15)), before=before)
    for wrong in ({"start": time(16), "hard_end": time(15)}, {"hard_end": time(13)}):
        with pytest.raises(Refused, match="before it begins"):
            change_occasion(workshop, replace(before, **wrong), before=before)
    now = replace(before, start=time(16), hard_end=time(17))
    change_occasion(workshop, now, before=before)
    assert read_occasion(workshop) == now


def test_where_the_meeting_begins_later_its_ends_do_unless_they_were_changed(
    workshop: Workshop,
) -> None:
    first = read_occasion(workshop)
    change_occasion(
        workshop, replace(first, start=time(14), end=time(16), hard_end=time(16, 30)), before=first
    )
    before = read_occasion(workshop)
    change_occasion(workshop, replace(before, start=time(15, 10)), before=before)
    moved = read_occasion(workshop)
    assert (moved.end, moved.hard_end) == (time(17, 10), time(17, 40))
    change_occasion(workshop, replace(moved, start=time(14), end=time(17)), before=moved)
    again = read_occasion(workshop)
    assert (again.end, again.hard_end) == (time(17), time(16, 30))
