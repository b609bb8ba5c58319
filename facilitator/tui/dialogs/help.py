"""The keys of the screen below, each with a sentence on what it does."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.locale import _


class HelpDialog(ModalScreen[None]):
    """Shows *keys*: each key with its word and its sentence."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape,f1,question_mark,enter,q", "close", show=False)]

    def __init__(self, title: str, keys: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out a line for each key."""
        with VerticalScroll():
            yield Static(self._title, markup=False, classes="question")
            for key, word, sentence in self._keys:
                yield Static(
                    Content.assemble((key, "bold $primary"), "  ", (word, "bold"), f"  {sentence}"),
                    markup=False,
                )
            yield Static(_("Esc Close"), markup=False, classes="hint")

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)
