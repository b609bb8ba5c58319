"""The clock, from a seat: making up for lost time, leaving out, taking back."""

from datetime import time, timedelta

import pytest

from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, pitches
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.workshop import Workshop

from .making import Wall
from .picture import as_in_the_file, picture


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def lengths(workshop: Workshop) -> list[timedelta | None]:
    return [one.length for one in workshop.session.read_clock(workshop.now).slots]


def test_time_is_made_up_for_and_one_undo_gives_it_back(workshop: Workshop, wall: Wall) -> None:
    clock.start_meeting(workshop)
    wall.wait(16)
    clock.go_on(workshop)
    before, count = picture(workshop), len(workshop.events)
    proposal = clock.propose_catching_up(workshop)
    assert picture(workshop) == before
    assert proposal.ends_at == proposal.limit_at
    clock.catch_up(workshop, proposal)
    assert lengths(workshop) == [minutes(10), minutes(5), minutes(26), minutes(13)]
    assert workshop.session.read_clock(wall.at).behind == minutes(0)
    assert len({event.action for event in workshop.events[count:]}) == 1
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    clock.undo(workshop)
    assert picture(workshop) == before


def test_a_proposal_is_refused_where_another_seat_changed_the_agenda(
    workshop: Workshop, wall: Wall
) -> None:
    clock.start_meeting(workshop)
    wall.wait(16)
    proposal = clock.propose_catching_up(workshop)
    breakout = list(workshop.session.agenda.items)[2]
    with open_database(workshop.surroundings) as elsewhere:
        other = open_workshop(elsewhere, workshop.surroundings, workshop.id)
        agenda.revise_item(other, breakout, length=minutes(20), change=lambda before: before)
    with pytest.raises(Refused, match="changed meanwhile"):
        clock.catch_up(workshop, proposal)
    with pytest.raises(Refused, match="nothing to shorten"):
        clock.catch_up(workshop, clock.propose_catching_up(workshop))


def test_a_proposal_that_was_looked_at_for_a_while_is_applied_but_not_an_old_one(
    workshop: Workshop, wall: Wall
) -> None:
    clock.start_meeting(workshop)
    wall.wait(16.2)
    proposal = clock.propose_catching_up(workshop)
    wall.wait(2)
    clock.catch_up(workshop, proposal)
    clock.undo(workshop)
    wall.wait(0.1)
    with pytest.raises(Refused, match="changed meanwhile"):
        clock.catch_up(workshop, proposal)


def test_a_proposal_is_refused_after_next_was_pressed(workshop: Workshop, wall: Wall) -> None:
    clock.start_meeting(workshop)
    wall.wait(16)
    proposal = clock.propose_catching_up(workshop)
    clock.go_on(workshop)
    with pytest.raises(Refused, match="changed meanwhile"):
        clock.catch_up(workshop, proposal)


def test_catching_up_days_before_the_meeting_is_an_action_of_the_clock(
    workshop: Workshop, wall: Wall
) -> None:
    wall.wait(-3 * 24 * 60)
    agenda.lock_end(workshop, time(14, 48))
    assert workshop.session.read_clock(wall.at).over_by == minutes(12)
    proposal = clock.propose_catching_up(workshop)
    wall.wait(60)
    clock.catch_up(workshop, proposal)
    assert workshop.session.agenda.length == minutes(60), "the plan stays"
    assert workshop.session.read_clock(wall.at).over_by == minutes(0)
    clock.undo(workshop)
    assert workshop.session.read_clock(wall.at).over_by == minutes(12)


def test_undo_of_the_clock_takes_back_no_pitch_that_nobody_announced(
    workshop: Workshop,
) -> None:
    clock.start_meeting(workshop)
    pitches.walk_in(workshop, Text.of("飛び入り"))
    before = len(workshop.session.pitches.pitches)
    clock.undo(workshop)
    assert len(workshop.session.pitches.pitches) == before
    assert workshop.session.clock.started_at is None


def test_an_item_is_left_out_and_taken_up_with_the_same_key(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    pitch = list(workshop.session.agenda.items)[1]
    clock.skip_item(workshop, pitch)
    assert workshop.session.clock.skipped == {pitch}
    clock.skip_item(workshop, pitch)
    assert workshop.session.clock.skipped == frozenset()
    clock.skip_item(workshop, pitch)
    clock.undo(workshop)
    assert workshop.session.clock.skipped == frozenset()
    clock.go_on(workshop)
    with pytest.raises(Refused, match="has begun"):
        clock.skip_item(workshop, pitch)


def test_a_meeting_begins_with_the_first_item_that_is_not_left_out(workshop: Workshop) -> None:
    first, second = list(workshop.session.agenda.items)[:2]
    clock.skip_item(workshop, first)
    clock.start_meeting(workshop)
    assert workshop.session.clock.current == second


def test_the_wrap_up_is_begun_and_taken_back(workshop: Workshop, wall: Wall) -> None:
    clock.start_item(workshop, list(workshop.session.agenda.items)[2])
    wall.wait(10)
    clock.begin_last_part(workshop)
    assert workshop.session.read_clock(wall.at).phase.value == "wrap_up"
    clock.undo(workshop)
    assert workshop.session.read_clock(wall.at).phase.value == "main"
