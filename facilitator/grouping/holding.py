"""Whether rules can hold together, asked of HiGHS without points; and one plan where they do.

People whom the asked rules treat alike are one *crowd*, of which so many sit in a group: where few
rules are asked, little is left to be solved.
"""

from collections.abc import Hashable, Mapping, Sequence

import highspy
import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.conflict import Rule, rules_of, smallest_conflict
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import INFINITY, Rows
from facilitator.grouping.running import quiet_highs, run
from facilitator.grouping.watch import Stopped, Watch

_STATUS = highspy.HighsModelStatus


def contradiction(
    problem: Problem, watch: Watch, only: Mapping[str, Sequence[str]] | None = None
) -> tuple[Rule, ...]:
    """Return rules that cannot hold together, such that without any of them the others can.

    Empty where all rules can hold. *only* are groups outside which some people cannot sit, which is
    not up for question. Raises Stopped.
    """
    question = Question(problem, watch, only)
    rules = rules_of(problem)
    suspects = question.suspects(rules)
    if suspects is None:
        if question.plan(rules) is not None:
            return ()
        suspects = rules
    return smallest_conflict(suspects, lambda some: question.plan(some) is not None)


def any_arrangement(case: Case, watch: Watch) -> Arrangement | None:
    """Return some arrangement that keeps all rules, None where there is none. Raises Stopped."""
    plan = Question(case.problem, watch).plan(rules_of(case.problem))
    if plan is None:
        return None
    return [[int(seats[unit[0]]) for unit in case.units] for seats in plan]


class Question:
    """A problem without points, of which some rules are asked."""

    def __init__(
        self, problem: Problem, watch: Watch, only: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.problem, self.watch, self.only = problem, watch, only or {}
        self.people = {each.id: number for number, each in enumerate(problem.people)}
        self.groups = {each.id: number for number, each in enumerate(problem.groups)}

    def plan(self, rules: Sequence[Rule]) -> list[npt.NDArray[np.int64]] | None:
        """Return the group of each person in each round such that *rules* hold, if they can."""
        if not self.people:
            empty = [np.zeros(0, np.int64) for _ in range(self.problem.rounds)]
            return None if any(rule.rule in ("least", "needs") for rule in rules) else empty
        asked = _Asked(self, rules, is_whole=True)
        run(asked.highs, self.watch)
        status = asked.highs.getModelStatus()
        if status == _STATUS.kInfeasible:
            return None
        if status != _STATUS.kOptimal:
            raise Stopped
        return asked.seats()

    def suspects(self, rules: list[Rule]) -> list[Rule] | None:
        """Return some of *rules* that contradict each other already, None where that is not seen.

        The relaxation is to break them as little as it can; those that have a price contradict.
        """
        if not self.people:
            return None
        asked = _Asked(self, rules, is_whole=False)
        asked.let_break()
        run(asked.highs, self.watch)
        if asked.highs.getModelStatus() != _STATUS.kOptimal:
            return None
        if asked.highs.getInfo().objective_function_value < 1e-6:
            return None
        rows = np.nonzero(np.abs(np.array(asked.highs.getSolution().row_dual)) > 1e-7)[0]
        guilty = {asked.owners[row] for row in rows} - {-1}
        some = [rules[number] for number in sorted(guilty)]
        return some if self.plan(some) is None else None

    def crowds(self, rules: Sequence[Rule]) -> list[list[int]]:
        """Return the people whom *rules* treat alike, together."""
        said: list[list[Hashable]] = [[] for _ in self.people]
        for number, rule in enumerate(rules):
            if rule.person is not None:
                of = self.problem.people[self.people[rule.person]]
                said[self.people[rule.person]].append(of.may if rule.rule == "may" else of.pins)
            elif rule.role is not None:
                for person, each in enumerate(self.problem.people):
                    if rule.role in each.roles:
                        said[person].append(number)
            else:  # who must sit together is nobody's like, nor is anybody over several rounds
                everybody = list(self.people) if rule.rule == "rounds" else rule.people
                for name in everybody:
                    is_alike = rule.rule == "apart"
                    said[self.people[name]].append(number if is_alike else (number, name))
        for name in self.only:
            said[self.people[name]].append((-1, name))
        crowds: dict[Hashable, list[int]] = {}
        for person, words in enumerate(said):
            crowds.setdefault(tuple(words), []).append(person)
        return list(crowds.values())


class _Asked:
    """Some rules of a problem as a programme: how many of each crowd sit in each group."""

    def __init__(self, question: Question, rules: Sequence[Rule], *, is_whole: bool) -> None:
        self.problem, self.question = question.problem, question
        self.crowds = question.crowds(rules)
        self.crowd_of = {person: n for n, people in enumerate(self.crowds) for person in people}
        self.sizes = np.array([len(people) for people in self.crowds], float)
        shape = (self.problem.rounds, len(self.crowds), len(question.groups))
        self.seat = np.arange(int(np.prod(shape))).reshape(shape)
        self.highs = quiet_highs(question.watch.is_over)
        self._add_columns(is_whole=is_whole)
        rows = Rows()
        every = np.tile(self.sizes, self.problem.rounds)
        rows.add(every, every, self.seat.reshape(-1, shape[2]), np.ones(1))
        for name, names in question.only.items():
            self._let_sit(question.people[name], names, rows)
        self.owners = [-1] * sum(map(len, rows.lengths))
        for number, rule in enumerate(rules):
            self._say(rule, rows)
            self.owners += [number] * (sum(map(len, rows.lengths)) - len(self.owners))
        rows.give_to(self.highs)

    def _add_columns(self, *, is_whole: bool) -> None:
        count = self.seat.size
        upper = np.broadcast_to(self.sizes[:, None], self.seat.shape).reshape(-1)
        self.highs.addVars(count, np.zeros(count), np.ascontiguousarray(upper))
        if is_whole:
            whole = np.full(count, highspy.HighsVarType.kInteger)
            self.highs.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)

    def let_break(self) -> None:
        """Let every row of a rule be broken, at a cost of 1 for each person."""
        rows = np.array([row for row, owner in enumerate(self.owners) if owner >= 0], np.int32)
        for sign in (1.0, -1.0):
            count = len(rows)
            ones, starts = np.ones(count), np.arange(count, dtype=np.int32)
            self.highs.addCols(
                count, ones, 0 * ones, INFINITY * ones, count, starts, rows, sign * ones
            )

    def seats(self) -> list[npt.NDArray[np.int64]]:
        """Return the group of each person in each round, when the programme is solved."""
        values = np.array(self.highs.getSolution().col_value).reshape(self.seat.shape)
        rounds = []
        for counts in np.rint(values).astype(np.int64):
            seats = np.zeros(len(self.crowd_of), np.int64)
            for crowd, people in enumerate(self.crowds):
                seats[people] = np.repeat(np.arange(len(counts[crowd])), counts[crowd])
            rounds.append(seats)
        return rounds

    def _say(self, rule: Rule, rows: Rows) -> None:
        """Add the rows that say *rule*, in every round."""
        people = self.question.people
        if rule.group is not None:
            number = self.question.groups[rule.group]
            table = self.problem.groups[number]
            low = table.least if rule.rule == "least" else -INFINITY
            high = INFINITY if rule.rule == "least" else float(table.most or 0)
            rows.add(low, high, self.seat[:, :, number], np.ones(1))
        elif rule.person is not None:
            of = self.problem.people[people[rule.person]]
            names = of.may if rule.rule == "may" else of.pins
            self._let_sit(people[rule.person], names or (), rows)
        elif rule.role is not None:
            able = [n for n, each in enumerate(self.problem.people) if rule.role in each.roles]
            need = float(self.problem.needs[rule.role])
            rows.add(need, INFINITY, self._by_group(able), np.ones(1))
        elif rule.rule == "rounds":
            free = [n for n, each in enumerate(self.problem.people) if each.pinned is None]
            alone = [self.crowd_of[person] for person in free]
            columns = self.seat[:, alone].transpose(1, 2, 0).reshape(-1, self.problem.rounds)
            rows.add(-INFINITY, 1.0, columns, np.ones(1))
        elif rule.rule == "apart":
            members = [people[name] for name in rule.people]
            rows.add(-INFINITY, 1.0, self._by_group(members), np.ones(1))
        else:
            for one, other in zip(rule.people, rule.people[1:], strict=False):
                if one != other:
                    both = np.concatenate([self._by_group([people[n]]) for n in (one, other)], 1)
                    rows.add(0.0, 0.0, both, np.array([1.0, -1.0]))

    def _let_sit(self, person: int, names: Sequence[str], rows: Rows) -> None:
        """Let the crowd of *person* sit in these groups only."""
        groups = [self.question.groups[name] for name in dict.fromkeys(names)]
        crowd = self.crowd_of[person]
        size = self.sizes[crowd]
        rows.add(size, size, self.seat[:, crowd, groups], np.ones(1))

    def _by_group(self, people: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the columns of the crowds of *people*, a row for each round and group."""
        crowds = sorted({self.crowd_of[person] for person in people})
        rows = self.seat.shape[0] * self.seat.shape[2]
        return self.seat[:, crowds].transpose(0, 2, 1).reshape(rows, len(crowds))
