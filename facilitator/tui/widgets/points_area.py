"""The points that a group will share, a line each, in a field that opens and closes."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Static, TextArea

from facilitator.domain.text import typed_lines
from facilitator.locale import _


class PointsArea(VerticalGroup):
    """Shown only while it is open; ``base`` is what its writer saw before changing it."""

    @dataclass
    class Left(Message):
        """The field was left with something changed in it."""

    def __init__(self, *, id: str, heading: str | None = None) -> None:
        super().__init__(id=id)
        self._heading = heading or _("Points to share, one a line (F9 closes and records)")
        self.base: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field under its heading."""
        yield Static(self._heading, markup=False, classes="heading")
        yield TextArea(id="points", compact=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Be closed at first."""
        self.display = False
        self.area.cursor_blink = False

    @property
    def area(self) -> TextArea:
        """Return the field itself."""
        return self.query_one(TextArea)

    @property
    def is_open(self) -> bool:
        """Whether the field is seen."""
        return self.display

    @property
    def text(self) -> str:
        """Return all that stands in the field."""
        return self.area.text

    @property
    def points(self) -> tuple[str, ...]:
        """Return the points, a line each."""
        return typed_lines(self.area.text)

    @property
    def is_changed(self) -> bool:
        """Whether the points are others than those it was opened with."""
        return self.points != self.base

    def open(self, base: tuple[str, ...], text: str | None = None) -> None:
        """Show the points *base*, or the half-typed *text* that was made from them."""
        self.base = base
        self.area.text = "\n".join(base) if text is None else text
        self.display = True
        self.area.focus()
        self.area.move_cursor(self.area.document.end)

    def close(self) -> None:
        """Hide the field."""
        self.display = False

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Say that the field was left."""
        event.stop()
        if self.is_open and self.is_changed:
            self.post_message(self.Left())
