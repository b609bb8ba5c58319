"""The log: what happened, in order, for good.

Order is a hybrid logical clock: the time of the machine, but always above the greatest in the file,
so that it never runs backwards when the clock of a laptop does.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.domain.events import KINDS, Body
from facilitator.storage import instants
from facilitator.storage.database import Database
from facilitator.storage.errors import NewerSchema, StorageError, Unreadable
from facilitator.storage.frames import COLUMNS, Frame, StoredEvent, compact, data_of, sha256
from facilitator.storage.verify import Fault, find_faults

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StreamEntry:
    """A stream of the log: its id, how many events it has, and when the first and last happened."""

    stream: str
    events: int
    first_at: datetime
    last_at: datetime


class Log:
    """The events of one file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        bodies: Sequence[tuple[str, Body]],
        *,
        at: datetime,
        seat: str,
        action: str,
        new_id: Callable[[], str],
    ) -> list[StoredEvent]:
        """Add one action: its bodies, each with its stream, in this order.

        Only inside ``Database.writing()``, and it counts once that block has been left. *at* is an
        aware instant, *new_id* gives a ULID for each event.
        """
        assert self._database.is_writing, "append() outside of writing()"
        self._database.refuse_if_read_only()
        seq, before = self._end_of_node()
        hlc = self._greatest_clock()
        now = (at - _EPOCH) // timedelta(milliseconds=1) << 16
        appended = []
        for stream, body in bodies:
            seq, hlc = seq + 1, max(now, hlc + 1)
            data = data_of(body)
            frame = Frame(
                position=0,
                ulid=new_id(),
                node=self._database.node,
                seq=seq,
                hlc=hlc,
                stream=stream,
                action=action,
                at=instants.written(at),
                seat=seat,
                kind=body.kind,
                data=data,
                digest=sha256(data),
                hash="",
            )
            before = frame.hash_after(before)
            frame = self._insert(frame._replace(hash=before))
            appended.append(frame.stored(body))
        return appended

    def _insert(self, frame: Frame) -> Frame:
        """Put a row into the log and return it with its position."""
        cursor = self._database.sql.execute(
            f"INSERT INTO event ({COLUMNS}) VALUES (NULL{', ?' * 12})", frame[1:]
        )
        assert cursor.lastrowid is not None
        return frame._replace(position=cursor.lastrowid)

    def _end_of_node(self) -> tuple[int, str]:
        """Return number and hash of the latest event of this node; 0 and "" before the first."""
        rows = self._database.rows(
            "SELECT seq, hash FROM event WHERE node = ? ORDER BY seq DESC LIMIT 1",
            (self._database.node,),
        )
        return rows[0] if rows else (0, "")

    def _greatest_clock(self) -> int:
        return int(self._database.rows("SELECT coalesce(max(hlc), 0) FROM event")[0][0])

    def read_on(self, after: int = 0, streams: Collection[str] | None = None) -> list[StoredEvent]:
        """Return the events that came in after position *after*, of some or all streams, in order.

        An event that this program cannot understand is left out, and makes the file read-only.
        Those of a merge may belong before events read earlier: compare ``order``.
        """
        if streams is None:
            where, wanted = "id > ?", []
        else:
            where = "id > ? AND stream IN (SELECT value FROM json_each(?))"
            wanted = [compact(sorted(streams))]
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM event WHERE {where} ORDER BY hlc, node, seq", [after, *wanted]
        )
        understood = (self._understood(Frame._make(row)) for row in rows)
        return [stored for stored in understood if stored is not None]

    def _understood(self, frame: Frame) -> StoredEvent | None:
        body = frame.body()
        if body is not None:
            return frame.stored(body)
        path = self._database.path
        if frame.kind in KINDS:
            reason: StorageError = Unreadable(
                "The entry {entry} in {path} is damaged, so the file can only be read here. "
                "Go on with the latest backup.",
                path=path,
                entry=frame.ulid,
            )
        else:
            reason = NewerSchema(
                "{path} holds entries of a newer version of this program ({kind}), "
                "so here it can only be read. Install the newer version.",
                path=path,
                kind=frame.kind,
            )
        self._database.make_read_only(reason)
        return None

    def last_position(self, streams: Collection[str] | None = None) -> int:
        """Return the position of the event that came in last, of some or all streams; else 0."""
        sql, wanted = "SELECT coalesce(max(id), 0) FROM event", []
        if streams is not None:
            sql += " WHERE stream IN (SELECT value FROM json_each(?))"
            wanted = [compact(sorted(streams))]
        return int(self._database.rows(sql, wanted)[0][0])

    def streams(self) -> tuple[StreamEntry, ...]:
        """Return the streams of the file in the order in which they began."""
        rows = self._database.rows(
            "SELECT stream, count(*), min(at), max(at) FROM event GROUP BY stream ORDER BY min(hlc)"
        )
        return tuple(
            StreamEntry(stream, events, instants.read(first), instants.read(last))
            for stream, events, first, last in rows
        )

    def verify(self) -> list[Fault]:
        """Return what is wrong with the file and its log; nothing, where all is well."""
        return find_faults(self._database)
