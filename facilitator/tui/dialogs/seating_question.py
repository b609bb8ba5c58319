"""What a change of seats would do, as lines, before it is done; or only something to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from facilitator.locale import _

AROUND = 6
"""So many lines of the dialog are its heading, its replies, and empty ones."""

DEAF = 1.0
"""Seconds in which a dialog that opens by itself hears no key: it was pressed for what was before.
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What can be answered: its id, its words, and the keys that say so."""

    id: str
    words: str
    keys: tuple[str, ...]


class SeatingDialog(ModalScreen[str | None]):
    """Shows *lines*; the answer is the id of a reply, None where it was closed with Escape.

    Where no reply is Enter, that closes it as well. Words that come later are put in with ``tell``.
    With *opens_itself* it is deaf at first, until ``hear``.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[Content],
        replies: Sequence[Reply] = (),
        *,
        opens_itself: bool = False,
    ) -> None:
        super().__init__(classes="dialog")
        self._is_deaf = opens_itself
        self._title = title
        self._lines = lines
        self._replies = replies

    def compose(self) -> ComposeResult:
        """Lay out the title, the lines, and the replies."""
        with VerticalGroup():
            yield Static(self._title, markup=False, classes="question")
            with VerticalScroll(can_focus=False, classes="fields"):
                yield Static(Content("\n").join(self._lines), id="lines")
            with HorizontalGroup(classes="answers replies"):
                for reply in self._replies:
                    yield _button(reply.words, f"reply-{reply.id}", is_deaf=self._is_deaf)
                close = _("Esc Close") if self._closes_with_enter else _("Esc Cancel")
                yield _button(close, "close", is_deaf=self._is_deaf)

    @property
    def _closes_with_enter(self) -> bool:
        return not any("enter" in reply.keys for reply in self._replies)

    def on_mount(self) -> None:
        """Answer to keys a moment later, where it has opened by itself."""
        if self._is_deaf:
            self.set_timer(DEAF, self.hear)

    def hear(self) -> None:
        """Answer to keys from now on."""
        self._is_deaf = False
        for button in self.query(Button):
            button.disabled = False

    def on_resize(self, event: Resize) -> None:
        """Leave room below many lines for the replies."""
        most = event.size.height * 9 // 10 - AROUND
        self.query_one(VerticalScroll).styles.max_height = max(3, most)

    def tell(self, lines: Sequence[Content]) -> None:
        """Show other *lines*."""
        self.query_one("#lines", Static).update(Content("\n").join(lines))

    def on_key(self, event: Key) -> None:
        """Answer with a key."""
        if self._is_deaf:
            return
        if self._closes_with_enter and event.key in ("enter", "q"):
            event.stop()
            self.dismiss(None)
        for reply in self._replies:
            if event.key in reply.keys:
                event.stop()
                self.dismiss(reply.id)
                return

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button that was pressed."""
        pressed = (event.button.id or "").removeprefix("reply-")
        self.dismiss(pressed if pressed != "close" else None)

    def action_scroll(self, by: int) -> None:
        """Show more of many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Close without an answer."""
        if not self._is_deaf:
            self.dismiss(None)


def _button(words: str, name: str, *, is_deaf: bool) -> Button:
    button = Button(words, id=name, classes="answer", compact=True, disabled=is_deaf)
    button.can_focus = False
    return button
