"""How a file is found, and a connection to it made: to write where possible, else to read."""

import os
from pathlib import Path

from facilitator.storage.errors import Unreadable
from facilitator.storage.sqlite import lock_error, read_error, sqlite3, wants_files_beside

PATIENCE = 5000
"""Milliseconds that SQLite waits for other programs, beside the queue of the seats."""

SMALLEST = 512
"""Fewest bytes in a file of SQLite, which takes a smaller one for empty, and writes over it."""

_PRAGMAS = (
    f"busy_timeout = {PATIENCE}",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
)


def find_file(path: Path, create: bool) -> None:
    """See that there is a file at *path*, and make an empty one, for its owner only, if *create*.

    It is made before SQLite opens it, since SQLite gives the files beside it the same permissions.
    """
    if os.path.isdir(path):
        raise Unreadable("{path} is a folder, not a file.", path=path)
    if not os.path.isdir(path.parent):
        raise Unreadable("There is no folder {folder}.", path=path, folder=path.parent)
    if os.path.exists(path):
        if not os.access(path, os.R_OK):
            raise Unreadable("{path} may be read by its owner only. Ask for a copy.", path=path)
        if 0 < path.stat().st_size < SMALLEST:
            raise Unreadable("{path} is not a file of this program.", path=path)
        return
    if not create:
        raise Unreadable("There is no file {path}.", path=path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return  # another process was quicker
    except OSError as error:
        raise lock_error(error, path) from error


def may_be_written(path: Path) -> bool:
    """Whether this user may change the file and make others beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a connection (*mode* is an URI parameter such as ``mode=rw``) without any of its traps.

    ``isolation_level=None``: transactions begin where this package says so, and nowhere else.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """Open a connection that can change the file; raises Unreadable or SessionBusy."""
    try:
        return connect(path, "mode=rw")
    except sqlite3.DatabaseError as error:
        raise read_error(error, path) from error


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a connection to a file that may not be changed; raises Unreadable or SessionBusy.

    A file system that can only be read has no room for the files SQLite puts beside a file in WAL
    mode. ``immutable=1`` does without them, and without what still stands in one of them: then
    reading is refused, rather than half of it shown.
    """
    try:
        return connect(path, "mode=ro")
    except sqlite3.DatabaseError as error:
        if not wants_files_beside(error):
            raise read_error(error, path) from error
        if (rest := _unfinished(path)) is not None:
            raise Unreadable(
                "The latest of {path} stands in {rest}, which cannot be read here. "
                "Copy both to a folder where you may write, and open the copy.",
                path=path,
                rest=rest.name,
            ) from error
    try:
        return connect(path, "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        raise read_error(error, path) from error


def _unfinished(path: Path) -> Path | None:
    """Return the file beside *path* that holds what SQLite has not put into it yet, if any."""
    beside = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return next((file for file in beside if file.exists() and file.stat().st_size), None)
