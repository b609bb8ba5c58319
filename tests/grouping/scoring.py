"""What a plan costs and which rules it breaks, written from the specification alone.

It shares nothing with the engine: problems and plans are plain documents.
"""

from collections.abc import Iterator
from itertools import combinations, permutations, product
from typing import Any

Document = dict[str, Any]
Rounds = list[dict[str, str]]
"""For each round the group of each person."""

POINTS = {
    "second_wish": 3,
    "third_wish": 6,
    "no_wish": 20,
    "missed_first": 6,
    "missed_second": 3,
    "missed_third": 1,
    "kind": 2,
    "organisation": 5,
    "met": 2,
}


def seats_of(rounds: list[Document]) -> Rounds:
    """Return a plan as a group for each person; nobody may stand there twice."""
    seats = []
    for plan in rounds:
        seat: dict[str, str] = {}
        for group, names in plan.items():
            for name in names:
                assert name not in seat
                seat[name] = group
        seats.append(seat)
    return seats


def faults(problem: Document, rounds: Rounds) -> list[str]:
    """Return the rules that are broken."""
    people, found = problem["people"], []
    ids = {each["id"] for each in people}
    pins = {each["id"]: each.get("pinned") for each in people}
    if len(rounds) != problem["rounds"]:
        found.append("number of rounds")
    for seat in rounds:
        if set(seat) != ids:
            found.append("everyone sits")
        found += list(_faults_of_round(problem, seat))
    for one, other in combinations(rounds, 2):
        if not problem.get("again"):
            found += [f"{p} again" for p in ids if one[p] == other[p] and pins[p] is None]
    return found


def _faults_of_round(problem: Document, seat: dict[str, str]) -> Iterator[str]:
    for group in problem["groups"]:
        inside = [each for each in problem["people"] if seat[each["id"]] == group["id"]]
        most = group.get("most")
        if len(inside) < group.get("least", 0) or (most is not None and len(inside) > most):
            yield f"size of {group['id']}"
        for role, need in problem.get("needs", {}).items():
            if sum(role in each.get("roles", ()) for each in inside) < need:
                yield f"{role} of {group['id']}"
    for each in problem["people"]:
        if each.get("pinned") is not None and seat[each["id"]] != each["pinned"]:
            yield f"pin of {each['id']}"
        if each.get("may") is not None and seat[each["id"]] not in each["may"]:
            yield f"may of {each['id']}"
    for names in problem.get("together", ()):
        if len({seat[name] for name in names}) > 1:
            yield f"together {names}"
    for names in problem.get("apart", ()):
        if any(seat[one] == seat[other] for one, other in combinations(set(names), 2)):
            yield f"apart {names}"


def costs(problem: Document, rounds: Rounds) -> dict[str, int]:
    """Return the points by kind, and their total."""
    points = {**POINTS, **problem.get("points", {})}
    cost = {
        "wishes": sum(_wishes(points, each, rounds) for each in problem["people"]),
        "kinds": points["kind"] * sum(_kinds(problem, seat) for seat in rounds),
        "organisations": 0,
        "met": 0,
    }
    organisation = {each["id"]: each.get("organisation") for each in problem["people"]}
    past = [set(names) for names in problem.get("past", ())]
    met = {name: {k for k, names in enumerate(past) if name in names} for name in organisation}
    for one, other in combinations(organisation, 2):
        times = len(met[one] & met[other])
        for seat in rounds:
            if seat[one] == seat[other]:
                if organisation[one] is not None and organisation[one] == organisation[other]:
                    cost["organisations"] += points["organisation"]
                cost["met"] += points["met"] * times
                times += 1
    return {"total": sum(cost.values()), **cost}


def _wishes(points: dict[str, int], person: Document, rounds: Rounds) -> int:
    wishes = person.get("wishes", [])
    if person.get("pinned") is not None or not wishes:
        return 0
    seats = [seat[person["id"]] for seat in rounds]
    if len(rounds) > 1:
        missed = (points["missed_first"], points["missed_second"], points["missed_third"])
        return sum(
            cost
            for wish, cost in zip(wishes, missed, strict=False)
            if not any(seat in granting(wish) for seat in seats)
        )
    granted = (0, points["second_wish"], points["third_wish"])
    for wish, cost in zip(wishes, granted, strict=False):
        if seats[0] in granting(wish):
            return cost
    return points["no_wish"]


def granting(wish: str | list[str]) -> list[str]:
    """Return the groups that grant *wish*, which is one of them or a list."""
    return [wish] if isinstance(wish, str) else wish


def _kinds(problem: Document, seat: dict[str, str]) -> int:
    off, groups = 0, [group["id"] for group in problem["groups"]]
    for kind in {each.get("kind") for each in problem["people"]} - {None}:
        here = [seat[each["id"]] for each in problem["people"] if each.get("kind") == kind]
        low, high = len(here) // len(groups), -(-len(here) // len(groups))
        off += sum(max(0, low - here.count(g), here.count(g) - high) for g in groups)
    return off


def moves(problem: Document, rounds: Rounds) -> set[tuple[int, str]]:
    """Return who sits elsewhere than seated, with the number of the round."""
    return {
        (number, name)
        for number, seated in enumerate(problem.get("seated", ()))
        for group, names in seated.items()
        for name in names
        if name in rounds[number] and rounds[number][name] != group
    }


def objective(problem: Document, rounds: Rounds) -> int:
    """Return what is to be small: the total and four points for each move."""
    return costs(problem, rounds)["total"] + 4 * len(moves(problem, rounds))


def all_plans(problem: Document) -> Iterator[Rounds]:
    """Yield every plan that keeps all rules, by trying everything."""
    one_round = {**problem, "rounds": 1}
    ids, groups = [p["id"] for p in problem["people"]], [g["id"] for g in problem["groups"]]
    seats = [dict(zip(ids, choice, strict=True)) for choice in product(groups, repeat=len(ids))]
    valid = [seat for seat in seats if not faults(one_round, [seat])]
    again = product if problem.get("again") else permutations
    if any(p.get("pinned") is not None for p in problem["people"]):
        again = product
    if problem["rounds"] == 1:
        yield from ([seat] for seat in valid)
        return
    chosen = (
        again(valid, problem["rounds"])
        if again is permutations
        else product(valid, repeat=problem["rounds"])
    )
    for plan in chosen:
        if not faults(problem, list(plan)):
            yield list(plan)


def best_value(problem: Document) -> int | None:
    """Return the objective of the best plan, None where there is none, by trying everything."""
    return min((objective(problem, plan) for plan in all_plans(problem)), default=None)
