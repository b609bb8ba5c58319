"""Problems for the tests: random small ones with every rule, and realistic ones."""

import random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from .scoring import Document


def examples(count: int) -> settings:
    """Let a test have *count* examples, and ten times as many in the trials."""
    return settings(max_examples=count * settings.default.max_examples // 100)


@st.composite
def small_problems(
    draw: st.DrawFn, *, people: int = 7, rounds: int = 1, groups: int = 3, fewest: int = 1
) -> Document:
    """Return a problem of at most so many people and groups with any of the rules."""
    n, count = draw(st.integers(fewest, people)), draw(st.integers(max(1, rounds - 1), groups))
    ids, names = [f"p{k}" for k in range(n)], [f"g{k}" for k in range(count)]
    some_groups = st.lists(st.sampled_from(names), unique=True, max_size=3)
    crowd = st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3)
    rare = st.integers(0, 5).map(lambda n: n == 0)

    def person(name: str) -> Document:
        each: Document = {"id": name, "kind": draw(st.sampled_from(["a", "b", None]))}
        each["organisation"] = draw(st.sampled_from([None, "o", "u"]))
        each["wishes"] = draw(some_groups)
        if draw(st.booleans()):
            some = [draw(some_groups) for _ in range(draw(st.integers(1, 3)))]
            each["wishes"] = list({frozenset(wish): wish for wish in some if wish}.values())
        if draw(rare):
            each["pinned"] = draw(st.sampled_from(names))
        if draw(rare):
            each["may"] = draw(some_groups)
        each["roles"] = draw(st.lists(st.sampled_from(["n", "f"]), unique=True))
        return each

    seated = (
        [
            {
                group: [p for p in ids if draw(st.integers(0, 3)) == number]
                for number, group in enumerate(names)
            }
            for _ in range(rounds)
        ]
        if draw(rare)
        else []
    )
    for each in seated:
        seen: set[str] = set()
        for group, sitting in each.items():
            each[group] = [name for name in sitting if name not in seen]
            seen |= set(sitting)
    return {
        "people": [person(name) for name in ids],
        "groups": [
            {
                "id": group,
                "least": draw(st.integers(0, 2)),
                "most": draw(st.sampled_from([None, 2, 3, n])),
            }
            for group in names
        ],
        "rounds": rounds,
        "needs": draw(st.sampled_from([{}, {}, {"n": 1}, {"n": 1, "f": 1}])),
        "together": draw(st.lists(crowd, max_size=1)),
        "apart": draw(st.lists(crowd, max_size=2)),
        "past": draw(st.lists(crowd, max_size=3)),
        "points": draw(st.sampled_from([{}, {}, {"met": 7, "kind": 0}, {"no_wish": 5}])),
        "seated": seated,
        "again": draw(rare),
    }


KINDS = ["business"] * 35 + ["civic_group"] * 20 + ["citizen"] * 20 + ["city"] * 12
KINDS += ["education"] * 8 + ["neighbourhood"] * 5


def realistic(people: int, groups: int, seed: int, *, rounds: int = 1, past: int = 0) -> Document:
    """Return a problem as a meeting has it: popular groups, pinned presenters, past meetings."""
    rng = random.Random(seed)
    names, ids = [f"g{k}" for k in range(groups)], [f"p{k}" for k in range(people)]
    liking = [rng.random() ** 2 + 0.05 for _ in names]
    seekers: list[dict[str, Any]] = []
    for number, name in enumerate(ids):
        each: dict[str, Any] = {"id": name, "kind": rng.choice(KINDS)}
        if rng.random() < 0.9:
            each["organisation"] = f"o{rng.randrange(max(3, int(people * 0.55)))}"
        if rng.random() < 0.8:
            wanted = rng.choices(names, liking, k=rng.choice([1, 2, 3, 3]))
            each["wishes"] = list(dict.fromkeys(wanted))
        if rng.random() < 0.4:
            each["roles"] = ["note_taker"]
        if number < groups:
            each["pinned"] = names[number]
        seekers.append(each)
    met = [ids[k::groups] for _ in range(past) for k in (rng.shuffle(ids) or range(groups))]
    free = [f"p{k}" for k in range(groups, people)]
    size = people / groups
    return {
        "people": seekers,
        "groups": [
            {"id": g, "least": max(1, int(size) - 1), "most": int(-(-size // 1)) + 1} for g in names
        ],
        "rounds": rounds,
        "needs": {"note_taker": 1},
        "together": [rng.sample(free, 2) for _ in range(people // 40)],
        "apart": [rng.sample(free, 2) for _ in range(people // 20)],
        "past": met,
    }
