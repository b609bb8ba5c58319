"""What several groups have in common: lines of theirs, brought together by hand.

A line stands in one common point at most. A common point without a line is gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.notes import Notes
from facilitator.domain.notes_fold import NotesFold
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Text


class BroughtTogether(Body, kind="common.brought_together"):
    """Lines are part of a common point, which begins with the first of them."""

    common: str
    lines: tuple[str, ...]


class CommonWorded(Body, kind="common.worded"):
    """A common point is told in these words; None: in those of its lines."""

    common: str
    words: Text | None


class TakenApart(Body, kind="common.taken_apart"):
    """A line is part of its common point no more."""

    line: str


@dataclass(frozen=True, slots=True)
class CommonPoint:
    """Lines that say the same, in the order in which they were brought together."""

    id: str
    lines: tuple[str, ...] = ()
    words: Text | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """The common points of one meeting, by id."""

    points: Mapping[str, CommonPoint] = field(default_factory=dict)

    def of_line(self, line: str) -> CommonPoint | None:
        """Return the common point that *line* is part of, None where it is part of none."""
        return next((point for point in self.points.values() if line in point.lines), None)

    def are_together(self, one: str, other: str) -> bool:
        """Whether two lines are part of the same common point."""
        point = self.of_line(one)
        return point is not None and other in point.lines

    def without(self, lines: Collection[str]) -> "Common":
        """Return the common points as they are where *lines* are taken out of theirs."""
        left = {
            key: replace(point, lines=tuple(line for line in point.lines if line not in lines))
            for key, point in self.points.items()
        }
        return Common(left)

    def standing(self, notes: Notes) -> tuple[CommonPoint, ...]:
        """Return the points with the lines that are still there; those with two at least."""
        left = (
            replace(point, lines=tuple(line for line in point.lines if line in notes.lines))
            for point in self.points.values()
        )
        return tuple(point for point in left if len(point.lines) > 1)


def bring_together(
    notes: Notes, common: Common, point: str, lines: Collection[str]
) -> BroughtTogether:
    """Decide that *lines* say the same; *point* is a common point that is there, or a new id.

    They are lines of two groups at least; those that are part of it already may be left out.
    """
    if any(line not in notes.lines for line in lines):
        raise Refused("This line is not there any more.")
    known = common.points.get(point, CommonPoint(point)).lines
    new = tuple(line for line in dict.fromkeys(lines) if line not in known)
    if not new:
        raise Refused("Nothing changed.")
    if len({notes.lines[line].group for line in (*known, *new) if line in notes.lines}) < 2:
        raise Refused("Lines of two groups at least are needed to have something in common.")
    return BroughtTogether(common=point, lines=new)


def word_common(common: Common, point: str, words: Text | None) -> CommonWorded:
    """Decide on the words of a common point."""
    if point not in common.points:
        raise Refused("This common point is not there any more.")
    if common.points[point].words == words:
        raise Refused("Nothing changed.")
    return CommonWorded(common=point, words=words)


def take_apart(common: Common, line: str) -> TakenApart:
    """Decide that *line* has nothing in common with the others any more."""
    if common.of_line(line) is None:
        raise Refused("Nothing changed.")
    return TakenApart(line=line)


class CommonFold:
    """Builds ``Common`` event by event."""

    def __init__(self, notes: NotesFold) -> None:
        self.notes = notes
        self.points: dict[str, CommonPoint] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case BroughtTogether(common=key, lines=lines):
                point = self.points.get(key, CommonPoint(key))
                new = [line for line in dict.fromkeys(lines) if self.notes.has(line)]
                new = [line for line in new if line not in point.lines]
                if not new:
                    raise DoesNotApply(body.kind)
                for line in new:
                    self._take_out(line)
                self.points[key] = replace(point, lines=(*point.lines, *new))
            case CommonWorded(common=key, words=words) if key in self.points:
                self.points[key] = replace(self.points[key], words=words)
            case TakenApart(line=line) if self._take_out(line):
                pass
            case _:
                raise DoesNotApply(body.kind)

    def _take_out(self, line: str) -> bool:
        """Take *line* out of its common point; say whether it was part of one."""
        for key, point in self.points.items():
            if line in point.lines:
                left = tuple(each for each in point.lines if each != line)
                self.points[key] = replace(point, lines=left)
                if not left:
                    del self.points[key]
                return True
        return False

    def value(self) -> Common:
        """Return what was built so far, frozen."""
        return Common(MappingProxyType(dict(self.points)))
