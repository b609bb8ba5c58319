"""One round as a mixed-integer programme: what costs points, and its rows for HiGHS.

Two of one organisation in a group, and two who have met, are sets of people of whom n in a group
cost w·n(n-1)/2: convex, so n ≤ 1 + e1 + e2 + … with ek at w·k says it without a variable for each
pair, and the linear relaxation is nearly whole.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import Arrangement, Case

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

INFINITY = float(highspy.kHighsInf)


@dataclass(frozen=True, slots=True)
class Held:
    """People as units: which, and how many of the people each of them holds."""

    units: Ints
    counts: Floats

    @staticmethod
    def of(counts: dict[int, int]) -> "Held":
        """Return units and counts as arrays."""
        return Held(np.array(list(counts), np.int32), np.array(list(counts.values()), float))


@dataclass(frozen=True, slots=True)
class Weighted:
    """People of whom n in a group cost weight·n(n-1)/2."""

    held: Held
    weight: float


@dataclass(frozen=True, slots=True)
class Forms:
    """What of a case is the same in each round, in arrays.

    ``within`` are the points of each unit for pairs of its own people, wherever it sits, of sets
    that hold nobody else.
    """

    case: Case
    sizes: Held
    kinds: list[Held]
    able: list[Held]
    apart: list[Held]
    sets: list[Weighted]
    may: npt.NDArray[np.bool_]
    within: Floats

    @staticmethod
    def of(case: Case) -> "Forms":
        """Return *case* in arrays."""
        points = case.points
        may = np.zeros((len(case.units), case.groups), bool)
        for unit, groups in enumerate(case.allowed):
            may[unit, list(groups)] = True
        sets = [(held, points.organisation) for held in case.unit_sets(case.organisation_sets())]
        sets += [(held, points.met) for held in case.unit_sets(case.met)]
        within = np.zeros(len(case.units))
        for held, weight in sets:
            if len(held) == 1:
                ((unit, count),) = held.items()
                within[unit] += weight * math.comb(count, 2)
        return Forms(
            case,
            Held.of({unit: len(people) for unit, people in enumerate(case.units)}),
            [Held.of(held) for held in case.unit_sets(case.kind_sets())] if points.kind else [],
            [Held.of(held) for held in case.unit_sets([sorted(able) for _, able in case.needs])],
            [Held.of(held) for held in case.unit_sets(case.apart)],
            [Weighted(Held.of(held), weight) for held, weight in sets if weight and len(held) > 1],
            may,
            within,
        )


@dataclass(slots=True)
class Programme:
    """One round: the points of each unit in each group, the groups it may use, and the sets.

    ``share`` is the part that it is of the whole: 1, or less where it is the average of so many
    rounds. ``wishes`` are then units, groups, and the points where those groups get less of the
    unit than one round of it.
    """

    forms: Forms
    costs: Floats
    may: npt.NDArray[np.bool_]
    sets: list[Weighted]
    wishes: list[tuple[int, tuple[int, ...], int]] = field(default_factory=list)
    share: float = 1.0
    matrix: Floats = field(init=False)
    column_units: Ints = field(init=False)
    column_groups: Ints = field(init=False)

    def __post_init__(self) -> None:
        units, groups = np.nonzero(self.may)
        self.column_units, self.column_groups = units.astype(np.int32), groups.astype(np.int32)
        self.matrix = np.zeros((len(self.sets), len(self.may)))
        for number, one in enumerate(self.sets):
            self.matrix[number, one.held.units] = one.held.counts

    @property
    def case(self) -> Case:
        """Return the problem in numbers."""
        return self.forms.case


def programme_of(forms: Forms, others: Arrangement | None = None, number: int = 0) -> Programme:
    """Return one round of a case; *others* are the other rounds, which stay.

    In several rounds a wish counts only where no other round grants it, and whoever sat together in
    another round has met.
    """
    case, others = forms.case, others or []
    met = [Weighted(held, case.points.met) for held in _sat_together(case, others)]
    may = forms.may.copy()
    for seats in others:
        for unit, group in enumerate(seats):
            may[unit, group] &= case.stays[unit]
    costs = np.array(
        [_costs(case, unit, {seats[unit] for seats in others}, number) for unit in range(len(may))],
        dtype=float,
    ).reshape(may.shape)
    costs += forms.within[:, None]
    return Programme(forms, costs, may, forms.sets + (met if case.points.met else []))


def _sat_together(case: Case, others: Arrangement) -> Iterable[Held]:
    for seats in others:
        members: dict[int, dict[int, int]] = {}
        for unit, group in enumerate(seats):
            members.setdefault(group, {})[unit] = len(case.units[unit])
        yield from (Held.of(held) for held in members.values())


def _costs(case: Case, unit: int, visited: set[int], number: int) -> list[int]:
    """Return what each group costs a unit by itself."""
    costs: list[int] = [0] * case.groups
    if number < len(case.seated) and case.seated[number][unit]:
        costs = [case.move_cost(unit, group, number) for group in range(case.groups)]
    if case.rounds == 1:
        if case.wishes[unit]:
            wishes = case.wish_costs(unit)
            costs = [a + b for a, b in zip(costs, wishes, strict=True)]
        return costs
    for wanted in case.wishes[unit]:
        for wish, missed in zip(wanted, case.missed, strict=False):
            if visited.isdisjoint(wish):
                costs = [
                    before + missed * (group not in wish) for group, before in enumerate(costs)
                ]
    return costs


class Rows:
    """Rows of a programme that are collected to be added at once."""

    def __init__(self) -> None:
        self.low: list[Floats] = []
        self.high: list[Floats] = []
        self.lengths: list[npt.NDArray[np.int64]] = []
        self.columns: list[npt.NDArray[np.int64]] = []
        self.values: list[Floats] = []

    def add(
        self,
        low: float | Sequence[float] | Floats,
        high: float | Sequence[float] | Floats,
        columns: npt.NDArray[np.int64],
        values: Floats,
    ) -> None:
        """Collect a row for each row of *columns*, which are -1 where there is no column."""
        there = columns >= 0
        self.low.append(np.broadcast_to(np.asarray(low, float), (len(columns),)))
        self.high.append(np.broadcast_to(np.asarray(high, float), (len(columns),)))
        self.lengths.append(there.sum(axis=1))
        self.columns.append(columns[there])
        self.values.append(np.broadcast_to(values, columns.shape)[there])

    def give_to(self, highs: highspy.Highs) -> None:
        """Add the rows to a programme."""
        if not self.lengths:
            return
        lengths = np.concatenate(self.lengths)
        starts = np.zeros(len(lengths), np.int32)
        np.cumsum(lengths[:-1], out=starts[1:])
        highs.addRows(
            len(lengths),
            np.concatenate(self.low),
            np.concatenate(self.high),
            int(lengths.sum()),
            starts,
            np.concatenate(self.columns).astype(np.int32),
            np.concatenate(self.values),
        )
