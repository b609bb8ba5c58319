"""What is shared, on the wall: the number of the group large, its titles, and its points."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.tui.widgets.big_digits import big_text
from facilitator.tui.widgets.cells import cut, wrapped
from facilitator.tui.widgets.wall_view import WallView

_WIDEST = 30
"""Cells for the number of a group."""

_GAP = 3
_INDENT = 4


def head_lines(view: WallView, width: int, rows: int) -> list[Content]:
    """Return the number in *rows* lines, and beside it whose it is and what they talked about."""
    number = _at_the_left(big_text(view.number, _WIDEST, rows)) if view.number else []
    beside = max((len(line) for line in number), default=0)
    indent = beside + _GAP if number else 0
    room = max(1, width - indent)
    titles = [cut(Content.styled(view.title, "bold"), room)]
    titles += _at_most(wrapped(view.subtitle, room) if view.subtitle else [], 2)
    titles += [cut(Content.styled(view.by, "$secondary"), room)] if view.by else []
    above = max(0, (len(number) - len(titles)) // 2)
    titles = [Content("")] * above + titles
    return [
        Content.styled(number[row].ljust(indent) if row < len(number) else " " * indent, "$accent")
        + (titles[row] if row < len(titles) else Content(""))
        for row in range(max(len(number), len(titles)))
    ]


def _at_the_left(lines: Sequence[str]) -> list[str]:
    """Return *lines* without what is empty to the left of all of them, and around them."""
    drawn = [line.rstrip() for line in lines if line.strip()]
    left = min((len(line) - len(line.lstrip()) for line in drawn), default=0)
    return [line[left:] for line in drawn]


def _at_most(lines: Sequence[str], most: int) -> list[Content]:
    """Return the first *most* lines; the last of them says where there is more."""
    more = [f"{lines[most - 1]}…"] if len(lines) > most else lines[most - 1 : most]
    return [Content(line) for line in (*lines[: most - 1], *more)]


def point_lines(points: Sequence[str], width: int, most: int) -> list[Content]:
    """Return *points* in at most *most* lines of *width* cells, numbered where there are several.

    The longest ones are cut first. Where not even a line is left for each, the last ones are left
    out, and a sign says so. Where there is room, an empty line stands between two.
    """
    room = max(1, width - _INDENT)
    parts = [wrapped(point, room) for point in points]
    lengths = [len(part) for part in parts]
    while sum(lengths) > most and max(lengths) > 1:
        lengths[lengths.index(max(lengths))] -= 1
    kept = parts if len(parts) <= most else parts[: max(0, most - 1)]
    is_airy = sum(lengths) + len(parts) - 1 <= most
    lines: list[Content] = []
    for number, (part, length) in enumerate(zip(kept, lengths, strict=False), 1):
        lines += [Content("")] if is_airy and lines else []
        sign = f"{number}" if len(points) > 1 else "・"
        for row, line in enumerate(_at_most(part, length)):
            first = Content.styled(sign, "bold $accent") if not row else Content("")
            first = first.pad_right(_INDENT - first.cell_length)
            lines.append(cut(first + line.stylize("bold"), width))
    return [*lines, Content("…")] if len(kept) < len(parts) and most else lines
