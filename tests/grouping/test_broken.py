"""Rules that an arrangement breaks, counted; and people placed where nobody moves."""

from facilitator.grouping.beside import place_beside
from facilitator.grouping.broken import broken_rules
from facilitator.grouping.problem import Problem

PROBLEM = Problem.model_validate(
    {
        "people": [
            {"id": "a", "pinned": "g1"},
            {"id": "b", "roles": ["note_taker"]},
            {"id": "c", "may": ["g1"]},
            {"id": "d", "wishes": ["g2"]},
        ],
        "groups": [{"id": "g1", "most": 2}, {"id": "g2", "least": 2}],
        "needs": {"note_taker": 1},
        "together": [["a", "b"]],
        "apart": [["c", "d"]],
    }
)


def test_every_broken_rule_is_counted_once_for_each_group_or_person() -> None:
    plan = ({"g1": ("b", "d"), "g2": ("a", "c")},)
    rules = [rule.rule for rule in broken_rules(PROBLEM, plan)]
    assert rules == ["needs", "pinned", "may", "together"]
    crowded = ({"g1": ("a", "b", "c", "d"), "g2": ()},)
    assert [rule.rule for rule in broken_rules(PROBLEM, crowded)] == [
        "most",
        "least",
        "needs",
        "apart",
    ]
    assert broken_rules(PROBLEM, ({},)) != (), "empty groups are too small"


def test_who_waits_comes_where_it_is_best_and_nobody_moves() -> None:
    plan, is_valid = place_beside(PROBLEM, ({"g1": ("a", "b"), "g2": ()},))
    assert plan[0]["g1"][:2] == ("a", "b")
    assert plan[0]["g2"][-1:] == ("d",)
    assert not is_valid, "c can only use a group that is full"
