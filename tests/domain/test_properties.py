"""What holds for every meeting, whatever was done in it and in whatever order."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from facilitator.domain.clock import ItemBegan
from facilitator.domain.encounters import (
    breakouts_to_come,
    rounds_returned_by,
    sittings_so_far,
)
from facilitator.domain.events import KINDS, Body, Event, Undone, standing, taken_back
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.refused import Refused
from facilitator.domain.series import fold_series, stream_for, stream_of
from facilitator.domain.session import SessionFold, fold_session
from facilitator.domain.taking_back import latest_action, latest_undoing, undo

from .told import MEETING, SERIES, Told, picture
from .verbs import SETTING_UP, STEPS, VERBS, Step, do, told_by

some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
few = settings(some, max_examples=12)


def bodies(kind: str) -> st.SearchStrategy[Body]:
    """Return events of *kind* that say anything at all."""
    if kind == ItemBegan.kind:
        return st.builds(ItemBegan, began_at=st.datetimes(timezones=st.just(UTC)))
    return st.from_type(KINDS[kind])


def unheeded(events: Sequence[Event]) -> Sequence[str]:
    """Return the events without effect in the stream that all of *events* are of."""
    if events[0].stream == MEETING:
        return fold_session(MEETING, events).unheeded
    return fold_series(SERIES, events).unheeded


def told_at_random(chance: Random, steps: int) -> Told:
    """Return a meeting of so many steps."""
    told = Told()
    for _ in range(steps):
        name = chance.choice([*sorted(VERBS), *SETTING_UP])
        do(told, (name, chance.randrange(24), chance.randrange(24), chance.randrange(24)))
    return told


@cache
def some_meeting() -> Told:
    """Return always the same meeting, of which nothing is to be changed."""
    return told_at_random(Random(1), 60)


def all_unheeded(events: Sequence[Event]) -> set[str]:
    of_streams = ([e for e in events if e.stream == s] for s in (MEETING, stream_of(SERIES)))
    return {key for stream in of_streams if stream for key in unheeded(stream)}


def take_back(told: Told, action: str) -> str:
    """Take *action* back in every stream it is in, as one action; return that, or raise Refused."""
    streams = dict.fromkeys(event.stream for event in told.events if event.action == action)
    decided = [(stream, undo(told.of_stream(stream), action, unheeded)) for stream in streams]
    undoing = f"undo {len(told.events)}"
    for stream, body in decided:
        told.events.append(Event(told.new_id(), undoing, stream, told.now, "facilitator", body))
    return undoing


@some
@given(STEPS)
def test_every_verb_is_refused_or_has_its_effect(steps: list[Step]) -> None:
    told_by(steps)


@some
@given(STEPS)
def test_folding_at_once_is_folding_one_by_one(steps: list[Step]) -> None:
    told = told_by(steps)
    assert picture(told.events) == f"{told.session}\n{told.series}\n[]"
    assert fold_session(MEETING, told.of_stream(MEETING)).value() == told.session


@some
@given(STEPS)
def test_taking_back_the_latest_and_putting_it_back_changes_nothing(steps: list[Step]) -> None:
    told = told_by(steps)
    before, count = picture(told.events), len(told.events)
    try:
        action = latest_action(told.events, lambda event: True)
    except Refused:
        return
    undoing = take_back(told, action)
    without = [event for event in told.events[:count] if event.action != action]
    assert picture(told.events) == picture(without)
    assert latest_undoing(told.events, lambda event: True) == undoing
    take_back(told, undoing)
    assert picture(told.events) == before


@some
@given(STEPS, st.data())
def test_taking_back_anything_is_refused_or_leaves_everything_else_its_effect(
    steps: list[Step], data: st.DataObject
) -> None:
    told = told_by(steps)
    for _ in range(3):
        actions = list(dict.fromkeys(event.action for event in told.events))
        action = data.draw(st.sampled_from(actions))
        before = picture(told.events)
        try:
            take_back(told, action)
        except Refused:
            assert picture(told.events) == before
        assert not all_unheeded(told.events)
        assert not {e.id for e in standing(told.events)} & {
            e.id for e in told.events if e.action in taken_back(told.events)
        }


@some
@given(STEPS, st.data())
def test_no_order_of_events_makes_the_fold_fail(steps: list[Step], data: st.DataObject) -> None:
    told = told_by(steps)
    for action in {event.action for event in told.events[len(told.events) // 2 :]}:
        told.events.append(
            Event(told.new_id(), f"u{action}", MEETING, told.now, "", Undone(target=action))
        )
    shuffled = data.draw(st.permutations(told.events))
    fold = fold_session(MEETING, shuffled)
    fold_series(SERIES, shuffled).value()
    if any(isinstance(event.body, SessionOpened) for event in standing(shuffled)):
        session = fold.value()
        session.read_clock(told.now)
        assert set(breakouts_to_come(session)) <= set(session.agenda.items)
        for sitting in sittings_so_far(session):
            seated = [person for people in sitting.values() for person in people]
            assert len(seated) == len(set(seated))
            assert set(seated) <= session.participants.took_part
        for item in session.agenda.items:
            assert set(rounds_returned_by(session, item)) <= set(session.seating.taken)


@some
@given(STEPS, STEPS)
def test_two_laptops_that_go_on_apart_can_always_be_put_together(
    here: list[Step], there: list[Step]
) -> None:
    one, other = told_by(here), told_by(there)
    apart = [Event(f"o{e.id}", f"o{e.action}", *_rest(e)) for e in other.events[1:]]
    merged = [*one.events, *apart]
    merged.sort(key=lambda event: (event.at, event.id))
    fold = SessionFold(MEETING)
    for event in merged:
        fold.apply(event)
    assert Counter(fold.unheeded).keys() <= {event.id for event in merged}
    assert fold.value().read_clock(one.now).elapsed >= timedelta()


def _rest(event: Event) -> tuple[str, datetime, str, Body]:
    return event.stream, event.at, event.seat, event.body


@some
@given(STEPS)
def test_every_event_reads_from_json_as_what_it_was(steps: list[Step]) -> None:
    for event in told_by(steps).events:
        said = event.body.model_dump_json()
        read = type(event.body).model_validate_json(said)
        assert read == event.body
        assert read.model_dump_json() == said


@few
@given(st.data())
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_event_reads_from_json_whatever_it_says(
    kind: str, data: st.DataObject
) -> None:
    try:
        body = data.draw(bodies(kind))
    except ValidationError:
        reject()
    assert KINDS[kind].model_validate_json(body.model_dump_json()) == body


@few
@given(st.data())
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_event_whatever_it_says_makes_the_fold_fail(kind: str, data: st.DataObject) -> None:
    told = some_meeting()
    try:
        body = data.draw(bodies(kind))
    except ValidationError:
        reject()
    stream = stream_for(body, MEETING, SERIES)
    event = Event("new", "new", stream, told.now, "facilitator", body)
    assert "slug='talks-01'" in picture([*told.events, event])


def test_the_verbs_of_these_properties_say_every_kind_of_event() -> None:
    chance, said = Random(20261003), set[str]()
    for _ in range(30):
        told = told_at_random(chance, 250)
        assert not told.unheeded
        said |= {event.body.kind for event in told.events}
    assert said == set(KINDS) - {Undone.kind}
