"""What only the outermost door of the program makes."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the outermost door makes: the clock, ids, and where things are kept.

    ``now`` gives an aware UTC instant, ``new_id`` a ULID. ``rescue`` is a folder for what cannot
    be saved in the database. ``insist`` accepts an SQLite that can damage files (see ``Database``).
    ``lists`` are the folders in which lists of people are looked for.
    """

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    database: Path
    exports: Path
    rescue: Path = Path(tempfile.gettempdir())
    insist: bool = False
    lists: tuple[Path, ...] = ()
