"""One of several things to choose."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from facilitator.locale import _
from facilitator.tui.widgets.choices import Choices

_HANG = 2
"""Cells by which the further lines of a long option stand to the right."""


class ChooseDialog(ModalScreen[str | None]):
    """Offers *options* (id and words); gives the id chosen, None where nothing was.

    The keys of *shortcuts* choose at once: key by id. *hint* tells the keys; options of several
    lines get more room where *is_wide*.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape", "give_up", show=False)]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, Content]],
        *,
        shortcuts: dict[str, str] | None = None,
        selected: str | None = None,
        hint: str = "",
        is_wide: bool = False,
    ) -> None:
        super().__init__(classes="dialog -wide -long" if is_wide else "dialog")
        self._hint = hint
        self._hang = _HANG if is_wide else 0
        self._title = title
        self._options = options
        self._shortcuts = shortcuts or {}
        self._selected = selected

    def compose(self) -> ComposeResult:
        """Lay out the title and the options."""
        with VerticalGroup():
            yield Static(self._title, markup=False, classes="question")
            yield Choices(id="choices", hang=self._hang)
            hint = self._hint or _("Enter Choose   Esc Cancel")
            yield Static(hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list."""
        choices = self.query_one(Choices)
        choices.show(self._options)
        if self._selected is not None:
            choices.select(self._selected)
        choices.focus()

    def on_key(self, event: Key) -> None:
        """Choose at once what the key stands for."""
        chosen = self._shortcuts.get(event.character or "")
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the option that was chosen."""
        self.dismiss(event.option_id)

    def action_give_up(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
