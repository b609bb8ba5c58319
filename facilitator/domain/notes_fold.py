"""Building the notes event by event."""

from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.events import Event
from facilitator.domain.groups_fold import GroupsFold
from facilitator.domain.merging import merge
from facilitator.domain.notes import (
    LineAdded,
    LineEdited,
    LineKindChanged,
    LineMoved,
    LineRemoved,
    LineRestored,
    LineSettled,
    NoteLine,
    Notes,
    OfferDescribed,
    SpeakerNamed,
)
from facilitator.domain.refused import DoesNotApply
from facilitator.domain.text import LONGEST_LINE, Text, clean_line


class NotesFold:
    """Builds ``Notes`` event by event."""

    def __init__(self, groups: GroupsFold) -> None:
        self.groups = groups
        self.lines: dict[str, NoteLine] = {}
        self.removed: dict[str, NoteLine] = {}
        self._order: list[str] = []
        """All lines by id as they stand; one that was taken out keeps its place among them."""

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case LineAdded(line=line, group=group) if not self.has(line) and (
                group is None or group in self.groups.groups
            ):
                self.lines[line] = NoteLine(
                    line, group, body.line_kind, body.text, event.at, event.at, body.speaker
                )
                self._order.append(line)
            case LineRestored(line=line) if line in self.removed:
                self.lines[line] = self.removed.pop(line)
                self._put_in_order()
            case (
                LineEdited(line=line)
                | LineKindChanged(line=line)
                | LineRemoved(line=line)
                | LineMoved(line=line)
                | SpeakerNamed(line=line)
                | LineSettled(line=line)
                | OfferDescribed(line=line)
            ) if line in self.lines:
                self._change(self.lines[line], event)
            case _:
                raise DoesNotApply(body.kind)

    def _change(self, line: NoteLine, event: Event) -> None:
        match event.body:
            case LineEdited() as edit:
                self._edit(line, edit, event)
            case LineKindChanged(line_kind=kind):
                self.lines[line.id] = replace(line, kind=kind, changed_at=event.at)
            case LineRemoved():
                self.removed[line.id] = self.lines.pop(line.id)
            case LineMoved(after=after):
                if after == line.id or (after is not None and not self.has(after)):
                    raise DoesNotApply(event.body.kind)
                self._order.remove(line.id)
                self._place(line.id, after)
            case SpeakerNamed(speaker=speaker):
                self.lines[line.id] = replace(line, speaker=speaker, changed_at=event.at)
            case LineSettled():
                self.lines[line.id] = replace(line, beside=None)
            case OfferDescribed(offer=offer):
                self.lines[line.id] = replace(line, offer=offer, changed_at=event.at)

    def _edit(self, line: NoteLine, edit: LineEdited, event: Event) -> None:
        """Merge the edit in; where that cannot be, keep the new text as a line beside the old."""
        merged = merge(edit.base, edit.text, line.text.original)
        if merged == edit.text or (merged and 0 < len(clean_line(merged)) <= LONGEST_LINE):
            text = Text(original=merged, language=line.text.language)
            self.lines[line.id] = replace(line, text=text, changed_at=event.at)
            return
        text = Text(original=edit.text, language=line.text.language)
        beside = replace(line, id=event.id, text=text, changed_at=event.at, beside=line.id)
        self.lines[beside.id] = beside
        self._place(beside.id, line.id)

    def _place(self, line: str, after: str | None) -> None:
        """Let *line* stand behind *after*, before all others where it is None."""
        self._order.insert(0 if after is None else self._order.index(after) + 1, line)
        self._put_in_order()

    def _put_in_order(self) -> None:
        self.lines = {key: self.lines[key] for key in self._order if key in self.lines}

    def has(self, line: str) -> bool:
        """Whether there is or was such a line."""
        return line in self.lines or line in self.removed

    def value(self) -> Notes:
        """Return what was built so far, frozen."""
        return Notes(MappingProxyType(dict(self.lines)), MappingProxyType(dict(self.removed)))
