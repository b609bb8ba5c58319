"""A meeting told event by event, for the tests of the domain."""

import itertools
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.events import Body, Event
from facilitator.domain.groups import GroupMade
from facilitator.domain.items import ItemKind
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.participants import ParticipantRegistered
from facilitator.domain.projection import Projection
from facilitator.domain.series import Series, SeriesFold, fold_series, stream_for, stream_of
from facilitator.domain.session import Session, SessionFold, fold_session
from facilitator.domain.taking_back import latest_action, undo
from facilitator.domain.text import Text

MEETING, SERIES = "meeting", "talks"
DAY = date(2026, 10, 3)
TWO = datetime(2026, 10, 3, 5, 0, tzinfo=UTC)
"""14:00 in Kanazawa, when the meetings of these tests begin by their plan."""


def minutes(count: float) -> timedelta:
    """Return a length of so many minutes."""
    return timedelta(minutes=count)


def opened(**facts: object) -> SessionOpened:
    """Return the beginning of a session on DAY at 14:00, with *facts*."""
    known = {"series": SERIES, "slug": "talks-01", "date": DAY, "start": time(14)}
    return SessionOpened.model_validate(known | facts)


class Told:
    """A meeting and its series; ``now`` is what the clock on the wall says."""

    def __init__(self, *bodies: Body, **facts: object) -> None:
        self.now = TWO
        self.events: list[Event] = []
        self._numbers = itertools.count(1)
        self._session = SessionFold(MEETING)
        self._series = SeriesFold(SERIES)
        self.say(opened(**facts))
        self.say(*bodies)

    def new_id(self) -> str:
        """Return an id that no other has."""
        return f"x{next(self._numbers)}"

    def say(self, *bodies: Body) -> str:
        """Let *bodies* happen now, as one action; return it."""
        action = f"a{next(self._numbers)}"
        for body in bodies:
            stream = stream_for(body, MEETING, SERIES)
            event = Event(self.new_id(), action, stream, self.now, "facilitator", body)
            self.events.append(event)
            (self._session if stream == MEETING else self._series).apply(event)
        return action

    def take_back(self, stage: str = "") -> str:
        """Take back the latest action of the meeting in *stage*; return it, or raise Refused."""
        mine = self.of_stream(MEETING)
        action = latest_action(mine, lambda event: event.body.kind.startswith(stage))
        self.say(undo(mine, action, lambda events: fold_session(MEETING, events).unheeded))
        self._session = fold_session(MEETING, self.of_stream(MEETING))
        return action

    def wait(self, length: timedelta) -> None:
        """Let time go by; a negative length sets the clock back."""
        self.now += length

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        return self._session.value()

    @property
    def series(self) -> Series:
        """Return the series as it stands."""
        return self._series.value()

    @property
    def unheeded(self) -> list[str]:
        """Return the ids of the events that had no effect."""
        return [*self._session.unheeded, *self._series.unheeded]

    @property
    def face(self) -> Projection:
        """Return what the clock says now."""
        return self.session.read_clock(self.now)

    def of_stream(self, stream: str) -> list[Event]:
        """Return the events of one stream."""
        return [event for event in self.events if event.stream == stream]


def picture(events: Iterable[Event]) -> str:
    """Return everything that *events* fold to, the order of every mapping as well."""
    events = list(events)
    of_session = [event for event in events if event.stream == MEETING]
    of_series = [event for event in events if event.stream == stream_of(SERIES)]
    session, series = fold_session(MEETING, of_session), fold_series(SERIES, of_series)
    return f"{session.value()}\n{series.value()}\n{series.unheeded}"


def items(*lengths: float | None) -> tuple[ItemAdded, ...]:
    """Return items i1, i2, … of so many minutes, in this order."""
    return tuple(
        ItemAdded(
            item=f"i{number}",
            item_kind=ItemKind.OPENING,
            title=Text.of(f"議題{number}"),
            length=None if length is None else minutes(length),
            after=f"i{number - 1}" if number > 1 else None,
        )
        for number, length in enumerate(lengths, 1)
    )


def item(key: str, kind: ItemKind, length: float | None, after: str | None = None) -> ItemAdded:
    """Return an item of so many minutes, first on the agenda or after *after*."""
    lasting = None if length is None else minutes(length)
    return ItemAdded(item=key, item_kind=kind, length=lasting, after=after)


def people(*names: str, organisation: str | None = None) -> tuple[ParticipantRegistered, ...]:
    """Return the registration of people whose ids are *names*."""
    return tuple(ParticipantRegistered(person=name, organisation=organisation) for name in names)


def groups(count: int) -> tuple[GroupMade, ...]:
    """Return groups g1, g2, …"""
    return tuple(GroupMade(group=f"g{number}", number=number) for number in range(1, count + 1))
