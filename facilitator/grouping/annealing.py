"""Arrangements by annealing: a valid plan at once, several rounds, and dense histories.

Two units of a round change places, or one moves; a change for the worse is taken with a chance
that falls step by step. Each run is twice as long as the one before, so that there is a good plan
early and a better one later; the same seed takes the same steps.

Simulated annealing after Kirkpatrick, Gelatt and Vecchi (1983).
"""

import math
import random
from collections.abc import Callable

from facilitator.grouping.case import Arrangement
from facilitator.grouping.search import Search
from facilitator.grouping.watch import never

HOT, COLD = 5.0, 0.3
"""The temperatures, in points, between which a run cools down."""

LOOK_EVERY = 256
"""Steps between two looks at the time."""


def _unseen(arrangement: Arrangement) -> None:
    del arrangement


def anneal(
    search: Search,
    steps: int,
    rng: random.Random,
    *,
    hot: float = HOT,
    cold: float = COLD,
    stop: Callable[[], bool] = never,
    show: Callable[[Arrangement], None] = _unseen,
) -> tuple[Arrangement, int]:
    """Take *steps* from where *search* stands; return the best arrangement, and its change in cost.

    Both count a breach as ``BREACH``. It ends early where *stop* says so. *show* is given the best
    one so far, many times a second while there are better ones.
    """
    case = search.case
    free = [
        unit
        for unit, allowed in enumerate(case.allowed)
        if any(set(allowed) != {seats[unit]} for seats in search.seats)
    ]
    if not free or case.groups < 2:
        return [list(seats) for seats in search.seats], 0
    may = [
        bytearray(group in set(allowed) for group in range(case.groups)) for allowed in case.allowed
    ]
    has_room = [low < high for low, high in zip(case.least, case.most, strict=True)]
    moves = 0.15 if any(has_room) else 0.0
    cost = best = shown = 0
    best_seats = [list(seats) for seats in search.seats]
    is_kept = True
    draw, count, cooling = rng.random, len(free), math.log(cold / hot) / max(1, steps)
    temperature = hot
    for step in range(steps):
        if step % LOOK_EVERY == 0:
            temperature = hot * math.exp(cooling * step)
            if best < shown:
                if not is_kept:
                    best_seats, is_kept = [list(each) for each in search.seats], True
                show(best_seats)
                shown = best
            if stop():
                break
        number = int(draw() * case.rounds)
        seats = search.seats[number]
        one = free[int(draw() * count)]
        a = seats[one]
        if draw() < moves:
            b = int(draw() * case.groups)
            if b == a or not may[one][b]:
                continue
            delta = search.cost_of_move(number, one, b)
            if delta <= 0 or draw() < math.exp(-delta / temperature):
                if delta > 0 and not is_kept:
                    best_seats, is_kept = [list(each) for each in search.seats], True
                search.move(number, one, b)
                cost += delta
        else:
            other = free[int(draw() * count)]
            b = seats[other]
            if a == b or not may[one][b] or not may[other][a]:
                continue
            delta = search.cost_of_swap(number, one, other)
            if delta <= 0 or draw() < math.exp(-delta / temperature):
                if delta > 0 and not is_kept:
                    best_seats, is_kept = [list(each) for each in search.seats], True
                search.swap(number, one, other)
                cost += delta
        if cost < best:
            best, is_kept = cost, False
    return (best_seats if is_kept else [list(each) for each in search.seats]), best
