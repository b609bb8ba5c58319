"""A late arrival: a place at once, in all rounds, and at most one person moves for it."""

import pytest

from facilitator.domain.participants import Presence
from facilitator.domain.refused import Refused
from facilitator.services import participants, seating
from facilitator.services.late_arrival import place_late, take_place
from facilitator.services.workshop import Workshop

from .picture import as_in_the_file, picture
from .test_seating import assign, of, rounds

__all__ = ["rounds"]


def test_who_comes_late_is_seated_in_one_action(workshop: Workshop) -> None:
    assign(workshop)
    before = dict(workshop.session.groups.seats)
    late = participants.register(workshop, "遅い人")
    bus, _sport = workshop.session.pitches.pitches
    participants.give_wishes(workshop, late, [bus])
    found = place_late(workshop, late)
    assert dict(workshop.session.groups.seats) == before, "nothing is recorded yet"
    assert (found.place.group, found.place.points, found.place.is_valid) == (
        workshop.session.groups.numbered(1).id,  # type: ignore[union-attr]
        0,
        True,
    )
    take_place(workshop, found)
    assert workshop.session.groups.seats[late] == found.place.group
    with pytest.raises(Refused, match="sits in a group already"):
        place_late(workshop, late)
    workshop.undo()
    assert dict(workshop.session.groups.seats) == before
    assert picture(workshop) == picture(as_in_the_file(workshop))


def test_one_person_moves_where_that_is_worth_it_and_nobody_where_none_may(
    workshop: Workshop,
) -> None:
    people, (bus, sport) = of(workshop)
    bus_pitch, sport_pitch = workshop.session.pitches.pitches
    for person in people:
        wanted = [bus_pitch, sport_pitch] if person in people[:3] else [sport_pitch, bus_pitch]
        participants.give_wishes(workshop, person, wanted)
    assign(workshop)
    seating.size(workshop, bus, None, 3)
    late = participants.register(workshop, "遅い人")
    participants.give_wishes(workshop, late, [bus_pitch])
    with_move, without = place_late(workshop, late), place_late(workshop, late, may_move=False)
    assert (with_move.place.group, with_move.place.to) == (bus, sport)
    assert with_move.place.moved in people[1:3]
    assert (without.place.group, without.place.moved) == (sport, None)
    assert without.place.points >= 20 > with_move.place.points
    take_place(workshop, with_move)
    assert workshop.session.groups.seats[with_move.place.moved or ""] == sport
    assert workshop.session.groups.seats[late] == bus


def test_in_several_rounds_each_has_a_place_and_no_group_comes_twice(rounds: Workshop) -> None:
    assign(rounds)
    (item,) = rounds.session.seating.rounds
    before = dict(rounds.session.seating.rounds[item])
    for number in range(3):
        late = participants.register(rounds, f"遅い人{number}", organisation="NPO法人まち")
        found = place_late(rounds, late)
        take_place(rounds, found)
        later = rounds.session.seating.rounds[item]
        assert found.later == ((item, later[late]),)
        assert later[late] != rounds.session.groups.seats[late]
        assert {who: at for who, at in later.items() if who in before} == before


def test_who_is_away_gets_no_place(workshop: Workshop) -> None:
    assign(workshop)
    late = participants.register(workshop, "遅い人", presence=Presence.ABSENT)
    with pytest.raises(Refused, match="marked as away"):
        place_late(workshop, late)


def test_a_place_is_refused_where_the_person_sits_somewhere_by_now(workshop: Workshop) -> None:
    assign(workshop)
    late = participants.register(workshop, "遅い人")
    found = place_late(workshop, late)
    seating.move(workshop, late, found.place.group)
    with pytest.raises(Refused, match="sits there already"):
        take_place(workshop, found)
