"""Two dealings in plain Python: at random, and as one deals cards.

Both seat the pinned first and keep groups even; over several rounds both avoid a group where
somebody sat before, while another has room. They know no other rule.
"""

import random
from collections.abc import Iterator

from tests.grouping.scoring import Document


def at_random(problem: Document, rng: random.Random) -> list[Document]:
    """Return a plan as video meetings assign people at random: shuffled, in even groups."""
    sat = {each["id"]: list[str]() for each in problem["people"]}
    return [_round(problem, _shuffled(problem, rng), sat, rng) for _ in range(problem["rounds"])]


def greedily(problem: Document, rng: random.Random) -> list[Document]:
    """Return a plan dealt kind by kind: to the first wish where there is room, else evenly."""
    sat = {each["id"]: list[str]() for each in problem["people"]}
    rounds = []
    for _ in range(problem["rounds"]):
        by_kind = sorted(_shuffled(problem, rng), key=lambda each: str(each.get("kind")))
        rounds.append(_round(problem, by_kind, sat, None))
    return rounds


def _shuffled(problem: Document, rng: random.Random) -> list[Document]:
    people = list(problem["people"])
    rng.shuffle(people)
    return people


def _round(
    problem: Document, order: list[Document], sat: dict[str, list[str]], rng: random.Random | None
) -> Document:
    """Return one round: wishes count for nothing where the order of groups comes from *rng*."""
    plan: Document = {group["id"]: [] for group in problem["groups"]}
    small, larger = divmod(len(order), len(plan))
    for each in sorted(order, key=lambda each: each.get("pinned") is None):
        full = sum(len(names) > small for names in plan.values()) >= larger
        room = [g for g, names in plan.items() if len(names) < small + (not full)]
        if rng is not None:
            rng.shuffle(room)
        choice = next(_choices(each, room, plan, sat[each["id"]], is_random=rng is not None))
        plan[choice].append(each["id"])
        sat[each["id"]].append(choice)
    return plan


def _choices(
    person: Document, room: list[str], plan: Document, sat: list[str], *, is_random: bool
) -> Iterator[str]:
    """Yield where *person* may go, the most fitting first."""
    if person.get("pinned") is not None:
        yield person["pinned"]
    fewest = room if is_random else sorted(room, key=lambda group: len(plan[group]))
    fresh = [group for group in fewest if group not in sat]
    if not is_random:
        for wish in person.get("wishes", ()):
            wanted = [wish] if isinstance(wish, str) else wish
            yield from (group for group in wanted if group in fresh)
    yield from fresh
    yield from fewest
