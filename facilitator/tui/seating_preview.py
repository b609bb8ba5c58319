"""What a change of seats would do, worked out from the picture of now.

The problem of those who sit somewhere is posed once for a picture: that reads the earlier meetings.
"""

from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.session import Session
from facilitator.domain.text import Language
from facilitator.locale import _, language
from facilitator.locale.seating_words import cost_words, rule_words
from facilitator.services.workshop import Workshop
from facilitator.tui.group_board import group_name
from facilitator.tui.room import Room

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
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

    def _number(self, item: str | None) -> int:
        items = self._now[0].items if self._now else ()
        return items.index(item) if item in items else 0

    def change(
        self, workshop: Workshop, person: str, group: str, item: str | None = None
    ) -> "Change | None":
        """Return what it would do to seat *person* in *group*, in the round of *item* or now.

        None where it cannot be told: nobody sits anywhere, or the person is away.
        """
        moves = self._of(workshop, (person,))
        if moves is None or person not in moves.people or group not in moves.groups:
            return None
        return moves.change(person, group, self._number(item))

    def swap(self, workshop: Workshop, person: str, other: str) -> "Change | None":
        """Return what it would do to let two people change places now, None as above."""
        moves = self._of(workshop, ())
        seats = workshop.session.groups.seats
        people = (person, other)
        if moves is None or any(who not in moves.people or who not in seats for who in people):
            return None
        return moves.swap(person, other)


def change_lines(room: Room, change: "Change | None") -> list[Content]:
    """Return a change in words: its points, and a line for each rule that it would break."""
    if change is None:
        return []
    spoken: Language = language()
    cost = change.cost.total
    style = "$warning" if cost > 0 else "$accent" if cost < 0 else ""
    lines = [Content.styled(cost_words(change.cost), style)]
    for rule in change.broken:
        words = rule_words(
            rule, lambda who: room.name(who, spoken), lambda group: group_name(room, group)
        )
        lines.append(Content.styled(_("！ Against: {rule}").format(rule=words), "$error"))
    return lines
