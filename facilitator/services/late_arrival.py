"""A late arrival: the best place for one more person, where at most one seated person moves."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain import groups, seating
from facilitator.domain.events import Body
from facilitator.domain.refused import Refused
from facilitator.grouping.answer import Plan
from facilitator.grouping.moving import Moves
from facilitator.grouping.problem import Problem
from facilitator.grouping.repair import Place, late_arrival
from facilitator.services.encounters import earlier_sittings
from facilitator.services.seating_problem import pose, rounds_at_hand
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class LateArrival:
    """Where somebody is to sit who came late, and who moves for it.

    ``place`` is for the seats of now, None where those are not needed any more or the person has
    one there; ``later`` has the round (its agenda item) and the group for each planned round
    without the person, in which nobody else moves.
    """

    person: str
    place: Place | None
    later: tuple[tuple[str, str], ...]


def place_late(workshop: Workshop, person: str, *, may_move: bool = True) -> LateArrival:
    """Return the best place for *person*, in all rounds where they have none; nothing is recorded.

    Nobody else moves unless one *may_move*. Between two breakouts the places are in the rounds that
    are planned, since the seats of now belong to what is over. Refused where the person has a place
    everywhere or is away, and where every group is locked.
    """
    session = workshop.session
    rounds = rounds_at_hand(session)
    if all(person in seats for seats in rounds.values()):
        raise Refused("This person sits in a group already.")
    meets = {group.id for group in session.groups.open}
    if meets and meets <= session.seating.locked:
        raise Refused("Every group is locked.")
    seated = [who for seats in rounds.values() for who, at in seats.items() if at in meets]
    past = earlier_sittings(workshop)
    problem = pose(session, workshop.register, past, people=[*seated, person]).problem
    known = [each.id for each in problem.people]
    if person not in known:
        raise Refused("This person is marked as away.")
    plan = {
        item: {group.id: _sit(known, seats, group.id) for group in problem.groups}
        for item, seats in rounds.items()
    }
    place, later = None, []
    for number, (item, seats) in enumerate(rounds.items()):
        if person in seats:
            continue
        if seats is session.groups.seats:
            place = _place_now(problem, plan[item], person, may_move=may_move)
            group = place.group
        else:
            whole = problem.model_copy(update={"rounds": len(plan)})
            group = _place_beside(whole, tuple(plan.values()), person, number).group
            later.append((item, group))
        plan[item][group] = (*plan[item][group], person)
    return LateArrival(person, place, tuple(later))


def _sit(people: list[str], seats: Mapping[str, str], group: str) -> tuple[str, ...]:
    return tuple(who for who in people if seats.get(who) == group)


def _place_now(
    problem: Problem, sit: Mapping[str, tuple[str, ...]], person: str, *, may_move: bool
) -> Place:
    """Return the best place for *person* where people *sit* in groups now."""
    single = problem.model_copy(update={"rounds": 1, "seated": (sit,)})
    if may_move:
        return late_arrival(single, person)
    return _place_beside(single.model_copy(update={"seated": ()}), (sit,), person, 0)


def _place_beside(problem: Problem, plan: Plan, person: str, number: int) -> Place:
    """Return the best group for *person* in the round *number*, where nobody else moves."""
    moves = Moves(problem, plan)
    changes = [(moves.change(person, each.id, number), each.id) for each in problem.groups]
    change, group = min(changes, key=lambda each: (len(each[0].broken), each[0].cost.total))
    return Place(group, None, None, change.cost.total, is_valid=not change.broken)


def take_place(workshop: Workshop, late: LateArrival) -> None:
    """Seat somebody who came late where it was proposed, as one action.

    Refused where the person sits there by now, and where the rounds have changed.
    """

    def decide() -> list[Body]:
        session, place = workshop.session, late.place
        there, of = session.participants, session.seating
        bodies: list[Body] = []
        if place is not None:
            bodies.append(groups.move_to_group(session.groups, there, late.person, place.group))
            if place.moved is not None:
                bodies.append(groups.move_to_group(session.groups, there, place.moved, place.to))
        for item, at in late.later:
            if late.person not in of.rounds.get(item, {late.person: at}):
                change = seating.change_round(of, session.groups, there, item, late.person, at)
                bodies.append(change)
        if not bodies:
            raise Refused("The rounds to come have changed meanwhile. Try again.")
        return bodies

    workshop.record(decide)
