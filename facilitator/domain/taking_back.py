"""Taking back what was done, and putting it back: which action is meant, and if that can be."""

from collections.abc import Callable, Iterable, Sequence

from facilitator.domain.events import Event, Undone, standing, taken_back
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.refused import CameAfter, Refused


def latest_action(events: Iterable[Event], wanted: Callable[[Event], bool]) -> str:
    """Return the action that undo takes back: the last of the *wanted* events that stands.

    *events* are all of them, since what one seat did another one may have taken back.
    """
    for event in reversed(standing(events)):
        if wanted(event) and not isinstance(event.body, SessionOpened):
            return event.action
    raise Refused("There is nothing to take back.")


def latest_undoing(events: Sequence[Event], wanted: Callable[[Event], bool]) -> str:
    """Return the undoing that redo takes back: the last of the *wanted* events that stands.

    Only while none of them did anything else since; what was put back already is passed over.
    """
    gone = taken_back(events)
    undoings = {event.action for event in events if isinstance(event.body, Undone)}
    for event in filter(wanted, reversed(events)):
        if not isinstance(event.body, Undone):
            break
        if event.action not in gone and event.body.target not in undoings:
            return event.action
    raise Refused("There is nothing to put back.")


def undo(
    events: Sequence[Event],
    action: str,
    unheeded: Callable[[Sequence[Event]], Sequence[str]],
) -> Undone:
    """Decide that *action* is taken back in one stream; refused where something depends on it.

    *unheeded* folds events of that stream and returns the ids of those without effect: what would
    lose its effect by the undo depends on what it takes back. The last such is told of: nothing
    that is broken here depends on it in turn.
    """
    mine = [event for event in events if event.action == action]
    if not mine or action in taken_back(events):
        raise Refused("There is nothing to take back.")
    if any(isinstance(event.body, SessionOpened) for event in mine):
        raise Refused("A session cannot be taken back.")
    body = Undone(target=action)
    last = events[-1]
    trial = Event("", f"undo of {action}", last.stream, last.at, last.seat, body)
    broken = set(unheeded([*events, trial])) - set(unheeded(events))
    if broken:
        later = next(event for event in reversed(events) if event.id in broken)
        raise CameAfter(
            "“{kind}” came after it and depends on it.",
            kind=later.body.kind,
            action=later.action,
            seat=later.seat,
            at=later.at,
        )
    return body
