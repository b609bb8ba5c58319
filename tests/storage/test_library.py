"""Which SQLite is used, and what its import brings along."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import facilitator
from facilitator.storage.errors import OldSqlite
from facilitator.storage.sqlite import has_wal_reset_bug, library_is_sound, sqlite_version

ROOT = Path(facilitator.__file__).parents[1]


def python(code: str, *first_on_path: Path) -> str:
    """Run *code* in a new Python and return what it prints."""
    path = os.pathsep.join(str(folder) for folder in (*first_on_path, ROOT))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("version", "affected"),
    [
        ("3.6.23", False),
        ("3.7.0", True),
        ("3.40.1", True),
        ("3.51.2", True),
        ("3.51.3", False),
        ("3.53.4", False),
        ("4.0", False),
    ],
)
def test_the_versions_with_the_fault_are_known(version: str, affected: bool) -> None:
    assert has_wal_reset_bug(version) is affected


def test_the_library_in_use_is_sound_or_refused_with_its_version() -> None:
    assert library_is_sound("3.53.4", insist=False)
    assert not library_is_sound("3.40.1", insist=True)
    with pytest.raises(OldSqlite, match=r"3\.40\.1"):
        library_is_sound("3.40.1", insist=False)
    assert sqlite_version().count(".") == 2


def test_numpy_and_pandas_are_not_loaded_and_can_be_loaded_afterwards(tmp_path: Path) -> None:
    for name in ("numpy", "pandas"):
        (tmp_path / f"{name}.py").write_text("int8 = Timestamp = object")
    code = (
        "import sys, facilitator.storage.backup, facilitator.storage.log\n"
        "print('numpy' in sys.modules, 'pandas' in sys.modules)\n"
        "import numpy, pandas\n"
        "print(numpy.__file__, pandas.Timestamp)"
    )
    printed = python(code, tmp_path).splitlines()
    assert printed == ["False False", f"{tmp_path / 'numpy.py'} {object}"]


def test_numpy_that_is_loaded_already_stays_loaded(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("")
    code = (
        "import sys, numpy, facilitator.storage.database\n"
        "print(sys.modules['numpy'] is numpy, 'pandas' in sys.modules)"
    )
    assert python(code, tmp_path) == "True False\n"


OPEN_WITHOUT_PYSQLITE3 = """
import pathlib, sqlite3
from facilitator.domain.participants import ParticipantRegistered
from facilitator.storage import sqlite
from facilitator.storage.errors import OldSqlite
from facilitator.storage.database import Database
assert sqlite.sqlite3 is sqlite3
from storage.making import record, somebody, real_id
path = pathlib.Path({path!r})
try:
    Database(path, new_id=real_id).close()
    print("sound")
except OldSqlite:
    print("refused", path.exists())
with Database(path, new_id=real_id, insist=True) as database:
    record(database, somebody())
    print(database.rows("PRAGMA journal_mode")[0][0], database.read_only_reason)
"""


def test_where_there_is_no_pysqlite3_the_sqlite_of_python_is_used_with_care(tmp_path: Path) -> None:
    (tmp_path / "pysqlite3.py").write_text("raise ImportError('no wheel for this computer')")
    code = OPEN_WITHOUT_PYSQLITE3.format(path=str(tmp_path / "sessions.db"))
    printed = python(code, tmp_path, Path(__file__).parents[1]).splitlines()
    version = python("import sqlite3; print(sqlite3.sqlite_version)").strip()
    affected = ["refused False", "delete None"]
    assert printed == (affected if has_wal_reset_bug(version) else ["sound", "wal None"])
