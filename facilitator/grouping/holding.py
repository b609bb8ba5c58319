"""Whether rules can hold together, asked of HiGHS without points; and one plan where they do."""

from collections.abc import Sequence

import highspy
import numpy as np
import numpy.typing as npt

from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.conflict import Rule, rules_of, smallest_conflict
from facilitator.grouping.model import quiet_highs
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import INFINITY, Rows
from facilitator.grouping.watch import Stopped, Watch

_STATUS = highspy.HighsModelStatus


def contradiction(problem: Problem, watch: Watch) -> tuple[Rule, ...]:
    """Return rules that cannot hold together, such that without any of them the others can.

    Empty where all rules can hold. Raises Stopped.
    """
    question = Question(problem, watch)
    rules = rules_of(problem)
    if question.plan(rules) is not None:
        return ()
    suspects = question.suspects(rules)
    return smallest_conflict(suspects, lambda some: question.plan(some) is not None)


def any_arrangement(case: Case, watch: Watch) -> Arrangement | None:
    """Return some arrangement that keeps all rules, None where there is none. Raises Stopped."""
    plan = Question(case.problem, watch).plan(rules_of(case.problem))
    if plan is None:
        return None
    return [[int(seats[unit[0]]) for unit in case.units] for seats in plan]


class Question:
    """A problem without points: columns for every person, group and round."""

    def __init__(self, problem: Problem, watch: Watch) -> None:
        self.problem, self.watch = problem, watch
        self.people = {each.id: number for number, each in enumerate(problem.people)}
        self.groups = {each.id: number for number, each in enumerate(problem.groups)}
        shape = (problem.rounds, len(self.people), len(self.groups))
        self.seat = np.arange(int(np.prod(shape))).reshape(shape)

    def plan(self, rules: Sequence[Rule]) -> list[npt.NDArray[np.int64]] | None:
        """Return the group of each person in each round such that *rules* hold, if they can."""
        if not self.seat.size:
            empty = [np.zeros(0, np.int64) for _ in range(self.problem.rounds)]
            return None if any(rule.rule in ("least", "needs") for rule in rules) else empty
        highs = self._highs(rules, is_whole=True)[0]
        highs.run()
        status = highs.getModelStatus()
        if status == _STATUS.kInfeasible:
            return None
        if status != _STATUS.kOptimal:
            raise Stopped
        values = np.array(highs.getSolution().col_value).reshape(self.seat.shape)
        return list(values.argmax(axis=2))

    def suspects(self, rules: list[Rule]) -> list[Rule]:
        """Return some of *rules* that contradict each other already; all, if that is not seen."""
        highs, owners = self._highs(rules, is_whole=False)
        highs.setOptionValue("presolve", "off")
        highs.run()
        if highs.getModelStatus() != _STATUS.kInfeasible:
            return rules
        status, has_ray, ray = highs.getDualRay()  # type: ignore[attr-defined]
        if status != highspy.HighsStatus.kOk or not has_ray:
            return rules
        guilty = {owners[row] for row in np.nonzero(np.abs(np.array(ray)) > 1e-7)[0]} - {-1}
        some = [rules[number] for number in sorted(guilty)]
        return some if some and self.plan(some) is None else rules

    def _highs(self, rules: Sequence[Rule], *, is_whole: bool) -> tuple[highspy.Highs, list[int]]:
        """Return a solver with the rows of *rules*, and for each row the number of its rule."""
        highs, count = quiet_highs(), self.seat.size
        highs.cbMipInterrupt += self._look
        highs.cbSimplexInterrupt += self._look
        if self.watch.is_over():
            raise Stopped
        highs.addVars(count, np.zeros(count), np.ones(count))
        if is_whole and count:
            whole = np.full(count, highspy.HighsVarType.kInteger)
            highs.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)
        rows, owners = Rows(), [-1] * (self.seat.shape[0] * self.seat.shape[1])
        rows.add(1.0, 1.0, self.seat.reshape(-1, len(self.groups)), np.ones(1))
        for number, rule in enumerate(rules):
            before = sum(map(len, rows.lengths))
            self._say(rule, rows)
            owners += [number] * (sum(map(len, rows.lengths)) - before)
        rows.give_to(highs)
        return highs, owners

    def _look(self, event: highspy.highs.HighsCallbackEvent) -> None:
        if self.watch.is_over():
            event.interrupt()

    def _say(self, rule: Rule, rows: Rows) -> None:
        """Add the rows that say *rule*, in every round."""
        if rule.group is not None:
            table = self.problem.groups[self.groups[rule.group]]
            low = table.least if rule.rule == "least" else -INFINITY
            high = INFINITY if rule.rule == "least" else float(table.most or 0)
            rows.add(low, high, self.seat[:, :, self.groups[rule.group]], np.ones(1))
        elif rule.person is not None:
            self._say_of_person(rule, rows)
        elif rule.role is not None:
            able = [n for n, each in enumerate(self.problem.people) if rule.role in each.roles]
            need = float(self.problem.needs[rule.role])
            rows.add(need, INFINITY, self._by_group(able), np.ones(1))
        elif rule.rule == "rounds":
            free = [n for n, each in enumerate(self.problem.people) if each.pinned is None]
            columns = self.seat[:, free].transpose(1, 2, 0).reshape(-1, self.problem.rounds)
            rows.add(-INFINITY, 1.0, columns, np.ones(1))
        elif rule.rule == "apart":
            members = [self.people[name] for name in dict.fromkeys(rule.people)]
            rows.add(-INFINITY, 1.0, self._by_group(members), np.ones(1))
        else:
            for one, other in zip(rule.people, rule.people[1:], strict=False):
                if one != other:
                    both = self._by_group([self.people[one], self.people[other]])
                    rows.add(0.0, 0.0, both, np.array([1.0, -1.0]))

    def _say_of_person(self, rule: Rule, rows: Rows) -> None:
        number = self.people[rule.person or ""]
        of = self.problem.people[number]
        names = (of.may or ()) if rule.rule == "may" else (of.pinned or "",)
        groups = [self.groups[name] for name in dict.fromkeys(names)]
        rows.add(1.0, 1.0, self.seat[:, number, groups], np.ones(1))

    def _by_group(self, people: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the columns of *people*, a row for each round and group."""
        rows = self.seat.shape[0] * self.seat.shape[2]
        return self.seat[:, list(people)].transpose(0, 2, 1).reshape(rows, len(people))
