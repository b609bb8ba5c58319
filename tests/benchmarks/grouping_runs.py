"""One problem given to the engine and to its peers: what each found, when, and what it costs.

Every plan is scored by the tests' own scorer, which shares nothing with the engine.
"""

import json
import random
import time
from dataclasses import dataclass, replace
from statistics import mean

from facilitator.grouping.answer import Progress
from facilitator.grouping.problem import Problem
from facilitator.grouping.reading import read_problem
from facilitator.grouping.solving import solve
from tests.grouping.scoring import Document, costs, faults, seats_of

from .peers.dealings import at_random, greedily
from .peers.environments import PeerMissing, asked

AT_ONCE = 0.2
"""Seconds of search within which no plan counts as having come sooner than another."""

GRACE = 1.05
"""How many times its seconds a search may take to end and still count as ended in time."""

Trace = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Run:
    """What came of one problem.

    ``total`` are our points, None without a plan; ``own`` is what the peer says it costs by its
    own objective. ``trace`` has a cost by the runner's own count for each moment, in seconds, at
    which a better plan came, ``bounds`` what was known then of the best.
    """

    name: str
    seconds: float
    rounds: list[Document]
    total: int | None = None
    broken: int = 0
    own: float | None = None
    bound: float | None = None
    is_proved: bool = False
    trace: Trace = ()
    bounds: Trace = ()
    note: str = ""

    @property
    def first(self) -> float:
        """Return the seconds after which the first plan came that keeps all rules."""
        return self.trace[0][0] if self.trace else float("inf")

    def cost_at(self, seconds: float) -> float:
        """Return the cost of the best plan found until then."""
        found = [cost for at, cost in self.trace if at <= seconds]
        return min(found, default=float("inf"))

    def gap_at(self, seconds: float) -> float:
        """Return how many hundredths the cost was above the bound then, infinite with no bound."""
        bound = max((each for at, each in self.bounds if at <= seconds), default=0.0)
        cost = self.cost_at(seconds)
        if cost <= bound:
            return 0.0
        return 100 * (cost / bound - 1) if bound > 0 else float("inf")

    def line(self) -> str:
        """Return the run in a line."""
        if self.total is None:
            return f"{self.name:19} {self.note or f'no plan within {self.seconds:.2f} s'}"
        own = "" if self.own is None or self.own == self.total else f" (own count {self.own:g})"
        proof = "proved" if self.is_proved else ""
        if not self.is_proved and self.bound is not None:
            proof = f"at best {self.bound:g}"
        rules = f"{self.broken} rules broken" if self.broken else "valid"
        told = f"{self.name:19} {self.total:6,} points{own}, {rules}, {self.seconds:6.2f} s"
        return ", ".join(part for part in (told, proof, self.note) if part)


def _scored(problem: Document, name: str, seconds: float, rounds: list[Document]) -> Run:
    if not rounds:
        return Run(name, seconds, [])
    plan = seats_of(rounds)
    return Run(name, seconds, rounds, costs(problem, plan)["total"], len(faults(problem, plan)))


def problem_of(document: Document) -> Problem:
    """Return a document as the engine reads it."""
    return read_problem(json.dumps(document))


def ours(document: Document, seconds: float) -> Run:
    """Return what the engine finds within *seconds*."""
    told: list[Progress] = []
    answer = solve(problem_of(document), time.monotonic, seconds=seconds, report=told.append)
    plan = answer.document()
    rounds = plan["rounds"]
    assert isinstance(rounds, list)
    ended = seconds if seconds < answer.seconds <= GRACE * seconds else answer.seconds
    found = [(each.seconds, float(each.cost)) for each in told if each.cost is not None]
    bounds = [(each.seconds, float(each.bound)) for each in told]
    return replace(
        _scored(document, "ours", answer.seconds, rounds),
        own=float(answer.cost.total),
        bound=float(answer.bound),
        is_proved=answer.is_proved,
        trace=(*found, (ended, float(answer.cost.total))) if rounds else (),
        bounds=(*bounds, (ended, float(answer.bound))),
    )


def cp_sat(document: Document, seconds: float, workers: int) -> Run:
    """Return what CP-SAT finds within *seconds*, which hold for building its model too."""
    name = f"CP-SAT, {workers} workers"
    try:
        answer = asked("cp_sat", document, seconds, str(seconds), str(workers), "whole")
    except PeerMissing as missing:
        return Run(name, 0, [], note=f"not compared: {missing}")
    return replace(
        _scored(document, name, answer["seconds"], answer["rounds"]),
        own=answer["own"],
        bound=answer["bound"],
        is_proved=answer["proved"],
        trace=tuple((at, cost) for at, cost in answer["trace"]),
    )


def cp_sat_by_round(document: Document, seconds: float, workers: int) -> Run:
    """Return what CP-SAT finds when each round is solved after those before it."""
    name = f"CP-SAT by round, {workers}"
    try:
        answer = asked("cp_sat", document, seconds, str(seconds), str(workers), "by_round")
    except PeerMissing as missing:
        return Run(name, 0, [], note=f"not compared: {missing}")
    return _at_once(_scored(document, name, answer["seconds"], answer["rounds"]))


def strangers(document: Document) -> Run:
    """Return the design of perfect-strangers."""
    try:
        answer = asked("strangers", document)
    except PeerMissing as missing:
        return Run("perfect-strangers", 0, [], note=f"not compared: {missing}")
    run = _scored(document, "perfect-strangers", answer["seconds"], answer["rounds"])
    return _at_once(run, f"{answer['own']} rounds more than its design has")


def dealt(document: Document, draws: int) -> list[Run]:
    """Return the best of so many plans dealt at random, valid ones first, and a greedy one."""
    began, rng = time.monotonic(), random.Random(1)
    drawn = [at_random(document, rng) for _ in range(draws)]
    seconds = time.monotonic() - began
    found = [_scored(document, "random dealing", seconds, rounds) for rounds in drawn]
    usual = mean(each.total or 0 for each in found)
    valid = sum(not each.broken for each in found)
    note = f"the best of {draws:,}, {valid:,} of them valid; {usual:,.0f} points in the mean"
    best = min(found, key=lambda each: (each.broken > 0, each.total))
    began = time.monotonic()
    rounds = greedily(document, random.Random(1))
    greedy = _scored(document, "greedy dealing", time.monotonic() - began, rounds)
    return [_at_once(best, note), _at_once(greedy)]


def _at_once(run: Run, note: str = "") -> Run:
    """Return a run that had one plan, at its end; no trace where that breaks rules."""
    trace = () if run.broken or run.total is None else ((run.seconds, float(run.total)),)
    return replace(run, trace=trace, note=note)


def lead(peer: Run, own: Run) -> tuple[float, float, float] | None:
    """Return when *peer* was furthest ahead: its seconds, its cost, ours then; None if never."""
    if peer.broken:
        return None
    ahead = []
    for at, cost in peer.trace:
        beside = own.cost_at(max(at, AT_ONCE))
        if cost < beside:
            ahead.append((at, cost, beside))
    return max(ahead, key=lambda each: each[2] - each[1], default=None)
