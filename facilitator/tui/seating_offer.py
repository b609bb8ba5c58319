"""What a search has found, beside how people sit now: who would move, the points, who stays."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.groups import AWAY
from facilitator.locale import _, language
from facilitator.locale.seating_words import cost_words
from facilitator.services import seating
from facilitator.services.seating_problem import rounds_at_hand
from facilitator.services.workshop import Workshop
from facilitator.tui.group_board import place_name
from facilitator.tui.room import Room

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer
    from facilitator.services.seating_problem import Posed

MOST_BESIDE = 60
"""So many who wait are placed one by one without anybody moving; more of them take too long."""


class Offer:
    """The seats of *answer*: of the round of now, or of the next one between two breakouts."""

    def __init__(self, posed: "Posed", answer: "Answer") -> None:
        self.posed = posed
        self.answer = answer
        number = posed.now or 0
        self.item = posed.items[number] if posed.items else None
        self.seats: Mapping[str, str] = {
            who: group for group, people in answer.rounds[number].items() for who in people
        }

    def before(self, workshop: Workshop) -> Mapping[str, str]:
        """Return who sits in a group that meets now, in the same round."""
        groups = workshop.session.groups
        there = {group.id for group in groups.open}
        seats = groups.seats
        if self.item is not None:
            seats = rounds_at_hand(workshop.session).get(self.item, seats)
        return {person: group for person, group in seats.items() if group in there}

    def moved(self, workshop: Workshop) -> list[str]:
        """Return who sits somewhere now and would sit elsewhere."""
        now = self.before(workshop)
        return [who for who, group in self.seats.items() if now.get(who, group) != group]

    def seated(self, workshop: Workshop) -> list[str]:
        """Return who sits nowhere now."""
        now = self.before(workshop)
        return [who for who in self.seats if who not in now]

    def changes_later(self, workshop: Workshop) -> bool:
        """Whether a later round would be another one than is planned."""
        planned = workshop.session.seating.rounds
        return any(
            dict(planned.get(item, {})) != {who: at for at, of in plan.items() for who in of}
            for item, plan in zip(self.posed.items, self.answer.rounds, strict=False)
            if item != self.item
        )

    def beside(self, workshop: Workshop) -> "tuple[Offer, bool] | None":
        """Return how those who wait are placed where nobody moves, and whether no rule is broken.

        None where somebody has to be placed anew in a later round, or where too many wait.
        """
        from dataclasses import replace

        from facilitator.grouping.beside import place_beside
        from facilitator.grouping.moving import quality

        problem = self.posed.problem
        sit = [sum(map(len, each.values())) for each in problem.seated]
        few = len(sit) == problem.rounds and min(sit, default=0) > 0
        if not few or len(self.seated(workshop)) > MOST_BESIDE:
            return None
        plan, is_valid = place_beside(problem, problem.seated)
        cost = quality(problem, plan).cost
        answer = replace(self.answer, rounds=plan, cost=cost, is_proved=False)
        return Offer(self.posed, answer), is_valid


def offer_lines(room: Room, workshop: Workshop, offer: Offer, *, keep: bool) -> Iterator[Content]:
    """Yield the gain in points, and who would move from where to where. Raises StorageError."""
    from facilitator.grouping.moving import quality

    answer, before = offer.answer, offer.before(workshop)
    moved = _("{n} people move").format(n=len(offer.moved(workshop)))
    now = seating.current_plan(workshop)
    if now is not None and len(now[1]) == len(answer.rounds):
        cost = quality(now[0].problem, now[1]).cost
        people, every = len(now[0].problem.people), len(offer.posed.problem.people)
        words = _("Now {now} points → {then} points, {moved}")
        if people != every:
            words = _("Now {now} points ({n} people) → {then} points ({all} people), {moved}")
        told = words.format(
            now=cost.total, then=answer.cost.total, moved=moved, n=people, all=every
        )
        yield Content.styled(told, "bold")
        if people == every:
            yield Content(cost_words(answer.cost - cost))
            if answer.cost.total >= cost.total and not keep:
                yield Content.styled(_("△ Other groups, but no better ones"), "$warning")
    else:
        words = _("{then} points, {moved}")
        yield Content.styled(words.format(then=answer.cost.total, moved=moved), "bold")
    if len(answer.rounds) > 1:
        yield Content(_("{n} rounds are planned at once.").format(n=len(answer.rounds)))
        if words := hostless_words(room):
            yield Content.styled(words, "$warning")
    yield Content("")
    for person, group in offer.seats.items():
        if before.get(person) != group:
            was, will = place_name(room, before.get(person)), place_name(room, group)
            name = room.name(person, language())
            yield Content.assemble(name, (f"  {was} → {will}", "$secondary"))


def hostless_words(room: Room) -> str:
    """Return which groups nobody stays in from round to round; nothing where there are none."""
    session = room.session
    entries = session.participants.entries
    numbers = []
    for group in session.groups.open:
        pitch = session.pitches.pitches.get(group.pitch or "")
        stay = [*group.roles.values(), pitch.presenter if pitch else None]
        if all(who not in entries or entries[who].presence in AWAY for who in stay if who):
            numbers.append(str(group.number))
    if not numbers:
        return ""
    words = _("Nobody stays in group {numbers}: whoever is given f before stays there.")
    return words.format(numbers=", ".join(numbers))
