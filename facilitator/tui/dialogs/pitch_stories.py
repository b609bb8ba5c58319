"""What became of each pitch of a series: a table, and the pitch under the cursor whole."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.locale import _
from facilitator.tui.widgets.rows import Row, Rows


class PitchStoriesDialog(ModalScreen[None]):
    """Shows *rows* below *columns*, and the detail of the one under the cursor, by its key."""

    CSS_PATH = ["dialog.tcss", "pitch_stories.tcss"]
    BINDINGS = [Binding("escape,enter,h,q", "close", priority=True, show=False)]

    def __init__(
        self,
        columns: Sequence[tuple[str, int]],
        rows: Sequence[Row],
        details: Mapping[str, Content],
        *,
        selected: str | None = None,
    ) -> None:
        super().__init__(classes="dialog")
        self._columns = columns
        self._rows = rows
        self._details = details
        self._selected = selected

    def compose(self) -> ComposeResult:
        """Lay out the table, and the detail below it."""
        with VerticalGroup():
            yield Static(_("What became of the pitches"), markup=False, classes="question")
            yield Rows(self._columns, id="stories")
            with VerticalScroll(id="story", can_focus=False):
                yield Static("", markup=False, id="detail")
            yield Static(_("Esc Close"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the table, the cursor on the pitch that was under it before."""
        rows = self.query_one(Rows)
        rows.show(self._rows)
        if self._selected is not None:
            rows.select(self._selected)
        rows.focus()
        self._show_detail()

    def on_data_table_row_highlighted(self) -> None:
        """Show the pitch under the cursor."""
        self._show_detail()

    def _show_detail(self) -> None:
        detail = self._details.get(self.query_one(Rows).selected or "", Content(""))
        self.query_one("#detail", Static).update(detail)

    def action_close(self) -> None:
        """Close the table."""
        self.dismiss(None)
