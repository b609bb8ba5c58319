"""What the screens see: one frozen snapshot of the meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from facilitator.domain.being_typed import BeingTyped
from facilitator.domain.projection import Projection
from facilitator.domain.register import Register
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.text import Language


@dataclass(frozen=True, slots=True)
class Room:
    """The meeting at one instant. ``failure`` says why nothing is saved, None while all is well.

    ``being_typed`` is what other seats have half typed for the groups; ``seated`` are the
    numbers of the groups at whose note-taker's seat somebody is.
    """

    session: Session
    series: Series
    register: Register
    now: datetime
    face: Projection
    being_typed: tuple[BeingTyped, ...] = ()
    seated: frozenset[int] = frozenset()
    saved_at: datetime | None = None
    failing_since: datetime | None = None
    failure: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the place of meeting."""
        return self.session.zone

    def time(self, at: datetime | None, *, seconds: bool = False) -> str:
        """Return the instant *at* as a clock on the wall shows it; nothing for None."""
        if at is None:
            return ""
        return f"{at.astimezone(self.zone):%H:%M:%S}"[: 8 if seconds else 5]

    def name(self, key: str | None, language: Language) -> str:
        """Return what a person or an organisation of the register is called; nothing for None."""
        found = self.register.name_of(key) if key is not None else None
        return found.in_language(language) if found else ""


def minutes_and_seconds(length: timedelta) -> str:
    """Return *length* as 12:40, or 1:02:03; over is -0:07."""
    seconds = round(abs(length).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    sign = "-" if length < timedelta() and (hours or rest) else ""
    if hours:
        return f"{sign}{hours}:{minutes:02d}:{seconds:02d}"
    return f"{sign}{minutes}:{seconds:02d}"
