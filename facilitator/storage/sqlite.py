"""The door to SQLite: which library it is, whether it can be trusted, and what its errors mean.

Nothing else imports ``sqlite_utils``, ``pysqlite3`` or the ``sqlite3`` of Python. Two copies of
SQLite in one process lose rows without a word (the locks of POSIX belong to the process), so every
connection is made with the one that sqlite-utils chose: ``pysqlite3`` where there is a wheel of it,
else that of Python.
"""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.storage.errors import OldSqlite, SaveFailed, SessionBusy, StorageError, Unreadable


@contextmanager
def _left_out(*names: str) -> Iterator[None]:
    """Make importing *names* fail while the block runs, as if they were not installed.

    Those that are loaded already stay as they are; afterwards all can be imported as ever.
    """
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: "not to be found"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


# sqlite-utils loads pandas and numpy wherever they are installed, to know the names of their types,
# none of which is ever stored here; numpy comes with the solver. That is 0.3 s before the first
# screen, so the two are kept out of this one import.
with _left_out("numpy", "pandas"):
    import sqlite_utils

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = [
    "busy",
    "has_wal_reset_bug",
    "library_is_sound",
    "lock_error",
    "read_error",
    "save_error",
    "sqlite3",
    "sqlite_utils",
    "sqlite_version",
    "wants_files_beside",
]


def sqlite_version() -> str:
    """Return the version of the SQLite in use, such as ``3.53.4``."""
    return sqlite3.sqlite_version


def has_wal_reset_bug(version: str) -> bool:
    """Whether that SQLite can damage a file in WAL mode that has two writers or more.

    Source: https://sqlite.org/wal.html#walresetbug (3.7.0 to 3.51.2).
    """
    numbers = tuple(int(part) for part in version.split("."))
    return (3, 7, 0) <= numbers <= (3, 51, 2)


def library_is_sound(version: str, insist: bool) -> bool:
    """Return whether WAL may be used; raise OldSqlite where not, unless the user insists."""
    if not has_wal_reset_bug(version):
        return True
    if insist:
        return False
    raise OldSqlite(
        "SQLite {version} on this computer can damage a file that several seats write to. "
        "Install a newer one (the package pysqlite3 brings it), or insist "
        "with --insist or FACILITATOR_INSIST=1: "
        "the program then works more slowly, and safely.",
        version=version,
    )


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_GONE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def _code(error: sqlite3.Error) -> int:
    """Return the primary result code of SQLite; 1 where the error has none."""
    return getattr(error, "sqlite_errorcode", 1) & 0xFF


def _full(path: Path) -> SaveFailed:
    return SaveFailed(
        "Nothing is being saved: the disk of {path} is full. Make room on it.", path=path
    )


def _may_only_be_read(path: Path) -> SaveFailed:
    return SaveFailed(
        "Nothing is being saved: {path} may only be read. "
        "Copy it to a folder where you may write, and open it there.",
        path=path,
    )


def _gone(path: Path) -> SaveFailed:
    return SaveFailed(
        "Nothing is being saved: the disk of {path} does not answer. Look whether it is connected.",
        path=path,
    )


def is_busy(error: sqlite3.Error) -> bool:
    """Whether the error says no more than that somebody else is writing."""
    return _code(error) in _BUSY


def save_error(error: sqlite3.Error, path: Path) -> StorageError:
    """Return what an error of SQLite while writing means."""
    code = _code(error)
    if is_busy(error):
        return busy(path)
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if code in _FORBIDDEN:
        return _may_only_be_read(path)
    if code in _GONE:
        return _gone(path)
    if code in _DAMAGED:
        return SaveFailed(
            "Nothing is being saved: {path} is damaged. Go on with the latest backup.", path=path
        )
    return SaveFailed(
        "Nothing is being saved: {path} refused it ({detail}).", path=path, detail=error
    )


def read_error(error: sqlite3.Error, path: Path) -> StorageError:
    """Return what an error of SQLite while opening or reading means."""
    code = _code(error)
    if code in _BUSY:
        return busy(path)
    if code == sqlite3.SQLITE_NOTADB:
        return Unreadable("{path} is not a file of this program.", path=path)
    if code == sqlite3.SQLITE_CORRUPT:
        return Unreadable("{path} is damaged. Go on with the latest backup.", path=path)
    return Unreadable(
        "{path} cannot be read ({detail}). Look whether its disk is connected.",
        path=path,
        detail=error,
    )


def wants_files_beside(error: sqlite3.Error) -> bool:
    """Whether SQLite could not make the files that it puts beside the one it reads."""
    return _code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def lock_error(error: OSError, path: Path) -> SaveFailed:
    """Return what an error of the operating system at the lock file means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _may_only_be_read(path)
    return _gone(path)


def busy(path: Path) -> SessionBusy:
    """Return the error of a seat that did not get its turn to write."""
    return SessionBusy("Others keep writing to {path}. Wait a moment and try again.", path=path)
