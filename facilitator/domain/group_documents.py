"""What groups get on paper and on the wall: cards, table signs and lists, as values.

``build_group_documents`` is one pure function of the session, its series and the register, so that
the same log gives the same documents. Names stand in them as the profile allows; how to reach a
person, and what a person needs, stands in none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from facilitator.domain.groups import AWAY, Group, Role
from facilitator.domain.items import ItemKind
from facilitator.domain.kinds import ParticipantKind
from facilitator.domain.minutes_names import Names
from facilitator.domain.minutes_people import Profile
from facilitator.domain.minutes_timing import started_on
from facilitator.domain.participants import Participant, Presence
from facilitator.domain.register import Register
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.slots import Progress, basis_of
from facilitator.domain.text import Text


class GroupDocument(StrEnum):
    """One of the documents about groups, by the name in its file."""

    CARDS = "group-cards"
    SIGNS = "table-signs"
    LIST = "group-list"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class Breakout:
    """A round of talk in groups as planned; ``ends_at`` is a time of day at the place."""

    title: Text | None
    length: timedelta | None
    ends_at: time | None


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody in a document: with a name and its reading only where the profile allows them.

    Organisation and kind are those of the day. ``group`` is the number of the group.
    """

    name: Text | None
    reading: str | None
    organisation: Text | None
    kind: ParticipantKind | None
    presence: Presence
    group: int | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """One group that meets: what it works on, and who sits in it and is not away."""

    number: int
    label: Text | None
    pitch_title: Text | None
    organisation: Text | None
    asks: tuple[Text, ...]
    members: tuple[ListedPerson, ...]

    def having(self, role: Role) -> ListedPerson | None:
        """Return the member with that role, None where nobody has it."""
        return next((member for member in self.members if role in member.roles), None)


@dataclass(frozen=True, slots=True)
class GroupDocuments:
    """All that the documents hold: the meeting, its groups by number, and everybody in it.

    ``unseated`` are those who sit in no group; ``people`` are all but those who stayed away.
    """

    profile: Profile
    series: str
    session: str
    series_name: Text
    title: Text | None
    is_rehearsal: bool
    date: date
    no_in_fiscal_year: int | None
    no_total: int | None
    breakouts: tuple[Breakout, ...]
    groups: tuple[GroupSheet, ...]
    unseated: tuple[ListedPerson, ...]
    people: tuple[ListedPerson, ...]


def build_group_documents(
    session: Session, series: Series, register: Register, profile: Profile
) -> GroupDocuments:
    """Return what the documents about the groups of *session* hold, as *profile* allows."""
    opened, seats = session.opened, session.groups.seats
    names = Names(register, session.participants, profile)
    listed = {
        person: _listed(session, names, register, entry, seats.get(person))
        for person, entry in session.participants.entries.items()
        if entry.presence is not Presence.ABSENT
    }
    return GroupDocuments(
        profile=profile,
        series=opened.series,
        session=opened.slug,
        series_name=series.name,
        title=opened.title,
        is_rehearsal=opened.is_rehearsal,
        date=started_on(session),
        no_in_fiscal_year=opened.no_in_fiscal_year,
        no_total=opened.no_total,
        breakouts=tuple(_breakouts(session)),
        groups=tuple(
            _sheet(session, names, group, _sitting(listed, seats, group.id))
            for group in session.groups.open
        ),
        unseated=_sitting(listed, seats, None),
        people=tuple(listed.values()),
    )


def _listed(
    session: Session, names: Names, register: Register, entry: Participant, seat: str | None
) -> ListedPerson:
    name = names.who(entry.person).name
    group = session.groups.groups.get(seat or "")
    return ListedPerson(
        name=name,
        reading=register.people[entry.person].reading if name else None,
        organisation=names.organisation(entry.organisation),
        kind=session.participants.kinds.get(entry.participant_kind or ""),
        presence=entry.presence,
        group=group.number if group else None,
        roles=tuple(role for role in Role if group and group.roles.get(role) == entry.person),
    )


def _sitting(
    listed: Mapping[str, ListedPerson], seats: Mapping[str, str], group: str | None
) -> tuple[ListedPerson, ...]:
    """Return those who sit in *group* (None: in no group) and are not away.

    Those in a group come in the order of seating, the others in that of registration.
    """
    people = seats if group is not None else listed
    found = (listed[person] for person in people if person in listed and seats.get(person) == group)
    return tuple(person for person in found if person.presence not in AWAY)


def _sheet(
    session: Session, names: Names, group: Group, members: tuple[ListedPerson, ...]
) -> GroupSheet:
    pitch = session.pitches.pitches.get(group.pitch or "")
    return GroupSheet(
        number=group.number,
        label=group.label,
        pitch_title=pitch.title if pitch else None,
        organisation=names.full_organisation(pitch.organisation) if pitch else None,
        asks=pitch.asks if pitch else (),
        members=members,
    )


def _breakouts(session: Session) -> Iterator[Breakout]:
    """Yield the rounds that are held, with their times by the plan, whatever the clock says."""
    for slot in basis_of(session.agenda, session.clock, session.timetable).slots:
        item, begins_at = slot.item, slot.planned_at
        if item.kind is not ItemKind.BREAKOUT or slot.progress is Progress.SKIPPED:
            continue
        ends_at = begins_at + item.length if begins_at and item.length else None
        of_day = ends_at.astimezone(session.zone).time() if ends_at else None
        yield Breakout(item.title, item.length, of_day)
