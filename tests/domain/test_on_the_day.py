"""The plan as it changes on the day: what plan and clock say together of an item."""

from datetime import timedelta

import pytest

from facilitator.domain import agenda, on_the_day
from facilitator.domain.clock import ItemExtended
from facilitator.domain.items import ItemKind, LeastLengthSet, LengthSet
from facilitator.domain.refused import Refused

from .clock_keys import end, extend, go_back, go_on, press, progress, set_length_now, slot, start
from .told import TWO, Told, items, minutes


def add(told: Told, after: str | None, length: float | None = None) -> None:
    here = told.session
    lasting = None if length is None else minutes(length)
    told.say(
        *on_the_day.add_item(
            here.agenda, here.clock, item="new", kind=ItemKind.BREAK, length=lasting, after=after
        )
    )


def split(told: Told, item: str, first: float) -> None:
    here = told.session
    told.say(*on_the_day.split_item(here.agenda, here.clock, item, minutes(first), second="second"))


def leave_open(told: Told, item: str) -> None:
    here = told.session
    told.say(*on_the_day.leave_open(here.agenda, here.clock, item))


def order(told: Told) -> str:
    return " ".join(told.session.agenda.order)


def lengths(told: Told, *names: str) -> list[tuple[timedelta | None, timedelta | None]]:
    """Return of each item how long it was planned, and how long it lasts now."""
    return [(slot(told, name).item.length, slot(told, name).length) for name in names]


def test_more_time_for_an_item_of_open_length_counts_from_now() -> None:
    told = Told(*items(None, 10))
    press(told, start)
    told.wait(minutes(20))
    told.say(extend(told, minutes(5)))
    assert (told.face.length, told.face.remaining) == (minutes(25), minutes(5))
    told.say(extend(told, minutes(1)))
    assert told.face.remaining == minutes(6)


def test_what_has_no_length_cannot_be_made_shorter() -> None:
    told = Told(*items(None))
    press(told, start)
    told.wait(minutes(20))
    with pytest.raises(Refused, match="no length"):
        extend(told, minutes(-1))


def test_no_item_becomes_shorter_than_a_minute() -> None:
    told = Told(*items(10))
    press(told, start)
    for _time in range(9):
        told.say(extend(told, minutes(-1)))
    assert told.face.length == minutes(1)
    with pytest.raises(Refused, match="at least a minute"):
        extend(told, minutes(-1))
    told.say(extend(told, minutes(1)))
    assert told.face.length == minutes(2)


def test_more_time_is_seen_at_once_even_where_two_seats_took_more_than_there_was() -> None:
    told = Told(*items(10))
    press(told, start)
    told.say(*[ItemExtended(item="i1", by=minutes(-8))] * 2)
    told.say(extend(told, minutes(3)))
    assert told.face.length == minutes(3)


def test_what_is_added_before_the_running_item_is_put_right_after_it() -> None:
    for after in (None, "i1", "i2"):
        told = Told(*items(1, 2, 3))
        press(told, start)
        press(told, go_on)
        add(told, after)
        assert order(told) == "i1 i2 new i3"
        assert progress(told)[2] == "to_come"


def test_what_is_added_after_the_running_item_stands_where_it_was_wanted() -> None:
    told = Told(*items(1, 2, 3))
    add(told, None)
    assert order(told) == "new i1 i2 i3"
    told = Told(*items(1, 2, 3))
    press(told, start)
    press(told, go_on)
    press(told, go_back)
    add(told, "i2")
    assert order(told) == "i1 i2 new i3"
    told = Told(*items(1, 2))
    press(told, start)
    press(told, end)
    add(told, None)
    assert order(told) == "new i1 i2", "when all is over nothing is passed over"


def test_what_comes_back_from_the_parking_lot_is_not_passed_over_either() -> None:
    told = Told(*items(1, 2, 3))
    press(told, start)
    told.say(agenda.park_item(told.session.agenda, "i3", begun={"i1"}))
    press(told, go_on)
    here = told.session
    told.say(on_the_day.unpark_item(here.agenda, here.clock, "i3", after=None))
    assert order(told) == "i1 i2 i3"


def test_what_is_added_in_a_running_meeting_leaves_the_planned_end_where_it_was() -> None:
    told = Told(*items(10, 20))
    press(told, start)
    add(told, "i1", 7)
    assert lengths(told, "new") == [(None, minutes(7))]
    assert told.face.planned_end_at == TWO + minutes(30)
    assert told.face.over_by == minutes(7)
    told = Told(*items(10, 20))
    add(told, "i1", 7)
    assert lengths(told, "new") == [(minutes(7), minutes(7))]
    assert told.face.planned_end_at == TWO + minutes(37)


@pytest.mark.parametrize(
    ("planned", "now", "first", "expected"),
    [
        (20, 20, 12, [(12, 12), (8, 8)]),
        (30, 20, 12, [(12, 12), (18, 8)]),
        (20, 40, 15, [(15, 15), (5, 25)]),
        (20, 40, 25, [(20, 25), (None, 15)]),
        (20, 40, 20, [(20, 20), (None, 20)]),
        (None, 10, 4, [(None, 4), (None, 6)]),
    ],
)
def test_an_item_is_split_as_long_as_it_is_now(
    planned: float | None,
    now: float,
    first: float,
    expected: list[tuple[float | None, float | None]],
) -> None:
    told = Told(*items(5, planned))
    press(told, start)
    if planned != now:
        told.say(set_length_now(told, "i2", minutes(now)))
    before = told.face.projected_end_at, told.face.planned_end_at
    split(told, "i2", first)
    assert lengths(told, "i2", "second") == [
        tuple(None if each is None else minutes(each) for each in part) for part in expected
    ]
    assert (told.face.projected_end_at, told.face.planned_end_at) == before


def test_what_is_too_short_open_or_begun_is_not_split() -> None:
    told = Told(*items(5, 20, None))
    told.say(set_length_now(told, "i2", minutes(10)))
    for item, first in (("i2", 9.5), ("i2", 0.5), ("i2", 15), ("i3", 5)):
        with pytest.raises(Refused, match="two parts"):
            split(told, item, first)
    press(told, start)
    with pytest.raises(Refused, match="keeps its place"):
        split(told, "i1", 2)


def test_the_least_length_of_a_part_is_no_longer_than_the_part() -> None:
    told = Told(*items(30), LeastLengthSet(item="i1", least_length=minutes(20)))
    split(told, "i1", 12)
    assert told.session.agenda.items["i1"].directions.least_length == minutes(12)
    assert told.session.agenda.items["second"].directions.least_length is None


def test_an_item_left_open_before_the_start_has_no_length_whatever_was_added_to_it() -> None:
    told = Told(*items(10, 20))
    told.say(set_length_now(told, "i1", minutes(15)))
    leave_open(told, "i1")
    assert slot(told, "i1").length is None
    told.say(set_length_now(told, "i1", minutes(8)))
    assert slot(told, "i1").length == minutes(8)
    told.take_back()
    told.take_back()
    assert slot(told, "i1").length == minutes(15)


def test_once_the_meeting_has_begun_what_was_planned_is_not_lost() -> None:
    told = Told(*items(10, None))
    press(told, start)
    with pytest.raises(Refused, match="another one, or leave it out"):
        leave_open(told, "i1")
    told.say(set_length_now(told, "i2", minutes(5)))
    leave_open(told, "i2")
    assert slot(told, "i2").length is None
    assert not any(isinstance(event.body, LengthSet) for event in told.events)
    with pytest.raises(Refused, match="Nothing changed"):
        leave_open(told, "i2")
