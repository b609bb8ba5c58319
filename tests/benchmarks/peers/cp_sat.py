"""CP-SAT of OR-Tools on one problem: ``python -I cp_sat.py SECONDS WORKERS WAY``.

The problem comes as JSON on the standard input, the plan goes to the standard output. This runs
in the peer's own Python, and knows nothing of ours. The whole objective stands in one model:

- a literal for each unit (those who must sit together), group and round;
- people of one organisation, or of one past group, are a set of which n in a group cost C(n, 2)
  times its points: convex, so n is at most 1 + e₁ + e₂ + …, with eₖ at k times the points;
- those who sit in g in one round and in h in another are such a set too, which gives what meeting
  again costs over the rounds: as many pairs of rounds as two people share.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

from ortools.sat.python import cp_model

Literal = Any
Document = dict[str, Any]

POINTS = {
    "second_wish": 3,
    "third_wish": 6,
    "no_wish": 20,
    "missed_first": 6,
    "missed_second": 3,
    "missed_third": 1,
    "kind": 2,
    "organisation": 5,
    "met": 2,
}

FEW_SEATS = 4_000
"""Literals of one round up to which presolving is worth its time: 236 people took twice as long."""

FEW_CELLS = 100_000
"""Literals of two rounds up to which the model says twice that they are pairs, for its bound."""


def total(literals: list[Literal]) -> Any:
    """Return how many of *literals* are true."""
    return cp_model.LinearExpr.sum(literals)


def units_of(problem: Document) -> list[list[Document]]:
    """Return the people, those together who must sit together."""
    of = {each["id"]: [each] for each in problem["people"]}
    for names in problem.get("together", ()):
        for name in names[1:]:
            one, other = of[names[0]], of[name]
            if one is not other:
                one += other
                of.update((each["id"], one) for each in other)
    return list({id(unit): unit for unit in of.values()}.values())


class Room:
    """The model, its literals ``seat[round][person][group]``, and the terms of its objective."""

    def __init__(self, problem: Document) -> None:
        self.problem = problem
        self.points = {**POINTS, **problem.get("points", {})}
        self.groups = [group["id"] for group in problem["groups"]]
        mosts = [group.get("most") for group in problem["groups"]]
        self.most = max(len(problem["people"]) if most is None else most for most in mosts)
        self.model = cp_model.CpModel()
        self.costs: list[tuple[int, Literal]] = []
        self.units = units_of(problem)
        self.seat = [self._round() for _ in range(problem["rounds"])]
        self.pinned = {
            each["id"]
            for unit in self.units
            if any(one.get("pinned") is not None for one in unit)
            for each in unit
        }
        for seat in self.seat:
            self._rules(seat)
            self._kinds(seat)
            self._sets(seat)
        self._wishes()
        self._rounds()
        points, literals = zip(*self.costs, strict=True) if self.costs else ((), ())
        self.model.minimize(cp_model.LinearExpr.weighted_sum(literals, points))

    def _round(self) -> dict[str, dict[str, Literal]]:
        """Return the literals of one round: every unit sits in one group that it can use."""
        seat: dict[str, dict[str, Literal]] = {}
        for unit in self.units:
            allowed = set(self.groups)
            for each in unit:
                if each.get("may") is not None:
                    allowed &= set(each["may"])
                if each.get("pinned") is not None:
                    allowed &= {each["pinned"]}
            literals = {g: self.model.new_bool_var("") for g in self.groups if g in allowed}
            self.model.add_exactly_one(literals.values())
            seat.update((each["id"], literals) for each in unit)
        return seat

    def _inside(self, seat: dict[str, Any], names: Iterable[str], group: str) -> list[Literal]:
        return [seat[name][group] for name in names if group in seat[name]]

    def _rules(self, seat: dict[str, Any]) -> None:
        for group in self.problem["groups"]:
            inside = total(self._inside(seat, seat, group["id"]))
            most = group.get("most")
            self.model.add(inside >= group.get("least", 0))
            self.model.add(inside <= (len(seat) if most is None else most))
        for role, need in self.problem.get("needs", {}).items():
            able = [each["id"] for each in self.problem["people"] if role in each.get("roles", ())]
            for group in self.groups:
                self.model.add(total(self._inside(seat, able, group)) >= need)
        for names in self.problem.get("apart", ()):
            for group in self.groups:
                self.model.add_at_most_one(self._inside(seat, set(names), group))

    def _kinds(self, seat: dict[str, Any]) -> None:
        people = defaultdict(list)
        for each in self.problem["people"]:
            if each.get("kind") is not None:
                people[each["kind"]].append(each["id"])
        for names in people.values():
            low, high = len(names) // len(self.groups), -(-len(names) // len(self.groups))
            for group in self.groups:
                count = total(self._inside(seat, names, group))
                off = self.model.new_int_var(0, len(names), "")
                self.model.add(off >= count - high)
                self.model.add(off >= low - count)
                self.costs.append((self.points["kind"], off))

    def _sets(self, seat: dict[str, Any]) -> None:
        """Add what people of one organisation, and those who met in the past, cost in a group."""
        sets: Counter[tuple[str, ...]] = Counter()
        of = defaultdict(list)
        for each in self.problem["people"]:
            if each.get("organisation") is not None:
                of[each["organisation"]].append(each["id"])
        for names in of.values():
            sets[tuple(sorted(names))] += self.points["organisation"]
        for names in self.problem.get("past", ()):
            sets[tuple(sorted(set(names) & set(seat)))] += self.points["met"]
        for people, points in sets.items():
            for group in self.groups:
                self._shared(self._inside(seat, people, group), points)

    def _shared(self, literals: list[Literal], points: int) -> None:
        """Add the cost of each pair of *literals* that are true."""
        if len(literals) < 2 or not points:
            return
        count = min(len(literals), self.most)
        extra = [self.model.new_bool_var("") for _ in range(count - 1)]
        if len(literals) == 2:
            self.model.add_bool_or([~literals[0], ~literals[1], extra[0]])
        else:
            self.model.add(total(literals) <= 1 + total(extra))
            for one, other in pairwise(extra):
                self.model.add_implication(other, one)
        self.costs += [(points * (k + 1), each) for k, each in enumerate(extra)]

    def _wishes(self) -> None:
        points = self.points
        several = self.problem.get("several", len(self.seat) > 1)
        missed = [points["missed_first"], points["missed_second"], points["missed_third"]]
        for each in self.problem["people"]:
            name = each["id"]
            wishes = [[wish] if isinstance(wish, str) else wish for wish in each.get("wishes", ())]
            if each.get("pinned") is not None or not wishes:
                continue
            if several:
                for wish, cost in zip(wishes, missed, strict=False):
                    if not wish:
                        continue
                    given = [seat[name][g] for seat in self.seat for g in wish if g in seat[name]]
                    none = self.model.new_bool_var("")
                    self.model.add_bool_or([none, *given])
                    self.costs.append((cost, none))
                continue
            granted = [0, points["second_wish"], points["third_wish"]]
            costs: dict[str, int] = {}
            for wish, cost in zip(wishes, granted, strict=False):
                costs = {**dict.fromkeys(wish, cost), **costs}
            for group, literal in self.seat[0][name].items():
                self.costs.append((costs.get(group, points["no_wish"]), literal))

    def _rounds(self) -> None:
        """Nobody sits twice in a group, and those who sit together again cost points."""
        again = bool(self.problem.get("again"))
        if not again:
            for unit in self.units:
                name = unit[0]["id"]
                if name not in self.pinned:
                    for group in self.seat[0][name]:
                        self.model.add_at_most_one(seat[name][group] for seat in self.seat)
        for one, other in combinations(self.seat, 2):
            cells: dict[tuple[str, str], list[Literal]] = defaultdict(list)
            for unit in self.units:
                name = unit[0]["id"]
                free = again or name in self.pinned
                for cell, both in self._both(one[name], other[name], free):
                    cells[cell] += [both] * len(unit)
            for literals in cells.values():
                self._shared(literals, self.points["met"])

    def _both(
        self, one: dict[str, Literal], other: dict[str, Literal], again: bool
    ) -> Iterator[tuple[tuple[str, str], Literal]]:
        """Yield for each two groups the literal of sitting in one and then in the other."""
        cells = {(g, h): self.model.new_bool_var("") for g in one for h in other if again or g != h}
        for (g, h), both in cells.items():
            self.model.add_bool_or([~one[g], ~other[h], both])
        if len(self.units) * len(self.groups) ** 2 < FEW_CELLS:
            for g in one:
                here = total([both for cell, both in cells.items() if cell[0] == g])
                self.model.add(here == one[g])
            for h in other:
                there = total([both for cell, both in cells.items() if cell[1] == h])
                self.model.add(there == other[h])
        yield from cells.items()


class Trace(cp_model.CpSolverSolutionCallback):
    """When each better plan came, and what it costs by the peer's own objective."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self.began = began
        self.found: list[tuple[float, float]] = []

    def on_solution_callback(self) -> None:
        self.found.append((time.monotonic() - self.began, self.objective_value))


def answered(problem: Document, seconds: float, workers: int) -> Document:
    """Return the best plan within *seconds*, building the model included."""
    began = time.monotonic()
    room, trace = Room(problem), Trace(began)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 1
    solver.parameters.cp_model_presolve = len(room.units) * len(room.groups) < FEW_SEATS
    solver.parameters.max_time_in_seconds = max(0.01, seconds - (time.monotonic() - began))
    status = solver.solve(room.model, trace)
    taken, rounds = time.monotonic() - began, []
    is_found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    for seat in room.seat if is_found else ():
        plan: dict[str, list[str]] = {group: [] for group in room.groups}
        for name, literals in seat.items():
            plan[next(g for g, x in literals.items() if solver.boolean_value(x))].append(name)
        rounds.append(plan)
    return {
        "rounds": rounds,
        "own": solver.objective_value if is_found else None,
        "bound": solver.best_objective_bound,
        "proved": status == cp_model.OPTIMAL,
        "seconds": taken,
        "trace": trace.found,
    }


def by_round(problem: Document, seconds: float, workers: int) -> Document:
    """Return a plan of several rounds, each the best after those before it."""
    began, rounds = time.monotonic(), list[Document]()
    while len(rounds) < problem["rounds"]:
        left = seconds - (time.monotonic() - began)
        share = max(0.01, left) / (problem["rounds"] - len(rounds))
        found = answered(_next(problem, rounds), share, workers)["rounds"]
        if not found:
            rounds = []
            break
        rounds += found
    return {"rounds": rounds, "seconds": time.monotonic() - began}


def _next(problem: Document, rounds: list[Document]) -> Document:
    """Return the problem of the round after *rounds*; a wish that was granted has no groups."""
    people, groups = [], [group["id"] for group in problem["groups"]]
    for unit in units_of(problem):
        stays = problem.get("again") or any(each.get("pinned") is not None for each in unit)
        for each in unit:
            sat = {g for plan in rounds for g, names in plan.items() if each["id"] in names}
            may = groups if each.get("may") is None else each["may"]
            wishes = [[wish] if isinstance(wish, str) else wish for wish in each.get("wishes", ())]
            left = {
                "may": [group for group in may if stays or group not in sat],
                "wishes": [[] if sat & set(wish) else wish for wish in wishes],
            }
            people.append({**each, **left})
    met = [names for plan in rounds for names in plan.values()]
    past = [*problem.get("past", ()), *met]
    return {**problem, "people": people, "past": past, "rounds": 1, "several": True}


if __name__ == "__main__":
    solve = by_round if sys.argv[3] == "by_round" else answered
    json.dump(solve(json.load(sys.stdin), float(sys.argv[1]), int(sys.argv[2])), sys.stdout)
