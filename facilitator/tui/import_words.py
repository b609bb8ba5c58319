"""How a list of people is shown before it is taken in: its columns, its counts, its remarks."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text as Cell
from textual.content import Content

from facilitator.locale import _
from facilitator.locale.words import told, word
from facilitator.readers.people_columns import Column
from facilitator.readers.people_table import Table
from facilitator.services.people_list import PeopleList
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


def remarks(people: PeopleList, *, each: bool) -> Content:
    """Return what is not understood, each with its row or how often: nothing where all is."""
    return Content("\n").join(_remarks(people, each=each))


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
    if people.strange_kinds:
        yield _heading(_("Kinds of participants that this meeting does not know"))
        yield from _counted(people.strange_kinds)
    if people.strange_wishes:
        yield _heading(_("Wishes that are no pitch of this meeting"))
        yield from _counted(people.strange_wishes)


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
