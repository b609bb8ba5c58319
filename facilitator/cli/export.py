"""``export``: the minutes, and the documents about groups, as files or on stdout."""

from pathlib import Path

import click

from facilitator.cli.commands import session_argument
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_line
from facilitator.domain.group_documents import GroupDocument
from facilitator.domain.minutes import Profile
from facilitator.domain.text import Language
from facilitator.locale import _
from facilitator.services.group_documents import group_document, write_group_document
from facilitator.services.minutes import export_minutes, minutes_text
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.writers.group_files import USUAL_FORMATS, Format, Wanted
from facilitator.writers.spreadsheets import CP932, UTF_8

MINUTES = "minutes"


@click.command(epilog="facilitator export --doc group-cards --language ja")
@session_argument
@click.option(
    "--doc",
    type=click.Choice([MINUTES, *(doc.value for doc in GroupDocument)]),
    default=MINUTES,
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
    "--format",
    "written_as",
    type=click.Choice([each.value for each in Format]),
    help="How it is written; if left out, the minutes as md, cards and signs as html to print, "
    "the list of groups as txt, that of participants as csv.",
)
@click.option(
    "--no-names", is_flag=True, help="In the list of groups, only how many people are in each."
)
@click.option(
    "--encoding",
    type=click.Choice([UTF_8, CP932]),
    help="That of a csv: utf-8, which Excel knows too, if left out; cp932 for old programs.",
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
    written_as: str | None,
    no_names: bool,
    encoding: str | None,
    folder: Path | None,
    to_stdout: bool,
    force: bool,
) -> None:
    """Write a document of a session and print the path of the file.

    The minutes, a card for each group, a sign for each table, the list of groups for the projector,
    or the list of participants. What people need and how to reach them stands in none of them.
    """
    if to_stdout and (folder is not None or len(languages) > 1):
        raise click.UsageError(_("--stdout prints one document, in one language, to no folder."))
    of_groups = None if doc == MINUTES else GroupDocument(doc)
    usual = USUAL_FORMATS[of_groups] if of_groups else Format.MARKDOWN
    form = Format(written_as) if written_as else usual
    _must_fit(of_groups, form, no_names=no_names, encoding=encoding, to_stdout=to_stdout)
    with at_seat(surroundings, session) as workshop:
        for language in languages or (workshop.session.opened.language,):
            if of_groups is None:
                _minutes(workshop, language, Profile(profile), folder, to_stdout, force)
                continue
            wanted = Wanted(
                of_groups, language, Profile(profile), form, not no_names, encoding or UTF_8
            )
            _of_groups(workshop, wanted, folder, to_stdout, force)


def _must_fit(
    of_groups: GroupDocument | None,
    form: Format,
    *,
    no_names: bool,
    encoding: str | None,
    to_stdout: bool,
) -> None:
    """Raise UsageError where an option goes with another document or another format."""
    if no_names and of_groups is not GroupDocument.LIST:
        raise click.UsageError(_("--no-names goes with --doc group-list only."))
    if of_groups is None and form is not Format.MARKDOWN:
        raise click.UsageError(_("The minutes are written as md only."))
    if encoding and form is not Format.CSV:
        raise click.UsageError(_("--encoding goes with a csv only."))
    if to_stdout and form is Format.XLSX:
        raise click.UsageError(_("--stdout prints text; xlsx goes into a file."))


def _minutes(
    workshop: Workshop,
    language: Language,
    profile: Profile,
    folder: Path | None,
    to_stdout: bool,
    force: bool,
) -> None:
    if to_stdout:
        click.echo(minutes_text(workshop, language, profile), nl=False)
    else:
        path = export_minutes(workshop, language, profile, folder=folder, force=force)
        print_line(str(path))


def _of_groups(
    workshop: Workshop, wanted: Wanted, folder: Path | None, to_stdout: bool, force: bool
) -> None:
    if to_stdout:
        click.echo(group_document(workshop, wanted), nl=False)
    else:
        path = write_group_document(workshop, wanted, folder=folder, force=force)
        print_line(str(path))
