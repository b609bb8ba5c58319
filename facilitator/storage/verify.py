"""Whether a file is what was written to it: its pages, its numbers, and every word of its log.

SQLite's own check sees a broken page, but not a changed letter: of single bits flipped in a file, a
third changed what a note says and passed it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from facilitator.domain.events import KINDS
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.frames import COLUMNS, Frame, sha256


@dataclass(frozen=True)
class Fault:
    """Something wrong with a file: an English sentence with ``{name}`` places, and their values."""

    reason: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.reason.format(**self.values)


def find_faults(database: Database) -> list[Fault]:
    """Return what is wrong with the file and its log; takes a second for 100,000 events."""
    faults: list[Fault] = []
    try:
        with database.reading():
            faults.extend(_faults_of_file(database))
            rows = database.rows(f"SELECT {COLUMNS} FROM event ORDER BY node, seq")
    except StorageError as error:
        return [*faults, Fault(error.reason, error.values)]
    for _, frames in groupby((Frame._make(row) for row in rows), key=lambda frame: frame.node):
        faults.extend(_faults_of_node(frames))
    return faults


def _faults_of_file(database: Database) -> Iterator[Fault]:
    for (message,) in database.rows("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("The file is damaged: {detail}.", {"detail": message})
    for table, row, other, _ in database.rows("PRAGMA foreign_key_check"):
        yield Fault(
            "Row {row} of {table} belongs to a row of {other} that is not there.",
            {"row": row, "table": table, "other": other},
        )


def _faults_of_node(frames: Iterator[Frame]) -> Iterator[Fault]:
    """Check the events of one node. After a fault the chain goes on with what is stored there."""
    seq, before = 0, ""
    for frame in frames:
        values = {"entry": frame.ulid, "node": frame.node}
        if frame.seq != seq + 1:
            yield Fault("Entries are missing before {entry} (node {node}).", values)
        elif frame.hash != frame.hash_after(before):
            yield Fault("Entry {entry} or the chain before it was changed (node {node}).", values)
        if frame.digest != sha256(frame.data):
            yield Fault("What entry {entry} says was changed (node {node}).", values)
        if frame.kind not in KINDS:
            yield Fault("Entry {entry} is of a kind that this program does not know.", values)
        elif frame.body() is None:
            yield Fault("What entry {entry} says cannot be understood.", values)
        seq, before = frame.seq, frame.hash
