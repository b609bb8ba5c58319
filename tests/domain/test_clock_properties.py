"""No order of keys, at whatever times, makes the clock say nonsense."""

from collections.abc import Callable
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events import Body
from facilitator.domain.items import NOTHING
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused

from .clock_keys import (
    began,
    end,
    extend,
    go_back,
    go_on,
    pause,
    resume,
    start,
)
from .told import Told, items, minutes

VERBS: dict[str, Callable[[Told], Body]] = {
    "start": start,
    "second": lambda told: start(told, "i2"),
    "last": lambda told: start(told, "i4"),
    "go_on": go_on,
    "go_back": go_back,
    "pause": pause,
    "resume": resume,
    "end": end,
    "longer": lambda told: extend(told, minutes(3)),
    "shorter": lambda told: extend(told, minutes(-8)),
    "just_now": lambda told: began(told, minutes(1)),
    "long_ago": lambda told: began(told, minutes(30)),
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(-10, 40)), max_size=25)


@given(STEPS)
def test_whatever_is_pressed_the_clock_says_nothing_absurd(steps: list[tuple[str, int]]) -> None:
    told = Told(*items(10, 20, None, 5))
    latest = told.now
    for verb, passed in steps:
        told.wait(minutes(passed))
        latest = max(latest, told.now)
        try:
            told.say(VERBS[verb](told))
        except Refused:
            continue
        assert not told.unheeded
        check_face(told, latest)
    check_face(told, latest)


def check_face(told: Told, latest: datetime) -> None:
    """Check what the clock says now; *latest* is the latest instant there has been."""
    face, measured = told.face, told.session.clock
    elapsed = [measured.elapsed(item, told.now) for item in told.session.agenda.items]
    assert min(elapsed) >= NOTHING
    if measured.started_at is not None:
        assert sum(elapsed, NOTHING) <= latest - measured.started_at
    for one, following in zip(measured.intervals, measured.intervals[1:], strict=False):
        assert one.from_at <= following.from_at
        assert one.to_at == following.from_at
    if face.length is not None:
        assert face.remaining == face.length - face.elapsed
        assert face.length >= NOTHING
    if face.state in (State.RUNNING, State.PAUSED):
        assert face.item is not None
        assert face.projected_end_at is not None
        assert face.projected_end_at >= told.now
    if measured.ended_at is not None:
        assert face.projected_end_at == measured.ended_at
        assert measured.intervals[-1].to_at == measured.ended_at
