"""What the pitches ask, and what came of it in all groups: offers, next steps, open questions."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain.groups import Groups
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine, Notes
from facilitator.domain.pitches import Pitches


@dataclass(frozen=True, slots=True)
class Asked:
    """A pitch, None for what belongs to none, and the lines about it from all groups."""

    pitch: str | None
    lines: tuple[NoteLine, ...]


def open_questions(notes: Notes) -> frozenset[str]:
    """Return the ids of the questions behind which no answer stands in the notes of their group."""
    last: dict[str | None, NoteLine] = {}
    found = set()
    for line in notes.lines.values():
        before = last.get(line.group)
        if line.kind is LineKind.ANSWER and before and before.kind is LineKind.QUESTION:
            found.discard(before.id)
        if line.kind is LineKind.QUESTION:
            found.add(line.id)
        last[line.group] = line
    return frozenset(found)


def asks_and_offers(pitches: Pitches, groups: Groups, notes: Notes) -> tuple[Asked, ...]:
    """Return every pitch with the offers, the next steps and the open questions, in that order."""
    unanswered = open_questions(notes)
    kinds = (LineKind.OFFER, LineKind.NEXT_STEP, LineKind.QUESTION)
    lines = [
        line
        for kind in kinds
        for line in notes.of_kind(kind)
        if kind is not LineKind.QUESTION or line.id in unanswered
    ]
    return _by_pitch(pitches, groups, lines)


def of_kind(pitches: Pitches, groups: Groups, notes: Notes, kind: LineKind) -> tuple[Asked, ...]:
    """Return every pitch with all lines of one kind, from all groups."""
    return _by_pitch(pitches, groups, list(notes.of_kind(kind)))


def _by_pitch(pitches: Pitches, groups: Groups, lines: list[NoteLine]) -> tuple[Asked, ...]:
    pitch_of = _pitch_of(pitches, groups)
    placed: dict[str | None, list[NoteLine]] = {pitch: [] for pitch in pitches.pitches}
    for line in lines:
        placed.setdefault(pitch_of(line), []).append(line)
    return tuple(Asked(pitch, tuple(found)) for pitch, found in placed.items())


def _pitch_of(pitches: Pitches, groups: Groups) -> Callable[[NoteLine], str | None]:
    """Return what tells the pitch that a line is about: that of its group.

    An offer to the organisation of another pitch is about that one, whatever group it comes from.
    """
    by_organisation: dict[str | None, str] = {}
    for key, pitch in pitches.pitches.items():
        by_organisation.setdefault(pitch.organisation, key)
    own = {
        key: group.pitch for key, group in groups.groups.items() if group.pitch in pitches.pitches
    }

    def pitch_of(line: NoteLine) -> str | None:
        to = line.offer.to if line.offer else None
        here = own.get(line.group or "")
        if to is None or to not in by_organisation:
            return here
        is_here = here is not None and pitches.pitches[here].organisation == to
        return here if is_here else by_organisation[to]

    return pitch_of
