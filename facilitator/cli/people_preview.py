"""How a list of people is understood, as ``people import`` shows it; nothing private is in it."""

from collections.abc import Iterator, Mapping
from itertools import islice

from facilitator.cli.people_words import kind_word
from facilitator.cli.printing import print_line, print_table
from facilitator.locale import _
from facilitator.locale.list_words import change_words
from facilitator.locale.words import told, word
from facilitator.readers.people_columns import Column
from facilitator.services.people_list import PeopleList
from facilitator.services.workshop import Workshop

PREVIEWED = 5
"""How many rows of a list are shown as they are understood."""

_MOST_NAMED, _MOST_CHANGES = 10, 50


def option(column: Column) -> str:
    """Return what a field is called on the command line."""
    return column.value.replace("_", "-")


def document(
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
            {"heading": heading, "field": column and option(column)}
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
                "is_online": bool(entry.is_online),
                "can_be": [role.value for role in entry.roles],
            }
            for entry in people.entries[:PREVIEWED]
        ],
        **figures,
        "bad_rows": [{"row": row.row, "reason": told(row)} for row in people.bad],
        "doubles": [[entry.row for entry in group] for group in people.doubles],
        "unknown_kinds": dict(people.strange_kinds),
        "unknown_wishes": dict(people.strange_wishes),
        "unknown_roles": dict(people.strange_roles),
        "unknown_ways": dict(people.strange_ways),
        "changes": [
            {
                "row": change.row,
                "name": change.name,
                "field": option(change.column),
                "is_kept": change.is_kept,
            }
            for change in people.changes
        ],
    }


def show(
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
    for strange, sentence in (
        (people.strange_kinds, _("“{words}” is no kind of participant here (rows: {times}).")),
        (people.strange_wishes, _("“{words}” is no pitch of this meeting (wishes: {times}).")),
        (people.strange_roles, _("“{words}” names no role (rows: {times}).")),
        (people.strange_ways, _("“{words}” is no way of taking part (rows: {times}).")),
    ):
        for words, times in strange.items():
            yield sentence.format(words=words, times=times)
    yield from _changes(people)


def _changes(people: PeopleList) -> Iterator[str]:
    """Yield what the list says anew of people registered already, what stays as it is first."""
    by_kept = sorted(people.changes, key=lambda change: not change.is_kept)
    for change in islice(by_kept, _MOST_CHANGES):
        yield _("Row {row}: {reason}").format(row=change.row, reason=change_words(change))
    if len(by_kept) > _MOST_CHANGES:
        yield _("… and {n} more").format(n=len(by_kept) - _MOST_CHANGES)
    if by_kept and by_kept[0].is_kept:
        yield _("What stays is taken from the list with --replace.")
