"""What a note line read, and when: every version of it, also those that were taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.events import Event, standing, taken_back
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineEdited
from facilitator.domain.session import SessionFold


@dataclass(frozen=True, slots=True)
class Version:
    """How a line stood after one event. ``change`` is the kind of that event, ``seat`` its seat.

    ``text`` is None where the line was taken out by it. Of what was taken back stands what was
    typed then.
    """

    event: str
    at: datetime
    seat: str
    change: str
    text: str | None
    kind: LineKind | None
    speaker: str | None = None
    was_taken_back: bool = False


def history_of(session: str, events: Iterable[Event], line: str) -> tuple[Version, ...]:
    """Return the versions of *line*, the first first; *events* are all of the session's stream.

    A second text that was kept beside a line begins with the change that made it.
    """
    events = list(events)
    gone, counting = taken_back(events), {event.id for event in standing(events)}
    fold = SessionFold(session)
    versions = []
    for event in events:
        if event.id in counting:
            fold.apply(event)
        if event.id == line or getattr(event.body, "line", None) == line:
            if event.action in gone:
                versions += _typed(event)
            elif event.id not in fold.unheeded and not _made_another(event, fold, line):
                versions.append(_as_it_stands(event, fold, line))
    return tuple(versions)


def _made_another(event: Event, fold: SessionFold, line: str) -> bool:
    """Whether a change of *line* left it as it was, and was kept as a second text beside it."""
    return event.id != line and fold.notes.has(event.id)


def _as_it_stands(event: Event, fold: SessionFold, line: str) -> Version:
    now, change = fold.notes.lines.get(line), event.body.kind
    if now is None:
        return Version(event.id, event.at, event.seat, change, None, None)
    text = now.text.original
    return Version(event.id, event.at, event.seat, change, text, now.kind, now.speaker)


def _typed(event: Event) -> list[Version]:
    """Return what was typed in an event that was taken back; nothing where it was no text."""
    frame = (event.id, event.at, event.seat, event.body.kind)
    match event.body:
        case LineAdded(text=text, line_kind=kind, speaker=speaker):
            return [Version(*frame, text.original, kind, speaker, was_taken_back=True)]
        case LineEdited(text=words):
            return [Version(*frame, words, None, was_taken_back=True)]
        case _:
            return []
