"""Tables from files: every encoding and kind of file, and what is no list."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.readers.people_sheet import BIGGEST_LIST, MOST_COLUMNS, MOST_ROWS
from facilitator.readers.people_table import ENCODINGS, TableFaulty, open_table

from .list_files import SHEET, cells, excel, kept, opens_or_tells, refusal, with_part

HEAD = b"name,org\n"
SMALL = excel(["氏名", "所属"], ["見本 花子", "見本の会"])


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("participants_cp932.csv", "CP932"),
        ("participants_utf8bom.csv", "UTF-8"),
        ("participants_gform_utf8.csv", "UTF-8"),
        ("participants_excel_unicode.txt", "UTF-16"),
    ],
)
def test_the_same_list_in_any_encoding_is_the_same_table(name: str, encoding: str) -> None:
    table = open_table(kept(name))
    first = open_table(kept("participants_cp932.csv"))
    assert table.encoding == encoding
    assert (table.headings, cells(table)) == (first.headings, cells(first))
    assert len(table.rows) == 5
    assert table.rows[1].cells[1] == "髙橋 花子"
    assert table.rows[4].cells[1] == "都 桜\ufa26"


def test_euc_jp_is_read_by_choice() -> None:
    content = kept("participants_eucjp.csv")
    assert "EUC-JP" in refusal(content)
    table = open_table(content, encoding="EUC-JP")
    assert table.encoding == "EUC-JP"
    assert table.rows[0].cells[1] == "架空\u3000太郎"
    enclosed = "氏名,所属\n架空,㈱①\n".encode("euc_jis_2004")
    assert cells(open_table(enclosed, encoding="euc_jp")) == [("架空", "㈱①")]


def test_the_encoding_that_shows_headings_is_named_where_the_one_found_shows_none() -> None:
    content = "名前,団体名\n".encode("euc-jp")
    assert content.decode("cp932")
    assert refusal(content).endswith("Choose the encoding EUC-JP.")


def test_an_encoding_that_does_not_fit_is_told() -> None:
    assert "not in the encoding UTF-8" in refusal(kept("short_cp932.csv"), "UTF-8")
    assert "not in the encoding CP932" in refusal("氏名\n\U0001f600".encode(), "Shift_JIS")
    assert "“latin-9”" in refusal(HEAD, "latin-9")


def test_every_offered_encoding_can_be_chosen() -> None:
    for encoding in ENCODINGS:
        content = "氏名,所属\n架空太郎,例".encode(encoding)
        assert cells(open_table(content, encoding=encoding)) == [("架空太郎", "例")]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_byte_order_mark_decides(mark: str) -> None:
    text = "氏名,所属\r\n\U00020bb7野,例\r\n"
    content = ("\ufeff" * (mark == "utf-16-be") + text).encode(mark)
    assert cells(open_table(content)) == [("\U00020bb7野", "例")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_headings_tell_what_parts_the_cells(delimiter: str) -> None:
    text = f"名簿, 令和3年; 第4回\n氏名{delimiter}所属{delimiter}備考\nA, B;\tC\n"
    table = open_table(text.encode())
    assert table.headings == ("氏名", "所属", "備考")
    assert table.heading_row == 2


def test_quoted_newlines_and_quotes_stay_in_their_cell() -> None:
    table = open_table(b'name,org\n"a\r\nb","say ""hi"", all"\n\nc,d\n')
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("a b", 'say "hi", all')),
        (4, ("c", "d")),
    ]


@pytest.mark.parametrize("text", ['a,"b\nc,d\n', 'a,"b\nc,"d"\n', 'a,b\n"c,d'])
def test_a_quotation_mark_without_a_partner_never_swallows_rows(text: str) -> None:
    assert "quotation mark has no partner" in refusal(HEAD + text.encode())


def test_a_cell_of_a_megabyte_is_refused_with_its_row() -> None:
    assert refusal(HEAD + b"a,b\n" + b"c," + b"d" * 1_000_000).startswith("In row 3")


def test_what_keeps_a_spreadsheet_from_changing_a_cell_is_taken_off() -> None:
    table = open_table(b'name,tel,note\na,"=""0760000001""",\'+81-76\nb,="076",\'tis\n')
    assert cells(table) == [("a", "0760000001", "+81-76"), ("b", "076", "'tis")]


def test_what_could_steer_a_terminal_is_cleaned_away() -> None:
    table = open_table(b"name,org,\x1b[31mx\na\x1b]0;x\x07,\0b\xe2\x80\xae\n")
    assert table.headings == ("name", "org", "[31mx")
    assert cells(table) == [("a]0;x", "b")]


def test_short_rows_end_early_and_long_ones_are_longer_than_the_headings() -> None:
    table = open_table(b"name,org,\na\nb,c,side note\nd,e,f,g\n")
    assert table.headings == ("name", "org", "")
    assert [len(row.cells) for row in table.rows] == [1, 3, 4]


def test_titles_above_the_headings_are_passed_over() -> None:
    titles = "第4回 参加者名簿,,\n担当者：例,,\n,,\n"
    table = open_table(f"{titles}No.,お名前,ご所属\n1,架空太郎,例\n".encode())
    assert table.heading_row == 4
    assert cells(table) == [("1", "架空太郎", "例")]


def test_a_list_may_have_names_only() -> None:
    table = open_table("参加者名簿\n氏名\n架空太郎\n見本花子\n".encode())
    assert (table.headings, table.heading_row) == (("氏名",), 2)
    assert cells(table) == [("架空太郎",), ("見本花子",)]
    assert "No headings" in refusal("氏名\n".encode())


def test_headings_further_down_are_found_only_by_choice() -> None:
    content = b"x\n" * 15 + HEAD + b"a,b\n"
    assert "No headings were found in the first 15 rows" in refusal(content)
    assert cells(open_table(content, heading_row=16)) == [("a", "b")]


def test_headings_that_nobody_knows_can_be_chosen() -> None:
    content = "どなた;どちらから\n架空太郎;例\n".encode()
    assert "No headings" in refusal(content)
    table = open_table(content, heading_row=1)
    assert (table.headings, cells(table)) == (("どなた", "どちらから"), [("架空太郎", "例")])
    with pytest.raises(TableFaulty, match="Row 9 of the list is empty"):
        open_table(content, heading_row=9)


def test_lists_with_the_same_headings_have_one_shape_however_they_are_spelt() -> None:
    shapes = [
        open_table(content).shape
        for content in ("氏名,所属\n".encode(), "氏 名\t所属\n".encode("cp932"), SMALL)
    ]
    assert len(set(shapes)) == 1
    assert open_table("所属,氏名\n".encode()).shape not in shapes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n", "no list"),
        (b"%PDF-1.7\n", "no list"),
        (b"\xff\xd8\xff\xe0", "no list"),
        (b"<!DOCTYPE html><table>", "no list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04", "damaged"),
        (SMALL[: len(SMALL) // 2], "damaged"),
        (SMALL.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
        (with_part(SMALL, SHEET, b"<worksheet><row"), "damaged"),
        (with_part(SMALL, SHEET, b"<worksheet><c r='???'/></worksheet>"), "damaged"),
        (b"\x00\x01\x02", "No headings"),
    ],
)
def test_what_is_no_list_is_told_by_its_first_bytes(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_a_zip_without_a_workbook_is_no_list() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "no list" in refusal(file.getvalue())


def test_a_list_that_is_too_much_is_refused() -> None:
    assert "too big" in refusal(b"n" * (BIGGEST_LIST + 1))
    assert "too long" in refusal(HEAD + b"a,b\n" * (MOST_ROWS + 1))
    assert "columns" in refusal(HEAD + b"a," * MOST_COLUMNS + b"a\n")
    assert "columns" in refusal(HEAD + b"a" + b"," * 30_000 + b"\n")
    assert "lines" in refusal(HEAD + b"\n" * 1_050_000)
    assert len(open_table(HEAD + b"a,b" + b"," * 16_382 + b"\n").headings) == 2


@given(st.binary(max_size=300), st.sampled_from([None, *ENCODINGS]), st.booleans())
@example(b"\xff\xfe\xff", None, False)
@example(b'"', None, True)
def test_any_bytes_are_a_table_or_refused(
    content: bytes, encoding: str | None, is_headed: bool
) -> None:
    opens_or_tells(HEAD * is_headed + content, encoding)
