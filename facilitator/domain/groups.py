"""Groups: who sits where, for which pitch, and who writes the notes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter

from facilitator.domain.events import Body
from facilitator.domain.participants import Participants, Presence
from facilitator.domain.pitches import Pitches
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text, Value

MOST_GROUPS = 200


AWAY = (Presence.ABSENT, Presence.LEFT)
"""Those who are so take no seat."""


class Role(StrEnum):
    """What a member does for the group."""

    FACILITATOR = "facilitator"
    NOTE_TAKER = "note_taker"
    REPORTER = "reporter"
    """Tells everybody in the share-out what the group has found."""


class GroupMade(Body, kind="groups.made"):
    """A group was formed; its number is for good."""

    group: str
    number: int
    label: Text | None = None
    pitch: str | None = None


class GroupChanged(Body, kind="groups.changed"):
    """A group got another name, or works on another pitch."""

    group: str
    label: Text | None
    pitch: str | None


class GroupClosed(Body, kind="groups.closed"):
    """A group does not meet (any more); its lines stay."""

    group: str


class PersonSeated(Body, kind="groups.person_seated"):
    """Somebody sits in a group now, or in none; *was_in* is where they sat before."""

    person: str
    group: str | None
    was_in: str | None = None


_PAIRS: TypeAdapter[list[tuple[str, str]]] = TypeAdapter(list[tuple[str, str]])


def _unpaired(seats: object) -> object:
    """Return *seats* as a mapping where they are pairs in a list, as in the log."""
    return dict(_PAIRS.validate_python(seats)) if isinstance(seats, list) else seats


Seats = Annotated[
    Mapping[str, str],
    BeforeValidator(_unpaired),
    PlainSerializer(lambda seats: list(seats.items()), return_type=list[tuple[str, str]]),
]
"""Ids of groups by ids of people.

In the log they are pairs in a list, since the order in which people sit down is kept.
"""


class SeatsDealt(Body, kind="groups.seats_dealt"):
    """Everybody named here was given a group at once."""

    seats: Seats


class RoleGiven(Body, kind="groups.role_given"):
    """Somebody has a role in a group now; nobody where *person* is None."""

    group: str
    role: Role
    person: str | None


class Held(Value):
    """Somebody who stays in a group for a role that they have there."""

    person: str
    group: str
    role: Role


@dataclass(frozen=True, slots=True)
class Group:
    """One group. ``roles`` gives the ids of people by role.

    A closed group keeps its roles, and who sat in it last, for the minutes.
    """

    id: str
    number: int
    label: Text | None = None
    pitch: str | None = None
    is_closed: bool = False
    roles: Mapping[Role, str] = field(default_factory=dict)
    members_at_closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A role in a group went from one person to another."""

    at: datetime
    group: str
    role: Role
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one session by id, in the order of their numbers, and who sits in them.

    ``sat`` keeps who sat where when a breakout ended: seats by the id of its agenda item.
    ``missed`` are those who were away when it began, and at its end, if it has ended.
    """

    groups: Mapping[str, Group] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    handovers: tuple[HandedOver, ...] = ()
    sat: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Group, ...]:
        """Return the groups that meet."""
        return tuple(group for group in self.groups.values() if not group.is_closed)

    def members(self, group: str) -> tuple[str, ...]:
        """Return the ids of the people in *group*, in the order in which they were seated."""
        return tuple(person for person, seat in self.seats.items() if seat == group)

    def numbered(self, number: int) -> Group | None:
        """Return the group with that number, None where there is none."""
        return next((group for group in self.groups.values() if group.number == number), None)

    def those_there(self, item: str, seats: Mapping[str, str]) -> Mapping[str, str]:
        """Return *seats* without those who were away all the time of the breakout *item*."""
        missed = self.missed.get(item, frozenset())
        return {person: group for person, group in seats.items() if person not in missed}

    def unseated(self, participants: Participants) -> tuple[str, ...]:
        """Return the ids of those who are expected or here and sit in no group."""
        return tuple(
            person
            for person, entry in participants.entries.items()
            if person not in self.seats and entry.presence not in AWAY
        )

    def without(self, role: Role, participants: Participants) -> tuple[Group, ...]:
        """Return the groups with people in which nobody has *role*; who is away does not count."""
        there = {
            person for person, entry in participants.entries.items() if entry.presence not in AWAY
        }
        peopled = {group for person, group in self.seats.items() if person in there}
        return tuple(
            group
            for group in self.open
            if group.id in peopled and group.roles.get(role) not in there
        )


def make_group(
    groups: Groups,
    pitches: Pitches,
    group: str,
    *,
    label: Text | None = None,
    pitch: str | None = None,
) -> GroupMade:
    """Decide that there is one more group, with the next number."""
    _must_have_room(groups, 1)
    _must_be_known(pitches, pitch)
    return GroupMade(group=group, number=_next_number(groups), label=label, pitch=pitch)


def make_group_for_each_pitch(
    groups: Groups, pitches: Pitches, new_id: Callable[[], str]
) -> tuple[GroupMade, ...]:
    """Decide that every pitch that has no group yet gets one."""
    served = {group.pitch for group in groups.open}
    missing = [pitch for pitch in pitches.pitches if pitch not in served]
    if not missing:
        raise Refused("Every pitch has a group already.")
    _must_have_room(groups, len(missing))
    return tuple(
        GroupMade(group=new_id(), number=number, pitch=pitch)
        for number, pitch in enumerate(missing, _next_number(groups))
    )


def _next_number(groups: Groups) -> int:
    return max((group.number for group in groups.groups.values()), default=0) + 1


def _must_have_room(groups: Groups, more: int) -> None:
    if len(groups.open) + more > MOST_GROUPS:
        raise Refused("A session has at most {most} groups.", most=MOST_GROUPS)


def _must_be_known(pitches: Pitches, pitch: str | None) -> None:
    if pitch is not None and pitch not in pitches.pitches:
        raise Refused("This pitch is not part of the meeting.")


def _must_meet(groups: Groups, group: str) -> Group:
    if group not in groups.groups:
        raise Refused("There is no such group.")
    if groups.groups[group].is_closed:
        raise Refused("Group {number} is closed.", number=groups.groups[group].number)
    return groups.groups[group]


def close_group(groups: Groups, group: str) -> GroupClosed:
    """Decide that *group* does not meet; its people sit in no group then, its lines stay."""
    _must_meet(groups, group)
    return GroupClosed(group=group)


def move_to_group(
    groups: Groups, participants: Participants, person: str, group: str | None
) -> PersonSeated:
    """Decide that *person* sits in *group* (None: in no group)."""
    if person not in participants.entries:
        raise Refused("This person is not registered for this meeting.")
    if group is not None:
        _must_meet(groups, group)
    was_in = groups.seats.get(person)
    if was_in == group:
        raise Refused("This person sits there already.")
    return PersonSeated(person=person, group=group, was_in=was_in)


def deal(groups: Groups, participants: Participants, seats: Mapping[str, str]) -> SeatsDealt:
    """Decide that everybody sits as in *seats* (ids of groups by ids of people)."""
    if not groups.open:
        raise Refused("There is no group yet. Make one first.")
    if not seats:
        raise Refused("Nobody is waiting for a group.")
    for person, group in seats.items():
        _must_meet(groups, group)
        if person not in participants.entries:
            raise Refused("This person is not registered for this meeting.")
    return SeatsDealt(seats=dict(seats))


def give_role(groups: Groups, group: str, role: Role, person: str | None) -> RoleGiven:
    """Decide who has *role* in *group*; the person must sit there. None takes the role away."""
    before = _must_meet(groups, group).roles.get(role)
    if person is not None and groups.seats.get(person) != group:
        raise Refused("This person does not sit in that group.")
    if person == before:
        raise Refused("Nothing changed.")
    return RoleGiven(group=group, role=role, person=person)
