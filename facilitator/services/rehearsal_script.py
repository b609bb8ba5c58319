"""What happens in a rehearsal, step by step: the plan's own words, at plausible moments.

Nothing is invented but who sits where and how long things take: what is said in a rehearsal is what
the plan says was said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from typing import TypeVar

from facilitator.domain import groups as seating
from facilitator.domain.details import Detail
from facilitator.domain.encounters import round_of
from facilitator.domain.entry import Ids, follow_up_owners, talk_of
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import GroupPart, ItemPart
from facilitator.services import (
    agenda,
    clock,
    details,
    followups,
    groups,
    notes,
    participants,
    summary,
)
from facilitator.services.workshop import Workshop

UNPLANNED_LENGTH = timedelta(minutes=5)
"""How long an item takes that nobody planned a length for."""

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class Step:
    """One action: how long *after* the planned start, from which seat, and what."""

    after: timedelta
    do: Callable[[Workshop], object]
    seat: str = "facilitator"


def script(workshop: Workshop, plan: Plan, seed: int) -> list[Step]:
    """Return the steps of the whole meeting; the same arguments give the same steps."""
    return list(_Script(workshop, plan, Random(seed)).steps())


class _Script:
    """Writes the steps; ``at`` is where the meeting stands, as a time after the planned start."""

    def __init__(self, workshop: Workshop, plan: Plan, random: Random) -> None:
        self.session = workshop.session
        self.known = _known(workshop, plan)
        self.plan = plan
        self.random = random
        self.at = -timedelta(minutes=15)
        self.groups = list(zip(self.session.groups.groups, plan.groups, strict=True))
        self.rounds = {ItemKind.BREAKOUT: 0, ItemKind.SHARE_OUT: 0}

    def steps(self) -> Iterator[Step]:
        """Yield everything from the first arrival to the secretariat's last entry."""
        yield from self._arrive()
        self.at = timedelta(seconds=self.random.randrange(0, 121))
        for item, part in zip(self.session.agenda.items, self.plan.items, strict=True):
            yield from self._item(item, part)
        if self.plan.items:
            yield Step(self.at, clock.end_meeting)
        yield from self._afterwards()

    def _arrive(self) -> Iterator[Step]:
        """Everybody comes, in the order of the list, and is dealt into the groups."""
        for person in self.session.participants.entries:
            self.at += timedelta(seconds=self.random.randrange(5, 31))
            arrives = partial(participants.mark_presence, person=person, presence=Presence.PRESENT)
            yield Step(self.at, arrives)
        if self.groups and len(self._seated()) < len(self.session.participants.entries):
            yield Step(self.at, groups.deal)
        for group, part in self.groups:
            if part.note_taker is None and self.session.participants.entries:
                yield Step(self.at, partial(_first_takes_notes, group=group))

    def _seated(self) -> set[str]:
        """Return who has a seat by the plan, whether or not others have been dealt in by now."""
        return {self.known.person(name) for _, part in self.groups for name in part.seated}

    def _item(self, item: str, part: ItemPart) -> Iterator[Step]:
        begins = self.at
        planned = part.length or UNPLANNED_LENGTH
        late = timedelta(seconds=self.random.randrange(-60, 121))
        length = planned + max(-planned / 10, min(late, planned / 10))
        yield Step(begins, partial(clock.start_item, item=item))
        if part.talk is not None:
            talk = talk_of(part, self.known)
            said = partial(agenda.record_talk, item=item, talk=talk)
            yield Step(begins + length * 0.9, said, "secretariat")
        if part.kind in self.rounds:
            self.rounds[part.kind] += 1
        if part.kind == ItemKind.SEAT_CHANGE and len(self.groups) > 1:
            yield Step(begins + length / 2, change_seats)
        if part.kind == ItemKind.BREAKOUT:
            yield from self._breakout(begins, length)
        if part.kind == ItemKind.SHARE_OUT:
            yield from self._share_out(begins, length)
        self.at = begins + length
        if part.account is not None:
            told = partial(agenda.write_account, item=item, account=part.account)
            yield Step(self.at, told, "secretariat")

    def _this_round(self, kind: ItemKind, said: Sequence[_Said]) -> Sequence[_Said]:
        """Return what of all that was *said* belongs to this item, one of several of its kind."""
        number = self.rounds[kind]
        among = sum(part.kind == kind for part in self.plan.items)
        return said[len(said) * (number - 1) // among : len(said) * number // among]

    def _is_last(self, kind: ItemKind) -> bool:
        return self.rounds[kind] == sum(part.kind == kind for part in self.plan.items)

    def _breakout(self, begins: timedelta, length: timedelta) -> Iterator[Step]:
        """Every group writes its lines over the time there is, then its points, then is ready.

        Where there are several rounds, points come at the end of the last one.
        """
        steps = [
            step
            for number, (group, part) in enumerate(self.groups, 1)
            for step in self._notes(group, part, begins, length, f"note-taker {number}")
        ]
        yield from sorted(steps, key=lambda step: step.after)

    def _notes(
        self, group: str, part: GroupPart, begins: timedelta, length: timedelta, seat: str
    ) -> Iterator[Step]:
        now = self._this_round(ItemKind.BREAKOUT, part.notes)
        for count, note in enumerate(now, 1):
            line = partial(
                notes.add_line,
                group=group,
                kind=note.kind,
                words=note.text,
                speaker=self.known.person_or_none(note.speaker),
            )
            yield Step(begins + length * 0.8 * count / (len(now) + 1), line, seat)
        if not self._is_last(ItemKind.BREAKOUT):
            return
        if part.summary:
            points = partial(summary.write_summary, group=group, base=(), points=part.summary)
            yield Step(begins + length * 0.9, points, seat)
        ready = partial(summary.say_ready, group=group, is_ready=True)
        yield Step(begins + length * 0.95, ready, seat)

    def _share_out(self, begins: timedelta, length: timedelta) -> Iterator[Step]:
        share = length / max(1, len(self.groups))
        for number, (group, part) in enumerate(self.groups):
            at = begins + share * number
            if len(self.groups) > 1 or self.rounds[ItemKind.SHARE_OUT] == 1:
                yield Step(at, partial(summary.start_sharing, group=group))
            comments = self._this_round(ItemKind.SHARE_OUT, part.comments)
            for count, comment in enumerate(comments, 1):
                taken = partial(summary.take_comment, group=group, words=comment)
                yield Step(at + share * count / (len(comments) + 1), taken)

    def _afterwards(self) -> Iterator[Step]:
        """The secretariat enters what was concluded and decided, and what is to be done by whom."""
        self.at += timedelta(minutes=5)
        if points := self.plan.said.conclusion:
            yield Step(self.at, partial(summary.conclude, base=(), points=points), "secretariat")
        said = self.plan.details()
        for detail in _SAID:
            if detail in said:
                entered = partial(details.set_detail, detail=detail, value=said[detail])
                yield Step(self.at, entered, "secretariat")
        for part in self.plan.said.follow_ups or ():
            agreed = partial(
                followups.add_follow_up,
                what=part.what,
                owners=follow_up_owners(self.plan, part.owners, self.known),
                due=part.due,
            )
            yield Step(self.at, agreed, "secretariat")


_SAID = (Detail.ATTENDANCE_SAID, Detail.DECISIONS, Detail.FOLLOW_UPS, Detail.NEXT_MEETING)
"""The details that only the meeting itself can give; who came and when is in the log."""


def _first_takes_notes(workshop: Workshop, group: str) -> None:
    """Give the notes of *group* to its first member; nothing where it has none."""
    members = workshop.session.groups.members(group)
    if members:
        groups.give_role(workshop, group, Role.NOTE_TAKER, members[0])


def change_seats(workshop: Workshop) -> None:
    """Let everybody go on to the next group but those who have a role in theirs.

    Nobody where the seats of the next round were planned: those hold since the item began.
    """

    def decide() -> seating.SeatsDealt | tuple[()]:
        session, here = workshop.session, workshop.session.groups
        if round_of(session, session.clock.current or "") in session.seating.taken:
            return ()
        order = [group.id for group in here.open]
        stay = {person for group in here.open for person in group.roles.values()}
        seats = {
            person: order[(order.index(group) + 1) % len(order)]
            for person, group in here.seats.items()
            if person not in stay
        }
        return seating.deal(here, workshop.session.participants, seats) if seats else ()

    workshop.record(decide)


def _known(workshop: Workshop, plan: Plan) -> Ids:
    """Return the ids by which the plan's people and organisations stand in the register."""
    register = workshop.register
    takes_part = [part for part in plan.people if part.takes_part]
    entries = workshop.session.participants.entries
    here = dict(zip(takes_part, entries, strict=True))

    def organisation(name: str) -> str:
        part = plan.organisation(name)
        found = part and register.organisation_named(part.name.original)
        assert found is not None, "the organisations of the plan are in the register"
        return found.id

    def person(name: str) -> str:
        part = plan.person(name)
        assert part is not None, "the people of the plan are in the register"
        if part in here:
            return here[part]
        of = organisation(part.organisation) if part.organisation else None
        namesakes = register.people_named(part.name)
        assert namesakes, "the people of the plan are in the register"
        return min(namesakes, key=lambda each: (each.organisation != of, each.id in entries)).id

    return Ids(person=person, organisation=organisation, new=workshop.new_id)
