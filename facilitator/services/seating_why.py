"""Why somebody sits where they sit: what keeps them there, and what their wishes would cost.

Loads the engine; what shows a first screen imports it where it is used.
"""

import time
from enum import StrEnum

from facilitator.domain.refused import Refused
from facilitator.domain.session import Session
from facilitator.grouping.why import Why, explain
from facilitator.services.seating import current_plan
from facilitator.services.workshop import Workshop


class Hold(StrEnum):
    """What keeps somebody in a group, whatever else changes."""

    PINNED = "pinned"
    LOCKED = "locked"
    ROLE = "role"
    PRESENTER = "presenter"


def hold_of(session: Session, person: str) -> Hold | None:
    """Return what keeps *person* where they are, None where nothing does."""
    group = session.groups.groups.get(session.groups.seats.get(person, ""))
    if person in session.seating.pins:
        return Hold.PINNED
    if group is None:
        return None
    if group.id in session.seating.locked:
        return Hold.LOCKED
    if person in group.roles.values():
        return Hold.ROLE
    pitch = session.pitches.pitches.get(group.pitch or "")
    return Hold.PRESENTER if pitch is not None and pitch.presenter == person else None


def is_by_hand(session: Session, person: str) -> bool:
    """Whether *person* was moved by hand since people were seated last, as far as that is known.

    What was planned for a later round is not known any more once it has begun.
    """
    last = session.seating.assignment
    if last is None or session.seating.taken:
        return False
    group = session.groups.seats.get(person)
    return group is not None and last.seats.get(person, group) != group


def why(workshop: Workshop, person: str, *, seconds: float = 2.0) -> Why:
    """Return why *person* sits where they sit, looking for at most so many *seconds*.

    Refused where they sit nowhere. Raises StorageError where the earlier meetings cannot be read.
    """
    found = current_plan(workshop)
    if found is None or all(each.id != person for each in found[0].problem.people):
        raise Refused("This person does not sit in a group.")
    posed, plan = found
    return explain(posed.problem, plan, person, time.monotonic, seconds=seconds)
