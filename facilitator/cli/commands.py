"""How commands are declared: loaded when they are called, their help in the chosen language.

The docstring of a command is its help, its epilog an example. Both are English where they are
written and translated when the command is looked up, so that one process can speak both languages.
"""

import importlib
import sys
from collections.abc import Callable, Mapping
from copy import copy
from inspect import cleandoc
from typing import Any, NamedTuple, TypeVar

import click

from facilitator.locale import _

Command = TypeVar("Command", bound=Callable[..., Any])


class Place(NamedTuple):
    """Where a command stands (``package.module:name``), and its line in the list of commands."""

    where: str
    summary: str


class Program(click.Group):
    """The commands of the program, each imported only when it is called or asked for its help."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called *cmd_name*, None where there is none."""
        if cmd_name not in self.places:
            return None
        return in_language(load(self.places[cmd_name]))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without importing any of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(place.summary)) for name, place in self.places.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was called; what goes wrong is told in words."""
        from facilitator.cli.failures import told_in_words

        with told_in_words():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result


def load(place: Place) -> click.Command:
    """Import the command that stands at *place*."""
    module, _colon, name = place.where.partition(":")
    command = getattr(importlib.import_module(module), name)
    assert isinstance(command, click.Command), f"{place.where} is no command"
    return command


def in_language(command: click.Command) -> click.Command:
    """Return *command*, and all commands in it, with the help in the chosen language."""
    told = copy(command)
    told.help = command.help and _(cleandoc(command.help))
    told.short_help = told.help and told.help.partition("\n\n")[0].replace("\n", " ")
    example = _("Example:")
    told.epilog = command.epilog and f"\b\n{example}\n  {command.epilog}"
    told.params = [_in_language(parameter) for parameter in command.params]
    if isinstance(told, click.Group):
        told.commands = {name: in_language(each) for name, each in told.commands.items()}
    return told


def _in_language(parameter: click.Parameter) -> click.Parameter:
    told = copy(parameter)
    if isinstance(told, click.Option | click.Argument) and told.help:
        told.help = _(told.help)
    return told


_NAMED = "facilitator.session"


def _remember(ctx: click.Context, _option: click.Parameter, named: str | None) -> None:
    ctx.meta[_NAMED] = named


def _one_session(ctx: click.Context, _argument: click.Parameter, last: str | None) -> str:
    """Return the session that is meant, whichever way it was named."""
    named = ctx.meta.pop(_NAMED, None)
    if named is not None and last is not None and named != last:
        raise click.UsageError(
            _("Two sessions are named: {last} and {named}.").format(last=last, named=named)
        )
    return named or last or "latest"


def session_argument(command: Command) -> Command:
    """Give *command* the session as its last argument; ``--session`` names it as well."""
    argument = click.argument(
        "session",
        required=False,
        callback=_one_session,
        metavar="[SESSION]",
        help="An id, the beginning of one, a date, or “latest”, which it is if left out.",
    )
    option = click.option(
        "--session",
        "named_session",
        is_eager=True,
        expose_value=False,
        callback=_remember,
        metavar="SESSION",
        help="The same as SESSION at the end.",
    )
    return argument(option(command))


session_option = click.option(
    "--session",
    default="latest",
    metavar="SESSION",
    help="An id, the beginning of one, a date, or “latest”, which it is if left out.",
)
"""The session as an option, for commands whose arguments are words."""

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
)
