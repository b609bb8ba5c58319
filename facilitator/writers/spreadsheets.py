"""Tables for a spreadsheet, as csv and as xlsx, in which nothing that was typed is ever computed.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, so that a
name could run a command on the machine of whoever opens the list; in Japanese the full-width forms
do the same. Such a cell is written so that it stays the text it is: in csv with an apostrophe
before it, in xlsx as text by its type. Every cell of a csv is quoted, since the spreadsheets of
some countries part cells at semicolons.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import east_asian_width

from facilitator.domain.refused import Refused

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenpyxlCell
    from openpyxl.packaging.core import DocumentProperties

Cell: TypeAlias = str | int
"""What was typed as ``str``, what the program counted as ``int``."""

UTF_8 = "utf-8"
CP932 = "cp932"

_STARTS_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "−",
    "﹢",
    "﹣",
    "﹦",
)
_FIRST_INSTANT = (1980, 1, 1, 0, 0, 0)
"""The earliest one that a zip file can name."""

_NARROWEST, _WIDEST = 6, 60
"""Widths of columns, in characters."""


@dataclass(frozen=True)
class Grid:
    """One sheet: a header, and rows with as many cells."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"every row of this sheet has {len(self.header)} cells")


def computes(text: str) -> bool:
    """Say whether some spreadsheet takes *text* for a formula, also behind spaces."""
    return text.startswith(_STARTS_FORMULA) or text.lstrip().startswith(_STARTS_FORMULA)


def to_csv(grid: Grid, encoding: str = UTF_8) -> bytes:
    """Return *grid* as csv with CRLF: UTF-8 with a mark that Excel knows it by, or CP932.

    Refused where CP932 lacks characters of it, which are then named.
    """
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (grid.header, *grid.rows):
        writer.writerow(map(_disarmed, row))
    text = written.getvalue()
    if encoding == UTF_8:
        return text.encode("utf-8-sig")
    _must_have(encoding, text)
    return text.encode(encoding)


def _disarmed(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and computes(cell) else cell


def _must_have(encoding: str, text: str) -> None:
    lacking = [each for each in dict.fromkeys(text) if not _can_write(encoding, each)]
    if lacking:
        raise Refused(
            "The encoding {encoding} has no {characters}. Write the file in UTF-8.",
            encoding=encoding,
            characters=" ".join(lacking),
        )


def _can_write(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def to_xlsx(grid: Grid, day: date) -> bytes:
    """Return *grid* as an Excel file that says it was written on *day*: same grid, same bytes."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = _sheet_name(grid.title)
    for down, row in enumerate((grid.header, *grid.rows), start=1):
        for across, value in enumerate(row, start=1):
            _fill(sheet.cell(down, across), value, is_header=down == 1)
    for across, column in enumerate(zip(grid.header, *grid.rows, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(across)].width = _column_width(column)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    written = io.BytesIO()
    book.save(written)
    book.properties.creator = "facilitator"
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    return _without_now(written.getvalue(), book.properties)


def _fill(cell: "OpenpyxlCell", value: Cell, *, is_header: bool) -> None:
    """Put *value* into a cell: a text as a text, whatever it begins with."""
    from openpyxl.styles import Alignment, Font

    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = computes(value)
        cell.font = Font(bold=is_header)


def _without_now(written: bytes, properties: "DocumentProperties") -> bytes:
    """Return an Excel file without the instants of its making, which openpyxl puts into it."""
    from openpyxl.xml.constants import ARC_CORE
    from openpyxl.xml.functions import tostring

    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            content = tostring(properties.to_tree()) if name == ARC_CORE else old.read(name)
            part = zipfile.ZipInfo(name, _FIRST_INSTANT)
            new.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _sheet_name(title: str) -> str:
    """Return *title* without what Excel allows in no name of a sheet, and not longer than that."""
    return "".join(each for each in title if each not in "[]:*?/\\").strip("'")[:31] or "-"


def _column_width(column: Iterable[Cell]) -> int:
    """Return how wide a column is shown; a full-width character is as wide as two."""
    widths = (sum(1 + (east_asian_width(each) in "WF") for each in str(cell)) for cell in column)
    return min(_WIDEST, max(_NARROWEST, 2 + max(widths)))
