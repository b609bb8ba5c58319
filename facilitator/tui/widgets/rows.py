"""A table whose rows follow what they show, while the cursor stays on the same row."""

from collections.abc import Sequence

from rich.text import Text
from textual.events import Resize
from textual.widgets import DataTable

Row = tuple[str, tuple[Text, ...]]
"""The key of a row, and its cells."""


class Rows(DataTable[Text]):
    """A table of rows with keys; ``show`` changes only the cells that differ."""

    DEFAULT_CSS = """
    Rows {
        background: transparent;
        & > .datatable--header { background: transparent; color: $secondary; text-style: none; }
        & > .datatable--even-row { background: transparent; }
        & > .datatable--hover { background: transparent; }
        & > .datatable--cursor { background: $block-cursor-blurred-background; }
        &:focus > .datatable--cursor { background: $block-cursor-background; }
        &:focus { background-tint: transparent; }
    }
    """

    def __init__(self, columns: Sequence[tuple[str, int]], *, id: str) -> None:
        """Make a table with *columns*: the word above each, and its width.

        Widths above 0 are cells; those below share what is left: -2 gets twice as much as -1.
        """
        super().__init__(id=id, cursor_type="row", cell_padding=1)
        self._wanted = columns
        self._shown: dict[str, tuple[Text, ...]] = {}
        self._width = 0

    def on_mount(self) -> None:
        """Make the columns, as wide as the screen is."""
        self._make_columns(self.app.size.width)

    def on_resize(self, event: Resize) -> None:
        """Give the columns the width that there is."""
        if event.size.width != self._width:
            self._make_columns(event.size.width)

    def _make_columns(self, width: int) -> None:
        place, rows = self.cursor_row, self._shown
        self._width = width
        with self.prevent(DataTable.RowHighlighted):  # nobody chose another row
            self.clear(columns=True)
            for number, cells in enumerate(self._widths()):
                self.add_column(Text(self._wanted[number][0]), width=cells, key=str(number))
            for key, row in rows.items():
                self.add_row(*row, key=key)
            self.move_cursor(row=place, animate=False)

    def _widths(self) -> list[int]:
        """Return the width of each column in cells."""
        padding = 2 * self.cell_padding * len(self._wanted)
        fixed = sum(width for _label, width in self._wanted if width > 0)
        shares = -sum(width for _label, width in self._wanted if width < 0)
        left = max(0, self._width - padding - fixed - 1)
        return [
            width if width > 0 else max(4, left * -width // shares)
            for _label, width in self._wanted
        ]

    @property
    def selected(self) -> str | None:
        """Return the key of the row under the cursor, None where there is no row."""
        keys = list(self._shown)
        return keys[self.cursor_row] if 0 <= self.cursor_row < len(keys) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show *rows*; the cursor stays on its row, wherever that is now."""
        wanted = dict(rows)
        for cells in wanted.values():
            for cell in cells:
                cell.no_wrap, cell.overflow = True, "ellipsis"
        if list(wanted) != list(self._shown):
            self._lay_out(wanted)
            return
        for key, cells in wanted.items():
            for number, (new, old) in enumerate(zip(cells, self._shown[key], strict=True)):
                if new != old or new.style != old.style:
                    self.update_cell(key, str(number), new)
        self._shown = wanted

    def select(self, key: str) -> None:
        """Put the cursor on the row *key*, if it is there."""
        if key in self._shown:
            self.move_cursor(row=list(self._shown).index(key), animate=False)

    def _lay_out(self, wanted: dict[str, tuple[Text, ...]]) -> None:
        before, place = self.selected, self.cursor_row
        with self.prevent(DataTable.RowHighlighted):  # nobody chose another row
            self.clear()
            for key, cells in wanted.items():
                self.add_row(*cells, key=key)
            self._shown = wanted
            if before in wanted:
                self.select(before)
            elif wanted:
                self.move_cursor(row=min(place, len(wanted) - 1), animate=False)
