import json
import time
from typing import Any

import pytest
from hypothesis import given

from facilitator.grouping.answer import Progress
from facilitator.grouping.problem import Problem
from facilitator.grouping.solving import solve

from .problems import examples, realistic, small_problems
from .scoring import Document, best_value, costs, faults, moves, objective, seats_of
from .subsets import least_points


def solved(problem: Document, seconds: float = 2.0, **options: Any) -> Document:
    """Solve *problem* as the command does, from one document to another."""
    answer = solve(
        Problem.model_validate_json(json.dumps(problem), strict=True),
        time.monotonic,
        seconds=seconds,
        **options,
    )
    return answer.document()


def checked(problem: Document, answer: Document) -> None:
    """Check a plan against the specification: its rules, its cost, and who moved."""
    plan = seats_of(answer["rounds"])
    assert faults(problem, plan) == []
    assert answer["cost"] == costs(problem, plan)
    assert set(answer["moved"]) == {name for _, name in moves(problem, plan)}
    assert answer["bound"] <= answer["cost"]["total"]
    assert not answer["proved"] or answer["bound"] == answer["cost"]["total"]


def compared(problem: Document, answer: Document) -> None:
    """Check an answer against trying everything."""
    best = least_points(problem) if problem["rounds"] == 1 else best_value(problem)
    if best is None:
        assert answer["rounds"] == []
        assert answer["conflict"]
        return
    assert answer["conflict"] == []
    checked(problem, answer)
    plan = seats_of(answer["rounds"])
    reached = objective(problem, plan)
    assert reached >= best
    moving = reached - answer["cost"]["total"]
    assert answer["bound"] + moving <= best
    if answer["proved"]:
        assert reached == best


def golfers(groups: int, size: int, days: int, *, again: bool) -> Document:
    return {
        "people": [{"id": f"p{k}"} for k in range(groups * size)],
        "groups": [{"id": f"g{k}", "least": size, "most": size} for k in range(groups)],
        "rounds": days,
        "again": again,
    }


@pytest.mark.parametrize(
    ("groups", "size", "days", "again"),
    [(5, 3, 7, True), (5, 3, 5, False), (7, 6, 7, False), (8, 4, 8, False), (8, 4, 9, True)],
)
def test_nobody_meets_twice_where_a_design_is_known(
    groups: int, size: int, days: int, again: bool
) -> None:
    problem = golfers(groups, size, days, again=again)
    answer = solved(problem, seconds=10)
    checked(problem, answer)
    assert answer["cost"]["total"] == 0
    assert answer["proved"]


@pytest.mark.parametrize(("people", "groups", "rounds"), [(24, 4, 1), (60, 8, 1), (60, 8, 3)])
def test_a_realistic_plan_keeps_all_rules_and_costs_what_it_says(
    people: int, groups: int, rounds: int
) -> None:
    problem = realistic(people, groups, 1, rounds=rounds, past=1)
    answer = solved(problem, seconds=3)
    checked(problem, answer)
    assert answer["proved"] == (rounds == 1)


def test_the_same_seed_gives_the_same_answer() -> None:
    problem = realistic(60, 8, 3, past=2)
    one, other = solved(problem, seconds=20, seed=5), solved(problem, seconds=15, seed=5)
    assert one["proved"]
    assert {**one, "seconds": 0} == {**other, "seconds": 0}


def test_a_valid_plan_is_told_before_the_best_one() -> None:
    problem, told = realistic(60, 8, 1, past=6), list[Progress]()
    answer = solved(problem, seconds=1, report=told.append)
    plan = [{group: list(names) for group, names in each.items()} for each in told[0].rounds]
    assert faults(problem, seats_of(plan)) == []
    costs_told = [each.cost for each in told if each.cost is not None]
    assert costs_told == sorted(costs_told, reverse=True)
    assert costs_told[-1] == answer["cost"]["total"]


def test_a_search_that_is_told_to_stop_keeps_what_it_has() -> None:
    problem, told = realistic(60, 8, 1, rounds=3), list[Progress]()
    answer = solved(problem, seconds=60, report=told.append, stop=lambda: bool(told))
    assert faults(problem, seats_of(answer["rounds"])) == []
    assert answer["seconds"] < 5


@given(small_problems(people=12, groups=4))
@examples(60)
def test_one_round_is_proved_to_be_what_trying_everything_finds(problem: Document) -> None:
    answer = solved(problem)
    compared(problem, answer)
    assert answer["proved"] or answer["conflict"]


@given(small_problems(people=5, rounds=2))
@examples(15)
def test_two_rounds_keep_all_rules_and_the_bound_is_one(problem: Document) -> None:
    compared(problem, solved(problem, seconds=0.15))


@given(small_problems(people=4, rounds=3))
@examples(10)
def test_three_rounds_keep_all_rules_and_the_bound_is_one(problem: Document) -> None:
    compared(problem, solved(problem, seconds=0.15))
