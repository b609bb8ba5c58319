"""What is shared, on the wall: whose it is, and its points with as much room as there is."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.tui.widgets.cells import cut, wrapped
from facilitator.tui.widgets.wall_view import WallView

_MOST_APART = 3
"""Empty lines between two points at most."""

_INDENT = 4


def head_lines(view: WallView, width: int) -> list[Content]:
    """Return whose it is, and what they talked about."""
    titles = [cut(Content.styled(view.title, "bold $accent"), width)]
    titles += _at_most(wrapped(view.subtitle, width) if view.subtitle else [], 2)
    return [*titles, cut(Content.styled(view.by, "$secondary"), width)] if view.by else titles


def _at_most(lines: Sequence[str], most: int) -> list[Content]:
    """Return the first *most* lines; the last of them says where there is more."""
    more = [f"{lines[most - 1]}…"] if len(lines) > most else lines[most - 1 : most]
    return [Content(line) for line in (*lines[: most - 1], *more)]


def point_lines(points: Sequence[str], width: int, most: int) -> list[Content]:
    """Return *points* in at most *most* lines of *width* cells, numbered where there are several.

    The longest ones are cut first. Where not even a line is left for each, the last ones are left
    out, and a sign says so. Where there is room, they stand apart.
    """
    room = max(1, width - _INDENT)
    parts = [wrapped(point, room) for point in points]
    lengths = [len(part) for part in parts]
    while sum(lengths) > most and max(lengths) > 1:
        lengths[lengths.index(max(lengths))] -= 1
    kept = parts if len(parts) <= most else parts[: max(0, most - 1)]
    apart = min(_MOST_APART, max(0, most - sum(lengths)) // max(1, len(parts) - 1))
    lines: list[Content] = []
    for number, (part, length) in enumerate(zip(kept, lengths, strict=False), 1):
        lines += [Content("")] * apart if lines else []
        sign = f"{number}" if len(points) > 1 else "・"
        for row, line in enumerate(_at_most(part, length)):
            first = Content.styled(sign, "bold $accent") if not row else Content("")
            first = first.pad_right(_INDENT - first.cell_length)
            lines.append(cut(first + line.stylize("bold"), width))
    return [*lines, Content("…")] if len(kept) < len(parts) and most else lines
