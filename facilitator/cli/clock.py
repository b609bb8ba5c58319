"""``clock``: the live clock, from a shell. Every verb prints where the clock stands then."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import click

from facilitator.cli.catching_up import print_proposal, proposal_json
from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import find_item
from facilitator.cli.opening import FACILITATOR, at_seat
from facilitator.cli.printing import print_json
from facilitator.cli.status import print_status
from facilitator.cli.typed import LENGTH, SIGNED_LENGTH
from facilitator.services import clock as services
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator clock next")
def clock() -> None:
    """Run the clock of a meeting; several seats may do so at once."""


@contextmanager
def _at_clock(surroundings: Surroundings, session: str, as_json: bool) -> Iterator[Workshop]:
    """Open the session in the facilitator's seat, and print where the clock stands at the end."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        yield workshop
        print_status(workshop, as_json)


def _verb(name: str, do: Callable[[Workshop], object], words: str) -> None:
    """Make the command *name*, which only does what a service does."""

    @clock.command(name, help=words, epilog=f"facilitator clock {name}")
    @session_argument
    @json_option
    @click.pass_obj
    def command(surroundings: Surroundings, session: str, as_json: bool) -> Any:
        with _at_clock(surroundings, session, as_json) as workshop:
            do(workshop)


@clock.command(epilog="facilitator clock start")
@session_argument
@click.option("--item", metavar="ITEM", help="Begin this item: its number on the agenda, or title.")
@json_option
@click.pass_obj
def start(surroundings: Surroundings, session: str, item: str | None, as_json: bool) -> None:
    """Begin the meeting and its first item, or the item that --item names."""
    with _at_clock(surroundings, session, as_json) as workshop:
        if item is None:
            services.start_meeting(workshop)
        else:
            services.start_item(workshop, find_item(workshop.session, item))


_verb("next", services.go_on, "Go on to the next item; after the last one the meeting ends.")
_verb("back", services.go_back, "Let the item before the running one go on.")
_verb("pause", services.pause, "Interrupt the meeting.")
_verb("resume", services.resume, "Go on after an interruption.")
_verb("end", services.end_meeting, "End the meeting.")
_verb(
    "wrap-up",
    services.begin_last_part,
    "Begin the last part of the running item now: the wrap-up of a breakout, else questions.",
)
_verb("undo", services.undo, "Take back the last action of the clock, of any seat.")


@clock.command(
    epilog="facilitator clock extend 5", context_settings={"ignore_unknown_options": True}
)
@click.argument("minutes", type=SIGNED_LENGTH, metavar="MIN")
@session_argument
@json_option
@click.pass_obj
def extend(surroundings: Surroundings, minutes: timedelta, session: str, as_json: bool) -> None:
    """Give the running item MIN minutes more; less with a minus."""
    with _at_clock(surroundings, session, as_json) as workshop:
        services.extend_item(workshop, minutes)


@clock.command(epilog="facilitator clock began 2")
@click.argument("ago", type=LENGTH, metavar="MIN-AGO")
@session_argument
@json_option
@click.pass_obj
def began(surroundings: Surroundings, ago: timedelta, session: str, as_json: bool) -> None:
    """Say that the running item began MIN-AGO ago; with the first item the meeting did."""
    with _at_clock(surroundings, session, as_json) as workshop:
        services.item_began(workshop, ago)


@clock.command(epilog="facilitator clock skip 5")
@click.argument("item")
@session_argument
@json_option
@click.pass_obj
def skip(surroundings: Surroundings, item: str, session: str, as_json: bool) -> None:
    """Leave ITEM out; where it was to be left out, take it up again."""
    with _at_clock(surroundings, session, as_json) as workshop:
        services.skip_item(workshop, find_item(workshop.session, item))


@clock.command("catch-up", epilog="facilitator clock catch-up --apply")
@session_argument
@click.option("--apply", is_flag=True, help="Give the items these lengths.")
@json_option
@click.pass_obj
def catch_up(surroundings: Surroundings, session: str, apply: bool, as_json: bool) -> None:
    """Show how the items that are left could become shorter so that the meeting ends in time."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        proposal = services.propose_catching_up(workshop)
        is_applied = apply and bool(proposal.shorter)
        if is_applied:
            services.catch_up(workshop, proposal)
        if as_json:
            print_json(proposal_json(workshop.session, proposal, is_applied=is_applied))
        else:
            print_proposal(workshop.session, proposal, is_applied=is_applied)
