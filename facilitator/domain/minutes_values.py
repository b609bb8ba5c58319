"""What minutes hold, before anybody has chosen a language: frozen values, ids resolved to names.

A field is a value, ``Missing.NOT_RECORDED`` or ``Missing.CONFIRMED_NONE``: both states of the last
kind print. A field that is simply left out where nobody gave it (a presenter, a length) is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time, timedelta

from facilitator.domain.followups import Status
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.lengths import minutes_of
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_people import By, Profile, Who
from facilitator.domain.offers import Help
from facilitator.domain.pitches import PitchKind
from facilitator.domain.text import Missing, Text


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day at the place of meeting, ``days_later`` than the day it began."""

    of_day: time
    days_later: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """When the meeting began and ended, or, before it is held, is planned to."""

    start: Moment | Missing
    end: Moment | Missing
    are_planned: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many came; ``said`` is the secretariat's word for it."""

    people: int | Missing
    organisations: int | None = None
    said: Text | None = None


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of the agenda; ``groups`` is the number of groups of a breakout.

    A pitch that was split stands once for each part: from the second on it is continued.

    The accounts of breakouts and of the share-out stand where those are written about. What
    ``was_left_out`` never ran and will not.
    """

    item: str
    kind: ItemKind
    title: Text | None = None
    organisation: Text | None = None
    pitch_number: int | None = None
    groups: int | None = None
    account: Text | None = None
    was_left_out: bool = False
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class TalkRecord:
    """What an information talk said."""

    item: str
    title: Text | None
    by: By | Missing
    points: tuple[Text, ...] | Missing
    calls: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PitchRecord:
    """What was pitched, and what was asked of the room."""

    pitch: str
    number: int
    title: Text
    by: By | Missing
    background: tuple[Text, ...] | Missing
    asks: tuple[Text, ...] | Missing
    kind: PitchKind | None = None
    length: timedelta | None = None
    was_left_out: bool = False


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """What was noted of an offer: who helps whom, by when, with what; None for what was not."""

    by: Who | None = None
    to: Who | None = None
    due: date | None = None
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One note line; the speaker is None where nobody noted one, or may name one.

    Of an offer whose speaker is the one who makes it, the speaker is left out.
    """

    kind: LineKind
    text: Text
    speaker: Who | None = None
    offer: OfferRecord | None = None


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """A role in a group that went from one person to the next, and when, while the meeting ran."""

    role: Role
    first: Who
    then: tuple[tuple[Moment, Who], ...]


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """What one group was, noted and shared. ``label`` may be the short name of who pitched.

    ``rounds`` are the members in each round, where there were several; ``members`` are then those
    of the last one.
    """

    group: str
    number: int
    label: Text | None
    pitch_number: int | None
    members: tuple[Who, ...] | Missing
    facilitator: Who | Missing
    note_taker: Who | Missing
    lines: tuple[LineRecord, ...] | Missing
    points: tuple[Text, ...] = ()
    comments: tuple[Text, ...] = ()
    reporter: Who | None = None
    rounds: tuple[tuple[Who, ...] | Missing, ...] = ()
    handovers: tuple[HandoverRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CommonRecord:
    """What several groups have in common: its own words, if any, and its lines.

    Each line stands with the number of its group, None where it is everybody's.
    """

    words: Text | None
    lines: tuple[tuple[int | None, Text], ...]


@dataclass(frozen=True, slots=True)
class Plenary:
    """What was said with everybody together, decisions left out, and what came of it."""

    accounts: tuple[Text, ...] = ()
    lines: tuple[LineRecord, ...] = ()
    common: tuple[CommonRecord, ...] = ()
    conclusion: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision, and the number of the group that took it."""

    text: Text
    group: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """What somebody does after the meeting, by when."""

    number: int
    what: Text
    owners: tuple[Who, ...] | Missing
    due: date | Missing
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class ItemTiming:
    """When one item was planned and when it ran; ``parts`` counts how often it was taken up.

    ``line`` is None for a pause. ``planned_length`` is that of the plan, whatever was added or
    saved on the day. ``length`` leaves pauses out, and what still runs. An item that
    ``was_left_out`` never ran and will not.
    """

    line: AgendaLine | None
    planned_start: Moment | None
    planned_length: timedelta | None
    start: Moment | None
    length: timedelta | None
    parts: int = 1
    is_running: bool = False
    was_left_out: bool = False

    @property
    def difference(self) -> timedelta | None:
        """Return how much longer than planned it took, negative where it was shorter.

        In whole minutes, as the difference of the two lengths that are printed. None where nothing
        was planned, and until it is over.
        """
        if self.planned_length is None or self.length is None or self.is_running:
            return None
        return timedelta(minutes=minutes_of(self.length) - minutes_of(self.planned_length))


@dataclass(frozen=True, slots=True)
class Timing:
    """How the meeting kept to its plan; ``behind`` is negative where it ended early."""

    items: tuple[ItemTiming, ...]
    planned_end: Moment | None
    ended: Moment | None
    behind: timedelta | None


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that the minutes of one meeting hold, in their order.

    ``withheld`` names by id the people whose names the public minutes do not print.
    """

    profile: Profile
    series: str
    session: str
    series_name: Text
    title: Text | None
    is_rehearsal: bool
    date: date
    fiscal_year: int
    no_in_fiscal_year: int | None
    no_total: int | None
    times: Times
    place: Text | Missing
    venue: Text | Missing
    mode: Text | Missing
    secretariat: Text | Missing
    secretariat_organisation: Text | Missing
    attendance: Attendance
    facilitators: tuple[Who, ...] | Missing
    note_takers: tuple[Who, ...] | Missing
    materials: tuple[Text, ...] | Missing
    access: Text | Missing
    agenda: tuple[AgendaLine, ...] | Missing
    talks: tuple[TalkRecord, ...] | Missing
    pitches: tuple[PitchRecord, ...] | Missing
    accounts: tuple[Text, ...]
    groups: tuple[GroupRecord, ...] | Missing
    plenary: Plenary
    decisions: tuple[DecisionRecord, ...] | Missing
    follow_ups: tuple[FollowUpRecord, ...] | Missing
    notices: tuple[Text, ...] | Missing
    next_meeting: Text | Missing
    prepared_by: tuple[Who, ...] | Missing
    checked_by: tuple[Who, ...] | Missing
    timing: Timing | None
    withheld: tuple[str, ...] = ()

    @property
    def not_recorded(self) -> tuple[str, ...]:
        """Return the places of all fields not recorded: ``venue``, ``groups.1.members`` …"""
        return tuple(_not_recorded(self, ""))


def _not_recorded(value: object, place: str) -> Iterator[str]:
    if value is Missing.NOT_RECORDED:
        yield place
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _not_recorded(each, f"{place}.{number}")
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{place}.{field.name}" if place else field.name
            yield from _not_recorded(getattr(value, field.name), inner)
