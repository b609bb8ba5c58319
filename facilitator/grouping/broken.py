"""Which rules an arrangement breaks, each as often as it breaks it."""

from collections.abc import Iterator, Sequence

from facilitator.grouping.answer import Plan
from facilitator.grouping.conflict import Rule
from facilitator.grouping.moving import Moves
from facilitator.grouping.problem import Problem


def broken_rules(problem: Problem, plan: Plan) -> tuple[Rule, ...]:
    """Return the rules that *plan* breaks, one for each group or person; no seat breaks none."""
    moves = Moves(problem, plan)
    rules: list[Rule] = []
    for seats, members in zip(moves.seats, moves.members, strict=True):
        rules += _of_groups(problem, moves, members)
        rules += _of_people(problem, moves, seats)
    rules += _of_rounds(moves)
    return tuple(rules)


def _of_groups(problem: Problem, moves: Moves, members: Sequence[set[int]]) -> Iterator[Rule]:
    """Yield the groups that are too small or too large, then those without a role."""
    case = moves.case
    for table, people, least, most in zip(
        problem.groups, members, case.least, case.most, strict=True
    ):
        if len(people) < least:
            yield Rule("least", group=table.id)
        if len(people) > most:
            yield Rule("most", group=table.id)
    roles = [role for role, count in problem.needs.items() if count]
    for role, (count, able) in zip(roles, case.needs, strict=True):
        for people in members:
            if len(people & able) < count:
                yield Rule("needs", role=role)


def _of_people(problem: Problem, moves: Moves, seats: Sequence[int]) -> Iterator[Rule]:
    for person, group in zip(problem.people, seats, strict=True):
        if group < 0:
            continue
        name = problem.groups[group].id
        if person.pinned is not None and person.pinned != name:
            yield Rule("pinned", person=person.id)
        if person.may is not None and name not in person.may:
            yield Rule("may", person=person.id)
    for kind, every in (("together", problem.together), ("apart", problem.apart)):
        for names in every:
            found = [seats[moves.people[name]] for name in dict.fromkeys(names)]
            there = [group for group in found if group >= 0]
            apart = len(set(there))
            if apart > 1 if kind == "together" else apart < len(there):
                yield Rule(kind, people=names)


def _of_rounds(moves: Moves) -> Iterator[Rule]:
    """Yield a rule for each person who sits twice in a group and does not stay there."""
    for person, stays in enumerate(moves.case.stays):
        groups = [seats[person] for seats in moves.seats if seats[person] >= 0]
        if not stays and len(set(groups)) < len(groups):
            yield Rule("rounds")
