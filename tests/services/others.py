"""What other processes do in these tests. Each function is the whole life of one process."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from facilitator.domain.notes import LineKind
from facilitator.readers.plan_toml import read_plan
from facilitator.services import notes
from facilitator.services.rehearsal import rehearse
from facilitator.services.sessions import open_database, open_workshop

from .making import Wall, surroundings_in

PATIENCE = 30
"""Seconds after which a process that does not answer makes the test fail."""

KANAZAWA = Path(__file__).parents[2] / "sessions" / "kanazawa-06.toml"

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])


@contextmanager
def other(
    life: Callable[..., None], *arguments: object
) -> Iterator[tuple[BaseProcess, Connection]]:
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


def take_notes(pipe: Connection, folder: Path, session: str) -> None:
    """Say which lines there are; write one for each word that comes, and say them again."""
    surroundings = surroundings_in(folder, Wall(), first_id=10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session, seat="note-taker 1")
        while True:
            pipe.send([line.text.original for line in workshop.session.notes.lines.values()])
            words = pipe.recv()
            workshop.read_on()
            if words:
                notes.add_line(workshop, None, LineKind.IDEA, words)


def rehearse_kanazawa(pipe: Connection, folder: Path, most: int) -> None:
    """Rehearse the meeting of November 2021 as far as step *most*, and say each step done."""
    surroundings = surroundings_in(folder, Wall(), first_id=10**9)

    def say(done: int, steps: int) -> None:
        pipe.send(done)
        if done == most:
            pipe.recv()  # until killed

    pipe.send(0)
    with open_database(surroundings) as database:
        rehearse(database, surroundings, read_plan(KANAZAWA), progress=say)
