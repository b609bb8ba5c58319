"""Groups side by side in columns, on as many pages as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from facilitator.locale import _
from facilitator.tui.widgets.cells import cut, wrapped
from facilitator.tui.widgets.wall_view import GroupOnWall

LEAST_WIDTH = 23
"""Cells of a column in which a number and the beginning of a title can be read."""

_WIDE = 40
"""Cells of a column that have room for the word "Group" as well."""

_GAP = 3
_INDENT = " " * 4

Block = list[Content]
"""The lines of one group: they stay together."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines to be seen at once, and which page of how many this is, counted from 1."""

    lines: tuple[Content, ...]
    number: int
    of: int


def group_page(groups: Sequence[GroupOnWall], width: int, rows: int, turn: int) -> Page:
    """Return the page of *groups* that is seen at *turn*: as few pages as can be, then columns."""
    ways = [
        _pages(groups, (width - _GAP * (count - 1)) // count, count, rows)
        for count in range(1, max(1, (width + _GAP) // (LEAST_WIDTH + _GAP)) + 1)
    ]
    pages = min(ways, key=len)
    place = turn % len(pages)
    return Page(tuple(_side_by_side(pages[place], width)), place + 1, len(pages))


def _pages(
    groups: Sequence[GroupOnWall], width: int, count: int, rows: int
) -> list[list[list[Content]]]:
    """Return pages of *count* columns each, evenly filled, none higher than *rows*."""
    blocks = [block for group in groups for block in _blocks(group, width, rows)]
    pages = _filled(blocks, count, rows)
    even = -(-sum(map(len, blocks)) // (count * len(pages)))
    tries = (_filled(blocks, count, height) for height in range(even, rows))
    return next((found for found in tries if len(found) == len(pages)), pages)


def _filled(blocks: Sequence[Block], count: int, rows: int) -> list[list[list[Content]]]:
    """Fill columns of at most *rows* lines from the top, and pages of *count* columns."""
    columns: list[list[Content]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + len(block) > rows:
            columns.append([])
        columns[-1] += block
    return [columns[first : first + count] for first in range(0, len(columns), count)]


def _blocks(group: GroupOnWall, width: int, rows: int) -> list[Block]:
    """Return a group as lines: number and title, and its members where they are shown.

    Where it is higher than *rows* it goes on in further blocks: everybody finds their name.
    """
    number = f"{group.number:>2}"
    if width >= _WIDE:
        number = _("Group {number}").format(number=group.number)
    head = Content.assemble((number, "bold $accent"), "  ", (group.title, "bold"))
    head = cut(head, width)
    lines = _members(group, width - len(_INDENT)) if rows > 1 else []
    if not lines:
        return [[head]]
    return [[head, *lines[at : at + rows - 1]] for at in range(0, len(lines), rows - 1)]


def _members(group: GroupOnWall, width: int) -> list[Content]:
    """Return the names in lines of at most *width* cells, no name on two lines if it can be."""
    lines: list[str] = []
    for name in group.members:
        longer = f"{lines[-1]}　{name}" if lines else name
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(name, width)
    return [Content(_INDENT + line) for line in lines]


def _side_by_side(columns: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Return the columns as lines, as wide as they need and in the middle of *width* cells."""
    widths = [max(cell_len(line.plain) for line in column) for column in columns]
    left = max(0, (width - sum(widths) - _GAP * (len(columns) - 1)) // 2)
    lines = []
    for row in range(max(map(len, columns))):
        line = Content(" " * left)
        for column, cells in zip(columns, widths, strict=True):
            part = column[row] if row < len(column) else Content("")
            line = line + part.pad_right(cells - cell_len(part.plain) + _GAP)
        lines.append(line.truncate(width))
    return lines
