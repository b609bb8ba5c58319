"""An arrangement that is changed step by step, and the tables that value a change at once.

For each round, unit and group a table holds the points for the pairs that the unit would have
there; so a swap is valued without looking at any pair. A rule that a change breaks costs so much
that it is kept wherever it can be.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.cost import BREACH


class Search:
    """An arrangement of *case*, what it costs now with its breaches, and what a change would."""

    def __init__(self, case: Case, arrangement: Arrangement) -> None:
        units, groups, rounds = len(case.units), case.groups, case.rounds
        self.case = case
        self.seats = [list(seats) for seats in arrangement]
        self.size_of = [len(unit) for unit in case.units]
        self.kinds_of = [_counted(case.kinds[person] for person in unit) for unit in case.units]
        self.missed = [
            [pair for wishes in members for pair in zip(wishes, case.missed, strict=False)]
            for members in case.wishes
        ]
        self.granted = [[0] * len(wishes) for wishes in self.missed]
        self.able_of = [
            [sum(person in people for person in unit) for _, people in case.needs]
            for unit in case.units
        ]
        self.fixed = _fixed_weights(case)
        self.kind_cost = [
            [case.points.kind * max(0, low - n, n - high) for n in range(len(case.kinds) + 2)]
            for low, high in case.kind_bounds
        ]
        self.met_times = [[0] * units for _ in range(units)] if rounds > 1 else None
        self.visits = [[0] * groups for _ in range(units)]
        self.members: list[list[set[int]]] = [[set() for _ in range(groups)] for _ in range(rounds)]
        self.size = [[0] * groups for _ in range(rounds)]
        self.kinds = [[[0] * len(case.kind_bounds) for _ in range(groups)] for _ in range(rounds)]
        self.able = [[[0] * len(case.needs) for _ in range(groups)] for _ in range(rounds)]
        self.pairs = [[[0] * groups for _ in range(units)] for _ in range(rounds)]
        self.moves = _move_table(case)
        self.wish = _wish_table(case) if rounds == 1 else []
        for number, seats in enumerate(self.seats):
            for unit, group in enumerate(seats):
                self._seat(number, unit, group)
        self._fill_pairs()

    def _seat(self, number: int, unit: int, group: int) -> None:
        self.seats[number][unit] = group
        self.members[number][group].add(unit)
        self._count(number, unit, group, 1)

    def _leave(self, number: int, unit: int, group: int) -> None:
        self.members[number][group].discard(unit)
        self._count(number, unit, group, -1)

    def _count(self, number: int, unit: int, group: int, by: int) -> None:
        self.size[number][group] += by * self.size_of[unit]
        self.visits[unit][group] += by
        for place, (wish, _) in enumerate(self.missed[unit]):
            if group in wish:
                self.granted[unit][place] += by
        for kind, n in self.kinds_of[unit]:
            self.kinds[number][group][kind] += by * n
        for role, n in enumerate(self.able_of[unit]):
            self.able[number][group][role] += by * n

    def _fill_pairs(self) -> None:
        if self.met_times is not None:
            for groups in self.members:
                for members in groups:
                    for one, other in combinations(members, 2):
                        self.met_times[one][other] += 1
                        self.met_times[other][one] += 1
        for number, seats in enumerate(self.seats):
            pairs = self.pairs[number]
            for unit, weights in enumerate(self.fixed):
                for other, points in weights.items():
                    pairs[unit][seats[other]] += points
        if self.met_times is None:
            return
        points = self.case.points.met
        for one, other in combinations(range(len(self.fixed)), 2):
            if times := self.met_times[one][other]:
                weight = points * self.size_of[one] * self.size_of[other]
                for number, seats in enumerate(self.seats):
                    elsewhere = times - (seats[one] == seats[other])
                    self.pairs[number][one][seats[other]] += weight * elsewhere
                    self.pairs[number][other][seats[one]] += weight * elsewhere

    def weight_of(self, number: int, one: int, other: int) -> int:
        """Return the points that two units would have together in a round."""
        points = self.fixed[one].get(other, 0)
        if self.met_times is not None and (times := self.met_times[one][other]):
            times -= self.seats[number][one] == self.seats[number][other]
            points += times * self.case.points.met * self.size_of[one] * self.size_of[other]
        return points

    def cost_of_move(self, number: int, unit: int, group: int) -> int:
        """Return by how many points it would change to seat *unit* in *group* in a round."""
        old = self.seats[number][unit]
        pairs, size = self.pairs[number][unit], self.size_of[unit]
        delta = pairs[group] - pairs[old]
        sizes, case = self.size[number], self.case
        delta += BREACH * (
            _outside(sizes[old] - size, case.least[old], case.most[old])
            - _outside(sizes[old], case.least[old], case.most[old])
            + _outside(sizes[group] + size, case.least[group], case.most[group])
            - _outside(sizes[group], case.least[group], case.most[group])
        )
        for kind, n in self.kinds_of[unit]:
            cost = self.kind_cost[kind]
            here, there = self.kinds[number][old][kind], self.kinds[number][group][kind]
            delta += cost[here - n] - cost[here] + cost[there + n] - cost[there]
        return (
            delta
            + self._cost_of_roles(number, unit, old, group)
            + self.cost_of_place(number, unit, old, group)
        )

    def cost_of_swap(self, number: int, one: int, other: int) -> int:
        """Return by how many points it would change to let two units of a round change places."""
        a, b = self.seats[number][one], self.seats[number][other]
        pairs = self.pairs[number]
        delta = pairs[one][b] - pairs[one][a] + pairs[other][a] - pairs[other][b]
        if delta_pair := self.weight_of(number, one, other):
            delta -= 2 * delta_pair
        kinds_one, kinds_other = self.kinds_of[one], self.kinds_of[other]
        if kinds_one != kinds_other:
            delta += self._cost_of_kinds(number, a, kinds_one, kinds_other)
            delta += self._cost_of_kinds(number, b, kinds_other, kinds_one)
        if self.able_of[one] != self.able_of[other]:
            delta += self._cost_of_abilities(number, a, self.able_of[one], self.able_of[other])
            delta += self._cost_of_abilities(number, b, self.able_of[other], self.able_of[one])
        if self.size_of[one] != self.size_of[other]:
            more = self.size_of[other] - self.size_of[one]
            delta += self._cost_of_size(number, a, more) + self._cost_of_size(number, b, -more)
        delta += self.cost_of_place(number, one, a, b)
        return delta + self.cost_of_place(number, other, b, a)

    def _cost_of_kinds(
        self, number: int, group: int, leaving: list[tuple[int, int]], coming: list[tuple[int, int]]
    ) -> int:
        """Return the change in points for kinds where one unit takes the place of another."""
        counts, change = self.kinds[number][group], dict(coming)
        for kind, n in leaving:
            change[kind] = change.get(kind, 0) - n
        return sum(
            self.kind_cost[kind][counts[kind] + n] - self.kind_cost[kind][counts[kind]]
            for kind, n in change.items()
        )

    def _cost_of_abilities(
        self, number: int, group: int, leaving: list[int], coming: list[int]
    ) -> int:
        """Return the change in breaches for roles where one unit takes the place of another."""
        able, delta = self.able[number][group], 0
        for role, (need, _) in enumerate(self.case.needs):
            here = able[role]
            delta += max(0, need - here + leaving[role] - coming[role]) - max(0, need - here)
        return BREACH * delta

    def _cost_of_size(self, number: int, group: int, more: int) -> int:
        size, least, most = self.size[number][group], self.case.least[group], self.case.most[group]
        return BREACH * (_outside(size + more, least, most) - _outside(size, least, most))

    def swap(self, number: int, one: int, other: int) -> None:
        """Let two units of a round change places."""
        a, b = self.seats[number][one], self.seats[number][other]
        self.move(number, one, b)
        self.move(number, other, a)

    def _cost_of_roles(self, number: int, unit: int, old: int, group: int) -> int:
        delta = 0
        for role, n in enumerate(self.able_of[unit]):
            if n:
                need = self.case.needs[role][0]
                here, there = self.able[number][old][role], self.able[number][group][role]
                delta += max(0, need - here + n) - max(0, need - here)
                delta += max(0, need - there - n) - max(0, need - there)
        return BREACH * delta

    def cost_of_place(self, number: int, unit: int, old: int, group: int) -> int:
        """Return the change in points for wishes, for moving, and for sitting there twice."""
        if self.met_times is None:
            wish = self.wish[unit]
            return wish[group] - wish[old]
        delta, visits = 0, self.visits[unit]
        if not self.case.stays[unit]:
            delta = BREACH * ((visits[group] > 0) - (visits[old] > 1))
        for (wanted, cost), times in zip(self.missed[unit], self.granted[unit], strict=True):
            if group in wanted:
                delta -= cost * (times == 0)
            elif old in wanted:
                delta += cost * (times == 1)
        if self.moves:
            delta += self.moves[number][unit][group] - self.moves[number][unit][old]
        return delta

    def move(self, number: int, unit: int, group: int) -> None:
        """Seat *unit* in *group* in a round, and keep every table right."""
        old = self.seats[number][unit]
        pairs = self.pairs[number]
        for other, points in self.fixed[unit].items():
            pairs[other][old] -= points
            pairs[other][group] += points
        self._leave(number, unit, old)
        if self.met_times is not None:
            self._part(number, unit, old)
        self._seat(number, unit, group)
        if self.met_times is not None:
            self._join(number, unit, group)

    def _part(self, number: int, unit: int, old: int) -> None:
        """Let *unit* not have met the members of *old* in a round any more."""
        assert self.met_times is not None
        times, mine, points = self.met_times, self.met_times[unit], self.case.points.met
        weight = points * self.size_of[unit]
        for other, met in enumerate(mine):  # what others had to lose or win by its place here
            if met:
                elsewhere = met - (other in self.members[number][old])
                if elsewhere:
                    self.pairs[number][other][old] -= weight * self.size_of[other] * elsewhere
        for other in self.members[number][old]:
            mine[other] -= 1
            times[other][unit] -= 1
            self._shift(number, unit, other, -weight * self.size_of[other])

    def _join(self, number: int, unit: int, group: int) -> None:
        """Let *unit* have met the members of *group* in a round."""
        assert self.met_times is not None
        times, mine, points = self.met_times, self.met_times[unit], self.case.points.met
        weight = points * self.size_of[unit]
        for other, met in enumerate(mine):
            if met:
                self.pairs[number][other][group] += weight * self.size_of[other] * met
        for other in self.members[number][group]:
            if other != unit:
                mine[other] += 1
                times[other][unit] += 1
                self._shift(number, unit, other, weight * self.size_of[other])

    def _shift(self, number: int, unit: int, other: int, points: int) -> None:
        """Change what two units would cost each other in every other round."""
        for elsewhere, seats in enumerate(self.seats):
            if elsewhere != number:
                self.pairs[elsewhere][unit][seats[other]] += points
                self.pairs[elsewhere][other][seats[unit]] += points


def _counted(kinds: Iterable[int]) -> list[tuple[int, int]]:
    return list(Counter(kind for kind in kinds if kind >= 0).items())


def _move_table(case: Case) -> list[list[list[int]]]:
    """Return what it costs to move each unit to each group in each round; empty if nothing does."""
    if not case.seated:
        return []
    groups = range(case.groups)
    return [
        [
            [case.move_cost(unit, group, number) for group in groups]
            for unit in range(len(case.units))
        ]
        for number in range(case.rounds)
    ]


def _wish_table(case: Case) -> list[list[int]]:
    """Return what each group costs each unit by itself, where there is one round."""
    moves = _move_table(case)
    wishes = [case.wish_costs(unit) for unit in range(len(case.units))]
    if not moves:
        return wishes
    return [
        [a + b for a, b in zip(*both, strict=True)] for both in zip(wishes, moves[0], strict=True)
    ]


def _fixed_weights(case: Case) -> list[dict[int, int]]:
    """Return for each unit the points it has with others in a group, whatever the other rounds."""
    fixed: list[dict[int, int]] = [{} for _ in case.units]
    sets = [(held, case.points.organisation) for held in case.unit_sets(case.organisation_sets())]
    sets += [(held, case.points.met) for held in case.unit_sets(case.met)]
    sets += [(held, BREACH) for held in case.unit_sets(case.apart)]
    for held, points in sets:
        for (one, n), (other, m) in combinations(held.items(), 2):
            for a, b in ((one, other), (other, one)):
                fixed[a][b] = fixed[a].get(b, 0) + points * n * m
    return fixed


def _outside(size: int, least: int, most: int) -> int:
    """Return by how many people a group is too small or too large."""
    return max(0, least - size, size - most)
