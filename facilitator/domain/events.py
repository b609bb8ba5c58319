"""An event: something that happened in a meeting, kept for good.

Each stage declares its own kinds of event as subclasses of ``Body``; the frame around a body says
who, when, in which stream, and as part of which action. An event never changes, and its kind never
changes its shape: a new need is a new kind.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from facilitator.domain.text import Value

KINDS: dict[str, type["Body"]] = {}
"""Every kind of event this program knows, by its name in the log."""


class Body(Value):
    """What an event says. A subclass names its kind in the log: ``kind="clock.paused"``."""

    kind: ClassVar[str]

    def __init_subclass__(cls, kind: str) -> None:
        """Enter the kind into the catalogue."""
        super().__init_subclass__()
        assert kind not in KINDS, f"two events of the kind {kind}"
        cls.kind = kind
        KINDS[kind] = cls

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Take the class argument ``kind`` off pydantic's hands."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the log: its body within its frame.

    ``id`` and ``action`` are ULIDs; all events of one verb share the action. ``stream`` is the id
    of a session, or ``series:`` and the id of a series. ``at`` is an aware UTC instant. ``seat`` is
    the seat it was done from (``facilitator``, ``note-taker 1``, ``secretariat``).
    """

    id: str
    action: str
    stream: str
    at: datetime
    seat: str
    body: Body


class Undone(Body, kind="undone"):
    """An action was taken back. Taking back an undoing puts the action in place again."""

    target: str


def taken_back(events: Sequence[Event]) -> frozenset[str]:
    """Return the actions without effect: those taken back by an undoing that itself still stands.

    One pass from the end, since an undoing always comes after what it takes back.
    """
    gone: set[str] = set()
    for event in reversed(events):
        if isinstance(event.body, Undone) and event.action not in gone:
            gone.add(event.body.target)
    return frozenset(gone)


def standing(events: Iterable[Event]) -> list[Event]:
    """Return the events that still count: neither taken back nor themselves an undoing."""
    events = list(events)
    gone = taken_back(events)
    return [
        event for event in events if event.action not in gone and not isinstance(event.body, Undone)
    ]
