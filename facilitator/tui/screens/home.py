"""The list of sessions: open one, or make a new one."""

from typing import Protocol, cast

from rich.text import Text as Cell
from textual.app import ComposeResult
from textual.binding import Binding
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from facilitator.locale import _
from facilitator.locale.words import state_word, told
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.session_list import SessionRow, list_sessions
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.keys import key
from facilitator.tui.widgets.rows import Row, Rows

_MARKS = {"planned": "□", "running": "▶", "paused": "‖", "held": "■"}


class Opener(Protocol):
    """What this screen asks of the program."""

    database: Database
    surroundings: Surroundings
    left_session: str | None

    async def open_session(self, session: str) -> None:
        """Open a session."""

    def say(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message for a moment."""


class SessionRows(Rows):
    """The table of sessions; its Enter stands in the footer."""

    BINDINGS = [Binding("enter", "select_cursor", _("Open"), key_display="Enter")]


class HomeScreen(Screen[None]):
    """All sessions of the file, the latest first."""

    CSS_PATH = "home.tcss"
    BINDINGS = [
        key(
            "enter",
            "open",
            _("Open"),
            _("Open the session under the cursor."),
            id="home.open",
            display="Enter",
            show=False,
        ),
        key(
            "n",
            "new",
            _("New session"),
            _("Make a session like the last one of its series, or from one of the plan files."),
            id="home.new",
        ),
        key(
            "slash",
            "search",
            _("Search"),
            _("Show only the sessions that have these words in their title or date."),
            id="home.search",
            display="/",
        ),
        Binding("escape", "forget_search", show=False),
        key("q", "quit", _("Quit"), _("Leave the program. Everything is saved."), id="quit"),
    ]

    @property
    def opener(self) -> Opener:
        """Return the program, as far as this screen knows it."""
        return cast(Opener, self.app)

    def compose(self) -> ComposeResult:
        """Lay out the title, the list, and how to begin where it is empty."""
        yield Static(_("Sessions"), markup=False, id="title")
        columns = [
            ("", 1),
            (_("Date"), 10),
            (_("No."), 4),
            (_("Session"), -1),
            (_("State"), 18),
            (_("People"), 6),
            (_("Lines"), 5),
        ]
        yield SessionRows(columns, id="sessions")
        yield Static(
            _(
                "No session yet.\n\n"
                "n makes one from a plan. Plans are the .toml files in the folder of the database;"
                " template.toml shows what can stand in them."
            ),
            markup=False,
            classes="empty",
        )
        yield Footer(show_command_palette=False, compact=True)

    def on_screen_resume(self) -> None:
        """Show the list as it is now."""
        self.show_sessions()
        rows = self.query_one(Rows)
        if self.opener.left_session is not None:
            rows.select(self.opener.left_session)
        rows.focus()

    def show_sessions(self) -> None:
        """Show the sessions that the search lets through."""
        try:
            found = list_sessions(self.opener.database)
        except StorageError as error:
            self.opener.say(told(error), severity="error")
            return
        rows = self.query_one(Rows)
        rows.show([_row(row) for row in self._wanted(found)])
        rows.display = bool(found)
        self.query_one(".empty").display = not found

    def _wanted(self, found: tuple[SessionRow, ...]) -> tuple[SessionRow, ...]:
        """Return the sessions that have the words of the search, all where there are none."""
        words = "".join(field.value for field in self.query(Input))
        if not words:
            return found
        from facilitator.domain.text import matching_key

        key = matching_key(words)
        return tuple(row for row in found if key in matching_key(f"{row.name}{row.date}"))

    def on_input_changed(self) -> None:
        """Search as it is typed."""
        self.show_sessions()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one(Rows).focus()

    async def on_data_table_row_selected(self) -> None:
        """Open the session of a row."""
        await self.action_open()

    async def action_open(self) -> None:
        """Open the session under the cursor."""
        if (session := self.query_one(Rows).selected) is not None:
            await self.opener.open_session(session)

    async def action_search(self) -> None:
        """Begin a search: its field is there only while it is wanted."""
        if not self.query(Input):
            words = Input(placeholder=_("Words of the title, or a date"), id="words", compact=True)
            words.cursor_blink = False
            await self.mount(words, after="#title")
        self.query_one(Input).focus()

    async def action_forget_search(self) -> None:
        """Show all sessions again."""
        await self.query(Input).remove()
        self.show_sessions()
        self.query_one(Rows).focus()

    async def action_quit(self) -> None:
        """Leave the program; after a question where a session was open: one Esc may be too many."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.app.exit()

        if self.opener.left_session is None:
            await self.app.action_quit()
        else:
            question = _("Leave the program? Everything is saved.")
            self.app.push_screen(ConfirmDialog(question, yes=_("Quit")), answered)

    def action_new(self) -> None:
        """Ask what it is to be like, make a session, and open it."""
        from facilitator.tui.dialogs.new_session import NewSessionDialog

        dialog = NewSessionDialog(self.opener.database, self.opener.surroundings)
        self.app.push_screen(dialog, self._open_made)

    async def _open_made(self, session: str | None) -> None:
        if session is not None:
            await self.opener.open_session(session)


def _row(row: SessionRow) -> Row:
    words = state_word(row.state) + ("・" + _("rehearsal") if row.is_rehearsal else "")
    style = "bold" if row.state in ("running", "paused") else ""
    cells = (
        Cell(_MARKS[row.state], style),
        Cell(row.date.isoformat(), style),
        Cell("" if row.no_total is None else f"#{row.no_total}", "dim"),
        Cell(row.name, style),
        Cell(words, style or "dim"),
        Cell(str(row.people), "dim", justify="right"),
        Cell(str(row.lines), "dim", justify="right"),
    )
    return row.id, cells
