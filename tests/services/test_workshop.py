"""An open session: recording, and taking back what was done."""

from datetime import timedelta

import pytest

from facilitator.domain.events import Body
from facilitator.domain.groups import Role
from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.notes import LineAdded
from facilitator.domain.participants import Presence
from facilitator.domain.pitches import Pitch
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import (
    agenda,
    clock,
    followups,
    groups,
    notes,
    participants,
    pitches,
    seating,
)
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan
from .picture import as_in_the_file, is_sound, lines, picture, write


def test_a_session_that_is_not_there_is_refused(
    database: Database, surroundings: Surroundings
) -> None:
    with pytest.raises(Refused, match="no such session"):
        open_workshop(database, surroundings, "nothing")


def test_what_is_recorded_is_seen_here_and_in_the_file(workshop: Workshop, wall: Wall) -> None:
    wall.wait(3)
    write(workshop, "車に乗らない日")
    assert lines(workshop) == ["車に乗らない日"]
    assert workshop.saved_at == wall.at
    event = workshop.events[-1]
    assert (event.at, event.seat, event.stream) == (wall.at, "facilitator", workshop.id)
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    assert is_sound(workshop)


def test_what_is_refused_changes_nothing(workshop: Workshop) -> None:
    before, count = picture(workshop), len(workshop.events)
    with pytest.raises(Refused):
        clock.pause(workshop)
    assert picture(workshop) == before
    assert len(workshop.events) == count
    assert workshop.saved_at is None


def test_nothing_decided_is_nothing_recorded(workshop: Workshop) -> None:
    count = len(workshop.events)
    workshop.record(list[Body])
    assert len(workshop.events) == count


def test_several_events_of_one_verb_are_one_action(workshop: Workshop) -> None:
    pitches.add_pitch(workshop, Pitch(title=Text.of("空き家")))
    groups.make_group_for_each_pitch(workshop)
    participants.register(workshop, "新しい人", organisation="新しい団体")
    assert len({event.action for event in workshop.events[-5:]}) == 3
    workshop.undo()
    assert "新しい人" in [each.name for each in workshop.register.people.values()]
    assert len(workshop.session.participants.entries) == 6
    workshop.undo()
    assert len(workshop.session.groups.groups) == 2
    workshop.undo()
    assert len(workshop.session.pitches.pitches) == 2
    assert len(workshop.session.agenda.items) == 4


def test_undo_takes_back_and_redo_puts_back(workshop: Workshop) -> None:
    for words in ("一", "二", "三"):
        write(workshop, words)
    done = picture(workshop)
    taken = workshop.undo()
    assert isinstance(taken.body, LineAdded)
    assert lines(workshop) == ["一", "二"]
    workshop.undo()
    assert lines(workshop) == lines(as_in_the_file(workshop)) == ["一"]
    workshop.redo()
    workshop.redo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == done
    with pytest.raises(Refused, match="nothing to put back"):
        workshop.redo()
    assert is_sound(workshop)


def test_a_session_just_made_has_nothing_to_take_back(workshop: Workshop) -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        workshop.undo()
    workshop.seat = "secretariat"
    with pytest.raises(Refused, match="cannot be taken back"):
        workshop.undo()


def test_a_pitch_of_the_queue_is_scheduled_and_taken_back_in_both_streams(
    workshop: Workshop,
) -> None:
    pitch = pitches.offer_pitch(workshop, Pitch(title=Text.of("空き家")), by="新しい団体")
    before = picture(workshop)
    pitches.schedule_pitch(workshop, pitch, timedelta(minutes=5))
    scheduled = picture(workshop)
    assert workshop.series.queue[pitch].session == workshop.id
    assert list(workshop.session.pitches.pitches)[-1] == pitch
    assert [item.pitch for item in workshop.session.agenda.items.values()].count(pitch) == 1
    workshop.undo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == before
    workshop.redo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == scheduled
    assert is_sound(workshop)


def test_undo_is_refused_where_something_depends_on_it_and_says_what(workshop: Workshop) -> None:
    group = groups.make_group(workshop)
    before = picture(workshop)
    person = next(iter(workshop.session.participants.entries))
    workshop.seat = "note-taker 1"
    seating.move(workshop, person, group)
    workshop.seat = "facilitator"
    with pytest.raises(Refused, match="depends on it") as refused:
        workshop.undo()
    assert refused.value.values == {"kind": "groups.person_seated"}
    workshop.seat = "note-taker 1"
    workshop.undo()
    assert picture(workshop) == before


def test_a_seat_takes_back_only_what_was_done_at_it(workshop: Workshop) -> None:
    write(workshop, "一")
    workshop.seat = "note-taker 1"
    write(workshop, "二")
    workshop.seat = "facilitator"
    workshop.undo()
    assert lines(workshop) == ["二"]
    with pytest.raises(Refused, match="nothing to take back"):
        workshop.undo()


def test_what_somebody_else_took_back_is_not_taken_back_again(workshop: Workshop) -> None:
    write(workshop, "一")
    write(workshop, "二")
    workshop.seat = "secretariat"
    workshop.undo(lambda event: isinstance(event.body, LineAdded))
    workshop.seat = "facilitator"
    workshop.undo()
    assert lines(workshop) == []


def test_the_clock_is_taken_back_step_by_step_whatever_else_was_done(workshop: Workshop) -> None:
    clock.start_item(workshop)
    for _ in range(2):
        clock.go_on(workshop)
        write(workshop, "話")
    begun = list(workshop.session.agenda.items)
    for expected in (begun[1], begun[0], None):
        clock.undo(workshop)
        assert workshop.session.clock.current == expected
    with pytest.raises(Refused, match="nothing to take back"):
        clock.undo(workshop)
    assert lines(workshop) == ["話", "話"]


def test_an_event_of_the_series_is_taken_back_only_where_it_was_done(workshop: Workshop) -> None:
    followups.add_follow_up(workshop, Text.of("場所を見る"))
    later = as_in_the_file(workshop)
    with pytest.raises(Refused, match="nothing to take back"):
        later.undo()
    workshop.undo()
    assert not workshop.series.follow_ups


def test_a_whole_meeting_by_hand(workshop: Workshop, wall: Wall) -> None:
    for person in workshop.session.participants.entries:
        participants.mark_presence(workshop, person, Presence.PRESENT)
    groups.deal(workshop)
    first, second = workshop.session.groups.groups
    groups.give_role(workshop, first, Role.NOTE_TAKER, workshop.session.groups.members(first)[0])
    clock.start_meeting(workshop)
    for kind in LineKind:
        notes.add_line(workshop, second, kind, MARKS[kind].words)
        wall.wait(1)
    for _ in workshop.session.agenda.items:
        clock.go_on(workshop)
    agenda.write_account(workshop, next(iter(workshop.session.agenda.items)), Text.of("始まった。"))
    assert workshop.session.clock.ended_at == wall.at
    assert workshop.session.unheeded == ()
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_the_members_of_a_group_stand_in_the_same_order_wherever_it_is_open(
    database: Database, surroundings: Surroundings
) -> None:
    people = [{"name": name} for name in ("乙", "甲", "丁", "丙")]
    plan = small_plan(
        person=people,
        pitch=None,
        item=[{"kind": "breakout"}],
        group=[{"members": ["丙", "甲"], "note_taker": "丁"}],
    )
    workshop = open_workshop(database, surroundings, plan_session(database, surroundings, plan))
    (group,) = workshop.session.groups.groups
    names = [workshop.register.people[key].name for key in workshop.session.groups.members(group)]
    assert names == ["丁", "丙", "甲"]
