"""A list of things to do something with, one after another; it stays until it is closed."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from facilitator.tui.widgets.choices import Choices

Options = Sequence[tuple[str, Content]]
"""What is listed: ids and words."""


class ListDialog(ModalScreen[None]):
    """Lists what *options* returns, anew whenever something was done.

    Enter does *act* with the one under the cursor, Delete *remove*; both get this screen, to ask
    something above it. *keys* are letters that act with an id, wherever the cursor is. ``u`` calls
    *undo* with what shows the list anew.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("escape,q", "close", show=False),
        Binding("delete", "remove", show=False),
        Binding("u", "undo", show=False),
    ]

    def __init__(
        self,
        title: Callable[[], str],
        options: Callable[[], Options],
        *,
        act: Callable[[ModalScreen[None], str], None],
        remove: Callable[[ModalScreen[None], str], None] | None = None,
        undo: Callable[[Callable[[], None]], None] | None = None,
        keys: dict[str, str] | None = None,
        selected: str | None = None,
        hint: str,
    ) -> None:
        super().__init__(classes="dialog -wide -long")
        self._title = title
        self._options = options
        self._act = act
        self._remove = remove
        self._undo = undo
        self._keys = keys or {}
        self._selected = selected
        self._hint = hint
        self._was_covered = False

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        with VerticalGroup():
            yield Static("", markup=False, classes="question")
            yield Choices(id="choices")
            yield Static(self._hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        choices = self.query_one(Choices)
        if self._selected is not None:
            choices.select(self._selected)
        choices.focus()

    def on_screen_suspend(self) -> None:
        """Note that something is asked above the list."""
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """Show what was done meanwhile."""
        if self._was_covered:
            self._was_covered = False
            self._fill()

    def _fill(self) -> None:
        self.query_one(".question", Static).update(self._title())
        self.query_one(Choices).show(self._options())

    def on_key(self, event: Key) -> None:
        """Do at once what the letter stands for."""
        key = self._keys.get(event.character or "")
        if key is not None:
            event.stop()
            self._act(self, key)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what is done with the one under the cursor."""
        if event.option_id is not None:
            self._act(self, event.option_id)

    def action_remove(self) -> None:
        """Take the one under the cursor out."""
        selected = self.query_one(Choices).selected
        if self._remove is not None and selected is not None:
            self._remove(self, selected)
            self._fill()

    def action_undo(self) -> None:
        """Take back what was done last."""
        if self._undo is not None:
            self._undo(self._fill)

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss(None)
