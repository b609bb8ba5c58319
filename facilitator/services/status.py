"""Where a session stands, as figures for a script or a line for a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.items import Item
from facilitator.domain.projection import Nudge, Phase, State
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Status:
    """Where a session stands at one instant. What does not apply is None.

    Times and lengths are those of the clock, before the meeting those of the plan; a meeting
    entered as held has none. ``over_by`` is how much later than its limit the meeting ends: its
    hard end, else the planned one; ``crosses`` is the first item that ends after that. ``people``
    counts those registered, ``here`` those present.
    """

    state: State
    item: Item | None
    next_item: Item | None
    elapsed: timedelta | None
    length: timedelta | None
    remaining: timedelta | None
    planned_end_at: datetime | None
    projected_end_at: datetime | None
    behind: timedelta | None
    hard_end_at: datetime | None
    slack: timedelta | None
    over_by: timedelta | None
    crosses: Item | None
    phase: Phase | None
    phase_left: timedelta | None
    nudge: Nudge | None
    saved_at: datetime | None
    people: int
    here: int
    groups: int
    lines: int
    unheeded: int


def read_status(workshop: Workshop) -> Status:
    """Return where the session stands now."""
    session, now = workshop.session, workshop.now
    face = session.read_clock(now)
    crosses = face.crosses
    counts = session.clock.started_at is not None or session.state is State.PLANNED
    return Status(
        state=session.state,
        item=face.item,
        next_item=face.next_item if session.state is not State.HELD else None,
        elapsed=face.elapsed if face.item else None,
        length=face.length,
        remaining=face.remaining,
        planned_end_at=face.planned_end_at,
        projected_end_at=face.projected_end_at if counts else None,
        behind=face.behind if counts else None,
        hard_end_at=face.hard_end_at,
        slack=face.slack if counts else None,
        over_by=face.over_by if counts and face.limit_at and face.projected_end_at else None,
        crosses=crosses.item if counts and crosses else None,
        phase=face.phase if face.item else None,
        phase_left=face.phase_left,
        nudge=face.nudge,
        saved_at=max((event.at for event in workshop.events), default=None),
        people=len(session.participants.entries),
        here=len(session.participants.here),
        groups=len(session.groups.open),
        lines=len(session.notes.lines),
        unheeded=len(session.unheeded),
    )
