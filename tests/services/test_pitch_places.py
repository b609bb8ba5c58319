"""Where pitches stand on the agenda: new ones, those that are moved, and those in several parts."""

from datetime import timedelta

import pytest

from facilitator.domain.pitches import Pitch
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, pitches
from facilitator.services.pitch_places import items_of
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import small_plan
from .pitching import MARKET, TEN, called, on_agenda, titles


def test_pitches_and_the_agenda_are_put_into_another_order_together(workshop: Workshop) -> None:
    market = pitches.add_pitch(workshop, MARKET, TEN)
    bus = called(workshop, "バスで通う")
    assert on_agenda(workshop) == ["opening", "バスで通う", "朝市", "breakout", "share_out"]
    pitches.move_pitch(workshop, market, after=None)
    assert on_agenda(workshop) == ["opening", "朝市", "バスで通う", "breakout", "share_out"]
    assert titles(workshop)[:2] == ["朝市", "バスで通う"]
    workshop.undo()
    assert on_agenda(workshop) == ["opening", "バスで通う", "朝市", "breakout", "share_out"]
    assert titles(workshop) == ["バスで通う", "地域スポーツ", "朝市"]
    pitches.move_pitch(workshop, bus, after=market)
    assert on_agenda(workshop)[1:3] == ["朝市", "バスで通う"]
    for after in (market, bus):
        with pytest.raises(Refused, match="Nothing changed"):
            pitches.move_pitch(workshop, bus, after=after)


def in_parts(workshop: Workshop, pitch: str) -> None:
    """Split the item of *pitch*: what is left of it after two minutes is an item of its own."""
    (item,) = items_of(workshop.session, pitch)
    agenda.split_item(workshop, item.id, timedelta(minutes=2))


def test_the_parts_of_a_pitch_are_moved_together_in_their_order(workshop: Workshop) -> None:
    market, bus = pitches.add_pitch(workshop, MARKET, TEN), called(workshop, "バスで通う")
    in_parts(workshop, market)
    lengths = [item.length for item in items_of(workshop.session, market)]
    assert lengths == [timedelta(minutes=2), timedelta(minutes=8)]
    pitches.move_pitch(workshop, market, after=None)
    assert on_agenda(workshop)[:4] == ["opening", "朝市", "朝市", "バスで通う"]
    assert [item.length for item in items_of(workshop.session, market)] == lengths
    pitches.move_pitch(workshop, market, after=bus)
    assert on_agenda(workshop)[:4] == ["opening", "バスで通う", "朝市", "朝市"]
    assert [item.length for item in items_of(workshop.session, market)] == lengths
    workshop.undo()
    workshop.undo()
    assert on_agenda(workshop)[:4] == ["opening", "バスで通う", "朝市", "朝市"]


def test_the_parts_of_a_pitch_can_stand_after_one_that_was_given(workshop: Workshop) -> None:
    market = pitches.add_pitch(workshop, MARKET, TEN)
    other = pitches.add_pitch(workshop, Pitch(title=Text.of("空き家")), TEN)
    bus = called(workshop, "バスで通う")
    in_parts(workshop, other)
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    pitches.move_pitch(workshop, other, after=bus)
    assert on_agenda(workshop)[1:5] == ["バスで通う", "空き家", "空き家", "朝市"]
    clock.go_on(workshop)
    with pytest.raises(Refused, match="has begun"):
        pitches.move_pitch(workshop, other, after=market)


def test_a_new_pitch_comes_before_the_breakout_however_late_a_talk_is(
    database: Database, surroundings: Surroundings
) -> None:
    kinds = ("opening", "information_talk", "breakout", "information_talk", "closing")
    plan = small_plan(
        item=[{"kind": kind, "title": "議題", "length": 10} for kind in kinds], pitch=[], group=[]
    )
    workshop = open_workshop(database, surroundings, plan_session(database, surroundings, plan))
    pitches.add_pitch(workshop, MARKET, TEN)
    assert on_agenda(workshop) == [*kinds[:2], "朝市", *kinds[2:]]
    agenda.move_item(workshop, workshop.session.agenda.order[2], after=None)
    pitches.add_pitch(workshop, Pitch(title=Text.of("空き家")), TEN)
    assert on_agenda(workshop) == ["朝市", "空き家", *kinds]


def test_a_new_pitch_comes_after_what_has_begun(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    clock.go_on(workshop)
    pitches.add_pitch(workshop, MARKET, TEN)
    assert on_agenda(workshop) == ["opening", "バスで通う", "breakout", "朝市", "share_out"]
