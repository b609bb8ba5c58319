"""What the tests of this folder share: ids that count, instants, and small actions."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ulid import ULID

from facilitator.domain.events import Body
from facilitator.domain.participants import ParticipantRegistered
from facilitator.storage.database import Database
from facilitator.storage.frames import StoredEvent
from facilitator.storage.log import Log

NOON = datetime(2026, 10, 3, 3, 0, tzinfo=UTC)
MEETING = "01K6MEETNG0000000000000000"


def counting_ids(start: int = 1) -> Callable[[], str]:
    """Return a maker of ULIDs that count on from *start*."""
    numbers = itertools.count(start)
    return lambda: str(ULID.from_int(next(numbers)))


def real_id() -> str:
    """Return a ULID that no other process has."""
    return str(ULID())


def opened(path: Path, *, create: bool = True) -> Database:
    """Open a file as a seat does."""
    return Database(path, new_id=real_id, create=create)


def somebody(number: int = 1) -> ParticipantRegistered:
    """Return something to say, different for each number."""
    return ParticipantRegistered(person=f"person {number}", organisation="金沢大学")


def record(
    database: Database,
    *bodies: Body,
    at: datetime = NOON,
    stream: str = MEETING,
    seat: str = "facilitator",
    new_id: Callable[[], str] = real_id,
) -> list[StoredEvent]:
    """Append one action."""
    with database.writing():
        return Log(database).append(
            [(stream, body) for body in bodies], at=at, seat=seat, action=new_id(), new_id=new_id
        )
