"""Seating: rules that must hold, points that should be few, and the rounds that are to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.events import Body
from facilitator.domain.groups import Groups, Held, Role, Seats
from facilitator.domain.participants import Participants
from facilitator.domain.refused import Refused
from facilitator.domain.text import Value
from facilitator.domain.ties import is_clash

MOST_POINTS = 10_000


class Shortcoming(StrEnum):
    """What costs points in an arrangement."""

    SECOND_WISH = "second_wish"
    THIRD_WISH = "third_wish"
    NO_WISH = "no_wish"
    MISSED_FIRST = "missed_first"
    MISSED_SECOND = "missed_second"
    MISSED_THIRD = "missed_third"
    KIND = "kind"
    ORGANISATION = "organisation"
    MET = "met"


class Suits(StrEnum):
    """Whom a group suits of those whom not every group does."""

    ONLINE = "online"
    ACCESS = "access"
    INTERPRETER = "interpreter"


class Tie(StrEnum):
    """How people are bound to each other."""

    TOGETHER = "together"
    APART = "apart"


class PersonPinned(Body, kind="seating.person_pinned"):
    """Somebody sits in a group whatever else changes; in whichever, where *group* is None."""

    person: str
    group: str | None


class GroupLocked(Body, kind="seating.group_locked"):
    """Nobody is moved into a group or out of it any more when people are seated, or again."""

    group: str
    is_locked: bool


class GroupSized(Body, kind="seating.group_sized"):
    """How many people a group has at least and at most; None: an even share, or nearly."""

    group: str
    least: int | None
    most: int | None


class GroupSuits(Body, kind="seating.group_suits"):
    """Whom a group suits: those who take part online, need access, or an interpreter."""

    group: str
    suits: tuple[Suits, ...]


class PeopleTied(Body, kind="seating.people_tied"):
    """People must share a group, or must not."""

    rule: str
    tie: Tie
    people: tuple[str, ...]


class PeopleUntied(Body, kind="seating.people_untied"):
    """A rule about people does not hold any more."""

    rule: str


class PointsSet(Body, kind="seating.points_set"):
    """What a shortcoming costs in this meeting; what is not named costs what is usual."""

    points: Mapping[Shortcoming, int]


class RolesOffered(Body, kind="seating.roles_offered"):
    """Which roles somebody can take in a group."""

    person: str
    roles: tuple[Role, ...]


class Round(Value):
    """Who sits where while a breakout that is still to come goes on."""

    item: str
    seats: Seats


class SeatsAssigned(Body, kind="seating.assigned"):
    """Everybody was given a group by rules and points; rounds after this one were planned.

    *seats* is empty between breakouts. The *bound* holds for that *digest* and who is *held*.
    """

    seats: Seats
    rounds: tuple[Round, ...]
    seed: int
    cost: int
    bound: int | None
    is_proved: bool
    digest: str
    held: tuple[Held, ...] = ()


class RoundChanged(Body, kind="seating.round_changed"):
    """Somebody is to sit elsewhere in a round that is still to come."""

    item: str
    person: str
    group: str


class RoundTaken(Body, kind="seating.round_taken"):
    """The seats that were planned for a breakout hold from now on."""

    item: str


class RoundReturned(Body, kind="seating.round_returned"):
    """The clock went back: the seats of before hold again, those of a breakout are to come."""

    item: str


@dataclass(frozen=True, slots=True)
class Size:
    """How many people a group has at least and at most; None where nobody said."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class TiedPeople:
    """A rule that people share a group, or do not."""

    id: str
    tie: Tie
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """How everybody was given a group last. ``before`` is who sat where until then."""

    seats: Mapping[str, str]
    before: Mapping[str, str]
    seed: int
    cost: int
    bound: int | None
    is_proved: bool
    digest: str
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Seating:
    """The rules of one meeting, by ids of people and groups.

    ``rounds`` are those to come, seats by the ids of their agenda items, in their order; ``taken``
    gives, for those that were begun, the seats that held until then.
    """

    pins: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    sizes: Mapping[str, Size] = field(default_factory=dict)
    suits: Mapping[str, frozenset[Suits]] = field(default_factory=dict)
    ties: Mapping[str, TiedPeople] = field(default_factory=dict)
    points: Mapping[Shortcoming, int] = field(default_factory=dict)
    offers: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    rounds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    assignment: Assignment | None = None


def pin(groups: Groups, seating: Seating, person: str, group: str | None) -> PersonPinned:
    """Decide that *person* stays in *group*, whatever else changes; None lets them go again."""
    if group is not None and groups.seats.get(person) != group:
        raise Refused("This person does not sit in that group.")
    if seating.pins.get(person) == group:
        raise Refused("Nothing changed.")
    return PersonPinned(person=person, group=group)


def lock(groups: Groups, seating: Seating, group: str, *, is_locked: bool) -> GroupLocked:
    """Decide whether *group* stays as it is when people are seated."""
    _must_meet(groups, group)
    if (group in seating.locked) == is_locked:
        raise Refused("Nothing changed.")
    return GroupLocked(group=group, is_locked=is_locked)


def size(
    groups: Groups, seating: Seating, group: str, least: int | None, most: int | None
) -> GroupSized:
    """Decide how many people *group* has at least and at most; None for an even share."""
    _must_meet(groups, group)
    if (least or 0) < 0 or (most is not None and most < max(least or 0, 1)):
        raise Refused("The most people of a group cannot be fewer than the least.")
    if seating.sizes.get(group, Size()) == Size(least, most):
        raise Refused("Nothing changed.")
    return GroupSized(group=group, least=least, most=most)


def suit(groups: Groups, seating: Seating, group: str, suits: Sequence[Suits]) -> GroupSuits:
    """Decide whom *group* suits."""
    _must_meet(groups, group)
    if seating.suits.get(group, frozenset()) == frozenset(suits):
        raise Refused("Nothing changed.")
    return GroupSuits(group=group, suits=tuple(each for each in Suits if each in suits))


def tie(
    participants: Participants, seating: Seating, rule: str, how: Tie, people: Sequence[str]
) -> PeopleTied:
    """Decide that *people* must share a group, or must not; *rule* is the id of the rule."""
    if any(person not in participants.entries for person in people):
        raise Refused("This person is not registered for this meeting.")
    if len(set(people)) < 2:
        raise Refused("Name two people or more.")
    if any((of.tie, set(of.people)) == (how, set(people)) for of in seating.ties.values()):
        raise Refused("Nothing changed.")
    ties = [(of.tie is Tie.TOGETHER, of.people) for of in seating.ties.values()]
    if not is_clash(ties) and is_clash([*ties, (how is Tie.TOGETHER, people)]):
        raise Refused("Another rule says the opposite of these people. Drop that one first.")
    return PeopleTied(rule=rule, tie=how, people=tuple(dict.fromkeys(people)))


def untie(seating: Seating, rule: str) -> PeopleUntied:
    """Decide that a rule about people does not hold any more."""
    if rule not in seating.ties:
        raise Refused("There is no such rule.")
    return PeopleUntied(rule=rule)


def set_points(seating: Seating, points: Mapping[Shortcoming, int]) -> PointsSet:
    """Decide what shortcomings cost in this meeting."""
    if any(not 0 <= cost <= MOST_POINTS for cost in points.values()):
        raise Refused("Points are between 0 and {most}.", most=MOST_POINTS)
    if points == seating.points:
        raise Refused("Nothing changed.")
    return PointsSet(points=dict(points))


def offer_roles(
    participants: Participants, seating: Seating, person: str, roles: Sequence[Role]
) -> RolesOffered:
    """Decide which roles *person* can take."""
    if person not in participants.entries:
        raise Refused("This person is not registered for this meeting.")
    if seating.offers.get(person, frozenset()) == frozenset(roles):
        raise Refused("Nothing changed.")
    return RolesOffered(person=person, roles=tuple(role for role in Role if role in roles))


def change_round(
    seating: Seating, groups: Groups, participants: Participants, item: str, person: str, group: str
) -> RoundChanged:
    """Decide that *person* sits in *group* in the round of *item*, which is still to come."""
    if item not in seating.rounds:
        raise Refused("No seats are planned for this round.")
    if person not in participants.entries:
        raise Refused("This person is not registered for this meeting.")
    _must_meet(groups, group)
    if seating.rounds[item].get(person) == group:
        raise Refused("This person sits there already.")
    return RoundChanged(item=item, person=person, group=group)


def take_round(seating: Seating, item: str) -> RoundTaken:
    """Decide that the seats planned for *item* hold now."""
    if item not in seating.rounds:
        raise Refused("No seats are planned for this round.")
    return RoundTaken(item=item)


def _must_meet(groups: Groups, group: str) -> None:
    if group not in groups.groups or groups.groups[group].is_closed:
        raise Refused("There is no such group.")
