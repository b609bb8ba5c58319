"""Seating, from a seat: give everybody a group by rules and points, and say why."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain import groups as grouping_of
from facilitator.domain import seating
from facilitator.domain.encounters import breakouts_to_come
from facilitator.domain.events import Body
from facilitator.domain.groups import Role, RoleGiven
from facilitator.domain.refused import Refused
from facilitator.domain.seating import Round, SeatsAssigned, Shortcoming, Suits, Tie
from facilitator.domain.session import Session
from facilitator.grouping.answer import Answer, Plan
from facilitator.services.encounters import earlier_sittings
from facilitator.services.seating_problem import Posed, pose, rounds_at_hand
from facilitator.services.workshop import Workshop


def pose_problem(workshop: Workshop, *, only_here: bool = False, keep: bool = False) -> Posed:
    """Return the problem of seating everybody; see ``seating_problem.pose``.

    Raises Refused where there is no group or nobody to seat, StorageError where the earlier
    meetings cannot be read.
    """
    past = earlier_sittings(workshop)
    return pose(workshop.session, workshop.register, past, only_here=only_here, keep=keep)


def take(workshop: Workshop, posed: Posed, answer: Answer) -> None:
    """Seat everybody as *answer* says, as one action; whoever can take the notes does so.

    Between two breakouts the seats of now stay. Who is away by now gets no seat, and who came since
    has none yet. Refused where the rules contradict each other, and where the breakouts, or what
    holds somebody, have changed since the problem was posed.
    """

    def decide() -> list[Body]:
        if not answer.rounds:
            raise Refused("No arrangement keeps all rules.")
        session = workshop.session
        if breakouts_to_come(session) != posed.items:
            raise Refused("The rounds to come have changed meanwhile. Try again.")
        known = [each.id for each in posed.problem.people]
        newest = pose(session, workshop.register, earlier_sittings(workshop), people=known)
        plans = [_still_seated(session, newest, plan) for plan in answer.rounds]
        now = {} if newest.now is None else plans[newest.now]
        is_same = newest.digest == posed.digest and set(posed.held) <= set(newest.held)
        is_bound = is_same and not posed.is_kept
        assigned = SeatsAssigned(
            seats=now,
            rounds=tuple(
                Round(item=item, seats=seats)
                for number, (item, seats) in enumerate(zip(posed.items, plans, strict=False))
                if number != newest.now
            ),
            seed=answer.seed,
            cost=answer.cost.total,
            bound=answer.bound if is_bound else None,
            is_proved=answer.is_proved and is_bound,
            digest=posed.digest,
            held=posed.held,
        )
        return [assigned, *appointed(session, now)]

    workshop.record(decide)


def _still_seated(
    session: Session, newest: Posed, plan: Mapping[str, Sequence[str]]
) -> Mapping[str, str]:
    """Return the seats of *plan* without those who are away by now.

    Refused where somebody must sit elsewhere by now, or a group or a person is gone.
    """
    there = {each.id: each for each in newest.problem.people}
    seats = {who: group for group, people in plan.items() for who in people if who in there}
    grouping_of.deal(session.groups, session.participants, seats)
    for person, group in seats.items():
        pinned = there[person].pinned
        may = there[person].may if pinned is None else (pinned,)
        if may is not None and group not in may:
            raise Refused("People or rules have changed meanwhile. Seat people again.")
    return seats


@dataclass(frozen=True, slots=True)
class Bound:
    """What no arrangement can be below in points; ``is_proved`` where one is that good."""

    points: int
    is_proved: bool


def bound_of(session: Session, posed: Posed) -> Bound | None:
    """Return the bound of the last search, None where it does not hold for *posed*.

    It holds for the same problem only, and while all who were held by a role then still are.
    """
    last = session.seating.assignment
    if last is None or last.bound is None or last.digest != posed.digest:
        return None
    return Bound(last.bound, last.is_proved) if set(last.held) <= set(posed.held) else None


def appointed(session: Session, seats: Mapping[str, str]) -> Iterable[RoleGiven]:
    """Let somebody who can take a role do so in every group that is without by new *seats*."""
    for group in session.groups.open:
        for role in Role:
            holder = group.roles.get(role)
            is_there = _is_there(session, holder)
            if is_there and holder is not None and seats.get(holder, group.id) == group.id:
                continue
            able = (
                person
                for person, at in seats.items()
                if at == group.id and role in session.seating.offers.get(person, ())
                if _is_there(session, person)
            )
            if (person := next(able, None)) is not None:
                yield RoleGiven(group=group.id, role=role, person=person)


def _is_there(session: Session, person: str | None) -> bool:
    entry = session.participants.entries.get(person or "")
    return entry is not None and entry.presence not in grouping_of.AWAY


def current_plan(workshop: Workshop, *, also: Iterable[str] = ()) -> tuple[Posed, Plan] | None:
    """Return the problem of those who sit somewhere, and how they sit, in all rounds to come.

    None while nobody sits anywhere. People without a seat do not count, but for those in *also*:
    they belong to the problem, and to no group. Where no round to come is planned, the seats of now
    go on.
    """
    session = workshop.session
    there = {group.id for group in session.groups.open}
    rounds = rounds_at_hand(session)
    first, *later = rounds.values()
    seated = [who for who, at in first.items() if at in there]
    seated = [who for who in seated if all(who in seats for seats in later)]
    if not seated:
        return None
    past = earlier_sittings(workshop)
    try:
        posed = pose(session, workshop.register, past, people=[*seated, *also])
    except Refused:
        return None
    counted = {each.id for each in posed.problem.people}
    problem = posed.problem.model_copy(update={"rounds": len(rounds)})
    plan = tuple(_groups_of(session, seats, counted) for seats in rounds.values())
    items = tuple(rounds) if posed.items else ()
    now = next(
        (n for n, seats in enumerate(rounds.values()) if seats is session.groups.seats), None
    )
    return replace(posed, problem=problem, items=items, now=now), plan


def _groups_of(
    session: Session, seats: Mapping[str, str], counted: Container[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return who of those *counted* sits in each group that meets."""
    members: dict[str, list[str]] = {group.id: [] for group in session.groups.open}
    for person, group in seats.items():
        if group in members and person in counted:
            members[group].append(person)
    return {group: tuple(people) for group, people in members.items()}


def move(workshop: Workshop, person: str, group: str | None) -> None:
    """Seat *person* in *group* (None: nowhere); somebody who is pinned stays pinned, there."""

    def decide() -> list[Body]:
        session = workshop.session
        moved = grouping_of.move_to_group(session.groups, session.participants, person, group)
        if person not in session.seating.pins:
            return [moved]
        return [moved, seating.PersonPinned(person=person, group=group)]

    workshop.record(decide)


def swap(workshop: Workshop, person: str, other: str) -> None:
    """Let two people change places, as one action; who is pinned stays pinned, there."""

    def decide() -> list[Body]:
        session = workshop.session
        seats, there = session.groups.seats, session.participants
        if person not in seats or other not in seats:
            raise Refused("This person does not sit in a group.")
        bodies: list[Body] = []
        for who, to in ((person, seats[other]), (other, seats[person])):
            bodies.append(grouping_of.move_to_group(session.groups, there, who, to))
            if who in session.seating.pins:
                bodies.append(seating.PersonPinned(person=who, group=to))
        return bodies

    workshop.record(decide)


def change_round(workshop: Workshop, item: str, person: str, group: str) -> None:
    """Seat *person* in *group* in the round of *item*, which is still to come."""

    def decide() -> seating.RoundChanged:
        session = workshop.session
        rules, groups, participants = session.seating, session.groups, session.participants
        return seating.change_round(rules, groups, participants, item, person, group)

    workshop.record(decide)


def pin(workshop: Workshop, person: str, group: str | None) -> None:
    """Let *person* stay in *group*, where they sit, whatever else changes; None lets them go."""
    workshop.record(
        lambda: seating.pin(workshop.session.groups, workshop.session.seating, person, group)
    )


def lock(workshop: Workshop, group: str, *, is_locked: bool) -> None:
    """Say whether *group* stays as it is when people are seated."""
    workshop.record(
        lambda: seating.lock(
            workshop.session.groups, workshop.session.seating, group, is_locked=is_locked
        )
    )


def size(workshop: Workshop, group: str, least: int | None, most: int | None) -> None:
    """Say how many people *group* has at least and at most; None for an even share."""
    workshop.record(
        lambda: seating.size(workshop.session.groups, workshop.session.seating, group, least, most)
    )


def suit(workshop: Workshop, group: str, suits: Sequence[Suits]) -> None:
    """Say whom *group* suits of those whom not every group does."""
    workshop.record(
        lambda: seating.suit(workshop.session.groups, workshop.session.seating, group, suits)
    )


def tie(workshop: Workshop, how: Tie, people: Sequence[str]) -> None:
    """Say that *people* must share a group, or must not."""
    rule = workshop.new_id()
    workshop.record(
        lambda: seating.tie(
            workshop.session.participants, workshop.session.seating, rule, how, people
        )
    )


def untie(workshop: Workshop, rule: str) -> None:
    """Drop a rule about people."""
    workshop.record(lambda: seating.untie(workshop.session.seating, rule))


def set_points(workshop: Workshop, points: Mapping[Shortcoming, int]) -> None:
    """Say what shortcomings cost in this meeting; what is not named costs what is usual."""
    workshop.record(lambda: seating.set_points(workshop.session.seating, points))


def offer_roles(workshop: Workshop, person: str, roles: Sequence[Role]) -> None:
    """Say which roles *person* can take."""
    workshop.record(
        lambda: seating.offer_roles(
            workshop.session.participants, workshop.session.seating, person, roles
        )
    )
