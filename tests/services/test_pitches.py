"""Pitches from a seat: the queue, the agenda, one action for each verb; what became of them."""

from datetime import timedelta

import pytest

from facilitator.domain.items import ItemKind
from facilitator.domain.notes import LineKind
from facilitator.domain.pitch_states import PitchState, pitch_in_time
from facilitator.domain.pitches import Pitch, PitchKind, QueueState
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, followups, groups, notes, pitches
from facilitator.services.pitch_history import Outcome, PitchHistory, read_histories
from facilitator.services.plans import make_session, plan_session, record_held
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan
from .picture import as_in_the_file, is_sound, picture

TEN, FIFTEEN = timedelta(minutes=10), timedelta(minutes=15)
MARKET = Pitch(title=Text.of("朝市"), pitch_kind=PitchKind.THEME)


def titles(workshop: Workshop) -> list[str]:
    """Return the pitches of the session in the order of their numbers."""
    return [pitch.title.original for pitch in workshop.session.pitches.pitches.values()]


def on_agenda(workshop: Workshop) -> list[str]:
    """Return the agenda: the title of a pitch, else the kind of the item."""
    known = workshop.session.pitches.pitches
    return [
        known[item.pitch].title.original if item.pitch else item.kind.value
        for item in workshop.session.agenda.items.values()
    ]


def called(workshop: Workshop, title: str) -> str:
    """Return the id of the pitch of the session with that title."""
    found = workshop.session.pitches.pitches.items()
    return next(key for key, pitch in found if pitch.title.original == title)


def state(workshop: Workshop, pitch: str) -> PitchState:
    face = workshop.session.read_clock(workshop.now)
    return pitch_in_time(workshop.session, face, pitch).state


def close_groups(workshop: Workshop) -> None:
    for group in workshop.session.groups.open:
        groups.close_group(workshop, group.id)


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


@pytest.mark.parametrize("length", [None, TEN])
def test_questions_that_fill_the_pitch_are_refused(
    workshop: Workshop, length: timedelta | None
) -> None:
    before = picture(workshop)
    with pytest.raises(Refused, match="shorter than the pitch"):
        pitches.add_pitch(workshop, MARKET, length, questions=TEN)
    assert picture(workshop) == before


def test_tags_are_cleaned_and_short(workshop: Workshop) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET, tags=(" 方向性3\n", "", "[/foo]"))
    assert workshop.series.wishes[pitch].tags == ("方向性3", "[/foo]")
    with pytest.raises(Refused, match="at most 40 characters"):
        pitches.wish(workshop, pitch, length=None, tags=("長" * 41,))


def test_what_is_changed_of_a_pitch_is_one_action_and_nothing_where_nothing_changed(
    workshop: Workshop,
) -> None:
    pitch = pitches.add_pitch(workshop, MARKET, TEN)
    events = len(workshop.events)
    pitches.change_pitch(workshop, pitch, MARKET, length=TEN)
    assert len(workshop.events) == events
    new = MARKET.model_copy(update={"title": Text.of("朝市を歩く")})
    pitches.change_pitch(workshop, pitch, new, by="架空の会", length=FIFTEEN, tags=("食",))
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
    pitches.change_pitch(workshop, pitch, new)
    assert workshop.series.queue[pitch].content == new
    later = plan_session(database, surroundings, small_plan())
    pitches.schedule_pitch(open_workshop(database, surroundings, later), pitch)
    workshop.read_on()
    with pytest.raises(Refused, match="scheduled already"):
        pitches.change_pitch(workshop, pitch, MARKET)


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
    pitches.revise_pitch(workshop, pitch, new)
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


def histories(workshop: Workshop) -> dict[str, PitchHistory]:
    found = read_histories(workshop.database, workshop.series_id, workshop.now)
    return {each.content.title.original: each for each in found}


def test_what_became_of_the_pitches_is_told_over_two_meetings(
    workshop: Workshop, database: Database, surroundings: Surroundings, wall: Wall
) -> None:
    offered_at = wall.at
    market = pitches.offer_pitch(workshop, MARKET)
    gone = pitches.offer_pitch(workshop, Pitch(title=Text.of("やめた話")))
    pitches.schedule_pitch(workshop, market)
    pitches.return_pitch(workshop, market)
    pitches.withdraw_pitch(workshop, gone)
    group = workshop.session.groups.open[0].id
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    wall.wait(7)
    clock.go_on(workshop)
    notes.add_line(workshop, group, LineKind.QUESTION, "いくらか")
    line = notes.add_line(workshop, group, LineKind.NEXT_STEP, "町会に聞く")
    notes.add_line(workshop, None, LineKind.QUESTION, "全体の質問")
    followups.add_follow_up(workshop, Text.of("町会に聞く"), line=line)
    followups.add_follow_up(workshop, Text.of("会場を探す"))
    clock.end_meeting(workshop)

    later = second_meeting(workshop, database, surroundings)
    pitches.schedule_pitch(later, market)

    told = histories(later)
    assert {title: each.outcome for title, each in told.items()} == {
        "バスで通う": Outcome.GIVEN,
        "地域スポーツ": Outcome.NOT_GIVEN,
        "朝市": Outcome.SCHEDULED,
        "やめた話": Outcome.WITHDRAWN,
    }
    bus, story = told["バスで通う"], told["朝市"]
    assert bus.took == timedelta(minutes=7)
    assert (bus.lines(LineKind.QUESTION), bus.lines(LineKind.NEXT_STEP)) == (1, 1)
    assert bus.follow_ups == 1, "one that nobody tied to a line is not attributed"
    assert bus.offered_at is None
    assert (story.offered_at, story.returned_at) == (offered_at, (offered_at,))
    assert [(each.session, each.date) for each in story.appearances] == [
        (later.id, later.session.opened.date)
    ]
    assert told["やめた話"].withdrawn_at == offered_at

    clock.start_meeting(later)
    item = next(key for key, each in later.session.agenda.items.items() if each.pitch == market)
    clock.start_item(later, item)
    wall.wait(9)
    assert histories(later)["朝市"].took == timedelta(minutes=9)
    assert histories(later)["朝市"].outcome is Outcome.GIVEN


def second_meeting(workshop: Workshop, database: Database, surroundings: Surroundings) -> Workshop:
    """Return another meeting of the same series, later and without pitches."""
    plan = small_plan(
        session={"id": "talks-02", "title": "第2回", "date": "2026-11-07", "start": "14:00"},
        item=[{"kind": "opening", "length": "10分"}, {"kind": "share_out", "length": "10分"}],
        pitch=[],
        group=[],
        said=None,
    )
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))


def test_what_was_withdrawn_by_mistake_waits_in_the_history_as_well(workshop: Workshop) -> None:
    pitch = pitches.offer_pitch(workshop, MARKET)
    pitches.withdraw_pitch(workshop, pitch)
    workshop.undo()
    told = histories(workshop)["朝市"]
    assert (told.outcome, told.withdrawn_at) == (Outcome.WAITING, None)


def test_rehearsals_and_other_series_are_no_part_of_the_history(
    workshop: Workshop, database: Database, surroundings: Surroundings
) -> None:
    known = histories(workshop)
    make_session(database, surroundings, small_plan(), is_rehearsal=True)
    other = small_plan(series={"id": "other", "name": {"ja": "別の会"}})
    plan_session(database, surroundings, other)
    assert histories(workshop) == known
