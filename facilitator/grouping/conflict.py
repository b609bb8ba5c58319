"""Which rules contradict each other: a set of them that cannot hold together, none of it idle.

The set is found by dividing: QuickXplain (Junker, 2004). Whether some rules can hold together is
asked of HiGHS, without any points.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from facilitator.grouping.problem import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a problem: what it says, and of whom: ids of people or a group, or a role.

    ``rule`` is ``most``, ``least``, ``needs``, ``pinned``, ``may``, ``together``, ``apart``, or
    ``rounds``: nobody sits twice in the same group.
    """

    rule: str
    person: str | None = None
    group: str | None = None
    role: str | None = None
    people: tuple[str, ...] = ()

    def document(self) -> dict[str, object]:
        """Return the rule as it stands in an answer: only what it says something of."""
        return {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in asdict(self).items()
            if value
        }


def rules_of(problem: Problem) -> list[Rule]:
    """Return every rule of *problem* that could be dropped, besides that everybody sits once."""
    rules = [Rule("most", group=each.id) for each in problem.groups if each.most is not None]
    rules += [Rule("least", group=each.id) for each in problem.groups if each.least]
    rules += [Rule("needs", role=role) for role, count in problem.needs.items() if count]
    rules += [Rule("pinned", person=each.id) for each in problem.people if each.pinned is not None]
    rules += [Rule("may", person=each.id) for each in problem.people if each.may is not None]
    rules += [Rule("together", people=names) for names in problem.together if len(set(names)) > 1]
    rules += [Rule("apart", people=names) for names in problem.apart if len(set(names)) > 1]
    if problem.rounds > 1 and not problem.again:
        rules.append(Rule("rounds"))
    return rules


CanHold = Callable[[Sequence[Rule]], bool]


def smallest_conflict(rules: list[Rule], can_hold: CanHold) -> tuple[Rule, ...]:
    """Return rules that cannot hold together, such that without any of them the others can.

    All of *rules* together cannot hold.
    """
    if not can_hold([]):
        return ()
    return tuple(_needed([], rules, can_hold, has_grown=False))


def _needed(
    kept: list[Rule], rules: list[Rule], can_hold: CanHold, *, has_grown: bool
) -> list[Rule]:
    """Return the part of *rules* that is needed for a contradiction with *kept*."""
    if has_grown and not can_hold(kept):
        return []
    if len(rules) == 1:
        return rules
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    of_second = _needed(kept + first, second, can_hold, has_grown=True)
    of_first = _needed(kept + of_second, first, can_hold, has_grown=bool(of_second))
    return of_first + of_second
