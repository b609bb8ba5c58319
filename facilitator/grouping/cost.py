"""What an arrangement costs, by kind of point, and which rules it breaks; counted plainly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.grouping.case import Arrangement, Case, Round, pairs

BREACH = 100_000
"""Points for breaking a rule once, in a search; far above what any change of seats can win."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The points of an arrangement; being moved is not part of them."""

    wishes: int = 0
    kinds: int = 0
    organisations: int = 0
    met: int = 0

    @property
    def total(self) -> int:
        """Return all points."""
        return self.wishes + self.kinds + self.organisations + self.met

    def __sub__(self, other: "Cost") -> "Cost":
        """Return how many points of each kind there are more than in *other*."""
        return Cost(
            self.wishes - other.wishes,
            self.kinds - other.kinds,
            self.organisations - other.organisations,
            self.met - other.met,
        )


def by_person(case: Case, seats: Round) -> list[int]:
    """Return the group of each person where *seats* are those of the units."""
    groups = [-1] * len(case.kinds)
    for unit, group in enumerate(seats):
        for person in case.units[unit]:
            groups[person] = group
    return groups


def cost_of(case: Case, arrangement: Arrangement) -> Cost:
    """Return what *arrangement* costs; who has no seat yet, -1, costs nothing in that round."""
    rounds = [by_person(case, seats) for seats in arrangement]
    kinds = organisations = met = 0
    times = Counter(pair for people in case.met for pair in pairs(people))
    for seats in rounds:
        members: list[list[int]] = [[] for _ in range(case.groups)]
        for person, group in enumerate(seats):
            if group >= 0:
                members[group].append(person)
        for people in members:
            counts = Counter(case.kinds[person] for person in people)
            for kind, (low, high) in enumerate(case.kind_bounds):
                kinds += max(0, low - counts[kind], counts[kind] - high)
            for one, other in pairs(people):
                organisations += case.organisations[one] == case.organisations[other] >= 0
                met += times[one, other]
        for people in members if len(rounds) > 1 else ():
            times.update(pairs(people))
    return Cost(
        wishes=_wishes(case, arrangement),
        kinds=kinds * case.points.kind,
        organisations=organisations * case.points.organisation,
        met=met * case.points.met,
    )


def _wishes(case: Case, arrangement: Arrangement) -> int:
    if case.rounds == 1:
        (seats,) = arrangement
        return sum(
            case.wish_cost(unit, seats[unit])
            for unit, wishes in enumerate(case.wishes)
            if wishes and seats[unit] >= 0
        )
    return sum(
        missed
        for unit, members in enumerate(case.wishes)
        for wishes in members
        for wish, missed in zip(wishes, case.missed, strict=False)
        if all(seats[unit] not in wish for seats in arrangement)
    )


def moves_of(case: Case, arrangement: Arrangement) -> int:
    """Return the points for all who sit elsewhere than they were seated."""
    return sum(
        case.move_cost(unit, arrangement[number][unit], number)
        for number, seated in enumerate(case.seated)
        for unit, before in enumerate(seated)
        if before
    )


def breaches(case: Case, arrangement: Arrangement) -> int:
    """Return how many rules *arrangement* breaks; none where it is valid."""
    broken = sum(_breaches_of_round(case, seats) for seats in arrangement)
    for unit, stays in enumerate(case.stays):
        if not stays:
            broken += len(arrangement) - len({seats[unit] for seats in arrangement})
    return broken


def _breaches_of_round(case: Case, seats: Sequence[int]) -> int:
    broken = 0
    groups = by_person(case, list(seats))
    sizes = Counter(groups)
    for group in range(case.groups):
        broken += max(0, case.least[group] - sizes[group], sizes[group] - case.most[group])
    for count, able in case.needs:
        there = Counter(groups[person] for person in able)
        broken += sum(max(0, count - there[group]) for group in range(case.groups))
    broken += sum(group not in case.allowed[unit] for unit, group in enumerate(seats))
    for people in case.apart:
        broken += len(people) - len({groups[person] for person in people})
    return broken


def worth(case: Case, arrangement: Arrangement) -> int:
    """Return the cost of *arrangement* with that of moving, and of every rule that it breaks."""
    total = cost_of(case, arrangement).total + moves_of(case, arrangement)
    return total + BREACH * breaches(case, arrangement)
