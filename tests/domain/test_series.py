"""A series of meetings: what is called what, and which events are its own."""

from facilitator.domain.events import KINDS
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded
from facilitator.domain.pitches import (
    Pitch,
    PitchOffered,
    PitchReturned,
    PitchReworded,
    PitchScheduled,
    PitchWithdrawn,
)
from facilitator.domain.series import (
    OF_SERIES,
    Series,
    SeriesDescribed,
    SeriesFold,
    stream_for,
    stream_of,
)
from facilitator.domain.text import Text

from .told import MEETING, SERIES, Told

BUS = Pitch(title=Text.of("バスで通う"))
SPORT = Pitch(title=Text.of("地域スポーツ"))


def test_a_series_goes_by_its_id_until_it_is_described() -> None:
    assert Series(SERIES).name == Text.of(SERIES)
    told = Told()
    for name in ("対話の会", "続・対話の会"):
        told.say(SeriesDescribed(series=SERIES, name=Text.of(name)))
    assert told.series.name == Text.of("続・対話の会")


def test_the_queue_and_the_follow_ups_are_of_the_series_and_all_else_of_a_session() -> None:
    of_series = {kind for kind, body in KINDS.items() if body in OF_SERIES}
    assert of_series == {
        "series.described",
        "pitches.offered",
        "pitches.scheduled",
        "pitches.returned",
        "pitches.withdrawn",
        "pitches.reworded",
        "pitches.wished",
        "followups.added",
        "followups.changed",
        "followups.closed",
    }
    offered = PitchOffered(pitch="p", content=BUS)
    line = LineAdded(line="l", group=None, line_kind=LineKind.IDEA, text=Text.of("案"))
    assert stream_for(offered, MEETING, SERIES) == stream_of(SERIES)
    assert stream_for(line, MEETING, SERIES) == MEETING


def test_a_pitch_scheduled_in_two_meetings_at_once_is_in_the_one_told_first() -> None:
    told = Told(
        PitchOffered(pitch="p", content=BUS),
        PitchScheduled(pitch="p", session="one"),
        PitchScheduled(pitch="p", session="two"),
        PitchScheduled(pitch="unknown", session="one"),
    )
    assert told.series.queue["p"].session == "one"
    assert len(told.unheeded) == 2


def test_only_the_meeting_that_has_a_pitch_returns_it_and_only_what_waits_changes() -> None:
    told = Told(
        PitchOffered(pitch="p", content=BUS),
        PitchReturned(pitch="p", session="one"),
        PitchScheduled(pitch="p", session="one"),
        PitchReturned(pitch="p", session="two"),
        PitchReworded(pitch="p", content=SPORT),
        PitchWithdrawn(pitch="p"),
    )
    queued = told.series.queue["p"]
    assert (queued.session, queued.content, queued.is_withdrawn) == ("one", BUS, False)
    assert len(told.unheeded) == 4
    told.say(PitchReturned(pitch="p", session="one"), PitchReworded(pitch="p", content=SPORT))
    assert told.series.waiting["p"].content == SPORT
    assert len(told.unheeded) == 4


def test_an_event_of_a_session_in_the_stream_of_a_series_has_no_effect() -> None:
    fold, told = SeriesFold(SERIES), Told()
    fold.apply(told.events[0])
    assert fold.unheeded == [told.events[0].id]
