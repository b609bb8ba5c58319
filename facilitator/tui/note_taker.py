"""The seat of the note-taker of one group: a small program of its own.

None of the facilitator's screens is loaded: it starts fast, and many of them run on one computer.
"""

from textual.app import ComposeResult
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Static

from facilitator.domain.items import ItemKind
from facilitator.domain.projection import Phase, State
from facilitator.locale import _
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.group_in_view import (
    PADDING,
    GroupHeader,
    GroupPrompt,
    asks_content,
    members_content,
)
from facilitator.tui.keys import key
from facilitator.tui.note_keys import screen_keys
from facilitator.tui.note_pad import NotePad
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.seat_app import LOOK_EVERY, SeatApp
from facilitator.tui.widgets.showing import show


class NoteTakerScreen(Screen[None]):
    """The group, what its pitch asks, who sits in it, and the pad."""

    BINDINGS = [
        *screen_keys(),
        key(
            "f1,question_mark", "app.help", _("Help"), _("Show the keys."), id="help", display="F1"
        ),
        key(
            "ctrl+q",
            "app.quit",
            _("Leave the seat"),
            _("Leave this seat, after a question. Everything is saved."),
            id="quit",
            display="^Q",
            show=False,
        ),
        key(
            "escape",
            "leave",
            _("Back"),
            _("Leave a change, the points or the lines; go from the field to the lines."),
            id="leave",
            display="Esc",
            show=False,
        ),
    ]

    room: reactive[Room | None] = reactive(None)

    def __init__(self, seat: Seat, group: str) -> None:
        super().__init__()
        self._seat = seat
        self._group = group
        self._turned_for: str | None = None
        self._is_turning = False

    def compose(self) -> ComposeResult:
        """Lay out what the group is about above its pad."""
        yield GroupHeader(self._group).data_bind(NoteTakerScreen.room)
        yield GroupPrompt().data_bind(NoteTakerScreen.room)
        yield Static("", markup=False, id="asks")
        yield Static("", markup=False, id="members")
        yield NotePad(self._seat, self._group)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the room as it is, and begin in the field."""
        self.room = self._seat.room
        self._show(self._seat.room)
        self._pad.focus_field()

    @property
    def _pad(self) -> NotePad:
        return self.query_one(NotePad)

    def watch_room(self, room: Room | None) -> None:
        """Show the room whenever it changes."""
        if room is not None and self.is_mounted:
            self._show(room)

    def on_resize(self, event: Resize) -> None:
        """Lay the names out for the width that there is."""
        if self.is_mounted and self.room is not None:
            self._show_group(self.room, event.size.width)

    def _show(self, room: Room) -> None:
        self._show_group(room, self.app.size.width)
        self._pad.show_room(room)
        self._turn_to_points(room)

    def _show_group(self, room: Room, width: int) -> None:
        show(self.query_one("#asks", Static), asks_content(room, self._group))
        members = members_content(room, self._group, width - PADDING)
        show(self.query_one("#members", Static), members)

    def _turn_to_points(self, room: Room) -> None:
        """In the wrap-up of a breakout, go to the points once, never in the middle of a line."""
        item = room.face.item
        is_on = (
            room.face.state is State.RUNNING
            and room.face.phase is Phase.WRAP_UP
            and item is not None
            and item.kind is ItemKind.BREAKOUT
        )
        if item is None or not is_on:
            self._is_turning = False
        elif self._turned_for != item.id:
            self._turned_for, self._is_turning = item.id, True
        if self._is_turning and not self._pad.is_in_a_line:
            self.on_note_entry_emptied()

    def on_note_entry_emptied(self) -> None:
        """Go to the points where the wrap-up has begun meanwhile."""
        if self._is_turning:
            self._is_turning = False
            if not self._pad.points.is_open:
                self._pad.action_summary()

    def on_screen_suspend(self) -> None:
        """Record what is half typed when a question is shown above."""
        self._pad.leave_field()

    def keep(self) -> None:
        """Keep and record what is half typed, before the end."""
        self._pad.leave_field()

    def action_leave(self) -> None:
        """Leave a change, the points or the field; from the lines, go back to the field."""
        if not self._pad.leave():
            self._pad.focus_field()

    def action_kind(self) -> None:
        """Ask for the kind of a line."""
        self._pad.action_kind()

    def action_summary(self) -> None:
        """Open the points to share, or record and close them."""
        self._pad.action_summary()

    def action_ready(self) -> None:
        """Say whether the group is ready to share."""
        self._pad.action_ready()


class NoteTakerApp(SeatApp):
    """Sits in *session* as the note-taker of *group*, an id; *name* stands in the log.

    Raises Refused where there is no such session.
    """

    CSS_PATH = ["app.tcss", "stage.tcss", "note_pad.tcss", "note_taker.tcss"]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        session: str,
        *,
        group: str,
        name: str,
        seat_id: str | None = None,
    ) -> None:
        super().__init__(database, surroundings, role=name, seat_id=seat_id)
        self._group = group
        self.seat: Seat = Seat(self, session, name=name, group=group)

    def get_default_screen(self) -> Screen[None]:
        """Return the only screen that there is."""
        return NoteTakerScreen(self.seat, self._group)

    def on_mount(self) -> None:
        """Begin to look at the clock and at other processes."""
        self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if self.is_running and self.seat.look():
            self.show_room()

    @property
    def _taking(self) -> NoteTakerScreen | None:
        """Return the screen of the seat, be there a question above it or not."""
        found = (each for each in self.screen_stack if isinstance(each, NoteTakerScreen))
        return next(found, None)

    def show_room(self) -> None:
        """Hand the picture to the screen."""
        if (screen := self._taking) is not None:
            screen.room = self.seat.room
        self.redraw_dialogs()

    def open_stage(self, stage: str) -> None:
        """Stay here: this seat has one stage."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back while a question is open."""
        return action not in ("undo", "redo") or not self.screen.is_modal

    @property
    def help_title(self) -> str:
        """Return the name of this seat."""
        return _("Note-taker")

    async def action_quit(self) -> None:
        """Ask whether to leave; what is half typed is recorded."""
        if isinstance(self.screen, ConfirmDialog):
            return
        if (screen := self._taking) is not None:
            screen.keep()
        question = _("Everything is saved. Leave this seat?")
        if self.seat.room.failing_since is not None:
            words = _("Not everything is saved! What is missing stands in {path}. Leave this seat?")
            question = words.format(path=self.drafts.rescue_file)

        def answered(yes: bool | None) -> None:
            if yes:
                self.exit()

        self.push_screen(ConfirmDialog(question, yes=_("Leave the seat")), answered)
