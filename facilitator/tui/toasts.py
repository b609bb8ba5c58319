"""What Textual loses of Japanese messages shown over columns, and the correction.

The screen is drawn in pieces, cut where any widget begins or ends, also below a message; a wide
sign of the message that stands across such an edge is drawn as two spaces. `japanese` applies this
correction with the others.
"""

from collections.abc import Callable, Mapping, Sequence

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets._toast import Toast

Pieces = Sequence[Mapping[int, Strip]]
"""The lines of the screen: what is drawn there, by the cell where it begins."""

_textual_render_chops = Compositor._render_chops


def render_chops(self: Compositor, crop: Region, is_rendered_line: Callable[[int], bool]) -> Pieces:
    """Draw each line of a message in one piece; the pieces that it takes the place of are empty."""
    lines = [dict(line) for line in _textual_render_chops(self, crop, is_rendered_line)]
    for widget, (region, clip) in self.visible_widgets.items():
        if isinstance(widget, Toast):
            seen = region.intersection(clip)
            for y in filter(is_rendered_line, seen.line_range):
                places = [x for x in lines[y] if seen.x <= x < seen.right]
                if len(places) < 2 or lines[y][places[0]] is None:
                    continue
                wanted = Region(seen.x - region.x, y - region.y, seen.width, 1)
                lines[y] |= dict.fromkeys(places, Strip([], 0))
                lines[y][places[0]] = widget.render_lines(wanted)[0]
    return lines
