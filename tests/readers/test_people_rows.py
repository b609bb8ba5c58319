"""People from lists: as typed, and every row in which nobody can be read with the reason."""

import pytest

from facilitator.locale.words import told
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_rows import BadRow, ListedPerson, read_people
from facilitator.readers.people_table import TableFaulty, open_table

from .list_files import excel, kept, people_in


def person(text: str) -> ListedPerson:
    """Return the one person in a list."""
    (found,), bad = people_in(text.encode())
    assert bad == ()
    return found


def bad(text: str) -> list[tuple[int, str]]:
    """Return the bad rows of a list and why they are bad."""
    return [(row.row, told(row)) for row in people_in(text.encode())[1]]


def test_the_same_list_in_any_encoding_has_the_same_people() -> None:
    lists = [
        people_in(kept(name))
        for name in (
            "participants_cp932.csv",
            "participants_utf8bom.csv",
            "participants_gform_utf8.csv",
            "participants_excel_unicode.txt",
        )
    ]
    assert lists[1:] == lists[:1] * 3
    people, bad_rows = lists[0]
    assert bad_rows == ()
    assert [each.row for each in people] == [2, 3, 4, 5, 6]
    assert people[0] == ListedPerson(
        row=2,
        name="架空\u3000太郎",
        reading="カクウ\u3000タロウ",
        organisation="㈱見本製作所",
        kind="企業",
        email="taro@example.jp",
        phone="076-000-0001",
        wishes=("DXによるCSVまちづくり", "指標"),
        remark="①車いす席を希望",
    )


def test_names_come_out_as_typed_and_addresses_narrow() -> None:
    people, _ = people_in(kept("participants_cp932.csv"))
    assert [each.name for each in people] == [
        "架空\u3000太郎",
        "髙橋 花子",
        "山﨑\u3000次郎",
        "Sample, Mary",
        "都 桜\ufa26",
    ]
    assert (people[1].organisation, people[1].kind) == ("ＮＰＯ法人サンプル", "ＮＰＯ")
    assert (people[1].email, people[1].phone) == ("hanako@example.jp", "076-000-0002")
    assert people[3].remark == '"引用"とカンマ, を含む'


def test_each_of_the_short_lists_is_read() -> None:
    people, _ = people_in(kept("short_cp932.csv"))
    assert [(each.name, each.organisation) for each in people] == [("架空太郎", "金沢市")]
    people, _ = people_in(kept("hankaku_cp932.csv"))
    assert [(each.name, each.organisation) for each in people] == [("ｶｸｳ ﾀﾛｳ", "ｶﾅｻﾞﾜｼ")]
    people, _ = people_in(kept("participants_eucjp.csv"), "EUC-JP")
    assert [each.name for each in people] == ["架空\u3000太郎", "山崎\u3000次郎"]


def test_an_excel_list_gives_people_with_merged_kinds_and_whole_telephone_numbers() -> None:
    people, bad_rows = people_in(kept("participants.xlsx"))
    assert bad_rows == ()
    assert [each.kind for each in people] == ["企業", "企業", "町会"]
    assert [each.phone for each in people] == ["07600000001", "076-000-0002", ""]


def test_furigana_are_the_reading_unless_a_column_says_it() -> None:
    people, _ = people_in(kept("participants_phonetic.xlsx"))
    assert [each.reading for each in people] == ["カクウ\u3000タロウ", ""]


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("760000001", "0760000001"),
        ("9000000001", "09000000001"),
        ("0760000001", "0760000001"),
        ("０７６－０００", "076-000"),
        ("+81760000001", "+81760000001"),
        ("12345678", "12345678"),
    ],
)
def test_a_telephone_number_gets_back_the_0_that_a_spreadsheet_dropped(
    typed: str, kept_as: str
) -> None:
    assert person(f"氏名,電話\n架空,{typed}\n").phone == kept_as


def test_a_telephone_number_that_excel_keeps_as_a_number_is_whole() -> None:
    people, _ = people_in(excel(["氏名", "電話"], ["a", 9000000001], ["b", 760000001.0]))
    assert [each.phone for each in people] == ["09000000001", "0760000001"]


def test_a_name_in_parts_is_joined_and_so_is_its_reading() -> None:
    found = person("姓,名,セイ,メイ\n架空,太郎,カクウ,タロウ\n")
    assert (found.name, found.reading) == ("架空 太郎", "カクウ タロウ")
    assert person("姓,名,所属\n,太郎,x\n").name == "太郎"


def test_wishes_keep_their_order_without_the_empty_ones() -> None:
    found = person("氏名,第3希望,第1希望,第2希望\n架空,c,a,\n")
    assert found.wishes == ("a", "c")


def test_the_other_columns_are_read_as_typed() -> None:
    found = person("氏名,役職,参加方法,役割,備考\n架空,会長,オンライン,記録係可,通路側\n")
    assert (found.way, found.roles) == ("オンライン", "記録係可")
    assert found.remark == "通路側"


def test_rows_with_content_but_nobody_are_told_with_their_number() -> None:
    text = "No.,氏名,所属\n1,,\n2,,見本の会\n,架空,\n,\x1b\x07,x\n\x1b,\u200b\n"
    assert bad(text) == [
        (3, "There is no name."),
        (5, "There is no name."),
        (6, "The row has nothing but hidden characters."),
    ]
    people, bad_rows = people_in(text.encode())
    assert [each.row for each in people] == [4]
    assert bad_rows[0].cells == ("2", "", "見本の会")


def test_a_comma_too_many_never_moves_a_person_to_the_wrong_columns() -> None:
    ((row, reason),) = bad("氏名,所属\nSample, Mary,大学\n架空,例\n")
    assert row == 2
    assert reason.startswith("The row has more cells than there are headings")


def test_texts_that_are_too_long_and_names_that_are_formulas_are_told() -> None:
    text = f"氏名,備考\n{'あ' * 101},\n架空,{'x' * 20_001}\n=cmd|' /C calc'!A0,\n＝1,\n架空,ok\n"
    assert bad(text) == [
        (2, "The name is too long."),
        (3, "The text under “備考” is too long."),
        (4, "Instead of a name there is a formula."),
        (5, "Instead of a name there is a formula."),
    ]


def test_a_formula_without_a_result_is_bad_only_in_a_column_that_counts() -> None:
    table = open_table(excel(["No.", "氏名", "所属"], ["=A1+1", "a", "x"], [2, "=B1", "y"]))
    people, bad_rows = read_people(table, guess(table.headings))
    assert [each.name for each in people] == ["a"]
    assert [(each.row, told(each)) for each in bad_rows] == [
        (3, "The formula under “氏名” has no result in the file.")
    ]
    _, bad_rows = people_in(excel(["氏名", "所属"], ["=A9"]))
    assert [each.row for each in bad_rows] == [2]


def test_escape_sequences_reach_nobody() -> None:
    found = person("氏名,備考\n\x1b[2J架空,a\x1b]52;c;x\x07\n")
    assert (found.name, found.remark) == ("[2J架空", "a]52;c;x")


def test_columns_can_be_chosen_otherwise_than_guessed() -> None:
    table = open_table("どなた,どこ\n架空,例\n".encode(), heading_row=1)
    (found,), _ = read_people(table, (Column.NAME, Column.ORGANISATION))
    assert (found.name, found.organisation) == ("架空", "例")
    with pytest.raises(TableFaulty, match="No column is taken for the names"):
        read_people(table, (None, Column.ORGANISATION))
    with pytest.raises(TableFaulty, match="“どなた” and “どこ” cannot both"):
        read_people(table, (Column.NAME, Column.NAME))


def test_texts_that_become_too_long_when_narrow_or_joined_are_told() -> None:
    long = "あ" * 15_000
    text = f"氏名,セイ,メイ,メール\n甲,{long},{long},\n乙,,,{'㍿' * 6000}\n丙,ヘイ,,c@d.jp\n"
    assert bad(text) == [
        (2, "The text under “セイ” is too long."),
        (3, "The text under “メール” is too long."),
    ]


def test_a_bad_row_is_told_as_what_is_refused() -> None:
    row = BadRow("The text under “{heading}” is too long.", 3, (), {"heading": "{備考}"})
    assert told(row) == "The text under “{備考}” is too long."


def test_a_row_of_totals_is_nobody() -> None:
    table = open_table("No.,氏名,所属\n1,架空　太郎,見本\n合計,40名,\n,計,\n".encode())
    people, bad = read_people(table, guess(table.headings))
    assert [each.name for each in people] == ["架空　太郎"]
    assert [(each.row, each.reason) for each in bad] == [
        (3, "This seems to be a row of totals."),
        (4, "This seems to be a row of totals."),
    ]
