"""A list of any length: only the lines in sight are made, so a thousand cost no more than ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

LineOf = Callable[[str, int], Content]
"""Makes the line of a key, in so many cells."""

_SCROLLBAR = 1
"""Cells that a list keeps for its scrollbar, so that nothing moves when one comes."""

_WHEEL = 3
"""Lines by which the wheel of the mouse scrolls."""


class ListHeading(Widget):
    """The words above the columns of a ``LongList``, as wide as its lines are."""

    DEFAULT_CSS = """
    ListHeading { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._draw: Callable[[int], Content] = Content("").truncate

    def show(self, draw: Callable[[int], Content]) -> None:
        """Show what *draw* makes for a width."""
        self._draw = draw
        self.refresh()

    def render(self) -> Content:
        """Return the words in the width that there is."""
        return self._draw(self.content_size.width - _SCROLLBAR)


class LongList(Widget, can_focus=True):
    """Shows a line for each key; one of them is under the cursor.

    ``show`` keeps the cursor on its key. A line is made when it comes into sight, so the maker of
    lines has to be quick, and another one where anything that it shows changed. The list scrolls by
    itself: the scrolling widgets of Textual lay out the whole screen again at every new length.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-list--cursor", "long-list--bar"}
    DEFAULT_CSS = """
    LongList {
        height: 1fr;
        & > .long-list--bar { color: $scrollbar; }
        & > .long-list--cursor { background: $block-cursor-blurred-background; }
        &:focus > .long-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go_to(0)", show=False),
        Binding("end", "go_to(-1)", show=False),
    ]

    @dataclass
    class Pressed(Message):
        """A line was clicked a second time: the cursor was on it already."""

        key: str

    def __init__(self, line_of: LineOf, *, id: str) -> None:
        super().__init__(id=id)
        self._keys: tuple[str, ...] = ()
        self._line_of = line_of
        self._cursor = 0
        self._top = 0

    @property
    def selected(self) -> str | None:
        """Return the key under the cursor, None where there is none."""
        return self._keys[self._cursor] if self._cursor < len(self._keys) else None

    @property
    def keys(self) -> Sequence[str]:
        """Return the keys that are shown, in their order."""
        return self._keys

    def show(self, keys: Sequence[str], line_of: LineOf, *, from_top: bool = False) -> None:
        """Show *keys*; the cursor stays on its key, or goes to the first line with *from_top*."""
        if self._keys == tuple(keys) and self._line_of == line_of and not from_top:
            return
        before, place = self.selected, self._cursor
        self._keys, self._line_of = tuple(keys), line_of
        if from_top:
            self._cursor = 0
        elif before in self._keys:
            self._cursor = self._keys.index(before)
        else:
            self._cursor = max(0, min(place, len(self._keys) - 1))
        self._follow()

    def select(self, key: str) -> None:
        """Put the cursor on *key*, if it is there."""
        if key in self._keys:
            self.action_go_to(self._keys.index(key))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def _follow(self) -> None:
        """Scroll as little as brings the cursor into sight."""
        least = self._cursor - max(1, self.content_size.height) + 1
        self._begin_at(min(max(self._top, least), self._cursor))

    def _begin_at(self, top: int) -> None:
        """Let the line *top* be the first one in sight, as far as there are lines below it."""
        self._top = max(0, min(top, len(self._keys) - self.content_size.height))
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor by so many lines."""
        self.action_go_to(max(0, min(self._cursor + by, len(self._keys) - 1)))

    def action_page(self, by: int) -> None:
        """Move the cursor by so many screens."""
        self.action_move(by * max(1, self.content_size.height - 1))

    def action_go_to(self, place: int) -> None:
        """Put the cursor on the line *place*, from the end where that is below 0."""
        if self._keys:
            self._cursor = place % len(self._keys)
            self._follow()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down; the cursor stays where it is."""
        event.stop()
        self._begin_at(self._top + _WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up; the cursor stays where it is."""
        event.stop()
        self._begin_at(self._top - _WHEEL)

    def on_click(self, event: Click) -> None:
        """Put the cursor on the line that was clicked, or say that this line was pressed."""
        height, place = self.content_size.height, event.y + self._top
        if event.x >= self.content_size.width - _SCROLLBAR:
            self._begin_at(event.y * len(self._keys) // height)
        elif 0 <= place < len(self._keys):
            if place == self._cursor and event.chain > 1:
                self.post_message(self.Pressed(self._keys[place]))
            self.action_go_to(place)

    def render_line(self, y: int) -> Strip:
        """Return the line at *y*, counted from the first one in sight."""
        width, place = self.content_size.width - _SCROLLBAR, y + self._top
        if place >= len(self._keys):
            return Strip.blank(width + _SCROLLBAR, self.get_visual_style().rich_style)
        classes = ("long-list--cursor",) if place == self._cursor else ()
        line = self._line_of(self._keys[place], width).truncate(width, pad=True)
        bar = Content(self._bar(y)).render_segments(self.get_visual_style("long-list--bar"))
        segments = line.render_segments(self.get_visual_style(*classes))
        return Strip([*segments, *bar], width + _SCROLLBAR)

    def _bar(self, y: int) -> str:
        """Return what stands at the end of the line at *y*: where in the list one is."""
        height, count = self.content_size.height, len(self._keys)
        if count <= height:
            return " " * _SCROLLBAR
        size = max(1, height * height // count)
        first = self._top * (height - size) // (count - height)
        return ("▐" if first <= y < first + size else " ") * _SCROLLBAR
