"""Verifying finds every change that was made behind the program's back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.frames import data_of, sha256
from facilitator.storage.log import Log

from .making import opened, record, somebody

COLUMNS = ["ulid", "seq", "hlc", "stream", "action", "at", "seat", "kind", "data", "digest", "hash"]


def found(database: Database) -> list[str]:
    return [str(fault) for fault in Log(database).verify()]


def change(database: Database, sql: str) -> None:
    """Change an event as only somebody with other tools can."""
    with database.writing():
        for verb in ("update", "delete"):
            database.sql.execute(f"DROP TRIGGER IF EXISTS event_no_{verb}")
        database.sql.execute(sql)


def three_events(path: Path) -> Path:
    with opened(path) as database:
        record(database, *(somebody(number) for number in range(3)))
    return path


def test_a_sound_file_has_no_faults(database: Database) -> None:
    assert found(database) == []
    record(database, somebody(1), somebody(2))
    assert found(database) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_any_column_of_an_event_is_found(database: Database, column: str) -> None:
    record(database, *(somebody(number) for number in range(3)))
    changed = f"{column} + 7" if column in ("seq", "hlc") else f"replace({column}, 'a', 'b') || ' '"
    change(database, f"UPDATE event SET {column} = {changed} WHERE id = 2")
    assert found(database)


def test_a_change_with_a_digest_to_match_is_found(database: Database) -> None:
    record(database, *(somebody(number) for number in range(3)))
    data = data_of(somebody(7))
    change(
        database,
        f"UPDATE event SET data = '{data}', digest = '{sha256(data)}' WHERE id = 2",
    )
    (fault,) = found(database)
    assert "chain" in fault


def test_an_event_taken_out_of_the_middle_is_found(database: Database) -> None:
    record(database, *(somebody(number) for number in range(3)))
    change(database, "DELETE FROM event WHERE id = 2")
    (fault,) = found(database)
    assert "missing" in fault


def test_two_events_that_changed_places_are_found(database: Database) -> None:
    record(database, somebody(1), somebody(2))
    change(database, "UPDATE event SET seq = -1 WHERE id = 1")
    change(database, "UPDATE event SET seq = 1 WHERE id = 2")
    change(database, "UPDATE event SET seq = 2 WHERE id = 1")
    assert found(database)


def test_a_letter_flipped_in_the_file_is_found_though_sqlite_calls_it_sound(
    tmp_path: Path,
) -> None:
    path = three_events(tmp_path / "sessions.db")
    content = path.read_bytes()
    assert content.count("金沢大学".encode()) == 3
    path.write_bytes(content.replace("金沢大学".encode(), "金沢文学".encode(), 1))
    with opened(path) as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        (fault,) = found(database)
    assert "changed" in fault


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_after_any_flipped_bit_the_log_reads_the_same_or_verifying_says_so(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = three_events(tmp_path_factory.mktemp("flipped") / "sessions.db")
    with opened(path) as database:
        right = Log(database).read_on()
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    try:
        with opened(path) as database:
            log = Log(database)
            assert found(database) or log.read_on() == right
    except StorageError:
        pass  # it says that the file is damaged, or not one of this program
