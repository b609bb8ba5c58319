import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.problem import Problem
from facilitator.grouping.repair import late_arrival

from .problems import examples, small_problems
from .scoring import Document, costs, faults


def within_one_move(problem: Document, seat: dict[str, str], who: str) -> list[dict[str, str]]:
    """Return every seating of *who* in which at most one other person moves."""
    groups = [group["id"] for group in problem["groups"]]
    seatings = []
    for group in groups:
        come = {**seat, who: group}
        seatings.append(come)
        seatings += [{**come, other: to} for other in seat for to in groups if to != seat[other]]
    return seatings


@given(small_problems(people=7), st.randoms(use_true_random=False))
@examples(40)
def test_a_late_arrival_gets_the_best_place_within_one_move(
    problem: Document, random: Random
) -> None:
    ids = [each["id"] for each in problem["people"]]
    groups = [group["id"] for group in problem["groups"]]
    who = random.choice(ids)
    seat = {name: random.choice(groups) for name in ids if name != who}
    problem["seated"] = [{g: [n for n in seat if seat[n] == g] for g in groups}]
    place = late_arrival(Problem.model_validate_json(json.dumps(problem)), who)

    def value(plan: dict[str, str]) -> int:
        moved = sum(plan[name] != seat[name] for name in seat)
        return costs(problem, [plan])["total"] + 4 * moved

    valid = [p for p in within_one_move(problem, seat, who) if not faults(problem, [p])]
    assert place.is_valid == bool(valid)
    if place.is_valid:
        told = {**seat, who: place.group}
        if place.moved is not None:
            assert place.to is not None
            told[place.moved] = place.to
        assert faults(problem, [told]) == []
        assert value(told) == min(map(value, valid))
