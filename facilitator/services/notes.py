"""Notes, from a seat: write a line, change it, take it out, put it back."""

from collections.abc import Collection, Mapping, Sequence

from facilitator.domain import notes
from facilitator.domain.events import Body
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.note_history import Version, history_of
from facilitator.domain.notes import NoteLine
from facilitator.domain.offers import Offer
from facilitator.domain.refused import Refused
from facilitator.domain.text import Language, Text, clean_line
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


def change_line(workshop: Workshop, line: str, *, base: str, words: str, kind: LineKind) -> None:
    """Let *line* read *words*, made from *base*, and be of *kind*: as far as that is new."""
    words = clean_line(words)

    def decide() -> Sequence[Body]:
        session = workshop.session
        decided: list[Body] = []
        there = session.notes.lines.get(line)
        if there is None or (words != base and words != there.text.original):
            decided.append(notes.edit_line(session.notes, line, base=base, text=words))
        if there is not None and kind != there.kind:
            decided.append(notes.change_kind(session.notes, line, kind))
        return decided

    workshop.record(decide)


def change_kind(workshop: Workshop, line: str, kind: LineKind) -> None:
    """Make *line* one of *kind*."""
    workshop.record(lambda: notes.change_kind(workshop.session.notes, line, kind))


def name_speaker(workshop: Workshop, line: str, speaker: str | None) -> None:
    """Note who said *line*, somebody registered; None: nobody in particular."""
    workshop.record(
        lambda: notes.name_speaker(
            workshop.session.notes, workshop.session.participants, line, speaker
        )
    )


def remove_line(workshop: Workshop, line: str) -> None:
    """Take *line* out."""
    workshop.record(lambda: notes.remove_line(workshop.session.notes, line))


def shift_line(workshop: Workshop, line: str, by: int) -> None:
    """Move *line* by so many places among those of its group, down where *by* is positive.

    Refused where it stands at that end already.
    """

    def decide() -> Body:
        found = workshop.session.notes.lines.get(line)
        if found is None:
            raise Refused("This line is not there any more.")
        order = [each.id for each in workshop.session.notes.of_group(found.group)]
        place = order.index(line)
        order.remove(line)
        wanted = max(0, min(place + by, len(order)))
        after = order[wanted - 1] if wanted else None
        return notes.move_line(workshop.session.notes, line, after=after)

    workshop.record(decide)


def settle(
    workshop: Workshop,
    line: str,
    *,
    keep: Collection[str],
    words: str | None = None,
    seen: Mapping[str, str] | None = None,
) -> None:
    """Let those of the texts beside *line* stay whose ids are in *keep*, each for itself.

    With *words* the first of them reads so. Refused where they are not as *seen* any more.
    """
    workshop.record(
        lambda: notes.settle(workshop.session.notes, line, keep=keep, text=words, seen=seen)
    )


def describe_offer(workshop: Workshop, line: str, offer: Offer) -> None:
    """Note who offers what kind of help to whom, and by when."""
    workshop.record(lambda: notes.describe_offer(workshop.session.notes, line, offer))


def history(workshop: Workshop, line: str) -> tuple[Version, ...]:
    """Return what *line* read and when, the first version first."""
    events = (event for event in workshop.events if event.stream == workshop.id)
    return history_of(workshop.id, events, line)


def removed_lines(workshop: Workshop, group: str | None) -> tuple[NoteLine, ...]:
    """Return the lines of *group* (None: of everybody) that were taken out, the latest last."""
    removed = workshop.session.notes.removed.values()
    return tuple(line for line in removed if line.group == group)


def restore(workshop: Workshop, line: str, version: Version | None = None) -> None:
    """Put *line* back if it was taken out, and let it read as in *version* if one is given."""
    text = version.text if version is not None else None
    workshop.record(lambda: notes.restore_line(workshop.session.notes, line, text))
