"""Nothing that was typed is computed by a spreadsheet, and everything reads as it was typed."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from facilitator.domain.refused import Refused
from facilitator.writers.spreadsheets import CP932, Grid, computes, to_csv, to_xlsx

HOSTILE = (
    "=1+1",
    "+81 76 220 2111",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "　=1+1",
    "＝１＋１",
    "＋81",
    "－2",
    "＠SUM",
    "−2",
    '=HYPERLINK("http://example.org";"x")',
)
HARMLESS = (
    "山田花子",
    "a=1",
    "1+1",
    "'=1",
    'a";=1+1;"b',
    "a;=1",
    "㈱ ①, 髙﨑 ～",
    "#N/A",
    "",
    "10",
)
DAY = date(2026, 10, 3)


def grid(*texts: str) -> Grid:
    return Grid("名簿", ("氏名", "番号"), tuple((text, 7) for text in texts))


def cells_of_csv(written: bytes, encoding: str = "utf-8-sig") -> list[str]:
    rows = list(csv.reader(io.StringIO(written.decode(encoding), newline="")))
    assert rows[0] == ["氏名", "番号"]
    assert {row[1] for row in rows[1:]} == {"7"}
    return [row[0] for row in rows[1:]]


def test_in_a_csv_what_would_compute_has_an_apostrophe_before_it() -> None:
    written = to_csv(grid(*HOSTILE, *HARMLESS))
    assert cells_of_csv(written) == [f"'{text}" for text in HOSTILE] + list(HARMLESS)


def test_a_csv_is_known_to_excel_as_utf8_and_every_cell_is_quoted() -> None:
    assert to_csv(grid("a;=1")) == '\ufeff"氏名","番号"\r\n"a;=1","7"\r\n'.encode()


def test_in_an_xlsx_every_text_is_a_text_and_reads_as_it_was_typed() -> None:
    texts = [text for text in (*HOSTILE, *HARMLESS) if text != "\r=1+1"]  # XML has no CR
    header, *rows = load_workbook(io.BytesIO(to_xlsx(grid(*texts), DAY))).active.iter_rows()
    assert [cell.value for cell in header] == ["氏名", "番号"]
    assert [row[0].value or "" for row in rows] == texts
    assert [row[0].data_type for row in rows if row[0].value] == ["s"] * (len(texts) - 1)
    assert [row[0].quotePrefix for row in rows] == [computes(text) for text in texts]
    assert {(row[1].value, row[1].data_type) for row in rows} == {(7, "n")}


def test_no_part_of_an_xlsx_holds_a_formula_or_the_instant_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(grid(*HOSTILE), DAY))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        properties = parts.read("docProps/core.xml").decode()
    assert re.findall(r"\d+-\d+-\d+T[^<]*", properties) == ["2026-10-03T00:00:00Z"] * 2


def test_a_csv_in_cp932_reads_as_typed_and_names_what_it_cannot_write() -> None:
    texts = ("㈱ ①, 髙﨑 ～", "=1")
    assert cells_of_csv(to_csv(grid(*texts), CP932), "cp932") == ["㈱ ①, 髙﨑 ～", "'=1"]
    with pytest.raises(Refused) as refused:
        to_csv(grid("𠮷田", "a😀", "𠮷野"), CP932)
    assert refused.value.values == {"encoding": "cp932", "characters": "𠮷 😀"}


def test_a_sheet_has_a_name_that_excel_takes() -> None:
    named = Grid("[a]:*?/\\" + "長" * 40, ("x",), ())
    assert load_workbook(io.BytesIO(to_xlsx(named, DAY))).sheetnames == ["a" + "長" * 30]


def test_every_row_has_as_many_cells_as_the_header() -> None:
    with pytest.raises(ValueError, match="has 2 cells"):
        Grid("x", ("a", "b"), (("1",),))
