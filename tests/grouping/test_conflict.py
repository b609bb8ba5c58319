import json
import time
from typing import Any

import pytest
from hypothesis import given

from facilitator.grouping.conflict import Rule
from facilitator.grouping.holding import contradiction
from facilitator.grouping.problem import Problem
from facilitator.grouping.watch import Stopped, Watch

from .problems import examples, small_problems
from .scoring import Document, all_plans
from .subsets import least_points


def conflict(problem: Document) -> list[Document]:
    rules = contradiction(Problem.model_validate_json(json.dumps(problem)), Watch())
    return [rule.document() for rule in rules]


def with_only(problem: Document, rules: list[Document]) -> Document:
    """Return *problem* with no other rules than these."""

    def kept(rule: str, **whom: Any) -> bool:
        return {"rule": rule, **whom} in rules

    people = []
    for each in problem["people"]:
        person = {**each}
        for key in ("pinned", "may"):
            if person.get(key) is not None and not kept(key, person=each["id"]):
                person[key] = None
        people.append(person)
    groups = []
    for each in problem["groups"]:
        group = {**each}
        if not kept("most", group=each["id"]):
            group["most"] = None
        if not kept("least", group=each["id"]):
            group["least"] = 0
        groups.append(group)
    return {
        **problem,
        "people": people,
        "groups": groups,
        "needs": {r: n for r, n in problem["needs"].items() if kept("needs", role=r)},
        "together": [names for names in problem["together"] if kept("together", people=names)],
        "apart": [names for names in problem["apart"] if kept("apart", people=names)],
        "again": problem.get("again") or (problem["rounds"] > 1 and not kept("rounds")),
    }


def can_hold(problem: Document) -> bool:
    if problem["rounds"] == 1:
        return least_points(problem) is not None
    return next(all_plans(problem), None) is not None


@given(small_problems(people=12, groups=4))
@examples(25)
def test_a_conflict_is_one_and_no_rule_of_it_is_idle(problem: Document) -> None:
    named = conflict(problem)
    assert bool(named) == (not can_hold(problem))
    if named:
        assert not can_hold(with_only(problem, named))
        for rule in named:
            assert can_hold(with_only(problem, [each for each in named if each != rule])), rule


@given(small_problems(people=3, rounds=2))
@examples(12)
def test_a_conflict_over_rounds_is_one_and_no_rule_of_it_is_idle(problem: Document) -> None:
    test_a_conflict_is_one_and_no_rule_of_it_is_idle.hypothesis.inner_test(  # type: ignore[attr-defined]
        problem
    )


def room(people: int, groups: int, **rules: Any) -> Document:
    return {
        "people": [{"id": f"p{k}"} for k in range(people)],
        "groups": [{"id": f"g{k}"} for k in range(groups)],
        "rounds": 1,
        "needs": {},
        "together": [],
        "apart": [],
        **rules,
    }


def test_too_few_who_can_take_notes_are_named_by_their_role() -> None:
    problem = room(60, 8, needs={"note_taker": 1, "facilitator": 1})
    for each in problem["people"]:
        each["roles"] = ["facilitator"]
    for each in problem["people"][:7]:
        each["roles"] = ["note_taker", "facilitator"]
    assert conflict(problem) == [{"rule": "needs", "role": "note_taker"}]


def test_groups_too_small_for_all_are_named() -> None:
    problem = room(9, 2)
    for group in problem["groups"]:
        group["most"] = 4
    assert conflict(problem) == [{"rule": "most", "group": "g0"}, {"rule": "most", "group": "g1"}]


def test_more_rounds_than_groups_cannot_be_without_sitting_somewhere_again() -> None:
    assert conflict(room(4, 2, rounds=3)) == [{"rule": "rounds"}]
    assert conflict(room(4, 2, rounds=3, again=True)) == []


def test_nobody_at_all_leaves_a_group_below_its_least() -> None:
    problem = room(0, 1)
    assert conflict(problem) == []
    problem["groups"][0]["least"] = 1
    assert conflict(problem) == [{"rule": "least", "group": "g0"}]


def test_a_search_that_is_told_to_stop_says_so() -> None:
    problem = Problem.model_validate(room(30, 5))
    with pytest.raises(Stopped):
        contradiction(problem, Watch(time.monotonic, stop=lambda: True))


def test_a_rule_says_only_what_it_is_about() -> None:
    assert Rule("may", person="p1").document() == {"rule": "may", "person": "p1"}
