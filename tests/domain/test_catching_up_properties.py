"""Making up for lost time, whatever the plan and however the meeting went."""

from datetime import datetime, timedelta

from hypothesis import given, settings

from facilitator.domain.catching_up import Proposal, catch_up, propose
from facilitator.domain.clock import set_length_now, skip_item
from facilitator.domain.items import MINUTE, NOTHING, least_length
from facilitator.domain.projection import Phase

from .meetings import STEPS, go, plans
from .told import Told, minutes

Steps = list[tuple[str, int]]
some = settings(max_examples=settings.default.max_examples * 2 // 5)
TIGHT = plans() | plans(is_tight=True)


def applied(told: Told, proposal: Proposal) -> None:
    here = told.session
    if proposal.shorter:
        told.say(*catch_up(here.agenda, here.clock, proposal, proposal))


def late(told: Told, limit_at: datetime | None) -> list[timedelta]:
    """Return by how much each bound would be missed: of the items ahead, and *limit_at*."""
    face = told.face
    late = [-(one.slack_before or NOTHING) for one in face.ahead if one.is_to_come]
    late += [-(one.slack_after or NOTHING) for one in face.ahead]
    if limit_at is not None and face.projected_end_at is not None:
        late.append(face.projected_end_at - limit_at)
    return [max(NOTHING, by) for by in late]


@some
@given(TIGHT, STEPS)
def test_what_is_proposed_is_what_comes_of_it(told: Told, steps: Steps) -> None:
    go(told, steps)
    proposal = propose(told.face)
    applied(told, proposal)
    if told.face.projected_end_at is None or not proposal.changes:
        return
    assert told.face.projected_end_at == proposal.ends_at
    expected = sorted(miss.by for miss in proposal.misses)
    assert sorted(by for by in late(told, proposal.limit_at) if by) == expected


@some
@given(TIGHT, STEPS)
def test_no_item_becomes_longer_or_shorter_than_it_may(told: Told, steps: Steps) -> None:
    go(told, steps)
    face = told.face
    for change in propose(face).changes:
        slot = next(one for one in face.slots if one.item == change.item)
        assert change.least <= change.after <= change.before == slot.length
        assert not (change.before - change.after) % MINUTE
        if not change.is_shorter:
            continue
        assert not change.item.directions.is_protected
        assert change.after >= max(MINUTE, least_length(change.item, change.before))
        if slot.is_running and slot.took is not None:
            assert face.phase is Phase.MAIN
            assert change.after - slot.took >= max(MINUTE, slot.last_part)
        assert change.after >= (slot.took or NOTHING)


@some
@given(TIGHT, STEPS)
def test_a_minute_more_for_any_shortened_item_would_miss_more(told: Told, steps: Steps) -> None:
    go(told, steps)
    proposal = propose(told.face)
    if told.face.projected_end_at is None:
        return
    applied(told, proposal)
    missed = sum(late(told, proposal.limit_at), NOTHING)
    for change in proposal.shorter:
        here = told.session
        told.say(set_length_now(here.agenda, here.clock, change.item.id, change.after + minutes(1)))
        assert sum(late(told, proposal.limit_at), NOTHING) > missed
        told.take_back()


@some
@given(TIGHT, STEPS)
def test_nothing_gives_way_where_every_bound_is_kept(told: Told, steps: Steps) -> None:
    go(told, steps)
    if not any(late(told, told.face.limit_at)) and told.face.projected_end_at is not None:
        proposal = propose(told.face)
        assert (proposal.shorter, proposal.misses, proposal.would_have_to_go) == ((), (), ())


@some
@given(TIGHT, STEPS)
def test_without_what_would_have_to_go_nothing_is_missed(told: Told, steps: Steps) -> None:
    go(told, steps)
    proposal = propose(told.face)
    if told.face.projected_end_at is None or not proposal.would_have_to_go:
        return
    applied(told, proposal)
    for item in proposal.would_have_to_go:
        told.say(skip_item(told.session.agenda, told.session.clock, item.id))
    assert not any(late(told, proposal.limit_at))


@some
@given(TIGHT, STEPS)
def test_one_undo_gives_every_item_its_length_back(told: Told, steps: Steps) -> None:
    go(told, steps)
    before, proposal = told.face, propose(told.face)
    applied(told, proposal)
    if proposal.shorter:
        assert told.face != before
        told.take_back()
    assert told.face == before
