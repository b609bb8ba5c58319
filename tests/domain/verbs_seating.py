"""The verbs of participants, wishes and seating, done with whatever is there."""

from facilitator.domain import participants, seating, wishes
from facilitator.domain.groups import Role
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.participants import KindsSet
from facilitator.domain.refused import Refused
from facilitator.domain.register import Person
from facilitator.domain.seating import (
    Round,
    RoundReturned,
    SeatsAssigned,
    Shortcoming,
    Suits,
    Tie,
)

from .picking import Decision, key_of, maybe, one_of, verb
from .told import Told


@verb
def set_kinds(told: Told, a: int, b: int, c: int) -> Decision:
    return KindsSet(kinds=tuple(KINDS_OF_PARTICIPANT.values())[: a % 7])


@verb
def correct(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.participants
    organisation = one_of((None, "npo", "shop"), b)
    right = Person(id=key_of(here.entries, a), name="山田", organisation=organisation)
    decided = participants.correct(here, right)
    return [decided] if decided else []


@verb
def withdraw(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.participants
    if b % 3:
        raise Refused("Most people stay.")
    return participants.withdraw(here, key_of(here.entries, a))


@verb
def say_way(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.participants
    if not here.entries:
        return []
    decided = participants.say_way(here, one_of(here.entries, a), is_online=bool(b % 2))
    return [decided] if decided else []


@verb
def give_wishes(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    wanted = [key_of(here.pitches.pitches, b + more) for more in range(c % 4)]
    person = key_of(here.participants.entries, a)
    return wishes.give_wishes(here.wishes, here.participants, here.pitches, person, wanted)


@verb
def pin(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    person = key_of(here.participants.entries, a)
    group = here.groups.seats.get(person) if b % 3 else maybe(here.groups.groups, c)
    return seating.pin(here.groups, here.seating, person, group)


@verb
def lock(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    return seating.lock(
        here.groups, here.seating, key_of(here.groups.groups, a), is_locked=bool(b % 2)
    )


@verb
def size(told: Told, a: int, b: int, c: int) -> Decision:
    here, most = told.session, c if c % 3 else None
    return seating.size(here.groups, here.seating, key_of(here.groups.groups, a), b % 5, most)


@verb
def suit(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    suits = tuple(Suits)[: b % 4]
    return seating.suit(here.groups, here.seating, key_of(here.groups.groups, a), suits)


@verb
def tie(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    everybody = here.participants.entries
    people = [key_of(everybody, a), key_of(everybody, b)]
    return seating.tie(here.participants, here.seating, told.new_id(), one_of(Tie, c), people)


@verb
def untie(told: Told, a: int, b: int, c: int) -> Decision:
    return seating.untie(told.session.seating, key_of(told.session.seating.ties, a))


@verb
def set_points(told: Told, a: int, b: int, c: int) -> Decision:
    return seating.set_points(told.session.seating, {one_of(Shortcoming, a): b - 1})


@verb
def offer_roles(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    person = key_of(here.participants.entries, a)
    return seating.offer_roles(here.participants, here.seating, person, tuple(Role)[: b % 4])


@verb
def assign(told: Told, a: int, b: int, c: int) -> Decision:
    """Seat everybody, with items of the agenda as the rounds to come."""
    here = told.session
    if not here.groups.open:
        return []
    everybody = enumerate(here.participants.entries, c)
    seats = {person: one_of(here.groups.open, place).id for place, person in everybody}
    rounds = tuple(Round(item=item, seats=seats) for item in here.agenda.order[: 1 + a % 3])
    return SeatsAssigned(
        seats=seats, rounds=rounds, seed=a, cost=b, bound=b, is_proved=True, digest="x"
    )


@verb
def change_round(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    item, person = key_of(here.seating.rounds, a), key_of(here.participants.entries, b)
    group = key_of(here.groups.groups, c)
    return seating.change_round(here.seating, here.groups, here.participants, item, person, group)


@verb
def take_round(told: Told, a: int, b: int, c: int) -> Decision:
    return seating.take_round(told.session.seating, key_of(told.session.seating.rounds, a))


@verb
def return_round(told: Told, a: int, b: int, c: int) -> Decision:
    taken = told.session.seating.taken
    return RoundReturned(item=one_of(taken, a)) if taken else []
