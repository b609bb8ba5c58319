"""Lists in Excel files: what is shown is read, and a file made to harm is refused."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.readers.people_sheet import BIGGEST_LIST
from facilitator.readers.people_table import Table, open_table

from .list_files import SHEET, cells, excel, kept, opens_or_tells, refusal, with_part

SMALL = excel(["氏名", "所属"], ["見本 花子", "見本の会"])
NOON = datetime.combine(date(2031, 5, 15), time(12))
DAY_ZERO_OF_1904 = datetime.combine(date(1904, 1, 1), time())


def test_an_excel_file_is_read_past_titles_merged_cells_and_hidden_sheets() -> None:
    table = open_table(kept("participants.xlsx"))
    assert (table.sheet, table.sheets, table.heading_row) == (
        "参加者名簿",
        ("参加者名簿", "集計"),
        4,
    )
    assert [row.number for row in table.rows] == [5, 6, 7]
    assert [row.cell(3) for row in table.rows] == ["企業", "企業", "町会"]
    assert table.rows[0].cells[4:] == ("7600000001", "2021-11-10 09:05:00")
    assert table.rows[1].cells[5] == "2021-11-11"
    assert table.rows[2].cells[5] == "R3.11.12"


def test_a_formula_that_was_never_computed_is_known_as_unread() -> None:
    table = open_table(kept("participants.xlsx"))
    assert [row.unread for row in table.rows] == [(), (), (0,)]


def test_a_formula_with_a_result_is_its_result_and_one_with_an_error_unread() -> None:
    part = (
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>氏名</t></is></c>'
        '<c t="inlineStr"><is><t>所属</t></is></c></row>'
        '<row><c t="str"><f>A9</f><v>架空</v></c><c t="str"><f>B9</f><v></v></c></row>'
        '<row><c t="e"><f>A9</f><v>#N/A</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>'
    )
    table = open_table(with_part(SMALL, SHEET, part.encode()))
    assert [(row.cells, row.unread) for row in table.rows] == [
        (("架空",), ()),
        (("", "TRUE"), (0,)),
    ]


def test_furigana_stand_apart_from_the_words() -> None:
    table = open_table(kept("participants_phonetic.xlsx"))
    assert table.headings == ("氏名", "所属")
    assert table.rows[0].cells == ("架空\u3000太郎", "㈱見本製作所")
    assert table.readings["架空\u3000太郎"] == "カクウ\u3000タロウ"


def strings(*items: str) -> Table:
    """Return the table of an Excel file with these shared strings, two in a row."""
    rows = "".join(
        f'<row><c t="s"><v>{at}</v></c><c t="s"><v>{at + 1}</v></c></row>'
        for at in range(0, len(items), 2)
    )
    sheet = f"<x:worksheet xmlns:x='n'><sheetData>{rows}</sheetData></x:worksheet>"
    table = f"<sst>{''.join(f'<si>{item}</si>' for item in items)}</sst>"
    parts = with_part(kept("participants_phonetic.xlsx"), SHEET, sheet.encode())
    return open_table(with_part(parts, "xl/sharedStrings.xml", table.encode()))


def test_furigana_that_leave_kanji_over_or_contradict_each_other_are_no_reading() -> None:
    table = strings(
        "<t>氏名</t>",
        "<t>所属</t>",
        "<t>髙橋 花子</t><rPh sb='0' eb='2'><t>タカハシ</t></rPh>",
        "<t>\U00020bb7野 さくら</t><rPh sb='0' eb='3'><t>ヨシノ</t></rPh>",
        "<t>東</t><rPh sb='0' eb='1'><t>アズマ</t></rPh>",
        "<t>東</t><rPh sb='0' eb='1'><t>ヒガシ</t></rPh>",
    )
    assert dict(table.readings) == {"\U00020bb7野 さくら": "ヨシノ さくら"}


def test_furigana_in_a_cell_of_its_own_stand_apart_too() -> None:
    part = b"<worksheet><sheetData><row><c t='inlineStr'><is><t>name</t></is></c><c t='inlineStr'>"
    part += b"<is><t>org</t><rPh><t>kana</t></rPh></is></c></row></sheetData></worksheet>"
    assert open_table(with_part(SMALL, SHEET, part)).headings == ("name", "org")


def test_characters_that_excel_escapes_are_read_as_what_they_are() -> None:
    table = strings("<t>氏名</t>", "<t>所属</t>", "<t>a_x000D_\nb</t>", "<t>_x005F_x0041_</t>")
    assert cells(table) == [("a b", "_x0041_")]


def test_numbers_and_dates_are_read_as_they_are_shown() -> None:
    row = (1.0, 0.1 + 0.2, date(2031, 5, 15), NOON, time(9, 30), True)
    table = open_table(excel(["氏名", "所属"], ["a", "b", *row]))
    shown = ("1", "0.3", "2031-05-15", "2031-05-15 12:00:00", "09:30:00", "TRUE")
    assert table.rows[0].cells[2:] == shown


def test_era_dates_and_days_counted_from_1904_are_dates() -> None:
    book = Workbook()
    book.epoch = DAY_ZERO_OF_1904
    sheet = book.active
    for row in (["氏名", "所属", "申込日", "金額"], ["a", "b", date(2031, 5, 15), 1200]):
        sheet.append(row)
    sheet["C2"].number_format = '[$-411]ggge"年"m"月"d"日";@'
    sheet["D2"].number_format = '#,##0"days"'
    file = io.BytesIO()
    book.save(file)
    assert cells(open_table(file.getvalue())) == [("a", "b", "2031-05-15", "1200")]


def test_merged_cells_fill_only_rows_that_say_something_and_never_from_the_headings() -> None:
    def merge(sheet: Worksheet) -> None:
        for cells_merged in ("A1:A2", "C3:C9", "A4:B4"):
            sheet.merge_cells(cells_merged)

    rows = (["氏名", "所属", "区分"], [None, "（団体）"], ["a", "b", "企業"], ["c"], [], ["d"])
    table = open_table(excel(*rows, change=merge))
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("", "（団体）")),
        (3, ("a", "b", "企業")),
        (4, ("c", "", "企業")),
        (6, ("d", "", "企業")),
    ]


def test_the_first_visible_sheet_with_headings_is_taken_unless_one_is_chosen() -> None:
    book = Workbook()
    book.active.append(["表紙"])
    for name in ("申込", "当日", "旧"):
        book.create_sheet(name).append(["氏名", "所属"])
        book[name].append([name, "x"])
    book["旧"].sheet_state = "veryHidden"
    file = io.BytesIO()
    book.save(file)
    table = open_table(file.getvalue())
    assert (table.sheet, table.sheets) == ("申込", ("Sheet", "申込", "当日"))
    assert cells(open_table(file.getvalue(), sheet="当日")) == [("当日", "x")]
    assert "Sheet, 申込, 当日" in refusal(file.getvalue(), sheet="旧")
    assert "No headings" in refusal(file.getvalue(), sheet="Sheet")


def test_a_far_cell_in_an_otherwise_small_sheet_costs_nothing() -> None:
    content = excel(
        ["氏名", "所属"], ["a", "b"], change=lambda sheet: sheet.cell(1_048_576, 1, "x")
    )
    assert [row.number for row in open_table(content).rows] == [2, 1_048_576]
    content = excel(["氏名", "所属"], change=lambda sheet: sheet.cell(2, 16_384, "x"))
    assert "columns" in refusal(content)


def test_a_file_made_to_burst_is_refused_before_it_is_unpacked() -> None:
    assert "too big" in refusal(with_part(SMALL, SHEET, b" " * (BIGGEST_LIST + 1)))


def test_a_part_of_endless_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.readers.xlsx_parts.MOST_TAGS", 1_000)
    sheet = b"<worksheet><sheetData><row>" + b"<c/>" * 1_000
    assert "too big" in refusal(with_part(SMALL, SHEET, sheet))


def test_a_part_that_grows_by_entities_is_refused() -> None:
    part = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert "damaged" in refusal(with_part(SMALL, SHEET, part))


def test_the_cells_are_those_that_openpyxl_reads() -> None:
    for name in ("participants.xlsx", "participants_phonetic.xlsx"):
        content = kept(name)
        sheet = load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
        for row in open_table(content).rows:
            theirs = [cell.value for cell in sheet[row.number]]
            for mine, other in zip(row.cells, theirs, strict=False):
                if isinstance(other, str):
                    assert mine == other
                assert mine or other is None


@given(st.data())
def test_any_damage_to_an_excel_file_is_told(data: st.DataObject) -> None:
    content = bytearray(kept("participants_phonetic.xlsx"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    opens_or_tells(bytes(content))


SOUND = zipfile.ZipFile(io.BytesIO(kept("participants_phonetic.xlsx")))
PARTS = ("workbook.xml", "_rels/workbook.xml.rels", "styles.xml", "sharedStrings.xml")


@given(st.data())
def test_any_damage_inside_a_part_is_told(data: st.DataObject) -> None:
    name = f"xl/{data.draw(st.sampled_from((*PARTS, 'worksheets/sheet1.xml')))}"
    part = bytearray(SOUND.read(name))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(part) - 1))
        part[at : at + data.draw(st.integers(0, 8))] = data.draw(st.sampled_from([b"", b"9", b"-"]))
    opens_or_tells(with_part(kept("participants_phonetic.xlsx"), name, bytes(part)))
