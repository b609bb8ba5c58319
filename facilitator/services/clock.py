"""The clock, from a seat: start, go on, go back, pause, give more time, end."""

from datetime import timedelta
from enum import Enum, auto

from facilitator.domain import catching_up, clock
from facilitator.domain.catching_up import Proposal, propose
from facilitator.domain.encounters import round_begun_by, rounds_returned_by
from facilitator.domain.events import Body, Event
from facilitator.domain.groups import RoleGiven
from facilitator.domain.items import MINUTE
from facilitator.domain.refused import Refused
from facilitator.domain.seating import RoundReturned, RoundTaken, take_round
from facilitator.services.seating import appointed
from facilitator.services.workshop import Workshop

STANDS_FOR = 2 * MINUTE
"""So long a proposal of a running meeting may be looked at; after that it is an old one."""


class Whatever(Enum):
    """What is left where no seat has said what it saw."""

    RUNS = auto()


def start_meeting(workshop: Workshop) -> None:
    """Begin the meeting and its first item; refused where it has begun."""

    def decide() -> list[Body]:
        if workshop.session.clock.is_running:
            raise Refused("The meeting is running already.")
        return _begun(workshop, clock.start_item(workshop.session.agenda, workshop.session.clock))

    workshop.record(decide)


def start_item(workshop: Workshop, item: str | None = None) -> None:
    """Begin *item* (None: the first one, which begins the meeting)."""

    def decide() -> list[Body]:
        session = workshop.session
        return _begun(workshop, clock.start_item(session.agenda, session.clock, item))

    workshop.record(decide)


def _begun(workshop: Workshop, started: clock.ItemStarted | clock.MeetingEnded) -> list[Body]:
    """Return *started*, with the seats that are planned from that item on, and their roles.

    Where the clock goes back, so do the seats.
    """
    if isinstance(started, clock.MeetingEnded):
        return [started]
    session = workshop.session
    returned = [RoundReturned(item=item) for item in rounds_returned_by(session, started.item)]
    item = round_begun_by(session, started.item)
    if item is None:
        return [started, *returned]
    seats = session.seating.rounds[item]
    return [started, *returned, take_round(session.seating, item), *appointed(session, seats)]


def go_on(workshop: Workshop, *, leaving: str | Whatever | None = Whatever.RUNS) -> None:
    """Begin the next item; after the last one end the meeting.

    *leaving* is the item that the seat saw running, None where it saw none: where another seat has
    moved on already, this does nothing more.
    """
    seen = workshop.session.clock.current if isinstance(leaving, Whatever) else leaving

    def decide() -> list[Body]:
        if workshop.session.clock.current != seen:
            return []
        return _begun(workshop, clock.go_on(workshop.session.agenda, workshop.session.clock))

    workshop.record(decide)


def go_back(workshop: Workshop) -> None:
    """Let the item before the running one go on."""

    def decide() -> list[Body]:
        return _begun(workshop, clock.go_back(workshop.session.agenda, workshop.session.clock))

    workshop.record(decide)


def pause(workshop: Workshop) -> None:
    """Interrupt the meeting."""
    workshop.record(lambda: clock.pause(workshop.session.clock))


def resume(workshop: Workshop) -> None:
    """Go on after an interruption."""
    workshop.record(lambda: clock.resume(workshop.session.clock))


def extend_item(workshop: Workshop, by: timedelta) -> None:
    """Give the running item *by* more time (less, where negative)."""
    workshop.record(
        lambda: clock.extend_item(workshop.session.agenda, workshop.session.clock, by, workshop.now)
    )


def skip_item(workshop: Workshop, item: str) -> None:
    """Leave *item* out, or, where it was to be left out, take it up again."""

    def decide() -> clock.ItemSkipped | clock.ItemTakenUp:
        session = workshop.session
        if item in session.clock.skipped:
            return clock.take_up_item(session.clock, item)
        return clock.skip_item(session.agenda, session.clock, item)

    workshop.record(decide)


def begin_last_part(workshop: Workshop) -> None:
    """Begin the wrap-up, or the questions, of the running item now; it ends when they do."""
    workshop.record(
        lambda: clock.begin_last_part(workshop.session.agenda, workshop.session.clock, workshop.now)
    )


def propose_catching_up(workshop: Workshop) -> Proposal:
    """Return how the remaining items could become shorter to end in time; nothing is changed."""
    return propose(workshop.session.read_clock(workshop.now))


def catch_up(workshop: Workshop, proposal: Proposal) -> None:
    """Shorten the items as *proposal* says, as one action.

    Refused where the agenda or the clock has changed since, where the proposal is an old one, and
    where there is nothing to shorten.
    """

    def decide() -> tuple[clock.ItemExtended, ...]:
        session = workshop.session
        if session.clock.is_running and workshop.now - proposal.seen_at > STANDS_FOR:
            raise Refused("The agenda has changed meanwhile. Look at the proposal again.")
        again = propose(session.read_clock(proposal.seen_at))
        return catching_up.catch_up(session.agenda, session.clock, proposal, again)

    workshop.record(decide)


def item_began(workshop: Workshop, ago: timedelta) -> None:
    """Say that the running item began *ago* before now."""

    def decide() -> clock.ItemBegan:
        now = workshop.now
        return clock.item_began(workshop.session.clock, now - ago, now)

    workshop.record(decide)


def end_meeting(workshop: Workshop) -> None:
    """End the meeting."""
    workshop.record(lambda: clock.end_meeting(workshop.session.clock))


def undo(workshop: Workshop) -> Event:
    """Take back the last action of the clock alone, of any seat; return its event."""

    def is_of_clock(event: Event) -> bool:
        follows = (RoundTaken, RoundReturned, RoleGiven)
        return event.body.kind.startswith("clock.") or isinstance(event.body, follows)

    def is_action_of_clock(event: Event) -> bool:
        return event.body.kind.startswith("clock.") and all(
            is_of_clock(other) for other in workshop.events if other.action == event.action
        )

    return workshop.undo(is_action_of_clock)
