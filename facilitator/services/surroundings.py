"""What only the outermost door of the program makes."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


def _no_token() -> str:
    """Refuse to make a token: one that can be foretold would open every seat."""
    raise AssertionError("no way to make tokens was given")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the outermost door makes: the clock, ids, and where things are kept.

    ``now`` gives an aware UTC instant, ``new_id`` a ULID, ``new_token`` 128 random bits as text
    that can stand in an address. ``rescue`` is a folder for what cannot be saved in the database.
    ``insist`` accepts an SQLite that can damage files (see ``Database``). ``lists`` are the folders
    in which lists of people are looked for.
    """

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    database: Path
    exports: Path
    rescue: Path = Path(tempfile.gettempdir())
    insist: bool = False
    lists: tuple[Path, ...] = ()
    new_token: Callable[[], str] = _no_token
