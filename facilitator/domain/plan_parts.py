"""The parts of a plan: a value for every kind of table that the file can hold.

A field is called in Python what the file calls it, in the plural where there are many. What is
absent is not recorded; an empty list says that there was none.
"""

from functools import lru_cache
from typing import Annotated, TypeVar

from pydantic import Field

from facilitator.domain.followups import Status
from facilitator.domain.kinds import ParticipantKind
from facilitator.domain.participants import Presence
from facilitator.domain.pitches import PitchKind
from facilitator.domain.plan_fields import (
    Day,
    KindId,
    KindOfItem,
    KindOfLine,
    KindOfParticipant,
    LastPart,
    Length,
    Mark,
    NoneInSession,
    NoneSaid,
    Number,
    Ordinal,
    RoleInGroup,
    Slug,
    TimeOfDay,
    TimeZone,
    Words,
    YesOrNo,
)
from facilitator.domain.seating import MOST_POINTS, Suits
from facilitator.domain.text import Line, Value, matching_key
from facilitator.domain.wishes import MOST_WISHES

MOST_PEOPLE = 2_000

compared = lru_cache(maxsize=10_000)(matching_key)
"""The form in which names are compared, remembered: long lists are looked through many times."""

_Entry = TypeVar("_Entry")
Many = Annotated[tuple[_Entry, ...], Field(max_length=MOST_PEOPLE)]
"""A list in the file."""

_People = Annotated[int, Field(strict=True, ge=1, le=MOST_PEOPLE)]
_Points = Annotated[int, Field(strict=True, ge=0, le=MOST_POINTS)]


class SeriesPart(Value):
    """[series]: which series of meetings this one belongs to."""

    id: Slug
    name: Words
    platform: Words | None = None
    purpose: Words | None = None
    aim: Words | None = None


class SessionPart(Value):
    """[session]: what was known of the meeting before it."""

    id: Slug
    title: Words | None = None
    date: Day
    start: TimeOfDay | None = None
    end: TimeOfDay | None = None
    hard_end: TimeOfDay | None = None
    assumed_start: TimeOfDay | None = None
    timezone: TimeZone = "Asia/Tokyo"
    no_in_fiscal_year: Ordinal | None = None
    no_total: Ordinal | None = None
    place: Words | None = None
    venue: Words | None = None
    mode: Words | None = None
    access: Words | None = None
    secretariat: Words | None = None
    secretariat_organisation: Line | None = None
    facilitators: Many[Line] | None = None
    materials: Many[Words] | None = None
    notices: Many[Words] | None = None
    confirmed_none: tuple[NoneInSession, ...] = ()


class FollowUpPart(Value):
    """[[said.follow_up]]: what somebody does after the meeting.

    Owners are people or organisations.
    """

    what: Words
    owners: Many[Line] = ()
    due: Day | None = None
    status: Status = Status.OPEN


class SaidPart(Value):
    """[said]: what became known at the meeting. Start and end are as held."""

    start: TimeOfDay | None = None
    end: TimeOfDay | None = None
    people: Number | None = None
    organisations: Number | None = None
    attendance_said: Words | None = None
    note_takers: Many[Line] | None = None
    conclusion: Many[Words] = ()
    decisions: Many[Words] | None = None
    follow_ups: Many[FollowUpPart] | None = Field(default=None, alias="follow_up")
    next_meeting: Words | None = None
    prepared_by: Many[Line] | None = None
    checked_by: Many[Line] | None = None
    confirmed_none: tuple[NoneSaid, ...] = ()


class KindPart(Value):
    """[[participant_kind]]: a kind of participants; with any in the file, only those count.

    The words stand under ``name``, as those of an organisation do.
    """

    id: KindId
    name: Words
    mark: Mark
    aliases: Many[Line] = ()

    @property
    def participant_kind(self) -> ParticipantKind:
        """Return the kind that this is."""
        return ParticipantKind(id=self.id, words=self.name, mark=self.mark, aliases=self.aliases)


class OrganisationPart(Value):
    """[[organisation]]: other parts name it by its id, its name, or its short name."""

    id: Line
    name: Words
    short: Words | None = None
    kind: KindOfParticipant | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return everything it goes by."""
        texts = (self.name, self.short or self.name)
        spellings = (self.id, *(way for text in texts for way in (text.original, text.translation)))
        return tuple(spelling for spelling in spellings if spelling)


class PersonPart(Value):
    """[[person]]: other parts name them by name, or by the id where two have the same name.

    Who does not take part (``takes_part = false``) is known by name but not a participant.
    ``wishes`` are ids of pitches, the first wish first; ``roles`` are those they can take.
    """

    name: Line
    id: Line | None = None
    reading: Line | None = None
    organisation: Line | None = None
    kind: KindOfParticipant | None = None
    consent: YesOrNo = False
    takes_part: YesOrNo = True
    presence: Presence = Presence.EXPECTED
    online: YesOrNo = False
    wishes: tuple[Line, ...] = Field(default=(), max_length=MOST_WISHES)
    roles: Many[RoleInGroup] = ()


class TalkPart(Value):
    """[item.talk]: who gives an information talk, and what was said in it."""

    organisation: Line | None = None
    speaker: Line | None = None
    points: Many[Words] = ()
    calls: Many[Words] = ()


class ItemPart(Value):
    """[[item]] and [[parked]]: one item; ``account`` is what happened in it.

    ``presenter`` is a person or an organisation of the plan, else words such as 全員.
    """

    kind: KindOfItem
    title: Words | None = None
    length: Length | None = None
    assumed_length: Length | None = None
    pitch: Line | None = None
    presenter: Words | None = None
    cue: Words | None = None
    protected: YesOrNo = False
    least_length: Length | None = None
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None
    last_part: LastPart | None = None
    talk: TalkPart | None = None
    account: Words | None = None


class PitchPart(Value):
    """[[pitch]]: what is presented; items and groups name it by its id."""

    id: Line
    title: Words
    kind: PitchKind | None = None
    organisation: Line | None = None
    presenter: Line | None = None
    length: Length | None = None
    tags: Many[Line] = ()
    background: Many[Words] = ()
    asks: Many[Words] = ()


class NotePart(Value):
    """[[group.note]]: one line of a group's notes."""

    kind: KindOfLine
    text: Words
    speaker: Line | None = None


class GroupPart(Value):
    """[[group]]: a group, and what was said in it; groups are numbered in their order.

    Who is ``pinned`` sits in it, and stays when people are seated, as all do where it is locked.
    """

    pitch: Line | None = None
    label: Words | None = None
    members: Many[Line] = ()
    facilitator: Line | None = None
    note_taker: Line | None = None
    reporter: Line | None = None
    pinned: Many[Line] = ()
    locked: YesOrNo = False
    least: Number | None = None
    most: _People | None = None
    suits: Many[Suits] = ()
    summary: Many[Words] = ()
    comments: Many[Words] = ()
    notes: Many[NotePart] = Field(default=(), alias="note")

    @property
    def seated(self) -> tuple[str, ...]:
        """Return the names of everybody who sits in it, those with a role as well, each once."""
        roles = (self.facilitator, self.note_taker, self.reporter)
        named = (*(name for name in roles if name is not None), *self.members, *self.pinned)
        return tuple({compared(name): name for name in named}.values())


class PointsPart(Value):
    """[seating.points]: what a shortcoming costs in this meeting, by its name."""

    second_wish: _Points | None = None
    third_wish: _Points | None = None
    no_wish: _Points | None = None
    missed_first: _Points | None = None
    missed_second: _Points | None = None
    missed_third: _Points | None = None
    kind: _Points | None = None
    organisation: _Points | None = None
    met: _Points | None = None


class SeatingPart(Value):
    """[seating]: rules about people, and the points; groups have rules of their own."""

    together: Many[Many[Line]] = ()
    apart: Many[Many[Line]] = ()
    points: PointsPart = PointsPart()
