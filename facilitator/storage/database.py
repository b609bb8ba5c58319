"""One open file: its connection, the turn to write, and what makes it readable only.

Writing takes a millisecond and happens where it is asked for: no threads, no queue of statements.
A ``Database`` belongs to the thread that opened it. Never read the bytes of an open file otherwise
in the same process: closing them drops the locks of SQLite.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from facilitator.storage.errors import NewerSchema, SaveFailed, StorageError, Unreadable
from facilitator.storage.lock import WriteLock, begin_to_write
from facilitator.storage.migrations import (
    is_of_another_program,
    migrations,
    steps_to_do,
    unknown_steps,
)
from facilitator.storage.nodes import find_node, fingerprint, mint_node
from facilitator.storage.opening import (
    PATIENCE,
    connect_to_read,
    connect_to_write,
    find_file,
    may_be_written,
)
from facilitator.storage.sqlite import (
    library_is_sound,
    read_error,
    save_error,
    sqlite3,
    sqlite_utils,
    sqlite_version,
)

LONGEST_WAIT = 2.0
"""Seconds that a seat waits for its turn to write."""

WAIT_AGAIN = 0.1
"""Seconds that it waits after it has waited in vain, lest whoever types there wait each time."""


class Database:
    """The file of a series of sessions, open in this process.

    *new_id* gives a new ULID, for the node that this file becomes where it is opened for the first
    time. With *create*, a file that is not there is made. *insist* accepts an old SQLite (see
    ``OldSqlite``), which then works with a rollback journal.

    Raises Unreadable, SessionBusy, SaveFailed (no new file could be made) and OldSqlite. Where the
    file can be read but not written, it opens, and ``read_only_reason`` says why.
    """

    def __init__(
        self, path: Path, *, new_id: Callable[[], str], create: bool = True, insist: bool = False
    ) -> None:
        self._journal = "wal" if library_is_sound(sqlite_version(), insist) else "delete"
        self.path = Path(os.path.realpath(path))
        self.read_only_reason: StorageError | None = None
        self.node = ""
        self._is_writing = False
        self._has_failed = False
        self._schema_version = -1
        self._lock = WriteLock(self.path)
        find_file(self.path, create)
        self._connection = self._connect()
        self.sql = sqlite_utils.Database(self._connection, execute_plugins=False, strict=True)
        try:
            self._set_up(new_id, create)
        except StorageError:
            self.sql.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        if may_be_written(self.path):
            return connect_to_write(self.path)
        self.read_only_reason = SaveFailed(
            "{path} can only be read here. To go on with it, "
            "copy it to a folder where you may write, and open it there.",
            path=self.path,
        )
        return connect_to_read(self.path)

    def _set_up(self, new_id: Callable[[], str], create: bool) -> None:
        """Bring the file up to date, under the lock only where there is something to do."""
        mark = fingerprint(self.path)
        if self._is_ready(mark):
            return
        if self.read_only_reason is not None:
            return
        if not create and not self.sql.table_names():
            raise Unreadable("{path} is empty.", path=self.path)
        with self._lock.held(LONGEST_WAIT), self._meaning_of_errors(save_error):
            self._connection.execute(f"PRAGMA journal_mode = {self._journal}").close()
        with self.writing():
            migrations.apply(self.sql)
            if find_node(self.sql, mark) is None:
                mint_node(self.sql, mark, new_id())
        self._is_ready(mark)

    def _is_ready(self, mark: str) -> bool:
        """Look whether the file can be used as it is; note its node, and what forbids writing."""
        with self.reading():
            if is_of_another_program(self.sql):
                raise Unreadable("{path} belongs to another program.", path=self.path)
            self._look_for_newer_steps()
            if steps_to_do(self.sql):
                if self.read_only_reason is not None:
                    raise Unreadable(
                        "{path} was made by an older version of this program. "
                        "Copy it to a folder where you may write, and open it there.",
                        path=self.path,
                    )
                return False
            self.node = find_node(self.sql, mark) or ""
            return bool(self.node) and self._pragma("journal_mode") == self._journal

    def _look_for_newer_steps(self) -> None:
        """Make the file read-only if a newer program has changed its tables."""
        version = self._pragma("schema_version")
        if version == self._schema_version:
            return
        self._schema_version = version
        if steps := unknown_steps(self.sql):
            self.make_read_only(
                NewerSchema(
                    "{path} was written by a newer version of this program ({steps}), "
                    "so here it can only be read. Install the newer version.",
                    path=self.path,
                    steps=", ".join(steps),
                )
            )

    def make_read_only(self, reason: StorageError) -> None:
        """Refuse all writing from now on, for *reason*; the first reason stays."""
        self.read_only_reason = self.read_only_reason or reason

    def refuse_if_read_only(self) -> None:
        """Raise ``read_only_reason`` if there is one."""
        if self.read_only_reason is not None:
            raise self.read_only_reason.with_traceback(None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the turn to write and one transaction: the block is saved whole, or not at all.

        Within another ``writing()`` the block becomes part of that one. Raises SessionBusy after
        LONGEST_WAIT seconds (WAIT_AGAIN where the last time failed, too), SaveFailed where nothing
        can be saved, or ``read_only_reason``; the file is then as it was, and the same connection
        can be tried again.
        """
        if self._is_writing:
            assert self.is_writing, "going on after a failure that undid everything"
            with self._meaning_of_errors(save_error), self.sql.atomic():
                yield
            return
        assert not self._connection.in_transaction, "writing() inside of reading()"
        self.refuse_if_read_only()
        wait, self._has_failed = WAIT_AGAIN if self._has_failed else LONGEST_WAIT, True
        with self._lock.held(wait) as left, self._meaning_of_errors(save_error):
            try:
                begin_to_write(self._connection, left)
                self._is_writing, self._has_failed = True, False
                self._look_for_newer_steps()
                self.refuse_if_read_only()
                yield
                self._connection.execute("COMMIT")
            finally:
                self._is_writing = False
                self.sql.rollback()

    def try_to_write(self) -> None:
        """Raise what ``writing()`` would raise now; wait for nobody, and change nothing.

        A page is written and its transaction committed, since a full disk is found out only then.
        """
        self.refuse_if_read_only()
        with self._lock.held(0) as left, self._meaning_of_errors(save_error):
            try:
                begin_to_write(self._connection, left)
                self._pragma(f"user_version = {self._pragma('user_version')}")
                self._connection.execute("COMMIT")
            finally:
                self.sql.rollback()

    @property
    def is_writing(self) -> bool:
        """Whether this is inside ``writing()``, and nothing has undone it yet."""
        return self._is_writing and self._connection.in_transaction

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the file in all queries of the block; raises Unreadable, SessionBusy."""
        if self._connection.in_transaction:
            yield
            return
        with self._meaning_of_errors(read_error):
            try:
                self._connection.execute("BEGIN")
                yield
            finally:
                self.sql.rollback()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query. No cursor stays open, which would keep the WAL growing.

        Raises Unreadable or SessionBusy; inside ``writing()`` what that raises.
        """
        with self._meaning_of_errors(save_error if self._is_writing else read_error):
            return self._connection.execute(sql, parameters).fetchall()

    def put(self, table: str, row: Mapping[str, object], key: Sequence[str] = ("id",)) -> None:
        """Insert a row, or change the one with the same *key*; inside ``writing()``.

        Not by sqlite-utils' ``upsert()``: to learn what SQLite can do it makes a table, and where
        the disk has no room for that, it drops the row for ever after without a word.
        """
        assert self.is_writing, "put() outside of writing()"
        changes = ", ".join(f"{name} = excluded.{name}" for name in row if name not in key)
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}",
            tuple(row.values()),
        )

    def data_version(self) -> int:
        """Return a number that changes when another connection has written."""
        with self._meaning_of_errors(read_error):
            return int(self._pragma("data_version"))

    def checkpoint(self) -> None:
        """Empty the WAL into the file if nobody is busy; call it when idle.

        Where that fails nothing is lost: what was saved stays in the WAL, and is safe there.
        """
        with suppress(sqlite3.DatabaseError):
            self._pragma("busy_timeout = 0")
            self._pragma("wal_checkpoint(TRUNCATE)")
        with suppress(sqlite3.DatabaseError):
            self._pragma(f"busy_timeout = {PATIENCE}")

    def close(self) -> None:
        """Close the file; may be called twice."""
        if self.read_only_reason is None:
            self.checkpoint()
        self.sql.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _pragma(self, pragma: str) -> Any:
        """Run a pragma and return the first value of its answer, if it gives one."""
        rows = self._connection.execute(f"PRAGMA {pragma}").fetchall()
        return rows[0][0] if rows else None

    @contextmanager
    def _meaning_of_errors(
        self, meaning: Callable[[sqlite3.Error, Path], StorageError]
    ) -> Iterator[None]:
        """Turn what SQLite raises into errors of this package.

        A broken constraint or a wrong number of parameters is a fault of the program, and stays
        what it is.
        """
        try:
            yield
        except sqlite3.OperationalError as error:
            raise meaning(error, self.path) from error
        except sqlite3.DatabaseError as error:
            if type(error) is not sqlite3.DatabaseError:
                raise
            raise meaning(error, self.path) from error
