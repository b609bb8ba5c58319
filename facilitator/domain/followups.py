"""Follow-ups: what somebody does after the meeting, by when, and what became of it.

They belong to the series, so that the next meeting opens with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Text


class Status(StrEnum):
    """How far a follow-up has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class FollowUpAdded(Body, kind="followups.added"):
    """Something is to be done. Owners are ids of the register: people or organisations."""

    follow_up: str
    session: str
    what: Text
    owners: tuple[str, ...] = ()
    due: date | None = None
    line: str | None = None


class FollowUpChanged(Body, kind="followups.changed"):
    """A follow-up got another owner or another date."""

    follow_up: str
    owners: tuple[str, ...]
    due: date | None


class FollowUpClosed(Body, kind="followups.closed"):
    """A follow-up is done, dropped, or open again.

    *in_session* is where that was said. Nothing shows it: it stands in the log for who asks later.
    """

    follow_up: str
    status: Status
    in_session: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up of the session it was agreed in; ``line`` is the note line it came from."""

    id: str
    session: str
    what: Text
    owners: tuple[str, ...] = ()
    due: date | None = None
    line: str | None = None
    status: Status = Status.OPEN


FollowUps = Mapping[str, FollowUp]
"""The follow-ups of a series, by id, in the order in which they were agreed."""


def add_follow_up(
    follow_ups: FollowUps,
    follow_up: str,
    *,
    session: str,
    what: Text,
    owners: tuple[str, ...] = (),
    due: date | None = None,
    line: str | None = None,
) -> FollowUpAdded:
    """Decide that *what* is to be done; refused where the note line is a follow-up already."""
    if line is not None and any(other.line == line for other in follow_ups.values()):
        raise Refused("This line is a follow-up already.")
    return FollowUpAdded(
        follow_up=follow_up, session=session, what=what, owners=owners, due=due, line=line
    )


def _one(follow_ups: FollowUps, follow_up: str) -> FollowUp:
    if follow_up not in follow_ups:
        raise Refused("There is no such follow-up.")
    return follow_ups[follow_up]


def change_follow_up(
    follow_ups: FollowUps, follow_up: str, *, owners: tuple[str, ...], due: date | None
) -> FollowUpChanged:
    """Decide who does it and by when."""
    found = _one(follow_ups, follow_up)
    if (found.owners, found.due) == (owners, due):
        raise Refused("Nothing changed.")
    return FollowUpChanged(follow_up=follow_up, owners=owners, due=due)


def close_follow_up(
    follow_ups: FollowUps, follow_up: str, status: Status, *, in_session: str | None = None
) -> FollowUpClosed:
    """Decide what became of it."""
    if _one(follow_ups, follow_up).status == status:
        raise Refused("Nothing changed.")
    return FollowUpClosed(follow_up=follow_up, status=status, in_session=in_session)


class FollowUpsFold:
    """Builds the follow-ups of a series event by event."""

    def __init__(self) -> None:
        self.follow_ups: dict[str, FollowUp] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case FollowUpAdded(follow_up=key) if key not in self.follow_ups:
                self.follow_ups[key] = FollowUp(
                    key, body.session, body.what, body.owners, body.due, body.line
                )
            case FollowUpChanged(follow_up=key) if key in self.follow_ups:
                self.follow_ups[key] = replace(
                    self.follow_ups[key], owners=body.owners, due=body.due
                )
            case FollowUpClosed(follow_up=key) if key in self.follow_ups:
                self.follow_ups[key] = replace(self.follow_ups[key], status=body.status)
            case _:
                raise DoesNotApply(body.kind)

    def value(self) -> FollowUps:
        """Return what was built so far, frozen."""
        return MappingProxyType(dict(self.follow_ups))
