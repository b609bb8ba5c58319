"""The app, opened at a real terminal and left again."""

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import KANAZAWA, ran

pty = pytest.importorskip("pty", reason="no pseudo terminals here")
fcntl = pytest.importorskip("fcntl", reason="no pseudo terminals here")
termios = pytest.importorskip("termios", reason="no pseudo terminals here")

PROGRAM = [sys.executable, "-m", "facilitator.cli.main"]
CTRL_Q = b"\x11"
LONGEST = 30.0
"""Seconds that the app has, from its start to its end."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork() beside threads


def at_terminal(words: list[str], wanted: str) -> tuple[int, str]:
    """Run the program at a terminal, leave it at *wanted*; return its status and what it showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(PROGRAM[0], [*PROGRAM, *words])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    shown, has_left = "", False
    for piece in pieces(terminal):
        shown += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", piece.decode(errors="replace"))
        if not has_left and wanted in shown:
            has_left = os.write(terminal, CTRL_Q) > 0
    os.close(terminal)
    if not has_left:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown


def pieces(terminal: int) -> Iterator[bytes]:
    """Yield what is written to *terminal* until nobody writes any more, or it takes too long."""
    last = time.monotonic() + LONGEST
    while select.select([terminal], [], [], max(0.0, last - time.monotonic()))[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that it was closed at the other end
            return
        if not piece or time.monotonic() > last:
            return
        yield piece


def test_the_demo_opens_the_meeting_and_a_copy_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    status, shown = at_terminal(["--lang", "en", "demo"], wanted="Quit")
    assert "held" in shown
    assert "planned" in shown
    assert f"The demo is kept in {tmp_path}" in shown
    assert status == 0


def test_run_opens_a_session(tmp_path: Path) -> None:
    files = ["--db", str(tmp_path / "a.db"), "--lang", "en"]
    assert ran([*PROGRAM, *files, "record", str(KANAZAWA)]).status == 0
    status, shown = at_terminal([*files, "run", "latest"], wanted="Public transport")
    assert "Traceback" not in shown
    assert status == 0
