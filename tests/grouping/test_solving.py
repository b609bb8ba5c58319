import json
import time
from threading import Event
from typing import Any, cast

import highspy
import pytest
from hypothesis import given

from facilitator.grouping.answer import Progress
from facilitator.grouping.problem import Problem
from facilitator.grouping.running import run
from facilitator.grouping.solving import solve
from facilitator.grouping.watch import Stopped, Watch

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
    [(5, 3, 7, True), (5, 3, 5, False), (7, 6, 7, False), (8, 4, 8, False), (8, 4, 10, True)],
)
def test_nobody_meets_twice_where_a_design_is_known(
    groups: int, size: int, days: int, again: bool
) -> None:
    problem = golfers(groups, size, days, again=again)
    answer = solved(problem, seconds=10)
    checked(problem, answer)
    assert answer["cost"]["total"] == 0
    assert answer["proved"]


@pytest.mark.parametrize("people", [32, 31, 30, 29])
def test_nobody_meets_twice_in_ten_rounds_where_some_places_stay_empty(people: int) -> None:
    problem = golfers(8, 4, 10, again=True)
    problem["people"] = problem["people"][:people]
    for group in problem["groups"]:
        group["least"] = 2
    answer = solved(problem, seconds=0.1)
    checked(problem, answer)
    assert answer["cost"]["total"] == 0


@pytest.mark.parametrize(("people", "groups", "rounds"), [(24, 4, 1), (60, 8, 1), (60, 8, 3)])
def test_a_realistic_plan_keeps_all_rules_and_costs_what_it_says(
    people: int, groups: int, rounds: int
) -> None:
    problem = realistic(people, groups, 1, rounds=rounds, past=1)
    answer = solved(problem, seconds=0.5 if rounds > 1 else 2)
    checked(problem, answer)
    assert answer["proved"] == (rounds == 1)


def test_the_same_seed_gives_the_same_answer() -> None:
    problem = realistic(60, 8, 3, past=2)
    one, other = solved(problem, seconds=20, seed=5), solved(problem, seconds=15, seed=5)
    assert one["proved"]
    assert {**one, "seconds": 0} == {**other, "seconds": 0}


def test_a_valid_plan_is_told_before_the_best_one() -> None:
    problem, told = realistic(60, 8, 1, past=6), list[Progress]()
    answer = solved(problem, seconds=0.5, report=told.append)
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


def test_any_group_of_a_wish_grants_it() -> None:
    people = [{"id": f"p{k}", "wishes": [["g1", "g2"], "g0"]} for k in range(3)]
    groups = [{"id": f"g{k}", "least": 1, "most": 1} for k in range(3)]
    one = solved({"people": people, "groups": groups, "rounds": 1})
    assert one["cost"]["wishes"] == 3
    assert one["proved"]
    two = solved({"people": people, "groups": groups, "rounds": 2}, seconds=1)
    checked({"people": people, "groups": groups, "rounds": 2}, two)
    assert two["cost"]["wishes"] == 3
    assert two["proved"]


def test_a_wish_is_granted_in_the_other_of_its_groups_where_one_is_full() -> None:
    people = [{"id": "a", "wishes": [["g1", "g2"]]}, {"id": "b", "pinned": "g1"}]
    groups = [{"id": "g0"}, {"id": "g1", "most": 1}, {"id": "g2"}]
    answer = solved({"people": people, "groups": groups, "rounds": 1})
    assert answer["rounds"] == [{"g0": [], "g1": ["b"], "g2": ["a"]}]
    assert answer["cost"]["wishes"] == 0


def test_what_people_who_sit_together_cost_each_other_anyway_is_part_of_the_bound() -> None:
    people = [{"id": name, "organisation": "o"} for name in "ab"] + [{"id": "c"}]
    problem = {"people": people, "groups": [{"id": "g0"}, {"id": "g1"}], "rounds": 1}
    answer = solved({**problem, "together": [["a", "b"]], "past": [["a", "b"]]})
    assert (answer["cost"]["total"], answer["bound"], answer["proved"]) == (7, 7, True)


def test_the_rest_of_a_locked_room_is_proved_to_be_the_best() -> None:
    problem = realistic(60, 8, 2, past=2)
    before = solved(problem)["rounds"][0]
    seat = {name: group for group, names in before.items() for name in names}
    free = ["g3", "g5"]
    for each in problem["people"]:
        if "pinned" not in each:
            each["may"] = free if seat[each["id"]] in free else [seat[each["id"]]]
    problem["points"] = {"met": 9}
    answer = solved(problem, seconds=5)
    checked(problem, answer)
    assert answer["proved"]
    assert all(answer["rounds"][0][group] == before[group] for group in before.keys() - free)


def test_who_can_sit_nowhere_is_named() -> None:
    problem = realistic(24, 4, 1)
    problem["people"][9]["may"] = []
    assert solved(problem)["conflict"] == [{"rule": "may", "person": "p9"}]


def test_several_rounds_begin_with_the_seats_to_keep() -> None:
    problem = realistic(24, 4, 1, rounds=2)
    problem["seated"] = solved(problem, seconds=0.3)["rounds"]
    assert solved(problem, seconds=0)["moved"] == []


class Endless:
    """A solver that does not ask whether to go on."""

    def __init__(self) -> None:
        self.is_let_go = Event()

    def run(self) -> None:
        self.is_let_go.wait()


def test_a_run_that_does_not_ask_whether_to_go_on_is_left_behind() -> None:
    solver = Endless()
    looks = iter([False, False])
    with pytest.raises(Stopped):
        run(cast(highspy.Highs, solver), Watch(stop=lambda: next(looks, True)))
    solver.is_let_go.set()


@given(small_problems(people=12, groups=4) | small_problems(people=12, groups=4, fewest=9))
@examples(25)
def test_one_round_is_proved_to_be_what_trying_everything_finds(problem: Document) -> None:
    answer = solved(problem)
    compared(problem, answer)
    assert answer["proved"] or answer["conflict"]


@given(small_problems(people=5, rounds=2))
@examples(8)
def test_two_rounds_keep_all_rules_and_the_bound_is_one(problem: Document) -> None:
    compared(problem, solved(problem, seconds=0.15))


@given(small_problems(people=3, rounds=3))
@examples(6)
def test_three_rounds_keep_all_rules_and_the_bound_is_one(problem: Document) -> None:
    compared(problem, solved(problem, seconds=0.15))
