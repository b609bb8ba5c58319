"""What the domain says where something cannot be: to a person, or inside a fold."""

from datetime import datetime


class Refused(Exception):
    """A verb that may not be done now, with the reason in words for the person who tried.

    *reason* is an English sentence with ``{name}`` places; the faces translate it and fill the
    places from *values*.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason.format(**values))
        self.reason = reason
        self.values = values


class CameAfter(Refused):
    """Taking back an action is refused, since a later one depends on it.

    *action* is the id of the later one, done from *seat* at *at* (an aware UTC instant).
    """

    def __init__(self, reason: str, *, kind: str, action: str, seat: str, at: datetime) -> None:
        super().__init__(reason, kind=kind)
        self.kind = kind
        self.action = action
        self.seat = seat
        self.at = at


class DoesNotApply(Exception):
    """Raised inside a fold for an event that has no effect where it stands (after a merge, say)."""
