"""Notes: the board of all groups, and the pad of the one under its cursor."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import DataTable, Static

from facilitator.domain.line_kinds import LineKind
from facilitator.locale import _
from facilitator.tui.asks_view import AsksView
from facilitator.tui.dialogs.line_kind import LineKindDialog
from facilitator.tui.keys import key
from facilitator.tui.note_keys import screen_keys
from facilitator.tui.note_pad import NotePad
from facilitator.tui.notes_board import ASKS, Board, board_columns, board_rows, heading, overview
from facilitator.tui.notes_state import states_of
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.showing import show


class NotesScreen(StageScreen):
    """Takes notes for any group; a line for every Enter."""

    STAGE = "notes"
    CSS_PATH = ["../stage.tcss", "../note_pad.tcss", "notes.tcss"]
    BINDINGS = [
        key(
            "a",
            "asks",
            _("Asks/offers"),
            _("Show what is asked and offered in all groups, or the group again (Alt+A too)."),
            id="notes.asks",
        ),
        Binding("alt+a", "asks", show=False, priority=True),
        *screen_keys(),
        key(
            "escape",
            "app.leave",
            _("Board"),
            _("Go to the board, where ↑↓ choose a group; from it, to the list of sessions."),
            id="notes.board",
            display="Esc",
            show=False,
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._is_left = False
        self._asks = AsksView(id="asks")
        self._asks.display = False

    def compose_stage(self) -> ComposeResult:
        """Lay out the board above the pad of the group under its cursor, or the asks of all."""
        yield Static("", markup=False, id="overview")
        yield Board(board_columns(), id="board")
        yield Static("", markup=False, id="heading")
        yield NotePad(self.seat)
        yield self._asks

    @property
    def _pad(self) -> NotePad:
        return self.query_one(NotePad)

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    def on_mount(self) -> None:
        """Be ready."""
        self._be_ready()

    def on_screen_suspend(self) -> None:
        """Note whether another stage is shown, or only a dialog above this one."""
        self._is_left = self.app.current_mode != self.STAGE

    def on_screen_resume(self) -> None:
        """Be ready on every arrival: a letter must not do what it does elsewhere."""
        if self._is_left and not self._asks.display:
            self._be_ready()
        self._is_left = False
        # the board looks for its cursor as soon as it is laid out; this comes after that
        self.call_after_refresh(self.call_after_refresh, self._show_top)

    @property
    def _is_watching(self) -> bool:
        """Whether others take notes for one of several groups: the board is what matters then."""
        room = self.seat.room
        numbers = {group.number for group in room.session.groups.open}
        return len(numbers) > 1 and not numbers.isdisjoint(room.seated)

    def _be_ready(self) -> None:
        """Be ready to choose a group where others take notes, else to type.

        Whoever is in the middle of a line or of the points goes on with it.
        """
        if self._is_watching and not (self._pad.is_in_a_line or self._pad.points.is_open):
            self._board.focus()
        else:
            self._pad.focus_field()

    def show_room(self, room: Room) -> None:
        """Show the board and the lines as they grow."""
        states = states_of(room, self._pad.group)
        known = [each.key for each in states]
        if is_another := self._pad.group not in known:
            self._pad.go_to(known[0])
        show(self.query_one("#overview", Static), overview(states))
        self._board.show(board_rows(room, states))
        if is_another or not self._board.has_focus:
            self._board.select(self._seen)
        self._show_group(room)

    def _show_top(self) -> None:
        """Scroll the board up where the cursor is seen then, too: what is asked stands there."""
        if self._board.scroll_y and self._board.cursor_row < self._board.size.height - 1:
            self._board.scroll_home(animate=False)

    @property
    def _seen(self) -> str:
        """Return the row of the board that is shown below it."""
        return ASKS if self._asks.display else self._pad.group

    def _show_group(self, room: Room) -> None:
        show(self.query_one("#heading", Static), heading(room, self._pad.group))
        self._pad.show_room(room)
        if self._asks.display:
            self._asks.show_room(room)

    @on(DataTable.RowHighlighted, "#board")
    def _choose_row(self, event: DataTable.RowHighlighted) -> None:
        """Show the lines of the group that was chosen, if it still is the one."""
        board, key = self._board, event.row_key.value
        if self.room is not None and key and key != self._seen and key == board.selected:
            self._open(key)

    def _open(self, row: str) -> bool:
        """Show below the board what belongs to *row*; say whether that could be."""
        if not self._pad.close_points():
            self._board.select(self._seen)
            return False
        if row == ASKS:
            self._pad.leave_field()
        elif row != self._pad.group:
            self._pad.go_to(row)
        self._asks.display = row == ASKS
        self._pad.display = self.query_one("#heading").display = row != ASKS
        self._board.select(row)
        self._show_group(self.here)
        self.refresh_bindings()
        return True

    @on(DataTable.RowSelected, "#board")
    def _go_below(self) -> None:
        """Enter on a group goes to the field, or to the list of what is asked."""
        if self._asks.display:
            self._asks.focus_list()
        else:
            self._pad.focus_field()

    def action_asks(self) -> None:
        """Show what is asked and offered in all groups, or the group again."""
        if self._open(self._pad.group if self._asks.display else ASKS):
            (self._asks.focus_list if self._asks.display else self._be_ready)()

    def on_asks_view_opened(self, event: AsksView.Opened) -> None:
        """Go to a line in its group."""
        if self._open(event.group):
            self._pad.go_to_line(event.line)

    def keep(self) -> None:
        """Keep and record what is half typed."""
        if self.query(NotePad):
            self._pad.leave_field()

    def leave(self) -> None:
        """Leave what is open on the pad or shown instead of it, else the session.

        Where others take notes, field and lines are left for the board.
        """
        entry, is_above = self._pad.entry, self._board.has_focus or not self._is_watching
        if self._asks.display:
            self._leave_asks()
        elif not is_above and entry.field.has_focus and entry.half.line is None:
            self._board.focus()
        elif self._pad.leave():
            return
        elif is_above:
            super().leave()
        else:
            self._board.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to a group only while one is seen; the kind of a line only at one."""
        if action == "kind":
            return self._asks.display or not self._board.has_focus
        return action not in ("summary", "ready") or not self._asks.display

    def _leave_asks(self) -> None:
        """Show all that is asked and offered again, else the group."""
        if self._asks.kind is None:
            self.action_asks()
        else:
            self._show_kind(None)

    def _show_kind(self, kind: LineKind | None) -> None:
        self._asks.kind = kind
        self._asks.show_room(self.here)

    def action_kind(self) -> None:
        """Ask for the kind of a line; or for that of the lines to show from all groups."""
        if not self._asks.display:
            self._pad.action_kind()
            return

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._show_kind(LineKind(kind))

        self.app.push_screen(LineKindDialog(self._asks.kind), chosen)

    def action_summary(self) -> None:
        """Open the points to share, or record and close them."""
        self._pad.action_summary()

    def action_ready(self) -> None:
        """Say whether the group is ready to share."""
        self._pad.action_ready()
