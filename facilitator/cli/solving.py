"""``groups solve``: who sits where, for a problem in a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.commands import json_option
from facilitator.cli.failures import REFUSED, Failed
from facilitator.cli.groups import groups
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.searching import searched, seed_option
from facilitator.cli.solving_words import fault_words
from facilitator.locale import _
from facilitator.locale.seating_words import conflict_words, total_words

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer
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
@seed_option
@json_option
def solve(problem: Path, seconds: float, seed: int, as_json: bool) -> None:
    """Say who sits where: the best arrangement for the problem in a file.

    The file tells people, groups and rules: docs/grouping.md. Nothing of it is kept. Where its
    rules contradict each other, those in conflict are named.
    """
    asked = _read(problem)
    answer = searched(asked, seconds=seconds, seed=seed)
    if as_json:
        print_json(answer.document())
    elif answer.rounds:
        _show(answer)
    if answer.rounds:
        return
    if not as_json:
        raise Failed(conflict_words(answer.conflict, str, _group_word))
    raise click.exceptions.Exit(REFUSED)


def _read(path: Path) -> "Problem":
    from facilitator.grouping.reading import ProblemFaulty, read_problem

    if path.is_file() and path.stat().st_size > BIGGEST:
        raise Failed(_("{path} is too big for a problem.").format(path=path))
    try:
        return read_problem(path.read_bytes())
    except ProblemFaulty as error:
        raise Failed("\n".join(fault_words(path, fault) for fault in error.faults)) from error


def _show(answer: "Answer") -> None:
    """Print who sits where, and what it costs."""
    for number, plan in enumerate(answer.rounds, start=1):
        if len(answer.rounds) > 1:
            print_line(_("Round {number}").format(number=number))
        for group, names in plan.items():
            print_line(f"{group}: {', '.join(names) or '-'}")
    print_line(total_words(answer.cost))
    if answer.is_proved:
        print_line(_("No arrangement can be better."))
    else:
        print_line(_("No arrangement can be below {bound}.").format(bound=answer.bound))
    if answer.moved:
        print_line(_("Moved: {names}").format(names=", ".join(answer.moved)))


def _group_word(group: str) -> str:
    return _("Group {number}").format(number=group)
