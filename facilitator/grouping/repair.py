"""A late arrival: the best place for one more person when at most one seated person moves.

Every group for the newcomer, every seated person who might move, and every group to move to are
looked at, so that nothing within one move is better. Coming and moving add up, but for where the
newcomer takes the place of who moves, or the two come to the same group; there the corrections are
those of counts: of people, of a kind, of those who can take a role.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import compile_case, pairs
from facilitator.grouping.cost import BREACH
from facilitator.grouping.problem import MOVE, Problem

_Ints = npt.NDArray[np.int64]

NEVER = 1_000 * BREACH


@dataclass(frozen=True, slots=True)
class Place:
    """Where a late arrival sits, and who moves where for it: ids, None where nobody moves.

    ``points`` is what the round costs more than before, with 4 for the one who moves.
    ``is_valid`` says that all rules hold afterwards.
    """

    group: str
    moved: str | None
    to: str | None
    points: int
    is_valid: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a count of some people in each group costs, now and with one or two more or fewer.

    ``of`` says who is one of them, ``cost`` holds rows for two fewer up to two more.
    """

    of: npt.NDArray[np.bool_]
    cost: _Ints

    def change(self, by: int) -> _Ints:
        """Return the change in points in each group where so many more come."""
        change: _Ints = self.cost[2 + by] - self.cost[2]
        return change


class Seating:
    """One round in which everybody of a problem but *newcomer* sits somewhere, in tables.

    The problem has the newcomer among its people, and says in ``seated[0]`` who sits where. Making
    the tables takes longer than asking them.
    """

    def __init__(self, problem: Problem, newcomer: str) -> None:
        plain = {"together": (), "rounds": 1, "seated": problem.seated[:1]}
        case = self.case = compile_case(problem.model_copy(update=plain))
        ids = {each.id: number for number, each in enumerate(problem.people)}
        self.newcomer = ids[newcomer]
        self.seat = np.array([next(iter(seated), -1) for seated in case.seated[0]])
        if not np.array_equal(np.flatnonzero(self.seat < 0), [self.newcomer]):
            raise ValueError("everybody but the newcomer must be seated")
        self.together = [[ids[name] for name in set(names)] for names in problem.together]
        self.counted = self._counted()
        alone = self._alone()
        self.pair = self._add_pairs(alone)
        alone[self.newcomer] += BREACH * sum(
            len(people) - 1 for people in self.together if self.newcomer in people
        )
        self.broken = self._broken_now()
        self.coming: _Ints = alone[self.newcomer] + self._changes(self.newcomer)
        self.moving = self._moving(alone)

    def _alone(self) -> _Ints:
        """Return what each group costs each person by itself: wishes, and what is not allowed."""
        case = self.case
        table = np.zeros((len(case.units), case.groups), np.int64)
        wishing = [person for person, members in enumerate(case.wishes) if members]
        table[wishing] = case.points.no_wish
        for rank in (2, 1, 0):
            granted = [
                (person, group)
                for person in wishing
                for wish in case.wishes[person][0][rank : rank + 1]
                for group in wish
            ]
            table[tuple(np.array(granted, np.int64).reshape(-1, 2).T)] = case.granted[rank]
        every = case.groups
        for person, allowed in enumerate(case.allowed):
            if len(allowed) < every:
                table[person] += BREACH
                table[person, list(allowed)] -= BREACH
        return table

    def _add_pairs(self, table: _Ints) -> _Ints:
        """Add to *table* what each person has with those of each group; return the newcomer's.

        A pair that must sit together breaks a rule elsewhere: it takes that back here.
        """
        case = self.case
        sets = [(people, case.points.organisation) for people in case.organisation_sets()]
        sets += [(people, case.points.met) for people in case.met]
        sets += [(people, BREACH) for people in case.apart]
        sets += [(tuple(people), -BREACH) for people in self.together]
        people = np.array([person for held, _ in sets for person in held], np.int64)
        of_set = np.repeat(np.arange(len(sets)), [len(held) for held, _ in sets])
        points = np.array([points for _, points in sets], np.int64)
        seats, groups = self.seat[people], case.groups
        is_here = seats >= 0
        cells = of_set[is_here] * groups + seats[is_here]
        counts = np.bincount(cells, minlength=len(sets) * groups).reshape(-1, groups)
        added = (counts * points[:, None])[of_set]
        added[is_here, seats[is_here]] -= points[of_set[is_here]]
        cells = people[:, None] * groups + np.arange(groups)
        sums = np.bincount(cells.ravel(), added.ravel(), minlength=table.size)
        table += sums.astype(np.int64).reshape(table.shape)
        weights = np.zeros(len(sets), np.int64)
        weights[of_set[~is_here]] = points[of_set[~is_here]]
        newcomer = np.bincount(people, weights[of_set], minlength=len(table)).astype(np.int64)
        newcomer[self.newcomer] = 0
        return newcomer

    def _counted(self) -> list[_Counted]:
        """Return what counts in each group: people, each kind, and who can take each role."""
        case, count = self.case, len(self.case.kinds)
        least, most = np.array(case.least), np.array(case.most)
        counted = [self._count(list(range(count)), least, most, BREACH)]
        for people, (low, high) in zip(case.kind_sets(), case.kind_bounds, strict=True):
            counted.append(self._count(list(people), low, high, case.points.kind))
        for need, able in case.needs:
            counted.append(self._count(sorted(able), need, count, BREACH))
        return counted

    def _count(
        self, people: list[int], least: _Ints | int, most: _Ints | int, points: int
    ) -> _Counted:
        of = np.zeros(len(self.seat), bool)
        of[people] = True
        seats = self.seat[of & (self.seat >= 0)]
        there = np.bincount(seats, minlength=self.case.groups) + np.arange(-2, 3)[:, None]
        outside = np.maximum(np.maximum(least - there, there - most), 0)
        return _Counted(of, points * outside)

    def _changes(self, person: int) -> _Ints:
        """Return the change in counted points in each group that *person* comes to."""
        own = [counted.change(1) for counted in self.counted if counted.of[person]]
        changes: _Ints = np.sum(own, axis=0)
        return changes

    def _moving(self, alone: _Ints) -> _Ints:
        """Return the change in points where each person moves to each group."""
        people = np.arange(len(self.seat))
        here = np.maximum(self.seat, 0)
        table: _Ints = alone - alone[people, here][:, None] + MOVE
        for counted in self.counted:
            table[counted.of] += counted.change(1)
            table[counted.of] += counted.change(-1)[here[counted.of]][:, None]
        table[people, here] = NEVER
        table[self.newcomer] = NEVER
        return table

    def _broken_now(self) -> int:
        """Return how many rules are broken before the newcomer comes."""
        seats, allowed, every = self.seat.tolist(), self.case.allowed, self.case.groups
        broken = sum(
            len(groups) < every and seat >= 0 and seat not in groups
            for seat, groups in zip(seats, allowed, strict=True)
        )
        broken += sum(int((each.cost[2] // BREACH).sum()) for each in self.counted)
        for sets, is_wanted in ((self.case.apart, False), (self.together, True)):
            for one, other in (pair for people in sets for pair in pairs(people)):
                if self.newcomer not in (one, other):
                    broken += (self.seat[one] == self.seat[other]) != is_wanted
        return int(broken)

    def _corrections(self) -> tuple[_Ints, _Ints]:
        """Return what is to be added where the newcomer takes a place, or comes where one moves.

        The first is for each person who leaves, the second for each and the group they go to.
        """
        here, people = np.maximum(self.seat, 0), len(self.seat)
        pair = self.pair
        leaving: _Ints = -pair
        joining: _Ints = np.repeat(pair[:, None], self.case.groups, axis=1)
        for counted in self.counted:
            if counted.of[self.newcomer]:
                both = counted.change(2) - 2 * counted.change(1)
                swapped = -counted.change(1) - counted.change(-1)
                joining[counted.of] += both
                leaving = leaving + np.where(counted.of, swapped[here], 0)
        assert leaving.shape == (people,)
        return leaving, joining

    def best_place(self) -> Place:
        """Return the best place for the newcomer; nobody moves where that is as good."""
        best = int(np.argmin(self.coming))
        options = [(int(self.coming[best]), best, -1, -1)]
        leaving, joining = self._corrections()
        here = np.maximum(self.seat, 0)
        taken = self.moving + (self.coming[here] + leaving)[:, None]
        joined = self.moving + joining + self.coming
        for table, is_taken in ((taken, True), (joined, False)):
            person, to = divmod(int(np.argmin(table)), self.case.groups)
            group = int(self.seat[person]) if is_taken else to
            options.append((int(table[person, to]), group, person, to))
        options.append(self._elsewhere(here))
        points, group, person, to = min(options, key=lambda option: option[0])
        return self._place(points, group, person, to)

    def _elsewhere(self, here: _Ints) -> tuple[int, int, int, int]:
        """Return the best where the newcomer's group is not one that somebody moves to or from."""
        first = np.argsort(self.coming, kind="stable")[:3]
        groups = np.arange(self.case.groups)
        table = np.full(self.moving.shape, NEVER)
        chosen = np.full(self.moving.shape, -1)
        for group in first[::-1]:
            is_free = (here != group)[:, None] & (groups != group)
            table[is_free] = self.coming[group]
            chosen[is_free] = group
        table = table + self.moving
        person, to = divmod(int(np.argmin(table)), self.case.groups)
        return int(table[person, to]), int(chosen[person, to]), person, to

    def _place(self, points: int, group: int, person: int, to: int) -> Place:
        people, groups = self.case.problem.people, self.case.problem.groups
        broken = round(points / BREACH)
        return Place(
            group=groups[group].id,
            moved=people[person].id if person >= 0 else None,
            to=groups[to].id if person >= 0 else None,
            points=points - BREACH * broken,
            is_valid=self.broken + broken == 0,
        )


def late_arrival(problem: Problem, newcomer: str) -> Place:
    """Return the best place for *newcomer* where at most one seated person moves."""
    return Seating(problem, newcomer).best_place()
