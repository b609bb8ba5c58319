"""How a list of people is shown before it is taken in: its columns, its counts, its remarks."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text as Cell
from textual.content import Content

from facilitator.locale import _
from facilitator.locale.list_words import change_words
from facilitator.locale.words import told, word
from facilitator.readers.people_columns import Column
from facilitator.readers.people_table import Table
from facilitator.services.people_list import PeopleList
from facilitator.services.people_namesakes import Namesake
from facilitator.tui.titles import short
from facilitator.tui.widgets.rows import Row

IGNORED = "ignored"
"""What stands for a column that is not taken in."""

EXAMPLES = 5
"""So many rows are shown."""

MOST_REMARKS = 100
"""Remarks of one kind that are shown; of a file that is no list, every row would have one."""

_MOST_ROWS = 6
"""Numbers of rows that are named of one double."""

_Columns = Sequence[Column | None]


def list_columns() -> list[tuple[str, int]]:
    """Return the columns of the preview: each row of it is a column of the file."""
    examples = [(str(number), -2) for number in range(1, EXAMPLES + 1)]
    return [(_("Heading"), -3), (_("Taken for"), 14), *examples]


def column_rows(table: Table, columns: _Columns) -> list[Row]:
    """Return for each column of the file its heading, what it is taken for, and some cells."""
    shown = table.rows[:EXAMPLES]
    return [
        (
            str(place),
            (
                Cell(heading, "bold" if columns[place] else "dim"),
                Cell(_column_words(columns[place]), "" if columns[place] else "dim"),
                *(Cell(row.cell(place), "dim") for row in shown),
                *[Cell("")] * (EXAMPLES - len(shown)),
            ),
        )
        for place, heading in enumerate(table.headings)
    ]


def column_cells(table: Table, place: int) -> Content:
    """Return the heading of a column and what stands in it, on one line."""
    cells = [row.cell(place) or "－" for row in table.rows[:EXAMPLES]]
    return Content.assemble((f"{table.headings[place]}  ", "bold"), (" ／ ".join(cells), "dim"))


def _column_words(column: Column | None) -> str:
    return word(column) if column else _("－ not taken")


def column_choices() -> list[tuple[str, Content]]:
    """Return all that a column can be taken for, as choices."""
    known = [(column.value, Content(word(column))) for column in Column]
    return [*known, (IGNORED, Content(_column_words(None)))]


def panel_keys() -> list[tuple[str, str, str]]:
    """Return the keys of the preview, each with its word and what it does."""
    return [
        ("F10", _("Take in"), _("Register everybody on the list, as one step.")),
        ("↑ ↓", _("Column"), _("Go to a column of the list.")),
        ("Enter", _("What it is"), _("Choose what the column under the cursor is taken for.")),
        ("PgUp PgDn", _("Scroll"), _("Read what is to be looked at.")),
        ("c", _("Encoding"), _("Read the file in the next encoding.")),
        ("s", _("Sheet"), _("Read the next sheet of an Excel file.")),
        ("d", _("Doubles"), _("Take likely doubles as different people, or leave them out.")),
        ("r", _("Replace"), _("Let the list count where something else is known, or not.")),
        ("Esc", _("Cancel"), _("Close without anything changed.")),
    ]


def counts(people: PeopleList, *, each: bool) -> Content:
    """Return how many are new, known, unreadable, and likely there twice."""
    taken = [entry for entry in people.entries if each or entry.listed.row not in people.repeated]
    known = sum(entry.is_registered for entry in taken)
    words = _("New {new} / registered already {known} / unreadable rows {bad} / doubles {doubles}")
    return Content(
        words.format(
            new=len(taken) - known,
            known=known,
            bad=len(people.bad),
            doubles=len(people.doubles),
        )
    )


def warned(people: PeopleList, alike: Sequence[Namesake], *, is_remembered: bool) -> Content:
    """Return how many things are to be looked at below, and whether the columns are remembered."""
    words = [people.strange_kinds, people.strange_wishes, people.strange_roles, people.strange_ways]
    kept = sum(change.is_kept for change in people.changes)
    count = len(people.bad) + len(people.doubles) + len(alike) + kept + sum(map(len, words))
    said = []
    if count:
        said.append(Content.styled(_("！ To be looked at: {n} (PgDn)").format(n=count), "$warning"))
    if is_remembered:
        said.append(Content.styled(_("The columns mean the same as last time."), "$secondary"))
    return Content("   ").join(said)


def remarks(people: PeopleList, alike: Sequence[Namesake], *, each: bool) -> Content:
    """Return what is not understood, each with its row or how often: nothing where all is."""
    return Content("\n").join([*_remarks(people, each=each), *_alike(alike)])


def _alike(namesakes: Sequence[Namesake]) -> Iterator[Content]:
    if namesakes:
        yield _heading(_("！ Somebody else has the same name: taken in as different people"))
        words = _("Row {row}: {name} / {others}")
        yield from _few(
            [
                words.format(
                    row=each.listed.row,
                    name=short(f"{each.listed.name}  {each.listed.organisation}"),
                    others=short(_(", ").join(each.others)),
                )
                for each in namesakes
            ]
        )


def _remarks(people: PeopleList, *, each: bool) -> Iterator[Content]:
    if people.bad:
        yield _heading(_("！ Rows that cannot be read, and are left out"))
        yield from _few(
            [_("Row {row}: {reason}").format(row=bad.row, reason=told(bad)) for bad in people.bad]
        )
    if people.doubles:
        if each:
            yield _heading(_("Doubles: all are taken in, as different people (d changes it)"))
        else:
            yield _heading(_("！ Doubles: only the first row is taken in (d takes all in)"))
        yield from _few(
            [
                _("Rows {rows}: {name}").format(
                    rows=_rows([listed.row for listed in group]),
                    name=short(f"{group[0].name}  {group[0].organisation}"),
                )
                for group in people.doubles
            ]
        )
    yield from _changes(people)
    if people.strange_kinds:
        yield _heading(_("Kinds of participants that this meeting does not know"))
        yield from _counted(people.strange_kinds)
    if people.strange_wishes:
        yield _heading(_("Wishes that are no pitch of this meeting"))
        yield from _counted(people.strange_wishes)
    if people.strange_roles:
        yield _heading(_("Words that name no role"))
        yield from _counted(people.strange_roles)
    if people.strange_ways:
        yield _heading(_("Words that are no way of taking part"))
        yield from _counted(people.strange_ways)


def _changes(people: PeopleList) -> Iterator[Content]:
    """Yield what the list says anew of people registered already; what stays comes first."""
    kept = [change_words(change) for change in people.changes if change.is_kept]
    taken = [change_words(change) for change in people.changes if not change.is_kept]
    if kept:
        yield _heading(_("！ Known otherwise, and stays (r takes it from the list)"))
        yield from _few(kept)
    if taken:
        if people.replaces:
            yield _heading(_("！ Put right from the list (r leaves what is known)"))
        else:
            yield _heading(_("Added to people registered already"))
        yield from _few(taken)


def _rows(numbers: Sequence[int]) -> str:
    """Return the first of *numbers*, and how many there are in all where those are many."""
    words = _(", ").join(map(str, numbers[:_MOST_ROWS]))
    return f"{words} … ({len(numbers)})" if len(numbers) > _MOST_ROWS else words


def _heading(words: str) -> Content:
    return Content.styled(words, "$warning" if words.startswith("！") else "$secondary")


def _few(lines: Sequence[str]) -> Iterator[Content]:
    yield from (Content(f"  {line}") for line in lines[:MOST_REMARKS])
    if len(lines) > MOST_REMARKS:
        more = _("… and {n} more").format(n=len(lines) - MOST_REMARKS)
        yield Content.styled(f"  {more}", "$secondary")


def _counted(words: Mapping[str, int]) -> Iterator[Content]:
    often = sorted(words.items(), key=lambda each: -each[1])
    return _few([f"{short(strange)}  ×{count}" for strange, count in often])
