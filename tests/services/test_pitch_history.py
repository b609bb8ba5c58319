"""What became of the pitches of a series, over all its meetings."""

from datetime import timedelta

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.pitches import Pitch
from facilitator.domain.text import Text
from facilitator.services import clock, followups, notes, pitches
from facilitator.services.pitch_history import Outcome, PitchHistory, read_histories
from facilitator.services.plans import make_session, plan_session
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan
from .pitching import MARKET, second_meeting


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
