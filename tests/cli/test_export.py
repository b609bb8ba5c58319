"""Documents from a shell: which, for whom, how written, and where."""

import csv

import pytest
from openpyxl import load_workbook

from facilitator.domain.group_documents import GroupDocument
from tests.cli.conftest import Shell

NAMES = ("山田花子", "山田太郎", "鈴木一郎")


@pytest.fixture
def seated(shell: Shell, planned: str) -> Shell:
    """Return a shell with a short meeting whose three people sit in two groups."""
    shell.ok("groups", "assign")
    return shell


def test_each_document_has_its_usual_format_and_a_name_of_its_own(seated: Shell) -> None:
    paths = [seated.ok("export", "--doc", doc.value).line for doc in GroupDocument]
    assert paths == [
        str(seated.exports / f"tests_2021-11-22_{name}")
        for name in (
            *("group-cards.ja.html", "table-signs.ja.html"),
            *("group-list.ja.txt", "participants.ja.csv"),
        )
    ]
    public = seated.ok("export", "--doc", "group-list", "--profile", "public", "--language", "en")
    assert public.line.endswith("_group-list-public.en.txt")
    assert seated.ok("export").line.endswith("_minutes.ja.md")


def test_the_list_of_groups_is_printed_with_names_without_them_and_for_the_public(
    seated: Shell,
) -> None:
    command = ("export", "--doc", "group-list", "--language", "en", "--stdout")
    internal = seated.ok(*command).out
    assert all(name in internal for name in NAMES)
    for narrower in (("--no-names",), ("--profile", "public")):
        printed = seated.ok(*command, *narrower).out
        assert "\n1  Cars: A day without cars  2 people\n2  Buses  1 person\n" in printed
        assert [name for name in NAMES if name in printed] == []


def test_a_list_without_names_does_not_take_the_place_of_the_one_with_them(seated: Shell) -> None:
    command = ("export", "--doc", "group-list")
    assert seated.ok(*command).line != seated.ok(*command, "--no-names").line
    assert len(list(seated.exports.glob("*.txt"))) == 2


def test_a_name_like_a_formula_is_text_in_every_spreadsheet(seated: Shell) -> None:
    seated.ok("people", "add", "=1+1", "--organisation", "+81 76")
    path = seated.ok("export", "--doc", "participants", "--format", "csv").line
    with open(path, encoding="utf-8-sig", newline="") as file:
        *_, last = csv.reader(file)
    assert last[0] == "'=1+1"
    assert last[2] == "'+81 76"
    for doc in GroupDocument:
        path = seated.ok("export", "--doc", doc.value, "--format", "xlsx").line
        cells = [cell for row in load_workbook(path).active for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
    assert ("=1+1" in [cell.value for cell in cells]) == (doc is GroupDocument.PARTICIPANTS)


def test_a_file_changed_by_hand_is_left_as_it_is_unless_forced(seated: Shell) -> None:
    command = ("export", "--doc", "participants", "--format", "xlsx")
    path = seated.exports / seated.ok(*command).line
    written = path.read_bytes()
    seated.wait(5)
    seated.ok(*command)
    assert path.read_bytes() == written
    path.write_bytes(b"mine")
    assert "--force" in seated.refused(*command)
    seated.ok(*command, "--force")
    assert path.read_bytes() == written


def test_a_csv_in_cp932_is_refused_where_it_lacks_a_character(seated: Shell) -> None:
    command = ("export", "--doc", "participants", "--encoding", "cp932")
    seated.capture.readouterr()
    path = seated.ok(*command).line
    with open(path, encoding="cp932", newline="") as file:
        assert NAMES[0] in file.read()
    seated.ok("people", "add", "𠮷田")
    assert "𠮷" in seated.refused(*command)
    assert "𠮷田" in seated.ok(*command[:3], "--stdout").out


def test_what_is_printed_is_what_the_file_holds(seated: Shell) -> None:
    for doc in GroupDocument:
        command = ("export", "--doc", doc.value, "--language", "ja")
        printed = seated.ok(*command, "--stdout").out
        path = seated.ok(*command, "--to", seated.folder / "elsewhere").line
        with open(path, encoding="utf-8", newline="") as file:
            assert file.read() == printed


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--doc", "participants", "--format", "xlsx", "--stdout"), "xlsx"),
        (("--doc", "group-cards", "--no-names"), "group-list"),
        (("--format", "html"), "md only"),
        (("--doc", "participants", "--format", "md", "--encoding", "cp932"), "csv"),
        (("--encoding", "cp932"), "csv"),
        (("--doc", "group-cards", "--stdout", "--to", "x"), "--stdout"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    shell: Shell, planned: str, words: tuple[str, ...], reason: str
) -> None:
    assert reason in shell.wrong("export", *words)
    assert not shell.exports.exists()
