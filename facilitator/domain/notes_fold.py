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
        self.removed: dict[str, tuple[NoteLine, str | None]] = {}
        """The lines taken out, each with the line that it stood behind."""

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
            case LineRestored(line=line) if line in self.removed:
                restored, above = self.removed.pop(line)
                self._insert(restored, above)
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
                self.removed[line.id] = (line, self._above(line.id))
                del self.lines[line.id]
            case LineMoved(after=after):
                if after is not None and after not in self.lines:
                    raise DoesNotApply(event.body.kind)
                del self.lines[line.id]
                self._insert(line, after)
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
        self._insert(beside, line.id)

    def _above(self, line: str) -> str | None:
        """Return the line of any group that *line* stands behind, None where it is the first."""
        above = None
        for key in self.lines:
            if key == line:
                break
            above = key
        return above

    def _insert(self, line: NoteLine, above: str | None) -> None:
        """Put *line* behind *above*; where that has gone, behind what that stood behind."""
        while above is not None and above not in self.lines:
            above = self.removed[above][1] if above in self.removed else None
        lines = list(self.lines.values())
        place = 0 if above is None else list(self.lines).index(above) + 1
        lines.insert(place, line)
        self.lines = {each.id: each for each in lines}

    def has(self, line: str) -> bool:
        """Whether there is or was such a line."""
        return line in self.lines or line in self.removed

    def value(self) -> Notes:
        """Return what was built so far, frozen."""
        removed = {key: line for key, (line, _above) in self.removed.items()}
        return Notes(MappingProxyType(dict(self.lines)), MappingProxyType(removed))
