"""Lists of people from a shell: shown as they are understood, and taken in whole or not at all."""

import sys
from pathlib import Path

import pytest

from facilitator.services.sessions import open_database
from facilitator.services.surroundings import Surroundings
from tests.cli.conftest import ROOT, Shell, ran

SAMPLES = ROOT / "tests" / "readers" / "people"
FOUR = (
    ("participants_cp932.csv", "CP932"),
    ("participants_utf8bom.csv", "UTF-8"),
    ("participants_gform_utf8.csv", "UTF-8"),
    ("participants_excel_unicode.txt", "UTF-16"),
)


def listed(shell: Shell) -> list[dict[str, object]]:
    found: list[dict[str, object]] = shell.ok("people", "list", "--json").json
    return found


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_four_sample_lists_give_the_same_people(shell: Shell, planned: str) -> None:
    figures = []
    people = []
    for name, encoding in FOUR:
        said = shell.ok("people", "import", SAMPLES / name, "--json").json
        assert said["encoding"] == encoding
        figures.append((said["taken"], said["new"], said["registered"], said["bad"]))
        people.append(listed(shell))
    assert figures == [(5, 5, 0, 0)] + [(5, 0, 5, 0)] * 3
    assert people[0] == people[1] == people[2] == people[3]
    assert [each["name"] for each in people[0]][3:6] == ["架空　太郎", "髙橋 花子", "山﨑　次郎"]


def test_a_dry_run_shows_how_a_list_is_understood_and_records_nothing(
    shell: Shell, planned: str
) -> None:
    before = listed(shell)
    printed = shell.ok("people", "import", SAMPLES / FOUR[0][0], "--dry-run").out
    assert "Encoding: CP932  Headings: row 1" in printed
    assert "希望するテーマ（第1希望）" in printed
    assert "First wish" in printed
    assert "5 would be taken in: 5 new, 0 registered before." in printed
    assert "taro@example.jp" not in printed
    assert "076" not in printed
    assert listed(shell) == before


def test_bad_rows_doubles_and_strange_words_are_told(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    rows = [
        "氏名,所属,区分,第1希望",
        "甲,A,宇宙人,月",
        ",B,市民,",
        "乙,C,,cars",
        "甲,Ａ,,",
        "丙,,,1",
    ]
    path = written(tmp_path, "\n".join(rows))
    said = shell.ok("people", "import", path, "--json").json
    names = ("rows", "taken", "repeated", "bad")
    assert [said[name] for name in names] == [5, 3, 1, 1]
    assert said["bad_rows"] == [{"row": 3, "reason": "There is no name."}]
    assert said["doubles"] == [[2, 5]]
    assert (said["unknown_kinds"], said["unknown_wishes"]) == ({"宇宙人": 1}, {"月": 1})
    assert [each["wishes"] for each in said["first"]] == [[], [1], [], [1]]
    printed = shell.ok("people", "import", path, "--each").out.splitlines()
    assert "Row 3: There is no name." in printed
    assert "Rows 2, 5: 甲 several times; taken as different people." in printed
    assert "“月” is no pitch of this meeting (wishes: 1)." in printed
    assert printed[-1] == "4 taken in: 1 new, 3 registered before."
    assert len(listed(shell)) == 3 + 4


def test_what_is_known_otherwise_is_told_and_stays_unless_the_list_is_to_count(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "氏名,所属,第1希望,メール,役割\n甲,A,1,list@example.jp,世話人\n")
    shell.ok("people", "import", path)
    shell.ok("people", "wish", "甲", "--none")
    shell.ok("people", "set", "甲", "--email", "desk@example.jp")
    done = shell.ok("people", "import", path, "--dry-run")
    assert " stays (list: " in done.out
    assert "Row 2: 甲  E-mail: stays (the list says something else)" in done.out
    assert "“世話人” names no role (rows: 1)." in done.out
    assert "--replace" in done.out
    assert "example.jp" not in done.out
    said = shell.ok("people", "import", path, "--json").json
    assert said["changes"] == [
        {"row": 2, "name": "甲", "field": field, "is_kept": True} for field in ("wish-1", "email")
    ]
    assert said["unknown_roles"] == {"世話人": 1}
    assert listed(shell)[-1]["wishes"] == []
    shell.ok("people", "import", path, "--replace")
    pitches = [each["id"] for each in shell.ok("people", "wishes", "--json").json]
    assert listed(shell)[-1]["wishes"] == pitches[:1]


def test_of_a_remark_taken_for_the_kind_hardly_anything_is_printed(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    rows = "".join(f"人{n},持病{n}のため、発作の際は家族に電話をしてください\n" for n in range(30))
    path = written(tmp_path, f"氏名,備考\n{rows}")
    words = ("people", "import", path, "--map", "備考=kind", "--dry-run")
    assert "ください" not in shell.ok(*words).out
    said = shell.ok(*words, "--json")
    assert "ください" not in said.out
    assert len(said.json["unknown_kinds"]) == 10


def test_columns_are_chosen_by_heading_or_number_and_remembered(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "ひと,氏名,どこ\n甲,あだ名,HOLA\n")
    assert "No headings" in shell.refused("people", "import", path)
    chosen = (
        "--heading-row",
        "1",
        "--map",
        "ひと=name",
        "--map",
        "3=organisation",
        "--map",
        "氏名=none",
    )
    said = shell.ok("people", "import", path, *chosen, "--json").json
    fields = [column["field"] for column in said["columns"]]
    assert fields == ["name", None, "organisation"]
    assert listed(shell)[-1]["name"] == "甲"
    path = written(tmp_path, "ひ と,氏名,どこ\n乙,あだ名,HOLA\n")
    row = ("--heading-row", "1")
    again = shell.ok("people", "import", path, *row, "--dry-run", "--json").json
    assert [column["field"] for column in again["columns"]] == fields
    assert "3 どこ" in shell.refused("people", "import", path, *row, "--map", "だれ=name")
    assert "family-name" in shell.refused("people", "import", path, *row, "--map", "ひと=nickname")
    assert "No column is taken" in shell.refused(
        "people", "import", path, *row, "--map", "ひと=none"
    )


def test_what_is_no_list_is_refused_with_what_to_do(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    eucjp = SAMPLES / "participants_eucjp.csv"
    assert "EUC-JP" in shell.refused("people", "import", eucjp)
    assert shell.ok("people", "import", eucjp, "--encoding", "euc-jp", "--json").json["taken"] == 2
    before = listed(shell)
    assert "There are: UTF-8" in shell.refused("people", "import", eucjp, "--encoding", "latin-1")
    excel = SAMPLES / "participants.xlsx"
    assert "no visible sheet" in shell.refused("people", "import", excel, "--sheet", "秘密")
    assert "--encoding" in shell.refused("people", "import", excel, "--encoding", "cp932")
    short = SAMPLES / "short_cp932.csv"
    assert "--sheet" in shell.refused("people", "import", short, "--sheet", "名簿")
    assert "There is no file" in shell.refused("people", "import", tmp_path / "none.csv")
    assert "is a folder" in shell.refused("people", "import", tmp_path)
    assert "empty" in shell.refused("people", "import", written(tmp_path, ""))
    done = shell("people", "import", written(tmp_path, "氏名,所属\n,HOLA\n"))
    assert done.status == 1
    assert "Row 2: There is no name." in done.out
    assert listed(shell) == before


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from facilitator.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of POSIX")
def test_where_the_file_cannot_grow_nobody_of_a_list_is_registered(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    rows = "".join(f"新人{n},団体{n},{'長い' * 900}\n" for n in range(200))
    path = written(tmp_path, f"氏名,所属,備考\n{rows}")
    before, size = listed(shell), shell.database.stat().st_size
    words = ("people", "import", str(path))
    done = ran([sys.executable, "-c", LIMITED, str(size + 300_000), *shell._arguments(*words)])
    assert (done.status, done.out) == (1, "")
    assert "Traceback" not in done.err
    assert str(shell.database) in done.err
    assert listed(shell) == before
    assert shell.ok("check", "--json").status == 0
    assert "200 taken in: 200 new" in shell.ok("people", "import", path).out


def test_while_somebody_else_writes_a_list_is_not_taken_in(shell: Shell, planned: str) -> None:
    place = Surroundings(lambda: shell.now, str, database=shell.database, exports=shell.exports)
    before = listed(shell)
    with open_database(place, create=False) as database, database.writing():
        said = shell.refused("people", "import", SAMPLES / FOUR[0][0])
    assert str(shell.database) in said
    assert listed(shell) == before
    assert shell.ok("people", "import", SAMPLES / FOUR[0][0], "--json").json["new"] == 5
