"""The rows of a list of people as they stand in its file, before anything is known of columns.

Whatever kind of file they come from, they pass one door, ``GatheredRows``: every cell is cleaned,
empty rows are dropped, and a file that is no list of people ends here and not in the memory.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line

BIGGEST_LIST = 50_000_000
"""Most bytes in a list of people."""

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 20_000_000
"""The most that is taken from one sheet."""


class TableFaulty(Refused):
    """The file cannot be taken as a list of people: why, and what to do about it, in words."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``number`` counts from 1, as a spreadsheet shows it.

    ``unread`` has the places in ``cells``, from 0, of what the file holds no result of: a formula
    that was never computed, or that failed. ``width`` counts the cells in the file, with the empty
    ones at the end.
    """

    number: int
    cells: tuple[str, ...]
    unread: tuple[int, ...] = ()
    width: int = 0

    def cell(self, column: int) -> str:
        """Return what stands in *column*, counted from 0, also where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass
class GatheredRows:
    """The rows of a sheet that say something, as they are gathered one by one."""

    rows: list[TableRow] = field(default_factory=list)
    _characters: int = 0

    def add(self, number: int, cells: Iterable[str], unread: tuple[int, ...] = ()) -> None:
        """Take one more row, cleaned, unless it is empty; raise TableFaulty where it is too much.

        A row of nothing but hidden characters stays: somebody put something there.
        """
        typed = [cell.strip() for cell in cells]
        width = len(typed)
        while typed and not typed[-1] and len(typed) - 1 not in unread:
            typed.pop()
        if not typed:
            return
        if len(typed) > MOST_COLUMNS:
            raise TableFaulty(
                "Row {row} has more than {most} columns. Leave out those that are not needed.",
                row=number,
                most=MOST_COLUMNS,
            )
        self._characters += sum(map(len, typed))
        if len(self.rows) == MOST_ROWS or self._characters > MOST_CHARACTERS:
            raise TableFaulty(
                "The list is too long. Up to {most} rows can be taken at once.", most=MOST_ROWS
            )
        cleaned = tuple(clean_line(cell).strip() for cell in typed)
        self.rows.append(TableRow(number, cleaned, unread, width))
