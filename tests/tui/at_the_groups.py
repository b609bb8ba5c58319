"""Somebody at the groups: who is under the cursor, and meetings of many people."""

import random
from datetime import timedelta
from typing import Any

from textual.widget import Widget

from facilitator.domain.groups import SeatsDealt
from facilitator.domain.items import ItemKind
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Plan
from facilitator.domain.wishes import WishesGiven
from facilitator.services import agenda, groups, participants, plans, rehearsal, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .seat import TakenSeat


def many(
    database: Database, surroundings: Surroundings, plan: Plan, people: int, count: int
) -> Workshop:
    """A meeting of so many made-up people and groups; nobody sits anywhere yet."""
    with_people = rehearsal.with_made_up_people(plan, people)
    key = plans.plan_session(database, surroundings, with_people)
    workshop = sessions.open_workshop(database, surroundings, key)
    while len(workshop.session.groups.open) < count:
        groups.make_group(workshop)
    return workshop


def wish_something(workshop: Workshop, seed: int = 1) -> None:
    """Everybody wishes for one pitch or two."""
    rng, pitches = random.Random(seed), list(workshop.session.pitches.pitches)
    people = list(workshop.session.participants.entries)
    workshop.record(
        lambda: [
            WishesGiven(person=who, pitches=tuple(rng.sample(pitches, rng.randint(1, 2))))
            for who in people
        ]
    )


def sit_in_order(workshop: Workshop, size: int, *, leaving: int = 0) -> None:
    """Seat people by their places on the list, so many in a group; the last ones nowhere."""
    people = list(workshop.session.participants.entries)
    open_groups = [group.id for group in workshop.session.groups.open]
    seated = people[: len(people) - leaving]
    seats = {who: open_groups[number // size] for number, who in enumerate(seated)}
    workshop.record(lambda: SeatsDealt(seats=seats))


def more_rounds(workshop: Workshop, number: int) -> None:
    """Let so many more breakouts follow, with a change of seats before each."""
    for _each in range(number):
        agenda.add_item(workshop, ItemKind.SEAT_CHANGE, length=timedelta(minutes=3))
        agenda.add_item(workshop, ItemKind.BREAKOUT, length=timedelta(minutes=20))


def board(seat: TakenSeat) -> Any:
    """The picture of the groups, with its cursor."""
    return seat.app.screen.query_one("#board", Widget)


async def go_to(seat: TakenSeat, person: str) -> None:
    """Put the cursor on *person*."""
    assert board(seat).select(person)
    await seat.settle()


def name(seat: TakenSeat, person: str) -> str:
    return seat.workshop.register.people[person].name


def group(seat: TakenSeat, number: int) -> str:
    found = seat.session.groups.numbered(number)
    assert found is not None
    return found.id


def members(seat: TakenSeat, number: int) -> tuple[str, ...]:
    return seat.session.groups.members(group(seat, number))


def mark_absent(workshop: Workshop, person: str) -> None:
    participants.mark_presence(workshop, person, Presence.ABSENT)


async def until_seated(seat: TakenSeat) -> None:
    """Wait until the search has ended and everybody sits somewhere."""

    def is_seated() -> bool:
        return not seat.session.groups.unseated(seat.session.participants)

    await seat.until(is_seated, "nobody was seated")
    await seat.settle()


async def until_asked(seat: TakenSeat) -> None:
    """Wait until a question is open, and until it hears keys."""
    await seat.until(lambda: seat.app.screen.is_modal, "nothing was asked")
    seat.app.screen.hear()
    await seat.settle()
