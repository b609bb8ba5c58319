"""Names that every system takes, and writing that never loses anybody's work."""

import json
import os
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.writers.files import (
    INDEX_NAME,
    LONGEST_STEM,
    ChangedByHand,
    file_name,
    file_stem,
    replace_file,
    safe_stem,
    write_file,
)

DAY = date(2021, 11, 22)

names = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["..", "/", "\\", "CON", "nul", ".", " ", "金沢", ":", "*", "\n", "a" * 40]
        ),
        max_size=6,
    ).map("".join),
)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_name_says_series_date_number_document_and_language() -> None:
    stem = file_stem("ik2030-partners", DAY, 6, "minutes")

    assert file_name(stem, "ja", "md") == "ik2030-partners_2021-11-22_06_minutes.ja.md"


def test_a_suffix_marks_a_rehearsal() -> None:
    stem = file_stem("ik2030-partners", DAY, 6, "minutes", "_rehearsal")

    assert stem == "ik2030-partners_2021-11-22_06_minutes_rehearsal"


def test_what_is_not_known_is_left_out_of_the_name() -> None:
    assert file_stem("s", DAY, None, "minutes") == "s_2021-11-22_minutes"
    assert file_stem("s", None, None, "run-sheet") == "s_run-sheet"
    assert file_name("s_people", None, "csv") == "s_people.csv"


def test_a_japanese_name_is_kept() -> None:
    assert file_stem("金沢 交流会（第１回）", DAY, 6, "議事録") == (
        "金沢 交流会（第１回）_2021-11-22_06_議事録"
    )


def test_a_long_series_is_cut_between_characters_and_the_document_keeps_its_name() -> None:
    stem = file_stem("金" * 100, DAY, 6, "minutes", "_rehearsal")

    assert len(stem.encode()) <= LONGEST_STEM
    assert stem.strip("金") == "_2021-11-22_06_minutes_rehearsal"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        ('a\\b/c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        (".hidden", "hidden"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("console", "console"),
        ("end. . ", "end"),
        ("", "_"),
        ("...", "_"),
    ],
)
def test_a_name_that_some_system_refuses_is_made_harmless(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@given(names, st.none() | st.integers(0, 999), names)
def test_no_name_leaves_its_folder_or_is_refused_by_any_system(
    series: str, number: int | None, doc: str
) -> None:
    name = file_name(file_stem(series, DAY, number, doc), "ja", "md")
    stem = name.removesuffix(".ja.md")

    assert not set(name) & set('\\/:*?"<>|\n\0')
    assert not name.startswith(".")
    assert stem == stem.rstrip(". ")
    assert name.partition(".")[0].upper() not in {"CON", "NUL"}
    assert 0 < len(stem.encode()) <= LONGEST_STEM
    assert Path(name).name == name


@pytest.mark.parametrize("ending", ["", "m/d", "..", "a.b"])
def test_an_ending_that_is_no_plain_word_is_refused(ending: str) -> None:
    with pytest.raises(ValueError, match="ending"):
        file_name("a", None, ending)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a.md",
        "/a.md",
        "a/b.md",
        "a\\b.md",
        "C:a.md",
        ".written.json",
        "NUL.md",
        "a.",
    ],
)
def test_a_name_outside_the_folder_or_hidden_is_never_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        write_file(tmp_path / "exports", name, "x")

    assert files_in(tmp_path) == []


def test_text_is_written_as_utf8_with_plain_newlines_in_a_new_folder(tmp_path: Path) -> None:
    path = write_file(tmp_path / "exports" / "2021", "a.ja.md", "議事録\n﨑\n")

    assert path == tmp_path / "exports" / "2021" / "a.ja.md"
    assert path.read_bytes() == "議事録\n﨑\n".encode()
    assert files_in(path.parent) == [INDEX_NAME, "a.ja.md"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert write_file(tmp_path, "a.csv", b"\xef\xbb\xbfa\r\n").read_bytes() == b"\xef\xbb\xbfa\r\n"


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")

    written = write_file(tmp_path, "a.md", "x")

    assert written.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_the_program_wrote_is_replaced_by_a_newer_one(tmp_path: Path) -> None:
    for text in ("first", "second", "third", "third", "first"):
        assert write_file(tmp_path, "a.md", text).read_text() == text


def test_a_file_changed_by_hand_is_not_overwritten(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.md", "draft")
    path.write_text("draft, corrected by the secretariat")

    with pytest.raises(ChangedByHand, match=r"a\.md was changed by hand") as refused:
        write_file(tmp_path, "a.md", "newer")

    assert refused.value.path == path
    assert path.read_text() == "draft, corrected by the secretariat"


def test_a_file_changed_by_hand_is_overwritten_when_forced_and_is_the_programs_again(
    tmp_path: Path,
) -> None:
    path = write_file(tmp_path, "a.md", "draft")
    path.write_text("by hand")

    write_file(tmp_path, "a.md", "newer", force=True)
    write_file(tmp_path, "a.md", "newest")

    assert path.read_text() == "newest"


def test_a_file_that_the_program_never_wrote_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("somebody's own")

    with pytest.raises(ChangedByHand):
        write_file(tmp_path, "a.md", "minutes")


def test_a_file_that_already_holds_the_same_text_is_taken_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("minutes")

    write_file(tmp_path, "a.md", "minutes")

    assert write_file(tmp_path, "a.md", "newer").read_text() == "newer"


def test_a_changed_file_does_not_keep_others_from_being_written(tmp_path: Path) -> None:
    write_file(tmp_path, "a.md", "a").write_text("by hand")

    write_file(tmp_path, "b.md", "b")

    assert write_file(tmp_path, "b.md", "newer").read_text() == "newer"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"a.md": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_broken_index_loses_nothing_and_is_mended(tmp_path: Path, broken: bytes) -> None:
    write_file(tmp_path, "a.md", "a")
    (tmp_path / INDEX_NAME).write_bytes(broken)

    with pytest.raises(ChangedByHand):
        write_file(tmp_path, "a.md", "newer")

    write_file(tmp_path, "a.md", "newer", force=True)
    assert list(json.loads((tmp_path / INDEX_NAME).read_bytes())) == ["a.md"]


def test_after_a_crash_between_index_and_file_the_old_file_is_still_the_programs(
    tmp_path: Path,
) -> None:
    path = write_file(tmp_path, "a.md", "old")
    write_file(tmp_path, "a.md", "new")
    path.write_text("old")  # the index knows of "new", but its rename never happened

    assert write_file(tmp_path, "a.md", "newest").read_text() == "newest"


def test_a_write_that_fails_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    write_file(tmp_path, "a.md", "old")
    before = (tmp_path / "a.md").read_bytes(), files_in(tmp_path)

    with pytest.raises(UnicodeEncodeError):
        write_file(tmp_path, "a.md", "half a pair \ud800")

    assert ((tmp_path / "a.md").read_bytes(), files_in(tmp_path)) == before


def test_a_rename_that_fails_leaves_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OSError, match=r"a\.md"):
        replace_file(tmp_path / "a.md", b"x")

    assert files_in(tmp_path) == ["a.md"]


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("not ours")
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "a.md").symlink_to(outside)

    write_file(tmp_path / "exports", "a.md", "ours", force=True)

    assert outside.read_text() == "not ours"
    assert (tmp_path / "exports" / "a.md").read_text() == "ours"


def modes(folder: Path) -> list[str]:
    """Return who may read and write each file, as ``0o600``."""
    return [oct(path.stat().st_mode & 0o777) for path in sorted(folder.iterdir())]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_its_owner_may_read_a_private_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        replace_file(tmp_path / "a.txt", b"x", private=True)
        replace_file(tmp_path / "b.md", b"x")
    finally:
        os.umask(before)
    assert modes(tmp_path) == ["0o600", "0o644"]


def test_nothing_is_written_through_a_link_laid_where_a_file_is_being_made(tmp_path: Path) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.write_text("not ours")
    laid = folder / f".writing-{os.getpid()}-{threading.get_ident()}.tmp"
    laid.symlink_to(outside)

    replace_file(folder / "a.txt", b"ours")

    assert outside.read_text() == "not ours"
    assert (folder / "a.txt").read_text() == "ours"
    assert not (folder / "a.txt").is_symlink()
