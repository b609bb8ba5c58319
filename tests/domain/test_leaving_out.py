"""Items that are left out, and taken up again."""

from collections.abc import Callable

import pytest

from facilitator.domain.events import Body
from facilitator.domain.items import NOTHING
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused

from .clock_keys import (
    end,
    go_back,
    go_on,
    go_through,
    press,
    progress,
    skip,
    slot,
    start,
    take_up,
    took,
)
from .told import Told, items, minutes

Verb = Callable[[Told], Body]


def test_an_item_left_out_takes_no_time_and_one_taken_up_again_does() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    told.say(skip(told, "i2"))
    assert progress(told) == ["running", "skipped", "to_come"]
    assert told.face.next_item == told.session.agenda.items["i3"]
    assert (slot(told, "i2").begins_at, told.face.behind) == (None, minutes(-20))
    told.say(take_up(told, "i2"))
    assert told.face.next_item == told.session.agenda.items["i2"]
    assert told.face.behind == NOTHING
    told.say(skip(told, "i2"))
    press(told, go_on, minutes(10))
    told.wait(minutes(1))
    assert took(told) == [10, 0, 1]


def test_going_back_passes_over_what_is_left_out() -> None:
    told = Told(*items(10, 20, 5))
    press(told, start)
    told.say(skip(told, "i2"))
    press(told, go_on, minutes(10))
    press(told, go_back, minutes(1))
    assert told.session.clock.current == "i1"


def test_what_is_left_out_can_be_begun_all_the_same() -> None:
    told = Told(*items(10, 20))
    told.say(skip(told, "i2"))
    press(told, start)
    press(told, lambda told: start(told, "i2"), minutes(10))
    assert progress(told) == ["done", "running"]
    assert told.session.clock.skipped == frozenset()


def test_a_meeting_whose_first_item_is_left_out_begins_with_the_second() -> None:
    told = Told(*items(10, 20))
    told.say(skip(told, "i1"))
    assert told.face.next_item == told.session.agenda.items["i2"]
    press(told, start)
    assert told.session.clock.current == "i2"


def test_when_all_that_follows_is_left_out_next_ends_the_meeting() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    told.say(skip(told, "i2"))
    press(told, go_on, minutes(10))
    assert told.face.state is State.HELD


@pytest.mark.parametrize("verb", [lambda told: skip(told, "i1"), lambda told: take_up(told, "i1")])
def test_what_has_begun_is_neither_left_out_nor_taken_up(verb: Verb) -> None:
    told = Told(*items(10, 20))
    press(told, start)
    with pytest.raises(Refused):
        verb(told)


def test_what_is_left_out_twice_or_after_the_end_or_not_there_is_refused() -> None:
    told = Told(*items(10, 20, 5))
    told.say(skip(told, "i2"))
    for item, reason in (("i2", "Nothing changed"), ("nothing", "not on the agenda")):
        with pytest.raises(Refused, match=reason):
            skip(told, item)
    go_through(told, 10)
    press(told, end)
    with pytest.raises(Refused):
        skip(told, "i3")
