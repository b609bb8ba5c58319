"""What cannot be kept by making up for lost time: by how much, and what would have to go."""

from collections.abc import Mapping
from datetime import time, timedelta

from facilitator.domain.agenda import EndLocked
from facilitator.domain.catching_up import Miss, Proposal, propose
from facilitator.domain.items import (
    ItemLocked,
    ItemProtected,
)

from .clock_keys import press, start
from .told import TWO, Told, items, minutes


def proposed(told: Told) -> Proposal:
    return propose(told.face)


def lengths(told: Told) -> dict[str, float]:
    """Return how many minutes each remaining item would last."""
    return {each.item.id: each.after / minutes(1) for each in proposed(told).changes}


def going(told: Told) -> list[str]:
    return [each.id for each in proposed(told).would_have_to_go]


def protected(name: str) -> ItemProtected:
    return ItemProtected(item=name, is_protected=True)


def test_what_cannot_be_kept_is_said_with_by_how_much_and_the_shortest_item_that_would_do() -> None:
    told = Told(*items(20, 30, 12, 16), EndLocked(at=time(14, 33)))
    assert proposed(told).misses == (Miss(None, TWO + minutes(33), minutes(6)),)
    assert lengths(told) == {"i1": 10, "i2": 15, "i3": 6, "i4": 8}
    assert going(told) == ["i3"]
    told.say(EndLocked(at=time(14, 32)))
    assert going(told) == ["i4"]


def test_where_no_item_alone_would_do_the_fewest_are_named() -> None:
    told = Told(*items(20, 30, 12, 16), EndLocked(at=time(14, 15)))
    assert proposed(told).misses[0].by == minutes(24)
    assert going(told) == ["i2", "i1"]


def test_where_not_even_all_would_do_none_is_named() -> None:
    told = Told(*items(20, 30), EndLocked(at=time(14, 15)), protected("i1"))
    press(told, start)
    assert (proposed(told).misses[0].by, going(told)) == (minutes(20), [])


def test_a_start_that_cannot_be_kept_is_said_and_the_item_itself_would_not_have_to_go() -> None:
    told = Told(*items(20, 10, 20), ItemLocked(item="i3", starts_at=time(14, 12)))
    assert proposed(told).misses[0] == Miss(
        told.session.agenda.items["i3"], TWO + minutes(12), minutes(3)
    )
    assert going(told) == ["i2"]
    told = Told(*items(20), ItemLocked(item="i1", ends_at=time(14, 5)), EndLocked(at=time(15)))
    assert proposed(told).misses[0].by == minutes(5)
    assert going(told) == []


def test_what_is_before_a_start_that_is_waited_for_would_not_help() -> None:
    told = Told(
        *items(30, 10), EndLocked(at=time(14, 41)), ItemLocked(item="i2", starts_at=time(14, 40))
    )
    assert lengths(told) == {"i1": 30, "i2": 5}
    assert proposed(told).misses[0].by == minutes(4)
    assert going(told) == ["i2"]


def test_where_an_item_that_is_waited_for_goes_what_is_before_it_may_have_to_go_as_well() -> None:
    told = Told(
        *items(8, 10), EndLocked(at=time(14, 3)), ItemLocked(item="i2", starts_at=time(14, 40))
    )
    assert proposed(told).misses[0].by == minutes(42)
    assert going(told) == ["i2", "i1"]
    told.say(protected("i1"))
    assert going(told) == []


def test_every_bound_that_is_missed_is_said() -> None:
    told = Told(
        *items(20, 20),
        EndLocked(at=time(14, 15)),
        ItemLocked(item="i1", ends_at=time(14, 5)),
        ItemLocked(item="i2", starts_at=time(14, 8)),
    )
    missed: Mapping[str, timedelta] = {
        each.item.id if each.item else "": each.by for each in proposed(told).misses
    }
    assert missed == {"i1": minutes(5), "i2": minutes(2), "": minutes(5)}


def test_what_would_have_to_go_makes_up_for_every_miss_and_not_for_the_worst_alone() -> None:
    told = Told(
        *items(10, 10, 40, 20, 10),
        *(protected(name) for name in ("i1", "i3", "i5")),
        ItemLocked(item="i3", starts_at=time(14, 12)),
        EndLocked(at=time(15, 6)),
    )
    assert [each.by for each in proposed(told).misses] == [minutes(3), minutes(9)]
    assert going(told) == ["i4", "i2"]
    told.say(protected("i2"))
    assert going(told) == []
