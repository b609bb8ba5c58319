"""Which part of an item it is, how pressing its end is, and what was forgotten."""

from datetime import timedelta
from types import MappingProxyType

import pytest

from facilitator.domain.agenda import Agenda, Timetable
from facilitator.domain.clock import Clock, ItemStarted
from facilitator.domain.intervals import Interval
from facilitator.domain.items import ItemKind, LastPartSet
from facilitator.domain.projection import Nudge, Phase, Urgency, project
from facilitator.domain.refused import Refused
from facilitator.domain.slots import basis_of

from .clock_keys import begin_last_part, extend, go_on, pause, press, resume, start
from .told import TWO, Told, item, items, minutes

SECOND = timedelta(seconds=1)


def running(kind: ItemKind, length: float | None, last_part: float | None = None) -> Told:
    """Return a meeting of one item that has just begun."""
    told = Told(item("one", kind, length), ItemStarted(item="one"))
    if last_part is not None:
        told.say(LastPartSet(item="one", last_part=minutes(last_part)))
    return told


def main_part(told: Told) -> timedelta | None:
    """Return how long the main part of what runs has left, None where it has no other part."""
    face = told.face
    assert face.phase is Phase.MAIN
    return face.phase_left if face.phase_left != face.remaining else None


@pytest.mark.parametrize(
    ("length", "last_part", "expected"),
    [
        (30, None, 25),
        (15, None, 10),
        (14, None, 10),
        (10, None, 7),
        (2, None, None),
        (30, 8, 22),
        (30, 0, None),
        (None, None, None),
        (None, 8, None),
    ],
)
def test_a_breakout_ends_in_a_wrap_up(
    length: float | None, last_part: float | None, expected: float | None
) -> None:
    told = running(ItemKind.BREAKOUT, length, last_part)
    assert main_part(told) == (None if expected is None else minutes(expected))


def test_the_wrap_up_begins_at_the_second_and_has_what_is_left_of_the_item() -> None:
    told = running(ItemKind.BREAKOUT, 30)
    told.wait(minutes(25) - SECOND)
    assert (told.face.phase, told.face.phase_left) == (Phase.MAIN, SECOND)
    assert told.face.slots[0].last_part_at == TWO + minutes(25)
    told.wait(SECOND)
    assert (told.face.phase, told.face.phase_left) == (Phase.WRAP_UP, minutes(5))
    told.wait(minutes(7))
    assert (told.face.phase, told.face.phase_left) == (Phase.WRAP_UP, minutes(-2))
    assert told.face.slots[0].last_part_at == TWO + minutes(25)


def test_a_wrap_up_as_long_as_the_item_is_all_of_it() -> None:
    told = running(ItemKind.BREAKOUT, 10, 60)
    assert (told.face.phase, told.face.phase_left) == (Phase.WRAP_UP, minutes(10))
    assert told.face.slots[0].last_part_at == TWO


def test_more_time_puts_the_wrap_up_off() -> None:
    told = running(ItemKind.BREAKOUT, 30)
    told.wait(minutes(26))
    told.say(extend(told, minutes(6)))
    assert (told.face.phase, told.face.phase_left) == (Phase.MAIN, minutes(5))


def test_a_pause_puts_the_wrap_up_off() -> None:
    told = running(ItemKind.BREAKOUT, 30)
    press(told, pause, minutes(20))
    press(told, resume, minutes(10))
    told.wait(minutes(4))
    assert (told.face.phase, told.face.phase_left) == (Phase.MAIN, minutes(1))
    assert told.face.slots[0].last_part_at == TWO + minutes(35)


def test_a_pitch_ends_in_questions_where_it_has_any() -> None:
    assert main_part(running(ItemKind.PITCH, 10)) is None
    told = running(ItemKind.PITCH, 10, 4)
    assert main_part(told) == minutes(6)
    told.wait(minutes(6))
    assert (told.face.phase, told.face.phase_left) == (Phase.QUESTIONS, minutes(4))


@pytest.mark.parametrize(
    ("kind", "phase", "left"),
    [(ItemKind.BREAKOUT, Phase.WRAP_UP, 5), (ItemKind.PITCH, Phase.QUESTIONS, 16)],
)
def test_the_last_part_is_begun_before_its_time_and_the_item_ends_with_it(
    kind: ItemKind, phase: Phase, left: int
) -> None:
    told = running(kind, 20)
    press(told, begin_last_part, minutes(4))
    assert (told.face.phase, told.face.phase_left) == (phase, minutes(left))
    with pytest.raises(Refused, match="Nothing changed"):
        begin_last_part(told)
    told.take_back()
    assert told.face.phase is Phase.MAIN


def test_the_last_part_of_an_open_item_has_no_end() -> None:
    told = running(ItemKind.BREAKOUT, None)
    press(told, begin_last_part, minutes(4))
    assert (told.face.phase, told.face.phase_left) == (Phase.WRAP_UP, None)


def test_no_last_part_begins_where_nothing_runs_or_in_a_pause() -> None:
    told = Told(*items(10))
    with pytest.raises(Refused, match="Nothing is running"):
        begin_last_part(told)
    press(told, start)
    press(told, pause)
    with pytest.raises(Refused, match="Nothing is running"):
        begin_last_part(told)


def test_the_projection_of_the_meeting_goes_on_through_a_breakout_and_its_wrap_up() -> None:
    told = Told(item("one", ItemKind.BREAKOUT, 30), item("two", ItemKind.SHARE_OUT, 15, "one"))
    press(told, start, minutes(2))
    for length, behind in ((10, 2), (18, 2), (5, 5)):
        told.wait(minutes(length))
        assert told.face.behind == minutes(behind)
        assert told.face.slots[1].begins_at == TWO + minutes(30 + behind)
    press(told, begin_last_part)
    assert told.face.behind == minutes(5)


@pytest.mark.parametrize(
    ("passed", "urgency"),
    [
        (0, Urgency.CALM),
        (1079, Urgency.CALM),
        (1080, Urgency.SOON),
        (1200, Urgency.SOON),
        (1201, Urgency.OVER),
        (1499, Urgency.OVER),
        (1500, Urgency.LONG_OVER),
    ],
)
def test_the_end_of_twenty_minutes_becomes_pressing(passed: int, urgency: Urgency) -> None:
    told = running(ItemKind.OPENING, 20)
    told.wait(timedelta(seconds=passed))
    assert told.face.urgency is urgency


def test_the_end_of_a_short_item_is_pressing_in_its_last_third_only() -> None:
    told = running(ItemKind.OPENING, 3)
    told.wait(timedelta(seconds=119))
    assert told.face.urgency is Urgency.CALM
    told.wait(SECOND)
    assert told.face.urgency is Urgency.SOON


def test_nothing_is_pressing_in_a_pause_in_an_open_item_and_before_the_meeting() -> None:
    told = Told(*items(10, None))
    assert told.face.urgency is Urgency.CALM
    press(told, start)
    told.wait(minutes(20))
    assert told.face.urgency is Urgency.LONG_OVER
    press(told, pause)
    assert told.face.urgency is Urgency.CALM
    press(told, resume)
    press(told, go_on)
    told.wait(minutes(500))
    assert told.face.urgency is Urgency.CALM


def test_a_meeting_that_should_have_begun_is_a_nudge_from_a_minute_on() -> None:
    told = Told(*items(10))
    told.wait(minutes(1) - SECOND)
    assert told.face.nudge is None
    told.wait(SECOND)
    assert told.face.nudge is Nudge.NOT_BEGUN
    press(told, start)
    assert told.face.nudge is None


@pytest.mark.parametrize("facts", [{"start": None}, {"was_held": True}])
def test_a_meeting_without_a_start_and_one_that_was_held_is_no_nudge(
    facts: dict[str, object],
) -> None:
    told = Told(*items(10), **facts)
    told.wait(minutes(30))
    assert told.face.nudge is None


def test_a_meeting_of_another_day_is_no_nudge() -> None:
    told = Told(*items(10))
    told.wait(timedelta(hours=13))
    assert told.face.nudge is None


def test_a_long_pause_is_a_nudge_until_the_meeting_goes_on_or_ends() -> None:
    told = Told(*items(10))
    press(told, start)
    press(told, pause, minutes(3))
    told.wait(minutes(5) - SECOND)
    assert told.face.nudge is None
    told.wait(SECOND)
    assert told.face.nudge is Nudge.LONG_PAUSE
    press(told, resume)
    assert told.face.nudge is None
    press(told, pause)
    told.wait(minutes(6))
    press(told, go_on)
    assert told.face.nudge is None


def test_a_meeting_that_runs_without_an_item_is_a_nudge() -> None:
    agenda = Told(*items(10)).session.agenda
    gone = Clock((Interval("gone", TWO),), began=MappingProxyType({"gone": TWO}))
    face = project(basis_of(agenda, gone, Timetable(TWO)), TWO + minutes(3))
    assert face.nudge is Nudge.NOTHING_RUNS
    assert project(basis_of(Agenda(), gone, Timetable()), TWO).nudge is Nudge.NOTHING_RUNS
