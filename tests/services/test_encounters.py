"""Who sat together before, in this meeting and in the earlier ones of the series."""

from facilitator.services import clock, seating
from facilitator.services.encounters import earlier_sittings, past_meetings
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan


def seat(workshop: Workshop, *numbers: int) -> None:
    """Seat the first people in the groups with these numbers."""
    for person, number in zip(workshop.session.participants.entries, numbers, strict=False):
        group = workshop.session.groups.numbered(number)
        assert group is not None
        seating.move(workshop, person, group.id)


def hold(workshop: Workshop, wall: Wall) -> None:
    """Let the meeting take place from start to end."""
    clock.start_meeting(workshop)
    while workshop.session.clock.is_running:
        wall.wait(5)
        clock.go_on(workshop)


def next_session(database: Database, surroundings: Surroundings) -> Workshop:
    plan = small_plan(session={"id": "talks-02", "date": "2026-11-07", "start": "14:00"})
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))


def test_an_earlier_meeting_counts_as_soon_as_its_breakout_is_over_also_where_it_was_read_before(
    database: Database, surroundings: Surroundings, workshop: Workshop, wall: Wall
) -> None:
    seat(workshop, 1, 1, 2)
    later = next_session(database, surroundings)
    assert past_meetings(later) == ()
    hold(workshop, wall)
    (met,) = past_meetings(later)
    assert met.session == workshop.id
    people = list(workshop.session.participants.entries)
    (sitting,) = met.sittings
    assert sorted(map(set, sitting.values()), key=len) == [{people[2]}, set(people[:2])]
    seat(workshop, 2)  # put right after the meeting
    ((corrected,),) = (met.sittings for met in past_meetings(later))
    assert sorted(map(set, corrected.values()), key=len) == [{people[1]}, {people[0], people[2]}]


def test_the_seats_that_still_hold_after_the_last_breakout_are_no_earlier_sitting(
    workshop: Workshop, wall: Wall
) -> None:
    seat(workshop, 1, 1, 2)
    assert earlier_sittings(workshop) == ()
    hold(workshop, wall)
    assert earlier_sittings(workshop) == ()


def test_the_meetings_of_another_series_do_not_count(
    database: Database, surroundings: Surroundings, workshop: Workshop, wall: Wall
) -> None:
    other = small_plan(series={"id": "others", "name": "別の会"})
    elsewhere = open_workshop(database, surroundings, plan_session(database, surroundings, other))
    seat(elsewhere, 1, 1)
    hold(elsewhere, wall)
    assert past_meetings(workshop) == ()
