"""What can be opened, what cannot, and what then is said."""

import os
import stat
from pathlib import Path

import pytest

from facilitator.storage.database import Database
from facilitator.storage.errors import NewerSchema, Unreadable
from facilitator.storage.log import Log
from facilitator.storage.migrations import migrations
from facilitator.storage.sqlite import sqlite3

from .making import opened, real_id, record, somebody


def test_the_file_and_all_files_beside_it_belong_to_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with opened(tmp_path / "sessions.db") as database:
            record(database, somebody())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    endings = ("", "-wal", "-shm", ".lock", ".lock-next")
    assert modes == dict.fromkeys(("sessions.db" + ending for ending in endings), 0o600)


def test_the_connection_is_as_careful_as_it_should_be(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
    }
    record(database, somebody())
    assert {name: database.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_every_table_is_strict_and_every_event_knows_its_node(database: Database) -> None:
    tables = database.rows("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    own = {name: strict for name, strict in tables if not name.startswith("sqlite_")}
    assert set(own.values()) == {1}
    assert {"event", "node", "node_home", "person", "organisation", "draft", "seat"} <= own.keys()
    with pytest.raises(sqlite3.IntegrityError), database.writing():
        database.sql.execute(
            "INSERT INTO event SELECT NULL, 'u', 'nowhere', 1, 1, '', '', '', '', '', '', '', ''"
        )


def test_closing_leaves_one_file_and_may_be_done_twice(tmp_path: Path) -> None:
    database = opened(tmp_path / "sessions.db")
    record(database, somebody())
    database.close()
    database.close()
    assert not (tmp_path / "sessions.db-wal").exists()


def test_a_checkpoint_empties_the_wal_while_the_file_is_open(database: Database) -> None:
    record(database, somebody())
    wal = database.path.with_name(database.path.name + "-wal")
    assert wal.stat().st_size
    database.checkpoint()
    assert wal.stat().st_size == 0


def test_a_link_leads_to_the_same_file_and_the_same_queue(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "link.db").symlink_to(database.path)
    with opened(tmp_path / "link.db") as linked:
        assert linked.node == database.node
        record(linked, somebody())
    assert not (tmp_path / "link.db.lock").exists()


def test_a_name_with_signs_of_an_address_is_only_a_name(tmp_path: Path) -> None:
    with opened(tmp_path / "第6回 #1?mode=ro%20.db") as database:
        record(database, somebody())
    assert (tmp_path / "第6回 #1?mode=ro%20.db").stat().st_size


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder"):
        opened(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no folder") as refused:
        opened(tmp_path / "nowhere" / "sessions.db")
    assert refused.value.reason == "There is no folder {folder}."
    assert refused.value.values["folder"] == tmp_path / "nowhere"


def test_a_misspelt_name_makes_no_file_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no file"):
        opened(tmp_path / "sesions.db", create=False)
    (tmp_path / "empty.db").touch()
    with pytest.raises(Unreadable, match="is empty"):
        opened(tmp_path / "empty.db", create=False)
    assert [file.name for file in tmp_path.iterdir()] == ["empty.db"]


@pytest.mark.parametrize(
    "content", [b"x", b"Short.", b"Dear diary, " * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        opened(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "sessions.db"
    with opened(path) as database:
        record(database, *(somebody(number) for number in range(200)))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(Unreadable, match="damaged"):
        opened(path)


def test_the_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(Unreadable, match="another program"):
        opened(path)
    assert path.read_bytes() == content


def of_a_newer_program(database: Database) -> None:
    """Do to the file what a later version would do."""
    database.sql.table("_sqlite_migrations").insert(
        {"migration_set": migrations.name, "name": "m999_telepathy", "applied_at": "2031-01-01"}
    )
    database.sql.execute("CREATE TABLE thought (id INTEGER PRIMARY KEY) STRICT")


def test_a_file_of_a_newer_program_can_be_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "sessions.db"
    with opened(path) as database:
        appended = record(database, somebody())
        of_a_newer_program(database)
    with opened(path) as database:
        assert isinstance(database.read_only_reason, NewerSchema)
        assert "m999_telepathy" in str(database.read_only_reason)
        assert Log(database).read_on() == appended
        with pytest.raises(NewerSchema), database.writing():
            pytest.fail("it may not be written")
        assert Log(database).verify() == []


def test_a_newer_program_that_comes_while_the_file_is_open_is_noticed(database: Database) -> None:
    record(database, somebody(1))
    with opened(database.path) as newer:
        of_a_newer_program(newer)
    with pytest.raises(NewerSchema):
        record(database, somebody(2))
    assert len(Log(database).read_on()) == 1


def test_a_node_is_minted_once_for_a_file_at_a_place(tmp_path: Path) -> None:
    path = tmp_path / "sessions.db"
    minted: list[str] = []

    def new_id() -> str:
        minted.append(real_id())
        return minted[-1]

    for _ in range(3):
        with Database(path, new_id=new_id) as database:
            assert database.node == minted[0]
    (tmp_path / "elsewhere").mkdir()
    moved = path.rename(tmp_path / "elsewhere" / "sessions.db")
    with Database(moved, new_id=new_id) as database:
        assert database.node == minted[0]
    assert len(minted) == 1
