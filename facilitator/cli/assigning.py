"""``groups assign`` and ``groups late``: everybody in the best group, and one more person."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.failures import REFUSED, Failed
from facilitator.cli.group_words import group_called, listed, names_in
from facilitator.cli.naming import find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.searching import searched, seed_option
from facilitator.domain.encounters import round_number
from facilitator.locale import _
from facilitator.locale.seating_words import conflict_words, late_words, total_words
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer
    from facilitator.services.seating_problem import Posed

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show what would be done, and record nothing."
)


@click.command(epilog="facilitator groups assign --seconds 20")
@session_argument
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, max=86_400),
    default=10.0,
    show_default=True,
    help="The longest that it may take; it ends before where nothing can be better.",
)
@seed_option
@click.option("--anew", is_flag=True, help="Do not look at who sits where now.")
@click.option("--only-here", is_flag=True, help="Seat only those who are marked as here.")
@dry_run_option
@json_option
@click.pass_obj
def assign(
    surroundings: Surroundings,
    session: str,
    seconds: float,
    seed: int,
    anew: bool,
    only_here: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Give everybody the best group, in all rounds that are still to come.

    Whoever has a seat keeps it where that costs nobody much. Presenters, whoever has a role, and
    people in locked groups stay. Where the rules contradict each other, those in conflict are
    named, and nothing is recorded; nor is it after Ctrl+C.
    """
    from facilitator.services import seating

    with at_seat(surroundings, session) as workshop:
        posed = seating.pose_problem(workshop, only_here=only_here, keep=not anew)
        answer = searched(posed.problem, seconds=seconds, seed=seed)
        if answer.rounds and not dry_run:
            seating.take(workshop, posed, answer)
        if as_json:
            bound = {"bound": None, "proved": False} if posed.is_kept else {}
            print_json({**answer.document(), **bound, "items": list(posed.items)})
        elif answer.rounds:
            _show(workshop, posed, answer)
        if not answer.rounds:
            _fail(workshop, answer, as_json)


def _fail(workshop: Workshop, answer: "Answer", as_json: bool) -> None:
    """End the command: no arrangement keeps all rules."""
    if as_json:
        raise click.exceptions.Exit(REFUSED)
    raise Failed(conflict_words(answer.conflict, *names_in(workshop)))


def _show(workshop: Workshop, posed: "Posed", answer: "Answer") -> None:
    """Print who sits where in each round, what it costs, and who moved."""
    for place, plan in enumerate(answer.rounds):
        if len(answer.rounds) > 1:
            number = round_number(workshop.session, posed.items[place])
            print_line(_("Round {number}").format(number=number))
        for group, people in plan.items():
            print_line(f"{group_called(workshop, group)}: {listed(workshop, people) or '-'}")
    print_line(total_words(answer.cost))
    if posed.is_kept:
        if answer.is_proved:
            print_line(_("No arrangement can be better without moving more people."))
    elif not answer.is_proved:
        print_line(_("No arrangement can be below {bound}.").format(bound=answer.bound))
    else:
        print_line(_("No arrangement can be better."))
    if answer.moved:
        print_line(_("Moved: {names}").format(names=listed(workshop, answer.moved)))


@click.command(epilog="facilitator groups late 山田")
@click.argument("person")
@session_argument
@click.option("--stay", is_flag=True, help="Let nobody move for it.")
@dry_run_option
@json_option
@click.pass_obj
def late(
    surroundings: Surroundings,
    person: str,
    session: str,
    stay: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Seat PERSON, who came late, in the best group; at most one other person moves for it."""
    from facilitator.services.late_arrival import place_late, take_place

    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        found = place_late(workshop, who, may_move=not stay)
        if not dry_run:
            take_place(workshop, found)
        if as_json:
            place = asdict(found.place) if found.place else {"group": None}
            print_json({"person": who, **place, "later": dict(found.later)})
            return
        print_line(late_words(workshop.session, found, *names_in(workshop)))
