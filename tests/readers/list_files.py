"""Lists of people for tests: those kept as files, and those made for one test."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.readers.people_columns import guess
from facilitator.readers.people_rows import BadRow, ListedPerson, read_people
from facilitator.readers.people_sheet import MOST_COLUMNS
from facilitator.readers.people_table import Table, TableFaulty, open_table

FOLDER = Path(__file__).parent / "people"


SHEET = "xl/worksheets/sheet1.xml"


def kept(name: str) -> bytes:
    """Return one of the lists that are kept as files."""
    return (FOLDER / name).read_bytes()


def people_in(
    content: bytes, encoding: str | None = None
) -> tuple[tuple[ListedPerson, ...], tuple[BadRow, ...]]:
    """Return the people and the bad rows of a list whose columns are as guessed."""
    table = open_table(content, encoding=encoding)
    return read_people(table, guess(table.headings))


def cells(table: Table) -> list[tuple[str, ...]]:
    """Return what stands in the rows of *table*."""
    return [row.cells for row in table.rows]


def excel(
    *rows: Sequence[object], change: Callable[[Worksheet], object] = lambda sheet: None
) -> bytes:
    """Return an Excel file with *rows* in its one sheet, to which *change* is made."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the Excel file *content* with another part called *name*."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return file.getvalue()


def refusal(content: bytes, encoding: str | None = None, sheet: str | None = None) -> str:
    """Return in words why *content* is no list."""
    with pytest.raises(TableFaulty) as refused:
        open_table(content, encoding=encoding, sheet=sheet)
    return str(refused.value)


def opens_or_tells(content: bytes, encoding: str | None = None) -> None:
    """Open *content*; nothing but TableFaulty may come of it."""
    try:
        table = open_table(content, encoding=encoding)
    except TableFaulty:
        return
    assert all(len(row.cells) <= MOST_COLUMNS for row in table.rows)
