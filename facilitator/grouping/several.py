"""Several rounds: each annealed after those before it, or while the others stay, and all at once.

One round is annealed several times as fast as all of them, and so a plan made round by round is
soon good; all of them at once, and new plans from a part of the best, find what that misses. Where
a problem is small, rounds are solved to proof too.

Nothing proves such a plan, but there is a bound. What a round costs by itself is convex, so the
average of all rounds costs no more than they do; that average is one relaxed round in which nobody
sits anywhere for longer than one round of them. Meeting again between two rounds cannot be avoided
wherever a group is larger than the number of groups that its people can come from.
"""

import math

import numpy as np

from facilitator.grouping.among import search_among
from facilitator.grouping.annealing import anneal
from facilitator.grouping.attempt import Attempt
from facilitator.grouping.case import Arrangement, Case, Round
from facilitator.grouping.cost import breaches, worth
from facilitator.grouping.dealing import dealt_round
from facilitator.grouping.design import designed_arrangement
from facilitator.grouping.exact import relaxed_cost, solve_round
from facilitator.grouping.holding import any_arrangement
from facilitator.grouping.programme import Floats, Programme, programme_of
from facilitator.grouping.search import Search
from facilitator.grouping.watch import Stopped

TURNS = 40
"""How often all rounds are annealed and solved before the search ends by itself."""

FIRST, FEWEST, MOST = 15, 50, 2_000
"""Steps of annealing for each unit of a round: for the first plan, in the first turn, at most."""

EXACT = 4
"""Turns in which the new plan of a small problem is solved round by round, and not annealed."""

WARM = 1.5
"""The temperature, in points, at which a round begins: few are better for more."""

SMALL = 240
"""Units times groups up to which each round is solved while the others stay."""

NODES = 200
"""How many nodes one round may take while the others stay."""


def search_several(attempt: Attempt) -> None:
    """Improve the rounds of *attempt*; at once where no arrangement can keep all rules."""
    case = attempt.case
    if (designed := designed_arrangement(case)) is not None:
        attempt.offer(designed)
        attempt.raise_bound(bound_of_rounds(attempt))
        if attempt.is_proved:
            return
    _begin(attempt)
    if not attempt.is_valid and not attempt.watch.is_over():
        try:
            found = any_arrangement(case, attempt.watch)
        except Stopped:
            return
        if found is None:
            return
        attempt.offer(found)
    attempt.raise_bound(bound_of_rounds(attempt))
    steps = FEWEST
    for turn in range(TURNS):
        if attempt.watch.is_over() or attempt.is_proved:
            break
        _improve(attempt, steps, is_exact=turn < EXACT)
        steps = min(2 * steps, MOST)


def _improve(attempt: Attempt, steps: int, *, is_exact: bool) -> None:
    """Make a new plan, then others from the best: with one of its rounds kept, and as it is."""
    chained = _chained(attempt, steps, {}, is_exact=is_exact)
    _polish(attempt, _settled(attempt, chained, steps))
    kept = attempt.rng.randrange(attempt.case.rounds)
    again = _chained(attempt, steps, {kept: attempt.best[kept]})
    _polish(attempt, _settled(attempt, again, steps))
    more = 3 if _is_small(attempt) else 1
    anneal_best(attempt, more * steps * attempt.case.rounds * len(attempt.case.units), 2.0)
    _polish(attempt, attempt.best)


def _begin(attempt: Attempt) -> None:
    """Make a good plan at once, or any that keeps the rules, where that is easy."""
    _chained(attempt, FIRST, {})
    if not attempt.is_valid:
        anneal_best(attempt, 40 * len(attempt.case.units), 1.0)
    if not attempt.is_valid:
        anneal_best(attempt, 300 * len(attempt.case.units), 5.0)


def anneal_best(attempt: Attempt, steps: int, hot: float) -> None:
    """Anneal the best plan of *attempt* for a while."""
    search, stop = Search(attempt.case, attempt.best), attempt.watch.is_over
    found, _ = anneal(search, steps, attempt.rng, hot=hot, stop=stop, show=attempt.glance)
    attempt.offer(found)


def _chained(
    attempt: Attempt, steps: int, kept: dict[int, Round], *, is_exact: bool = False
) -> Arrangement:
    """Return a plan with these rounds, and each other annealed to follow those before it.

    Where *is_exact*, it is solved instead, in a small problem.
    """
    rounds = dict(kept)
    for number in range(attempt.case.rounds):
        if number not in rounds:
            others = list(rounds.values())
            dealt = dealt_round(attempt.forms, others, number, attempt.rng)
            if is_exact and _is_small(attempt):
                rounds[number] = better_round(attempt, others, number, dealt)
            else:
                rounds[number] = _annealed(attempt, others, number, dealt, steps)
    chained = [rounds[number] for number in range(attempt.case.rounds)]
    attempt.offer(chained)
    return chained


def _settled(attempt: Attempt, arrangement: Arrangement, steps: int) -> Arrangement:
    """Return *arrangement* with each round annealed while the others stay, until none is better."""
    best, value = arrangement, worth(attempt.case, arrangement)
    number = unchanged = 0
    while unchanged < len(best) and not attempt.watch.is_over() and not attempt.is_proved:
        others = [*best[:number], *best[number + 1 :]]
        seats = _annealed(attempt, others, number, best[number], steps)
        changed = [*best[:number], seats, *best[number + 1 :]]
        unchanged += 1
        if (new := worth(attempt.case, changed)) < value:
            best, value, unchanged = changed, new, 0
            attempt.offer(best)
        number = (number + 1) % len(best)
    return best


def _annealed(
    attempt: Attempt, others: Arrangement, number: int, seats: Round, steps: int
) -> Round:
    """Return round *number* annealed from *seats* while the others stay."""

    def show(alone: Arrangement) -> None:
        if len(others) == attempt.case.rounds - 1:
            attempt.glance([*others[:number], *alone, *others[number:]])

    search = search_among(attempt.forms, others, number, seats)
    stop, count = attempt.watch.is_over, steps * len(seats)
    (found,), _ = anneal(search, count, attempt.rng, hot=WARM, stop=stop, show=show)
    return found


def _is_small(attempt: Attempt) -> bool:
    return len(attempt.case.units) * attempt.case.groups <= SMALL


def _polish(attempt: Attempt, arrangement: Arrangement) -> None:
    """Solve each round of a small *arrangement* while the others stay, until none gets better."""
    best, value = arrangement, worth(attempt.case, arrangement)
    number, unchanged = 0, 0 if _is_small(attempt) else len(arrangement)
    while unchanged < len(best) and not attempt.watch.is_over() and not attempt.is_proved:
        others = [*best[:number], *best[number + 1 :]]
        seats = better_round(attempt, others, number, best[number])
        changed = [*best[:number], seats, *best[number + 1 :]]
        unchanged += 1
        if (new := worth(attempt.case, changed)) < value:
            best, value, unchanged = changed, new, 0
            attempt.offer(best)
        number = (number + 1) % len(best)


def better_round(attempt: Attempt, others: Arrangement, number: int, seats: Round) -> Round:
    """Return the best round in the place of *number* while *others* stay, or *seats*."""
    programme = programme_of(attempt.forms, others, number)
    if not programme.may.any(axis=1).all():
        return seats
    known, cost = None, math.inf
    is_allowed = programme.may[np.arange(len(seats)), seats].all()
    if is_allowed and not breaches(attempt.case, [seats]):
        known, cost = seats, cost_in(programme, seats)
    solved = solve_round(programme, attempt.watch, known, cost, nodes=NODES)
    return solved.seats or seats


def cost_in(programme: Programme, seats: Round) -> float:
    """Return what *seats*, which keep all rules, cost in *programme*."""
    case = programme.case
    inside = np.zeros(programme.may.shape)
    inside[np.arange(len(seats)), seats] = 1.0
    cost = float((programme.costs * inside).sum())
    together: Floats = programme.matrix @ inside
    weights = np.array([one.weight for one in programme.sets])
    cost += float((weights[:, None] * together * (together - 1)).sum() / 2)
    for (low, high), kind in zip(case.kind_bounds, programme.forms.kinds, strict=False):
        there = kind.counts @ inside[kind.units]
        outside = np.maximum(np.maximum(low - there, there - high), 0)
        cost += case.points.kind * float(outside.sum())
    return cost


def bound_of_rounds(attempt: Attempt) -> float:
    """Return what no plan of several rounds can be below."""
    alone = _bound_alone(attempt)
    meeting = meeting_again(attempt.case)
    return max(0, math.ceil(alone - 1e-4) if math.isfinite(alone) else 0) + meeting


def _bound_alone(attempt: Attempt) -> float:
    """Return the bound without those who meet in two rounds of this plan."""
    forms, case = attempt.forms, attempt.case
    programme = Programme(
        forms,
        np.repeat(forms.within[:, None], case.groups, axis=1),
        forms.may,
        forms.sets,
        wishes=[
            (unit, wish, points)
            for unit, members in enumerate(case.wishes)
            for wishes in members
            for wish, points in zip(wishes, case.missed, strict=False)
            if points
        ],
        share=1.0 / case.rounds,
    )
    return case.rounds * relaxed_cost(programme, attempt.watch)


def meeting_again(case: Case) -> int:
    """Return the points for meeting again, between the rounds of a plan, that none can avoid.

    Between two rounds, s people of a group come from at most G groups, and from G - 1 where they
    may not stay. By convexity even groups are the cheapest, whatever sizes are allowed.
    """
    people, groups = len(case.kinds), case.groups
    sources = groups if any(case.stays) else groups - 1
    if sources < 1:
        return 0
    size, larger = divmod(people, groups)
    pairs = larger * _even_pairs(size + 1, sources) + (groups - larger) * _even_pairs(size, sources)
    return case.points.met * pairs * math.comb(case.rounds, 2)


def _even_pairs(people: int, groups: int) -> int:
    """Return how many pairs share a group at least when *people* come from so many groups."""
    each, more = divmod(people, groups)
    return more * math.comb(each + 1, 2) + (groups - more) * math.comb(each, 2)
