"""A node: one file at one place. A copy of the file is another node, and numbers its own events.

The file remembers which node it is where. A copy, or the same file on another machine, finds its
fingerprint unknown and becomes a new node; so does a backup put over the file it was made from,
since a backup forgets the fingerprints. To take a place for a new one does no harm.
"""

import hashlib
import platform
import uuid
from pathlib import Path

from facilitator.storage.sqlite import sqlite_utils


def fingerprint(path: Path) -> str:
    """Return the mark by which the file at *path* on this machine is known again."""
    status = path.stat()
    place = (platform.node(), _network_card(), status.st_dev, status.st_ino)
    return hashlib.sha256(repr(place).encode()).hexdigest()


def _network_card() -> int:
    """Return the address of a network card of this machine, or 0 where there is none."""
    address = uuid.getnode()
    is_made_up = bool(address >> 40 & 1)  # RFC 9562, section 6.10
    return 0 if is_made_up else address


def find_node(db: sqlite_utils.Database, mark: str) -> str | None:
    """Return the node that the file is at the place with that fingerprint, if known."""
    row = db.execute("SELECT node FROM node_home WHERE fingerprint = ?", (mark,)).fetchone()
    return None if row is None else str(row[0])


def mint_node(db: sqlite_utils.Database, mark: str, node: str) -> None:
    """Make the file a new node at the place with that fingerprint."""
    db.execute("INSERT INTO node (id) VALUES (?)", (node,))
    db.execute("INSERT INTO node_home (fingerprint, node) VALUES (?, ?)", (mark, node))


def forget_places(db: sqlite_utils.Database) -> None:
    """Make the file a new node wherever it is opened next."""
    db.execute("DELETE FROM node_home")
