"""The designs of perfect-strangers on one problem: ``python -I strangers.py``.

The problem comes as JSON on the standard input, the plan goes to the standard output. This runs
in the peer's own Python, and knows nothing of ours. The peer seats groups of one size so that
nobody meets anybody twice; it has no other rules and no points. Where its sequence is shorter than
the rounds that are asked for, it begins again from its first round.
"""

import json
import sys
import time
from typing import Any

from perfect_strangers import create_matcher


def answered(problem: dict[str, Any]) -> dict[str, Any]:
    """Return the plan, and how many rounds of it are without repeats."""
    began = time.monotonic()
    names = [each["id"] for each in problem["people"]]
    groups = [group["id"] for group in problem["groups"]]
    matcher = create_matcher(len(groups), len(names) // len(groups), participant_labels=names)
    rounds = [
        dict(zip(groups, matcher.groups_for_round(number % matcher.max_rounds), strict=True))
        for number in range(problem["rounds"])
    ]
    taken = time.monotonic() - began
    own = max(0, problem["rounds"] - matcher.max_rounds)
    return {"rounds": rounds, "own": own, "seconds": taken}


if __name__ == "__main__":
    json.dump(answered(json.load(sys.stdin)), sys.stdout)
