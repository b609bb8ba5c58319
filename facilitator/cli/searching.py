"""The search for seats as a command waits for it: how far it is on stderr, and Ctrl+C ends it."""

from typing import TYPE_CHECKING

import click

from facilitator.cli.printing import plan_on_terminal
from facilitator.locale import _

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer, Progress
    from facilitator.grouping.problem import Problem

seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Another number gives other arrangements of the same worth.",
)
"""What makes a search repeatable."""


def searched(problem: "Problem", *, seconds: float, seed: int) -> "Answer":
    """Return the best arrangement found within *seconds*; what is shown goes to a terminal only."""
    from facilitator.services.seating_search import SeatSearch

    with plan_on_terminal(_("Seating people")) as show:
        search = SeatSearch(problem, seconds=seconds, seed=seed)
        try:
            while not search.wait(0.1):
                show(
                    _found(problem, search.progress), min(1.0, search.elapsed / max(seconds, 0.01))
                )
        finally:
            search.stop()
            search.wait(5)  # a second Ctrl+C ends this, and not the end of the process
    return search.answer


def _found(problem: "Problem", progress: "Progress | None") -> str:
    if progress is None or progress.cost is None:
        return ""
    if any(people for each in problem.seated for people in each.values()):  # a bound counts moves
        return _("{points} points").format(points=progress.cost)
    sentence = _("{cost} points, at least {bound}")
    return sentence.format(cost=progress.cost, bound=progress.bound)
