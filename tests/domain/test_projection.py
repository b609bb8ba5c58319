"""When the meeting will end: what is told of the items, the locks and the limit, to the second."""

from datetime import datetime, time, timedelta

import pytest

from facilitator.domain.agenda import EndLocked, Lock
from facilitator.domain.clock import ItemExtended, ItemStarted
from facilitator.domain.items import NOTHING, ItemLocked, ItemProtected, LengthSet
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused
from facilitator.domain.slots import Progress

from .clock_keys import (
    begin_last_part,
    end,
    extend,
    go_on,
    go_through,
    pause,
    press,
    progress,
    resume,
    set_length_now,
    skip,
    slot,
    start,
)
from .told import TWO, Told, items, minutes


def after(instant: datetime | None) -> float | None:
    """Return how many minutes *instant* is after TWO."""
    return None if instant is None else (instant - TWO) / minutes(1)


def test_two_minutes_late_and_three_over_is_the_planned_end_and_five_minutes() -> None:
    told = Told(*items(10, 20, 5), end=time(14, 35))
    press(told, start, minutes(2))
    told.wait(minutes(13))
    face = told.face
    assert face.planned_end_at == TWO + minutes(35)
    assert face.projected_end_at == face.planned_end_at + minutes(5)
    assert face.behind == minutes(5)
    told.wait(timedelta(seconds=1))
    assert told.face.behind == timedelta(minutes=5, seconds=1)


def test_next_pressed_by_mistake_and_taken_back_lets_the_former_item_go_on() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, go_on, minutes(4))
    told.wait(timedelta(seconds=40))
    told.take_back()
    face = told.face
    assert face.item is not None
    assert face.item.id == "i1"
    assert face.elapsed == timedelta(minutes=4, seconds=40)
    assert face.projected_end_at == face.planned_end_at
    assert progress(told) == ["running", "to_come", "to_come"]
    kinds = [event.body.kind for event in told.events[-3:]]
    assert kinds == ["clock.item_started", "clock.item_started", "undone"]


def test_a_hard_start_is_waited_for() -> None:
    told = Told(*items(10, 20, 5), ItemLocked(item="i2", starts_at=time(14, 15)))
    press(told, start)
    assert slot(told, "i2").slack_before == minutes(5)
    assert slot(told, "i2").lock == Lock(TWO + minutes(15))
    assert [after(one.begins_at) for one in told.face.slots] == [0, 15, 35]
    assert told.face.planned_end_at == told.face.projected_end_at == TWO + minutes(40)
    told.wait(minutes(13))
    assert slot(told, "i2").slack_before == minutes(2)
    assert told.face.behind == NOTHING, "the overrun goes into the wait"


def test_a_hard_start_that_is_missed_has_less_than_nothing_to_spare() -> None:
    told = Told(*items(10, 20, 5), ItemLocked(item="i2", starts_at=time(14, 15)))
    press(told, start)
    told.wait(timedelta(minutes=18, seconds=30))
    assert slot(told, "i2").slack_before == timedelta(minutes=-3, seconds=-30)
    assert slot(told, "i2").begins_at == told.now
    assert told.face.behind == timedelta(minutes=3, seconds=30)
    press(told, go_on)
    assert slot(told, "i2").slack_before is None, "what has begun waits for nothing"


def test_what_is_to_spare_before_a_hard_end() -> None:
    told = Told(*items(10, 20, 5), ItemLocked(item="i2", ends_at=time(14, 33)))
    press(told, start)
    assert [one.slack_after for one in told.face.slots] == [None, minutes(3), None]
    press(told, go_on, minutes(15))
    assert slot(told, "i2").slack_after == minutes(-2)


def test_the_hard_end_of_the_meeting_is_the_limit_and_the_first_item_beyond_it_is_named() -> None:
    told = Told(*items(10, 20, 5, 5), EndLocked(at=time(14, 32)), end=time(14, 50))
    face = told.face
    assert (face.hard_end_at, face.limit_at) == (TWO + minutes(32),) * 2
    assert (face.slack, face.over_by) == (minutes(-8), minutes(8))
    assert face.crosses is not None
    assert face.crosses.item.id == "i3"
    go_through(told, 10, 22)
    assert told.face.crosses is not None
    assert told.face.crosses.item.id == "i3"
    press(told, go_on)
    press(told, end, minutes(1))
    assert told.session.state is State.HELD, "a warning never blocks"


def test_without_a_hard_end_the_planned_end_is_the_limit() -> None:
    told = Told(*items(10, 20, 5))
    assert (told.face.limit_at, told.face.slack) == (TWO + minutes(35), None)
    assert (told.face.over_by, told.face.crosses) == (NOTHING, None)
    press(told, start, minutes(3))
    assert told.face.over_by == minutes(3)
    assert told.face.crosses == slot(told, "i3")


def test_what_ends_exactly_at_the_limit_does_not_cross_it() -> None:
    told = Told(*items(10, 20), EndLocked(at=time(14, 30)))
    assert (told.face.slack, told.face.crosses) == (NOTHING, None)


def test_a_new_length_now_keeps_the_planned_one() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    for length in (12, 4, 30):
        told.say(set_length_now(told, "i2", minutes(length)))
        assert slot(told, "i2").length == minutes(length)
    assert told.session.agenda.items["i2"].length == minutes(20)
    assert told.face.planned_end_at == TWO + minutes(35)
    assert told.face.behind == minutes(10)


def test_an_extended_item_whose_planned_length_is_left_open_lasts_what_it_was_given() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    told.say(extend(told, minutes(5)), LengthSet(item="i1", length=None))
    assert told.face.length == minutes(5)


@pytest.mark.parametrize("length", [NOTHING, minutes(-5), timedelta(hours=25)])
def test_nobody_sets_a_length_that_no_item_has(length: timedelta) -> None:
    told = Told(*items(10))
    press(told, start)
    with pytest.raises(Refused, match="24 hours"):
        set_length_now(told, "i1", length)


def test_a_length_that_no_single_extension_makes_is_refused_rather_than_lost() -> None:
    told = Told(*items(10))
    press(told, start)
    told.say(ItemExtended(item="i1", by=timedelta(hours=-20)))
    with pytest.raises(Refused, match="24 hours"):
        extend(told, timedelta(hours=25))
    with pytest.raises(Refused, match="24 hours"):
        set_length_now(told, "i1", timedelta(hours=23))
    told.say(set_length_now(told, "i1", minutes(30)))
    assert told.face.length == minutes(30)


def test_the_projection_goes_on_while_a_pause_lasts_and_while_items_overrun() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, pause, minutes(3))
    for second in range(3):
        told.wait(timedelta(seconds=1))
        assert told.face.behind == timedelta(seconds=second + 1)
        assert progress(told) == ["paused", "to_come", "to_come"]
    press(told, resume)
    told.wait(minutes(7))
    assert told.face.remaining == NOTHING
    assert told.face.behind == timedelta(seconds=3)


def test_of_a_held_meeting_the_items_tell_when_they_really_were() -> None:
    told = Told(*items(10, 20, 5, 5), ItemProtected(item="i1", is_protected=True))
    press(told, start, minutes(2))
    press(told, go_on, minutes(11))
    told.say(skip(told, "i3"))
    press(told, pause, minutes(7))
    press(told, resume, minutes(4))
    press(told, go_on, minutes(6))
    press(told, begin_last_part, minutes(1))
    press(told, end, minutes(1))
    told.wait(timedelta(days=1))
    slots = told.face.slots
    assert [after(one.begins_at) for one in slots] == [2, 13, None, 30]
    assert [after(one.ends_at) for one in slots] == [13, 30, None, 32]
    assert [one.took for one in slots] == [minutes(11), minutes(13), None, minutes(2)]
    assert [after(one.planned_at) for one in slots] == [0, 10, 30, 35]
    assert [one.progress for one in slots] == [
        Progress.DONE,
        Progress.DONE,
        Progress.SKIPPED,
        Progress.DONE,
    ]
    assert after(told.face.projected_end_at) == 32


def test_what_was_never_reached_before_the_end_was_passed_over() -> None:
    told = Told(*items(10, 20, 5), ItemStarted(item="i1"))
    press(told, end, minutes(4))
    assert progress(told) == ["done", "passed_over", "passed_over"]
    assert told.face.next_item is None
