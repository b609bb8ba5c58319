"""``people import``: a list of people from a file, looked at, and taken in as one action."""

from collections.abc import Sequence
from pathlib import Path

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.failures import REFUSED
from facilitator.cli.opening import at_seat
from facilitator.cli.people_preview import document, option, show
from facilitator.cli.printing import print_json, progress_on_terminal
from facilitator.cli.typed import NONE
from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_table import Table, open_table
from facilitator.services.list_files import read_list
from facilitator.services.people_list import PeopleList, columns_of, look_at
from facilitator.services.people_taking import take_in
from facilitator.services.surroundings import Surroundings


@click.command("import", epilog="facilitator people import list.csv --dry-run")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@session_argument
@click.option(
    "--encoding",
    metavar="ENCODING",
    help="UTF-8, CP932, EUC-JP or UTF-16; found by itself if left out, but for EUC-JP.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of an Excel file; the first if left out.")
@click.option(
    "--heading-row",
    type=click.IntRange(min=1),
    metavar="N",
    help="The row of the headings; found by itself if left out.",
)
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column holds: its heading or number, and a field, or “none”. May be given "
    "several times; remembered for lists with the same headings. Fields: "
    "name, family-name, given-name, reading, family-reading, given-reading, organisation, "
    "kind, email, phone, wish-1, wish-2, wish-3, way, remark, roles.",
)
@click.option("--each", is_flag=True, help="Rows of the same name and organisation are different.")
@click.option(
    "--replace",
    "replaces",
    is_flag=True,
    help="Whoever is registered already is put right where the list says something else.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be done, and record nothing.")
@json_option
@click.pass_obj
def import_people(
    surroundings: Surroundings,
    file: Path,
    session: str,
    encoding: str | None,
    sheet: str | None,
    heading_row: int | None,
    mapped: Sequence[str],
    each: bool,
    replaces: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in a list of people from FILE: CSV, text with tabs, or Excel (.xlsx).

    Shows how the file is understood: its encoding, its columns and its first rows. Rows that cannot
    be taken are listed with the reason; all others are registered at once. Of whoever is registered
    already only what is not known yet is taken; what differs is listed, and stays unless you say
    --replace. Of rows that say the same person again the first one counts.
    """
    content = read_list(file)
    with at_seat(surroundings, session) as workshop:
        table = open_table(content, encoding=encoding, sheet=sheet, heading_row=heading_row)
        _refuse_unfit(table, encoding=encoding, sheet=sheet)
        columns = _mapped(table, columns_of(workshop, table, guess(table.headings)), mapped)
        people = look_at(workshop, table, columns, replaces=replaces)
        figures = _figures(people, each=each)
        if people.entries and not dry_run:
            before = len(workshop.session.participants.entries)
            with progress_on_terminal(_("Taking in the list")):
                take_in(workshop, people, each=each)
            figures["new"] = len(workshop.session.participants.entries) - before
            figures["registered"] = figures["taken"] - figures["new"]
        if as_json:
            print_json(document(workshop, people, figures))
        else:
            show(workshop, people, figures, each=each, is_done=not dry_run)
    if not people.entries:
        raise click.exceptions.Exit(REFUSED)


def _refuse_unfit(table: Table, *, encoding: str | None, sheet: str | None) -> None:
    """Refuse what was chosen where this kind of file has none of it."""
    if sheet is not None and table.sheet is None:
        raise Refused("Only an Excel file has sheets. Leave out --sheet.")
    if encoding is not None and table.encoding is None:
        raise Refused("An Excel file has no encoding to choose. Leave out --encoding.")


def _mapped(
    table: Table, columns: Sequence[Column | None], mapped: Sequence[str]
) -> tuple[Column | None, ...]:
    """Return what each column holds, as *mapped* says; a field stands in one column only."""
    found = list(columns)
    for words in mapped:
        heading, _equals, name = words.rpartition("=")
        place, column = _place(table, heading), _field(name)
        if column is not None:
            found = [None if each is column else each for each in found]
        found[place] = column
    return tuple(found)


def _place(table: Table, heading: str) -> int:
    key = matching_key(heading)
    keys = [matching_key(each) for each in table.headings]
    if keys.count(key) == 1:
        return keys.index(key)
    if key.isascii() and key.isdigit() and 0 < int(key) <= len(keys):
        return int(key) - 1
    raise Refused(
        "There is no column “{heading}”, or several. There are: {headings}.",
        heading=clean_line(heading),
        headings=", ".join(
            f"{number} {each or '-'}" for number, each in enumerate(table.headings, 1)
        ),
    )


def _field(name: str) -> Column | None:
    key = matching_key(name).replace("-", "_")
    if key in NONE:
        return None
    found = next((column for column in Column if column.value == key), None)
    if found is None:
        raise Refused(
            "A column holds no “{name}”. It can hold: {known}.",
            name=clean_line(name),
            known=", ".join(option(column) for column in Column),
        )
    return found


def _figures(people: PeopleList, *, each: bool) -> dict[str, int]:
    """Return how many rows are taken in and how many are not, as far as is known before."""
    repeated = frozenset[int]() if each else people.repeated
    taken = [entry for entry in people.entries if entry.listed.row not in repeated]
    registered = len({entry.person for entry in taken if entry.is_registered})
    return {
        "rows": len(people.entries) + len(people.bad),
        "taken": len(taken),
        "new": len(taken) - registered,
        "registered": registered,
        "repeated": len(people.entries) - len(taken),
        "bad": len(people.bad),
    }
