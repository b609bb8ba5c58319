"""Notes, from a seat: write a line, change it, take it out."""

from collections.abc import Sequence

from facilitator.domain import notes
from facilitator.domain.notes import LineKind
from facilitator.domain.text import Language, Text
from facilitator.services.workshop import Workshop


def add_line(
    workshop: Workshop,
    group: str | None,
    kind: LineKind,
    words: str | Text,
    *,
    speaker: str | None = None,
) -> str:
    """Write a line for *group* (None: for everybody); return its id."""
    language: Language = workshop.session.opened.language
    text = words if isinstance(words, Text) else Text(original=words, language=language)
    line = workshop.new_id()
    workshop.record(
        lambda: notes.add_line(
            workshop.session.groups, line, group=group, kind=kind, text=text, speaker=speaker
        )
    )
    return line


def add_lines(workshop: Workshop, group: str | None, lines: Sequence[tuple[LineKind, str]]) -> None:
    """Write several lines at once for *group* (None: for everybody): all of them, or none."""
    language: Language = workshop.session.opened.language
    texts = [(kind, Text(original=words, language=language)) for kind, words in lines]
    workshop.record(
        lambda: [
            notes.add_line(
                workshop.session.groups, workshop.new_id(), group=group, kind=kind, text=text
            )
            for kind, text in texts
        ]
    )


def edit_line(workshop: Workshop, line: str, *, base: str, words: str) -> None:
    """Let *line* read *words*, made from *base*, which the writer saw."""
    workshop.record(lambda: notes.edit_line(workshop.session.notes, line, base=base, text=words))


def change_kind(workshop: Workshop, line: str, kind: LineKind) -> None:
    """Make *line* one of *kind*."""
    workshop.record(lambda: notes.change_kind(workshop.session.notes, line, kind))


def remove_line(workshop: Workshop, line: str) -> None:
    """Take *line* out."""
    workshop.record(lambda: notes.remove_line(workshop.session.notes, line))
