"""Who sits where, against the goals and against dealing."""

import json
import random
import time

from facilitator.grouping.case import compile_case
from facilitator.grouping.cost import worth
from facilitator.grouping.dealing import first_arrangement
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import Forms
from facilitator.grouping.repair import Seating
from facilitator.grouping.solving import solve
from facilitator.grouping.why import explain
from tests.grouping.problems import realistic

ROOMS = (
    ("24 in 4", (24, 4), {"past": 2}, 5.0, "proved in 0.5 s"),
    ("60 in 8", (60, 8), {"past": 2}, 5.0, "proved in 0.5 s"),
    ("236 in 30", (236, 30), {"past": 2}, 5.0, "proved in 1 s, 5 s at worst"),
    ("1,000 in 125", (1000, 125), {"past": 2}, 6.0, "1 % over the bound in 6 s"),
    ("60 in 8, six dense past", (60, 8), {"past": 6}, 30.0, "5 % over the bound"),
    ("24 in 4, three rounds", (24, 4), {"rounds": 3}, 30.0, "no more than 158"),
    ("60 in 8, three rounds", (60, 8), {"rounds": 3}, 30.0, "no more than 185"),
    ("236 in 30, three rounds", (236, 30), {"rounds": 3}, 30.0, "no more than 320"),
)


def asked(people: int, groups: int, seed: int = 1, **more: int) -> Problem:
    """Return a realistic problem."""
    return Problem.model_validate_json(json.dumps(realistic(people, groups, seed, **more)))


def golfers(groups: int, size: int, days: int) -> Problem:
    """Return a problem in which nobody should meet anybody twice."""
    people = [{"id": f"p{k}"} for k in range(groups * size)]
    tables = [{"id": f"g{k}", "least": size, "most": size} for k in range(groups)]
    whole = {"people": people, "groups": tables, "rounds": days, "again": True}
    return Problem.model_validate_json(json.dumps(whole))


def plain_random(problem: Problem) -> int:
    """Return what shuffling costs, with 100,000 for each broken rule."""
    case, rng, rounds = compile_case(problem), random.Random(1), []
    for _ in range(problem.rounds):
        order = list(range(len(case.units)))
        rng.shuffle(order)
        seats = [0] * len(order)
        for place, unit in enumerate(order):
            seats[unit] = place % case.groups
        rounds.append(seats)
    return worth(case, rounds) % 100_000


def grouping() -> None:
    """Points, bound, and seconds; random (rules broken) and greedy dealing on the same problem."""
    for name, size, more, seconds, goal in ROOMS:
        problem = asked(*size, **more)
        forms, first = Forms.of(compile_case(problem)), [0.0]

        def told(progress: object, first: list[float] = first) -> None:
            first[0] = first[0] or getattr(progress, "seconds", 0.0)

        greedy = worth(forms.case, first_arrangement(forms, random.Random(1)))
        answer = solve(problem, time.monotonic, seconds=seconds, report=told)
        total = answer.cost.total
        dealt = plain_random(problem)
        gap = f"{100 * (total / max(answer.bound, 1) - 1):5.1f} %"
        print(
            f"{name:24} first {first[0]:.3f} s  {answer.seconds:6.2f} s  {total:5} ≥ "
            f"{answer.bound:5}  {'proved' if answer.is_proved else gap:7}  random {dealt:6}"
            f"  greedy {greedy:6}  (to reach: {goal})"
        )
    for groups, size, days in ((5, 3, 7), (8, 4, 10)):
        answer = solve(golfers(groups, size, days), time.monotonic, seconds=10)
        repeats = answer.cost.met // 2
        print(f"golfers {groups} x {size}, {days} days: {repeats} repeats  {answer.seconds:.2f} s")
    for people, groups in ((236, 30), (1000, 125)):
        _repairs(people, groups)


def _repairs(people: int, groups: int) -> None:
    problem = asked(people, groups, past=2)
    answer = solve(problem, time.monotonic, seconds=6)
    last = problem.people[-1].id
    seated = {g: tuple(p for p in names if p != last) for g, names in answer.rounds[0].items()}
    asked_again = problem.model_copy(update={"seated": (seated,)})
    began = time.perf_counter()
    seating = Seating(asked_again, last)
    made = time.perf_counter()
    seating.best_place()
    done = time.perf_counter()
    print(f"late arrival, {people}: {1e3 * (done - made):.1f} ms + {1e3 * (made - began):.1f} ms")
    here = tuple(p for n, p in enumerate(problem.people) if n % 17 or n < groups)
    left = {p.id for p in here}
    paired = tuple(pair for pair in problem.together if left.issuperset(pair))
    apart = tuple(pair for pair in problem.apart if left.issuperset(pair))
    fewer = {"people": here, "together": paired, "apart": apart, "seated": answer.rounds}
    repaired = solve(problem.model_copy(update=fewer), time.monotonic, seconds=10)
    print(
        f"{people - len(here)} of {people} gone: {len(repaired.moved)} move, "
        f"{repaired.seconds:.2f} s, proved: {repaired.is_proved}"
    )
    wishing = next(p for p in problem.people if p.wishes and p.pinned is None)
    others = problem.people
    for each in others:
        if each.wishes and each.pinned is None and each.id not in answer.rounds[0][each.wishes[0]]:
            wishing = each
            break
    began = time.perf_counter()
    why = explain(problem, answer.rounds, wishing.id, time.monotonic, seconds=10)
    print(f"why, {people}: {time.perf_counter() - began:.2f} s for {len(why.better)} wishes")
