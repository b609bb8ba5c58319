"""A backup is the whole file, and never takes the numbers of another."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.storage.backup import backup
from facilitator.storage.database import Database
from facilitator.storage.errors import SaveFailed
from facilitator.storage.links import Link, LinkRole, links_of, save_link
from facilitator.storage.log import Log

from .making import opened, record, somebody


def test_a_backup_holds_what_was_saved_and_is_a_single_private_file(
    database: Database, tmp_path: Path
) -> None:
    appended = record(database, somebody())
    made_at = datetime(2021, 11, 22, tzinfo=UTC)
    with database.writing():
        save_link(database, Link("L1", "S1", LinkRole.OVERVIEW, None, "nobody-guesses", made_at))
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(database, folder / "copy.db")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert (folder / "copy.db").stat().st_mode & 0o077 == 0
    with opened(folder / "copy.db") as copy:
        assert Log(copy).read_on() == appended
        assert Log(copy).verify() == []
        assert links_of(copy, "S1") == ()  # whoever has the copy sits at no seat
    assert b"nobody-guesses" not in (folder / "copy.db").read_bytes()
    assert links_of(database, "S1")


def test_a_backup_never_goes_over_a_file(database: Database, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("dear diary")
    with pytest.raises(SaveFailed, match="there already"):
        backup(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "dear diary"


def test_a_backup_to_a_folder_that_is_not_there_fails(database: Database, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        backup(database, tmp_path / "nowhere" / "copy.db")
    record(database, somebody())


def test_a_copy_is_another_node_and_the_file_itself_stays_the_same(
    database: Database, tmp_path: Path
) -> None:
    record(database, somebody(1))
    database.close()
    shutil.copyfile(database.path, tmp_path / "copy.db")
    with opened(database.path) as original, opened(tmp_path / "copy.db") as copy:
        assert original.node == database.node != copy.node
        (first,) = record(original, somebody(2))
        (second,) = record(copy, somebody(3))
        assert (first.node, first.seq) == (database.node, 2)
        assert (second.node, second.seq) == (copy.node, 1)
        assert Log(copy).verify() == []
    with opened(tmp_path / "copy.db") as again:
        assert again.node == copy.node


def test_a_backup_put_over_the_file_it_was_made_from_is_another_node(
    database: Database, tmp_path: Path
) -> None:
    record(database, somebody(1))
    backup(database, tmp_path / "copy.db")
    record(database, somebody(2))
    database.close()
    inode = database.path.stat().st_ino
    shutil.copyfile(tmp_path / "copy.db", database.path)
    assert database.path.stat().st_ino == inode
    with opened(database.path) as restored:
        assert restored.node != database.node
        assert (record(restored, somebody(3))[0].seq, len(Log(restored).read_on())) == (1, 2)
