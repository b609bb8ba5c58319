"""People placed one by one beside those who sit, of whom nobody moves."""

from collections.abc import Mapping

from facilitator.grouping.answer import Plan
from facilitator.grouping.moving import Moves
from facilitator.grouping.problem import Problem


def place_beside(problem: Problem, plan: Plan) -> tuple[Plan, bool]:
    """Return *plan* with everybody seated in every round, and whether no rule was broken for it.

    Each of those who sit nowhere comes to the group that breaks the fewest rules and costs the
    fewest points, in the order of the problem.
    """
    moves, is_valid = Moves(problem, plan), True
    rounds: list[Mapping[str, tuple[str, ...]]] = []
    for number, seated in enumerate(plan):
        members = {table.id: list(seated.get(table.id, ())) for table in problem.groups}
        there = {person for people in members.values() for person in people}
        for person in (each.id for each in problem.people if each.id not in there):
            changes = [(moves.change(person, group, number), group) for group in members]
            change, group = min(changes, key=lambda each: (len(each[0].broken), each[0].cost.total))
            is_valid &= not change.broken
            moves.sit(person, group, number)
            members[group].append(person)
        rounds.append({group: tuple(people) for group, people in members.items()})
    return tuple(rounds), is_valid
