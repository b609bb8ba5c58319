"""Arrangements of several rounds in which nobody meets anybody twice, from geometry.

Lines: with q groups, q a power of a prime, everybody is a point (i, x) of at most q rows of q
points, and sits in round a in the group x - a·c(i). Two points share a group in one round at most,
since their lines cross once (an affine plane); where c(i) is not 0, nobody sits twice in a group.
One more round, or two, can be had within the rows.

Turns: everybody is a point (i, x) with x modulo r, a few stay fixed, and the next round is this one
turned by one: x + 1. Nobody meets twice where all differences within the first round's groups are
different (Bose, 1939, the method of differences); a short search finds such a first round.

Nine and ten rounds of eight groups of four are written down.
"""

from collections.abc import Iterator, Sequence

from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.labelled import GROUPS, PEOPLE, ROUNDS, labelled_round

TRIES = 60_000
"""Steps that the search for a first round may take."""

_Point = tuple[int, int]
"""A row and a place in it; row -1 holds the points that stay fixed."""


def designed_arrangement(case: Case) -> Arrangement | None:
    """Return a plan of *case* without repeats, None where no design is known for its size.

    It looks at sizes only, and at no other rule.
    """
    if any(len(unit) > 1 for unit in case.units) or case.rounds < 2 or case.groups < 2:
        return None
    return _written(case) or _lines(case) or _turns(case)


def _written(case: Case) -> Arrangement | None:
    """Return more rounds of eight groups of four than lines have; some places may stay empty."""
    people, is_more = len(case.units), GROUPS < case.rounds <= len(ROUNDS)
    if not is_more or case.groups != GROUPS or not PEOPLE - 4 < people <= PEOPLE:
        return None
    if not case.problem.again:
        return None
    return [labelled_round(blocks)[:people] for blocks in ROUNDS[: case.rounds]]


def _lines(case: Case) -> Arrangement | None:
    """Return a plan of lines: people by kind and organisation in rows, the pinned in the first."""
    groups, rows = case.groups, -(-len(case.units) // case.groups)
    field = _Field.of(groups)
    is_full = len(case.units) == rows * groups and groups % rows == 0 and case.problem.again
    if field is None or rows > groups or case.rounds > groups + 2 * is_full:
        return None
    pinned = [unit for unit, allowed in enumerate(case.allowed) if len(allowed) == 1]
    if pinned and sorted(case.allowed[unit][0] for unit in pinned) != list(range(groups)):
        return None
    shift = 0 if rows == groups or pinned else 1
    order = sorted(pinned, key=lambda unit: case.allowed[unit][0])
    free = [unit for unit, allowed in enumerate(case.allowed) if len(allowed) != 1]
    order += sorted(free, key=lambda unit: (case.kinds[unit], case.organisations[unit], unit))
    rounds = []
    for turn in range(case.rounds):
        seats = [0] * len(order)
        for number, unit in enumerate(order):
            row, place = divmod(number, groups)
            if turn < groups:
                seats[unit] = field.add(place, field.times(turn, row + shift))
            else:  # within the rows, where nobody has met yet; the second time some meet again
                halves = groups // rows
                seats[unit] = row * halves + (place // rows if turn == groups else place % halves)
        rounds.append(seats)
    return rounds


def _turns(case: Case) -> Arrangement | None:
    """Return a plan of turns, where all groups have one size and people may sit there again."""
    people, groups = len(case.units), case.groups
    size = people // groups
    if size < 2 or people % groups or not case.problem.again:
        return None
    if case.rounds * (size - 1) > people - 1:
        return None
    for period in range(case.rounds, (people - 1) // (size - 1) + 1):
        rows, fixed = divmod(people, period)
        first = _first_round(rows, period, fixed, size) if fixed <= groups else None
        if first is not None:
            return [_turned(first, turn, period, rows) for turn in range(case.rounds)]
    return None


def _turned(first: Sequence[Sequence[_Point]], turn: int, period: int, rows: int) -> list[int]:
    """Return the group of each person when the first round is turned so many times."""
    seat = {}
    for group, points in enumerate(first):
        for row, place in points:
            turned = (place + turn) % period
            number = rows * period + place if row < 0 else row * period + turned
            seat[number] = group
    return [seat[number] for number in range(len(seat))]


def _first_round(rows: int, period: int, fixed: int, size: int) -> list[list[_Point]] | None:
    """Return groups of *size* over all points whose differences are all different."""
    left = [(-1, place) for place in range(fixed)]
    left += [(row, place) for place in range(period) for row in range(rows)]
    search = _Differences(left, period, size)
    return [list(group) for group in search.groups] if search.fill() else None


class _Differences:
    """A search for a first round, point by point, that gives up after ``TRIES`` steps."""

    def __init__(self, points: list[_Point], period: int, size: int) -> None:
        self.left = dict.fromkeys(points)
        self.period, self.size, self.tries = period, size, TRIES
        self.used: set[tuple[int, int, int]] = set()
        self.groups: list[list[_Point]] = []

    def fill(self) -> bool:
        """Seat every point that is left; return whether that went."""
        self.tries -= 1
        if not self.left:
            return True
        if self.tries < 0:
            return False
        if not self.groups or len(self.groups[-1]) == self.size:
            point = next(iter(self.left))
            self.groups.append([])
            done = self._try(point)
            if not done:
                self.groups.pop()
            return done
        after = self.groups[-1][-1] if len(self.groups[-1]) > 1 else None
        return any(self._try(point) for point in self._candidates(after))

    def _candidates(self, after: _Point | None) -> list[_Point]:
        """Return the points that may come next: in rising order after the second of a group."""
        return [
            point
            for point in self.left
            if after is None or (point[1], point[0]) > (after[1], after[0])
        ]

    def _try(self, point: _Point) -> bool:
        group = self.groups[-1]
        new = [difference for other in group for difference in self._between(other, point)]
        if None in new or len(set(new)) < len(new) or not self.used.isdisjoint(new):
            return False
        known = [each for each in new if each is not None]
        self.used.update(known)
        before = dict(self.left)
        del self.left[point]
        group.append(point)
        if self.fill():
            return True
        group.pop()
        self.left = before
        self.used.difference_update(known)
        return False

    def _between(self, one: _Point, other: _Point) -> Iterator[tuple[int, int, int] | None]:
        """Yield what two points use up; None where turning would bring them together again."""
        (row, place), (column, spot) = sorted((one, other))
        if row < 0:
            yield None if column < 0 else (-1, place, column)
            return
        difference = (spot - place) % self.period
        if row != column:
            yield row, column, difference
        elif 2 * difference == self.period:
            yield None
        else:
            yield row, row, min(difference, self.period - difference)


class _Field:
    """A finite field of q elements, 0 … q-1 read as polynomials over the prime."""

    def __init__(self, prime: int, degree: int, reduce: int) -> None:
        self.prime, self.degree, self.reduce = prime, degree, reduce
        self.size = int(prime**degree)

    @staticmethod
    def of(size: int) -> "_Field | None":
        """Return the field of *size* elements, None where there is none."""
        prime = next((p for p in range(2, size + 1) if size % p == 0), 0)
        degree, rest = 0, size
        while prime and rest % prime == 0:
            rest, degree = rest // prime, degree + 1
        if rest != 1 or not prime:
            return None
        for tail in range(size):
            field = _Field(prime, degree, tail)
            if degree == 1 or field._is_one():
                return field
        return None

    def _is_one(self) -> bool:
        """Whether the powers of x are all elements but 0."""
        element, seen = 1, set()
        while element not in seen and element:
            seen.add(element)
            element = self._shifted(element)
        return bool(len(seen) == self.size - 1)

    def add(self, one: int, other: int) -> int:
        """Return the sum of two elements."""
        total, place = 0, 1
        while one or other:
            total += (one + other) % self.prime * place
            one, other, place = one // self.prime, other // self.prime, place * self.prime
        return total

    def _shifted(self, one: int) -> int:
        """Return x times an element."""
        over, rest = divmod(one * self.prime, self.size)
        return self.add(rest, self._scaled(self.reduce, over))

    def _scaled(self, one: int, by: int) -> int:
        total = 0
        for _ in range(by):
            total = self.add(total, one)
        return total

    def times(self, one: int, other: int) -> int:
        """Return the product of two elements."""
        if self.degree == 1:
            return one * other % self.size
        total = 0
        while other:
            other, digit = divmod(other, self.prime)
            total = self.add(total, self._scaled(one, digit))
            one = self._shifted(one)
        return total
