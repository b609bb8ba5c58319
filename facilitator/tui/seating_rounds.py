"""The rounds of a meeting as they are looked at: over, now, or planned."""

from collections.abc import Mapping

from facilitator.domain.encounters import breakout_of_seats, breakouts_to_come
from facilitator.domain.items import ItemKind
from facilitator.domain.session import Session
from facilitator.locale import _


def rounds_seen(session: Session) -> tuple[str | None, ...]:
    """Return the rounds whose seats are known, by their breakouts; None is that of now."""
    past = _over(session)
    own = breakout_of_seats(session)
    if past and past[-1] == own:
        past = past[:-1]
    later = [item for item in session.seating.rounds if item != own]
    return (*past, None, *later)


def _over(session: Session) -> list[str]:
    """Return the last breakout of each round that is over: a change of seats ends a round."""
    to_come = breakouts_to_come(session)
    rounds: list[str] = []
    may_change = True
    for item in session.agenda.items.values():
        if item.kind is ItemKind.SEAT_CHANGE:
            may_change = True
        elif item.id in session.groups.sat and item.id not in to_come:
            if not may_change and rounds:
                rounds.pop()
            rounds.append(item.id)
            may_change = False
    return rounds


def place_of(session: Session, item: str | None) -> tuple[int, int]:
    """Return which round *item* is, from 1, and how many the meeting has, planned or not."""
    seen = rounds_seen(session)
    now = seen.index(None) + 1
    own = breakout_of_seats(session)
    later = [each for each in breakouts_to_come(session) if each != own]
    number = seen.index(item) + 1 if item in seen else now
    if item in later:
        number = now + 1 + later.index(item)
    return number, now + len(later)


def seats_of(session: Session, item: str | None) -> Mapping[str, str]:
    """Return who sits where in the round *item*, None for that of now."""
    over = session.groups.sat.get(item or "")
    if item is None or (over is None and item not in session.seating.rounds):
        return session.groups.seats
    return session.seating.rounds.get(item) or over or {}


def refusal_in(session: Session, item: str | None) -> str:
    """Return why people are not moved while the round *item* is seen, which is not that of now."""
    if item in session.groups.sat:
        return _("This round is over: it can only be looked at. ] goes on.")
    return _("In a later round only m moves people.")


def known_words(rounds: int) -> str:
    """Return of how many *rounds* the seats are known."""
    if rounds == 1:
        return _("Only the seats of this round are known.")
    return _("The seats of the rounds 1 to {last} are known.").format(last=rounds)
