"""The clock: scripted meetings whose times are known."""

from datetime import datetime, timedelta

import pytest
from pydantic import ValidationError

from facilitator.domain.clock import (
    ItemBegan,
    ItemExtended,
    ItemStarted,
    MeetingEnded,
    MeetingPaused,
)
from facilitator.domain.items import NOTHING
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused
from facilitator.domain.slots import Progress

from .clock_keys import (
    began,
    end,
    ends_at,
    extend,
    go_back,
    go_on,
    pause,
    press,
    resume,
    start,
    took,
)
from .told import TWO, Told, items, minutes


def test_a_meeting_that_goes_as_planned_ends_as_planned() -> None:
    told = Told(*items(10, 20, 5))
    assert told.face.state is State.PLANNED
    assert told.face.item is None
    assert told.face.next_item == told.session.agenda.items["i1"]
    press(told, start)
    press(told, go_on, minutes(10))
    told.wait(minutes(4))
    face = told.face
    assert face.state is State.RUNNING
    assert (face.item, face.next_item) == tuple(told.session.agenda.items.values())[1:]
    assert (face.elapsed, face.length, face.remaining) == (minutes(4), minutes(20), minutes(16))
    assert face.planned_end_at == face.projected_end_at == TWO + minutes(35)
    assert face.behind == NOTHING
    press(told, go_on, minutes(16))
    press(told, go_on, minutes(5))
    assert told.face.state is told.session.state is State.HELD
    assert told.face.projected_end_at == told.session.clock.ended_at == TWO + minutes(35)
    assert took(told) == [10, 20, 5]


def test_two_minutes_late_and_three_over_make_five_behind() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start, minutes(2))
    assert told.face.behind == minutes(2)
    told.wait(minutes(13))
    assert told.face.is_over
    assert told.face.remaining == minutes(-3)
    assert told.face.behind == minutes(5)
    press(told, go_on)
    assert not told.face.is_over
    assert told.face.behind == minutes(5)
    assert told.face.projected_end_at == TWO + minutes(35 + 5)
    assert told.face.planned_end_at == TWO + minutes(35)


def test_an_item_that_ends_early_puts_the_meeting_ahead() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, go_on, minutes(6))
    assert told.face.behind == minutes(-4)


def test_a_pause_stops_the_item_and_moves_the_end() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, pause, minutes(4))
    told.wait(minutes(7))
    assert told.face.state is told.session.state is State.PAUSED
    assert told.face.elapsed == minutes(4)
    assert ends_at(told) == 37
    press(told, resume)
    told.wait(minutes(1))
    assert told.face.elapsed == minutes(5)
    assert ends_at(told) == 37


def test_going_on_from_a_pause_leaves_the_paused_item() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, pause, minutes(4))
    press(told, go_on, minutes(6))
    told.wait(minutes(1))
    assert took(told) == [4, 1]
    assert told.face.state is State.RUNNING


def test_going_back_goes_on_with_the_item_before_and_keeps_what_is_left_of_the_other() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, go_on, minutes(4))
    press(told, go_back, minutes(1))
    assert told.face.elapsed == minutes(4)
    assert told.face.remaining == minutes(6)
    assert ends_at(told) == 5 + 6 + 19 + 5
    press(told, go_on, minutes(6))
    assert told.face.elapsed == minutes(1)
    assert ends_at(told) == 35
    assert took(told) == [10, 1, 0]


def test_the_schedule_ends_when_the_clock_says_so_after_going_back() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, go_on, minutes(4))
    press(told, go_back, minutes(1))
    slots = told.face.slots
    assert [slot.progress for slot in slots] == [Progress.RUNNING, Progress.DONE, Progress.TO_COME]
    assert slots[-1].begins_at == TWO + minutes(30)


def test_an_item_passed_over_takes_no_time() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, lambda told: start(told, "i3"), minutes(10))
    assert ends_at(told) == 15
    assert took(told) == [10, 0, 0]


def test_more_time_moves_the_end_and_less_than_nothing_is_nothing() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, lambda told: extend(told, minutes(5)))
    assert (told.face.length, ends_at(told)) == (minutes(15), 35)
    told.say(ItemExtended(item="i1", by=minutes(-60)))
    assert (told.face.length, ends_at(told)) == (NOTHING, 20)
    assert told.face.planned_end_at == TWO + minutes(30)


def test_nobody_extends_an_item_by_more_than_a_day() -> None:
    told = Told(*items(10), ItemStarted(item="i1"))
    for days in (2, -2):
        with pytest.raises(Refused, match="24 hours"):
            extend(told, timedelta(days=days))
    told.say(ItemExtended(item="i1", by=timedelta.max), ItemExtended(item="i1", by=timedelta.max))
    assert len(told.unheeded) == 2
    assert told.face.length == minutes(10)


def test_an_item_that_began_earlier_than_the_key_was_pressed() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, go_on, minutes(13))
    press(told, lambda told: began(told, minutes(4)), minutes(1))
    assert took(told) == [10, 4]
    assert ends_at(told) == 30


def test_a_meeting_that_began_before_anybody_pressed_the_key() -> None:
    told = Told(*items(10))
    press(told, start, minutes(6))
    press(told, lambda told: began(told, minutes(8)), minutes(1))
    assert told.session.clock.started_at == TWO + minutes(-1)
    assert took(told) == [8]


def test_an_item_began_neither_before_the_one_before_it_nor_in_the_future() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    press(told, go_on, minutes(5))
    told.wait(minutes(5))
    with pytest.raises(Refused, match="Something else ran then"):
        began(told, minutes(10))
    with pytest.raises(Refused, match="in the future"):
        began(told, minutes(-1))
    for ago in (10, -1):
        told.say(ItemBegan(item="i2", began_at=told.now - minutes(ago)))
    assert len(told.unheeded) == 2
    assert took(told) == [5, 5]


def test_an_instant_without_a_time_zone_is_none() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        ItemBegan(item="i1", began_at=datetime(2026, 10, 3, 14, 0))  # noqa: DTZ001


def test_without_lengths_and_times_nothing_is_projected() -> None:
    told = Told(*items(None, None), start=None)
    press(told, start)
    told.wait(minutes(3))
    face = told.face
    assert (face.length, face.remaining, face.planned_end_at, face.projected_end_at) == (None,) * 4
    assert face.behind is None
    assert not face.is_over
    assert face.elapsed == minutes(3)


def test_a_clock_set_back_never_makes_an_item_shorter_than_nothing() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    press(told, go_on, minutes(12))
    told.wait(minutes(-60))
    assert told.face.elapsed == NOTHING
    assert told.face.remaining == minutes(20)
    press(told, go_on)
    assert took(told) == [12, 0, 0]
    press(told, end)
    assert told.session.clock.ended_at == TWO + minutes(12)


def test_two_seats_that_press_next_at_once_move_on_once() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    both = go_on(told), go_on(told)
    told.say(both[0])
    told.say(both[1])
    assert told.session.clock.current == "i2"
    assert len(told.unheeded) == 1


def test_what_cannot_be_pressed_now_is_refused() -> None:
    told = Told()
    with pytest.raises(Refused, match="agenda is empty"):
        start(told)
    told.say(*items(10))
    for verb in (go_back, pause, end, lambda told: extend(told, minutes(1))):
        with pytest.raises(Refused, match="Nothing is running"):
            verb(told)
    with pytest.raises(Refused, match="Nothing is running"):
        began(told, minutes(1))
    with pytest.raises(Refused, match="not paused"):
        resume(told)
    with pytest.raises(Refused, match="not on the agenda"):
        start(told, "nothing")
    press(told, start)
    for verb, reason in ((start, "running already"), (go_back, "first item")):
        with pytest.raises(Refused, match=reason):
            verb(told)
    press(told, pause)
    with pytest.raises(Refused, match="paused already"):
        pause(told)
    press(told, end)
    with pytest.raises(Refused, match="has ended"):
        go_on(told)


def test_what_a_merge_brought_too_late_has_no_effect() -> None:
    told = Told(*items(10, 20), ItemStarted(item="i1"), MeetingEnded(leaving="i1"))
    told.say(MeetingPaused(), MeetingEnded(leaving="i1"), ItemStarted(item="i2", leaving="i1"))
    assert len(told.unheeded) == 3
    assert told.session.state is State.HELD


def test_the_clock_of_a_meeting_that_was_entered_as_held_does_not_run() -> None:
    told = Told(*items(10, 20), was_held=True)
    for verb in (start, go_on):
        with pytest.raises(Refused, match=r"entered as held.*facilitator new"):
            verb(told)
    told.say(ItemStarted(item="i1"), ItemExtended(item="i1", by=minutes(5)))
    assert len(told.unheeded) == 2
    assert told.session.clock.intervals == ()
    assert told.session.clock.extensions == {}
    assert told.session.state is State.HELD


def test_after_a_pause_an_item_can_still_have_begun_earlier() -> None:
    told = Told(*items(10, 20))
    press(told, start, minutes(2))
    press(told, pause, minutes(1))
    press(told, resume, minutes(1))
    told.say(began(told, minutes(3)))
    assert took(told) == [2, 0]
    assert told.session.clock.started_at == TWO + minutes(1)
    press(told, go_on, minutes(3))
    press(told, pause, minutes(2))
    press(told, resume, minutes(1))
    with pytest.raises(Refused, match="a pause"):
        began(told, minutes(1))
    told.say(began(told, minutes(4)))
    assert took(told) == [4, 3]
    assert not told.unheeded
