"""What the domain says where something cannot be: to a person, or inside a fold."""


class Refused(Exception):
    """A verb that may not be done now, with the reason in words for the person who tried.

    *reason* is an English sentence with ``{name}`` places; the faces translate it and fill the
    places from *values*.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason.format(**values))
        self.reason = reason
        self.values = values


class DoesNotApply(Exception):
    """Raised inside a fold for an event that has no effect where it stands (after a merge, say)."""
