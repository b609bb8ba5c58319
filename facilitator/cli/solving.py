"""``groups solve``: who sits where, for a problem in a file."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.commands import json_option
from facilitator.cli.failures import REFUSED, Failed
from facilitator.cli.groups import groups
from facilitator.cli.printing import plan_on_terminal, print_json, print_line
from facilitator.cli.solving_words import conflict_words, fault_words
from facilitator.locale import _

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer, Progress
    from facilitator.grouping.problem import Problem

BIGGEST = 50_000_000
"""Most bytes in a problem file."""


@groups.command(epilog="facilitator groups solve problem.json --seconds 5")
@click.argument("problem", type=click.Path(path_type=Path), metavar="PROBLEM.json")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, max=86_400),
    default=30.0,
    show_default=True,
    help="The longest that it may take; it ends before where nothing can be better.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Another number gives other arrangements of the same worth.",
)
@json_option
def solve(problem: Path, seconds: float, seed: int, as_json: bool) -> None:
    """Say who sits where: the best arrangement for the problem in a file.

    The file tells people, groups and rules: docs/grouping.md. Nothing of it is kept. Where its
    rules contradict each other, those in conflict are named.
    """
    asked = _read(problem)
    with plan_on_terminal(_("Seating people")) as show:
        answer = _solved(asked, seconds, seed, show)
    if as_json:
        print_json(answer.document())
    elif answer.rounds:
        _show(answer)
    if answer.rounds:
        return
    if not as_json:
        raise Failed(conflict_words(answer.conflict))
    raise click.exceptions.Exit(REFUSED)


def _read(path: Path) -> "Problem":
    from facilitator.grouping.reading import ProblemFaulty, read_problem

    if path.is_file() and path.stat().st_size > BIGGEST:
        raise Failed(_("{path} is too big for a problem.").format(path=path))
    try:
        return read_problem(path.read_bytes())
    except ProblemFaulty as error:
        raise Failed("\n".join(fault_words(path, fault) for fault in error.faults)) from error


def _solved(
    problem: "Problem", seconds: float, seed: int, show: Callable[[str, float], None]
) -> "Answer":
    """Return the answer, found in a thread, so that Ctrl+C ends the search at once."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Event

    from facilitator.grouping.solving import solve

    is_over, began, words = Event(), time.monotonic(), ""

    def report(progress: "Progress") -> None:
        nonlocal words
        if progress.cost is not None:
            words = _("{cost} points, at least {bound}").format(
                cost=progress.cost, bound=progress.bound
            )

    with ThreadPoolExecutor(1) as pool:
        search = pool.submit(
            solve,
            problem,
            time.monotonic,
            seconds=seconds,
            seed=seed,
            stop=is_over.is_set,
            report=report,
        )
        try:
            while not search.done():
                show(words, min(1.0, (time.monotonic() - began) / max(seconds, 0.01)))
                _wait(search.exception, 0.1)
        finally:
            is_over.set()
    return search.result()


def _wait(until: Callable[[float], object], seconds: float) -> None:
    """Wait until something is there, at most so many seconds."""
    try:
        until(seconds)
    except TimeoutError:
        return


def _show(answer: "Answer") -> None:
    """Print who sits where, and what it costs."""
    for number, plan in enumerate(answer.rounds, start=1):
        if len(answer.rounds) > 1:
            print_line(_("Round {number}").format(number=number))
        for group, names in plan.items():
            print_line(f"{group}: {', '.join(names) or '-'}")
    cost = answer.cost
    parts = (
        (_("wishes"), cost.wishes),
        (_("kinds"), cost.kinds),
        (_("organisations"), cost.organisations),
        (_("met before"), cost.met),
    )
    told = ", ".join(f"{name} {points}" for name, points in parts)
    print_line(_("Points: {total} ({parts})").format(total=cost.total, parts=told))
    if answer.is_proved:
        print_line(_("No arrangement can be better."))
    else:
        print_line(_("No arrangement can be below {bound}.").format(bound=answer.bound))
    if answer.moved:
        print_line(_("Moved: {names}").format(names=", ".join(answer.moved)))
