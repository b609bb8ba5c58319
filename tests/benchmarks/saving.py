"""Saving one line of a long meeting."""

import os
from pathlib import Path
from statistics import median

from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes
from facilitator.services.sessions import open_workshop
from facilitator.services.workshop import Workshop

from .meeting import WORDS, in_milliseconds, long_meeting

RUNS = 300


def saving() -> None:
    """Saving one line in a session of 4,000 events, against a write and fsync of the same disk."""
    with long_meeting() as workshop:
        reference = in_milliseconds(RUNS, lambda: flush(workshop.surroundings.database.parent))
        again = open_workshop(workshop.database, workshop.surroundings, workshop.id)
        (first,) = in_milliseconds(1, lambda: _write(again))
        saved = in_milliseconds(RUNS, lambda: _write(again))
    disk, usual, slow = median(reference), median(saved), saved[int(RUNS * 0.99)]
    print(f"fsync of 4 KB                       {disk:7.2f} ms")
    print(f"a line saved, median                {usual:7.2f} ms  {usual / disk:.1f} x")
    print(f"a line saved, 99 of 100 within      {slow:7.2f} ms  {slow / disk:.1f} x")
    print(f"the first one after opening         {first:7.2f} ms  {first / disk:.1f} x")
    print("to reach: 99 of 100 within 10 ms")


def _write(workshop: Workshop) -> None:
    notes.add_line(workshop, None, LineKind.IDEA, WORDS)


def flush(folder: Path) -> None:
    """Write a page to the disk, and wait until it is there."""
    with open(folder / "flushed", "ab") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())
