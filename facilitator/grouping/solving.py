"""Solving a problem: a valid plan at once, then the best there is, or the best that was found.

One round is solved to proof wherever that can be done in time. Several rounds are improved in turn
by annealing each of them while the others stay, and all of them. Everything can be stopped; what
was found so far is kept.
"""

import math
import random
from collections.abc import Callable
from contextlib import suppress

from facilitator.grouping.answer import Answer, Progress, moved_in, plan_of
from facilitator.grouping.attempt import Attempt
from facilitator.grouping.case import compile_case
from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost, cost_of, moves_of
from facilitator.grouping.dealing import first_arrangement
from facilitator.grouping.exact import Proof
from facilitator.grouping.holding import contradiction
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import Forms, programme_of
from facilitator.grouping.several import anneal_best, search_several
from facilitator.grouping.watch import Stopped, Watch, never

LARGE_TURNS = ((500, False, 0), (100_000, False, 0), (1_000_000, True, 20_000))
TURNS = ((20, False, 500), (500, False, 4_000), (100_000, True, 20_000), (1_000_000, True, 0))
"""In turn: nodes of the proof, whether it is wide, and steps of annealing for each unit then."""

SMALL = 4_000
"""Units times groups up to which a moment of annealing is a better start than none."""

CONFLICT_SECONDS = 5.0
"""Seconds that naming a conflict may take at least where the search has shown that there is one."""

DOUBT_SECONDS = 1.0
"""Seconds that looking for a conflict may take where the time was up before anything was shown."""


def _quiet(progress: Progress) -> None:
    del progress


def solve(
    problem: Problem,
    clock: Callable[[], float],
    *,
    seconds: float = 30.0,
    seed: int = 1,
    stop: Callable[[], bool] = never,
    report: Callable[[Progress], None] = _quiet,
) -> Answer:
    """Return the best plan for *problem* that is found within *seconds*, or why there is none.

    *clock* counts seconds. *stop* is asked often whether to end at once; *report* hears of every
    better plan and bound, in the thread of the search.
    """
    began = clock()
    watch = Watch(clock, began + seconds, stop)
    forms = Forms.of(compile_case(problem))
    attempt = Attempt(forms, random.Random(seed), watch, report, began)
    attempt.offer(first_arrangement(forms, attempt.rng))
    if (kept := forms.case.seated_before()) is not None:
        attempt.offer(kept)
    if all(forms.case.allowed) and problem.people:
        if forms.case.rounds == 1:
            _search_one(attempt)
        else:
            search_several(attempt)
    conflict: tuple[Rule, ...] = ()
    if not attempt.is_valid:
        least = DOUBT_SECONDS if watch.is_over() else CONFLICT_SECONDS
        until = max(began + seconds, clock() + least)
        with suppress(Stopped):
            conflict = contradiction(problem, Watch(clock, until, stop))
    return _answer(attempt, seed, conflict)


def _search_one(attempt: Attempt) -> None:
    """Solve the only round; at once where no arrangement can keep all rules."""
    case, watch = attempt.case, attempt.watch
    proof = Proof(programme_of(attempt.forms), watch, tell=lambda seats: _offer(attempt, seats))
    is_small = len(case.units) * case.groups <= SMALL
    if is_small:
        anneal_best(attempt, 40 * len(case.units), 1.0)
    if not proof.relax():
        return
    attempt.raise_bound(proof.bound)
    for nodes, is_wide, steps in TURNS if is_small else LARGE_TURNS:
        if attempt.is_valid and attempt.value < proof.cost:
            proof.best, proof.cost = attempt.best[0], attempt.value
        solved = proof.carry_on(nodes, is_wide=is_wide)
        if solved.seats is None and solved.is_proved:
            return
        if solved.seats is not None:
            attempt.offer([solved.seats])
        attempt.raise_bound(solved.bound)
        if attempt.is_proved or watch.is_over():
            break
        if steps:
            anneal_best(attempt, steps * len(case.units), 2.0)


def _offer(attempt: Attempt, seats: list[int]) -> None:
    """Offer a round that HiGHS has found, unless it left somebody out by a rounding error."""
    if min(seats) >= 0:
        attempt.offer([seats])


def _answer(attempt: Attempt, seed: int, conflict: tuple[Rule, ...]) -> Answer:
    case, best = attempt.case, attempt.best
    seconds = attempt.watch.clock() - attempt.began
    if not attempt.is_valid:
        bound = max(0, math.ceil(attempt.bound))
        return Answer((), Cost(), bound, False, (), conflict, seconds, seed)
    cost, plan = cost_of(case, best), plan_of(case, best)
    bound = max(0, math.ceil(attempt.bound) - moves_of(case, best))
    is_proved = attempt.is_proved
    return Answer(
        rounds=plan,
        cost=cost,
        bound=cost.total if is_proved else min(bound, cost.total),
        is_proved=is_proved,
        moved=moved_in(case, plan),
        conflict=(),
        seconds=seconds,
        seed=seed,
    )
