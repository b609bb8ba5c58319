"""Why somebody sits where they sit, and what a better wish would have cost the room.

The problem is solved again, with that wish forced and without; the difference, by kind of point, is
what it would have cost everybody. What the seats of now lose against the best ones is told apart,
so that no wish seems to be worth what only better seats for others are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.grouping.answer import Plan
from facilitator.grouping.broken import broken_rules
from facilitator.grouping.case import Arrangement, Case, compile_case
from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost, cost_of
from facilitator.grouping.forcing import Forcing
from facilitator.grouping.holding import contradiction
from facilitator.grouping.moving import Change, Moves
from facilitator.grouping.problem import Problem, Seeker
from facilitator.grouping.watch import Stopped, Watch, never


class Reason(StrEnum):
    """Why a person sits in a group."""

    PINNED = "pinned"
    ONLY_GROUP = "only_group"
    """No other group is one that they, and those who must sit with them, can use."""
    WISH = "wish"
    NO_WISH = "no_wish"
    """They had no wish; they sit where it serves the room."""
    OTHERS = "others"
    """They had wishes, and none was met."""


@dataclass(frozen=True, slots=True)
class Better:
    """A wish that was not met, and what it would have cost the room to meet it in ``group``.

    That is the best of the groups that grant the wish. ``cost`` is what would be added to each kind
    of point of the best seats, all of them free; None where rules forbid it, which are named in
    ``conflict``, or where there was no time. ``is_proved`` says that nothing is cheaper. ``move``
    is what it would do to move this person alone, as things are.
    """

    wish: int
    group: str
    cost: Cost | None
    conflict: tuple[Rule, ...]
    is_proved: bool
    move: Change | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a person sits in *groups*, one in each round.

    ``wishes`` has for each round the number of the wish that it meets, from 1, 0 for none.
    ``saved`` are the points that better seats for everybody would save, as far as they were found;
    ``broken`` is how many rules the seats of now break.
    """

    person: str
    groups: tuple[str, ...]
    reason: Reason
    wishes: tuple[int, ...]
    better: tuple[Better, ...]
    saved: int = 0
    broken: int = 0


class Explaining:
    """One plan for a problem, which is asked about again and again.

    What is the same for all people is worked out at the first question.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.case = compile_case(problem)
        self.groups = [each.id for each in problem.groups]
        self.numbers = {each.id: number for number, each in enumerate(problem.people)}
        self.arrangement = _arrangement(self.case, plan)
        self.cost = cost_of(self.case, self.arrangement)
        self.forcing = Forcing(self.case, self.arrangement)
        self.broken = len(broken_rules(problem, plan))
        self.moves = Moves(problem, plan)

    def why(
        self,
        person: str,
        clock: Callable[[], float],
        *,
        seconds: float = 2.0,
        stop: Callable[[], bool] = never,
    ) -> Why:
        """Return why *person* sits where the plan has them; *seconds* hold for all of it.

        In several rounds a wish is tried in each round while the others stay as they are.
        """
        watch = Watch(clock, clock() + seconds, stop)
        number = self.numbers[person]
        unit = next(n for n, people in enumerate(self.case.units) if number in people)
        groups = tuple(self.groups[seats[unit]] for seats in self.arrangement)
        of = self.problem.people[number]
        met = tuple(
            next((n for n, w in enumerate(of.wanted, 1) if group in w), 0) for group in groups
        )
        reason = _reason(self.case, of, unit, met)
        missed = [n for n, wish in enumerate(of.wanted, 1) if not set(wish) & set(groups)]
        if len(groups) == 1 and met[0]:
            missed = [number for number in missed if number < met[0]]
        free = self._free(unit, watch)
        found = [self._better(n, of.wanted[n - 1], unit, person, watch) for n in missed]
        known = [each.cost for each in found if each.cost is not None]
        best = min(
            [*([free] if free else []), *known], key=lambda cost: cost.total, default=self.cost
        )
        better = tuple(
            each if each.cost is None else replace(each, cost=each.cost - best) for each in found
        )
        saved = max(0, self.cost.total - best.total)
        return Why(person, groups, reason, met, better, saved, self.broken)

    def _free(self, unit: int, watch: Watch) -> Cost | None:
        """Return the cost of the best seats that keep all rules, found round by round."""
        plan, every = self.arrangement, self.case.allowed[unit]
        costs = [] if self.broken else [self.cost]
        for number in range(len(plan)):
            seats = self.forcing.best_round(number, unit, every, watch).seats
            if seats is not None:
                changed = [*plan[:number], seats, *plan[number + 1 :]]
                costs.append(cost_of(self.case, changed))
        return min(costs, key=lambda cost: cost.total, default=None)

    def _better(
        self, wish: int, names: Sequence[str], unit: int, person: str, watch: Watch
    ) -> Better:
        """Return what the room costs where the person sits in one of these groups."""
        groups = [self.groups.index(name) for name in names]
        if not set(groups) & set(self.case.allowed[unit]):
            return Better(wish, names[0], None, self._conflict(person, names, watch), True)
        found, is_proved, plan = list[tuple[Cost, str, int]](), True, self.arrangement
        for number in range(len(plan)):
            solved = self.forcing.best_round(number, unit, groups, watch)
            is_proved &= solved.is_proved
            if solved.seats is not None:
                changed = [*plan[:number], solved.seats, *plan[number + 1 :]]
                found.append((cost_of(self.case, changed), self.groups[solved.seats[unit]], number))
        if not found:
            is_sure = is_proved and len(plan) == 1
            conflict = self._conflict(person, names, watch) if is_sure else ()
            return Better(wish, names[0], None, conflict, is_proved)
        best, name, number = min(found, key=lambda each: each[0].total)
        move = self.moves.change(person, name, number)
        return Better(wish, name, best, (), is_proved, move)

    def _conflict(self, person: str, names: Sequence[str], watch: Watch) -> tuple[Rule, ...]:
        """Return the rules that keep the person out of these groups."""
        asked = self.problem.model_copy(update={"rounds": 1, "seated": ()})
        try:
            return contradiction(asked, watch, {person: names})
        except Stopped:
            return ()


def explain(
    problem: Problem,
    plan: Plan,
    person: str,
    clock: Callable[[], float],
    *,
    seconds: float = 2.0,
    stop: Callable[[], bool] = never,
) -> Why:
    """Return why *person* sits where *plan* has them, for one question; as ``Explaining.why``."""
    return Explaining(problem, plan).why(person, clock, seconds=seconds, stop=stop)


def _reason(case: Case, of: Seeker, unit: int, met: tuple[int, ...]) -> Reason:
    if of.pinned is not None:
        return Reason.PINNED
    if len(case.allowed[unit]) == 1:
        return Reason.ONLY_GROUP
    if any(met):
        return Reason.WISH
    return Reason.OTHERS if of.wanted else Reason.NO_WISH


def _arrangement(case: Case, plan: Plan) -> Arrangement:
    """Return *plan* in numbers."""
    groups = {each.id: number for number, each in enumerate(case.problem.groups)}
    rounds = []
    for each in plan:
        seat = {name: groups[group] for group, names in each.items() for name in names}
        rounds.append([seat[case.problem.people[unit[0]].id] for unit in case.units])
    return rounds
