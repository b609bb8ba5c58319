"""A list of people before it is taken in: its columns, some rows, and what is not understood."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, DataTable, Static

from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_table import ENCODINGS, Table, open_table
from facilitator.services.list_files import read_list
from facilitator.services.people_list import PeopleList, columns_of, is_remembered, look_at
from facilitator.services.people_namesakes import Namesake, namesakes
from facilitator.services.people_taking import take_in
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.help import HelpDialog
from facilitator.tui.import_words import (
    IGNORED,
    column_cells,
    column_choices,
    column_rows,
    counts,
    list_columns,
    panel_keys,
    remarks,
    warned,
)
from facilitator.tui.seat import Seat
from facilitator.tui.titles import short
from facilitator.tui.widgets.rows import Rows

_LONG = 200
"""Rows that are taken in so slowly that one sees it."""

_NEVER_TOLD = "EUC-JP"
"""The encoding that a file can have although another one was found, or none."""


class ImportPreviewDialog(ModalScreen[int | None]):
    """Shows what is understood of the file at *path*; gives how many people were taken in.

    None means that nobody was: then nothing at all has changed.
    """

    CSS_PATH = ["dialog.tcss", "import_preview.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("f10,ctrl+s", "take", show=False),
        Binding("c", "encoding", show=False),
        Binding("s", "sheet", show=False),
        Binding("d", "each", show=False),
        Binding("r", "replace", show=False),
        Binding("up", "columns(-1)", show=False),
        Binding("down", "columns(1)", show=False),
        Binding("pageup", "report(-1)", show=False, priority=True),
        Binding("pagedown", "report(1)", show=False, priority=True),
        Binding("f1,question_mark", "help", show=False),
    ]

    def __init__(self, seat: Seat, path: Path) -> None:
        super().__init__(classes="dialog")
        self._seat = seat
        self._path = path
        self._content = b""
        self._encoding: str | None = None
        self._sheet: str | None = None
        self._columns: tuple[Column | None, ...] | None = None
        self._each = False
        self._replaces = False
        self._table: Table | None = None
        self._people: PeopleList | None = None
        self._alike: tuple[Namesake, ...] = ()
        self._is_remembered = False
        self._is_taking = False

    def compose(self) -> ComposeResult:
        """Lay out the columns with some rows, the counts, and what is not understood."""
        with VerticalGroup():
            yield Static("", markup=False, id="file", classes="question")
            yield Rows(list_columns(), id="columns")
            yield Static("", markup=False, id="cells")
            yield Static("", markup=False, id="fault")
            yield Static("", markup=False, id="counts")
            yield Static("", markup=False, id="warned")
            with VerticalScroll(id="report", can_focus=False):
                yield Static("", markup=False, id="remarks")
            with HorizontalGroup(classes="answers"):
                hint = _("↑↓ Column   Enter what it is   F1 Keys")
                yield Static(hint, markup=False, classes="hint")
                yield Button(_("F10 Take in"), id="take", classes="answer", compact=True)
                yield Button(_("Esc Cancel"), id="give-up", classes="answer", compact=True)

    def on_mount(self) -> None:
        """Look at the file; the answer that takes it in has the focus."""
        self._look()
        self.query_one("#take").focus()

    def _look(self) -> None:
        """Read the list as it is to be read now, and show it or why that cannot be."""
        fault, self._people = "", None
        workshop = self._seat.workshop
        try:
            self._content = self._content or read_list(self._path)
            self._table = open_table(self._content, encoding=self._encoding, sheet=self._sheet)
            if self._columns is None:
                self._columns = columns_of(workshop, self._table, guess(self._table.headings))
            self._people = look_at(workshop, self._table, self._columns, replaces=self._replaces)
            self._is_remembered = is_remembered(workshop, self._table)
            self._alike = namesakes(workshop, self._people)
        except (Refused, StorageError) as error:
            fault = told(error)
        self._show(fault)

    def _show(self, fault: str) -> None:
        self.query_one("#file", Static).update(self._heading())
        table, people = self._table, self._people
        rows = self.query_one(Rows)
        rows.show(column_rows(table, self._columns) if table and self._columns else [])
        self._say_fault(fault)
        told_of = counts(people, each=self._each) if people else Content("")
        self.query_one("#counts", Static).update(told_of)
        warning = Content("")
        if people:
            warning = warned(people, self._alike, is_remembered=self._is_remembered)
        self.query_one("#warned", Static).update(warning)
        remarked = remarks(people, self._alike, each=self._each) if people else Content("")
        self.query_one("#remarks", Static).update(remarked)
        self.query_one("#report").display = bool(remarked.plain)
        self.show_cells()
        self.query_one("#take", Button).disabled = not (people and people.entries)

    @on(DataTable.RowHighlighted)
    def show_cells(self) -> None:
        """Show what stands in the column under the cursor, as far as there is room."""
        key, table = self.query_one(Rows).selected, self._table
        cells = column_cells(table, int(key)) if key is not None and table else Content("")
        self.query_one("#cells", Static).update(cells)

    def _say_fault(self, fault: str) -> None:
        shown = self.query_one("#fault", Static)
        shown.update(f"！ {fault}" if fault else "")
        shown.display = bool(fault)

    def _heading(self) -> Content:
        """Return the name of the file, and how it is read, with the keys that change it."""
        read_as = []
        encoding = self._encoding or (self._table.encoding if self._table else None) or "?"
        if self._table is None or self._table.sheet is None:
            read_as.append(_("c Encoding: {encoding}").format(encoding=encoding))
        if self._table is not None and self._table.sheet is not None:
            sheet = _("s Sheet: {sheet}").format(sheet=short(self._table.sheet, 20))
            read_as.append(f"{sheet} ({len(self._table.sheets)})")
        name = short(clean_line(self._path.name), 40)
        return Content.assemble((name, "bold"), ("   " + "   ".join(read_as), "not bold $primary"))

    def _read_anew(self) -> None:
        """Forget what the columns are: the list is read as another one."""
        self._table = self._columns = None
        self._look()

    def action_encoding(self) -> None:
        """Read the file in the next encoding; an Excel file has none.

        Where none fitted by itself, begin with the one that is never told by the bytes.
        """
        if self._sheet is not None or (self._table is not None and self._table.sheet is not None):
            return
        now = self._encoding or (self._table.encoding if self._table else None)
        place = ENCODINGS.index(now) + 1 if now in ENCODINGS else ENCODINGS.index(_NEVER_TOLD)
        self._encoding = ENCODINGS[place % len(ENCODINGS)]
        self._read_anew()

    def action_sheet(self) -> None:
        """Read the next sheet of an Excel file."""
        if self._table is None or self._table.sheet is None or len(self._table.sheets) < 2:
            return
        sheets = self._table.sheets
        self._sheet = sheets[(sheets.index(self._table.sheet) + 1) % len(sheets)]
        self._read_anew()

    def action_each(self) -> None:
        """Take likely doubles as different people, or leave them out again."""
        self._each = not self._each
        self._look()

    def action_replace(self) -> None:
        """Let the list count where something else is known of somebody, or not any more."""
        self._replaces = not self._replaces
        self._look()

    def action_columns(self, by: int) -> None:
        """Go to the columns, *by* one from that under the cursor."""
        rows = self.query_one(Rows)
        rows.focus()
        rows.move_cursor(row=max(0, min(rows.cursor_row + by, rows.row_count - 1)), animate=False)

    def action_report(self, by: int) -> None:
        """Scroll what is not understood by a page."""
        report = self.query_one("#report", VerticalScroll)
        (report.scroll_page_down if by > 0 else report.scroll_page_up)(animate=False)

    def action_help(self) -> None:
        """Show the keys of this panel."""
        self.app.push_screen(HelpDialog(_("Keys"), panel_keys()))

    @on(DataTable.RowSelected)
    def choose_column(self) -> None:
        """Ask what the column under the cursor is; another one that was the same is ignored."""
        key, columns, table = self.query_one(Rows).selected, self._columns, self._table
        if key is None or columns is None or table is None:
            return
        place = int(key)

        def chosen(name: str | None) -> None:
            if name is None:
                return
            column = None if name == IGNORED else Column(name)
            others = [None if each is column else each for each in columns]
            others[place] = column
            self._columns = tuple(others)
            self._look()

        now = columns[place]
        question = _("What is “{heading}”?").format(heading=short(table.headings[place]))
        dialog = ChooseDialog(question, column_choices(), selected=now.value if now else IGNORED)
        self.app.push_screen(dialog, chosen)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        if event.button.id == "take":
            self.action_take()
        else:
            self.action_give_up()

    def action_take(self) -> None:
        """Take the list in; where that takes a moment, say so first."""
        if self._is_taking:
            return
        if self._people is None or not self._people.entries:
            self.notify(_("Nobody in this file can be taken in."), markup=False)
            return
        self._is_taking = True
        if len(self._people.entries) < _LONG:
            self._take()
            return
        self.query_one("#counts", Static).update(Content.styled(_("Taking in …"), "bold $accent"))
        self.call_after_refresh(self._take)

    def _take(self) -> None:
        """Take all in as one action, by what is known of the meeting and its people now."""
        looked, taken = self._people, list[int]()
        assert looked is not None

        def do(workshop: Workshop) -> None:
            taken.append(take_in(workshop, looked, each=self._each))

        self._is_taking = False
        if self._seat.record(do):
            self.dismiss(taken[0])
        else:
            self._show(self._seat.refusal or "")

    def action_give_up(self) -> None:
        """Close without anything changed."""
        if not self._is_taking:
            self.dismiss(None)
