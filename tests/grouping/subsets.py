"""The best seating of one round by trying everything: group by group, every set of people.

Written from the specification alone, like ``scoring``. The best for the first groups and every set
of people is kept, so that twelve people in four groups take a moment: 3^12 ways for each group.
"""

from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from .scoring import POINTS, Document, granting

Numbers = npt.NDArray[np.float64]


@lru_cache
def _splits(people: int) -> tuple[npt.NDArray[np.int64], ...]:
    """Return every set with each of its subsets, ordered by set, and where each set begins."""
    ways = np.arange(3**people)
    whole, part = np.zeros_like(ways), np.zeros_like(ways)
    for place in range(people):
        digit = ways // 3**place % 3
        whole += (digit > 0) * 2**place
        part += (digit == 2) * 2**place
    order = np.argsort(whole, kind="stable")
    whole, part = whole[order], part[order]
    return whole - part, part, np.searchsorted(whole, np.arange(2**people))


def least_points(problem: Document) -> int | None:
    """Return the points of the best round, moving included; None where rules leave none."""
    people = len(problem["people"])
    of = [_points_in(problem, group) for group in problem["groups"]]
    rest, part, begins = _splits(people)
    best = of[0]
    for points in of[1:]:
        best = np.minimum.reduceat(best[rest] + points[part], begins)
    return int(best[-1]) if np.isfinite(best[-1]) else None


def _points_in(problem: Document, group: Document) -> Numbers:
    """Return what *group* costs with every set of people in it; infinity where rules forbid it."""
    people = problem["people"]
    ids = [each["id"] for each in people]
    inside = (np.arange(2 ** len(ids))[:, None] >> np.arange(len(ids))) & 1
    points = inside @ np.array([_alone(problem, each, group) for each in people], float)
    points += ((inside @ _pairs(problem)) * inside).sum(axis=1) / 2
    for kind in {each.get("kind") for each in people} - {None}:
        of = np.array([each.get("kind") == kind for each in people])
        low, over = divmod(int(of.sum()), len(problem["groups"]))
        there = inside @ of
        off = np.maximum(np.maximum(low - there, there - low - bool(over)), 0)
        points += {**POINTS, **problem.get("points", {})}["kind"] * off
    return np.where(_keeps_rules(problem, group, inside), points, np.inf)


def _alone(problem: Document, person: Document, group: Document) -> int:
    """Return the points for the wishes of *person* and for moving there."""
    points, moved = {**POINTS, **problem.get("points", {})}, 0
    for there, names in (problem.get("seated") or [{}])[0].items():
        moved += 4 * (person["id"] in names and there != group["id"])
    wishes = person.get("wishes", [])
    if person.get("pinned") is not None or not wishes:
        return moved
    granted = (0, points["second_wish"], points["third_wish"])
    for wish, cost in zip(wishes, granted, strict=False):
        if group["id"] in granting(wish):
            return moved + cost
    return moved + int(points["no_wish"])


def _pairs(problem: Document) -> Numbers:
    """Return the points of every two people in one group."""
    people, points = problem["people"], {**POINTS, **problem.get("points", {})}
    near = np.zeros((len(people), len(people)))
    for (a, one), (b, other) in combinations(enumerate(people), 2):
        if one.get("organisation") is not None:
            near[a, b] += points["organisation"] * (one["organisation"] == other["organisation"])
        for names in problem.get("past", ()):
            near[a, b] += points["met"] * (one["id"] in names and other["id"] in names)
    return near + near.T


def _keeps_rules(problem: Document, group: Document, inside: Any) -> npt.NDArray[np.bool_]:
    """Return for every set of people whether it can be *group*."""
    people, size = problem["people"], inside.sum(axis=1)
    ids = [each["id"] for each in people]
    most = len(ids) if group.get("most") is None else group["most"]
    can = (group.get("least", 0) <= size) & (size <= most)
    for role, need in problem.get("needs", {}).items():
        can &= inside @ np.array([role in each.get("roles", ()) for each in people]) >= need
    for place, each in enumerate(people):
        if each.get("pinned") is not None:
            can &= inside[:, place] == (each["pinned"] == group["id"])
        if each.get("may") is not None and group["id"] not in each["may"]:
            can &= inside[:, place] == 0
    for names in problem.get("together", ()):
        there = inside @ np.array([name in names for name in ids])
        can &= (there == 0) | (there == len(set(names)))
    for names in problem.get("apart", ()):
        can &= inside @ np.array([name in names for name in ids]) <= 1
    return np.asarray(can)
