"""``stage``: the wall, which needs a terminal."""

import click

from facilitator.cli.commands import session_argument
from facilitator.cli.opening import at_seat
from facilitator.cli.run import is_terminal
from facilitator.domain.refused import Refused
from facilitator.services.surroundings import Surroundings

PROJECTOR = "projector"
"""The name of this seat; it never stands in the log, since it writes nothing."""


@click.command(epilog="facilitator stage")
@session_argument
@click.option("--light", is_flag=True, help="Dark on light, for a room in daylight.")
@click.pass_obj
def stage(surroundings: Surroundings, session: str, light: bool) -> None:
    """Show SESSION to the room: the time left, what comes next, the groups by number.

    It follows what the facilitator does, and writes nothing. b makes the wall dark, q leaves.
    """
    if not is_terminal():
        raise Refused("The wall needs a terminal.")
    with at_seat(surroundings, session, PROJECTOR) as workshop:
        from facilitator.tui.projector import ProjectorApp

        wall = ProjectorApp(workshop, surroundings, is_light=light)
        wall.run()
    if wall.return_code:
        raise Refused("The wall ended by a fault of the program. The same command shows it again.")
