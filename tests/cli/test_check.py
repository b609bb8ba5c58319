"""The data itself: checking, rebuilding, copying; exporting and searching."""

from pathlib import Path

import pytest

from facilitator.storage.database import Database
from tests.cli.conftest import KANAZAWA, Shell


def change(shell: Shell, *statements: str) -> None:
    """Change the file behind the program's back."""
    with Database(shell.database, new_id=str) as database, database.writing():
        for statement in statements:
            database.sql.execute(statement)


def test_a_sound_file_is_told_with_its_figures(shell: Shell, held: str) -> None:
    report = shell.ok("check", "--json").json
    assert report["is_sound"] is True
    assert report["faults"] == report["differences"] == []
    assert (report["sessions"], report["unheeded"], report["drafts_left_behind"]) == (1, 0, 0)
    assert report["events"] > 10
    assert report["read_only"] is None
    assert "All is as it was written." in shell.ok("check").out


def test_a_changed_word_in_the_log_is_a_fault(shell: Shell, held: str) -> None:
    change(
        shell,
        "DROP TRIGGER event_no_update",
        "UPDATE event SET data = replace(data, '回覧板', '掲示板')",
    )
    done = shell("check", "--json")
    assert (done.status, done.err) == (3, "")
    assert len(done.json["faults"]) == 1
    assert shell("check").out.startswith("× What entry ")


def test_tables_that_differ_from_the_log_are_told_and_made_anew(shell: Shell, held: str) -> None:
    change(
        shell,
        "UPDATE session_view SET title = 'x'",
        "UPDATE passage SET searched = 'x' WHERE id IN (SELECT min(id) FROM passage)",
        "INSERT INTO session_view SELECT 'GHOST', series, slug, title, date, state, is_rehearsal,"
        " no_total, people, groups, lines, made_at FROM session_view",
    )
    done = shell("check", "--json")
    assert done.status == 3
    assert len(done.json["differences"]) == 3
    assert shell.ok("check", "--rebuild", "--json").json["is_sound"] is True
    assert [row["title"] for row in shell.ok("list", "--json").json] == ["パートナーズ交流会#6"]
    assert shell.ok("check").status == 0


@pytest.mark.parametrize("words", [["check"], ["check", "--json"]])
def test_a_file_that_cannot_be_read_is_a_fault_too(shell: Shell, words: list[str]) -> None:
    shell.database.parent.mkdir()
    shell.database.write_bytes(b"no database " * 100)
    done = shell(*words)
    assert (done.status, done.err) == (3, "")
    assert "not a file of this program" in done.out


def test_a_backup_is_a_whole_copy_and_never_overwrites(shell: Shell, held: str) -> None:
    copy = shell.folder / "copy.db"
    assert shell.ok("backup", copy).line == str(copy)
    assert "there already" in shell.refused("backup", copy)
    shell.database.unlink()
    copy.rename(shell.database)
    assert shell.ok("status", "--json").json["session"] == held
    assert shell.ok("check").status == 0


def test_a_file_changed_by_hand_is_not_overwritten(shell: Shell, held: str) -> None:
    path = Path(shell.ok("export").line)
    assert shell.ok("export").line == str(path)
    path.write_text("mine", encoding="utf-8")
    words = shell.refused("export")
    assert str(path) in words
    assert "--force" in words
    assert path.read_text(encoding="utf-8") == "mine"
    shell.ok("export", "--force")
    assert path.read_text(encoding="utf-8") != "mine"


def test_copies_and_the_public_version_have_files_of_their_own(shell: Shell, held: str) -> None:
    shell.ok("new", KANAZAWA)
    both = ["--language", "ja", "--language", "en"]
    written = [
        *shell.ok("export", held, *both).out.splitlines(),
        *shell.ok("export", held, "--profile", "public", *both).out.splitlines(),
        *shell.ok("export", "latest", *both).out.splitlines(),
    ]
    assert len(set(written)) == 6
    assert all(Path(path).is_file() for path in written)


def test_an_export_goes_where_it_is_told(shell: Shell, held: str) -> None:
    folder = shell.folder / "a" / "b"
    assert Path(shell.ok("export", "--to", folder).line).parent == folder
    shell.exports.write_text("in the way", encoding="utf-8")
    assert str(shell.exports) in shell.refused("export")
    assert "--stdout" in shell.wrong("export", "--stdout", "--to", folder)


def test_search_finds_words_in_every_meeting(shell: Shell, held: str) -> None:
    shell.ok("rehearse", KANAZAWA)
    found = shell.ok("search", "ＬＩＮＥ", "--json").json
    assert {each["kind"] for each in found} == {"line", "pitch"}
    assert len({each["session"] for each in found}) == 2
    assert "回覧板" in shell.ok("search", "回覧").out
    assert shell.ok("search", "nowhere", "--json").json == []
    assert shell.ok("search", "nowhere").line == "Nothing was found."
