"""How an event stands in the log: its row, its digest, and the hash that chains it to its node.

The hash covers the frame, the digest of the data and the hash of the event before it of the same
node. The data themselves are covered by the digest alone, so that they can be blanked for good and
the chain still holds.
"""

import hashlib
import json
from typing import Any, NamedTuple

from pydantic import ValidationError

from facilitator.domain.events import KINDS, Body, Event
from facilitator.storage import instants

COLUMNS = "id, ulid, node, seq, hlc, stream, action, at, seat, kind, data, digest, hash"
"""The columns of the log, in the order of a ``Frame``."""


class StoredEvent(NamedTuple):
    """An event and where it stands.

    ``position`` counts the events as they came into this file; after a merge it is not their order.
    ``order`` is: ``hlc`` (milliseconds since 1970 times 65536, or more) never runs backwards.
    """

    event: Event
    position: int
    hlc: int
    node: str
    seq: int

    @property
    def order(self) -> tuple[int, str, int]:
        """Return what the events of a log are sorted by."""
        return (self.hlc, self.node, self.seq)


class Frame(NamedTuple):
    """A row of the log as it is stored; see ``COLUMNS``."""

    position: int
    ulid: str
    node: str
    seq: int
    hlc: int
    stream: str
    action: str
    at: str
    seat: str
    kind: str
    data: str
    digest: str
    hash: str

    def hash_after(self, before: str) -> str:
        """Return the hash this event must have where *before* is that of the one before it."""
        frame = (
            self.ulid,
            self.node,
            self.seq,
            self.hlc,
            self.stream,
            self.action,
            self.at,
            self.seat,
            self.kind,
            self.digest,
            before,
        )
        return sha256(compact(frame))

    def body(self) -> Body | None:
        """Return what the event says, or None where this program cannot tell.

        The kinds of event are known once the modules of the stages have been imported.
        """
        kind = KINDS.get(self.kind)
        if kind is None:
            return None
        try:
            return kind.model_validate_json(self.data)
        except ValidationError:
            return None

    def stored(self, body: Body) -> StoredEvent:
        """Return the event of this row, which says *body*."""
        event = Event(
            id=self.ulid,
            action=self.action,
            stream=self.stream,
            at=instants.read(self.at),
            seat=self.seat,
            body=body,
        )
        return StoredEvent(event, self.position, self.hlc, self.node, self.seq)


def data_of(body: Body) -> str:
    """Return what a body says as canonical JSON, its characters as they are."""
    return compact(body.model_dump(mode="json"))


def compact(value: Any) -> str:
    """Return *value* as canonical JSON: the same value gives the same text."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def sha256(text: str) -> str:
    """Return the SHA-256 of *text* in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
