"""How lines of different groups that say the same are shown."""

from textual.content import Content

from facilitator.domain.common import CommonPoint
from facilitator.domain.line_kinds import MARKS
from facilitator.domain.notes import NoteLine
from facilitator.locale import language
from facilitator.tui.room import Room
from facilitator.tui.widgets.cells import hanging

_ALIKE = 5
"""Signs of a bar for how alike two lines are."""


def number_of(room: Room, line: NoteLine) -> str:
    """Return the number of the group of *line*; ＊ where it belongs to everybody."""
    group = room.session.groups.groups.get(line.group or "")
    return str(group.number) if group else "＊"


def group_numbers(room: Room, line: NoteLine, *, but_own: bool = False) -> str:
    """Return the numbers of the groups that say the same as *line*; nothing where none does."""
    lines = room.session.notes.lines
    point = room.session.common.of_line(line.id)
    found = [lines[key] for key in point.lines if key in lines] if point else []
    own = [number_of(room, line)] if but_own else []
    return "・".join(
        dict.fromkeys(n for n in (number_of(room, each) for each in found) if n not in own)
    )


def point_words(room: Room, point: CommonPoint) -> str:
    """Return a common point that stands in its own words, else in those of its first line."""
    text = point.words or room.session.notes.lines[point.lines[0]].text
    return text.in_language(language())


def point_heading(room: Room, point: CommonPoint) -> Content:
    """Return the words of a common point."""
    return Content.assemble(("＝ ", "$accent"), (point_words(room, point), "bold"))


def common_content(room: Room, point: CommonPoint, width: int) -> Content:
    """Return a common point in *width* cells, and below it its lines with their groups' numbers."""
    lines = [room.session.notes.lines[key] for key in point.lines]
    below = (hanging(Content("   ") + line_of_group(room, line), width, 7) for line in lines)
    return Content("\n").join([hanging(point_heading(room, point), width, 3), *below])


def line_of_group(room: Room, line: NoteLine) -> Content:
    """Return a line behind the number of its group."""
    return Content.assemble(
        (number_of(room, line), "bold"),
        (f" {MARKS[line.kind].mark} ", "$primary"),
        line.text.in_language(language()),
    )


def alike_bar(likeness: float) -> Content:
    """Return how alike two lines are, from 0 to 1, as a quiet bar; where not at all, a gap."""
    if not likeness:
        return Content(" " * _ALIKE)
    full = round(likeness * _ALIKE)
    return Content.styled("■" * full + "□" * (_ALIKE - full), "$secondary")
