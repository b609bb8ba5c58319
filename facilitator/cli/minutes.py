"""``export``: the minutes as a file in the exports folder, or on stdout."""

from pathlib import Path

import click

from facilitator.cli.commands import session_argument
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_line
from facilitator.domain.minutes import Profile
from facilitator.domain.text import Language
from facilitator.locale import _
from facilitator.services.minutes import export_minutes, minutes_text
from facilitator.services.surroundings import Surroundings


@click.command(epilog="facilitator export --doc minutes --language ja --profile public")
@session_argument
@click.option(
    "--doc",
    type=click.Choice(["minutes"]),
    default="minutes",
    show_default=True,
    help="Which document to write.",
)
@click.option(
    "--language",
    "languages",
    type=click.Choice(["ja", "en"]),
    multiple=True,
    help="The language of the document, also several times; that of the meeting if left out.",
)
@click.option(
    "--profile",
    type=click.Choice([profile.value for profile in Profile]),
    default=Profile.INTERNAL.value,
    show_default=True,
    help="Whether those who were there read it, or everybody.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write it; the exports folder if left out.",
)
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the document, write no file.")
@click.option("--force", is_flag=True, help="Write over a file that was changed by hand.")
@click.pass_obj
def export(
    surroundings: Surroundings,
    session: str,
    doc: str,
    languages: tuple[Language, ...],
    profile: str,
    folder: Path | None,
    to_stdout: bool,
    force: bool,
) -> None:
    """Write the minutes of a session and print the path of the file."""
    if to_stdout and (folder is not None or len(languages) > 1):
        raise click.UsageError(_("--stdout prints one document, in one language, to no folder."))
    with at_seat(surroundings, session) as workshop:
        for language in languages or (workshop.session.opened.language,):
            if to_stdout:
                click.echo(minutes_text(workshop, language, Profile(profile)), nl=False)
            else:
                path = export_minutes(
                    workshop, language, Profile(profile), folder=folder, force=force
                )
                print_line(str(path))
