"""Pitches: from the queue of the series into a session."""

import pytest

from facilitator.domain import pitches
from facilitator.domain.pitches import (
    Pitch,
    PitchAdded,
    Pitches,
    PitchOffered,
    PitchRevised,
    QueuedPitch,
)
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import MEETING, SERIES, Told

BUS = Pitch(title=Text.of("バスで通う", "Going by bus"), asks=(Text.of("どう広げるか"),))
SPORT = Pitch(title=Text.of("地域スポーツ"))


def test_a_pitch_waits_in_the_queue_until_it_is_scheduled() -> None:
    told = Told()
    told.say(pitches.offer_pitch(told.series.queue, "p", BUS))
    assert told.series.queue == {"p": QueuedPitch(BUS, offered_at=TWO)}
    told.say(*pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    assert told.series.queue["p"].session == MEETING
    assert told.session.pitches.pitches == {"p": BUS}
    assert {event.stream for event in told.events[1:]} == {MEETING, f"series:{SERIES}"}
    assert not told.unheeded


def test_the_same_pitch_does_not_wait_twice_and_is_not_scheduled_twice() -> None:
    told = Told(PitchOffered(pitch="p", content=BUS))
    with pytest.raises(Refused, match=r"“バスで通う” waits in the queue already"):
        pitches.offer_pitch(told.series.queue, "q", BUS)
    told.say(*pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    with pytest.raises(Refused, match="scheduled already"):
        pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING)
    with pytest.raises(Refused, match="scheduled already"):
        pitches.schedule_pitch(told.series.queue, Pitches(), "p", "another meeting")
    with pytest.raises(Refused, match="not in the queue"):
        pitches.schedule_pitch(told.series.queue, told.session.pitches, "unknown", MEETING)
    told.say(pitches.offer_pitch(told.series.queue, "again", BUS))


def test_pitches_are_numbered_in_their_order_and_can_be_revised() -> None:
    told = Told()
    for pitch, content in (("a", BUS), ("b", SPORT)):
        told.say(pitches.add_pitch(told.session.pitches, pitch, content))
    assert [told.session.pitches.number(pitch) for pitch in "ab"] == [1, 2]
    revised = SPORT.model_copy(update={"asks": (Text.of("何ができるか"),)})
    told.say(pitches.revise_pitch(told.session.pitches, "b", revised))
    assert list(told.session.pitches.pitches.values()) == [BUS, revised]
    with pytest.raises(Refused, match="Nothing changed"):
        pitches.revise_pitch(told.session.pitches, "b", revised)
    with pytest.raises(Refused, match="not part of the meeting"):
        pitches.revise_pitch(told.session.pitches, "c", revised)
    with pytest.raises(Refused, match="scheduled already"):
        pitches.add_pitch(told.session.pitches, "a", SPORT)


def test_what_does_not_apply_is_reported() -> None:
    told = Told(
        PitchAdded(pitch="a", content=BUS),
        PitchAdded(pitch="a", content=SPORT),
        PitchRevised(pitch="b", content=SPORT),
        PitchOffered(pitch="q", content=BUS),
        PitchOffered(pitch="q", content=SPORT),
    )
    assert told.session.pitches.pitches == {"a": BUS}
    assert told.series.queue["q"].content == BUS
    assert len(told.unheeded) == 3
