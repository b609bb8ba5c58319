"""From a key to the first byte that answers it, in real terminals, with 200 lines on the screen.

Two programs are typed into in turn, so that whatever else the machine does disturbs both alike.
"""

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.line_kinds import LineKind
from facilitator.services import clock, notes
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop, sessions
from tests.services.making import Wall, small_plan, surroundings_in

from .meeting import WORDS
from .timing import print_row, within

SIZES = ((80, 24), (120, 40))
LINES = [f"{number}番目の話: {WORDS}" for number in range(1, 201)]
SIGNS = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも"
KEYS = 300
WARM_UP = 30
"""Keys at the beginning that do not count."""

LINE = 30
"""Keys until Enter."""

PAUSES = 0.04, 0.085
"""Seconds between a key for one program and one for the other: each gets eight a second."""

SETTLES = 4.0
"""Seconds after which a program that was started shows all it has to show."""

PATIENCE = 10.0
"""Seconds after which a key without an answer is an error."""

ENTER = "\r"
F5 = b"\x1b[15~"
SEATS = (
    ("a note-taker's seat", ("notes", "--group", "1"), b""),
    ("the facilitator's notes", ("run", "latest"), F5),
)
"""The seats at which notes are taken: name, command, and the keys that lead to the field."""

PROGRAM = (sys.executable, "-m", "facilitator.cli.main", "--lang", "ja")

BARE = """
import sys
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read())

    def on_mount(self):
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

Bare().run()
"""


class Answer(NamedTuple):
    """Milliseconds until the first byte after a key, and until the sign itself was written."""

    first: float
    whole: float


class Terminal:
    """A program in a terminal of its own, and how quickly it answers keys."""

    def __init__(self, name: str, end: int) -> None:
        self.name, self.end = name, end
        self.answers = dict[bool, list[Answer]]({False: [], True: []})

    def press(self, key: str, *, counts: bool) -> None:
        """Press *key*, and wait until the program has answered; Enter is answered by any byte."""
        is_enter = key == ENTER
        sought = b"" if is_enter else key.encode()
        begin, first, whole, written = time.perf_counter(), 0.0, 0.0, b""
        os.write(self.end, key.encode())
        while not written or sought not in written:
            if not select.select([self.end], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{self.name} does not answer {key!r}: {written[-300:]!r}")
            written += os.read(self.end, 65_536)
            whole = (time.perf_counter() - begin) * 1000
            first = first or whole
        if counts:
            self.answers[is_enter].append(Answer(first, whole))


@contextmanager
def running(name: str, argv: list[str], size: tuple[int, int]) -> Iterator[Terminal]:
    """Run a program in a terminal of that size."""
    columns, rows = size
    child, end = pty.fork()
    if child == 0:
        known = {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)}
        os.execve(argv[0], argv, {**os.environ, **known})
    try:
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        yield Terminal(name, end)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(end)


def first_byte() -> None:
    """How long keys take in a seat with 200 lines, against a TextArea with the same lines."""
    for size in SIZES:
        for name, command, keys in SEATS:
            print(f"{size[0]} x {size[1]}, {name}")
            with tempfile.TemporaryDirectory() as made, ExitStack() as room:
                folder = Path(made)
                meeting = _meeting(folder)
                seated = [*PROGRAM, "--db", str(meeting), *command]
                bare = room.enter_context(running("a TextArea", _bare(folder), size))
                seat = room.enter_context(running(name, seated, size))
                _pause((bare, seat), SETTLES)
                os.write(seat.end, keys)
                _pause((bare, seat), SETTLES)
                _type((bare, seat))
                _pause((bare, seat), SETTLES)
                assert _count(meeting) == len(LINES) + (WARM_UP + KEYS) // LINE
            _report(bare, seat)
    print("to reach: 95 of 100 first bytes ≤ 1.3 x the TextArea")


def _bare(folder: Path) -> list[str]:
    """Return the command that shows nothing but a TextArea with the lines."""
    program, lines = folder / "bare.py", folder / "lines.txt"
    program.write_text(BARE, encoding="utf-8")
    lines.write_text("".join(f"{line}\n" for line in LINES), encoding="utf-8")
    return [sys.executable, str(program), str(lines)]


def _meeting(folder: Path) -> Path:
    """Make a meeting that began just now, with the lines in its first group; return its file."""
    wall = Wall()
    surroundings = surroundings_in(folder, wall)
    wall.at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    with open_database(surroundings) as database:
        session = plan_session(database, surroundings, small_plan())
        workshop = open_workshop(database, surroundings, session)
        group = next(iter(workshop.session.groups.groups))
        clock.go_on(workshop)
        notes.add_lines(workshop, group, [(LineKind.IDEA, words) for words in LINES])
    return surroundings.database


def _count(meeting: Path) -> int:
    """Return how many lines the group has by now."""
    with open_database(surroundings_in(meeting.parent, Wall()), create=False) as database:
        return sessions(database)[0].lines


def _pause(terminals: Sequence[Terminal], seconds: float) -> None:
    """Wait so long, throwing away what the programs write of their own accord."""
    until = time.monotonic() + seconds
    ends = [terminal.end for terminal in terminals]
    while (left := until - time.monotonic()) > 0:
        for end in select.select(ends, [], [], left)[0]:
            os.read(end, 65_536)


def _type(terminals: Sequence[Terminal]) -> None:
    """Type the same into all *terminals*, a key into each in turn, as quickly as a person does."""
    chance = random.Random(1)
    for number in range(WARM_UP + KEYS):
        key = ENTER if number % LINE == LINE - 1 else chance.choice(SIGNS)
        for terminal in terminals:
            _pause(terminals, chance.uniform(*PAUSES))
            terminal.press(key, counts=number >= WARM_UP)


def _report(bare: Terminal, seat: Terminal) -> None:
    """Print how long the keys took, beside the same keys in the TextArea."""
    for is_enter, moment, what in (
        (False, 0, "a sign, first byte"),
        (False, 1, "a sign, written"),
        (True, 0, "Enter, first byte"),
    ):
        for part, words in ((0.5, "median"), (0.95, "95 of 100 within")):
            reference, own = (
                within([each[moment] for each in terminal.answers[is_enter]], part)
                for terminal in (bare, seat)
            )
            print_row(f"    {what}, {words}", own, reference, f"   TextArea {reference:.2f} ms")
