"""A copy of the file that may be carried away, made while everybody goes on writing."""

import os
from contextlib import closing
from pathlib import Path

from facilitator.storage.database import Database
from facilitator.storage.errors import SaveFailed
from facilitator.storage.nodes import forget_places
from facilitator.storage.opening import connect
from facilitator.storage.sqlite import lock_error, save_error, sqlite3, sqlite_utils


def backup(database: Database, to: Path) -> None:
    """Write the file as it is now to *to*, whole or not at all; raises SaveFailed.

    Never over a file that is there. The copy opens no seat: links are made anew where it is served.
    It has forgotten where it was opened, so that it becomes
    a node of its own wherever it is opened next, even in the place of the file it was made from.
    """
    if to.exists():
        raise SaveFailed("{path} is there already. Choose another name.", path=to)
    part = to.with_name(to.name + ".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        database.sql.execute("VACUUM INTO ?", (str(part),))
        with closing(connect(part.resolve(), "mode=rw")) as copy:
            forget_places(sqlite_utils.Database(copy, execute_plugins=False))
            _forget_links(copy)
            copy.execute("PRAGMA journal_mode = DELETE").close()  # one file, readable anywhere
        _flush(part)
        part.rename(to)
    except sqlite3.DatabaseError as error:
        raise save_error(error, to) from error
    except OSError as error:
        raise lock_error(error, to) from error
    finally:
        part.unlink(missing_ok=True)


def _forget_links(copy: sqlite3.Connection) -> None:
    """Take the links out, with no trace of their tokens."""
    with copy:
        copy.execute("PRAGMA secure_delete = ON").close()
        copy.execute("DELETE FROM link").close()


def _flush(file: Path) -> None:
    """Wait until the disk has what was written to *file*."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
