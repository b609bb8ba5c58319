"""A programme over some of its columns, as HiGHS has it; rows of sets come where needed."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import Round
from facilitator.grouping.programme import INFINITY, Floats, Programme, Rows
from facilitator.grouping.running import quiet_highs, run
from facilitator.grouping.watch import Stopped, Watch

EPS = 1e-6

_STATUS = highspy.HighsModelStatus


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found: the values of the columns (None: nothing), cost and bound.

    ``is_ended`` says that it ended by itself: there is nothing better among the columns.
    """

    values: Floats | None
    cost: float
    bound: float
    is_ended: bool


class Model:
    """A programme over the columns with these numbers, whole or relaxed."""

    def __init__(
        self, programme: Programme, columns: npt.NDArray[np.int64], watch: Watch, *, is_whole: bool
    ) -> None:
        self.programme, self.columns, self.watch = programme, columns, watch
        self.is_whole = is_whole
        self.units = programme.column_units[columns]
        self.groups = programme.column_groups[columns]
        self.place = np.full(programme.may.shape, -1, np.int64)
        self.place[self.units, self.groups] = np.arange(len(columns))
        self.known = np.zeros((len(programme.sets), programme.case.groups), bool)
        self.is_left = False
        self.highs = quiet_highs(lambda: self.is_left or self.watch.is_over())
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 0.999)
        self._add_seats()
        self._add_rules()

    def tell_better(self, tell: Callable[[Round], None]) -> None:
        """Call *tell* with every better round as soon as the search has it."""

        def better(event: highspy.highs.HighsCallbackEvent) -> None:
            if not self.is_left:
                tell(self.seats(np.array(event.data_out.mip_solution)))

        self.highs.cbMipImprovingSolution += better

    def _add_columns(self, costs: Floats, upper: Floats) -> int:
        """Add columns, and return the number of the first."""
        first = int(self.highs.getNumCol())
        none, no_values = np.array([], np.int32), np.array([])
        self.highs.addCols(len(costs), costs, np.zeros(len(costs)), upper, 0, none, none, no_values)
        return first

    def _add_seats(self) -> None:
        programme, count = self.programme, len(self.columns)
        upper = np.where(programme.case.stays, 1.0, programme.share)[self.units]
        self._add_columns(programme.costs[self.units, self.groups], upper)
        if self.is_whole:
            whole = np.full(count, highspy.HighsVarType.kInteger)
            self.highs.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)

    def _add_rules(self) -> None:
        forms, case, rows, place = self.programme.forms, self.programme.case, Rows(), self.place
        rows.add(1.0, 1.0, place, np.ones(1))
        low, high = np.array(case.least, float), np.array(case.most, float)
        rows.add(low, high, place[forms.sizes.units].T, forms.sizes.counts)
        for (count, _), able in zip(case.needs, forms.able, strict=True):
            rows.add(float(count), INFINITY, place[able.units].T, able.counts)
        for apart in forms.apart:
            rows.add(-INFINITY, 1.0, place[apart.units].T, apart.counts)
        groups = case.groups
        for (least, most), kind in zip(case.kind_bounds, forms.kinds, strict=bool(forms.kinds)):
            cost, upper = (
                np.full(2 * groups, float(case.points.kind)),
                np.full(2 * groups, INFINITY),
            )
            first = self._add_columns(cost, upper)
            under = np.arange(first, first + groups)
            columns = np.column_stack([place[kind.units].T, under, under + groups])
            rows.add(float(least), float(most), columns, np.array([*kind.counts, 1.0, -1.0]))
        self._add_wishes(rows)
        rows.give_to(self.highs)

    def _add_wishes(self, rows: Rows) -> None:
        """Let a wish cost as much of its points as it gets less than one round of the unit."""
        wishes, share = self.programme.wishes, self.programme.share
        points = np.array([points for _, _, points in wishes], float)
        first = self._add_columns(points, np.full(len(wishes), INFINITY))
        for number, (unit, groups, _) in enumerate(wishes):
            columns = np.array([[*self.place[unit, list(groups)], first + number]])
            rows.add(share, INFINITY, columns, np.ones(1))

    def _add_sets(self, wanted: npt.NDArray[np.bool_]) -> None:
        """Add the rows of the sets and groups that are *wanted*."""
        rows, most_of = Rows(), np.array(self.programme.case.most)
        costs: list[float] = []
        begin = int(self.highs.getNumCol())
        for number in np.nonzero(wanted.any(axis=1))[0]:
            one = self.programme.sets[number]
            groups = np.nonzero(wanted[number])[0]
            most = int(min(one.held.counts.sum(), most_of[groups].max(initial=1)))
            steps = np.arange(1, max(most, 1))
            first = begin + len(costs)
            costs += list(np.tile(one.weight * steps, len(groups)))
            slack = (first + np.arange(len(groups) * len(steps))).reshape(len(groups), -1)
            columns = np.column_stack([self.place[one.held.units][:, groups].T, slack])
            rows.add(-INFINITY, 1.0, columns, np.array([*one.held.counts, *(-1.0 for _ in steps)]))
        self._add_columns(np.array(costs, float), np.ones(len(costs)))
        rows.give_to(self.highs)
        self.known |= wanted

    def add_all_sets(self) -> None:
        """Add the rows of all sets that can hold more than one in a group of these columns."""
        there = (self.place >= 0).astype(float)
        self._add_sets((self.programme.matrix @ there > 1) & ~self.known)

    def _broken(self, values: Floats) -> npt.NDArray[np.bool_]:
        """Return the sets and groups that hold more than one and have no row yet."""
        inside = np.zeros(self.place.shape)
        inside[self.units, self.groups] = values
        return (self.programme.matrix @ inside > 1 + EPS) & ~self.known

    def relax(self) -> Found:
        """Solve the relaxation, with rows of sets where they are broken. Raises Stopped."""
        while True:
            self._run()
            status = self.highs.getModelStatus()
            if status == _STATUS.kInfeasible:
                return Found(None, math.inf, math.inf, is_ended=True)
            if status != _STATUS.kOptimal:
                raise Stopped
            values = np.array(self.highs.getSolution().col_value)[: len(self.columns)]
            broken = self._broken(values)
            if not broken.any():
                cost = float(self.highs.getInfo().objective_function_value)
                return Found(values, cost, cost, is_ended=True)
            self._add_sets(broken)

    def solve(self, start: Round | None, nodes: int) -> Found:
        """Solve the whole programme from *start*, to its end or until it has looked at *nodes*."""
        self.highs.setOptionValue("mip_max_nodes", nodes)
        if start is not None:
            chosen = self.place[np.arange(len(start)), start]
            values = np.zeros(len(self.columns))
            values[chosen] = 1.0
            every = np.arange(len(self.columns), dtype=np.int32)
            self.highs.setSolution(len(every), every, values)
        self._run()
        status, info = self.highs.getModelStatus(), self.highs.getInfo()
        if status == _STATUS.kInfeasible:
            return Found(None, math.inf, math.inf, is_ended=True)
        is_ended, bound = status == _STATUS.kOptimal, float(info.mip_dual_bound)
        bound = bound if math.isfinite(bound) else -math.inf
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Found(None, math.inf, bound, is_ended)
        values = np.array(self.highs.getSolution().col_value)[: len(self.columns)]
        return Found(values, float(info.objective_function_value), bound, is_ended)

    def _run(self) -> None:
        try:
            run(self.highs, self.watch)
        except Stopped:
            self.is_left = True
            raise

    def limit(self, columns: npt.NDArray[np.int64], most: float) -> None:
        """Let the columns with these numbers be at most so much."""
        numbers, zeros = columns.astype(np.int32), np.zeros(len(columns))
        self.highs.changeColsBounds(len(columns), numbers, zeros, zeros + most)

    def reduced_costs(self) -> Floats:
        """Return by how much each column is too expensive for the relaxation."""
        return np.array(self.highs.getSolution().col_dual)[: len(self.columns)]

    def seats(self, values: Floats) -> Round:
        """Return the round that whole *values* tell."""
        chosen = np.nonzero(values[: len(self.columns)] > 0.5)[0]
        seats = np.full(len(self.place), -1)
        seats[self.units[chosen]] = self.groups[chosen]
        return [int(group) for group in seats]
