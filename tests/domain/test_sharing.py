"""Whose turn it is in the share-out, how long it has left, and who comes next."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import summary
from facilitator.domain.groups import GroupClosed
from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.sharing import LEAST, Turn, length_of_next, turn_of, waiting

from .clock_keys import end, extend, go_on, pause, press, resume, start
from .told import Told, groups, item, minutes


def meeting(count: int, length: float | None = 20) -> Told:
    """Return a share-out of *length* minutes that has just begun, with so many groups."""
    told = Told(item("i1", ItemKind.SHARE_OUT, length), item("i2", ItemKind.CLOSING, 10, "i1"))
    told.say(*groups(count))
    press(told, start)
    return told


def share(told: Told, group: str) -> None:
    told.say(summary.start_sharing(told.session.groups, told.session.summaries, group))


def turn(told: Told) -> Turn | None:
    session = told.session
    return turn_of(session.groups, session.summaries, session.clock, told.face)


def left(told: Told) -> float | None:
    """Return the minutes that the group that shares has left."""
    now = turn(told)
    assert now is not None, "no group shares"
    return None if now.left is None else now.left / minutes(1)


def of_next(told: Told) -> float | None:
    """Return the minutes that each group that waits will have."""
    session = told.session
    length = length_of_next(session.groups, session.summaries, session.clock, told.face)
    return None if length is None else length / minutes(1)


def waits(told: Told) -> list[str]:
    return [group.id for group in waiting(told.session.groups, told.session.summaries)]


def test_each_group_has_an_equal_part_of_the_item() -> None:
    told = meeting(4)
    assert turn(told) is None
    assert of_next(told) == 5
    share(told, "g1")
    assert left(told) == 5
    told.wait(minutes(2))
    assert left(told) == 3
    assert of_next(told) == 5


def test_what_one_takes_too_long_all_after_it_lose_a_part_of() -> None:
    told = meeting(4)
    share(told, "g1")
    told.wait(minutes(8))
    now = turn(told)
    assert now is not None
    assert now.is_over
    assert left(told) == -3
    assert of_next(told) == 4
    share(told, "g2")
    assert left(told) == 4
    told.wait(minutes(1))
    share(told, "g3")
    assert left(told) == 5.5, "what was not used is there for the others"


def test_time_that_is_added_to_the_item_is_there_for_the_group_that_shares_as_well() -> None:
    told = meeting(2, 10)
    share(told, "g1")
    told.wait(minutes(4))
    press(told, lambda told: extend(told, minutes(4)))
    assert left(told) == 3
    assert of_next(told) == 7


def test_a_length_that_was_chosen_counts_for_each_turn() -> None:
    told = meeting(2)
    told.say(summary.set_length(told.session.summaries, minutes(3)))
    assert of_next(told) == 3
    share(told, "g1")
    told.wait(minutes(4))
    assert left(told) == -1
    share(told, "g2")
    assert left(told) == 3
    told.say(summary.set_length(told.session.summaries, None))
    assert left(told) == 16


def test_however_late_it_is_a_group_has_a_minute() -> None:
    told = meeting(3)
    share(told, "g1")
    told.wait(minutes(30))
    assert of_next(told) == LEAST / minutes(1)
    share(told, "g2")
    assert left(told) == LEAST / minutes(1)


def test_a_pause_takes_nothing_from_the_group_that_shares() -> None:
    told = meeting(4)
    told.wait(minutes(1))
    share(told, "g1")
    told.wait(minutes(2))
    press(told, pause)
    told.wait(minutes(10))
    now = turn(told)
    assert now is not None
    assert now.took == minutes(2)
    press(told, resume)
    told.wait(minutes(1))
    now = turn(told)
    assert now is not None
    assert now.took == minutes(3)
    assert now.length == timedelta(seconds=19 * 60 // 4)


def test_a_group_that_shares_once_more_has_a_turn_of_its_own() -> None:
    told = meeting(2, 12)
    share(told, "g1")
    told.wait(minutes(5))
    share(told, "g2")
    told.wait(minutes(3))
    share(told, "g1")
    assert left(told) == 4
    assert waits(told) == []
    assert of_next(told) is None


def test_without_a_length_the_time_so_far_is_told() -> None:
    told = meeting(2, None)
    share(told, "g1")
    told.wait(minutes(2))
    now = turn(told)
    assert now == Turn("g1", minutes(2))
    assert not now.is_over
    assert not now.is_soon
    assert of_next(told) is None


def test_outside_of_the_share_out_no_part_of_an_item_is_given() -> None:
    told = meeting(2)
    share(told, "g1")
    press(told, go_on, minutes(6))
    now = turn(told)
    assert now is not None
    assert now.took == minutes(6)
    assert now.length is None


def test_after_the_meeting_nobody_has_a_turn() -> None:
    told = meeting(1)
    share(told, "g1")
    press(told, end, minutes(1))
    assert turn(told) is None
    told = meeting(1)
    share(told, "g1")
    told.say(summary.end_sharing(told.session.summaries))
    assert turn(told) is None


def test_groups_wait_in_the_order_that_was_chosen_until_they_have_shared() -> None:
    told = meeting(4)
    assert waits(told) == ["g1", "g2", "g3", "g4"]
    told.say(summary.set_order(told.session.groups, told.session.summaries, ["g3", "g1"]))
    assert waits(told) == ["g3", "g1", "g2", "g4"]
    share(told, "g1")
    told.say(GroupClosed(group="g2"))
    assert waits(told) == ["g3", "g4"]


@pytest.mark.parametrize(
    ("length", "took", "is_soon"), [(5, 3.9, False), (5, 4, True), (5, 5.1, False), (1.5, 1, True)]
)
def test_the_last_minute_is_told_and_of_a_short_turn_the_last_third(
    length: float, took: float, is_soon: bool
) -> None:
    assert Turn("g1", minutes(took), minutes(length)).is_soon is is_soon


@given(
    st.floats(1, 90),
    st.lists(st.floats(0, 40), min_size=1, max_size=6),
)
def test_who_keeps_to_their_time_lets_the_item_end_in_time(
    length: float, late: list[float]
) -> None:
    told = meeting(len(late), length)
    for number, over in enumerate(late, 1):
        share(told, f"g{number}")
        now = turn(told)
        assert now is not None
        assert now.length is not None
        assert now.length >= LEAST
        is_tight = now.length == LEAST
        told.wait(now.length + (minutes(over) if number < len(late) else NOTHING))
    assert told.face.remaining is not None
    assert is_tight or NOTHING <= told.face.remaining < timedelta(seconds=len(late) + 1)
