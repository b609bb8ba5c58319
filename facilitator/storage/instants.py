"""How an instant stands in the file: ISO 8601, UTC, always with microseconds."""

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """Return an aware instant as text whose alphabetical order is the order of time."""
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """Return the instant that ``written`` made *text* of."""
    return datetime.fromisoformat(text)
