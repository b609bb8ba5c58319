"""``run``: the app, which needs a terminal."""

import hashlib
import os
import socket
import sys

import click

from facilitator.cli.opening import new_or_old_file
from facilitator.domain.refused import Refused
from facilitator.services.sessions import find_session, today
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database


@click.command(epilog="facilitator run latest")
@click.argument(
    "session",
    required=False,
    metavar="[SESSION]",
    help="An id, the beginning of one, a date, or “latest”; all sessions if left out.",
)
@click.pass_obj
def run(surroundings: Surroundings, session: str | None) -> None:
    """Open the app: the list of sessions, or SESSION in the facilitator's seat."""
    if not is_terminal():
        raise Refused(
            "The app needs a terminal. Without one there are the commands: facilitator --help"
        )
    with new_or_old_file(surroundings) as database:
        wanted = None
        if session is not None:
            wanted = find_session(database, session, today=today(surroundings)).id
        open_app(database, surroundings, wanted)


def is_terminal() -> bool:
    """Whether somebody sits at a terminal here, or at a browser that is one."""
    return "FACILITATOR_SEAT" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


def seat_at(role: str) -> str | None:
    """Return the id of the seat *role* at this browser or terminal, None where there is neither.

    A program that is started again at the same place finds what was half typed there.
    """
    browser = os.environ.get("FACILITATOR_SEAT")
    if browser or not sys.stdin.isatty():
        return browser or None
    place = "\n".join((role, socket.gethostname(), os.ttyname(sys.stdin.fileno())))
    return hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()[:32]


def open_app(database: Database, surroundings: Surroundings, session: str | None) -> None:
    """Run the app until it is closed."""
    from facilitator.tui.app import FacilitatorApp

    FacilitatorApp(database, surroundings, session, seat_id=seat_at("facilitator")).run()
