"""What a change of seats would do, worked out from the picture of now.

The problem of those who sit somewhere is posed once for a picture: that reads the earlier meetings.
"""

from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.participants import Presence
from facilitator.domain.session import Session
from facilitator.domain.text import Language
from facilitator.locale import _, language
from facilitator.locale.seating_words import cost_words, rule_words
from facilitator.locale.words import word
from facilitator.services.workshop import Workshop
from facilitator.tui.group_board import group_name
from facilitator.tui.room import Room

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
    from facilitator.grouping.conflict import Rule
    from facilitator.grouping.moving import Change, Moves
    from facilitator.services.seating_problem import Posed


class Preview:
    """Tells what moving somebody, or letting two change places, would do. Raises StorageError."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._now: tuple[Posed, Plan] | None = None
        self._moves: dict[tuple[str, ...], Moves | None] = {}

    def now(self, workshop: Workshop) -> "tuple[Posed, Plan] | None":
        """Return the problem of those who sit somewhere and how they sit, None for nobody."""
        from facilitator.services.seating import current_plan

        if workshop.session is not self._session:
            self._now = current_plan(workshop)
            self._session, self._moves = workshop.session, {}
        return self._now

    def _of(self, workshop: Workshop, people: tuple[str, ...]) -> "Moves | None":
        """Return the changes of now; *people* may sit nowhere."""
        from facilitator.grouping.moving import Moves
        from facilitator.services.seating import current_plan

        now = self.now(workshop)
        also = tuple(who for who in people if who not in workshop.session.groups.seats)
        if also not in self._moves:
            found = current_plan(workshop, also=also) if also else now
            self._moves[also] = Moves(found[0].problem, found[1]) if found else None
        return self._moves[also]

    def _number(self, item: str | None) -> int | None:
        """Return which round is that of *item*, or of the seats of now; None where none is."""
        if self._now is None or item is None:
            return self._now[0].now if self._now else None
        items = self._now[0].items
        return items.index(item) if item in items else None

    def change(
        self, workshop: Workshop, person: str, group: str, item: str | None = None
    ) -> "Change | None":
        """Return what it would do to seat *person* in *group*, in the round of *item* or now.

        None where it cannot be told: nobody sits anywhere, the person is away, or the seats of now
        belong to a breakout that is over.
        """
        moves, number = self._of(workshop, (person,)), self._number(item)
        if moves is None or person not in moves.people or group not in moves.groups:
            return None
        return None if number is None else moves.change(person, group, number)

    def swap(self, workshop: Workshop, person: str, other: str) -> "Change | None":
        """Return what it would do to let two people change places now, None as above."""
        moves, number = self._of(workshop, ()), self._number(None)
        seats = workshop.session.groups.seats
        people = (person, other)
        if moves is None or any(who not in moves.people or who not in seats for who in people):
            return None
        return None if number is None else moves.swap(person, other, number)


def change_lines(room: Room, change: "Change | None") -> list[Content]:
    """Return a change in words: its points, and a line for each rule that it would break."""
    if change is None:
        return []
    lines = [Content.styled(cost_words(change.cost), points_style(change))]
    for rule in change.broken:
        words = _("！ Against: {rule}").format(rule=rule_sentence(room, rule))
        lines.append(Content.styled(words, "$error"))
    return lines


def points_style(change: "Change") -> str:
    """Return how the points of a change look: more of them, fewer, or as many."""
    cost = change.cost.total
    return "$warning" if cost > 0 else "$accent" if cost < 0 else ""


def rule_sentence(room: Room, rule: "Rule") -> str:
    """Return a rule in words; of one that holds a person in a group, what does so."""
    spoken: Language = language()
    if rule.person is not None and (words := _holding(room, rule.person)):
        return words
    return rule_words(
        rule, lambda who: room.name(who, spoken), lambda group: group_name(room, group)
    )


def _holding(room: Room, person: str) -> str:
    """Return what holds *person* where they sit or are to sit; nothing where nobody can tell."""
    session, name = room.session, room.name(person, language())
    if person in session.seating.pins:
        return ""
    for group in session.groups.open:
        pitch = session.pitches.pitches.get(group.pitch or "")
        own = group_name(room, group.id)
        if pitch is not None and pitch.presenter == person:
            return _("{name} presents the pitch of {group}.").format(name=name, group=own)
        for role, who in group.roles.items():
            if who == person:
                words = _("{name} has a role in {group}: {role}.")
                return words.format(name=name, group=own, role=word(role))
    seat = session.groups.seats.get(person)
    if seat in session.seating.locked:
        return _("{group} is locked.").format(group=group_name(room, seat))
    locked = [
        group_name(room, each.id)
        for each in session.groups.open
        if each.id in session.seating.locked
    ]
    known, entry = room.register.people.get(person), session.participants.entries.get(person)
    is_online = entry is not None and (entry.is_online or entry.presence is Presence.ONLINE)
    if is_online or (known is not None and known.needs):
        words = _("{name} needs a group that suits: online, access or interpreter (o).")
        return words.format(name=name)
    if locked:
        return _("{group} is locked.").format(group=", ".join(locked))
    return ""
