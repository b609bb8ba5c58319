"""Who sits where, as a picture with a cursor that goes in two dimensions; pages where it is large.

Only the page that is seen is drawn: with 1,000 people a key is answered as fast as with ten.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Focus, MouseDown, MouseUp, Resize
from textual.message import Message
from textual.widget import Widget

from facilitator.tui.widgets.cells import cut
from facilitator.tui.widgets.seat_pages import GAP, Block, Page, SeatColumn, lay_out

Draw = Callable[[str, str], Content]
"""From a person and the key of a column to the line that is seen there."""

_CURSOR = "$block-cursor-foreground on $block-cursor-background"
_BLURRED = "$block-cursor-blurred-foreground on $block-cursor-blurred-background"


def _nothing(person: str, column: str) -> Content:
    del person, column
    return Content("")


class SeatBoard(Widget, can_focus=True):
    """Columns of people. The cursor is on a person, or on a column in which nobody sits."""

    DEFAULT_CSS = """
    SeatBoard { height: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "down(-1)", show=False),
        Binding("down", "down(1)", show=False),
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    class CursorMoved(Message):
        """The cursor is elsewhere, or another page is seen."""

    @dataclass
    class HeadingPressed(Message):
        """The heading of a column was clicked."""

        column: str

    @dataclass
    class Dropped(Message):
        """A person was dragged to a column."""

        person: str
        column: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._aside: SeatColumn | None = None
        self._columns: tuple[SeatColumn, ...] = ()
        self._draw: Draw = _nothing
        self._pages: tuple[Page, ...] = ((),)
        self._page = 0
        self._column: str | None = None
        self._row = 0
        self._dragged: str | None = None

    @property
    def page(self) -> int:
        """Return the number of the page that is seen, from 1."""
        return self._page + 1

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    @property
    def column(self) -> str | None:
        """Return the key of the column under the cursor, None where there is none."""
        return self._column

    @property
    def person(self) -> str | None:
        """Return the person under the cursor, None where it is on nobody."""
        column = self._at(self._column)
        return column.people[self._row] if column and column.people else None

    @property
    def _shown(self) -> list[SeatColumn]:
        """Return all columns in the order in which they are read."""
        return [*([self._aside] if self._aside is not None else []), *self._columns]

    def _at(self, key: str | None) -> SeatColumn | None:
        return next((each for each in self._shown if each.key == key), None)

    def show(self, aside: SeatColumn | None, columns: Sequence[SeatColumn], draw: Draw) -> None:
        """Show *columns*, and *aside* before them; the cursor goes with its person."""
        person = self.person
        self._aside, self._columns, self._draw = aside, tuple(columns), draw
        self._arrange()
        if person is None or not self.select(person):
            self._put(self._column, self._row)

    def on_resize(self, event: Resize) -> None:
        """Lay the columns out in the room that there is."""
        del event
        self._arrange()
        self._put(self._column, self._row)

    def _arrange(self) -> None:
        width, height = self.size
        if width and height:
            self._pages = lay_out(self._aside, self._columns, width, height)

    def select(self, person: str) -> bool:
        """Put the cursor on *person*, on whichever page; say whether they are shown at all."""
        for column in self._shown:
            if person in column.people:
                self._put(column.key, column.people.index(person))
                return True
        return False

    def select_column(self, key: str, row: int = 0) -> None:
        """Put the cursor on a person of the column *key*."""
        self._put(key, row)

    def _put(self, key: str | None, row: int) -> None:
        """Put the cursor into a column, or the first one, and show its page."""
        column = self._at(key)
        if column is None:
            column, row = next(iter(self._shown), None), 0
        before = (self._column, self._row, self._page, self.pages)
        self._column = column.key if column else None
        self._row = max(0, min(row, len(column.people) - 1)) if column else 0
        holding = (
            number
            for number, page in enumerate(self._pages)
            if any(block.column.key == self._column for block in page)
        )
        self._page = next(holding, 0)
        if (self._column, self._row, self._page, self.pages) != before:
            self.post_message(self.CursorMoved())
        self.refresh()

    @property
    def _blocks(self) -> Page:
        return self._pages[self._page] if self._page < len(self._pages) else ()

    @property
    def _block(self) -> Block | None:
        return next((each for each in self._blocks if each.column.key == self._column), None)

    def action_down(self, by: int) -> None:
        """Go to the next person of the column, or into the group above or below it."""
        block = self._block
        if block is None:
            return
        if 0 <= self._row + by < len(block.column.people):
            self._put(self._column, self._row + by)
            return
        beyond = [
            each
            for each in self._blocks
            if each.x <= block.x < each.x + each.width and (each.y - block.y) * by > 0
        ]
        if beyond:
            nearest = min(beyond, key=lambda each: abs(each.y - block.y))
            self._put(nearest.column.key, 0 if by > 0 else len(nearest.column.people))

    def action_across(self, by: int) -> None:
        """Go to the group beside this one, to the same row; at the edge to the next one as read."""
        block = self._block
        if block is None:
            return
        line = block.y + self._row - self._first(block)
        beside = [
            each
            for each in self._blocks
            if (each.x - block.x) * by > 0
            and (each.y == block.y or each.y <= line < each.y + each.height)
        ]
        if not beside and self._is_aside(block) and by > 0:
            beside = [each for each in self._blocks if each.x > block.x]
        if beside:
            near = min(beside, key=lambda each: (abs(each.x - block.x), abs(each.y - line)))
            self._put(near.column.key, line - near.y if near.y != block.y else self._row)
            return
        place = self._shown.index(block.column) + by
        if 0 <= place < len(self._shown):
            self._put(self._shown[place].key, self._row)

    def _is_aside(self, block: Block) -> bool:
        return block.column is self._aside

    def action_end(self, by: int) -> None:
        """Go to the first or the last group of all."""
        if self._shown:
            self._put(self._shown[0 if by < 0 else -1].key, 0)

    def turn(self, by: int) -> None:
        """Show another page; the cursor is in its first group."""
        number = self._page + by
        if 0 <= number < len(self._pages) and self._pages[number]:
            self._put(self._pages[number][0].column.key, 0)

    def _first(self, block: Block) -> int:
        """Return which person of a block is the first one that is seen."""
        if block.column.key != self._column or len(block.column.people) <= block.room:
            return 0
        return max(0, min(self._row - block.room // 2, len(block.column.people) - block.room))

    def render(self) -> Content:
        """Draw the page that is seen."""
        rows: list[list[tuple[int, Content]]] = [[] for _ in range(self.size.height)]
        for block in self._blocks:
            for number, line in enumerate(self._lines(block), block.y):
                if number < len(rows):
                    rows[number].append((block.x, line))
        return Content("\n").join(_joined(row) for row in rows)

    def _lines(self, block: Block) -> list[Content]:
        column, width = block.column, block.width
        is_here = column.key == self._column
        cursor = _CURSOR if self.has_focus else _BLURRED
        lines = [cut(line, width) for line in column.heading]
        if is_here and not column.people:
            lines[0] = cut(lines[0], width, is_padded=True).stylize(cursor)
        first = self._first(block)
        seen = column.people[first : first + block.room]
        for row, person in enumerate(seen, first):
            line = cut(self._draw(person, column.key), width, is_padded=True)
            lines.append(line.stylize(cursor) if is_here and row == self._row else line)
        if (more := len(column.people) - first - len(seen)) and len(lines) > len(column.heading):
            lines[-1] = cut(Content.styled(f"… +{more + 1}", "$secondary"), width)
        return lines + [cut(line, width) for line in column.remarks]

    def _under(self, x: int, y: int) -> Block | None:
        return next(
            (
                block
                for block in self._blocks
                if block.x <= x < block.x + block.width + GAP
                and block.y <= y < block.y + max(block.height, 1)
            ),
            None,
        )

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor where the mouse is, and take hold of the person there."""
        block = self._under(event.x, event.y)
        self._dragged = None
        if block is None:
            return
        line = event.y - block.y - len(block.column.heading)
        if line < 0:
            self.post_message(self.HeadingPressed(block.column.key))
        elif (row := line + self._first(block)) < len(block.column.people):
            self._put(block.column.key, row)
            self._dragged = self.person

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go of the person that is dragged."""
        block, person = self._under(event.x, event.y), self._dragged
        self._dragged = None
        if block is not None and person is not None and person not in block.column.people:
            self.post_message(self.Dropped(person, block.column.key))

    def on_focus(self, event: Focus) -> None:
        """Show the cursor bright."""
        del event
        self.refresh()

    def on_blur(self, event: Blur) -> None:
        """Show the cursor dim."""
        del event
        self.refresh()


def _joined(row: list[tuple[int, Content]]) -> Content:
    """Return the parts of a line, each at its place."""
    parts: list[Content] = []
    at = 0
    for x, part in sorted(row, key=lambda each: each[0]):
        parts += [Content(" " * (x - at)), part]
        at = x + part.cell_length
    return Content("").join(parts)
