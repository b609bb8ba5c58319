"""Pitches: from the queue of the series into a session."""

from datetime import timedelta

import pytest

from facilitator.domain import pitches
from facilitator.domain.pitches import (
    Pitch,
    PitchAdded,
    Pitches,
    PitchOffered,
    PitchRevised,
    PitchScheduled,
    QueuedPitch,
    QueueState,
)
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import MEETING, SERIES, TWO, Told

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
    with pytest.raises(Refused, match="part of this meeting already"):
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
    with pytest.raises(Refused, match="part of this meeting already"):
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


def test_pitches_are_put_into_another_order() -> None:
    told = Told(*(PitchAdded(pitch=pitch, content=BUS) for pitch in "abc"))
    for pitch, after, order in (("c", None, "cab"), ("c", "a", "acb"), ("a", "b", "cba")):
        told.say(pitches.move_pitch(told.session.pitches, pitch, after=after))
        assert "".join(told.session.pitches.pitches) == order
    with pytest.raises(Refused, match="Nothing changed"):
        pitches.move_pitch(told.session.pitches, "a", after="a")
    for pitch, after in (("x", None), ("a", "x")):
        with pytest.raises(Refused, match="not part of the meeting"):
            pitches.move_pitch(told.session.pitches, pitch, after=after)


def test_a_pitch_of_the_queue_is_returned_to_it_and_can_be_scheduled_again() -> None:
    told = Told(PitchOffered(pitch="p", content=BUS))
    told.say(*pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    told.say(*pitches.return_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    assert told.session.pitches.pitches == {}
    assert told.series.queue["p"].state is QueueState.WAITING
    told.say(*pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    assert told.series.queue["p"].state is QueueState.SCHEDULED
    assert not told.unheeded


def test_a_pitch_that_another_meeting_has_as_well_is_only_taken_out() -> None:
    told = Told(
        PitchOffered(pitch="p", content=BUS),
        PitchScheduled(pitch="p", session="another meeting"),
        PitchAdded(pitch="p", content=BUS),
    )
    told.say(*pitches.return_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    assert told.session.pitches.pitches == {}
    assert told.series.queue["p"].session == "another meeting"
    assert not told.unheeded


def test_a_pitch_that_was_never_in_the_queue_is_put_into_it_as_it_stands() -> None:
    told = Told(PitchAdded(pitch="p", content=BUS))
    told.say(*pitches.return_pitch(told.series.queue, told.session.pitches, "p", MEETING))
    assert (told.series.queue["p"].content, told.series.queue["p"].is_waiting) == (BUS, True)
    with pytest.raises(Refused, match="not part of the meeting"):
        pitches.return_pitch(told.series.queue, told.session.pitches, "p", MEETING)


def test_a_pitch_that_waits_is_withdrawn_once_and_then_neither_given_nor_missed() -> None:
    told = Told(PitchOffered(pitch="p", content=BUS), PitchOffered(pitch="q", content=SPORT))
    told.say(*pitches.schedule_pitch(told.series.queue, told.session.pitches, "q", MEETING))
    told.say(pitches.withdraw_pitch(told.series.queue, "p"))
    assert told.series.queue["p"].state is QueueState.WITHDRAWN
    assert told.series.waiting == {}
    for pitch, reason in (("p", "withdrawn"), ("q", "scheduled"), ("x", "not in the queue")):
        with pytest.raises(Refused, match=reason):
            pitches.withdraw_pitch(told.series.queue, pitch)
    with pytest.raises(Refused, match="withdrawn"):
        pitches.schedule_pitch(told.series.queue, told.session.pitches, "p", MEETING)
    told.say(pitches.offer_pitch(told.series.queue, "again", BUS))


def test_what_is_wished_for_a_pitch_is_what_was_said_last() -> None:
    told = Told(PitchOffered(pitch="p", content=BUS))
    told.say(pitches.wish("p", timedelta(minutes=7), ["SDGs 11", "方向2", "SDGs 11"]))
    assert told.series.wishes["p"].tags == ("SDGs 11", "方向2")
    told.say(pitches.wish("p", None, []))
    assert (told.series.wishes["p"].length, told.series.wishes["p"].tags) == (None, ())
    for length in (timedelta(), timedelta(hours=25)):
        with pytest.raises(Refused, match="24 hours"):
            pitches.wish("p", length, [])
