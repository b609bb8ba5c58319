"""Encounters: who sat together, in one meeting and over the meetings of a series."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from facilitator.domain.groups import AWAY, Seats
from facilitator.domain.items import ItemKind
from facilitator.domain.session import Session

Sitting = Mapping[str, tuple[str, ...]]
"""Who sat together in one breakout: ids of people by ids of groups."""


def sittings(session: Session) -> tuple[Sitting, ...]:
    """Return who sat together in each round that is over, in their order.

    Those who never came are left out, and those who were away all through one. The last breakout
    counts as it was corrected since; a meeting that no clock measured has one, as its groups stand.
    Breakouts without a change of seats between them are one round where nobody moved.
    """
    running = session.clock.current
    seated = {item: seats for item, seats in session.groups.sat.items() if item != running}
    last = next(reversed(seated), None)
    if last is not None and not _has_moved_on(session, last):
        seated[last] = session.groups.those_there(last, session.groups.seats)
    if session.opened.was_held:
        seated = {"": session.groups.seats} if session.groups.seats else {}
    return _rounds(session, seated)


def sittings_so_far(session: Session) -> tuple[Sitting, ...]:
    """Return ``sittings``, and how people sit now where a breakout runs."""
    running = session.agenda.items.get(session.clock.current or "")
    if running is None or running.kind is not ItemKind.BREAKOUT:
        return sittings(session)
    away = {key for key, each in session.participants.entries.items() if each.presence in AWAY}
    missed = away & session.groups.missed.get(running.id, frozenset())
    there = {who: at for who, at in session.groups.seats.items() if who not in missed}
    return _rounds(session, {**session.groups.sat, running.id: there})


def _rounds(session: Session, seated: Mapping[str, Seats]) -> tuple[Sitting, ...]:
    """Return those who came as they sat; *seated* has the seats by breakout."""
    order, rounds = session.agenda.order, list[dict[str, str]]()
    before: str | None = None
    for item, everybody in seated.items():
        there = session.participants.took_part
        seats = {person: group for person, group in everybody.items() if person in there}
        if before in order and item in order and not _seats_change(session, before, item):
            went_on = all(seats.get(who, group) == group for who, group in rounds[-1].items())
            if went_on:
                seats = rounds.pop() | seats
        rounds.append(seats)
        before = item
    return tuple(map(_grouped, rounds))


def _seats_change(session: Session, first: str, last: str) -> bool:
    """Whether there is a change of seats on the agenda between two of its items."""
    order = session.agenda.order
    between = order[order.index(first) : order.index(last)]
    return any(session.agenda.items[item].kind is ItemKind.SEAT_CHANGE for item in between)


def _has_moved_on(session: Session, item: str) -> bool:
    """Whether people changed seats, or were to, since the breakout *item* was over.

    What the clock went back over does not count: people went back as well.
    """
    order, current = session.agenda.order, session.clock.current
    last = order.index(current) + 1 if current in order else len(order)
    later = order[order.index(item) + 1 : last] if item in order else ()
    began = (session.agenda.items[each] for each in later if each in session.clock.began)
    return any(each.kind is ItemKind.SEAT_CHANGE for each in began)


def _grouped(seats: Seats) -> Sitting:
    members: dict[str, list[str]] = {}
    for person, group in seats.items():
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

    The first is the one that runs, or the next one; what the clock went back over comes again, and
    what it went past does not. A breakout that follows another one without a change of seats is no
    round of its own. Empty where the agenda has no breakout, and once the meeting is over.
    """
    order, current = session.agenda.order, session.clock.current
    if session.clock.ended_at is not None:
        return ()
    passed = order[: order.index(current)] if current and current in order else ()
    running_on = order[len(passed) :] if current in order else ()
    rounds: list[str] = []
    may_change = True
    for item in session.agenda.items.values():
        if item.kind is ItemKind.SEAT_CHANGE:
            may_change = True
        elif item.kind is ItemKind.BREAKOUT:
            is_over = item.id in session.groups.sat and item.id not in running_on
            if not is_over and (item.id in passed or item.id in session.clock.skipped):
                continue
            if may_change and not is_over:
                rounds.append(item.id)
            may_change = False
    return tuple(rounds)


def breakout_of_seats(session: Session) -> str | None:
    """Return the breakout that the seats of now belong to; None where the agenda has none.

    That is the running one; where one is over and no change of seats has begun since, that one;
    else the first that is to come.
    """
    running = session.agenda.items.get(session.clock.current or "")
    if running is not None and running.kind is ItemKind.BREAKOUT:
        return running.id
    order, current = session.agenda.order, session.clock.current
    before = order[: order.index(current)] if current and current in order else order
    past = next((item for item in reversed(before) if item in session.groups.sat), None)
    if past is not None and not _has_moved_on(session, past):
        return past
    return next(iter(breakouts_to_come(session)), None)


def seats_to_come(session: Session) -> Mapping[str, Seats]:
    """Return how people are to sit in the breakouts to come, as far as that is known.

    Those planned for a breakout, or those of now for the one that they belong to.
    """
    planned, own = session.seating.rounds, breakout_of_seats(session)
    now = {own: session.groups.seats} if own is not None else {}
    known = {**now, **planned}
    return {item: known[item] for item in breakouts_to_come(session) if item in known}


def round_number(session: Session, item: str) -> int:
    """Return which of the breakouts on the agenda *item* is, from 1; 0 for none of them."""
    items = session.agenda.items.values()
    breakouts = [each.id for each in items if each.kind is ItemKind.BREAKOUT]
    return breakouts.index(item) + 1 if item in breakouts else 0


def round_of(session: Session, item: str) -> str:
    """Return the breakout whose seats hold as soon as *item* begins.

    That is the one after it where *item* is a change of seats, else *item* itself. What is to be
    left out does not count.
    """
    items = list(session.agenda.items.values())
    ids = [each.id for each in items]
    if item in ids and session.agenda.items[item].kind is ItemKind.SEAT_CHANGE:
        later = items[ids.index(item) :]
        held = (each for each in later if each.id not in session.clock.skipped)
        return next((each.id for each in held if each.kind is ItemKind.BREAKOUT), item)
    return item


def round_begun_by(session: Session, item: str) -> str | None:
    """Return the planned round whose seats hold as soon as *item* begins, None where none do."""
    breakout = round_of(session, item)
    return breakout if breakout in session.seating.rounds else None


def rounds_returned_by(session: Session, item: str) -> tuple[str, ...]:
    """Return the rounds that are to come again where the clock goes back to *item*, last first."""
    order = session.agenda.order
    if item not in order:
        return ()
    begun = {round_of(session, each) for each in order[: order.index(item) + 1]}
    return tuple(each for each in reversed(list(session.seating.taken)) if each not in begun)
