"""What ``serve`` starts at a link, and what it tells of it."""

import importlib
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Self

from facilitator.cli.printing import print_line
from facilitator.locale import _, choose_language, language
from facilitator.services.workshop import Workshop
from facilitator.storage.links import Link, LinkRole

PROGRAM = "facilitator.cli.main"
PREPARE = "facilitator.cli.serving:prepare"
"""What a seat runs, and what loads all that it needs before (see ``facilitator.web.nursery``)."""

_WAIT = 1.0
"""Seconds that the end of the program waits for a terminal that takes no more lines."""

_NEEDED = (
    "facilitator.cli.main",
    "facilitator.cli.failures",
    "facilitator.cli.note_taker",
    "facilitator.cli.stage",
    "facilitator.services.surroundings",
    "facilitator.tui.note_taker",
    "facilitator.tui.projector",
    "facilitator.web.driver",
    "textual.drivers.headless_driver",
    "textual.layouts.factory",
    "textual.layouts.horizontal",
    "textual.layouts.stream",
    "textual.pilot",
    "textual.scrollbar",
    "ulid",
)
"""What a seat would load one after the other, were it not there already."""


def prepare(given: Sequence[str]) -> None:
    """Load what a seat needs, in the language named; screens read it when they are loaded."""
    choose_language("ja" if given[0] == "ja" else "en")
    for name in _NEEDED:
        importlib.import_module(name)


def seat_arguments(workshop: Workshop, link: Link) -> Sequence[str]:
    """Return the arguments with which this very program runs the seat of *link*.

    The token is not in it: other users of the computer can read the commands of processes.
    """
    place = workshop.surroundings
    arguments = ["--lang", language()]
    arguments += [
        "--db",
        str(place.database.absolute()),
        "--exports",
        str(place.exports.absolute()),
    ]
    arguments += ["--insist"] if place.insist else []
    group = workshop.session.groups.groups.get(link.group or "")
    if link.role is LinkRole.NOTE_TAKER and group is not None:
        return [*arguments, "notes", "--group", str(group.number), "--session", workshop.id]
    return [*arguments, "stage", "--session", workshop.id]


def log_line(workshop: Workshop, link: Link, what: str, words: str) -> str:
    """Return the line that tells *what* happened at *link*; never its token."""
    from facilitator.web.seats import CAME, ENDED, FAULT, WENT
    from facilitator.web.words import seat_name

    sentences = {
        CAME: _("a browser came"),
        WENT: _("a browser went"),
        ENDED: _("left by its own key"),
        FAULT: _("ended by a fault; opened again it begins anew"),
    }
    time = workshop.now.astimezone(workshop.session.zone)
    last = " ".join(words.split("\n")[-1:]).strip()
    told = f"{sentences[what]} ({last})" if last else sentences[what]
    return f"{time:%H:%M:%S}  {seat_name(workshop.session, link)}  {told}"


class Log:
    """Prints lines from a thread of its own, within a block.

    A terminal that is paused (Ctrl+S, or a selection in a window of Windows) stops whoever prints
    to it, and must not stop the seats; one that has gone is no reason to end them.
    """

    def __init__(self) -> None:
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread = Thread(target=self._print, daemon=True)

    def _print(self) -> None:
        with suppress(OSError):
            while (line := self._lines.get()) is not None:
                print_line(line)

    def add(self, line: str) -> None:
        """Let *line* be printed."""
        self._lines.put(line)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._lines.put(None)
        self._thread.join(_WAIT)
