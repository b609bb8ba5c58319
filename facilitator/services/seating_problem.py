"""The problem of who sits where, as a meeting poses it: its people, groups, rules and history."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.encounters import (
    Sitting,
    breakout_of_seats,
    breakouts_to_come,
    seats_to_come,
)
from facilitator.domain.groups import AWAY, Held, Role
from facilitator.domain.participants import Participant, Presence
from facilitator.domain.refused import Refused
from facilitator.domain.register import Need, Register
from facilitator.domain.seating import Size, Suits, Tie
from facilitator.domain.session import Session
from facilitator.grouping.problem import Points, Problem, Seeker, Table

_SUITS = {Need.ACCESS: Suits.ACCESS, Need.INTERPRETER: Suits.INTERPRETER}


@dataclass(frozen=True, slots=True)
class Posed:
    """A problem, and the breakouts that its rounds are for; none where the agenda has none.

    *now* is which round the seats of now are for, None where their breakout is over.
    *digest* stands for the problem, whoever sits where and has which role: in one round a bound
    holds for whatever roles are given later, while all who are *held* by a role keep it.
    """

    problem: Problem
    items: tuple[str, ...]
    digest: str
    now: int | None = 0
    held: tuple[Held, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether somebody is to stay where they are: a bound holds only for such plans then."""
        return any(people for each in self.problem.seated for people in each.values())


def pose(
    session: Session,
    register: Register,
    past: Iterable[Sitting],
    *,
    only_here: bool = False,
    keep: bool = False,
    people: Iterable[str] | None = None,
) -> Posed:
    """Return the problem of seating everybody who is expected or here.

    With *only_here* those count who are marked as here; with *people* only those named. *past* are
    the sittings that count as having met. With *keep* people are to stay where they are.
    """
    wanted = None if people is None else set(people)
    entries = [
        entry
        for entry in session.participants.entries.values()
        if entry.presence not in AWAY
        and (not only_here or entry.presence is not Presence.EXPECTED)
        and (wanted is None or entry.person in wanted)
    ]
    if not session.groups.open:
        raise Refused("There is no group yet. Make one first.")
    if not entries:
        raise Refused("Nobody is waiting for a group.")
    items = breakouts_to_come(session)
    rounds = max(1, len(items))
    of = _Posing(session, register, entries, has_rounds=rounds > 1)
    seekers = tuple(of.seeker(entry) for entry in entries)
    problem = Problem(
        people=seekers,
        groups=of.tables(seekers),
        rounds=rounds,
        again=rounds > len(session.groups.open),
        needs=of.needs(seekers),
        together=of.tied(Tie.TOGETHER),
        apart=of.tied(Tie.APART),
        past=tuple(met for sitting in past for met in sitting.values() if len(met) > 1),
        points=Points(**{key.value: cost for key, cost in session.seating.points.items()}),
        seated=of.seated(items) if keep else (),
    )
    free = problem.model_copy(
        update={
            "people": seekers if rounds > 1 else of.without_roles(seekers, entries),
            "needs": {},
            "seated": (),
        }
    )
    digest = hashlib.sha256(free.model_dump_json().encode()).hexdigest()[:16]
    return Posed(problem, items, digest, now_among(session, items), of.held())


def rounds_at_hand(session: Session) -> Mapping[str, Mapping[str, str]]:
    """Return the seats of the rounds to come by breakout, as far as they are known.

    Where none is planned, and those of now belong to a breakout that is over, they go on: for the
    next one, or for none, by an empty id. There is always one round.
    """
    following = next(iter(breakouts_to_come(session)), "")
    return seats_to_come(session) or {following: session.groups.seats}


def now_among(session: Session, items: Sequence[str]) -> int | None:
    """Return which of the rounds for *items* has the seats of now; the only one where none has."""
    own = breakout_of_seats(session)
    if not items:
        return 0
    return items.index(own) if own in items else None


class _Posing:
    """One session, looked at as a problem."""

    def __init__(
        self,
        session: Session,
        register: Register,
        entries: list[Participant],
        *,
        has_rounds: bool,
    ) -> None:
        self.session = session
        self.register = register
        self.people = {entry.person for entry in entries}
        self.groups = session.groups.open
        self.by_pitch: dict[str, list[str]] = {}
        for group in self.groups:
            if group.pitch is not None:
                self.by_pitch.setdefault(group.pitch, []).append(group.id)
        self.has_rounds = has_rounds
        self.hosts = {who: group.id for group in self.groups for who in group.roles.values()}
        self.roles_of: dict[str, set[Role]] = {}
        for group in self.groups:
            for role, who in group.roles.items():
                self.roles_of.setdefault(who, set()).add(role)
        self.fixed = self._fixed()

    def _fixed(self) -> Mapping[str, str]:
        """Return who has to sit in which group: presenters, pins, locked groups."""
        session, seats = self.session, self.session.groups.seats
        fixed: dict[str, str] = {}
        for pitch, groups in self.by_pitch.items():
            presenter = session.pitches.pitches[pitch].presenter
            if presenter is not None:
                own = seats.get(presenter)
                fixed[presenter] = own if own in groups else groups[0]
        locked = session.seating.locked
        fixed |= {person: group for person, group in seats.items() if group in locked}
        return {**fixed, **session.seating.pins}

    def seeker(self, entry: Participant, *, of_role: bool = True) -> Seeker:
        """Return one person of the problem; without *of_role*, as if they had no role.

        Who has a role stays in the group: over several rounds as a host, who has no wishes.
        """
        person = entry.person
        host = self.hosts.get(person) if of_role else None
        pinned = self.fixed.get(person) or (host if self.has_rounds else None)
        wishes = [
            groups[0] if len(groups) == 1 else tuple(groups)
            for pitch in self.session.wishes.of(person)
            if (groups := self.by_pitch.get(pitch))
        ]
        return Seeker(
            id=person,
            kind=entry.participant_kind,
            organisation=entry.organisation,
            wishes=tuple(wishes),
            pinned=pinned,
            may=None if pinned else (host,) if host else self._may(entry),
            roles=tuple(role.value for role in Role if role in self._can_take(person, of_role)),
        )

    def without_roles(
        self, seekers: Iterable[Seeker], entries: Iterable[Participant]
    ) -> tuple[Seeker, ...]:
        """Return *seekers* as if nobody had a role; only those who have one are made anew."""
        return tuple(
            self.seeker(entry, of_role=False) if each.id in self.hosts else each
            for each, entry in zip(seekers, entries, strict=True)
        )

    def _can_take(self, person: str, of_role: bool) -> set[Role]:
        """Return the roles that *person* can take: those offered, and those they have."""
        offered = set(self.session.seating.offers.get(person, ()))
        if of_role:
            offered |= self.roles_of.get(person, set())
        return offered

    def _may(self, entry: Participant) -> tuple[str, ...] | None:
        """Return the groups that somebody can use, None for all of them.

        A need that no group is said to suit limits nobody.
        """
        seating = self.session.seating
        known = self.register.people.get(entry.person)
        needed = {_SUITS[need] for need in (known.needs if known else ()) if need in _SUITS}
        if entry.is_online or entry.presence is Presence.ONLINE:
            needed.add(Suits.ONLINE)
        if not needed and not seating.locked:
            return None
        free = [group.id for group in self.groups if group.id not in seating.locked]
        for need in sorted(needed):
            suited = [group for group in free if need in seating.suits.get(group, ())]
            free = suited or free
        return tuple(free) if len(free) < len(self.groups) else None

    def tables(self, seekers: tuple[Seeker, ...]) -> tuple[Table, ...]:
        """Return the groups with their sizes: what was said, else an even share and one more.

        A group is never too small for those who have to sit in it, and a locked one stays.
        """
        seating = self.session.seating
        fixed = [each.pinned or self.hosts.get(each.id) for each in seekers]
        free = [group for group in self.groups if group.id not in seating.locked]
        count = sum(at not in seating.locked for at in fixed)
        usual = _usual_size(count, [seating.sizes.get(group.id, Size()) for group in free])
        tables = []
        for group in self.groups:
            there = fixed.count(group.id)
            if group.id in seating.locked:
                tables.append(Table(id=group.id, least=there, most=there))
                continue
            said = seating.sizes.get(group.id, Size())
            least = (usual.least or 0) if said.least is None else said.least
            most = max(usual.most or 0, there, least) if said.most is None else said.most
            tables.append(Table(id=group.id, least=min(least, most), most=most))
        return tuple(tables)

    def needs(self, seekers: tuple[Seeker, ...]) -> Mapping[str, int]:
        """Return the roles of which there are enough people for every group to have one."""
        roles = (Role.NOTE_TAKER, Role.FACILITATOR)
        return {
            role.value: 1
            for role in roles
            if sum(role.value in each.roles for each in seekers) >= len(self.groups)
        }

    def tied(self, tie: Tie) -> tuple[tuple[str, ...], ...]:
        """Return the people bound by *tie*, those who are not to be seated left out."""
        ties = (each.people for each in self.session.seating.ties.values() if each.tie is tie)
        present = (tuple(person for person in people if person in self.people) for people in ties)
        return tuple(people for people in present if len(people) > 1)

    def held(self) -> tuple[Held, ...]:
        """Return who of the people stays in a group for a role."""
        return tuple(
            Held(person=who, group=group.id, role=role)
            for group in self.groups
            for role, who in group.roles.items()
            if who in self.people
        )

    def seated(self, items: tuple[str, ...]) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """Return who sits where in the rounds to come, as far as that is known."""
        known = seats_to_come(self.session)
        if not items:
            return (self._by_group(self.session.groups.seats),)
        return tuple(self._by_group(known.get(item, {})) for item in items)

    def _by_group(self, seats: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
        members: dict[str, list[str]] = {group.id: [] for group in self.groups}
        for person, group in seats.items():
            if person in self.people and group in members:
                members[group].append(person)
        return {group: tuple(people) for group, people in members.items()}


def _usual_size(count: int, said: Sequence[Size]) -> Size:
    """Return the size of a group of which none was said, where *count* people share the groups.

    That is an even share, or one person more or fewer; and what is needed for everybody to find a
    place beside the groups for which sizes were *said*, or for those to be filled.
    """
    even, more = divmod(count, len(said)) if said else (0, 0)
    least, most = max(even - 1, min(even, 1)), even + 1 + (more > 0)
    mosts = [size.most for size in said if size.most is not None]
    leasts = [size.least for size in said if size.least is not None]
    if mosts and len(mosts) < len(said):
        most = max(most, -((sum(mosts) - count) // (len(said) - len(mosts))) + 1)
    if leasts and len(leasts) < len(said):
        least = max(0, min(least, (count - sum(leasts)) // (len(said) - len(leasts))))
    return Size(least, most)
