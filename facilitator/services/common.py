"""What several groups have in common, from a seat."""

from collections.abc import Collection

from facilitator.domain import common
from facilitator.domain.events import Body
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def bring_together(
    workshop: Workshop,
    lines: Collection[str],
    *,
    point: str | None = None,
    apart: Collection[str] = (),
) -> str:
    """Bring *lines* together in the common point *point*, or in a new one; return its id.

    Those of *apart* are taken out of theirs in the same action.
    """
    key = point or workshop.new_id()

    def decide() -> list[Body]:
        notes, here = workshop.session.notes, workshop.session.common
        taken = [common.take_apart(here, line) for line in apart if here.of_line(line)]
        known = here.points[key].lines if key in here.points else ()
        if taken and set(lines) <= {*known}:
            return [*taken]
        return [*taken, common.bring_together(notes, here.without(apart), key, lines)]

    workshop.record(decide)
    return key


def word_common(workshop: Workshop, point: str, words: str | None) -> None:
    """Tell a common point in *words*; None: in those of its lines."""
    language = workshop.session.opened.language
    text = Text(original=words, language=language) if words else None
    workshop.record(lambda: common.word_common(workshop.session.common, point, text))


def take_apart(workshop: Workshop, line: str) -> None:
    """Take *line* out of its common point."""
    workshop.record(lambda: common.take_apart(workshop.session.common, line))
