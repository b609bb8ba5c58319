"""The occasion: which meeting of which series it is, what it is called, and when it takes place."""

from datetime import date, datetime, time, timedelta

from facilitator.domain.events import Body
from facilitator.domain.refused import Refused
from facilitator.domain.text import Language, Text

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 12, 31)
"""Between these a meeting takes place: no calendar needs others, and there is a day after each."""

LONG_BEFORE = timedelta(hours=6)
"""From so long before the start on, a time of day means that of the next day."""


class SessionOpened(Body, kind="session.opened"):
    """A session came into being. ``start`` and ``end`` are times of day at the place of meeting.

    An ``end`` not after the ``start`` is on the next day. A session that ``was_held`` was entered
    from a record; a rehearsal is marked on every document. ``copy_no`` tells sessions of the
    same series, date and number apart, in the names of their files.
    """

    series: str
    slug: str
    title: Text | None = None
    date: date
    timezone: str = "Asia/Tokyo"
    start: time | None = None
    end: time | None = None
    language: Language = "ja"
    no_in_fiscal_year: int | None = None
    no_total: int | None = None
    was_held: bool = False
    is_rehearsal: bool = False
    copy_no: int = 1


class SessionRetitled(Body, kind="session.retitled"):
    """A session got another title; None where it goes by that of its series."""

    title: Text | None


class SessionRescheduled(Body, kind="session.rescheduled"):
    """A session takes place on another day, or at another time."""

    date: date
    start: time | None = None
    end: time | None = None


class SessionRenumbered(Body, kind="session.renumbered"):
    """A session got other numbers: a series may have begun before it came into this file."""

    no_in_fiscal_year: int | None = None
    no_total: int | None = None


def retitle_session(occasion: SessionOpened, title: Text | None) -> SessionRetitled:
    """Decide that the session is called *title* (None: as its series)."""
    if occasion.title == title:
        raise Refused("Nothing changed.")
    return SessionRetitled(title=title)


def reschedule_session(
    occasion: SessionOpened,
    day: date,
    *,
    start: time | None,
    end: time | None,
    hard_end: time | None,
) -> SessionRescheduled:
    """Decide that the session takes place on *day*, from *start* to *end* of that day.

    Refused where it would begin after its *hard_end*.
    """
    if (occasion.date, occasion.start, occasion.end) == (day, start, end):
        raise Refused("Nothing changed.")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused("The year has to be between 1900 and 9000.")
    if start != occasion.start and is_over_before(start, hard_end):
        raise Refused("A meeting cannot have to be over before it begins.")
    return SessionRescheduled(date=day, start=start, end=end)


def is_over_before(start: time | None, hard_end: time | None) -> bool:
    """Whether a meeting that begins at *start* would have to be over by then, not after midnight.

    Both are times of day; None where nothing is said.
    """
    if start is None or hard_end is None:
        return False
    any_day = FIRST_DAY + timedelta(days=1)
    start_at, end_at = datetime.combine(any_day, start), datetime.combine(any_day, hard_end)
    return (start_at - end_at) % timedelta(days=1) <= LONG_BEFORE


def renumber_session(
    occasion: SessionOpened, *, no_in_fiscal_year: int | None, no_total: int | None
) -> SessionRenumbered:
    """Decide which meeting of its fiscal year and of its series the session is, counted from 1."""
    numbers = (no_in_fiscal_year, no_total)
    if (occasion.no_in_fiscal_year, occasion.no_total) == numbers:
        raise Refused("Nothing changed.")
    if any(number is not None and number < 1 for number in numbers):
        raise Refused("Meetings are counted from 1.")
    return SessionRenumbered(no_in_fiscal_year=no_in_fiscal_year, no_total=no_total)


def fiscal_year(day: date) -> int:
    """Return the fiscal year of *day*, which begins on 1 April."""
    return day.year if day.month >= 4 else day.year - 1
