"""Seating, from a seat: what holds people where they are, and that a search can be ended."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.refused import Refused
from facilitator.domain.seating import Shortcoming, Suits, Tie
from facilitator.grouping.cost import Cost
from facilitator.grouping.moving import Moves, quality
from facilitator.grouping.problem import Problem
from facilitator.grouping.why import Reason
from facilitator.services import groups, participants, seating
from facilitator.services.plans import plan_session
from facilitator.services.seating_search import SeatSearch
from facilitator.services.seating_why import Hold, hold_of, why
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from tests.grouping.problems import realistic

from .making import Wall, small_plan, surroundings_in
from .others import heard, other
from .picture import as_in_the_file, is_sound, picture

ROUNDS = [{"kind": kind, "length": 20} for kind in ("breakout", "seat_change", "breakout")]


@pytest.fixture
def rounds(database: Database, surroundings: Surroundings) -> Workshop:
    """A session with two rounds to come, and three groups."""
    plan = small_plan(item=ROUNDS, group=[{"pitch": "bus"}, {"pitch": "sport"}, {"label": "他"}])
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))


def assign(workshop: Workshop, *, seed: int = 1, keep: bool = True) -> Cost:
    """Seat everybody, and return what it costs."""
    posed = seating.pose_problem(workshop, keep=keep)
    answer = SeatSearch(posed.problem, seconds=1, seed=seed).answer
    seating.take(workshop, posed, answer)
    return answer.cost


def of(workshop: Workshop) -> tuple[list[str], list[str]]:
    """Return the ids of the people, and of the groups."""
    return list(workshop.session.participants.entries), list(workshop.session.groups.groups)


def test_everybody_is_seated_and_the_presenter_with_the_own_pitch(workshop: Workshop) -> None:
    people, (bus, sport) = of(workshop)
    participants.give_wishes(workshop, people[1], [list(workshop.session.pitches.pitches)[1]])
    assert assign(workshop).wishes == 0
    seats = workshop.session.groups.seats
    assert seats[people[0]] == bus
    assert seats[people[1]] == sport
    assert sorted(map(len, map(workshop.session.groups.members, (bus, sport)))) == [3, 3]
    assert hold_of(workshop.session, people[0]) is Hold.PRESENTER
    workshop.undo()
    assert workshop.session.groups.seats == {}
    assert picture(workshop) == picture(as_in_the_file(workshop))


def test_whoever_is_pinned_locked_or_has_a_role_stays_when_people_are_seated_anew(
    workshop: Workshop,
) -> None:
    people, (bus, sport) = of(workshop)
    for person, group in zip(people, (bus, sport, sport, bus, bus, sport), strict=True):
        seating.move(workshop, person, group)
    seating.pin(workshop, people[1], sport)
    groups.give_role(workshop, bus, Role.NOTE_TAKER, people[3])
    for person in people:  # everybody would like to be elsewhere
        at = workshop.session.groups.seats[person]
        wanted = list(workshop.session.pitches.pitches)[at == bus]
        participants.give_wishes(workshop, person, [wanted])
    assign(workshop, keep=False)
    seats = workshop.session.groups.seats
    assert (seats[people[0]], seats[people[1]], seats[people[3]]) == (bus, sport, bus)
    assert hold_of(workshop.session, people[1]) is Hold.PINNED
    assert hold_of(workshop.session, people[3]) is Hold.ROLE
    assert [seats[person] for person in people[4:]] == [sport, bus], "the others got their wishes"
    before = dict(seats)
    seating.lock(workshop, sport, is_locked=True)
    assign(workshop, seed=7, keep=False)
    assert workshop.session.groups.seats == before, "with one of two groups locked nobody can move"


def test_who_is_moved_or_changes_places_stays_pinned_there(workshop: Workshop) -> None:
    people, (bus, sport) = of(workshop)
    assign(workshop)
    one = next(who for who in people[1:] if workshop.session.groups.seats[who] == bus)
    two = next(who for who in people if workshop.session.groups.seats[who] == sport)
    seating.pin(workshop, one, bus)
    count = len(workshop.events)
    seating.swap(workshop, one, two)
    assert workshop.session.seating.pins == {one: sport}
    assert workshop.session.groups.seats[two] == bus
    workshop.undo()
    assert workshop.session.seating.pins == {one: bus}
    assert len(workshop.events) == count + 4
    seating.move(workshop, one, None)
    assert workshop.session.seating.pins == {}
    with pytest.raises(Refused, match="does not sit in a group"):
        seating.swap(workshop, one, two)


def test_a_change_is_told_before_it_is_done_as_it_turns_out(workshop: Workshop) -> None:
    people, (bus, sport) = of(workshop)
    bus_pitch, _sport = workshop.session.pitches.pitches
    assign(workshop)
    mover = next(who for who in people if workshop.session.groups.seats[who] == sport)
    participants.give_wishes(workshop, mover, [bus_pitch])
    newcomer = participants.register(workshop, "遅い人", organisation="NPO法人まち")
    found = seating.current_plan(workshop, also=[newcomer])
    assert found is not None
    posed, plan = found
    changes = Moves(posed.problem, plan)
    assert changes.change(mover, bus).cost.wishes == -20
    for person, group in ((newcomer, bus), (mover, bus)):
        before = quality(posed.problem, plan).cost
        told = Moves(posed.problem, plan).change(person, group).cost
        seating.move(workshop, person, group)
        now = seating.current_plan(workshop, also=[newcomer])
        assert now is not None
        plan = now[1]
        assert quality(posed.problem, plan).cost - before == told


def test_rules_of_who_sits_with_whom_and_what_groups_suit_are_kept(workshop: Workshop) -> None:
    people, (bus, sport) = of(workshop)
    seating.tie(workshop, Tie.APART, people[:2])
    seating.tie(workshop, Tie.TOGETHER, people[1:3])
    seating.size(workshop, sport, None, 2)
    assign(workshop)
    seats = workshop.session.groups.seats
    assert seats[people[0]] != seats[people[1]] == seats[people[2]] == sport
    assert len(workshop.session.groups.members(sport)) == 2
    rule = next(iter(workshop.session.seating.ties))
    seating.untie(workshop, rule)
    seating.suit(workshop, bus, [Suits.ONLINE])
    participants.mark_presence(workshop, people[1], Presence.ONLINE)
    seating.set_points(workshop, {Shortcoming.KIND: 0})
    assign(workshop)
    assert workshop.session.groups.seats[people[1]] == bus


def test_rules_in_conflict_are_named_and_nothing_is_recorded(workshop: Workshop) -> None:
    people, (_bus, sport) = of(workshop)
    seating.move(workshop, people[1], sport)
    seating.pin(workshop, people[1], sport)
    seating.tie(workshop, Tie.TOGETHER, people[:2])
    before = picture(workshop)
    posed = seating.pose_problem(workshop)
    answer = SeatSearch(posed.problem, seconds=1).answer
    assert answer.rounds == ()
    assert {rule.rule for rule in answer.conflict} == {"pinned", "together"}
    with pytest.raises(Refused, match="keeps all rules"):
        seating.take(workshop, posed, answer)
    assert picture(workshop) == before


def test_why_says_what_a_better_wish_would_have_cost_everybody(workshop: Workshop) -> None:
    people, (bus, sport) = of(workshop)
    bus_pitch, sport_pitch = workshop.session.pitches.pitches
    assign(workshop)
    who = next(each for each in people if workshop.session.groups.seats[each] == sport)
    participants.give_wishes(workshop, who, [bus_pitch, sport_pitch])
    found = why(workshop, who)
    assert (found.reason, found.wishes) == (Reason.WISH, (2,))
    (better,) = found.better
    assert better.group == bus
    assert better.cost is not None
    assert better.cost.wishes == 0, "seated anew, the wish would cost nobody anything"
    assert better.move is not None
    assert better.move.cost.wishes == -3
    assert why(workshop, people[0]).reason is Reason.PINNED
    seating.move(workshop, who, None)
    with pytest.raises(Refused, match="does not sit in a group"):
        why(workshop, who)


def test_all_rounds_are_planned_at_once_and_nobody_sits_twice_in_a_group(rounds: Workshop) -> None:
    assign(rounds)
    people, _groups = of(rounds)
    (later,) = rounds.session.seating.rounds.values()
    now = rounds.session.groups.seats
    assert now.keys() == later.keys() == set(people)
    assert [who for who in people if now[who] == later[who]] == [people[0]], "who presents stays"
    assert len(why(rounds, people[1]).groups) == 2


def test_a_search_goes_on_beside_and_ends_with_its_best_when_it_is_stopped() -> None:
    problem = Problem.model_validate(realistic(60, 8, 1, rounds=3))
    search = SeatSearch(problem, seconds=60)
    began = time.monotonic()
    while search.progress is None or search.progress.cost is None:
        assert not search.wait(0.01)
        assert time.monotonic() - began < 20
    assert not search.is_done
    search.stop()
    answer = search.answer
    assert search.is_done
    assert search.wait(0)
    assert search.elapsed < 30
    assert len(answer.rounds) == 3
    assert answer.cost.total <= search.progress.cost


def seat_when_told(pipe: Connection, folder: Path, session: str) -> None:
    """Look for seats; take them as soon as somebody says so, and say what comes of it."""
    surroundings = surroundings_in(folder, Wall(), first_id=10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session)
        posed = seating.pose_problem(workshop)
        answer = SeatSearch(posed.problem, seconds=1, seed=2).answer
        pipe.send("found")
        pipe.recv()
        seating.take(workshop, posed, answer)
        pipe.send("taken")


@contextmanager
def second_seat(workshop: Workshop, folder: Path) -> Iterator[Connection]:
    with other(seat_when_told, folder, workshop.id) as (_process, pipe):
        assert heard(pipe) == "found"
        yield pipe


def test_what_two_seats_find_at_once_is_taken_one_after_the_other(
    workshop: Workshop, tmp_path: Path
) -> None:
    people, (bus, _sport) = of(workshop)
    with second_seat(workshop, tmp_path) as pipe:
        assign(workshop)
        mine = dict(workshop.session.groups.seats)
        pipe.send("take it")
        assert heard(pipe) == "taken"
    workshop.read_on()
    assert workshop.session.groups.seats.keys() == mine.keys() == set(people)
    assert workshop.session.groups.seats[people[0]] == bus
    assignment = workshop.session.seating.assignment
    assert assignment is not None
    assert (assignment.seed, assignment.before) == (2, mine)
    assert workshop.session.unheeded == ()
    assert is_sound(workshop)


def test_the_length_of_a_search_is_kept() -> None:
    problem = Problem.model_validate(realistic(60, 8, 1, rounds=3))
    assert timedelta(seconds=SeatSearch(problem, seconds=0.2).answer.seconds) < timedelta(seconds=1)
