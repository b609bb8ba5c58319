"""The fold of the seating: from its events to the rules, and the rounds that are to come."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.events import Event
from facilitator.domain.groups import Role
from facilitator.domain.groups_fold import GroupsFold, without
from facilitator.domain.refused import DoesNotApply
from facilitator.domain.seating import (
    Assignment,
    GroupLocked,
    GroupSized,
    GroupSuits,
    PeopleTied,
    PeopleUntied,
    PersonPinned,
    PointsSet,
    RolesOffered,
    RoundChanged,
    RoundReturned,
    RoundTaken,
    Seating,
    SeatsAssigned,
    Shortcoming,
    Size,
    Suits,
    TiedPeople,
)


class SeatingFold:
    """Builds ``Seating`` event by event, and seats people in the groups."""

    def __init__(self, groups: GroupsFold) -> None:
        self.groups = groups
        self.pins: dict[str, str] = {}
        self.locked: set[str] = set()
        self.sizes: dict[str, Size] = {}
        self.suits: dict[str, frozenset[Suits]] = {}
        self.ties: dict[str, TiedPeople] = {}
        self.points: Mapping[Shortcoming, int] = {}
        self.offers: dict[str, frozenset[Role]] = {}
        self.rounds: dict[str, dict[str, str]] = {}
        self.taken: dict[str, Mapping[str, str]] = {}
        self.roles_before: dict[str, Mapping[str, Mapping[Role, str]]] = {}
        self.assignment: Assignment | None = None

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case SeatsAssigned() if self.groups.can_take(body.seats):
                self._assign(body)
            case RoundChanged(item=item, person=person, group=group) if (
                item in self.rounds and self.groups.can_take({person: group})
            ):
                self.rounds[item][person] = group
            case RoundTaken(item=item) if item in self.rounds:
                self.taken[item] = MappingProxyType(dict(self.groups.seats))
                everywhere = self.groups.groups.values()
                self.roles_before[item] = {group.id: group.roles for group in everywhere}
                away, planned = self.groups.away, self._of_now(self.rounds.pop(item))
                self.groups.take({who: at for who, at in planned.items() if who not in away})
            case RoundReturned(item=item) if item in self.taken:
                self.rounds = {item: dict(self.groups.seats), **self.rounds}
                self.groups.take(self._of_now(self.taken.pop(item)))
                self.groups.give_back(self.roles_before[item])
                self.groups.sat.pop(item, None)
            case PersonPinned(person=person, group=group) if self._is_known(person):
                self.pins.pop(person, None)
                if group is not None:
                    self.pins[person] = group
            case RolesOffered(person=person, roles=roles) if self._is_known(person):
                self.offers[person] = frozenset(roles)
            case _:
                self._set_rule(event)

    def _set_rule(self, event: Event) -> None:
        body = event.body
        match body:
            case GroupLocked(group=group) if group in self.groups.groups:
                (self.locked.add if body.is_locked else self.locked.discard)(group)
            case GroupSized(group=group) if group in self.groups.groups:
                self.sizes[group] = Size(body.least, body.most)
            case GroupSuits(group=group) if group in self.groups.groups:
                self.suits[group] = frozenset(body.suits)
            case PeopleTied(rule=rule) if rule not in self.ties:
                self.ties[rule] = TiedPeople(rule, body.tie, body.people)
            case PeopleUntied(rule=rule) if rule in self.ties:
                del self.ties[rule]
            case PointsSet(points=points):
                self.points = points
            case _:
                raise DoesNotApply(body.kind)

    def forget(self, person: str) -> None:
        """Drop all that is said of somebody who was withdrawn; a tie needs two people."""
        self.pins.pop(person, None)
        self.offers.pop(person, None)
        left = [
            replace(tie, people=tuple(who for who in tie.people if who != person))
            for tie in self.ties.values()
        ]
        self.ties = {tie.id: tie for tie in left if len(tie.people) > 1}
        self.rounds = {item: dict(without(each, person)) for item, each in self.rounds.items()}
        self.taken = {item: without(seats, person) for item, seats in self.taken.items()}
        if (done := self.assignment) is not None:
            seats, before = without(done.seats, person), without(done.before, person)
            self.assignment = replace(done, seats=seats, before=before)

    def _is_known(self, person: str) -> bool:
        return person in self.groups.participants.entries

    def _assign(self, body: SeatsAssigned) -> None:
        """Seat everybody; the rounds to come are those of this event and no others."""
        self.assignment = Assignment(
            seats=body.seats,
            before=MappingProxyType(dict(self.groups.seats)),
            seed=body.seed,
            cost=body.cost,
            bound=body.bound,
            is_proved=body.is_proved,
            digest=body.digest,
            held=body.held,
        )
        self.groups.take(body.seats)
        self.rounds = {each.item: dict(each.seats) for each in body.rounds}
        if body.seats:
            self.taken = {}

    def _of_now(self, seats: Mapping[str, str]) -> Mapping[str, str]:
        """Return *seats* without groups that were closed since they were planned."""
        return {
            person: group
            for person, group in seats.items()
            if self.groups.can_take({person: group})
        }

    def value(self) -> Seating:
        """Return what was built so far, frozen; what is said of groups that are closed is gone."""
        meets = {group.id for group in self.groups.groups.values() if not group.is_closed}
        return Seating(
            pins=MappingProxyType({who: at for who, at in self.pins.items() if at in meets}),
            locked=frozenset(self.locked & meets),
            sizes=MappingProxyType({at: size for at, size in self.sizes.items() if at in meets}),
            suits=MappingProxyType({at: suits for at, suits in self.suits.items() if at in meets}),
            ties=MappingProxyType(dict(self.ties)),
            points=MappingProxyType(dict(self.points)),
            offers=MappingProxyType({who: roles for who, roles in self.offers.items() if roles}),
            rounds=MappingProxyType(
                {item: MappingProxyType(self._of_now(seats)) for item, seats in self.rounds.items()}
            ),
            taken=MappingProxyType(dict(self.taken)),
            assignment=self.assignment,
        )
