"""Notes: what was asked, answered, offered and decided, line by line."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.groups import Groups
from facilitator.domain.groups_fold import GroupsFold
from facilitator.domain.merging import merge
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import LONGEST_LINE, Line, Text, Value, clean_line


class LineKind(StrEnum):
    """What a note line is."""

    QUESTION = "question"
    ANSWER = "answer"
    TOPIC = "topic"
    IDEA = "idea"
    OFFER = "offer"
    CONCERN = "concern"
    DECISION = "decision"
    NEXT_STEP = "next-step"
    INDICATOR = "indicator"
    REMARK = "remark"


class Mark(Value):
    """How a kind of line is typed and shown: its mark, its key, and its word."""

    kind: LineKind
    mark: str
    key: str
    words: Text


MARKS: Mapping[LineKind, Mark] = MappingProxyType(
    {
        kind: Mark(kind=kind, mark=mark, key=key, words=Text.of(ja, en))
        for kind, mark, key, ja, en in (
            (LineKind.QUESTION, "?", "q", "質問", "Question"),
            (LineKind.ANSWER, ">", "a", "回答", "Answer"),
            (LineKind.TOPIC, "#", "t", "論点", "Topic"),
            (LineKind.IDEA, "*", "i", "アイデア", "Idea"),
            (LineKind.OFFER, "+", "o", "申し出", "Offer"),
            (LineKind.CONCERN, "~", "c", "懸念", "Concern"),
            (LineKind.DECISION, "!", "d", "決定", "Decision"),
            (LineKind.NEXT_STEP, "=", "n", "次の一歩", "Next step"),
            (LineKind.INDICATOR, "%", "k", "指標案", "Indicator idea"),
            (LineKind.REMARK, "-", "r", "補足", "Remark"),
        )
    }
)
"""The ten kinds of note line. A leading mark, half or full width, sets the kind of a typed line."""

_BY_MARK = {mark.mark: mark.kind for mark in MARKS.values()} | {
    "→": LineKind.ANSWER,
    "・": LineKind.IDEA,
    "〜": LineKind.CONCERN,
}

_PART_OF_NUMBERS = frozenset("-+~〜#>%=")
"""Marks that stand for something else directly before a digit: -5度, +20%, ~10時, #1."""


def read_mark(typed: str) -> tuple[LineKind | None, str]:
    """Split a typed line into the kind that its leading mark sets (None: no mark) and the words.

    A sign before a number belongs to the number, unless a space stands between.
    """
    line = clean_line(typed)
    words = line.lstrip("\u3000 ")
    mark = unicodedata.normalize("NFKC", words[:1])
    kind = _BY_MARK.get(mark)
    rest = words[1:].lstrip("\u3000 ")
    is_number = mark in _PART_OF_NUMBERS and words[1:2].isdecimal()
    if kind is None or not rest or is_number:
        return None, line
    return kind, rest


class LineAdded(Body, kind="notes.line_added"):
    """A line was written down for a group, or for everybody where *group* is None."""

    line: str
    group: str | None
    line_kind: LineKind
    text: Text
    speaker: str | None = None


class LineEdited(Body, kind="notes.line_edited"):
    """A line reads *text* now; *base* is what its writer saw before changing it."""

    line: str
    base: str
    text: Line


class LineKindChanged(Body, kind="notes.line_kind_changed"):
    """A line is of another kind."""

    line: str
    line_kind: LineKind


class LineRemoved(Body, kind="notes.line_removed"):
    """A line was taken out."""

    line: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line. Where two people changed the same words at once, the second text stands as a line
    of its own right behind the first one, and ``beside`` names that one.
    """

    id: str
    group: str | None
    kind: LineKind
    text: Text
    written_at: datetime
    changed_at: datetime
    speaker: str | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """All note lines of one session, by id, in the order in which they were written."""

    lines: Mapping[str, NoteLine] = field(default_factory=dict)

    def of_group(self, group: str | None) -> tuple[NoteLine, ...]:
        """Return the lines of *group*; of everybody together where it is None."""
        return tuple(line for line in self.lines.values() if line.group == group)

    def of_kind(self, *kinds: LineKind) -> tuple[NoteLine, ...]:
        """Return the lines of these kinds, of all groups."""
        return tuple(line for line in self.lines.values() if line.kind in kinds)


def add_line(
    groups: Groups,
    line: str,
    *,
    group: str | None,
    kind: LineKind,
    text: Text,
    speaker: str | None = None,
) -> LineAdded:
    """Decide that *text* stands in the notes of *group* (None: of everybody)."""
    if group is not None and group not in groups.groups:
        raise Refused("There is no such group.")
    return LineAdded(line=line, group=group, line_kind=kind, text=text, speaker=speaker)


def _line(notes: Notes, line: str) -> NoteLine:
    if line not in notes.lines:
        raise Refused("This line is not there any more.")
    return notes.lines[line]


def edit_line(notes: Notes, line: str, *, base: str, text: str) -> LineEdited:
    """Decide that *line* reads *text*, which its writer made from *base*."""
    text = clean_line(text)
    if not text:
        raise Refused("The line is empty. Remove it instead.")
    if _line(notes, line).text.original == text:
        raise Refused("Nothing changed.")
    return LineEdited(line=line, base=base, text=text)


def change_kind(notes: Notes, line: str, kind: LineKind) -> LineKindChanged:
    """Decide that *line* is of *kind*."""
    if _line(notes, line).kind == kind:
        raise Refused("Nothing changed.")
    return LineKindChanged(line=line, line_kind=kind)


def remove_line(notes: Notes, line: str) -> LineRemoved:
    """Decide that *line* is taken out."""
    _line(notes, line)
    return LineRemoved(line=line)


class NotesFold:
    """Builds ``Notes`` event by event."""

    def __init__(self, groups: GroupsFold) -> None:
        self.groups = groups
        self.lines: dict[str, NoteLine] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case LineAdded(line=line, group=group) if line not in self.lines and (
                group is None or group in self.groups.groups
            ):
                self.lines[line] = NoteLine(
                    line, group, body.line_kind, body.text, event.at, event.at, body.speaker
                )
            case LineEdited(line=line) if line in self.lines:
                self._edit(self.lines[line], body, event)
            case LineKindChanged(line=line, line_kind=kind) if line in self.lines:
                self.lines[line] = replace(self.lines[line], kind=kind, changed_at=event.at)
            case LineRemoved(line=line) if line in self.lines:
                del self.lines[line]
            case _:
                raise DoesNotApply(body.kind)

    def _edit(self, line: NoteLine, edit: LineEdited, event: Event) -> None:
        """Merge the edit in; where that cannot be, keep the new text as a line beside the old."""
        merged = merge(edit.base, edit.text, line.text.original)
        if merged == edit.text or (merged and 0 < len(clean_line(merged)) <= LONGEST_LINE):
            text = Text(original=merged, language=line.text.language)
            self.lines[line.id] = replace(line, text=text, changed_at=event.at)
            return
        text = Text(original=edit.text, language=line.text.language)
        beside = replace(line, id=event.id, text=text, changed_at=event.at, beside=line.id)
        lines = list(self.lines.values())
        lines.insert(lines.index(line) + 1, beside)
        self.lines = {each.id: each for each in lines}

    def value(self) -> Notes:
        """Return what was built so far, frozen."""
        return Notes(MappingProxyType(dict(self.lines)))
