import json
from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.conflict import Rule
from facilitator.grouping.cost import Cost
from facilitator.grouping.moving import Moves, quality
from facilitator.grouping.problem import Problem

from .problems import examples, small_problems
from .scoring import Document, Rounds, costs, granting


def broken(problem: Document, rounds: Rounds) -> Counter[tuple[Rule, str]]:
    """Return how much each rule is broken, and where, counted plainly."""
    found: Counter[tuple[Rule, str]] = Counter()
    for number, seat in enumerate(rounds):
        for group in problem["groups"]:
            here = [each for each in problem["people"] if seat[each["id"]] == group["id"]]
            least, most = group.get("least", 0), group.get("most")
            found[Rule("least", group=group["id"]), str(number)] += max(0, least - len(here))
            if most is not None:
                found[Rule("most", group=group["id"]), str(number)] += max(0, len(here) - most)
            for role, need in problem["needs"].items():
                lacking = need - sum(role in each["roles"] for each in here)
                found[Rule("needs", role=role), f"{number} {group['id']}"] += max(0, lacking)
        for each in problem["people"]:
            there = seat[each["id"]]
            if each.get("pinned") is not None:
                found[Rule("pinned", person=each["id"]), str(number)] += there != each["pinned"]
            if each.get("may") is not None:
                found[Rule("may", person=each["id"]), str(number)] += there not in each["may"]
        for names in problem["together"]:
            groups = {seat[name] for name in names}
            found[Rule("together", people=tuple(names)), str(number)] += len(groups) - 1
        for names in problem["apart"]:
            groups = {seat[name] for name in names}
            found[Rule("apart", people=tuple(names)), str(number)] += len(names) - len(groups)
    for each in problem["people"] if not problem["again"] else ():
        if each.get("pinned") is None:
            twice = len(rounds) - len({seat[each["id"]] for seat in rounds})
            found[Rule("rounds"), each["id"]] += twice
    return found


def compared(problem: Document, before: Rounds, number: int, seats: dict[str, str]) -> None:
    """Check what is said of giving these seats against counting anew."""
    asked = Problem.model_validate_json(json.dumps(problem))
    moves = Moves(asked, plan_of(problem, before))
    if len(seats) == 1:
        ((person, group),) = seats.items()
        change = moves.change(person, group, number)
    else:
        change = moves.swap(*seats, number)
    after = [{**seat, **seats} if n == number else seat for n, seat in enumerate(before)]
    old, new = costs(problem, before), costs(problem, after)
    assert change.cost == Cost(**{key: new[key] - old[key] for key in new if key != "total"})
    was, now = broken(problem, before), broken(problem, after)
    assert set(change.broken) == {
        rule for rule, place in now if now[rule, place] > was[rule, place]
    }
    assert len(set(change.broken)) == len(change.broken)


def plan_of(problem: Document, rounds: Rounds) -> tuple[dict[str, tuple[str, ...]], ...]:
    groups = [group["id"] for group in problem["groups"]]
    return tuple({g: tuple(n for n in seat if seat[n] == g) for g in groups} for seat in rounds)


@st.composite
def seated(draw: st.DrawFn) -> tuple[Document, Rounds, Random]:
    """Return a problem with some plan, which may break any rule."""
    count = draw(st.integers(1, 3))
    problem = draw(small_problems(people=9, rounds=count))
    random = Random(draw(st.integers(0, 9_999)))
    groups = [group["id"] for group in problem["groups"]]
    rounds = [{p["id"]: random.choice(groups) for p in problem["people"]} for _ in range(count)]
    return problem, rounds, random


@given(seated())
@examples(30)
def test_a_change_costs_and_breaks_what_counting_anew_finds(
    asked: tuple[Document, Rounds, Random],
) -> None:
    problem, rounds, random = asked
    number, names = random.randrange(len(rounds)), list(rounds[0])
    group = random.choice(problem["groups"])["id"]
    compared(problem, rounds, number, {random.choice(names): group})
    if len(names) > 1:
        one, other = random.sample(names, 2)
        seat = rounds[number]
        compared(problem, rounds, number, {one: seat[other], other: seat[one]})


@given(seated())
@examples(20)
def test_the_quality_is_what_counting_pairs_and_wishes_finds(
    asked: tuple[Document, Rounds, Random],
) -> None:
    problem, rounds, _ = asked
    told = quality(Problem.model_validate_json(json.dumps(problem)), plan_of(problem, rounds))
    cost = costs(problem, rounds)
    assert told.cost == Cost(**{key: cost[key] for key in cost if key != "total"})
    people = {each["id"]: each for each in problem["people"]}
    again = first = 0
    colleagues = set()
    for one, other in combinations(people, 2):
        times = sum(seat[one] == seat[other] for seat in rounds)
        past = sum(one in names and other in names for names in problem["past"])
        again += times > 0 and past + times > 1
        first += times > 0 and past == 0
        if times and people[one]["organisation"] == people[other]["organisation"] is not None:
            colleagues |= {one, other}
    assert (told.meet_again, told.meet_first) == (again, first)
    assert told.colleagues == len(colleagues)
    ranks = [0, 0, 0, 0]
    for each in problem["people"]:
        if each["wishes"] and each.get("pinned") is None:
            seats = {seat[each["id"]] for seat in rounds}
            met = [not seats.isdisjoint(granting(wish)) for wish in each["wishes"]]
            ranks[met.index(True) if True in met else 3] += 1
    assert told.wishes == tuple(ranks)
    two = {**problem, "points": {"kind": 2}}
    assert told.off_kind == costs(two, rounds)["kinds"] // 2


def room() -> Problem:
    return Problem.model_validate(
        {
            "people": [{"id": "a", "wishes": ["g1"]}, {"id": "b"}, {"id": "c", "wishes": ["g2"]}],
            "groups": [{"id": "g1", "most": 1}, {"id": "g2", "least": 1}],
        }
    )


def test_somebody_without_a_seat_comes_to_a_group() -> None:
    moves = Moves(room(), ({"g1": ("b",), "g2": ("a",)},))
    assert moves.change("c", "g1").cost == Cost(wishes=20)
    assert moves.change("c", "g1").broken == (Rule("most", group="g1"),)
    assert moves.change("c", "g2").cost == Cost()
    assert moves.change("c", "g2").broken == ()
    with pytest.raises(ValueError, match="no seat"):
        moves.swap("b", "c")


def test_nobody_moves_where_they_sit_already() -> None:
    moves = Moves(room(), ({"g1": ("a", "b"), "g2": ("c",)},))
    assert moves.change("a", "g1").broken == ()
    assert moves.swap("a", "b").cost == Cost()
    assert moves.change("c", "g1").broken == (Rule("most", group="g1"), Rule("least", group="g2"))
    assert quality(room(), ({"g1": ("a", "b")},)).wishes == (1, 0, 0, 0)
