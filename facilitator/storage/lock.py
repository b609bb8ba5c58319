"""The turn to write: one seat at a time, in all processes, waiting at most so long.

SQLite's own waiting is no queue: it sleeps longer and longer, and one busy seat can starve the
others. Two locks make a queue: who holds the *door* is next, who holds the *lock* is writing. A
seat that has just written finds the door shut by whoever waited, and so cannot overtake.
"""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from facilitator.storage.errors import SaveFailed
from facilitator.storage.opening import PATIENCE
from facilitator.storage.sqlite import busy, is_busy, lock_error, sqlite3

CHECK_DOOR_EVERY = 0.001
"""Seconds between two looks at the door, which many seats may be waiting for."""

CHECK_LOCK_EVERY = 0.000_2
"""Seconds between two looks at the lock, for which only the one at the door waits."""

CHECK_SQLITE_EVERY = 0.000_2
"""Seconds between two looks whether a program that is not in the queue has ended its writing."""


class WriteLock:
    """The turn to write to the file at *path*, kept by locks on two files beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = path.with_name(path.name + ".lock")
        self._door = path.with_name(path.name + ".lock-next")

    @contextmanager
    def held(self, wait: float) -> Iterator[float]:
        """Hold the lock while the block runs; gives the seconds of *wait* that are left.

        Raises SessionBusy where it was not had in time, SaveFailed where there can be none.
        """
        until = time.monotonic() + wait
        with ExitStack() as turn:
            with self._locked(self._door, until, CHECK_DOOR_EVERY):
                turn.enter_context(self._locked(self._lock, until, CHECK_LOCK_EVERY))
            yield max(0.0, until - time.monotonic())

    @contextmanager
    def _locked(self, file: Path, until: float, every: float) -> Iterator[None]:
        """Hold the lock on *file*, had before that instant of the monotonic clock."""
        import portalocker  # 35 ms, which the list of sessions does without: it only reads

        with self._opened(file) as handle:  # closing it gives the lock back
            try:
                _wait_for(handle, until, every)
            except portalocker.AlreadyLocked as error:
                raise busy(self._path) from error
            except portalocker.LockException as error:
                raise SaveFailed(
                    "Nothing is being saved: {path} cannot be locked where it is ({detail}). "
                    "Copy it to a disk of this computer, and open it there.",
                    path=self._path,
                    detail=error,
                ) from error
            yield

    def _opened(self, file: Path) -> IO[str]:
        try:
            return open(file, "a", opener=_open_private)
        except OSError as error:
            raise lock_error(error, self._path) from error


def _wait_for(handle: IO[str], until: float, every: float) -> None:
    import portalocker

    at_once = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
    while True:
        try:
            portalocker.lock(handle, at_once)
        except portalocker.AlreadyLocked:
            if time.monotonic() >= until:
                raise
            time.sleep(every)
        else:
            return


def _open_private(path: str, flags: int) -> int:
    """Open a file that, if it is made now, only its owner may read."""
    return os.open(path, flags, 0o600)


def begin_to_write(connection: sqlite3.Connection, wait: float) -> None:
    """Begin a transaction that writes, with the turn to do so.

    A program that knows nothing of the queue is waited for, at most *wait* seconds, then raises
    sqlite3.OperationalError. SQLite itself would look ever more rarely, and hardly ever see the
    short rests of a program that keeps writing; since only the seat whose turn it is looks, it may
    do so often.
    """
    until = time.monotonic() + wait
    connection.execute("PRAGMA busy_timeout = 0").close()
    try:
        while not _has_begun(connection, is_last=time.monotonic() >= until):
            time.sleep(CHECK_SQLITE_EVERY)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}").close()


def _has_begun(connection: sqlite3.Connection, *, is_last: bool) -> bool:
    """Try to begin; where somebody else is writing say no, or raise if it was the last time."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_last or not is_busy(error):
            raise
        return False
    return True
