"""A first arrangement, one unit after the other, each where it costs least just then."""

import random

import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import Arrangement, Round
from facilitator.grouping.cost import BREACH
from facilitator.grouping.programme import Forms, programme_of

_Ints = npt.NDArray[np.int64]


def first_arrangement(forms: Forms, rng: random.Random) -> Arrangement:
    """Return a plan in which every unit sits where it may, and most rules hold."""
    rounds: Arrangement = []
    for number in range(forms.case.rounds):
        rounds.append(dealt_round(forms, rounds, number, rng))
    return rounds


def dealt_round(forms: Forms, before: Arrangement, number: int, rng: random.Random) -> Round:
    """Return round *number* dealt to follow those *before*."""
    return _Dealing(forms, before, number).deal(rng)


class _Dealing:
    """One round that is being dealt: who sits where, and what is still missing."""

    def __init__(self, forms: Forms, before: Arrangement, number: int) -> None:
        programme = programme_of(forms, before, number)
        case = self.case = forms.case
        self.costs = programme.costs + BREACH * ~programme.may + 1_000.0 * BREACH * ~forms.may
        self.choices = programme.may.sum(axis=1)
        self.least, self.most = np.array(case.least), np.array(case.most)
        self.size = np.zeros(case.groups, np.int64)
        self.inside = np.zeros((len(programme.sets) + len(forms.apart), case.groups))
        self.weights = np.array(
            [one.weight for one in programme.sets] + [float(BREACH)] * len(forms.apart)
        )
        helds = [one.held for one in programme.sets] + forms.apart
        self.sets_of: list[list[int]] = [[] for _ in case.units]
        for place, held in enumerate(helds):
            for unit in held.units:
                self.sets_of[unit].append(place)
        self.kinds = np.zeros((len(case.kind_bounds) or 1, case.groups), np.int64)
        self.able = np.zeros((len(case.needs), case.groups), np.int64)
        self.able_of = np.array(
            [[sum(p in able for p in unit) for _, able in case.needs] for unit in case.units],
            np.int64,
        ).reshape(len(case.units), len(case.needs))
        self.needed = np.array([count for count, _ in case.needs], np.int64).reshape(-1, 1)

    def deal(self, rng: random.Random) -> Round:
        """Seat every unit: those with the fewest groups first, the largest, then who is able."""
        case = self.case
        order = list(range(len(case.units)))
        rng.shuffle(order)
        able = self.able_of.sum(axis=1)
        order.sort(
            key=lambda unit: (min(self.choices[unit], 3), -len(case.units[unit]), -able[unit])
        )
        seats = [0] * len(order)
        left = len(case.kinds)
        for unit in order:
            group = int(np.argmin(self._cost(unit, left)))
            seats[unit] = group
            self._seat(unit, group)
            left -= len(case.units[unit])
        return seats

    def _cost(self, unit: int, left: int) -> npt.NDArray[np.float64]:
        """Return what each group would cost *unit*; *left* people have no seat yet."""
        size = len(self.case.units[unit])
        cost: npt.NDArray[np.float64] = self.costs[unit] + BREACH * np.maximum(
            self.size + size - self.most, 0
        )
        missing = np.maximum(self.least - self.size, 0)
        if missing.sum() > left - size:
            cost -= BREACH * np.minimum(missing, size)
        if self.able_of[unit].any():
            lacking = np.maximum(self.needed - self.able, 0)
            cost -= BREACH * np.minimum(lacking, self.able_of[unit][:, None]).sum(axis=0)
        for person in self.case.units[unit]:
            if (kind := self.case.kinds[person]) >= 0:
                high = self.case.kind_bounds[kind][1]
                cost += self.case.points.kind * (self.kinds[kind] >= high)
        if sets := self.sets_of[unit]:
            cost += self.weights[sets] @ self.inside[sets]
        cost += 0.01 * self.size
        return cost

    def _seat(self, unit: int, group: int) -> None:
        self.size[group] += len(self.case.units[unit])
        self.able[:, group] += self.able_of[unit]
        self.inside[self.sets_of[unit], group] += 1
        for person in self.case.units[unit]:
            if (kind := self.case.kinds[person]) >= 0:
                self.kinds[kind, group] += 1
