import random
from collections.abc import Callable

import pytest

from tests.benchmarks.peers.dealings import at_random, greedily

from .problems import realistic
from .scoring import Document, costs, faults, seats_of

Dealing = Callable[[Document, random.Random], list[Document]]


@pytest.mark.parametrize("deal", [at_random, greedily])
@pytest.mark.parametrize(("people", "groups", "rounds"), [(24, 4, 1), (61, 8, 1), (60, 8, 3)])
def test_a_dealing_seats_everybody_evenly_and_keeps_pins(
    deal: Dealing, people: int, groups: int, rounds: int
) -> None:
    problem = {**realistic(people, groups, 1, rounds=rounds), "needs": {}, "apart": []}
    plan = deal({**problem, "together": []}, random.Random(1))
    assert faults({**problem, "together": []}, seats_of(plan)) == []
    for each in plan:
        sizes = [len(names) for names in each.values()]
        assert max(sizes) - min(sizes) <= 1


def test_dealing_by_kinds_and_wishes_is_better_than_at_random() -> None:
    problem = realistic(60, 8, 1)
    greedy, shuffled = (
        costs(problem, seats_of(deal(problem, random.Random(1)))) for deal in (greedily, at_random)
    )
    assert greedy["wishes"] < shuffled["wishes"]
    assert greedy["total"] < shuffled["total"]
