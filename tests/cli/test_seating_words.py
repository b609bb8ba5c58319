"""What the engine answers, in words: every kind of rule and reason, and what wishes would cost."""

from collections.abc import Iterator

import pytest

from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost
from facilitator.grouping.moving import Change
from facilitator.grouping.repair import Place
from facilitator.grouping.why import Better, Reason, Why
from facilitator.locale import choose_language
from facilitator.locale.seating_words import (
    conflict_words,
    cost_words,
    move_words,
    rule_words,
    why_words,
)
from facilitator.services.seating_why import Hold


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def person(key: str) -> str:
    return {"a": "Aiko", "b": "Ben"}[key]


def group(key: str) -> str:
    return f"Group {key}"


def test_a_change_of_points_names_only_the_kinds_that_change() -> None:
    assert cost_words(Cost(wishes=3)) == "+3 points (wishes +3)"
    assert cost_words(Cost(wishes=3, met=-3)) == "±0 points (wishes +3, met before -3)"
    assert cost_words(Cost(kinds=-1)) == "-1 point (kinds -1)"
    assert cost_words(Cost()) == "±0 points"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("most", group="1"), "Group 1 has its most people."),
        (Rule("needs", role="note_taker"), "Each group needs its people who can be note-taker."),
        (Rule("needs", role="host"), "Each group needs its people who can be host."),
        (Rule("apart", people=("a", "b")), "Aiko, Ben sit apart."),
        (Rule("rounds"), "Nobody sits twice in the same group."),
    ],
)
def test_every_rule_is_a_sentence(rule: Rule, words: str) -> None:
    assert rule_words(rule, person, group) == words
    assert conflict_words([rule], person, group).endswith(f"\n- {words}")
    assert "in this time" in conflict_words([], person, group)


def test_who_comes_late_and_who_moves_for_it() -> None:
    alone = Place("1", None, None, 3, is_valid=True)
    assert move_words(alone, "a", person, group) == "Aiko joins Group 1. (+3 points)"
    moving = Place("1", "b", "2", 5, is_valid=False)
    assert move_words(moving, "a", person, group) == (
        "Aiko joins Group 1. Ben moves to Group 2. Not all rules can be kept so. (+1 point)"
    )


def test_why_tells_the_reason_and_what_each_better_wish_would_cost() -> None:
    better = (
        Better(1, "2", Cost(organisations=5), (), is_proved=True),
        Better(2, "3", None, (Rule("pinned", person="b"),), is_proved=True),
        Better(3, "4", None, (), is_proved=False),
    )
    told = why_words(Why("a", ("1",), Reason.OTHERS, (0,), better), person, group)
    assert told == (
        "Had wishes that were not met; sits where it is best for everybody.",
        "Everybody seated anew with the first wish (Group 2): +5 points (organisations +5).",
        "The second wish (Group 3) is against these rules: Ben is pinned to a group.",
        "What the third wish (Group 4) would cost was not found in this time.",
    )


def test_where_other_seats_are_better_nobody_is_said_to_sit_best() -> None:
    move = Change(Cost(wishes=-20, kinds=2), ())
    better = (Better(1, "2", Cost(), (), is_proved=True, move=move),)
    told = why_words(
        Why("a", ("1",), Reason.OTHERS, (0,), better, saved=40), person, group, is_by_hand=True
    )
    assert told == (
        "Had wishes that were not met.",
        "Was moved here by hand.",
        "Seating everybody anew (r) would save 40 points.",
        "To the first wish (Group 2), moving alone: -18 points (wishes -20, kinds +2).",
        "Everybody seated anew with the first wish (Group 2): ±0 points.",
    )
    alike = Better(1, "2", Cost(wishes=3), (), is_proved=True, move=Change(Cost(wishes=3), ()))
    best = why_words(Why("a", ("1",), Reason.OTHERS, (0,), (alike,)), person, group)
    assert len(best) == 2, "the same number is told once"


def test_what_holds_somebody_is_told_and_every_round_is() -> None:
    pinned = Why("a", ("1",), Reason.PINNED, (0,), ())
    assert why_words(pinned, person, group) == ("Pinned to this group.",)
    told = why_words(pinned, person, group, hold=Hold.PRESENTER)
    assert told == ("Presents the pitch of this group.",)
    rounds = Why("a", ("1", "2"), Reason.WISH, (0, 1), ())
    assert why_words(rounds, person, group) == ("Round 1: Group 1", "Round 2: Group 2 (first wish)")
