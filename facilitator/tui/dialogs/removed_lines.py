"""The lines that were taken out, to put one back or to see what it read before."""

from collections.abc import Callable, Sequence

from textual.binding import Binding
from textual.content import Content

from facilitator.locale import _
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.widgets.choices import Choices


class RemovedLinesDialog(ChooseDialog):
    """Gives the id of the line to put back, None for none; *history* shows that of a line."""

    BINDINGS = [Binding("h", "history", show=False)]

    def __init__(
        self, lines: Sequence[tuple[str, Content]], history: Callable[[str], None]
    ) -> None:
        super().__init__(
            _("Lines taken out, the latest first"),
            lines,
            hint=_("Enter Put back   h History   Esc Close"),
            is_wide=True,
        )
        self._history = history

    def action_history(self) -> None:
        """Close, and show what the line under the cursor read."""
        line = self.query_one(Choices).selected
        if line is not None:
            self.dismiss(None)
            self._history(line)
