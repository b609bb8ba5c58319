"""A list of people as a table: which kind of file it is, where its headings are, and its rows.

The kind is told by the first bytes, never by the name: a csv called .xlsx is read as what it is.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.domain.text import clean_line, matching_key
from facilitator.readers.people_columns import BARE, NAMES, Column, guess, judged
from facilitator.readers.people_csv import DELIMITERS, ENCODINGS, all_rows, decoded, first_rows
from facilitator.readers.people_sheet import BIGGEST_LIST, MOST_COLUMNS, TableFaulty, TableRow
from facilitator.readers.people_xlsx import Workbook, open_workbook
from facilitator.readers.xlsx_sheet import Merge

__all__ = ["ENCODINGS", "Table", "TableFaulty", "TableRow", "open_table"]

HEADING_ROWS = 15
"""The headings stand in one of the first rows, after titles and remarks."""

_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_OTHER = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite format 3"),
    *(b"{\\rtf", _ZIP, b"7z\xbc\xaf", b"Rar!", b"<?xml", b"<html", b"<!doctype", b"<table"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a list and the rows below them, cleaned, as they were typed.

    A row has fewer cells than there are headings where it ends earlier, and more only in a text
    file, where a comma too many moves cells to the wrong columns. ``encoding`` is one of
    ``ENCODINGS``, None for Excel; ``sheet`` and ``sheets``, the visible ones, are Excel's.
    ``readings`` has the furigana of cells, by what stands in them.
    """

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    heading_row: int
    encoding: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def shape(self) -> str:
        """Return the same key for all lists with these headings, however they are spelt."""
        keys = "\x1f".join(matching_key(heading) for heading in self.headings)
        return hashlib.sha256(keys.encode()).hexdigest()[:32]


def open_table(
    content: bytes,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
) -> Table:
    """Return the list in the file *content*: csv, text with tabs or semicolons, or .xlsx.

    The encoding, the first visible sheet with headings, and the row of the headings are found,
    unless they are chosen. Raise TableFaulty where the file is no such list.
    """
    if len(content) > BIGGEST_LIST:
        raise TableFaulty(
            "The file is too big. A list of people may have up to {most} MB.",
            most=BIGGEST_LIST // 1_000_000,
        )
    if not content.strip():
        raise TableFaulty("The file is empty.")
    if content.startswith(_OLE):
        raise _old_or_locked(content)
    if content.startswith(_ZIP) and (workbook := open_workbook(content)):
        return _table_in_workbook(workbook, sheet, heading_row)
    if content.lstrip().lower().startswith(tuple(each.lower() for each in _OTHER)):
        raise TableFaulty(
            "This is no list that can be read. Save it as .xlsx or CSV, and try again."
        )
    return _table_in_text(content, encoding, heading_row)


def _old_or_locked(content: bytes) -> TableFaulty:
    if _LOCKED in content:
        return TableFaulty(
            "The Excel file is locked with a password. Save it without one, and try again."
        )
    return TableFaulty("This is an old Excel file (.xls). Save it as .xlsx or CSV, and try again.")


def _table_in_text(content: bytes, encoding: str | None, heading_row: int | None) -> Table:
    text, found_in = decoded(content, encoding)
    delimiter = max(DELIMITERS, key=lambda each: _known_in(text, each, heading_row))
    rows = all_rows(text, delimiter)
    headings = _headings(rows, heading_row)
    if headings is None:
        raise _without_headings(content, found_in, heading_row)
    below = tuple(row for row in rows if row.number > headings.number)
    return Table(_padded(headings, below, headings.width), below, headings.number, found_in)


def _known_in(text: str, delimiter: str, heading_row: int | None) -> tuple[int, int]:
    """Return how many headings are known, and how many there are, if *delimiter* parts them."""
    rows = first_rows(text, delimiter, heading_row or HEADING_ROWS)
    headings = _headings(rows, heading_row)
    return (_known(headings), len(headings.cells)) if headings else (0, 0)


def _table_in_workbook(workbook: Workbook, sheet: str | None, heading_row: int | None) -> Table:
    names = {clean_line(name): name for name in workbook.sheets}
    if sheet is not None and clean_line(sheet) not in names:
        raise TableFaulty(
            "There is no visible sheet “{sheet}” in the file. There are: {sheets}.",
            sheet=clean_line(sheet),
            sheets=", ".join(names),
        )
    for name in names if sheet is None else (clean_line(sheet),):
        rows, merges = workbook.read_sheet(names[name])
        if headings := _headings(rows, heading_row):
            below = tuple(row for row in rows if row.number > headings.number)
            return Table(
                _padded(headings, below, MOST_COLUMNS),
                _filled(below, merges),
                headings.number,
                sheet=name,
                sheets=tuple(names),
                readings={clean_line(key).strip(): each for key, each in workbook.readings.items()},
            )
    raise _no_headings(heading_row)


def _headings(rows: Sequence[TableRow], chosen: int | None) -> TableRow | None:
    """Return the row of the headings: the one *chosen*, or the first that looks like it.

    That is one with two known headings, a name or an organisation among them; else a name alone
    with something below.
    """
    if chosen is not None:
        return next((row for row in rows if row.number == chosen), None)
    near = [row for row in rows if row.number <= HEADING_ROWS]
    wanted = {*NAMES, Column.ORGANISATION}
    for row in near:
        if _known(row) > 1 and wanted & {*guess(row.cells)}:
            return row
    for row in near:
        words = [cell for cell in row.cells if cell]
        if len(words) == 1 and row.number < rows[-1].number:
            sureness, column = judged(words[0])
            if column is Column.NAME and sureness >= BARE:
                return row
    return None


def _padded(headings: TableRow, below: Sequence[TableRow], most: int) -> tuple[str, ...]:
    """Return *headings* with empty ones, up to *most* in all, above cells that have none."""
    widest = max(len(row.cells) for row in (headings, *below))
    width = max(len(headings.cells), min(widest, most))
    return tuple(headings.cell(column) for column in range(width))


def _known(row: TableRow) -> int:
    return sum(column is not None for column in guess(row.cells))


def _filled(rows: tuple[TableRow, ...], merges: Sequence[Merge]) -> tuple[TableRow, ...]:
    """Return *rows* with the value of merged cells in each of them; empty rows stay left out.

    What is merged with a heading is heading, and gives no value to the rows.
    """
    at = {row.number: place for place, row in enumerate(rows)}
    filled = list(rows)
    ends: dict[int, int] = {}
    for merge in sorted(merges, key=lambda each: (each.column, each.first_row)):
        if merge.first_row not in at or merge.first_row <= ends.get(merge.column, 0):
            continue  # above the rows, or over another, which Excel does not allow
        ends[merge.column] = merge.last_row
        first = rows[at[merge.first_row]]
        for row in rows[at[merge.first_row] + 1 :]:
            if row.number > merge.last_row:
                break
            place = at[row.number]
            filled[place] = _with_cell(filled[place], merge.column, first)
    return tuple(filled)


def _with_cell(row: TableRow, column: int, like: TableRow) -> TableRow:
    """Return *row* with the cell in *column* that *like* has there."""
    if row.cell(column) or column in row.unread:
        return row
    cells = [row.cell(each) for each in range(max(len(row.cells), column + 1))]
    cells[column] = like.cell(column)
    unread = (*row.unread, column) if column in like.unread else row.unread
    return replace(row, cells=tuple(cells), unread=unread)


def _without_headings(content: bytes, encoding: str, heading_row: int | None) -> TableFaulty:
    """Return what is said where *encoding* shows no headings: another one may."""
    if heading_row is None:
        for other in ENCODINGS:
            try:
                text, _ = decoded(content, other)
            except TableFaulty:
                continue
            if any(_known_in(text, delimiter, None)[0] > 1 for delimiter in DELIMITERS):
                return TableFaulty(
                    "In {encoding} there are no headings in the file. Choose the encoding {other}.",
                    encoding=encoding,
                    other=other,
                )
    return _no_headings(heading_row)


def _no_headings(heading_row: int | None) -> TableFaulty:
    if heading_row is not None:
        return TableFaulty("Row {row} of the list is empty.", row=heading_row)
    return TableFaulty(
        "No headings were found in the first {rows} rows. One of them names the column of the "
        "names, such as 氏名 or Name, or that of the organisations.",
        rows=HEADING_ROWS,
    )
