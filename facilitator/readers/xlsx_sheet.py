"""A worksheet of an Excel file: its rows as they are shown, and what is merged in it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from facilitator.readers.people_sheet import MOST_ROWS, GatheredRows
from facilitator.readers.xlsx_parts import unescaped

_SECONDS_PER_DAY = 86_400
_LAST_DAY = 2_958_466  # that of the year 9999
_EXACT = 10**15

_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells of one column, counted from 0, that are one; rows as the spreadsheet numbers them."""

    column: int
    first_row: int
    last_row: int


class Sheet:
    """A worksheet: its rows, and the cells that are merged downwards."""

    def __init__(self, strings: list[str], are_dates: list[bool], day_zero: date) -> None:
        self.gathered = GatheredRows()
        self.merges: list[Merge] = []
        self._strings, self._are_dates, self._day_zero = strings, are_dates, day_zero
        self._row = 0
        self._column = -1
        self._cells: dict[int, str] = {}
        self._unread: list[int] = []
        self._cell: Mapping[str, str] = {}
        self._words: list[str] = []
        self._is_formula = self._takes = self._is_ruby = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell, or what is in it; note merged cells."""
        match tag:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column, self._cells, self._unread = -1, {}, []
            case "c":
                place = attributes.get("r")
                self._column = _place(place)[0] if place else self._column + 1
                self._cell, self._words, self._is_formula = attributes, [], False
            case "f":
                self._is_formula = True
            case "rPh":
                self._is_ruby = True
            case "v" | "t":
                self._takes = not self._is_ruby
            case "mergeCell":
                self._merge(attributes["ref"])

    def text(self, words: str) -> None:
        """Take a piece of what is in a cell."""
        if self._takes:
            self._words.append(words)

    def end(self, tag: str) -> None:
        """Keep a cell, or a row, that is whole."""
        match tag:
            case "v" | "t":
                self._takes = False
            case "rPh":
                self._is_ruby = False
            case "c":
                self._keep_cell()
            case "row" if self._cells or self._unread:
                width = max((*self._cells, *self._unread)) + 1
                cells = [self._cells.get(column, "") for column in range(width)]
                self.gathered.add(self._row, cells, tuple(self._unread))

    def _keep_cell(self) -> None:
        kind, found = self._cell.get("t", "n"), "".join(self._words)
        if kind == "e" or (self._is_formula and not found and kind != "str"):
            self._unread.append(self._column)
        elif words := self._in_words(kind, found):
            self._cells[self._column] = words

    def _in_words(self, kind: str, found: str) -> str:
        """Return what the cell shows, a date or time as ISO 8601, a whole number without ``.0``."""
        match kind:
            case "s":
                return self._strings[int(found)] if found else ""
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(found, found)
            case "n":
                style = int(self._cell.get("s", 0))
                is_date = style < len(self._are_dates) and self._are_dates[style]
                return number_in_words(found, self._day_zero if is_date else None)
        return unescaped(found)

    def _merge(self, places: str) -> None:
        first, _, last = places.partition(":")
        (column, first_row), (_, last_row) = _place(first), _place(last or first)
        if first_row < last_row and len(self.merges) < MOST_ROWS:
            self.merges.append(Merge(column, first_row, last_row))


def number_in_words(found: str, day_zero: date | None) -> str:
    """Return the number *found* as it is shown; as a date or time if it counts from *day_zero*."""
    number = float(found) if found else math.nan
    if not math.isfinite(number):
        return found
    if day_zero is not None and 0 <= number < _LAST_DAY:
        days, seconds = divmod(round(number * _SECONDS_PER_DAY), _SECONDS_PER_DAY)
        day = (day_zero + timedelta(days)).isoformat()
        time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return time if number < 1 else f"{day} {time}" if seconds else day
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else f"{number:.15g}"


def _place(reference: str) -> tuple[int, int]:
    """Return the column, from 0, and the row of a cell called ``D5``."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"no cell is called {reference}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])
