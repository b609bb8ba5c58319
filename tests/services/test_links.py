"""Links of browser seats: one for each place, which die when they are revoked or the meeting is."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from facilitator.domain.refused import Refused
from facilitator.services import clock, groups
from facilitator.services.links import (
    all_links,
    ensure_links,
    living_links,
    revoke,
)
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.links import LinkRole

from .making import Wall, small_plan


@pytest.fixture
def surroundings(surroundings: Surroundings) -> Surroundings:
    numbers = itertools.count(1)
    return replace(surroundings, new_token=lambda: f"token-{next(numbers)}")


@pytest.fixture
def workshop(surroundings: Surroundings) -> Iterator[Workshop]:
    with open_database(surroundings) as database:
        session = plan_session(database, surroundings, small_plan())
        yield open_workshop(database, surroundings, session)


def test_there_is_a_link_for_the_facilitator_for_the_wall_and_for_each_group(
    workshop: Workshop,
) -> None:
    roles = [link.role for link in ensure_links(workshop)]
    assert roles == [LinkRole.OVERVIEW, LinkRole.PROJECTOR, *2 * [LinkRole.NOTE_TAKER]]


def test_links_stay_the_same_and_a_new_group_gets_one(workshop: Workshop) -> None:
    before = ensure_links(workshop)
    assert ensure_links(workshop) == before
    made = groups.make_group(workshop)
    after = ensure_links(workshop)
    assert set(before) < set(after)
    assert [link.group for link in after][-1] == made


def test_the_link_of_a_closed_group_goes_on_so_that_its_notes_can_be_finished(
    workshop: Workshop,
) -> None:
    link = ensure_links(workshop)[-1]
    assert link.group is not None
    groups.close_group(workshop, link.group)
    assert link in ensure_links(workshop)


def test_a_revoked_link_opens_nothing_and_is_replaced(workshop: Workshop) -> None:
    link = ensure_links(workshop)[-1]
    revoke(workshop, link.id)
    assert link.id not in {each.id for each in living_links(workshop)}
    again = ensure_links(workshop)[-1]
    assert (again.group, again.role) == (link.group, link.role)
    assert again.token != link.token
    with pytest.raises(Refused):
        revoke(workshop, link.id)
    assert len(all_links(workshop)) == 5


def test_links_die_two_hours_after_the_meeting_was_ended(workshop: Workshop, wall: Wall) -> None:
    before = ensure_links(workshop)
    clock.start_meeting(workshop)
    clock.end_meeting(workshop)
    wall.wait(119)
    assert living_links(workshop) == before
    wall.wait(1)
    assert living_links(workshop) == ()
    with pytest.raises(Refused):
        ensure_links(workshop)


def test_a_token_is_not_printed_with_its_link(workshop: Workshop) -> None:
    link = ensure_links(workshop)[0]
    assert link.token not in repr(link)


def test_without_a_source_of_tokens_none_is_made(workshop: Workshop) -> None:
    workshop.surroundings = Surroundings(
        workshop.surroundings.now,
        workshop.surroundings.new_id,
        workshop.surroundings.database,
        workshop.surroundings.exports,
    )
    with pytest.raises(AssertionError):
        ensure_links(workshop)
