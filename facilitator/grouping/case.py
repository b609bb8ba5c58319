"""A problem in numbers: people, kinds, organisations and groups as indices, for the engines.

People who must sit together are one *unit*; engines move units, never single members of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from facilitator.grouping.problem import MOVE, Points, Problem

Round = list[int]
"""The group of each unit in one round, by index."""
Arrangement = list[Round]
"""A round each."""
Wishes = tuple[tuple[int, ...], ...]
"""The wishes of somebody, the first one first: the groups of which each grants it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A problem in numbers.

    ``units`` are tuples of indices of people; ``allowed`` the groups that a unit can use, ``stays``
    whether it may sit in the same group in two rounds. ``wishes`` are those that count, of each
    member of a unit. ``kinds`` and ``organisations`` are -1 where a person has none,
    ``kind_bounds`` how many of a kind cost nothing in a group. ``met`` are the sets of people that
    sat together before. ``seated`` is, for each round and unit, how many of it sat in which group
    (-1: gone).
    """

    problem: Problem
    units: tuple[tuple[int, ...], ...]
    allowed: tuple[tuple[int, ...], ...]
    stays: tuple[bool, ...]
    wishes: tuple[tuple[Wishes, ...], ...]
    kinds: tuple[int, ...]
    kind_bounds: tuple[tuple[int, int], ...]
    organisations: tuple[int, ...]
    least: tuple[int, ...]
    most: tuple[int, ...]
    needs: tuple[tuple[int, frozenset[int]], ...]
    apart: tuple[tuple[int, ...], ...]
    met: tuple[tuple[int, ...], ...]
    seated: tuple[tuple[Mapping[int, int], ...], ...]

    @property
    def points(self) -> Points:
        """Return what each shortcoming costs."""
        return self.problem.points

    @property
    def rounds(self) -> int:
        """Return how many rounds there are."""
        return self.problem.rounds

    @property
    def groups(self) -> int:
        """Return how many groups there are."""
        return len(self.least)

    @property
    def granted(self) -> tuple[int, int, int]:
        """Return what it costs that the first, second and third wish is the best one granted."""
        return 0, self.points.second_wish, self.points.third_wish

    @property
    def missed(self) -> tuple[int, int, int]:
        """Return what the first, second and third wish cost that no round grants."""
        points = self.points
        return points.missed_first, points.missed_second, points.missed_third

    def wish_costs(self, unit: int) -> list[int]:
        """Return the points for the wishes of a unit in each group, where there is one round."""
        costs = [0] * self.groups
        for wishes in self.wishes[unit]:
            own = [self.points.no_wish] * self.groups
            for groups, cost in reversed(list(zip(wishes, self.granted, strict=False))):
                for group in groups:
                    own[group] = cost
            costs = [before + cost for before, cost in zip(costs, own, strict=True)]
        return costs

    def wish_cost(self, unit: int, group: int) -> int:
        """Return the points for the wishes of a unit in *group*, where there is one round."""
        return sum(
            next(
                (cost for wish, cost in zip(wishes, self.granted, strict=False) if group in wish),
                self.points.no_wish,
            )
            for wishes in self.wishes[unit]
        )

    def move_cost(self, unit: int, group: int, number: int = 0) -> int:
        """Return the points for moving a unit to *group* from where it was seated in a round."""
        if number >= len(self.seated) or not (seated := self.seated[number][unit]):
            return 0
        return MOVE * (sum(seated.values()) - seated.get(group, 0))

    def seated_before(self) -> Arrangement | None:
        """Return the seats to keep, of each unit those of most of it; None where some have none."""
        if len(self.seated) < self.rounds:
            return None
        rounds = [
            [
                max(seated, key=lambda group: (group >= 0, seated[group]), default=-1)
                for seated in each
            ]
            for each in self.seated
        ]
        return rounds if all(min(seats, default=0) >= 0 for seats in rounds) else None

    def unit_sets(self, sets: Iterable[Sequence[int]]) -> list[dict[int, int]]:
        """Return *sets* of people as units, with how many of the set each of them holds."""
        unit_of = {person: unit for unit, people in enumerate(self.units) for person in people}
        counted = []
        for people in sets:
            counts: dict[int, int] = {}
            for person in people:
                counts[unit_of[person]] = counts.get(unit_of[person], 0) + 1
            counted.append(counts)
        return counted

    def organisation_sets(self) -> list[tuple[int, ...]]:
        """Return the people of each organisation that sends more than one."""
        by_organisation: dict[int, list[int]] = {}
        for person, organisation in enumerate(self.organisations):
            if organisation >= 0:
                by_organisation.setdefault(organisation, []).append(person)
        return [tuple(people) for people in by_organisation.values() if len(people) > 1]

    def kind_sets(self) -> list[tuple[int, ...]]:
        """Return the people of each kind."""
        of_kind: list[list[int]] = [[] for _ in self.kind_bounds]
        for person, kind in enumerate(self.kinds):
            if kind >= 0:
                of_kind[kind].append(person)
        return [tuple(people) for people in of_kind]


def compile_case(problem: Problem) -> Case:
    """Return *problem* in numbers. Rules that contradict each other may leave a unit no group."""
    people = {each.id: number for number, each in enumerate(problem.people)}
    groups = {each.id: number for number, each in enumerate(problem.groups)}
    units = _units(problem, people)
    kinds, counts = _numbered([each.kind for each in problem.people])
    return Case(
        problem=problem,
        units=units,
        allowed=_allowed(problem, groups, units),
        stays=tuple(
            problem.again or None not in [problem.people[person].pinned for person in unit]
            for unit in units
        ),
        wishes=tuple(_wishes(problem, groups, unit) for unit in units),
        kinds=kinds,
        kind_bounds=tuple((n // len(groups), -(-n // len(groups))) for n in counts),
        organisations=_numbered([each.organisation for each in problem.people])[0],
        least=tuple(each.least for each in problem.groups),
        most=tuple(
            len(people) if each.most is None else min(each.most, len(people))
            for each in problem.groups
        ),
        needs=tuple(
            (count, frozenset(n for n, p in enumerate(problem.people) if role in p.roles))
            for role, count in problem.needs.items()
            if count > 0
        ),
        apart=tuple(tuple(dict.fromkeys(people[p] for p in names)) for names in problem.apart),
        met=_met(problem, people),
        seated=_seated(problem, people, groups, units),
    )


def _numbered(names: Sequence[str | None]) -> tuple[tuple[int, ...], list[int]]:
    """Return a number for each of *names*, -1 for none, and how often each number is given."""
    number_of = {name: number for number, name in enumerate(dict.fromkeys(filter(None, names)))}
    numbers = tuple(number_of[name] if name else -1 for name in names)
    counts = [0] * len(number_of)
    for number in numbers:
        if number >= 0:
            counts[number] += 1
    return numbers, counts


def _units(problem: Problem, people: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """Return who must sit together, everybody else alone, in the order of the first of each."""
    first = list(range(len(problem.people)))

    def root(person: int) -> int:
        while first[person] != person:
            person = first[person]
        return person

    for names in problem.together:
        for one, other in pairwise(names):
            a, b = sorted((root(people[one]), root(people[other])))
            first[b] = a
    members: dict[int, list[int]] = {}
    for person in range(len(problem.people)):
        members.setdefault(root(person), []).append(person)
    return tuple(tuple(unit) for unit in members.values())


def _allowed(
    problem: Problem, groups: Mapping[str, int], units: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """Return for each unit the groups that all its members can use."""
    every = tuple(range(len(groups)))
    allowed = []
    for unit in units:
        seekers = [problem.people[person] for person in unit]
        if all(each.may is None and each.pinned is None for each in seekers):
            allowed.append(every)
            continue
        limits = [
            {groups[group] for group in names}
            for each in seekers
            for names in (each.may, each.pins)
            if names is not None
        ]
        allowed.append(tuple(sorted(set.intersection(*limits))))
    return tuple(allowed)


def _wishes(problem: Problem, groups: Mapping[str, int], unit: Sequence[int]) -> tuple[Wishes, ...]:
    """Return the wishes of those members of a unit who have any that count."""
    wanted = [wishes for person in unit if (wishes := problem.people[person].wanted)]
    return tuple(
        tuple([tuple([groups[group] for group in wish]) for wish in wishes]) for wishes in wanted
    )


def _met(problem: Problem, people: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """Return the past groups, of those who are here, that had two of them or more."""
    here = (tuple(dict.fromkeys(people[p] for p in names if p in people)) for names in problem.past)
    return tuple(names for names in here if len(names) > 1)


def _seated(
    problem: Problem,
    people: Mapping[str, int],
    groups: Mapping[str, int],
    units: Sequence[Sequence[int]],
) -> tuple[tuple[Mapping[int, int], ...], ...]:
    """Return for each round and unit how many of it were seated in which group."""
    rounds = []
    for seated in problem.seated:
        seat = {
            people[person]: groups.get(group, -1)
            for group, names in seated.items()
            for person in names
            if person in people
        }
        counts: list[dict[int, int]] = []
        for unit in units:
            counts.append({})
            for person in unit:
                if person in seat:
                    counts[-1][seat[person]] = counts[-1].get(seat[person], 0) + 1
        rounds.append(tuple(counts))
    return tuple(rounds)


def pairs(people: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return every pair of *people*, the lower index first."""
    return combinations(sorted(people), 2)
