"""Lists of people in Excel files (.xlsx).

A list needs the values, the merged cells, the furigana, and which formulas have no result, in a
memory that a file made to burst does not fill. openpyxl gives no two of them at once and drops the
furigana, so the parts are read here. What else is in the file, macros and links, is not looked at.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.parsers import expat

from facilitator.readers.people_sheet import TableFaulty, TableRow
from facilitator.readers.xlsx_parts import Book, Links, Part, Strings, Styles, read_part
from facilitator.readers.xlsx_sheet import Merge, Sheet

_MAIN, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises where a file is not what it says it is."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open .xlsx: where its visible sheets are, by name, and what their cells refer to.

    ``readings`` has the furigana of the texts that have one, whatever cell they stand in.
    """

    archive: zipfile.ZipFile
    sheets: Mapping[str, str]
    strings: list[str]
    readings: Mapping[str, str]
    are_dates: list[bool]
    day_zero: date

    def read_sheet(self, name: str) -> tuple[tuple[TableRow, ...], tuple[Merge, ...]]:
        """Return the rows of a visible sheet, and what is merged in it; raise TableFaulty."""
        sheet = Sheet(self.strings, self.are_dates, self.day_zero)
        try:
            read_part(self.archive, self.sheets[name], sheet)
        except _DAMAGED as error:
            raise _damaged() from error
        return tuple(sheet.gathered.rows), tuple(sheet.merges)


def open_workbook(content: bytes) -> Workbook | None:
    """Return the workbook in *content*, None if it is another kind of zip; raise TableFaulty."""
    book, links, styles, strings = Book(), Links(), Styles(), Strings()
    kinds: tuple[tuple[str, Part], ...] = (("styles", styles), ("sharedStrings", strings))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        if _MAIN not in archive.namelist():
            return None
        read_part(archive, _MAIN, book)
        read_part(archive, _LINKS, links)
        for kind, part in kinds:
            for name in links.parts.get(kind, {}).values():
                read_part(archive, name, part)
    except _DAMAGED as error:
        raise _damaged() from error
    worksheets = links.parts.get("worksheet", {})
    return Workbook(
        archive,
        {name: worksheets[link] for name, link in book.visible if link in worksheets},
        strings.strings,
        {words: reading for words, reading in strings.readings.items() if reading},
        styles.are_dates,
        book.day_zero,
    )


def _damaged() -> TableFaulty:
    return TableFaulty("The Excel file is damaged. Open it in Excel, save it anew, and try again.")
