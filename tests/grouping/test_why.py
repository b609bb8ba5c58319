import json
import time

from hypothesis import given

from facilitator.grouping.problem import Problem
from facilitator.grouping.solving import solve
from facilitator.grouping.why import Reason, explain

from .problems import examples, small_problems
from .scoring import Document, granting
from .subsets import least_points


@given(small_problems(people=12, groups=4))
@examples(15)
def test_a_better_wish_costs_the_room_what_trying_everything_finds(problem: Document) -> None:
    problem["seated"] = []
    best = least_points(problem)
    if best is None:
        return
    asked = Problem.model_validate_json(json.dumps(problem))
    answer = solve(asked, time.monotonic, seconds=2)
    for number, each in enumerate(problem["people"]):
        why = explain(asked, answer.rounds, each["id"], time.monotonic)
        assert each["id"] in answer.rounds[0][why.groups[0]]
        for better in why.better:
            groups = granting(each["wishes"][better.wish - 1])
            may = groups if each.get("may") is None else [g for g in groups if g in each["may"]]
            people = [*problem["people"]]
            people[number] = {**each, "may": may}
            least = least_points({**problem, "people": people})
            assert better.is_proved
            assert better.group in groups
            if least is None:
                assert better.cost is None
                assert better.conflict
            else:
                assert better.cost is not None
                assert best + better.cost.total == least


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
