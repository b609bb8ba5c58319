"""From the start of the process to a screen that can be used, as a terminal sees it.

The reference is the first paint of a Textual app that shows one word. Ours has come when the list
of sessions is on the terminal and a key has been answered, so a splash would not count.
"""

import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
LONGEST = 20.0
"""Seconds after which a start counts as failed."""

MINIMAL = """
from textual.app import App
from textual.widgets import Static

class Minimal(App):
    def compose(self):
        yield Static("READY")

Minimal().run()
"""
PLAN = Path(__file__).parent.parent.parent / "sessions" / "kanazawa-06.toml"


def _seconds_until(argv: list[str], *steps: tuple[bytes, bytes]) -> float:
    """Return the seconds from the start of *argv* until the last mark of *steps* was written.

    A step is a mark to wait for, and the keys that are pressed when it has come.
    """
    begin = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(argv[0], argv, {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"})
    written = b""
    try:
        for mark, keys in steps:
            while mark not in written:
                ready, _, _ = select.select([terminal], [], [], LONGEST)
                if not ready:
                    raise TimeoutError(f"{argv[0]} did not write {mark!r}: {written[-300:]!r}")
                written += os.read(terminal, 65_536)
            written = b""
            if keys:
                os.write(terminal, keys)
        return time.perf_counter() - begin
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def cold_start() -> None:
    """Print the time to a usable list of sessions, and its ratio to a minimal app's first paint."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "workshop.db")
        program = [sys.executable, "-m", "facilitator.cli.main", "--db", database, "--lang", "en"]
        os.spawnv(os.P_WAIT, sys.executable, [*program, "record", str(PLAN)])
        minimal, seen, usable = [], [], []
        for _ in range(RUNS):
            minimal.append(_seconds_until([sys.executable, "-c", MINIMAL], (b"READY", b"")))
            shown = (b"2021-11-22", b"/")
            seen.append(_seconds_until(program, shown))
            usable.append(_seconds_until(program, shown, (b"ords of the title", b"")))
    reference, first, key = (statistics.median(times) for times in (minimal, seen, usable))
    print(f"minimal Textual app, first paint      {reference * 1000:6.0f} ms")
    print(
        f"list of sessions on the screen        {first * 1000:6.0f} ms  {first / reference:.2f} x"
    )
    print(f"and a key answered                    {key * 1000:6.0f} ms  {key / reference:.2f} x")
    print("to reach: list of sessions ≤ 2.20 x")
