"""32 note-takers at one file, beside a program that writes in a loop without a pause."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path

from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes
from facilitator.services.drafts import SeatDrafts
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.storage import drafts
from facilitator.storage.errors import StorageError
from facilitator.storage.opening import connect_to_write
from tests.services.making import TWO, Wall, small_plan, surroundings_in
from tests.services.others import heard, other

from .meeting import WORDS, in_milliseconds
from .saving import flush
from .timing import print_row, timed, within

SEATS = 32
EVERY = 0.3
"""Seconds between two drafts of a seat."""

LINE_EVERY = 12.0
"""Seconds between two lines of a seat, on average."""

SECONDS = 16.0
WARM_UP = 3.0
"""Seconds before them, which do not count."""

DRAFT = (WORDS * 40).encode()[:2048].decode(errors="ignore")
"""2 KB of what somebody types."""

HOLDS = 0.001
"""Seconds that the program outside of the queue goes on holding what it has written."""

FLUSHES = 300

Hostile = Callable[[Connection, Path], None]


def note_takers() -> None:
    """32 seats that each keep 2 KB every 300 ms, and some lines, against an fsync of that disk."""
    beside: tuple[tuple[str, Hostile | None], ...] = (
        ("nobody else", None),
        ("a seat that never pauses", write_in_the_queue),
        ("a program outside of the queue", write_outside_of_the_queue),
    )
    for name, hostile in beside:
        with tempfile.TemporaryDirectory() as made:
            _compare(name, Path(made), hostile)
    print("to reach: 99 of 100 within 10 ms, or 20 x the fsync; none refused")


def _compare(name: str, folder: Path, hostile: Hostile | None) -> None:
    """Print how long the seats took to save beside *hostile*, and how many were refused.

    What else goes on on the machine changes an fsync as well: so one is timed alone, and others
    while the seats are at work.
    """
    session = _planned(folder)
    alone = within(in_milliseconds(FLUSHES, lambda: flush(folder)), 0.5)
    with ExitStack() as room:
        starting = [
            room.enter_context(other(take_notes, folder, session, number))[1]
            for number in range(1, SEATS + 1)
        ]
        assert {heard(seat) for seat in starting} == {"ready"}
        if hostile is not None:
            _, writer = room.enter_context(other(hostile, folder))
            assert heard(writer) == "ready"
        for seat in starting:
            seat.send("go")
        loaded = list(_flushes(folder))
        kept, added, refused = zip(*(heard(seat) for seat in starting), strict=True)
        turns = _turns(writer) if hostile is not None else "none"
    beside, saves = within(loaded, 0.5), sum(map(len, (*kept, *added)))
    print(f"beside {name}, which wrote {turns} times")
    print(f"{'':<44}{'':13}{'x alone':>10}{'x beside':>10}")
    print_row("    fsync of 4 KB alone, median", alone)
    print_row("    the same beside the seats, median", beside, alone)
    print_row("    the same beside the seats, the slowest", within(loaded, 1.0), alone)
    for words, of_seats in (("a draft kept", kept), ("a line saved", added)):
        took = [each for of_seat in of_seats for each in of_seat]
        for part, bound in ((0.5, "median"), (0.99, "99 of 100 within"), (1.0, "the slowest")):
            figure = within(took, part)
            print_row(f"    {words}, {bound}", figure, alone, f"{figure / beside:8.1f} x")
    print(f"    of {saves:,} saves refused: {sum(refused)}")


def _planned(folder: Path) -> str:
    """Make a file with one session in *folder*; return the session."""
    surroundings = surroundings_in(folder, Wall())
    with open_database(surroundings) as database:
        return plan_session(database, surroundings, small_plan())


def _flushes(folder: Path) -> Iterator[float]:
    """Yield the milliseconds of an fsync now and then, as long as the seats are at work."""
    until = time.monotonic() + WARM_UP + SECONDS
    while time.monotonic() < until:
        time.sleep(EVERY)
        yield timed(lambda: flush(folder))[0]


def _turns(writer: Connection) -> str:
    """Tell a writer without pause to end; return how often it wrote."""
    writer.send("enough")
    return f"{heard(writer):,}"


def take_notes(pipe: Connection, folder: Path, session: str, number: int) -> None:
    """Keep what is typed every 300 ms, write a line now and then, and say how long each took."""
    chance, refused = random.Random(number), 0
    kept, added = list[float](), list[float]()
    surroundings = surroundings_in(folder, Wall(), first_id=number * 10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session, seat=f"note-taker {number}")
        own = SeatDrafts(database, surroundings, role=f"note-taker {number}")
        group = chance.choice(list(workshop.session.groups.groups))
        pipe.send("ready")
        pipe.recv()
        for counts in _rhythm(chance):
            is_line = chance.random() < EVERY / LINE_EVERY
            begin = time.perf_counter()
            try:
                if is_line:
                    notes.add_line(workshop, group, LineKind.IDEA, WORDS)
                else:
                    own.keep("line", f"{chance.random()}{DRAFT}", None)
            except StorageError:
                refused += 1
            if counts:
                (added if is_line else kept).append((time.perf_counter() - begin) * 1000)
        pipe.send((kept, added, refused))


def _rhythm(chance: random.Random) -> Iterator[bool]:
    """Pause until the next save is due, each time; say whether it counts.

    Where a save took longer than the pause, what was due meanwhile is left out, as by a timer.
    """
    begin = time.monotonic() + chance.uniform(-EVERY, 0)
    while (elapsed := time.monotonic() - begin) < WARM_UP + SECONDS:
        time.sleep(EVERY - elapsed % EVERY)
        yield elapsed >= WARM_UP


def write_in_the_queue(pipe: Connection, folder: Path) -> None:
    """Write 2 KB again and again, each time in its turn, until told; say how often."""
    written = 0
    with open_database(surroundings_in(folder, Wall(), first_id=1), create=False) as database:
        pipe.send("ready")
        while not pipe.poll():
            drafts.keep(database, "hostile", "hostile", f"{written}{DRAFT}", None, TWO)
            written += 1
    pipe.send(written)


def write_outside_of_the_queue(pipe: Connection, folder: Path) -> None:
    """Write 2 KB again and again, as a program that knows of no queue; say how often."""
    written = 0
    connection = connect_to_write(surroundings_in(folder, Wall()).database)
    row = "INSERT OR REPLACE INTO draft (place, seat, text, at) VALUES ('hostile', 'hostile', ?, ?)"
    pipe.send("ready")
    while not pipe.poll():
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(row, (f"{written}{DRAFT}", TWO.isoformat()))
        time.sleep(HOLDS)
        connection.execute("COMMIT")
        written += 1
    connection.close()
    pipe.send(written)
