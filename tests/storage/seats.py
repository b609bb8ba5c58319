"""What other processes do in these tests. Each function is the whole life of one process."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

import portalocker

from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.log import Log

from .making import opened, record, somebody

processes = multiprocessing.get_context("spawn")
"""Every process starts from nothing, as the seats of a workshop do."""

PATIENCE = 30
"""Seconds after which a process that does not answer makes the test fail."""


@contextmanager
def seat(
    life: Callable[..., None], *arguments: object
) -> Iterator[tuple[SpawnProcess, Connection]]:
    """Run a process with one end of a pipe as its first argument; give it and the other end."""
    here, there = processes.Pipe()
    process = processes.Process(target=life, args=(there, *arguments))
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join()
        here.close()


def heard(connection: Connection) -> object:
    """Return what a process says next."""
    assert connection.poll(PATIENCE), "the process says nothing"
    return connection.recv()


def write_when_told(pipe: Connection, path: Path) -> None:
    """Say what the log holds, and append a number each time one comes."""
    with opened(path) as database:
        while True:
            pipe.send([stored.event.body for stored in Log(database).read_on()])
            record(database, somebody(pipe.recv()))


def open_and_append_all(pipe: Connection, paths: list[Path]) -> None:
    """Open each file at the same moment as others, append one event, and say how it went."""
    for path in paths:
        pipe.send("ready")
        pipe.recv()
        try:
            with opened(path) as database:
                record(database, somebody(os.getpid()))
                pipe.send((database.node, Log(database).verify()))
        except StorageError as error:
            pipe.send(str(error))


def append_many(pipe: Connection, path: Path, count: int) -> None:
    """Append so many events as fast as it can, and say how many were refused."""
    with opened(path) as database:
        pipe.send("ready")
        pipe.recv()
        refused = 0
        for number in range(count):
            try:
                record(database, somebody(number), seat=f"seat {os.getpid()}")
            except StorageError:
                refused += 1
        pipe.send(refused)


def append_for_ever(pipe: Connection, path: Path) -> None:
    """Append without an end, and say the id of every event that is saved."""
    with opened(path) as database:
        while True:
            pipe.send(record(database, somebody(1), somebody(2))[1].event.id)


def hold_lock(pipe: Connection, lock: Path) -> None:
    """Hold the turn to write until killed."""
    with portalocker.Lock(lock):
        pipe.send("held")
        pipe.recv()


def hold_transaction(pipe: Connection, path: Path) -> None:
    """Write as a program that knows nothing of the queue, until killed."""
    database: Database = opened(path)
    database.sql.execute("BEGIN IMMEDIATE")
    pipe.send("held")
    pipe.recv()
    sys.exit()


def write_without_rest(pipe: Connection, path: Path) -> None:
    """Write again and again as a program that knows nothing of the queue, until killed."""
    database: Database = opened(path)
    pipe.send("writing")
    while True:
        database.sql.execute("BEGIN IMMEDIATE")
        database.sql.execute("INSERT OR REPLACE INTO seat VALUES ('other', 'other', '')")
        time.sleep(0.001)
        database.sql.execute("COMMIT")
