"""``agenda``: plan a meeting item by item: order, lengths, hard times, who presents, cues."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import click

from facilitator.cli.agenda_table import agenda_json, print_agenda
from facilitator.cli.commands import json_option, session_option
from facilitator.cli.naming import find_item, find_parked_item
from facilitator.cli.opening import FACILITATOR, at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.typed import (
    LAST_PART,
    LENGTH,
    NONE,
    TIME_OF_DAY,
    Given,
    OneOf,
    OrNone,
    optional_text,
)
from facilitator.domain.items import Directions, ItemKind
from facilitator.locale import _
from facilitator.services import agenda as services
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_AFTER = "The item that it stands after; “none” for the first place, the last place if left out."


@click.group(epilog="facilitator agenda list")
def agenda() -> None:
    """Plan the items of a meeting; each goes by its number, or by words of its title."""


@agenda.command("list", epilog="facilitator agenda list --json")
@click.option("--cues", is_flag=True, help="Print the facilitator’s cues as well.")
@session_option
@json_option
@click.pass_obj
def list_items(surroundings: Surroundings, cues: bool, session: str, as_json: bool) -> None:
    """List the items in time, when all will end, and what was put aside."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        if as_json:
            print_json(agenda_json(workshop, cues=cues))
        else:
            print_agenda(workshop, cues=cues)


@agenda.command(epilog='facilitator agenda add break --title "Coffee" --length 10 --after 3')
@click.argument("kind", type=OneOf(ItemKind))
@click.option("--title", metavar="TEXT", help="What it is called; its kind if left out.")
@click.option("--length", type=LENGTH, metavar="LENGTH", help="How long it lasts.")
@click.option("--after", metavar="ITEM", help=_AFTER)
@session_option
@click.pass_obj
def add(
    surroundings: Surroundings,
    kind: ItemKind,
    title: str | None,
    length: timedelta | None,
    after: str | None,
    session: str,
) -> None:
    """Put an item on the agenda and print its number."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        words = optional_text(title, workshop.session.opened.language)
        place = _place(workshop, after)
        item = services.add_item(workshop, kind, title=words, length=length, after=place)
        _print_number(workshop, item)


@agenda.command(epilog="facilitator agenda change 4 --length 40 --least 20 --ends-at 15:30")
@click.argument("item")
@click.option("--title", metavar="TEXT", help="What it is called.")
@click.option(
    "--length", type=OrNone(LENGTH), metavar="LENGTH", help="How long it lasts; “none” for open."
)
@click.option(
    "--presenter",
    type=OrNone(click.STRING),
    metavar="NAME",
    help="Who presents it: a person, an organisation, or words such as “everybody”; or “none”.",
)
@click.option("--cue", metavar="TEXT", help="A reminder that only the facilitator ever sees.")
@click.option("--no-cue", is_flag=True, help="Take the reminder away.")
@click.option(
    "--least",
    "least_length",
    type=OrNone(LENGTH),
    metavar="LENGTH",
    help="How short it may become to catch up; half of its length if “none”.",
)
@click.option(
    "--starts-at",
    type=OrNone(TIME_OF_DAY),
    metavar="HH:MM",
    help="The time before which it cannot begin; or “none”.",
)
@click.option(
    "--ends-at",
    type=OrNone(TIME_OF_DAY),
    metavar="HH:MM",
    help="The time at which it has to be over; or “none”.",
)
@click.option(
    "--last-part",
    type=LAST_PART,
    metavar="LENGTH",
    help="How much of its end is the wrap-up of a breakout, or questions; “none”, or “usual”.",
)
@session_option
@click.pass_obj
def change(
    surroundings: Surroundings,
    /,
    item: str,
    title: str | None,
    length: Given[timedelta] | None,
    presenter: Given[str] | None,
    cue: str | None,
    no_cue: bool,
    session: str,
    **noted: Given[Any] | None,
) -> None:
    """Change what is said of ITEM, and nothing else; in a meeting that runs the length of today."""
    if cue is not None and no_cue:
        raise click.UsageError(_("--cue goes without --no-cue."))
    if not any((title is not None, length, presenter, cue is not None, no_cue, *noted.values())):
        raise click.UsageError(_("Say what is to change."))
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        language = workshop.session.opened.language
        wanted: dict[str, Any] = {name: of.value for name, of in noted.items() if of is not None}
        if cue is not None or no_cue:
            wanted["cue"] = optional_text(cue, language)

        def directed(before: Directions) -> Directions:
            now = replace(before, **wanted)
            if presenter is None:
                return now
            words = optional_text(presenter.value, language)
            return services.presented_by(workshop.register, now, words)

        services.revise_item(
            workshop,
            find_item(workshop.session, item),
            title=optional_text(title, language),
            length=services.Kept.LENGTH if length is None else length.value,
            change=directed,
        )


@agenda.command(epilog="facilitator agenda move 5 --after 2")
@click.argument("item")
@click.option(
    "--after",
    required=True,
    metavar="ITEM",
    help="The item that it then stands after; “none” for the first place.",
)
@session_option
@click.pass_obj
def move(surroundings: Surroundings, item: str, after: str, session: str) -> None:
    """Put ITEM elsewhere on the agenda; what has begun keeps its place."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        found = find_item(workshop.session, item)
        services.move_item(workshop, found, after=_place(workshop, after))


@agenda.command(epilog="facilitator agenda split 4 20")
@click.argument("item")
@click.argument("length", type=LENGTH)
@session_option
@click.pass_obj
def split(surroundings: Surroundings, item: str, length: timedelta, session: str) -> None:
    """Let ITEM last LENGTH, and what is left of it be an item after it; print its number."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        found = find_item(workshop.session, item)
        _print_number(workshop, services.split_item(workshop, found, length))


@agenda.command(epilog="facilitator agenda park 6")
@click.argument("item")
@session_option
@click.pass_obj
def park(surroundings: Surroundings, item: str, session: str) -> None:
    """Put ITEM aside, into the parking lot below the agenda."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        services.park_item(workshop, find_item(workshop.session, item))


@agenda.command(epilog="facilitator agenda unpark Coffee --after 3")
@click.argument("item")
@click.option("--after", metavar="ITEM", help=_AFTER)
@session_option
@click.pass_obj
def unpark(surroundings: Surroundings, item: str, after: str | None, session: str) -> None:
    """Take ITEM from the parking lot onto the agenda and print its number there."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        found = find_parked_item(workshop.session, item)
        services.unpark_item(workshop, found, after=_place(workshop, after))
        _print_number(workshop, found)


@agenda.command(epilog="facilitator agenda protect 2")
@click.argument("item")
@click.option("--off", is_flag=True, help="Do not protect it any more.")
@session_option
@click.pass_obj
def protect(surroundings: Surroundings, item: str, off: bool, session: str) -> None:
    """Protect the length of ITEM: it stays when time is made up."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        found = find_item(workshop.session, item)
        services.direct_item(workshop, found, lambda before: replace(before, is_protected=not off))


@agenda.command(epilog="facilitator agenda remove 6")
@click.argument("item")
@session_option
@click.pass_obj
def remove(surroundings: Surroundings, item: str, session: str) -> None:
    """Take ITEM off the agenda; refused once it has begun."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        services.remove_item(workshop, find_item(workshop.session, item))


def _place(workshop: Workshop, after: str | None) -> str | None:
    """Return the item that another one is to stand after: the last one where none was named."""
    if after is None:
        return next(reversed(workshop.session.agenda.order), None)
    return None if after in NONE else find_item(workshop.session, after)


def _print_number(workshop: Workshop, item: str) -> None:
    print_line(str(workshop.session.agenda.order.index(item) + 1))
