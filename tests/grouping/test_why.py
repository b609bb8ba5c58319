import json
import time

from hypothesis import given, settings

from facilitator.grouping.problem import Problem
from facilitator.grouping.solving import solve
from facilitator.grouping.why import Reason, explain

from .problems import small_problems
from .scoring import Document, all_plans, costs


@given(small_problems(people=6))
@settings(max_examples=60)
def test_a_better_wish_costs_the_room_what_trying_everything_finds(problem: Document) -> None:
    problem["seated"] = []
    plans = list(all_plans(problem))
    if not plans:
        return
    asked = Problem.model_validate_json(json.dumps(problem))
    answer = solve(asked, time.monotonic, seconds=2)
    for each in problem["people"]:
        why = explain(asked, answer.rounds, each["id"], time.monotonic)
        assert each["id"] in answer.rounds[0][why.groups[0]]
        for better in why.better:
            granted = [p for p in plans if p[0][each["id"]] == better.group]
            assert better.is_proved
            assert (better.cost is not None) == bool(granted)
            if better.cost is not None:
                least = min(costs(problem, plan)["total"] for plan in granted)
                assert answer.cost.total + better.cost.total == least
            else:
                assert better.conflict or each.get("may") == []


def test_who_wished_for_a_full_group_hears_what_their_wish_would_cost() -> None:
    problem = Problem.model_validate(
        {
            "people": [
                {"id": "a", "pinned": "g1"},
                {"id": "b", "wishes": ["g1"]},
                {"id": "c", "wishes": ["g1", "g2"]},
                {"id": "d", "wishes": ["g1"], "may": ["g2"]},
            ],
            "groups": [{"id": "g1", "most": 2}, {"id": "g2", "most": 2}],
        }
    )
    answer = solve(problem, time.monotonic)
    assert answer.is_proved
    whys = {p.id: explain(problem, answer.rounds, p.id, time.monotonic) for p in problem.people}
    assert [whys[p].reason for p in "abcd"] == [
        Reason.PINNED,
        Reason.WISH,
        Reason.WISH,
        Reason.ONLY_GROUP,
    ]
    (better,) = whys["c"].better
    assert (better.wish, better.group) == (1, "g1")
    assert better.cost is not None
    assert better.cost.wishes == 17
    (forbidden,) = whys["d"].better
    assert forbidden.cost is None
    assert [rule.document() for rule in forbidden.conflict] == [{"rule": "may", "person": "d"}]
