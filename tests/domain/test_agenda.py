"""The agenda: items in their order, planned and changed while the meeting runs."""

from datetime import timedelta

import pytest

from facilitator.domain import agenda
from facilitator.domain.agenda import Agenda, ItemAdded, ItemMoved, ItemRemoved
from facilitator.domain.clock import ItemStarted
from facilitator.domain.items import ItemKind, Talk
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import Told, items, minutes


def order(told: Told) -> str:
    return " ".join(told.session.agenda.order)


def test_an_item_stands_after_the_one_it_names_or_first() -> None:
    told = Told(*items(10, 10))
    for item, after in (("a", None), ("b", "i1"), ("c", "i2")):
        told.say(agenda.add_item(told.session.agenda, item=item, kind=ItemKind.BREAK, after=after))
    assert order(told) == "a i1 b i2 c"


def test_the_length_of_the_agenda_is_the_sum_of_what_is_planned() -> None:
    assert Told(*items(10, None, 5)).session.agenda.length == minutes(15)
    assert Told(*items(None, None)).session.agenda.length is None
    assert Agenda().length is None


@pytest.mark.parametrize("length", [timedelta(), minutes(-1), timedelta(hours=25)])
def test_an_item_of_no_length_or_of_more_than_a_day_is_refused(length: timedelta) -> None:
    plan = Told(*items(10)).session.agenda
    with pytest.raises(Refused, match="24 hours"):
        agenda.add_item(plan, item="a", kind=ItemKind.BREAK, length=length, after=None)
    with pytest.raises(Refused, match="24 hours"):
        agenda.set_length(plan, "i1", length)


def test_an_item_can_be_retitled_and_its_length_changed_or_left_open() -> None:
    told = Told(*items(10))
    told.say(agenda.retitle_item(told.session.agenda, "i1", Text.of("始めに")))
    told.say(agenda.set_length(told.session.agenda, "i1", None))
    item = told.session.agenda.items["i1"]
    assert (item.title, item.length) == (Text.of("始めに"), None)


def test_an_item_is_moved_and_removed_before_it_begins() -> None:
    told = Told(*items(1, 2, 3))
    told.say(agenda.move_item(told.session.agenda, "i3", after=None, begun=()))
    assert order(told) == "i3 i1 i2"
    told.say(agenda.move_item(told.session.agenda, "i3", after="i1", begun=()))
    assert order(told) == "i1 i3 i2"
    told.say(agenda.remove_item(told.session.agenda, "i3", begun=()))
    assert order(told) == "i1 i2"
    with pytest.raises(Refused, match="after itself"):
        agenda.move_item(told.session.agenda, "i1", after="i1", begun=())


def test_what_has_begun_keeps_its_place() -> None:
    told = Told(*items(1, 2, 3))
    begun = {"i1", "i2"}
    for item, after in (("i1", "i3"), ("i3", None), ("i3", "i1")):
        with pytest.raises(Refused, match="keeps its place"):
            agenda.move_item(told.session.agenda, item, after=after, begun=begun)
    agenda.move_item(told.session.agenda, "i3", after="i2", begun=begun)
    with pytest.raises(Refused, match="stays on the agenda"):
        agenda.remove_item(told.session.agenda, "i2", begun=begun)


def test_an_item_that_another_laptop_removed_while_it_began_here_stays() -> None:
    told = Told(*items(1, 2), ItemStarted(item="i1"), ItemRemoved(item="i1"))
    assert order(told) == "i1 i2"
    assert len(told.unheeded) == 1


def test_only_an_information_talk_has_a_talk() -> None:
    told = Told(ItemAdded(item="t", item_kind=ItemKind.INFORMATION_TALK), *items(5))
    talk = Talk(speaker="yamada", points=(Text.of("要点"),), calls=(Text.of("お願い"),))
    told.say(agenda.record_talk(told.session.agenda, "t", talk))
    assert told.session.agenda.items["t"].talk == talk
    with pytest.raises(Refused, match="not an information talk"):
        agenda.record_talk(told.session.agenda, "i1", talk)


def test_an_account_says_what_happened_in_an_item() -> None:
    told = Told(*items(5))
    told.say(agenda.write_account(told.session.agenda, "i1", Text.of("始まった。")))
    assert told.session.agenda.items["i1"].account == Text.of("始まった。")


def test_every_verb_refuses_an_item_that_is_not_there() -> None:
    plan = Told(*items(5)).session.agenda
    for decide in (
        lambda: agenda.add_item(plan, item="a", kind=ItemKind.BREAK, after="nothing"),
        lambda: agenda.retitle_item(plan, "nothing", Text.of("題")),
        lambda: agenda.set_length(plan, "nothing", minutes(5)),
        lambda: agenda.move_item(plan, "nothing", after=None, begun=()),
        lambda: agenda.move_item(plan, "i1", after="nothing", begun=()),
        lambda: agenda.remove_item(plan, "nothing", begun=()),
        lambda: agenda.record_talk(plan, "nothing", Talk()),
        lambda: agenda.write_account(plan, "nothing", Text.of("話")),
    ):
        with pytest.raises(Refused, match="not on the agenda"):
            decide()


def test_events_about_an_item_that_is_gone_have_no_effect_and_are_reported() -> None:
    told = Told(*items(5), ItemMoved(item="gone", after=None), ItemMoved(item="i1", after="gone"))
    assert order(told) == "i1"
    assert len(told.unheeded) == 2
