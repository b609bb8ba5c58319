"""A session is the fold of its events; undo is folding without the action taken back."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from facilitator.domain.clock import ItemStarted, MeetingEnded, MeetingPaused
from facilitator.domain.events import Event, Undone, standing, taken_back
from facilitator.domain.followups import FollowUpAdded
from facilitator.domain.groups import GroupMade, PersonSeated
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineRemoved
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused
from facilitator.domain.session import SessionFold, fold_session
from facilitator.domain.taking_back import latest_action, latest_undoing, undo
from facilitator.domain.text import Text

from .told import MEETING, TWO, Told, groups, items, opened, people, picture

EVERYBODY: Callable[[Event], bool] = lambda _: True  # noqa: E731


def line(key: str) -> LineAdded:
    return LineAdded(line=key, group=None, line_kind=LineKind.IDEA, text=Text.of("案"))


def unheeded(events: Sequence[Event]) -> Sequence[str]:
    return fold_session(MEETING, events).unheeded


def take_back(told: Told, action: str) -> str:
    return told.say(undo(told.events, action, unheeded))


def lines(told: Told) -> list[str]:
    return list(fold_session(MEETING, told.events).value().notes.lines)


def test_a_session_that_nobody_opened_is_none() -> None:
    with pytest.raises(Refused, match="no such session"):
        SessionFold(MEETING).value()


def test_a_session_is_opened_once() -> None:
    told = Told(opened(slug="another"))
    assert told.session.opened.slug == "talks-01"
    assert len(told.unheeded) == 1


def test_events_that_belong_elsewhere_are_kept_and_reported() -> None:
    follow_up = FollowUpAdded(follow_up="f", session=MEETING, what=Text.of("見る"))
    fold = fold_session(MEETING, Told().events)
    fold.apply(Event("stray", "a", MEETING, TWO, "facilitator", follow_up))
    assert fold.value().unheeded == ("stray",)


def test_times_of_day_are_those_of_the_place_of_meeting() -> None:
    kanazawa = Told(start=time(14), end=time(16)).session
    assert kanazawa.timetable.start_at == datetime(2026, 10, 3, 5, 0, tzinfo=UTC)
    assert kanazawa.timetable.end_at == datetime(2026, 10, 3, 7, 0, tzinfo=UTC)
    berlin = Told(start=time(14), timezone="Europe/Berlin", date=date(2026, 10, 24)).session
    assert berlin.timetable.start_at == datetime(2026, 10, 24, 12, 0, tzinfo=UTC)


def test_an_end_not_after_the_start_is_on_the_next_day() -> None:
    timetable = Told(start=time(22), end=time(1)).session.timetable
    assert timetable.start_at is not None
    assert timetable.end_at == timetable.start_at + timedelta(hours=3)


@pytest.mark.parametrize(
    ("bodies", "state"),
    [
        ([], State.PLANNED),
        ([ItemStarted(item="i1")], State.RUNNING),
        ([ItemStarted(item="i1"), MeetingPaused()], State.PAUSED),
        ([ItemStarted(item="i1"), MeetingEnded(leaving="i1")], State.HELD),
    ],
)
def test_a_session_stands_where_its_clock_stands(
    bodies: list[ItemStarted | MeetingPaused | MeetingEnded], state: State
) -> None:
    assert Told(*items(10), *bodies).session.state is state


def test_what_was_entered_as_held_is_held() -> None:
    assert Told(was_held=True).session.state is State.HELD


def test_what_is_taken_back_has_no_effect_and_can_be_put_back() -> None:
    told = Told()
    action = told.say(line("a"))
    undoing = take_back(told, action)
    assert lines(told) == []
    redoing = take_back(told, undoing)
    assert lines(told) == ["a"]
    assert taken_back(told.events) == {undoing}
    take_back(told, redoing)
    assert lines(told) == []
    assert not unheeded(told.events)


def test_an_action_of_several_events_is_taken_back_as_one() -> None:
    told = Told()
    take_back(told, told.say(line("a"), line("b"), line("c")))
    assert lines(told) == []
    assert [event.body for event in standing(told.events)] == [told.events[0].body]


def test_undo_is_refused_where_something_later_depends_on_it() -> None:
    told = Told(*people("p"))
    made = told.say(GroupMade(group="g", number=1))
    seated = told.say(PersonSeated(person="p", group="g"))
    with pytest.raises(Refused, match=r"“groups.person_seated” came after it"):
        take_back(told, made)
    take_back(told, seated)
    take_back(told, made)
    assert not fold_session(MEETING, told.events).value().groups.groups


def test_putting_back_is_refused_where_it_no_longer_applies() -> None:
    told = Told(*groups(1))
    added = told.say(line("a"))
    removed = told.say(LineRemoved(line="a"))
    undone = take_back(told, removed)
    take_back(told, added)
    with pytest.raises(Refused, match="depends on it"):
        take_back(told, undone)


def test_what_never_was_or_is_gone_already_cannot_be_taken_back() -> None:
    told = Told()
    action = told.say(line("a"))
    take_back(told, action)
    for gone in (action, "never"):
        with pytest.raises(Refused, match="nothing to take back"):
            take_back(told, gone)


def test_a_session_itself_cannot_be_taken_back() -> None:
    told = Told()
    with pytest.raises(Refused, match="cannot be taken back"):
        take_back(told, told.events[0].action)
    with pytest.raises(Refused, match="nothing to take back"):
        latest_action(told.events, EVERYBODY)


def test_undo_goes_back_step_by_step_and_redo_forward_again() -> None:
    told = Told()
    for key in "abc":
        told.say(line(key))
    for expected in (["a", "b"], ["a"], []):
        take_back(told, latest_action(told.events, EVERYBODY))
        assert lines(told) == expected
    for expected in (["a"], ["a", "b"]):
        take_back(told, latest_undoing(told.events, EVERYBODY))
        assert lines(told) == expected
    take_back(told, latest_action(told.events, EVERYBODY))
    assert lines(told) == ["a"]
    take_back(told, latest_undoing(told.events, EVERYBODY))
    take_back(told, latest_undoing(told.events, EVERYBODY))
    assert lines(told) == ["a", "b", "c"]
    with pytest.raises(Refused, match="nothing to put back"):
        latest_undoing(told.events, EVERYBODY)


def test_after_something_new_nothing_can_be_put_back() -> None:
    told = Told()
    take_back(told, told.say(line("a")))
    told.say(line("b"))
    with pytest.raises(Refused, match="nothing to put back"):
        latest_undoing(told.events, EVERYBODY)


def test_what_somebody_else_took_back_is_passed_over() -> None:
    told = Told()
    first, second = told.say(line("a")), told.say(line("b"))
    take_back(told, second)

    def is_of_the_lines(event: Event) -> bool:
        return not isinstance(event.body, Undone)

    assert latest_action(told.events, is_of_the_lines) == first


def test_a_picture_is_the_same_however_it_was_folded() -> None:
    told = Told(*items(10), *groups(2), *people("p"), line("a"))
    assert picture(told.events) == f"{told.session}\n{told.series}\n[]"
