"""A picture in cells: rows by columns, the darker the more. It scrolls; its headings stay."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from facilitator.tui.widgets.cells import cut

LEVELS = 4
"""How many shades there are, besides none."""


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell: what stands in it, how dark it is (0 to LEVELS), whether it is to be noticed."""

    words: str
    level: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a heat map shows. ``width`` is that of a cell, in terminal cells.

    *heat* returns the cell of a row and a column: a thousand people have a million of them, of
    which a screen shows some hundreds.
    """

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heat: Callable[[int, int], Heat] = lambda row, column: Heat("")
    width: int = 2
    label_width: int = 16


class HeatMap(ScrollView, can_focus=True):
    """Draws a picture; a cursor stands on one of its rows."""

    COMPONENT_CLASSES = {
        "heat-map--heading",
        "heat-map--cursor",
        "heat-map--new",
        *(f"heat-map--{level}" for level in range(LEVELS + 1)),
    }
    DEFAULT_CSS = """
    HeatMap {
        height: 1fr;
        & > .heat-map--heading { color: $secondary; }
        & > .heat-map--cursor { background: $block-cursor-background; text-style: bold; }
        & > .heat-map--0 { color: $secondary; }
        & > .heat-map--1 { background: $primary 20%; }
        & > .heat-map--2 { background: $primary 40%; }
        & > .heat-map--3 { background: $warning 50%; }
        & > .heat-map--4 { background: $error 60%; text-style: bold; }
        & > .heat-map--new { color: $accent; text-style: bold; }
    }
    """
    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        Binding("pageup", "step(-10)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("home", "step(-10000)", show=False),
        Binding("end", "step(10000)", show=False),
    ]

    class RowChanged(Message):
        """The cursor stands on another row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    row: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture()

    def show(self, picture: Picture) -> None:
        """Show *picture*, the cursor on its first row."""
        self._picture = picture
        width = picture.label_width + picture.width * len(picture.columns)
        self.virtual_size = Size(width, len(picture.rows) + 1)
        self.scroll_to(0, 0, animate=False)
        self.row = 0
        self.refresh()

    def watch_row(self, row: int) -> None:
        """Bring the row of the cursor into sight, and tell of it."""
        self.scroll_to_region(Region(self.scroll_offset.x, row, 1, 2), animate=False)
        self.refresh()
        self.post_message(self.RowChanged(row))

    def action_step(self, by: int) -> None:
        """Go so many rows down."""
        self.row = max(0, min(self.row + by, len(self._picture.rows) - 1))

    def action_aside(self, by: int) -> None:
        """Look so many columns to the right."""
        self.scroll_relative(x=by * self._picture.width, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line: the headings first, then the rows in sight."""
        picture, width = self._picture, self.size.width
        x, top = self.scroll_offset
        first = x // picture.width
        last = first + 1 + max(0, width - picture.label_width) // picture.width
        if y == 0:
            style = self.get_component_rich_style("heat-map--heading")
            words = "".join(_fitted(each, picture.width) for each in picture.columns[first:last])
            line = " " * picture.label_width + words
            return Strip([Segment(set_cell_size(line, width), style)], width)
        row = y - 1 + top
        if not 0 <= row < len(picture.rows):
            return Strip.blank(width, self.rich_style)
        name = "cursor" if row == self.row else "heading"
        label = self.get_component_rich_style(f"heat-map--{name}")
        segments = [Segment(_named(picture.rows[row], picture.label_width), label)]
        seen = range(first, min(last, len(picture.columns)))
        segments += [self._segment(picture.heat(row, column)) for column in seen]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _segment(self, heat: Heat) -> Segment:
        name = "new" if heat.is_new and not heat.level else str(heat.level)
        style = self.get_component_rich_style(f"heat-map--{name}")
        return Segment(_fitted(heat.words, self._picture.width), style)


def _named(words: str, width: int) -> str:
    """Return *words* in exactly *width* cells, with a gap after them; what is cut ends with …."""
    return cut(Content(words), width - 1, is_padded=True).plain + " "


def _fitted(words: str, width: int) -> str:
    """Return *words* in exactly *width* cells, with a gap after them."""
    room = max(1, width - 1) if cell_len(words) >= width > 2 else width
    return set_cell_size(set_cell_size(words, room), width)
