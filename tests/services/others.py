"""What other processes do in these tests. Each function is the whole life of one process."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from facilitator.domain.line_kinds import LineKind
from facilitator.readers.plan_toml import read_plan
from facilitator.services import notes
from facilitator.services.drafts import SeatDrafts
from facilitator.services.rehearsal import rehearse
from facilitator.services.sessions import open_database, open_workshop

from .making import Wall, surroundings_in

PATIENCE = 30
"""Seconds after which a process that does not answer makes the test fail."""

KANAZAWA = Path(__file__).parents[2] / "sessions" / "kanazawa-06.toml"

can_fork = "forkserver" in multiprocessing.get_all_start_methods()
"""Whether a process begins with everything imported; on Windows each starts from nothing."""

processes: Any = multiprocessing.get_context("forkserver" if can_fork else "spawn")
if can_fork:
    processes.set_forkserver_preload([__name__, "portalocker"])


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


def write_for_ever(pipe: Connection, folder: Path, session: str, number: int) -> None:
    """Keep a draft three times, write a line, and so on; say each time what was saved."""
    surroundings = surroundings_in(folder, Wall(), first_id=number * 10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session, seat=f"note-taker {number}")
        drafts = SeatDrafts(database, surroundings, role=f"note-taker {number}")
        pipe.send("open")
        done = 0
        while True:
            for _ in range(3):
                done += 1
                drafts.keep(f"field {number}", f"{done} 途中まで" * 20, None)
                pipe.send(done)
            words = f"{number}の{done}行目"
            pipe.send((notes.add_line(workshop, None, LineKind.IDEA, words), words))


def change_one_line(
    pipe: Connection, folder: Path, session: str, line: str, number: int, times: int
) -> None:
    """Put a character that nobody else puts into *line*, so many times, as it was seen last.

    Says which characters these were.
    """
    surroundings = surroundings_in(folder, Wall(), first_id=number * 10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session, seat=f"note-taker {number}")
        pipe.send("open")
        pipe.recv()
        put_in = ""
        for time in range(times):
            seen = workshop.session.notes.lines[line].text.original
            place = (number + time) * 7 % (len(seen) + 1)
            new = chr(ord("一") + number * times + time)
            words = seen[:place] + new + seen[place:]
            notes.edit_line(workshop, line, base=seen, words=words)
            put_in += new
        pipe.send(put_in)
