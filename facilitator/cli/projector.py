"""``projector``: what the room sees on the wall, from a shell."""

import click

from facilitator.cli.commands import session_argument, session_option
from facilitator.cli.opening import FACILITATOR, at_seat
from facilitator.cli.typed import typed_text
from facilitator.locale import _
from facilitator.services import projector as services
from facilitator.services.surroundings import Surroundings

_SWITCH = click.Choice(["on", "off"])


@click.group(epilog="facilitator projector blank on")
def projector() -> None:
    """Decide what the room sees on the wall beside the clock."""


@projector.command(epilog='facilitator projector message "We go on at 15:10"')
@click.argument("words", required=False, metavar="[TEXT]")
@click.option("--none", "is_none", is_flag=True, help="Take the message away.")
@session_option
@click.pass_obj
def message(surroundings: Surroundings, words: str | None, is_none: bool, session: str) -> None:
    """Show the room TEXT, in place of what was shown before."""
    if (words is not None) + is_none != 1:
        raise click.UsageError(_("Give a text, or --none."))
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        language = workshop.session.opened.language
        text = None if words is None else typed_text(words, language)
        services.show_message(workshop, text)


@projector.command(epilog="facilitator projector names on")
@click.argument("switch", type=_SWITCH)
@session_argument
@click.pass_obj
def names(surroundings: Surroundings, switch: str, session: str) -> None:
    """Let the room read who sits in which group and who presents, or not."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        services.show_names(workshop, switch == "on")


@projector.command(epilog="facilitator projector blank on")
@click.argument("switch", type=_SWITCH)
@session_argument
@click.pass_obj
def blank(surroundings: Surroundings, switch: str, session: str) -> None:
    """Make the wall dark, or show it again."""
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        services.blank(workshop, switch == "on")
