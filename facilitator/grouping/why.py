"""Why somebody sits where they sit, and what a better wish would have cost the room.

The problem is solved again with that wish forced; the difference, by kind of point, is what it
would have cost everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from facilitator.grouping.answer import Plan
from facilitator.grouping.case import Arrangement, Case, compile_case
from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost, breaches, cost_of
from facilitator.grouping.exact import Proof, Solved
from facilitator.grouping.holding import contradiction
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import Forms, Programme, programme_of
from facilitator.grouping.several import cost_in
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
    """A wish that was not met, and what it would have cost the room.

    ``cost`` is what would be added to each kind of point; None where rules forbid it, which are
    named in ``conflict``, or where there was no time. ``is_proved`` says that nothing is cheaper.
    """

    wish: int
    group: str
    cost: Cost | None
    conflict: tuple[Rule, ...]
    is_proved: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why a person sits in *groups*, one in each round.

    ``wishes`` has for each round the number of the wish that it meets, from 1, 0 for none.
    """

    person: str
    groups: tuple[str, ...]
    reason: Reason
    wishes: tuple[int, ...]
    better: tuple[Better, ...]


def explain(
    problem: Problem,
    plan: Plan,
    person: str,
    clock: Callable[[], float],
    *,
    seconds: float = 2.0,
    stop: Callable[[], bool] = never,
) -> Why:
    """Return why *person* sits where *plan* has them; *seconds* hold for all of it.

    In several rounds a wish is tried in each round while the others stay as they are.
    """
    watch = Watch(clock, clock() + seconds, stop)
    case = compile_case(problem)
    ids = {each.id: number for number, each in enumerate(problem.people)}
    of = problem.people[ids[person]]
    groups = tuple(next(g for g, names in each.items() if person in names) for each in plan)
    wanted = list(dict.fromkeys(of.wishes))[:3] if of.pinned is None else []
    met = tuple(wanted.index(group) + 1 if group in wanted else 0 for group in groups)
    unit = next(n for n, people in enumerate(case.units) if ids[person] in people)
    reason = _reason(case, of.pinned is not None, unit, wanted, met)
    if len(plan) == 1:
        missed = wanted[: met[0] - 1] if met[0] else wanted
    else:
        missed = [wish for wish in wanted if wish not in groups]
    forced = _Forced(problem, case, _arrangement(case, plan), unit, person, watch)
    better = tuple(forced.better(wanted.index(group) + 1, group) for group in missed)
    return Why(person, groups, reason, met, better)


def _reason(
    case: Case, is_pinned: bool, unit: int, wanted: list[str], met: tuple[int, ...]
) -> Reason:
    if is_pinned:
        return Reason.PINNED
    if len(case.allowed[unit]) == 1:
        return Reason.ONLY_GROUP
    if any(met):
        return Reason.WISH
    return Reason.OTHERS if wanted else Reason.NO_WISH


def _arrangement(case: Case, plan: Plan) -> Arrangement:
    """Return *plan* in numbers."""
    groups = {each.id: number for number, each in enumerate(case.problem.groups)}
    rounds = []
    for each in plan:
        seat = {name: groups[group] for group, names in each.items() for name in names}
        rounds.append([seat[case.problem.people[unit[0]].id] for unit in case.units])
    return rounds


@dataclass(slots=True)
class _Forced:
    """A plan, and one person of it whose wishes are forced, one after the other."""

    problem: Problem
    case: Case
    plan: Arrangement
    unit: int
    person: str
    watch: Watch

    def better(self, wish: int, group: str) -> Better:
        """Return what it would cost the room that the person sits in *group*."""
        number = [each.id for each in self.problem.groups].index(group)
        if number not in self.case.allowed[self.unit]:
            return Better(wish, group, None, self._conflict(group), is_proved=True)
        forms, found = Forms.of(self.case), []
        is_proved = True
        for place in range(len(self.plan)):
            others = [*self.plan[:place], *self.plan[place + 1 :]]
            solved = self._solved(programme_of(forms, others, place), place, number)
            is_proved &= solved.is_proved
            if solved.seats is not None:
                found.append([*self.plan[:place], solved.seats, *self.plan[place + 1 :]])
        if not found:
            conflict = self._conflict(group) if is_proved and len(self.plan) == 1 else ()
            return Better(wish, group, None, conflict, is_proved)
        best = min((cost_of(self.case, plan) for plan in found), key=lambda cost: cost.total)
        return Better(wish, group, _difference(best, cost_of(self.case, self.plan)), (), is_proved)

    def _solved(self, programme: Programme, place: int, group: int) -> Solved:
        """Return the best round in which the person sits in *group*."""
        programme.may[self.unit] &= [each == group for each in range(self.case.groups)]
        if not programme.may.any(axis=1).all():
            return Solved(None, 0, 0, is_proved=True)
        programme = Programme(programme.forms, programme.costs, programme.may, programme.sets)
        proof = Proof(programme, self.watch)
        if (near := self._near(place, group, programme)) is not None:
            proof.best, proof.cost = near
        return proof.carry_on(100_000 if len(self.plan) == 1 else 20)

    def _near(self, place: int, group: int, programme: Programme) -> tuple[list[int], float] | None:
        """Return the plan with one change of places that brings the person there, and its cost."""
        seats = self.plan[place]
        changed = [
            [
                group if u == self.unit else seats[self.unit] if u == other else g
                for u, g in enumerate(seats)
            ]
            for other in (*(u for u, g in enumerate(seats) if g == group), -1)
        ]
        valid = [
            each
            for each in changed
            if all(programme.may[unit, g] for unit, g in enumerate(each))
            and not breaches(self.case, [*self.plan[:place], each, *self.plan[place + 1 :]])
        ]
        best = min(((cost_in(programme, each), each) for each in valid), default=None)
        return None if best is None else (best[1], best[0])

    def _conflict(self, group: str) -> tuple[Rule, ...]:
        """Return the rules that keep the person out of *group*."""
        people = tuple(
            each.model_copy(update={"pinned": group, "wishes": ()})
            if each.id == self.person and each.pinned is None
            else each
            for each in self.problem.people
        )
        asked = self.problem.model_copy(update={"people": people, "rounds": 1, "seated": ()})
        try:
            rules = contradiction(asked, self.watch)
        except Stopped:
            return ()
        return tuple(each for each in rules if each != Rule("pinned", person=self.person))


def _difference(one: Cost, other: Cost) -> Cost:
    return Cost(
        wishes=one.wishes - other.wishes,
        kinds=one.kinds - other.kinds,
        organisations=one.organisations - other.organisations,
        met=one.met - other.met,
    )
