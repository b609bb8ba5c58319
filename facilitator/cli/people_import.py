"""``people import``: a list of people from a file, looked at, and taken in as one action."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.failures import REFUSED
from facilitator.cli.opening import at_seat
from facilitator.cli.people_words import kind_word
from facilitator.cli.printing import print_json, print_line, print_table, progress_on_terminal
from facilitator.cli.typed import NONE
from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _
from facilitator.locale.words import told, word
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_sheet import BIGGEST_LIST
from facilitator.readers.people_table import Table, open_table
from facilitator.services.people_list import PeopleList, columns_of, look_at
from facilitator.services.people_taking import take_in
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

PREVIEWED = 5
"""How many rows of a list are shown as they are understood."""

_MOST_NAMED = 10


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
    "position, kind, email, phone, wish-1, wish-2, wish-3, way, remark, roles.",
)
@click.option("--each", is_flag=True, help="Rows of the same name and organisation are different.")
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
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in a list of people from FILE: CSV, text with tabs, or Excel (.xlsx).

    Shows how the file is understood: its encoding, its columns and its first rows. Rows that cannot
    be taken are listed with the reason; all others are registered at once. Whoever is registered
    already is put right. Of rows that say the same person again the first one counts.
    """
    content = _read(file)
    with at_seat(surroundings, session) as workshop:
        table = open_table(content, encoding=encoding, sheet=sheet, heading_row=heading_row)
        columns = _mapped(table, columns_of(workshop, table, guess(table.headings)), mapped)
        people = look_at(workshop, table, columns)
        figures = _figures(people, each=each)
        if people.entries and not dry_run:
            before = len(workshop.session.participants.entries)
            with progress_on_terminal(_("Taking in the list")):
                take_in(workshop, people, each=each)
            figures["new"] = len(workshop.session.participants.entries) - before
            figures["registered"] = figures["taken"] - figures["new"]
        if as_json:
            print_json(_document(workshop, people, figures))
        else:
            _show(workshop, people, figures, each=each, is_done=not dry_run)
    if not people.entries:
        raise click.exceptions.Exit(REFUSED)


def _read(file: Path) -> bytes:
    """Return what is in *file*; a file that is far too big is not read."""
    with file.open("rb") as stream:
        return stream.read(BIGGEST_LIST + 1)


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
            known=", ".join(_option(column) for column in Column),
        )
    return found


def _option(column: Column) -> str:
    return column.value.replace("_", "-")


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


def _document(
    workshop: Workshop, people: PeopleList, figures: Mapping[str, int]
) -> dict[str, object]:
    """Return how a list is understood, as a document; nothing private stands in it."""
    table = people.table
    pitches = list(workshop.session.pitches.pitches)
    return {
        "encoding": table.encoding,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "heading_row": table.heading_row,
        "columns": [
            {"heading": heading, "field": column and _option(column)}
            for heading, column in zip(table.headings, people.columns, strict=True)
        ],
        "first": [
            {
                "row": entry.listed.row,
                "name": entry.listed.name,
                "reading": entry.listed.reading or None,
                "organisation": entry.listed.organisation or None,
                "kind": entry.kind,
                "wishes": [pitches.index(pitch) + 1 for pitch in entry.wishes],
                "is_online": entry.is_online,
                "can_be": [role.value for role in entry.roles],
            }
            for entry in people.entries[:PREVIEWED]
        ],
        **figures,
        "bad_rows": [{"row": row.row, "reason": told(row)} for row in people.bad],
        "doubles": [[entry.row for entry in group] for group in people.doubles],
        "unknown_kinds": dict(people.strange_kinds),
        "unknown_wishes": dict(people.strange_wishes),
    }


def _show(
    workshop: Workshop,
    people: PeopleList,
    figures: Mapping[str, int],
    *,
    each: bool,
    is_done: bool,
) -> None:
    """Print how a list is understood, and what of it was taken in."""
    table = people.table
    place = _("Encoding: {encoding}").format(encoding=table.encoding)
    if table.sheet is not None:
        place = _("Sheet: {sheet}").format(sheet=table.sheet)
    print_line(place + "  " + _("Headings: row {row}").format(row=table.heading_row))
    rows = [
        (str(number), word(column) if column else "-", heading)
        for number, (heading, column) in enumerate(
            zip(table.headings, people.columns, strict=True), 1
        )
    ]
    print_table((_("Column"), _("Field"), _("Heading")), rows)
    print_line("")
    _show_first(workshop, people)
    for line in _remarks(people, each=each):
        print_line(line)
    sentence = (
        _("{taken} taken in: {new} new, {registered} registered before.")
        if is_done
        else _("{taken} would be taken in: {new} new, {registered} registered before.")
    )
    print_line(sentence.format(**figures))


def _show_first(workshop: Workshop, people: PeopleList) -> None:
    pitches = list(workshop.session.pitches.pitches)
    rows = [
        (
            str(entry.listed.row),
            " ".join(str(pitches.index(pitch) + 1) for pitch in entry.wishes) or "-",
            kind_word(workshop, entry.kind),
            entry.listed.organisation or "-",
            entry.listed.reading or "-",
            entry.listed.name,
        )
        for entry in people.entries[:PREVIEWED]
    ]
    if rows:
        headings = (_("Row"), _("Wishes"), _("Kind"), _("Organisation"), _("Reading"), _("Name"))
        print_table(headings, rows)
        print_line("")


def _remarks(people: PeopleList, *, each: bool) -> Iterator[str]:
    """Yield what of a list is not as it should be, a line each."""
    for bad in people.bad:
        yield _("Row {row}: {reason}").format(row=bad.row, reason=told(bad))
    for group in islice(people.doubles, _MOST_NAMED):
        numbers = ", ".join(str(entry.row) for entry in islice(group, _MOST_NAMED))
        more = " …" if len(group) > _MOST_NAMED else ""
        sentence = (
            _("Rows {rows}: {name} several times; taken as different people.")
            if each
            else _("Rows {rows}: {name} several times; only the first row counts.")
        )
        yield sentence.format(rows=numbers + more, name=group[0].name)
    if len(people.doubles) > _MOST_NAMED:
        more_doubles = len(people.doubles) - _MOST_NAMED
        yield _("{count} more who stand there several times.").format(count=more_doubles)
    for words, times in people.strange_kinds.items():
        sentence = _("“{words}” is no kind of participant here (rows: {times}).")
        yield sentence.format(words=words, times=times)
    for words, times in people.strange_wishes.items():
        sentence = _("“{words}” is no pitch of this meeting (wishes: {times}).")
        yield sentence.format(words=words, times=times)
