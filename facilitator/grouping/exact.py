"""One round, solved to proof.

The relaxation comes first. The programme then needs only the columns whose reduced cost is at most
delta: any arrangement that uses another one costs more than relaxation + delta. Where the best of
those is within that, it is the best of all; else delta is widened.
"""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from facilitator.grouping.case import Round
from facilitator.grouping.model import EPS, Found, Model
from facilitator.grouping.programme import Floats, Programme
from facilitator.grouping.watch import Stopped, Watch

MANY = 6_000
"""Columns above which a good round is looked for among a few of them first."""

FEWEST = 8
"""How many columns each unit has then."""

NARROW = 2.0
"""Points by which a column may be too dear at first."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best round found, None where none is known; nothing can cost less than *bound*.

    Both count being moved. ``is_proved`` says that the round is the best there is, or that there is
    none.
    """

    seats: Round | None
    cost: float
    bound: float
    is_proved: bool


def _silent(seats: Round) -> None:
    del seats


@dataclass(slots=True)
class Proof:
    """The search for the best round; it can be carried on with a better start."""

    programme: Programme
    watch: Watch
    best: Round | None = None
    cost: float = math.inf
    bound: float = -math.inf
    lowest: float = -math.inf
    reduced: Floats | None = None
    tell: Callable[[Round], None] = _silent
    has_sketched: bool = False

    def relax(self) -> bool:
        """Solve the relaxation; return whether it says that something is possible, or stopped."""
        everything = np.arange(len(self.programme.column_units))
        model = Model(self.programme, everything, self.watch, is_whole=False)
        try:
            relaxed = model.relax()
        except Stopped:
            return True
        if relaxed.values is None:
            self.best, self.cost, self.bound = None, math.inf, math.inf
            return False
        self.lowest, self.reduced = relaxed.cost, model.reduced_costs()
        self.bound = max(self.bound, math.ceil(relaxed.cost - 1e-4))
        return True

    @property
    def is_proved(self) -> bool:
        """Whether nothing can be better than the best."""
        return self.cost <= self.bound

    def answer(self) -> Solved:
        """Return what is known."""
        return Solved(self.best, self.cost, min(self.bound, self.cost), self.is_proved)

    def carry_on(self, nodes: int, *, is_wide: bool = False) -> Solved:
        """Look for something better in at most *nodes* nodes for each set of columns.

        It begins with few columns, or, where *is_wide*, with all that could still matter.
        """
        if self.watch.is_over():
            return self.answer()
        if self.reduced is None and (not self.relax() or self.reduced is None):
            return self.answer()
        if np.count_nonzero(self.reduced <= NARROW) > MANY and not self.has_sketched:
            self.has_sketched = True
            with suppress(Stopped):
                self._sketch(nodes)
        enough = max(self.cost - self.lowest - 1 + 1e-4, 0.5)
        delta = enough if is_wide and math.isfinite(enough) else min(NARROW, enough)
        while not self.is_proved:
            try:
                is_ended = self._look_within(delta, nodes)
            except Stopped:
                break
            if not is_ended or self.watch.is_over():
                break
            delta = self.cost - self.lowest - 1 + 1e-4 if self.best else delta * 3
        return self.answer()

    def _sketch(self, nodes: int) -> None:
        """Look for a good round among the few cheapest columns of each unit; it proves nothing."""
        assert self.reduced is not None
        units = self.programme.column_units
        jitter = np.random.default_rng(len(units)).random(len(units)) * EPS
        order = np.lexsort((self.reduced + jitter, units))
        first = np.searchsorted(units, np.arange(len(self.programme.may)))
        rank = np.empty(len(units), np.int64)
        rank[order] = np.arange(len(units)) - first[units[order]]
        wanted = (rank < FEWEST) & (self.reduced <= NARROW)
        wanted |= (rank < 2) & np.isfinite(self.reduced)
        model = Model(self.programme, np.nonzero(wanted)[0], self.watch, is_whole=True)
        model.add_all_sets()
        model.tell_better(self.tell)
        self._take(model, model.solve(None, nodes))

    def _look_within(self, delta: float, nodes: int) -> bool:
        """Solve the programme over the columns that are at most *delta* too dear."""
        assert self.reduced is not None
        wanted = self.reduced <= delta + EPS
        is_all = bool(wanted[np.isfinite(self.reduced)].all())
        if self.best is not None:
            seat = np.array(self.best)[self.programme.column_units]
            wanted |= self.programme.column_groups == seat
        model = Model(self.programme, np.nonzero(wanted)[0], self.watch, is_whole=True)
        model.add_all_sets()
        model.tell_better(self.tell)
        found = model.solve(self.best, nodes)
        self._take(model, found)
        beyond = math.inf if is_all else math.floor(self.lowest + delta + EPS) + 1
        within = self.cost if found.is_ended else found.bound
        if math.isfinite(within):
            within = math.ceil(within - 1e-4)
        self.bound = max(self.bound, min(beyond, within))
        return found.is_ended

    def _take(self, model: Model, found: Found) -> None:
        if found.values is not None and found.cost < self.cost - 0.5:
            self.best, self.cost = model.seats(found.values), round(found.cost)


def solve_round(
    programme: Programme,
    watch: Watch,
    best: Round | None = None,
    cost: float = math.inf,
    *,
    nodes: int = 1_000_000,
    tell: Callable[[Round], None] = _silent,
) -> Solved:
    """Return the best round of *programme*; *best* is a valid one that is known, with its cost.

    Where it is told to stop, or its nodes are used up, it returns the best so far and the bound.
    """
    return Proof(programme, watch, best, cost, tell=tell).carry_on(nodes)


def relaxed_cost(programme: Programme, watch: Watch) -> float:
    """Return what no seating of *programme* can be below, whole or not; -inf where stopped."""
    proof = Proof(replace(programme), watch)
    return proof.lowest if proof.relax() else math.inf
