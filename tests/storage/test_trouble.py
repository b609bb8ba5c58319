"""Disks that are full, or can only be read: what was saved stays, and saving goes on afterwards.

The disks are small ones in memory, mounted for one process alone, which takes the right to mount.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import facilitator
from facilitator.storage.database import Database
from facilitator.storage.drafts import keep, left_behind
from facilitator.storage.errors import SaveFailed
from facilitator.storage.log import Log

from .making import NOON, opened, record, somebody

TESTS = Path(__file__).parents[1]
ROOT = Path(facilitator.__file__).parents[1]


def with_own_mounts(commands: str, code: str, folder: Path) -> list[str]:
    """Run shell *commands*, then *code* in Python, in *folder*; mounts are seen by these alone."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-m", "true"], check=False).returncode:
        pytest.skip("this user may not mount a disk")
    done = subprocess.run(
        [unshare, "-m", "sh", "-ec", f'{commands}\nexec "$0" -c "$1"', sys.executable, code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_when_there_is_no_room_nothing_half_written_stays_and_saving_goes_on_later(
    database: Database,
) -> None:
    appended = record(database, somebody(1))
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed, match="full") as failed:
        record(database, *(somebody(number) for number in range(1000)))
    assert failed.value.values == {"path": database.path}
    assert not database.is_writing
    assert Log(database).read_on() == appended
    assert Log(database).verify() == []
    database.rows(f"PRAGMA max_page_count = {pages * 100}")
    assert record(database, somebody(2))[0].seq == 2
    with opened(database.path) as other:
        assert len(Log(other).read_on()) == 2


def test_a_failure_inside_a_block_within_a_block_undoes_both(database: Database) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed):
        record_and_keep(database)
    assert Log(database).read_on() == []
    assert left_behind(database, NOON.replace(year=2030)) == ()


def record_and_keep(database: Database) -> None:
    with database.writing():
        record(database, somebody(1))
        keep(database, "place", "seat", "long " * 10_000, None, NOON)


def test_a_draft_is_kept_or_said_to_be_lost_on_a_disk_without_room_for_a_page(
    database: Database,
) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    keep(database, "place", "seat", "short", None, NOON)
    with pytest.raises(SaveFailed):
        keep(database, "place", "seat", "long " * 10_000, None, NOON)
    (draft,) = left_behind(database, NOON.replace(year=2030))
    assert draft.text == "short"


def test_any_query_inside_of_writing_that_finds_no_room_is_a_failed_saving(
    database: Database,
) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SaveFailed, match="full"), database.writing():
        database.rows("INSERT INTO node SELECT printf('%.*c', 100000, 'x')")


FULL_DISK = """
import os
from pathlib import Path
from facilitator.storage.errors import SaveFailed
from facilitator.storage.log import Log
from storage.making import opened, record, somebody
with opened(Path("disk/sessions.db")) as database:
    saved = 0
    try:
        while True:
            record(database, *(somebody(number) for number in range(20)))
            saved += 1
    except SaveFailed as error:
        print("full" in str(error), saved > 3)
    for _ in range(3):
        try:
            record(database, *(somebody(number) for number in range(20)))
        except SaveFailed:
            print("still")
    print(len(Log(database).read_on()) == saved * 20, Log(database).verify())
    os.remove("disk/ballast")
    record(database, somebody())
    print(len(Log(database).read_on()) == saved * 20 + 1)
with opened(Path("disk/sessions.db")) as database:
    print(len(Log(database).read_on()) == saved * 20 + 1, Log(database).verify())
"""


def test_a_disk_that_is_really_full_and_then_has_room_again(tmp_path: Path) -> None:
    printed = with_own_mounts(
        "mkdir disk; mount -t tmpfs -o size=1m none disk; head -c 400k /dev/zero > disk/ballast",
        FULL_DISK,
        tmp_path,
    )
    assert printed == ["True True", *["still"] * 3, "True []", "True", "True []"]


NEW_FILE = """
from pathlib import Path
from facilitator.storage.errors import SaveFailed
from storage.making import opened
try:
    opened(Path("disk/sessions.db"))
except SaveFailed as error:
    print(error)
"""


def test_where_there_is_no_room_for_a_new_file_that_is_said(tmp_path: Path) -> None:
    (printed,) = with_own_mounts(
        "mkdir disk; mount -t tmpfs -o size=40k none disk", NEW_FILE, tmp_path
    )
    assert "is full" in printed


READ_ONLY = """
from pathlib import Path
from facilitator.storage.errors import StorageError
from facilitator.storage.drafts import keep
from facilitator.storage.log import Log
from facilitator.storage.register import read_register
from storage.making import opened, record, somebody, NOON
try:
    with opened(Path("disk/sessions.db")) as database:
        log = Log(database)
        print(type(database.read_only_reason).__name__, len(log.read_on()), log.verify())
        read_register(database)
        database.data_version()
        try:
            keep(database, "place", "seat", "text", None, NOON)
        except StorageError as error:
            print(type(error).__name__, error == database.read_only_reason)
except StorageError as error:
    print(type(error).__name__, error.reason)
"""
REMOUNT = "mount --bind disk disk; mount -o remount,bind,ro disk"


def test_a_file_on_a_disk_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with opened(tmp_path / "disk" / "sessions.db") as database:
        record(database, somebody(1), somebody(2))
    assert with_own_mounts(REMOUNT, READ_ONLY, tmp_path) == ["SaveFailed 2 []", "SaveFailed True"]


def test_a_disk_that_can_only_be_read_while_the_file_is_still_open_elsewhere(
    tmp_path: Path,
) -> None:
    (tmp_path / "disk").mkdir()
    with opened(tmp_path / "disk" / "sessions.db") as database:
        record(database, somebody(1), somebody(2))
        printed = with_own_mounts(REMOUNT, READ_ONLY, tmp_path)
    assert printed == ["SaveFailed 2 []", "SaveFailed True"]


def test_half_of_what_was_saved_is_never_shown_as_the_whole(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "open").mkdir()
    with opened(tmp_path / "open" / "sessions.db") as database:
        record(database, somebody(1), somebody(2))
        for ending in ("", "-wal"):  # as after pulling out the stick of a running meeting
            subprocess.run(["cp", f"open/sessions.db{ending}", "disk"], cwd=tmp_path, check=True)
    (printed,) = with_own_mounts(REMOUNT, READ_ONLY, tmp_path)
    assert printed.startswith("Unreadable The latest of {path} stands in {rest}")
