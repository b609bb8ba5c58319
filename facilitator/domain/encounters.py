"""Encounters: who sat together, in one meeting and over the meetings of a series."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from facilitator.domain.items import ItemKind
from facilitator.domain.session import Session

Sitting = Mapping[str, tuple[str, ...]]
"""Who sat together in one breakout: ids of people by ids of groups."""


def sittings(session: Session) -> tuple[Sitting, ...]:
    """Return who sat together in each breakout that is over, in their order.

    Those who never came are left out. The last breakout counts as it was corrected since; a meeting
    that no clock measured has one, as its groups stand.
    """
    seated = dict(session.groups.sat)
    last = next(reversed(seated), None)
    if last is not None and not _has_moved_on(session, last):
        seated[last] = session.groups.seats
    if session.opened.was_held:
        seated = {"": session.groups.seats} if session.groups.seats else {}
    there = session.participants.took_part
    return tuple(_grouped(seats, there) for seats in seated.values())


def _has_moved_on(session: Session, item: str) -> bool:
    """Whether people changed seats, or were to, since the breakout *item* was over."""
    items = list(session.agenda.items.values())
    ids = [each.id for each in items]
    later = items[ids.index(item) + 1 :] if item in ids else []
    return any(
        each.kind is ItemKind.SEAT_CHANGE and each.id in session.clock.began for each in later
    )


def _grouped(seats: Mapping[str, str], there: Iterable[str]) -> Sitting:
    members: dict[str, list[str]] = {}
    for person, group in seats.items():
        if person in there:
            members.setdefault(group, []).append(person)
    return {group: tuple(people) for group, people in members.items()}


def encounters(sittings: Iterable[Sitting]) -> Counter[tuple[str, str]]:
    """Return how often each two people sat together; the lesser id stands first."""
    return Counter(
        pair
        for sitting in sittings
        for people in sitting.values()
        for pair in combinations(sorted(people), 2)
    )


def breakouts_to_come(session: Session) -> tuple[str, ...]:
    """Return the breakouts that people are still to be seated for, a change of seats between two.

    The first is the one that runs, or the next one. A breakout that follows another one without a
    change of seats is no round of its own. Empty where the agenda has no breakout.
    """
    rounds: list[str] = []
    may_change = True
    for item in session.agenda.items.values():
        if item.kind is ItemKind.SEAT_CHANGE:
            may_change = True
        elif item.kind is ItemKind.BREAKOUT:
            is_over = item.id in session.groups.sat and session.clock.current != item.id
            if may_change and not is_over and item.id not in session.clock.skipped:
                rounds.append(item.id)
            may_change = False
    return tuple(rounds)


def round_begun_by(session: Session, item: str) -> str | None:
    """Return the planned round whose seats hold as soon as *item* begins, None where none do.

    That is the round of *item*, or of the breakout after it where *item* is a change of seats.
    """
    items = list(session.agenda.items.values())
    ids = [each.id for each in items]
    if item not in ids:
        return None
    of: Sequence[str] = ids[ids.index(item) :]
    if session.agenda.items[item].kind is ItemKind.SEAT_CHANGE:
        breakouts = (each for each in of if session.agenda.items[each].kind is ItemKind.BREAKOUT)
        item = next(breakouts, item)
    return item if item in session.seating.rounds else None
