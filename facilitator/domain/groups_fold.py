"""The fold of the groups: from their events to who sits where."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from facilitator.domain.events import Event
from facilitator.domain.groups import (
    AWAY,
    Group,
    GroupChanged,
    GroupClosed,
    GroupMade,
    Groups,
    HandedOver,
    PersonSeated,
    Role,
    RoleGiven,
    SeatsDealt,
)
from facilitator.domain.participants import ParticipantsFold
from facilitator.domain.pitches import PitchesFold
from facilitator.domain.refused import DoesNotApply


def without(seats: Mapping[str, str], person: str) -> Mapping[str, str]:
    """Return *seats* without that of *person*."""
    return MappingProxyType({who: group for who, group in seats.items() if who != person})


class GroupsFold:
    """Builds ``Groups`` event by event."""

    def __init__(self, participants: ParticipantsFold, pitches: PitchesFold) -> None:
        self.participants = participants
        self.pitches = pitches
        self.groups: dict[str, Group] = {}
        self.seats: dict[str, str] = {}
        self.had: dict[tuple[str, Role], str] = {}
        self.handovers: list[HandedOver] = []
        self.sat: dict[str, Mapping[str, str]] = {}
        self.missed: dict[str, frozenset[str]] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case GroupMade(group=group) if group not in self.groups and self._knows(body.pitch):
                self.groups[group] = Group(group, body.number, body.label, body.pitch)
            case GroupChanged(group=group) if self._meets(group) and self._knows(body.pitch):
                self._change(group, label=body.label, pitch=body.pitch)
            case GroupClosed(group=group) if self._meets(group):
                sat_here = tuple(who for who, seat in self.seats.items() if seat == group)
                self._change(group, is_closed=True, members_at_closing=sat_here)
                self.seats = {who: seat for who, seat in self.seats.items() if seat != group}
            case PersonSeated(person=person) if (
                self._can_sit(person, body.group) and self.seats.get(person) == body.was_in
            ):
                self._seat(person, body.group)
            case SeatsDealt(seats=seats) if self.can_take(seats):
                self.take(seats)
            case RoleGiven(group=group, person=person) if self._meets(group) and (
                person is None or self.seats.get(person) == group
            ):
                others = {
                    role: who for role, who in self.groups[group].roles.items() if role != body.role
                }
                self._hand_over(event.at, group, body.role, person)
                given = {body.role: person} if person else {}
                self._change(group, roles=others | given)
            case _:
                raise DoesNotApply(body.kind)

    def can_take(self, seats: Mapping[str, str]) -> bool:
        """Whether everybody in *seats* is known, and every group there meets."""
        return all(map(self._can_sit, seats, seats.values()))

    def take(self, seats: Mapping[str, str]) -> None:
        """Seat everybody as in *seats*; whoever is not in it stays."""
        for person, group in seats.items():
            self._seat(person, group)

    def give_back(self, roles: Mapping[str, Mapping[Role, str]]) -> None:
        """Let people have the *roles* they had before, by group, where they sit there again."""
        for group, given in roles.items():
            if self._meets(group):
                again = {role: who for role, who in given.items() if self.seats.get(who) == group}
                self._change(group, roles=again | dict(self.groups[group].roles))

    def begin_sitting(self, item: str) -> None:
        """Note who is away as the breakout *item* begins."""
        self.missed[item] = self.away

    def end_sitting(self, item: str) -> None:
        """Note who sat where while the breakout *item* went on: it has ended."""
        missed = self.missed[item] = self.missed.get(item, frozenset()) & self.away
        there = {person: group for person, group in self.seats.items() if person not in missed}
        self.sat[item] = MappingProxyType(there)

    @property
    def away(self) -> frozenset[str]:
        """Return who is marked as away now."""
        everybody = self.participants.entries.values()
        return frozenset(entry.person for entry in everybody if entry.presence in AWAY)

    def forget(self, person: str) -> None:
        """Drop the seats and roles of somebody who was withdrawn, also in rounds that are over."""
        self._seat(person, None)
        for group in self.groups.values():
            members = tuple(who for who in group.members_at_closing if who != person)
            self._change(group.id, members_at_closing=members)
        self.sat = {item: without(seats, person) for item, seats in self.sat.items()}
        self.missed = {item: away - {person} for item, away in self.missed.items()}

    def _hand_over(self, at: datetime, group: str, role: Role, person: str | None) -> None:
        """Note that *person* has a role that somebody else had before, if it is so."""
        if person is None:
            return
        before = self.had.get((group, role), person)
        if before != person:
            self.handovers.append(HandedOver(at, group, role, before, person))
        self.had[group, role] = person

    def _meets(self, group: str | None) -> bool:
        return group in self.groups and not self.groups[group].is_closed

    def _knows(self, pitch: str | None) -> bool:
        return pitch is None or pitch in self.pitches.pitches

    def _can_sit(self, person: str, group: str | None) -> bool:
        return person in self.participants.entries and (group is None or self._meets(group))

    def _change(self, group: str, **changes: object) -> None:
        self.groups[group] = replace(self.groups[group], **changes)  # type: ignore[arg-type]

    def _seat(self, person: str, group: str | None) -> None:
        before = self.seats.get(person)
        if before == group:
            return
        if before is not None:
            del self.seats[person]
            kept = {r: who for r, who in self.groups[before].roles.items() if who != person}
            self._change(before, roles=kept)
        if group is not None:
            self.seats[person] = group

    def value(self) -> Groups:
        """Return what was built so far, frozen."""
        numbered = sorted(self.groups.values(), key=lambda group: (group.number, group.id))
        return Groups(
            MappingProxyType({group.id: group for group in numbered}),
            MappingProxyType(dict(self.seats)),
            tuple(self.handovers),
            MappingProxyType(dict(self.sat)),
            MappingProxyType(dict(self.missed)),
        )
