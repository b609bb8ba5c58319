"""What happens after the plan: a late arrival, people who do not come, and a question why."""

import time
from statistics import median

from facilitator.grouping.problem import Problem
from facilitator.grouping.repair import Place, Seating
from facilitator.grouping.solving import solve
from facilitator.grouping.why import explain
from tests.grouping.scoring import Document, faults, seats_of

from .grouping_rows import Row, listed
from .grouping_runs import problem_of

NEWCOMERS = 5
ASKING = 5
LATE_GOALS = {236: 5, 1000: 50}


def late_arrivals(document: Document, plan: Document) -> Row:
    """Take the last few out in turn, and seat each again as one who comes late."""
    people = document["people"]
    taken, looking, moving = list[float](), list[float](), 0
    for person in people[-NEWCOMERS:]:
        late = person["id"]
        seated = {group: [name for name in names if name != late] for group, names in plan.items()}
        problem = problem_of({**document, "seated": [seated]})
        whole, looked = min(_milliseconds(problem, late) for _ in range(5))
        taken.append(whole)
        looking.append(looked)
        place = Seating(problem, late).best_place()
        moving += place.moved is not None
        _check(document, seated, late, place)
    goal = LATE_GOALS[len(people)]
    return Row(
        f"late arrival, {len(people):,} people",
        f"{median(taken):.1f} ms, {max(taken):.1f} at worst, {median(looking):.1f} to look; "
        f"one moves in {moving} of {NEWCOMERS}",
        f"{goal} ms, at most one moves",
        max(taken) <= goal,
    )


def _milliseconds(problem: Problem, late: str) -> tuple[float, float]:
    """Return the time for making the tables and looking at them, and that for looking."""
    began = time.perf_counter()
    seating = Seating(problem, late)
    made = time.perf_counter()
    seating.best_place()
    done = time.perf_counter()
    return 1000 * (done - began), 1000 * (done - made)


def _check(document: Document, seated: Document, late: str, place: Place) -> None:
    """Check what is said of a place by scoring the room with it."""
    after = {group: [n for n in names if n != place.moved] for group, names in seated.items()}
    after[place.group].append(late)
    if place.moved is not None and place.to is not None:
        after[place.to].append(place.moved)
    assert place.is_valid == (not faults(document, seats_of([after])))


def no_shows(found: list[tuple[Document, Document]]) -> Row:
    """Let every 17th who presents nothing be gone, and mend each plan."""
    seconds: list[float] = []
    moved: list[int] = []
    gone = 0
    for document, plan in found:
        left = [
            each
            for number, each in enumerate(document["people"])
            if number % 17 or each.get("pinned") is not None
        ]
        gone = len(document["people"]) - len(left)
        names = {each["id"] for each in left}
        fewer = {
            key: [each for each in document[key] if names.issuperset(each)]
            for key in ("together", "apart")
        }
        problem = problem_of({**document, **fewer, "people": left, "seated": [plan]})
        answer = solve(problem, time.monotonic, seconds=5)
        assert answer.rounds
        seconds.append(answer.seconds)
        moved.append(len(answer.moved))
    return Row(
        f"{gone} of 236 people are gone",
        f"{listed(seconds)} s; {listed(moved, 'd')} people move",
        "0.2 s",
        max(seconds) <= 0.2,
    )


def whys(document: Document, plan: Document) -> Row:
    """Ask for the first few who did not get their first wish why they sit where they sit."""
    problem, taken = problem_of(document), list[float]()
    kept = ({group: tuple(names) for group, names in plan.items()},)
    missing = [
        each["id"]
        for each in document["people"]
        if each.get("wishes") and "pinned" not in each and each["id"] not in plan[each["wishes"][0]]
    ]
    for name in missing[:ASKING]:
        began = time.perf_counter()
        explain(problem, kept, name, time.monotonic, seconds=10)
        taken.append(time.perf_counter() - began)
    return Row(
        "one why, 236 people",
        f"{median(taken):.2f} s in the middle, {max(taken):.2f} s at worst of {len(taken)}",
        "0.5 s",
        max(taken) <= 0.5,
    )
