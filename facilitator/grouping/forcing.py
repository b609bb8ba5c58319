"""The best round in which somebody sits where they wish, asked again and again of one arrangement.

The relaxation of each round is solved once and kept; to force a wish shuts some of its columns, so
that few steps more solve it. A moment of annealing then finds a round that is nearly the best, or
the best, and little is left to be proved.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from facilitator.grouping.annealing import anneal
from facilitator.grouping.case import Arrangement, Case, Round
from facilitator.grouping.cost import breaches
from facilitator.grouping.exact import Proof, Solved
from facilitator.grouping.model import Model
from facilitator.grouping.programme import Forms, Programme, programme_of
from facilitator.grouping.search import Search
from facilitator.grouping.several import cost_in
from facilitator.grouping.watch import Stopped, Watch

STEPS = 15
"""Steps of annealing for each unit before anything is proved."""

UNKNOWN = Solved(None, math.inf, -math.inf, is_proved=False)
IMPOSSIBLE = Solved(None, math.inf, math.inf, is_proved=True)


@dataclass(frozen=True, slots=True)
class _Relaxed:
    """A round of a plan, where the others stay, and its relaxation."""

    programme: Programme
    model: Model


class Forcing:
    """A plan of which single units are forced into groups."""

    def __init__(self, case: Case, plan: Arrangement) -> None:
        self.case, self.plan = case, plan
        self.forms = Forms.of(case)
        self.relaxed: dict[int, _Relaxed] = {}

    def best_round(self, number: int, unit: int, groups: Sequence[int], watch: Watch) -> Solved:
        """Return the best round *number* in which *unit* sits in one of *groups*.

        The other rounds stay as they are.
        """
        others = [seats for place, seats in enumerate(self.plan) if place != number]
        try:
            relaxed = self._relaxed(number, others, watch)
            if not relaxed.programme.may.any(axis=1).all():
                return IMPOSSIBLE
            proof = self._proof(relaxed, unit, groups, watch)
        except Stopped:
            self.relaxed.pop(number, None)
            return UNKNOWN
        if proof is None:
            return IMPOSSIBLE
        known = self._near(number, unit, groups, others)
        if known is not None:
            proof.best, proof.cost = known, cost_in(relaxed.programme, known)
        return proof.carry_on(20 if others else 100_000)

    def _relaxed(self, number: int, others: Arrangement, watch: Watch) -> _Relaxed:
        if number not in self.relaxed:
            programme = programme_of(self.forms, others, number)
            every = np.arange(len(programme.column_units))
            self.relaxed[number] = _Relaxed(
                programme, Model(programme, every, watch, is_whole=False)
            )
        self.relaxed[number].model.watch = watch
        return self.relaxed[number]

    def _proof(
        self, relaxed: _Relaxed, unit: int, groups: Sequence[int], watch: Watch
    ) -> Proof | None:
        """Return the search for the best round, None where the relaxation says there is none."""
        programme, model = relaxed.programme, relaxed.model
        is_elsewhere = ~np.isin(programme.column_groups, list(groups))
        shut = np.flatnonzero((programme.column_units == unit) & is_elsewhere)
        model.limit(shut, 0.0)
        found = model.relax()
        reduced = model.reduced_costs()
        model.limit(shut, 1.0)
        if found.values is None:
            return None
        reduced[shut] = math.inf
        bound = math.ceil(found.cost - 1e-4)
        return Proof(programme, watch, bound=bound, lowest=found.cost, reduced=reduced)

    def _near(
        self, number: int, unit: int, groups: Sequence[int], others: Arrangement
    ) -> Round | None:
        """Return a good round, found from the plan where the unit goes there."""
        allowed = list(self.case.allowed)
        allowed[unit] = tuple(group for group in allowed[unit] if group in groups)
        if not allowed[unit]:
            return None
        case = replace(self.case, allowed=tuple(allowed))
        seats = list(self.plan[number])
        seats[unit] = min(allowed[unit], key=seats.count)
        if others:  # they stay, so that a round is not annealed by itself
            return None
        steps = STEPS * len(case.units)
        search = Search(case, [seats])
        (found,), _ = anneal(search, steps, random.Random(1), hot=0.5, cold=0.1)
        return None if breaches(case, [found]) else found
