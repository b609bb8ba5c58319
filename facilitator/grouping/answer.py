"""What a search tells: how far it has come, and its answer, by the ids of the problem."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost

Plan = tuple[Mapping[str, tuple[str, ...]], ...]
"""For each round the ids of people by the ids of groups."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: the best plan so far with its cost, and what none can be below.

    ``cost`` is None, and ``rounds`` are empty, while no plan keeps all rules.
    """

    rounds: Plan
    cost: int | None
    bound: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan with its cost; or, without rounds, the rules that contradict each other.

    No plan costs less than ``bound``; where the plan ``is_proved``, it is that. Where people were
    seated before, being moved counts too, and the bound is for plans that move as many people.
    ``moved`` are those who sit elsewhere than before. Without rounds and without a conflict, the
    time was too short to find anything.
    """

    rounds: Plan
    cost: Cost
    bound: int
    is_proved: bool
    moved: tuple[str, ...]
    conflict: tuple[Rule, ...]
    seconds: float
    seed: int

    def document(self) -> dict[str, object]:
        """Return the answer as it stands in a file."""
        rounds = [{group: list(names) for group, names in each.items()} for each in self.rounds]
        return {
            "rounds": rounds,
            "cost": {"total": self.cost.total, **asdict(self.cost)} if rounds else None,
            "bound": self.bound,
            "proved": self.is_proved,
            "moved": list(self.moved),
            "conflict": [rule.document() for rule in self.conflict],
            "seconds": round(self.seconds, 3),
            "seed": self.seed,
        }


def plan_of(case: Case, arrangement: Arrangement) -> Plan:
    """Return *arrangement* by ids."""
    people, groups = case.problem.people, case.problem.groups
    rounds = []
    for seats in arrangement:
        members: dict[str, list[int]] = {group.id: [] for group in groups}
        for unit, group in enumerate(seats):
            members[groups[group].id] += case.units[unit]
        rounds.append(
            {group: tuple(people[p].id for p in sorted(of)) for group, of in members.items()}
        )
    return tuple(rounds)


def moved_in(case: Case, plan: Plan) -> tuple[str, ...]:
    """Return who sits elsewhere in *plan* than seated before, in the order of the problem."""
    moved = set()
    for before, after in zip(case.problem.seated, plan, strict=False):
        seat = {name: group for group, names in after.items() for name in names}
        for group, names in before.items():
            moved |= {name for name in names if seat.get(name, group) != group}
    return tuple(each.id for each in case.problem.people if each.id in moved)
