"""No plan, no order of keys, at whatever times, makes the clock say nonsense."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.items import NOTHING
from facilitator.domain.projection import Phase, Projection, State
from facilitator.domain.refused import Refused
from facilitator.domain.session import Session
from facilitator.domain.slots import Progress, Slot
from facilitator.domain.timetable import runs_today

from . import clock_keys as keys
from .meetings import DAYS_OFF, PASSED, STEPS, VERBS, do, go, plans
from .told import Told, minutes

Steps = list[tuple[str, int]]
some = settings(max_examples=settings.default.max_examples * 2 // 5)


def ahead(face: Projection) -> list[Slot]:
    """Return what is still to be held: the running item, and all that comes after it."""
    running = [number for number, one in enumerate(face.slots) if one.is_running]
    left = face.slots[running[0] :] if running else face.slots
    return [one for one in left if one.is_to_come or one.is_running or is_begun_ahead(one)]


def is_begun_ahead(slot: Slot) -> bool:
    """Whether it has begun, and stands behind the running one since somebody went back."""
    return slot.progress is Progress.DONE


def still_lasts(slot: Slot) -> timedelta:
    """Return how long *slot* has still to go."""
    return max(NOTHING, (slot.length or NOTHING) - (slot.took or NOTHING))


@given(plans(), STEPS)
def test_what_was_measured_is_never_more_than_what_passed(told: Told, steps: Steps) -> None:
    latest = go(told, steps)
    assert not told.unheeded
    measured = told.session.clock
    elapsed = [measured.elapsed(item, told.now) for item in told.session.agenda.items]
    assert min(elapsed) >= NOTHING
    if measured.started_at is not None:
        assert sum(elapsed, NOTHING) <= max(latest, measured.started_at) - measured.started_at
    for one, following in pairwise(measured.intervals):
        assert one.from_at <= following.from_at
        assert one.to_at == following.from_at


@some
@given(plans(), STEPS)
def test_the_running_item_has_left_what_it_has_not_used(told: Told, steps: Steps) -> None:
    go(told, steps)
    face = told.face
    assert face.elapsed >= NOTHING
    if face.length is None:
        assert face.remaining is None
    else:
        assert face.length >= NOTHING
        assert face.remaining == face.length - face.elapsed
    assert (face.item is not None) == (face.state in (State.RUNNING, State.PAUSED))
    if face.phase is Phase.MAIN and face.phase_left is not None and face.remaining is not None:
        assert NOTHING < face.phase_left <= face.remaining or face.phase_left == face.remaining


@some
@given(plans(), STEPS)
def test_the_meeting_ends_not_before_now_nor_later_than_plan_and_reality(
    told: Told, steps: Steps
) -> None:
    go(told, steps)
    face, session = told.face, told.session
    end = face.projected_end_at
    if face.state is State.HELD:
        assert end == session.clock.ended_at == session.clock.intervals[-1].to_at
        return
    if end is None:
        return
    now = told.now
    if session.clock.is_running:
        now = max(now, session.clock.intervals[-1].from_at)
        assert end >= now
    waits = [one.lock.starts_at for one in face.slots if one.is_to_come and one.lock.starts_at]
    start = [] if session.clock.is_running else [session.timetable.start_at or now]
    left = sum(map(still_lasts, ahead(face)), NOTHING)
    assert end <= max([now, *start, *waits]) + left


@some
@given(plans(), STEPS)
def test_the_items_stand_in_time_one_after_the_other(told: Told, steps: Steps) -> None:
    go(told, steps)
    face = told.face
    for one in face.slots:
        if one.begins_at is not None and one.ends_at is not None:
            assert one.begins_at <= one.ends_at
        if one.is_to_come and one.begins_at is not None and one.lock.starts_at is not None:
            assert one.begins_at >= one.lock.starts_at
            assert one.slack_before is not None
            assert one.begins_at - one.lock.starts_at == max(NOTHING, -one.slack_before)
    if face.state is State.HELD:
        return
    for one, following in pairwise(one for one in ahead(face) if one.ends_at is not None):
        assert one.ends_at is not None
        assert following.ends_at is not None
        assert one.ends_at + still_lasts(following) <= following.ends_at
        if following.is_to_come:
            assert following.begins_at is not None
            assert one.ends_at <= following.begins_at
    planned = [one.planned_at for one in face.slots if one.planned_at is not None]
    assert planned == sorted(planned)


def no_earlier(before: datetime | None, now: datetime | None) -> bool:
    """Whether an end did not come nearer; true where there is none."""
    return before is None or now is None or before <= now


@some
@given(plans(), STEPS, st.lists(st.integers(0, 5 * 3600), min_size=1, max_size=4))
def test_while_nothing_is_pressed_the_end_only_ever_moves_away(
    told: Told, steps: Steps, passed: list[int]
) -> None:
    go(told, steps)
    session, at, before = told.session, told.now, told.face.projected_end_at
    for seconds in passed:
        at += timedelta(seconds=seconds)
        now = session.read_clock(at).projected_end_at
        if session.clock.is_running or runs_today(session.timetable, at):
            assert no_earlier(before, now)
            before = now


@some
@given(plans(), STEPS, DAYS_OFF, PASSED)
def test_from_far_before_and_after_the_clock_says_nothing_that_cannot_be(
    told: Told, steps: Steps, days: int, seconds: int
) -> None:
    go(told, steps)
    session, at_once = told.session, told.face
    told.wait(timedelta(days=days, seconds=seconds))
    face = told.face
    assert face.elapsed >= NOTHING
    assert face.state is at_once.state
    assert face.planned_end_at == at_once.planned_end_at
    if face.state is State.HELD:
        assert (face.slots, face.projected_end_at) == (at_once.slots, at_once.projected_end_at)
    elif session.clock.is_running and face.projected_end_at is not None:
        assert face.projected_end_at >= told.now
    elif face.projected_end_at is not None and session.timetable.start_at is not None:
        assert face.projected_end_at >= session.timetable.start_at


@some
@given(plans(), STEPS, st.integers(0, 90))
def test_more_time_never_makes_the_end_earlier(told: Told, steps: Steps, more: int) -> None:
    go(told, steps)
    before = told.face
    try:
        told.say(keys.extend(told, minutes(more)))
    except Refused:
        return
    assert not told.unheeded
    assert no_earlier(before.projected_end_at, told.face.projected_end_at)
    if before.remaining is not None and before.length:
        assert told.face.remaining == before.remaining + minutes(more)


@some
@given(plans(), STEPS, st.sampled_from(sorted(VERBS)), PASSED)
def test_what_is_taken_back_leaves_the_clock_as_if_it_had_never_been(
    told: Told, steps: Steps, verb: str, passed: int
) -> None:
    go(told, steps)
    at_once, later = told.face, _seen(told.session, told.now + timedelta(seconds=passed))
    if not do(told, verb):
        return
    told.wait(timedelta(seconds=passed))
    told.take_back()
    assert told.face == later
    told.wait(timedelta(seconds=-passed))
    assert told.face == at_once


def _seen(session: Session, at: datetime) -> Projection:
    return session.read_clock(at)


@some
@given(plans(), STEPS)
def test_leaving_an_item_out_never_makes_the_end_later(told: Told, steps: Steps) -> None:
    go(told, steps)
    before = told.face.projected_end_at
    if do(told, "skip_later"):
        assert no_earlier(told.face.projected_end_at, before)
