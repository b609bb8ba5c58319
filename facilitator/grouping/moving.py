"""What a change of seats would do, said at once: points by kind, and the rules it would break.

The tables are counts only, so that they are made in a moment; a change looks at the people of the
two groups that it touches. People are moved one by one here: who must sit together can be parted,
which is told as a rule that would be broken.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.grouping.answer import Plan
from facilitator.grouping.case import Case, compile_case, pairs
from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost, cost_of
from facilitator.grouping.problem import Problem

_Steps = Sequence[tuple[int, int, int]]
"""Who goes from which group (-1 for none) to which."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change would do: the points that it adds, and the rules that it breaks.

    ``broken`` are rules that hold now and would not, or that would be broken by more than now.
    """

    cost: Cost
    broken: tuple[Rule, ...]


class Moves:
    """The changes of one arrangement, *plan*: a round and its groups are those of *problem*.

    Who is in no group of a round comes to one at a change. Raises KeyError for an unknown id.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        case = self.case = _case(problem)
        self.people = {each.id: number for number, each in enumerate(problem.people)}
        self.groups = {each.id: number for number, each in enumerate(problem.groups)}
        self.seats = _seats(problem, plan)
        self.members = [_members(case, seats) for seats in self.seats]
        self.past_of: list[list[int]] = [[] for _ in case.kinds]
        for number, people in enumerate(case.met):
            for person in people:
                self.past_of[person].append(number)
        self.past = [frozenset(people) for people in case.met]
        self.lists_of = self._lists(problem)

    def _lists(self, problem: Problem) -> list[list[tuple[Rule, tuple[int, ...]]]]:
        """Return for each person the lists of people who sit together, or apart, with them."""
        lists: list[list[tuple[Rule, tuple[int, ...]]]] = [[] for _ in self.case.kinds]
        for rule, every in (("together", problem.together), ("apart", problem.apart)):
            for names in every:
                people = tuple(self.people[name] for name in dict.fromkeys(names))
                for person in people if len(people) > 1 else ():
                    lists[person].append((Rule(rule, people=names), people))
        return lists

    def change(self, person: str, group: str, number: int = 0) -> Change:
        """Return what it would do to seat *person* in *group* in a round."""
        one = self.people[person]
        return self._changed(number, [(one, self.seats[number][one], self.groups[group])])

    def sit(self, person: str, group: str, number: int = 0) -> None:
        """Let *person*, who sits nowhere in a round, sit in *group*; later changes count on it."""
        one, there = self.people[person], self.groups[group]
        self.seats[number][one] = there
        self.members[number][there].add(one)

    def swap(self, person: str, other: str, number: int = 0) -> Change:
        """Return what it would do to let two seated people change places in a round."""
        one, two = self.people[person], self.people[other]
        a, b = self.seats[number][one], self.seats[number][two]
        if min(a, b) < 0:
            raise ValueError("who has no seat cannot change places")
        return self._changed(number, [(one, a, b), (two, b, a)])

    def _changed(self, number: int, steps: _Steps) -> Change:
        steps = [step for step in steps if step[1] != step[2]]
        if not steps:
            return Change(Cost(), ())
        points = self.case.points
        organisations, met = self._pairs(number, steps)
        cost = Cost(
            sum(self._wishes(number, *step) for step in steps),
            self._kinds(number, steps) * points.kind,
            organisations * points.organisation,
            met * points.met,
        )
        return Change(cost, tuple(dict.fromkeys(self._broken(number, steps))))

    def _wishes(self, number: int, person: int, old: int, new: int) -> int:
        case = self.case
        if case.rounds == 1:
            return case.wish_cost(person, new) - (case.wish_cost(person, old) if old >= 0 else 0)
        others = {seats[person] for place, seats in enumerate(self.seats) if place != number}
        change = 0
        for wishes in case.wishes[person]:
            for wish, missed in zip(wishes, case.missed, strict=False):
                if others.isdisjoint(wish):
                    change += missed * ((old in wish) - (new in wish))
        return change

    def _kinds(self, number: int, steps: _Steps) -> int:
        """Return how many people of a kind are off more than before."""
        change: Counter[tuple[int, int]] = Counter()
        for person, old, new in steps:
            if (kind := self.case.kinds[person]) >= 0:
                change[old, kind] -= 1
                change[new, kind] += 1
        off = 0
        for (group, kind), more in change.items():
            if more and group >= 0:
                low, high = self.case.kind_bounds[kind]
                here = sum(self.case.kinds[p] == kind for p in self.members[number][group])
                off += max(0, low - here - more, here + more - high)
                off -= max(0, low - here, here - high)
        return off

    def _pairs(self, number: int, steps: _Steps) -> tuple[int, int]:
        """Return the change in pairs of one organisation, and in meetings that are not the first.

        Two people cost as often as they have met before, so one meeting more among k costs k.
        """
        organisations = met = 0
        movers = {person for person, _, _ in steps}
        for person, old, new in steps:
            organisation = self.case.organisations[person]
            times = self._times(number, person)
            for group, sign in ((old, -1), (new, 1)):
                for other in self.members[number][group] - movers if group >= 0 else ():
                    organisations += sign * (self.case.organisations[other] == organisation >= 0)
                    met += sign * times[other]
        return organisations, met

    def _times(self, number: int, person: int) -> Counter[int]:
        """Return how often everybody has met *person*, in the past and in other rounds."""
        times: Counter[int] = Counter()
        for past in self.past_of[person]:
            times.update(self.past[past])
        for place, seats in enumerate(self.seats):
            if place != number and seats[person] >= 0:
                times.update(self.members[place][seats[person]])
        return times

    def _broken(self, number: int, steps: _Steps) -> Iterator[Rule]:
        """Yield the rules that a change breaks."""
        yield from self._broken_sizes(number, steps)
        yield from self._broken_needs(number, steps)
        seat = {person: new for person, _, new in steps}
        for person, old, new in steps:
            yield from self._broken_alone(number, person, old, new)
            for rule, people in self.lists_of[person]:
                before = [self.seats[number][other] for other in people]
                after = [seat.get(other, self.seats[number][other]) for other in people]
                if _faults(rule, after) > _faults(rule, before):
                    yield rule

    def _broken_sizes(self, number: int, steps: _Steps) -> Iterator[Rule]:
        if len(steps) > 1:  # who change places leave both groups as large as they are
            return
        ((_, old, new),) = steps
        sizes = [len(members) for members in self.members[number]]
        table = self.case.problem.groups[new]
        if table.most is not None and sizes[new] >= table.most:
            yield Rule("most", group=table.id)
        if old >= 0 and sizes[old] <= self.case.least[old]:
            yield Rule("least", group=self.case.problem.groups[old].id)

    def _broken_needs(self, number: int, steps: _Steps) -> Iterator[Rule]:
        roles = [(role, count) for role, count in self.case.problem.needs.items() if count]
        for (role, count), (_, able) in zip(roles, self.case.needs, strict=True):
            change: Counter[int] = Counter()
            for person, old, new in steps:
                change[old] -= person in able
                change[new] += person in able
            for group, more in change.items():
                if more < 0 <= group and len(self.members[number][group] & able) + more < count:
                    yield Rule("needs", role=role)

    def _broken_alone(self, number: int, person: int, old: int, new: int) -> Iterator[Rule]:
        of, group = self.case.problem.people[person], self.case.problem.groups[new].id
        before = self.case.problem.groups[old].id if old >= 0 else None
        if of.pinned is not None and group != of.pinned and before in (None, of.pinned):
            yield Rule("pinned", person=of.id)
        if of.may is not None and group not in of.may and (before is None or before in of.may):
            yield Rule("may", person=of.id)
        others = [seats[person] for place, seats in enumerate(self.seats) if place != number]
        if not self.case.stays[person] and new in others and old not in others:
            yield Rule("rounds")


def _faults(rule: Rule, groups: Sequence[int]) -> int:
    """Return by how much a rule of together or apart is broken where people sit so."""
    seated = [group for group in groups if group >= 0]
    apart = len(set(seated))
    return max(0, apart - 1) if rule.rule == "together" else len(seated) - apart


@dataclass(frozen=True, slots=True)
class Quality:
    """How good an arrangement is.

    ``wishes`` counts the people with wishes whose first, second and third is the best one granted
    in any round, and those with none granted. ``meet_again`` counts the pairs that sit together
    here and have done so before or do so twice, ``meet_first`` those that never have before;
    ``colleagues`` the people who sit with somebody of their organisation in any round; ``off_kind``
    how many people of a kind are more or fewer in a group than an even share, in all rounds.
    """

    cost: Cost
    wishes: tuple[int, int, int, int]
    meet_again: int
    meet_first: int
    colleagues: int
    off_kind: int


def quality(problem: Problem, plan: Plan) -> Quality:
    """Return how good *plan* is; who is in none of its groups does not count."""
    case, rounds = _case(problem), _seats(problem, plan)
    tables = [people for seats in rounds for people in _members(case, seats)]
    here = Counter(pair for people in tables for pair in pairs(list(people)))
    past = Counter(pair for people in case.met for pair in pairs(people))
    kinds = [Counter(case.kinds[person] for person in people) for people in tables]
    return Quality(
        cost=cost_of(case, rounds),
        wishes=_granted(case, rounds),
        meet_again=sum(past[pair] + times > 1 for pair, times in here.items()),
        meet_first=sum(not past[pair] for pair in here),
        colleagues=len(
            {
                person
                for pair in here
                if case.organisations[pair[0]] == case.organisations[pair[1]] >= 0
                for person in pair
            }
        ),
        off_kind=sum(
            max(0, low - there[kind], there[kind] - high)
            for there in kinds
            for kind, (low, high) in enumerate(case.kind_bounds)
        ),
    )


def _granted(case: Case, rounds: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    counts = [0, 0, 0, 0]
    for person, members in enumerate(case.wishes):
        groups = {seats[person] for seats in rounds} - {-1}
        for wishes in members if groups else ():
            ranks = (n for n, wish in enumerate(wishes) if not groups.isdisjoint(wish))
            counts[next(ranks, 3)] += 1
    return counts[0], counts[1], counts[2], counts[3]


def _case(problem: Problem) -> Case:
    """Return *problem* in numbers, where each person is a unit."""
    return compile_case(problem.model_copy(update={"together": (), "seated": ()}))


def _seats(problem: Problem, plan: Plan) -> list[list[int]]:
    """Return the group of each person in each round, -1 for none."""
    people = {each.id: number for number, each in enumerate(problem.people)}
    groups = {each.id: number for number, each in enumerate(problem.groups)}
    rounds = []
    for each in plan:
        seats = [-1] * len(people)
        for group, names in each.items():
            for name in names:
                seats[people[name]] = groups[group]
        rounds.append(seats)
    return rounds


def _members(case: Case, seats: Sequence[int]) -> list[set[int]]:
    """Return the people of each group."""
    members: list[set[int]] = [set() for _ in range(case.groups)]
    for person, group in enumerate(seats):
        if group >= 0:
            members[group].add(person)
    return members
