"""What several groups have in common, from a seat."""

from collections.abc import Collection

from facilitator.domain import common
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def bring_together(workshop: Workshop, lines: Collection[str], *, point: str | None = None) -> str:
    """Bring *lines* together in the common point *point*, or in a new one; return its id."""
    key = point or workshop.new_id()
    workshop.record(
        lambda: common.bring_together(workshop.session.notes, workshop.session.common, key, lines)
    )
    return key


def word_common(workshop: Workshop, point: str, words: str | None) -> None:
    """Tell a common point in *words*; None: in those of its lines."""
    language = workshop.session.opened.language
    text = Text(original=words, language=language) if words else None
    workshop.record(lambda: common.word_common(workshop.session.common, point, text))


def take_apart(workshop: Workshop, line: str) -> None:
    """Take *line* out of its common point."""
    workshop.record(lambda: common.take_apart(workshop.session.common, line))
