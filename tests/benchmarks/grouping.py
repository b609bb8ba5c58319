"""Who sits where, against the goals, with the same problems given to the peers in the same run.

A peer is ahead where it had a better plan that keeps all rules at any moment of its search, by its
own clock, than the engine had by then; within a fifth of a second nothing came sooner.
"""

from dataclasses import dataclass
from statistics import median

from tests.grouping.problems import realistic
from tests.grouping.scoring import Document

from .grouping_repairs import late_arrivals, no_shows, whys
from .grouping_rows import Row, listed, machine, print_rows
from .grouping_runs import Run, cp_sat, cp_sat_by_round, dealt, lead, ours, strangers


@dataclass(frozen=True)
class Extent:
    """How long everything may take: seeds, and seconds of search, ours and each peer's."""

    seeds: int
    one_round: float
    large_seeds: int
    large: float
    several: float
    dense_seeds: int
    dense: float
    golfers: float
    is_whole: bool
    """Whether CP-SAT is asked a second time with more workers, and for 1,000 people."""


WHOLE = Extent(3, 5, 3, 20, 30, 2, 10, 5, is_whole=True)
QUICK = Extent(1, 2, 1, 6, 3, 1, 3, 2, is_whole=False)

SCORED = 5_000_000
"""Pairs of people that may be scored for each problem; so many plans are dealt at random."""

GROUPS = {24: 4, 60: 8, 236: 30, 1000: 125}
SEVERAL_GOALS = {24: 158, 60: 185, 236: 320}


class Comparison:
    """Everything that was run so far: ours, and where a peer was ahead."""

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.found: dict[str, list[tuple[Document, Run]]] = {}
        self.compared = 0
        self.ahead: list[str] = []
        self.missing: set[str] = set()

    def run(self, name: str, document: Document, seconds: float, workers: tuple[int, ...]) -> Run:
        """Give one problem to the engine and its peers, print what comes, and return ours."""
        own = ours(document, seconds)
        peers = [cp_sat(document, seconds, each) for each in workers]
        if document.get("again"):
            peers.append(strangers(document))
        elif document["rounds"] > 1:
            peers.append(cp_sat_by_round(document, seconds, 2))
        draws = SCORED // len(document["people"]) ** 2 // document["rounds"]
        peers += dealt(document, min(1000, draws if self.extent.is_whole else 1 + draws // 10))
        print(name)
        for each in (own, *peers):
            print(f"    {each.line()}")
        for peer in peers:
            self._beside(name, own, peer)
        key = name.partition(", seed")[0]
        self.found.setdefault(key, []).append((document, own))
        return own

    def _beside(self, name: str, own: Run, peer: Run) -> None:
        if peer.note.startswith("not compared"):
            self.missing.add(f"{peer.name.partition(',')[0]} {peer.note}")
            return
        self.compared += 1
        if (first := lead(peer, own)) is not None:
            at, cost, beside = first
            self.ahead.append(f"{name}: {peer.name} had {cost:g} after {at:.2f} s, ours {beside:g}")

    def runs(self, key: str) -> list[Run]:
        """Return ours of one kind of problem, one for each seed."""
        return [own for _, own in self.found[key]]


def one_round(all_runs: Comparison, people: int) -> Row:
    """Solve one round to proof."""
    name, extent = f"{people} people, one round", all_runs.extent
    for seed in range(1, extent.seeds + 1):
        document = realistic(people, GROUPS[people], seed, past=2)
        workers = (2, 8) if extent.is_whole and people < 236 else (2,)
        all_runs.run(f"{name}, seed {seed}", document, extent.one_round, workers)
    runs = all_runs.runs(name)
    seconds, proved = [each.seconds for each in runs], sum(each.is_proved for each in runs)
    typical, worst = (1.0, 5.0) if people == 236 else (0.5, 0.5)
    return Row(
        name,
        f"{proved} of {len(runs)} proved; {listed(seconds)} s",
        "proved in 1 s, 5 s at worst" if people == 236 else "proved in 0.5 s",
        proved == len(runs) and median(seconds) <= typical and max(seconds) <= worst,
    )


def large(all_runs: Comparison) -> list[Row]:
    """Solve 1,000 people in 125 groups; the peer solves the first."""
    name, extent = "1,000 people in 125 groups", all_runs.extent
    for seed in range(1, extent.large_seeds + 1):
        document = realistic(1000, 125, seed, past=2)
        workers = (2,) if seed == 1 and extent.is_whole else ()
        all_runs.run(f"{name}, seed {seed}", document, extent.large, workers)
    runs = all_runs.runs(name)
    gaps = [each.gap_at(6.0) for each in runs]
    quick = sum(each.is_proved and each.seconds <= 15 for each in runs)
    taken = ", ".join(f"{each.seconds:.1f}" if each.is_proved else "not" for each in runs)
    is_judged = extent.large >= 15 or quick > 0
    return [
        Row(name, f"{listed(gaps)} % over the bound after 6 s", "1 % in 6 s", max(gaps) <= 1),
        Row(
            "",
            f"proved after {taken} s" if quick else f"not proved in {extent.large:g} s",
            "proved in 15 s on most seeds",
            2 * quick > len(runs) if is_judged else None,
        ),
    ]


def several(all_runs: Comparison, people: int) -> list[Row]:
    """Seat three rounds of people who met once before."""
    seconds, goal = all_runs.extent.several, SEVERAL_GOALS[people]
    name = f"{people} people, three rounds"
    document = realistic(people, GROUPS[people], 1, rounds=3, past=1)
    workers = (2,) if people == 24 else ()  # nothing comes of one model for the larger ones
    run = all_runs.run(f"{name}, seed 1", document, seconds, workers)
    total = run.total or 0
    is_judged = total <= goal or seconds >= 30
    return [
        Row(name, f"the first plan after {run.first:.2f} s", "valid in 1 s", run.first <= 1),
        Row(
            "",
            f"{total:,} points after {run.seconds:.1f} s",
            f"at most {goal} in 30 s",
            total <= goal if is_judged else None,
        ),
    ]


def dense(all_runs: Comparison) -> Row:
    """Seat 60 people who met in six meetings before."""
    name, extent = "60 people, six past meetings", all_runs.extent
    for seed in range(1, extent.dense_seeds + 1):
        document = realistic(60, 8, seed, past=6)
        all_runs.run(f"{name}, seed {seed}", document, extent.dense, (2,))
    gaps = [each.gap_at(extent.dense) for each in all_runs.runs(name)]
    figure = f"{listed(gaps)} % over the bound after {extent.dense:g} s"
    is_reached = max(gaps) < 5
    return Row(name, figure, "below 5 %", is_reached if is_reached or extent.is_whole else None)


def golfers(all_runs: Comparison, groups: int, size: int, days: int) -> Row:
    """Seat people so that nobody meets anybody twice."""
    document: Document = {
        "people": [{"id": f"p{k}"} for k in range(groups * size)],
        "groups": [{"id": f"g{k}", "least": size, "most": size} for k in range(groups)],
        "rounds": days,
        "again": True,
    }
    name = f"golfers, {groups} x {size}, {days} days"
    run = all_runs.run(name, document, all_runs.extent.golfers, (2,))
    repeats = (run.total or 0) // 2
    return Row(name, f"{repeats} repeats after {run.seconds:.2f} s", "0 repeats", repeats == 0)


def first_plans(all_runs: Comparison) -> Row:
    """Look when the first plan came that could be shown."""
    firsts = [own.first for found in all_runs.found.values() for _, own in found]
    figure = f"after {max(firsts):.3f} s at worst of {len(firsts)} problems"
    return Row("first valid plan, any size", figure, "0.2 s of search", max(firsts) <= 0.2)


def peers(all_runs: Comparison) -> Row:
    """Say how often a peer was ahead at any moment."""
    for each in all_runs.ahead:
        print(f"ahead — {each}")
    for each in sorted(all_runs.missing):
        print(f"{each}")
    found = f"ahead at some moment in {len(all_runs.ahead)} of {all_runs.compared} comparisons"
    is_whole = not all_runs.missing
    reached = not all_runs.ahead if is_whole or all_runs.ahead else None
    return Row("peers, the same problems", found, "never better in the same time", reached)


def _measured(extent: Extent) -> None:
    all_runs, rows = Comparison(extent), list[Row]()
    print(machine())
    rows += [one_round(all_runs, people) for people in (24, 60, 236)]
    rows += large(all_runs)
    rows += [row for people in (24, 60, 236) for row in several(all_runs, people)]
    rows.append(dense(all_runs))
    rows += [golfers(all_runs, 5, 3, 7), golfers(all_runs, 8, 4, 10)]
    rows.insert(0, first_plans(all_runs))
    middle = [(d, run.rounds[0]) for d, run in all_runs.found["236 people, one round"]]
    rows.append(late_arrivals(*middle[0]))
    document, run = all_runs.found["1,000 people in 125 groups"][0]
    rows.append(late_arrivals(document, run.rounds[0]))
    rows += [no_shows(middle), whys(*middle[0]), peers(all_runs)]
    print(machine())
    print_rows(rows)


def grouping() -> None:
    """Who sits where: the goals, and the same problems given to peers; about six minutes."""
    _measured(WHOLE)


def grouping_quick() -> None:
    """Who sits where, with one seed and less time for each problem; about a minute."""
    _measured(QUICK)
