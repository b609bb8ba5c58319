"""Making up for lost time: which items give way, how far, and what cannot be kept."""

from datetime import time

import pytest

from facilitator.domain.agenda import EndLocked
from facilitator.domain.catching_up import Proposal, catch_up, propose
from facilitator.domain.clock import ItemSkipped
from facilitator.domain.items import (
    NOTHING,
    ItemKind,
    ItemLocked,
    ItemProtected,
    LeastLengthSet,
    least_length,
)
from facilitator.domain.refused import Refused

from .clock_keys import begin_last_part, extend, go_back, go_on, pause, press, set_length_now, start
from .told import TWO, Told, item, items, minutes


def proposed(told: Told) -> Proposal:
    return propose(told.face)


def lengths(told: Told) -> dict[str, float]:
    """Return how many minutes each remaining item would last."""
    return {each.item.id: each.after / minutes(1) for each in proposed(told).changes}


def apply(told: Told, proposal: Proposal | None = None) -> None:
    """Shorten as proposed now, or as *proposal* said."""
    here, proposal = told.session, proposal or proposed(told)
    again = propose(here.read_clock(proposal.seen_at))
    told.say(*catch_up(here.agenda, here.clock, proposal, again))


def going(told: Told) -> list[str]:
    return [each.id for each in proposed(told).would_have_to_go]


def protected(name: str) -> ItemProtected:
    return ItemProtected(item=name, is_protected=True)


def least(**lengths: float) -> list[LeastLengthSet]:
    return [LeastLengthSet(item=key, least_length=minutes(of)) for key, of in lengths.items()]


def test_items_give_way_in_proportion_to_their_length() -> None:
    told = Told(*items(40, 20, 10), EndLocked(at=time(15, 3)))
    assert lengths(told) == {"i1": 36, "i2": 18, "i3": 9}
    assert proposed(told).ends_at == proposed(told).limit_at == TWO + minutes(63)


def test_what_is_less_than_a_minute_each_comes_from_the_longest() -> None:
    told = Told(*items(10, 12, 8), EndLocked(at=time(14, 28)))
    assert lengths(told) == {"i1": 9, "i2": 11, "i3": 8}
    told = Told(*items(5, 30, 15), EndLocked(at=time(14, 44)))
    assert lengths(told) == {"i1": 5, "i2": 26, "i3": 13}


def test_where_one_gives_no_more_the_others_give_its_share() -> None:
    told = Told(*items(20, 20), EndLocked(at=time(14, 28)), *least(i1=18))
    assert lengths(told) == {"i1": 18, "i2": 10}


@pytest.mark.parametrize(
    ("length", "least_wanted", "expected"),
    [(20, None, 10), (15, None, 8), (1, None, 1), (20, 4, 4), (20, 0, 1), (20, 30, 20)],
)
def test_an_item_becomes_no_shorter_than_its_least_length(
    length: float, least_wanted: float | None, expected: float
) -> None:
    told = Told(*items(length), EndLocked(at=time(13, 30)))
    if least_wanted is not None:
        told.say(*least(i1=least_wanted))
    assert lengths(told) == {"i1": expected}
    (change,) = proposed(told).changes
    assert change.least == minutes(expected)
    if expected < length:
        apply(told)


def test_seconds_of_a_length_stay_what_is_cut_is_whole_minutes() -> None:
    told = Told(*items(7.5, 9.25), EndLocked(at=time(14, 13, 30)))
    assert lengths(told) == {"i1": 5.5, "i2": 7.25}
    told = Told(*items(1.5))
    assert least_length(told.session.agenda.items["i1"], minutes(1.5)) == minutes(1)


def test_what_is_protected_or_open_stays_as_it_is() -> None:
    told = Told(*items(20, 20, None, 20), EndLocked(at=time(14, 50)), protected("i2"))
    assert lengths(told) == {"i1": 15, "i2": 20, "i4": 15}
    assert [change.is_shorter for change in proposed(told).changes] == [True, False, True]
    apply(told)
    assert told.session.agenda.items["i3"].length is None


def test_nothing_is_proposed_where_the_meeting_ends_in_time() -> None:
    told = Told(*items(20, 20), EndLocked(at=time(14, 40)))
    press(told, start)
    assert proposed(told).shorter == ()
    assert (proposed(told).misses, going(told)) == ((), [])
    with pytest.raises(Refused, match="nothing to shorten"):
        apply(told)


@pytest.mark.parametrize("bodies", [(), items(None, None)])
def test_nothing_is_proposed_where_nothing_has_a_length(bodies: tuple[object, ...]) -> None:
    told = Told(*bodies, EndLocked(at=time(13)))  # type: ignore[arg-type]
    assert propose(told.face) == Proposal(TWO, (), None, TWO - minutes(60))


def test_nothing_is_proposed_after_the_meeting() -> None:
    told = Told(*items(20, 20))
    press(told, start)
    press(told, go_on, minutes(50))
    press(told, go_on, minutes(1))
    assert proposed(told).changes == ()


def test_the_running_item_keeps_a_minute_and_what_it_has_used() -> None:
    told = Told(*items(20, 10))
    press(told, start, minutes(10))
    told.wait(minutes(15))
    assert lengths(told) == {"i1": 16, "i2": 5}
    told.wait(minutes(4.5))
    assert lengths(told) == {"i1": 20, "i2": 5}
    told.wait(minutes(10))
    assert lengths(told) == {"i1": 20, "i2": 5}
    apply(told)
    assert told.face.behind == minutes(10 + 9.5 - 5)


def test_a_paused_item_gives_way_like_a_running_one() -> None:
    told = Told(*items(20, 10))
    press(told, start)
    press(told, pause, minutes(2))
    told.wait(minutes(6))
    assert lengths(told) == {"i1": 16, "i2": 8}


@pytest.mark.parametrize(("passed", "expected"), [(10, 18), (24, 29), (26, 30)])
def test_a_running_breakout_keeps_its_wrap_up(passed: float, expected: float) -> None:
    told = Told(item("one", ItemKind.BREAKOUT, 30), *least(one=1))
    press(told, start, minutes(12))
    told.wait(minutes(passed))
    assert lengths(told) == {"one": expected}


def test_a_wrap_up_begun_by_hand_stays_whole() -> None:
    told = Told(item("one", ItemKind.BREAKOUT, 30))
    press(told, start, minutes(12))
    press(told, begin_last_part, minutes(3))
    assert lengths(told) == {"one": 8}


def test_what_was_begun_and_left_is_counted_and_keeps_what_it_has_used() -> None:
    told = Told(*items(10, 20, 6), end=time(14, 36))
    press(told, start)
    press(told, go_on, minutes(4))
    press(told, go_back, minutes(15))
    assert proposed(told).shorter == ()
    told.wait(minutes(4))
    told.say(extend(told, minutes(4)))
    assert told.face.behind == minutes(4)
    assert lengths(told) == {"i1": 12, "i2": 19, "i3": 5}
    apply(told)
    assert told.face.behind == NOTHING
    assert told.face.slots[1].took == minutes(15)


def test_what_was_begun_and_left_gives_no_more_than_it_has_left() -> None:
    told = Told(*items(10, 20), EndLocked(at=time(14, 12)))
    press(told, start)
    press(told, go_on, minutes(2))
    press(told, go_back, minutes(18))
    assert lengths(told) == {"i1": 5, "i2": 18}


def test_what_is_left_out_neither_gives_nor_counts() -> None:
    told = Told(*items(20, 20, 20), EndLocked(at=time(14, 30)), ItemSkipped(item="i2"))
    assert lengths(told) == {"i1": 15, "i3": 15}


def test_items_before_a_start_that_is_waited_for_are_left_alone() -> None:
    told = Told(
        *items(10, 20, 20),
        EndLocked(at=time(14, 45)),
        ItemLocked(item="i2", starts_at=time(14, 15)),
    )
    assert lengths(told) == {"i1": 10, "i2": 15, "i3": 15}
    assert proposed(told).ends_at == TWO + minutes(45)


def test_a_start_that_would_be_missed_shortens_what_is_before_it_only() -> None:
    told = Told(
        *items(10, 20, 20), EndLocked(at=time(15)), ItemLocked(item="i3", starts_at=time(14, 24))
    )
    assert lengths(told) == {"i1": 8, "i2": 16, "i3": 20}
    apply(told)
    assert told.face.slots[2].slack_before == NOTHING


def test_a_hard_end_in_the_middle_shortens_what_leads_to_it() -> None:
    told = Told(
        *items(10, 20, 20), EndLocked(at=time(15)), ItemLocked(item="i2", ends_at=time(14, 24))
    )
    assert lengths(told) == {"i1": 8, "i2": 16, "i3": 20}
    apply(told)
    assert told.face.slots[1].slack_after == NOTHING


def test_the_hard_end_counts_and_not_the_planned_one() -> None:
    told = Told(*items(20, 20), end=time(14, 36))
    assert sum(lengths(told).values()) == 36
    told.say(EndLocked(at=time(14, 38)))
    assert sum(lengths(told).values()) == 38
    assert proposed(told).limit_at == TWO + minutes(38)


def test_before_the_meeting_the_plan_stays_for_comparison_too() -> None:
    told = Told(*items(40, 20), EndLocked(at=time(14, 45)))
    apply(told)
    planned = [each.length for each in told.session.agenda.items.values()]
    assert planned == [minutes(40), minutes(20)]
    assert [each.length for each in told.face.slots] == [minutes(30), minutes(15)]
    assert (told.face.behind, told.face.slack) == (minutes(-15), NOTHING)
    told.take_back("clock")
    assert told.session.clock.extensions == {}


@pytest.mark.parametrize("begins", [False, True])
def test_catching_up_again_and_again_leaves_half_of_what_was_planned(begins: bool) -> None:
    told = Told(*items(40, 20, None), EndLocked(at=time(14, 1)))
    if begins:
        press(told, start)
    told.say(set_length_now(told, "i3", minutes(12)))
    apply(told)
    assert [each.length for each in told.face.slots] == [minutes(of) for of in (20, 10, 5)]
    told.say(EndLocked(at=time(13, 30)))
    assert proposed(told).shorter == ()
    with pytest.raises(Refused, match="nothing to shorten"):
        apply(told)


def test_what_nobody_planned_keeps_five_minutes_unless_a_least_length_was_said() -> None:
    told = Told(*items(10, None, None, None), *least(i3=2), EndLocked(at=time(14, 1)))
    told.say(ItemLocked(item="i1", ends_at=time(14, 10)))
    for key, length in (("i2", 20), ("i3", 20), ("i4", 3)):
        told.say(set_length_now(told, key, minutes(length)))
    assert lengths(told) == {"i1": 5, "i2": 5, "i3": 2, "i4": 3}


def test_a_protected_item_is_not_shortened_after_it_was_given_more_time_either() -> None:
    told = Told(*items(20, 20), EndLocked(at=time(14, 30)), protected("i1"))
    press(told, start)
    told.say(extend(told, minutes(10)))
    assert lengths(told) == {"i1": 30, "i2": 10}
    assert proposed(told).changes[0].least == minutes(30)


def test_what_was_extended_before_the_start_was_taken_back_becomes_shorter_all_the_same() -> None:
    told = Told(*items(20, 20), EndLocked(at=time(14, 40)))
    told.say(set_length_now(told, "i1", minutes(30)))
    apply(told)
    assert told.face.over_by == NOTHING


def test_in_a_meeting_the_plan_stays_and_one_undo_gives_each_item_its_length_back() -> None:
    told = Told(*items(40, 20, 20), protected("i1"))
    press(told, start, minutes(6))
    before = told.face
    apply(told)
    assert [each.length for each in told.face.slots] == [minutes(of) for of in (40, 17, 17)]
    assert [each.length for each in told.session.agenda.items.values()] == [
        minutes(of) for of in (40, 20, 20)
    ]
    assert told.face.behind == NOTHING
    told.take_back()
    assert told.face == before


def test_applying_is_one_action_that_names_only_what_becomes_shorter() -> None:
    told = Told(*items(40, 20, 20), protected("i1"))
    press(told, start, minutes(6))
    assert [each.item.id for each in proposed(told).changes] == ["i1", "i2", "i3"]
    count = len(told.events)
    apply(told)
    assert len({event.action for event in told.events[count:]}) == 1
    assert [event.body.item for event in told.events[count:]] == ["i2", "i3"]  # type: ignore[attr-defined]
