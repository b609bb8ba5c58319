"""Lines of other groups beside one line, to bring together what says the same."""

from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from facilitator.locale import _
from facilitator.tui.widgets.choices import Choices


class AlikeDialog(ModalScreen[bool]):
    """Shows *line*, and below it *others* (id and words), of which some are *marked*.

    Space marks one, Enter hands what is marked to *take*, which says whether it was recorded; until
    then the dialog stays. It gives whether what is together is to be told in words of its own.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("escape,q", "close", show=False),
        Binding("space", "mark", show=False),
        Binding("w", "take(True)", show=False),
    ]

    def __init__(
        self,
        line: Content,
        others: Sequence[tuple[str, Content]],
        *,
        marked: Collection[str] = (),
        take: Callable[[tuple[str, ...]], bool],
    ) -> None:
        super().__init__(classes="dialog -wide -long")
        self._line = line
        self._others = others
        self._began_with = frozenset(marked)
        self._marked = set(marked)
        self._take = take

    def compose(self) -> ComposeResult:
        """Lay out the line above the others."""
        with VerticalGroup():
            yield Static(_("What says the same?"), markup=False, classes="label")
            yield Static(self._line, markup=False, classes="question")
            yield Choices(id="choices")
            hint = _("Space Mark   Enter Bring together   w With words of its own   Esc Close")
            yield Static(hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list; the cursor stands on the line most alike."""
        self._fill()
        self.query_one(Choices).focus()

    def _fill(self) -> None:
        options = [
            (
                key,
                Content.assemble(
                    ("● " if key in self._marked else "○ ", "bold $accent"),
                    words,
                ),
            )
            for key, words in self._others
        ]
        self.query_one(Choices).show(options)

    def action_mark(self) -> None:
        """Mark the line under the cursor, or mark it no more."""
        if (key := self.query_one(Choices).selected) is not None:
            self._marked ^= {key}
            self._fill()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Bring what is marked together; where nothing was ever, the line under the cursor."""
        if not self._marked and not self._began_with and event.option_id is not None:
            self._marked.add(event.option_id)
        self.action_take()

    def action_take(self, has_words: bool = False) -> None:
        """Bring what is marked together, and close once that is recorded."""
        lines = tuple(key for key, _words in self._others if key in self._marked)
        if self._take(lines):
            self.dismiss(has_words)

    def action_close(self) -> None:
        """Close, and change nothing."""
        self.dismiss(False)
