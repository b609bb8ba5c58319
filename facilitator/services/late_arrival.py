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
from facilitator.services.seating_problem import pose
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class LateArrival:
    """Where somebody is to sit who came late, and who moves for it.

    ``place`` is for the seats of now; ``later`` has the round (its agenda item) and the group for
    each round that is planned, in which nobody else moves.
    """

    person: str
    place: Place
    later: tuple[tuple[str, str], ...]


def place_late(workshop: Workshop, person: str, *, may_move: bool = True) -> LateArrival:
    """Return the best place for *person*, who sits nowhere; nothing is recorded.

    Nobody else moves unless one *may_move*. Refused where the person sits somewhere, or nobody
    does.
    """
    session = workshop.session
    if person in session.groups.seats:
        raise Refused("This person sits in a group already.")
    past = earlier_sittings(workshop)
    open_groups = {group.id for group in session.groups.open}
    seated = [who for who, at in session.groups.seats.items() if at in open_groups]
    posed = pose(session, workshop.register, past, people=[*seated, person])
    problem = posed.problem
    known = [each.id for each in problem.people]
    if person not in known:
        raise Refused("This person is marked as away.")
    plan = tuple(
        {group.id: _sit(known, seats, group.id) for group in problem.groups}
        for seats in (session.groups.seats, *session.seating.rounds.values())
    )
    if may_move:
        place = late_arrival(problem.model_copy(update={"rounds": 1, "seated": plan[:1]}), person)
    else:
        place = _place_beside(problem.model_copy(update={"rounds": 1}), plan[:1], person, 0)
    problem = problem.model_copy(update={"rounds": len(plan)})
    return LateArrival(person, place, _places_later(workshop, problem, plan, person, place.group))


def _sit(people: list[str], seats: Mapping[str, str], group: str) -> tuple[str, ...]:
    return tuple(who for who in people if seats.get(who) == group)


def _place_beside(problem: Problem, plan: Plan, person: str, number: int) -> Place:
    """Return the best group for *person* in the round *number*, where nobody else moves."""
    moves = Moves(problem, plan)
    changes = [(moves.change(person, each.id, number), each.id) for each in problem.groups]
    change, group = min(changes, key=lambda each: (len(each[0].broken), each[0].cost.total))
    return Place(group, None, None, change.cost.total, is_valid=not change.broken)


def _places_later(
    workshop: Workshop, problem: Problem, plan: Plan, person: str, now: str
) -> tuple[tuple[str, str], ...]:
    """Return the group for *person* in each planned round, one after the other.

    *now* is the group that they come to; who moves for it now is not looked at.
    """
    rounds = [dict(each) for each in plan]
    rounds[0][now] = (*rounds[0][now], person)
    later = []
    for number, item in enumerate(workshop.session.seating.rounds, 1):
        group = _place_beside(problem, tuple(rounds), person, number).group
        rounds[number][group] = (*rounds[number][group], person)
        later.append((item, group))
    return tuple(later)


def take_place(workshop: Workshop, late: LateArrival, *, group: str | None = None) -> None:
    """Seat somebody who came late where it was proposed, as one action.

    With *group* they sit there, and nobody moves. Refused where somebody sits elsewhere by now.
    """

    def decide() -> list[Body]:
        session, place = workshop.session, late.place
        there = session.participants
        bodies: list[Body] = [
            groups.move_to_group(session.groups, there, late.person, group or place.group)
        ]
        if group is None and place.moved is not None:
            bodies.append(groups.move_to_group(session.groups, there, place.moved, place.to))
        for item, at in late.later:
            if item in session.seating.rounds:
                of = session.seating
                change = seating.change_round(of, session.groups, there, item, late.person, at)
                bodies.append(change)
        return bodies

    workshop.record(decide)
