"""What is noted for running an item; parking, splitting and locking."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from facilitator.domain import agenda
from facilitator.domain.agenda import ItemParked, ItemUnparked
from facilitator.domain.clock import ItemStarted
from facilitator.domain.items import (
    CueWritten,
    Directions,
    ItemLocked,
    ItemProtected,
    LastPartSet,
    LeastLengthSet,
    PresenterNamed,
)
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import Told, items, minutes

ALL = Directions(
    presenter="p1",
    presenter_words=Text.of("全員"),
    cue=Text.of("声をかける"),
    is_protected=True,
    least_length=minutes(8),
    starts_at=time(14, 10),
    ends_at=time(14, 40),
    last_part=minutes(4),
)


def order(told: Told) -> str:
    return " ".join(told.session.agenda.order)


def test_everything_that_is_noted_for_an_item_is_kept_and_can_be_taken_away() -> None:
    told = Told(*items(10, 20))
    for wanted in (ALL, replace(ALL, cue=None, starts_at=None), Directions()):
        told.say(*agenda.direct_item(told.session.agenda, "i2", wanted))
        assert told.session.agenda.items["i2"].directions == wanted
    assert told.session.agenda.items["i1"].directions == Directions()
    assert not told.unheeded


def test_only_what_changes_is_said() -> None:
    told = Told(*items(10, 20))
    kinds = [type(each) for each in agenda.direct_item(told.session.agenda, "i2", ALL)]
    assert kinds == [
        PresenterNamed,
        CueWritten,
        ItemProtected,
        LeastLengthSet,
        ItemLocked,
        LastPartSet,
    ]
    told.say(*agenda.direct_item(told.session.agenda, "i2", ALL))
    assert agenda.direct_item(told.session.agenda, "i2", ALL) == ()
    later = replace(ALL, ends_at=time(14, 45))
    assert agenda.direct_item(told.session.agenda, "i2", later) == (
        ItemLocked(item="i2", starts_at=time(14, 10), ends_at=time(14, 45)),
    )


@pytest.mark.parametrize("length", [minutes(-1), timedelta(hours=25)])
def test_a_least_length_or_last_part_that_no_item_has_is_refused(length: timedelta) -> None:
    plan = Told(*items(10)).session.agenda
    for directions in (Directions(least_length=length), Directions(last_part=length)):
        with pytest.raises(Refused, match="24 hours"):
            agenda.direct_item(plan, "i1", directions)


def test_what_is_parked_keeps_what_is_noted_for_it_and_stands_where_it_is_put() -> None:
    told = Told(*items(10, 20, 5))
    told.say(*agenda.direct_item(told.session.agenda, "i2", ALL))
    whole = told.session.agenda.items["i2"]
    told.say(agenda.park_item(told.session.agenda, "i2", begun=()))
    assert (order(told), dict(told.session.agenda.parked)) == ("i1 i3", {"i2": whole})
    assert told.session.agenda.length == minutes(15)
    told.say(LastPartSet(item="i2", last_part=None))
    told.say(agenda.unpark_item(told.session.agenda, "i2", after="i3"))
    assert (order(told), dict(told.session.agenda.parked)) == ("i1 i3 i2", {})
    assert told.session.agenda.items["i2"].directions == replace(ALL, last_part=None)


def test_what_has_begun_is_not_parked_and_what_is_not_parked_is_not_put_back() -> None:
    told = Told(*items(10, 20), ItemStarted(item="i1"))
    with pytest.raises(Refused, match="stays on the agenda"):
        agenda.park_item(told.session.agenda, "i1", begun={"i1"})
    with pytest.raises(Refused, match="parking lot"):
        agenda.unpark_item(told.session.agenda, "i2", after=None)
    told.say(ItemParked(item="i1"), ItemUnparked(item="i2", after=None))
    assert len(told.unheeded) == 2


@pytest.mark.parametrize(("starts", "ends"), [((15, 0), (14, 0)), ((14, 0), (14, 0))])
def test_an_item_that_has_to_end_before_it_begins_is_refused(
    starts: tuple[int, int], ends: tuple[int, int]
) -> None:
    plan = Told(*items(10)).session.agenda
    with pytest.raises(Refused, match="has to end before it"):
        agenda.direct_item(plan, "i1", Directions(starts_at=time(*starts), ends_at=time(*ends)))
    agenda.direct_item(plan, "i1", Directions(starts_at=time(23, 50), ends_at=time(0, 10)))


def test_a_least_length_longer_than_the_item_is_refused() -> None:
    told = Told(*items(10, None))
    plan = told.session.agenda
    wanted = Directions(least_length=minutes(11))
    with pytest.raises(Refused, match="longer than the item"):
        agenda.direct_item(plan, "i1", wanted)
    assert agenda.direct_item(plan, "i1", wanted, length=minutes(11))
    assert agenda.direct_item(plan, "i2", wanted)
    told.say(*agenda.direct_item(plan, "i1", wanted, length=minutes(11)))
    cue = replace(wanted, cue=Text.of("合図"))
    assert agenda.direct_item(told.session.agenda, "i1", cue), "only what is new is looked at"


def test_the_hard_end_of_a_meeting_is_set_moved_and_taken_away() -> None:
    told = Told(*items(10))
    for at in (time(15), time(15, 30), None):
        told.say(agenda.lock_end(told.session.agenda, at, start=time(14)))
        assert told.session.agenda.hard_end == at
    with pytest.raises(Refused, match="Nothing changed"):
        agenda.lock_end(told.session.agenda, None, start=time(14))
