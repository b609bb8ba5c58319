"""A proposal to make up for lost time that is applied later than it was made."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from facilitator.domain.agenda import ItemRemoved
from facilitator.domain.catching_up import Proposal, catch_up, propose
from facilitator.domain.events import Body
from facilitator.domain.items import CueWritten, LengthSet
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .clock_keys import extend, go_on, press, start
from .told import Told, items, minutes


def proposed(told: Told) -> Proposal:
    return propose(told.face)


def apply(told: Told, proposal: Proposal) -> None:
    here = told.session
    again = propose(here.read_clock(proposal.seen_at))
    told.say(*catch_up(here.agenda, here.clock, proposal, again))


@pytest.mark.parametrize(
    "meanwhile",
    [LengthSet(item="i2", length=minutes(19)), ItemRemoved(item="i2")],
)
def test_a_proposal_of_an_agenda_that_has_changed_is_refused(
    meanwhile: LengthSet | ItemRemoved,
) -> None:
    told = Told(*items(40, 20))
    press(told, start, minutes(6))
    proposal = proposed(told)
    told.say(meanwhile)
    with pytest.raises(Refused, match="changed meanwhile"):
        apply(told, proposal)


@pytest.mark.parametrize("verb", [go_on, lambda told: extend(told, minutes(5))])
def test_a_proposal_is_refused_once_the_meeting_went_on(verb: Callable[[Told], Body]) -> None:
    told = Told(*items(40, 20, 20))
    press(told, start, minutes(6))
    proposal = proposed(told)
    press(told, verb, timedelta(seconds=20))
    with pytest.raises(Refused, match="changed meanwhile"):
        apply(told, proposal)


def test_a_proposal_is_applied_as_it_was_seen_though_a_minute_has_begun_since() -> None:
    told = Told(*items(40, 20, 20))
    press(told, start, minutes(6))
    told.wait(timedelta(seconds=41 * 60 + 58))
    proposal = proposed(told)
    told.wait(timedelta(seconds=30))
    assert proposed(told).shorter != proposal.shorter
    told.say(CueWritten(item="i2", cue=Text.of("合図")))
    apply(told, proposal)
    assert told.face.over_by < minutes(1)


def test_a_proposal_is_applied_once() -> None:
    told = Told(*items(40, 20))
    press(told, start, minutes(6))
    proposal = proposed(told)
    apply(told, proposal)
    with pytest.raises(Refused, match="changed meanwhile"):
        apply(told, proposal)
