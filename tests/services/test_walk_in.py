"""A pitch that nobody announced: where it comes, and how long it is."""

from datetime import timedelta

import pytest

from facilitator.domain.items import ItemKind
from facilitator.domain.pitch_states import pitch_in_time
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, pitches
from facilitator.services.plans import record_held
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import small_plan
from .picture import picture
from .pitching import TEN, on_agenda, titles


def test_a_walk_in_is_one_action_with_an_item_and_questions(workshop: Workshop) -> None:
    before = picture(workshop)
    pitch = pitches.walk_in(workshop)
    (item,) = (each for each in workshop.session.agenda.items.values() if each.pitch == pitch)
    assert (item.kind, item.length) == (ItemKind.PITCH, pitches.WALK_IN)
    assert item.directions.last_part == pitches.WALK_IN_QUESTIONS
    content = workshop.session.pitches.pitches[pitch]
    assert content.title.in_language("ja") == "飛び入りピッチ"
    assert content.title.in_language("en") == "Walk-in pitch"
    workshop.undo()
    assert picture(workshop) == before


def test_a_walk_in_comes_after_the_pitches_that_are_left_else_after_what_runs(
    workshop: Workshop,
) -> None:
    clock.start_meeting(workshop)
    pitches.walk_in(workshop, Text.of("一"))
    assert on_agenda(workshop) == ["opening", "バスで通う", "一", "breakout", "share_out"]
    clock.go_on(workshop)
    clock.go_on(workshop)
    pitches.walk_in(workshop, Text.of("二"))
    assert on_agenda(workshop)[1:4] == ["バスで通う", "一", "二"]
    clock.go_on(workshop)
    clock.go_on(workshop)
    pitches.walk_in(workshop, Text.of("三"))
    assert on_agenda(workshop)[4:] == ["breakout", "三", "share_out"]
    assert titles(workshop)[-3:] == ["一", "二", "三"]


def test_a_walk_in_of_a_running_meeting_leaves_the_planned_end(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    before = workshop.session.read_clock(workshop.now)
    pitch = pitches.walk_in(workshop)
    face = workshop.session.read_clock(workshop.now)
    assert face.planned_end_at == before.planned_end_at
    assert face.over_by == pitches.WALK_IN
    at = pitch_in_time(workshop.session, face, pitch)
    assert (at.length, at.questions) == (pitches.WALK_IN, pitches.WALK_IN_QUESTIONS)
    workshop.undo()
    assert workshop.session.read_clock(workshop.now) == before


def test_a_walk_in_does_not_wait_for_a_pitch_that_is_left_out(workshop: Workshop) -> None:
    late = agenda.add_item(
        workshop, ItemKind.PITCH, after=workshop.session.agenda.order[-1], length=TEN
    )
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    clock.go_on(workshop)
    clock.skip_item(workshop, late)
    pitches.walk_in(workshop, Text.of("一"))
    assert on_agenda(workshop)[2:4] == ["breakout", "一"]


def test_a_short_walk_in_has_short_questions(workshop: Workshop) -> None:
    pitch = pitches.walk_in(workshop, length=timedelta(minutes=4))
    (item,) = (each for each in workshop.session.agenda.items.values() if each.pitch == pitch)
    assert item.directions.last_part == timedelta(minutes=2)


def test_a_meeting_that_is_over_takes_no_walk_in(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    held = open_workshop(database, surroundings, record_held(database, surroundings, small_plan()))
    clock.start_meeting(workshop)
    clock.end_meeting(workshop)
    for over in (workshop, held):
        before = picture(over)
        with pytest.raises(Refused, match="into the queue"):
            pitches.walk_in(over, by="架空の会")
        assert picture(over) == before
