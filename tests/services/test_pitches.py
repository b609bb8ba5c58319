"""Pitches from a seat: the queue, the agenda, one action for each verb."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from facilitator.domain.pitch_states import PitchState, pitch_in_time
from facilitator.domain.pitches import Pitch, PitchWished, QueueState
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import clock, pitches
from facilitator.services.plans import plan_session, record_held
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan
from .picture import as_in_the_file, is_sound, picture
from .pitching import (
    FIFTEEN,
    MARKET,
    TEN,
    called,
    close_groups,
    on_agenda,
    second_meeting,
    state,
)


def same(before: Pitch) -> Pitch:
    """Change nothing of a pitch."""
    return before


def wishing(**changed: object) -> Callable[[PitchWished], PitchWished]:
    """Return what changes so much of the wishes of a pitch."""
    return lambda before: before.model_copy(update=changed)


def test_a_pitch_is_offered_with_its_wishes_in_one_action(workshop: Workshop) -> None:
    before = picture(workshop)
    pitch = pitches.offer_pitch(
        workshop, MARKET, by="NPO法人まち", length=FIFTEEN, tags=("食", "食")
    )
    wished = workshop.series.wishes[pitch]
    assert (wished.length, wished.tags) == (FIFTEEN, ("食",))
    assert workshop.series.queue[pitch].offered_at == workshop.now
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    workshop.undo()
    assert picture(workshop) == before
    assert is_sound(workshop)


def test_a_pitch_is_given_as_long_as_it_wishes_unless_something_else_is_said(
    workshop: Workshop,
) -> None:
    wishing = pitches.offer_pitch(workshop, MARKET, length=FIFTEEN)
    other = pitches.offer_pitch(workshop, Pitch(title=Text.of("空き家")), length=FIFTEEN)
    pitches.schedule_pitch(workshop, wishing)
    pitches.schedule_pitch(workshop, other, TEN, questions=timedelta(minutes=4))
    lengths = {item.pitch: item.length for item in workshop.session.agenda.items.values()}
    assert (lengths[wishing], lengths[other]) == (FIFTEEN, TEN)
    face = workshop.session.read_clock(workshop.now)
    assert pitch_in_time(workshop.session, face, other).questions == timedelta(minutes=4)
    assert workshop.series.queue[wishing].state is QueueState.SCHEDULED
    workshop.undo()
    assert workshop.series.queue[other].is_waiting
    assert other not in workshop.session.pitches.pitches


@pytest.mark.parametrize(
    ("length", "reason"), [(None, "how long the pitch is"), (TEN, "shorter than the pitch")]
)
def test_questions_that_fill_the_pitch_are_refused(
    workshop: Workshop, length: timedelta | None, reason: str
) -> None:
    before = picture(workshop)
    with pytest.raises(Refused, match=reason):
        pitches.add_pitch(workshop, MARKET, length, questions=TEN)
    assert picture(workshop) == before


def test_tags_are_cleaned_and_short(workshop: Workshop) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET, tags=(" 方向性3\n", "", "[/foo]"))
    assert workshop.series.wishes[pitch].tags == ("方向性3", "[/foo]")
    with pytest.raises(Refused, match="at most 40 characters"):
        pitches.change_pitch(workshop, pitch, same, wish=wishing(tags=("長" * 41,)))


def test_what_another_seat_changed_of_a_pitch_meanwhile_stays(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    pitch = pitches.add_pitch(workshop, MARKET, TEN)
    other = open_workshop(database, surroundings, workshop.id)
    asks = (Text.of("場所"),)
    pitches.change_pitch(
        other,
        pitch,
        lambda before: before.model_copy(update={"asks": asks}),
        wish=wishing(tags=("食",)),
    )
    pitches.change_pitch(
        workshop,
        pitch,
        lambda before: before.model_copy(update={"title": Text.of("朝市を歩く")}),
        wish=wishing(length=FIFTEEN),
    )
    changed, wished = workshop.session.pitches.pitches[pitch], workshop.series.wishes[pitch]
    assert (changed.title.original, changed.asks) == ("朝市を歩く", asks)
    assert (wished.length, wished.tags) == (FIFTEEN, ("食",))


def test_what_is_changed_of_a_pitch_is_one_action_and_nothing_where_nothing_changed(
    workshop: Workshop,
) -> None:
    pitch = pitches.add_pitch(workshop, MARKET, TEN)
    events = len(workshop.events)
    pitches.change_pitch(workshop, pitch, same, wish=wishing(length=TEN))
    assert len(workshop.events) == events
    new = MARKET.model_copy(update={"title": Text.of("朝市を歩く")})
    wish = wishing(length=FIFTEEN, tags=("食",))
    pitches.change_pitch(workshop, pitch, lambda _before: new, by="架空の会", wish=wish)
    changed = workshop.session.pitches.pitches[pitch]
    assert changed.title.original == "朝市を歩く"
    assert workshop.register.organisation_named("架空の会") is not None
    assert workshop.series.wishes[pitch].length == FIFTEEN
    workshop.undo()
    assert workshop.session.pitches.pitches[pitch] == MARKET
    assert workshop.series.wishes[pitch].length == TEN


def test_a_waiting_pitch_can_be_reworded_and_one_scheduled_elsewhere_cannot(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    new = MARKET.model_copy(update={"title": Text.of("朝市を歩く")})
    pitches.change_pitch(workshop, pitch, lambda _before: new)
    assert workshop.series.queue[pitch].content == new
    later = plan_session(database, surroundings, small_plan())
    pitches.schedule_pitch(open_workshop(database, surroundings, later), pitch)
    workshop.read_on()
    with pytest.raises(Refused, match="scheduled already"):
        pitches.change_pitch(workshop, pitch, lambda _before: MARKET)


def test_what_has_begun_keeps_its_place_and_its_meeting(workshop: Workshop) -> None:
    market = pitches.add_pitch(workshop, MARKET, TEN)
    close_groups(workshop)
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    bus = called(workshop, "バスで通う")
    before = picture(workshop)
    with pytest.raises(Refused, match="has begun"):
        pitches.move_pitch(workshop, market, after=None)
    with pytest.raises(Refused, match="has begun"):
        pitches.return_pitch(workshop, bus)
    assert picture(workshop) == before
    pitches.return_pitch(workshop, market)
    assert workshop.series.queue[market].is_waiting


def test_a_pitch_that_a_group_works_on_is_not_put_back(workshop: Workshop) -> None:
    bus = called(workshop, "バスで通う")
    with pytest.raises(Refused, match="Group 1 works on this pitch"):
        pitches.return_pitch(workshop, bus)
    close_groups(workshop)
    pitches.return_pitch(workshop, bus)
    assert "バスで通う" not in on_agenda(workshop)
    assert workshop.series.queue[bus].content.title.original == "バスで通う"
    workshop.undo()
    assert on_agenda(workshop)[1] == "バスで通う"
    assert bus not in workshop.series.queue


def test_a_pitch_waits_again_as_it_was_changed_in_the_meeting(workshop: Workshop) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    pitches.schedule_pitch(workshop, pitch)
    new = MARKET.model_copy(update={"title": Text.of("朝市を歩く")})
    pitches.change_pitch(workshop, pitch, lambda _before: new)
    pitches.return_pitch(workshop, pitch)
    assert workshop.series.queue[pitch].content == new


def test_pitches_of_a_meeting_entered_as_held_were_given(
    database: Database, surroundings: Surroundings
) -> None:
    held = open_workshop(database, surroundings, record_held(database, surroundings, small_plan()))
    bus = called(held, "バスで通う")
    close_groups(held)
    assert state(held, bus) is PitchState.GIVEN
    with pytest.raises(Refused, match="entered as held"):
        pitches.return_pitch(held, bus)


def test_the_state_of_a_pitch_follows_the_clock(workshop: Workshop, wall: Wall) -> None:
    pitch, sport = pitches.walk_in(workshop), called(workshop, "地域スポーツ")
    left_out = pitches.add_pitch(workshop, MARKET, TEN)
    assert state(workshop, sport) is PitchState.NOT_ON_AGENDA
    assert state(workshop, pitch) is PitchState.TO_COME
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    clock.go_on(workshop)
    assert state(workshop, pitch) is PitchState.TALK
    clock.pause(workshop)
    assert state(workshop, pitch) is PitchState.PAUSED
    clock.resume(workshop)
    wall.wait(8)
    assert state(workshop, pitch) is PitchState.QUESTIONS
    face = workshop.session.read_clock(workshop.now)
    assert pitch_in_time(workshop.session, face, pitch).phase_left == timedelta(minutes=2)
    clock.skip_item(
        workshop,
        next(key for key, item in workshop.session.agenda.items.items() if item.pitch == left_out),
    )
    clock.go_on(workshop)
    assert state(workshop, pitch) is PitchState.GIVEN
    assert state(workshop, left_out) is PitchState.LEFT_OUT


def test_a_withdrawn_pitch_waits_no_more(workshop: Workshop) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    pitches.withdraw_pitch(workshop, pitch)
    assert not workshop.series.waiting
    for do in (pitches.withdraw_pitch, pitches.schedule_pitch):
        with pytest.raises(Refused, match="withdrawn"):
            do(workshop, pitch)
    workshop.undo()
    assert pitch in workshop.series.waiting


def test_a_return_is_not_taken_back_once_the_pitch_is_scheduled_in_another_meeting(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    pitches.schedule_pitch(workshop, pitch)
    pitches.return_pitch(workshop, pitch)
    later = second_meeting(workshop, database, surroundings)
    pitches.schedule_pitch(later, pitch)
    with pytest.raises(Refused, match="depends on it"):
        workshop.undo()
    assert pitch not in workshop.session.pitches.pitches
    assert workshop.series.queue[pitch].session == later.id
    assert is_sound(workshop)
    later.undo()
    workshop.undo()
    assert workshop.series.queue[pitch].session == workshop.id


def test_what_is_scheduled_already_is_told_with_the_meeting(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    later = second_meeting(workshop, database, surroundings)
    pitches.schedule_pitch(later, pitch)
    with pytest.raises(Refused, match=r"scheduled already: 2026-11-07, “第2回”.*Return it"):
        pitches.schedule_pitch(workshop, pitch)
    with pytest.raises(Refused, match="part of this meeting already"):
        pitches.schedule_pitch(later, pitch)
