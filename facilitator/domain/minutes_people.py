"""People and organisations as minutes name them, and for whom the minutes are."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.text import Text


class Profile(StrEnum):
    """Who the minutes are for: those who were there, or everybody."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Who:
    """A person or an organisation as the minutes name them.

    ``organisation`` is the short name of a person's organisation. ``kind`` is the id of a usual
    kind of participant, or the words of another one, for somebody without a name and an
    organisation. People without a name who would read the same stand as one, with their ``count``.
    Where there is nothing at all, all that is known is that somebody was there.
    """

    name: Text | None = None
    organisation: Text | None = None
    kind: str | Text | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class By:
    """Who gives a talk or a pitch: the organisation by its full name, the speaker, or both."""

    organisation: Text | None = None
    speaker: Who | None = None
