"""The program: the list of sessions, and the stages of the one that is open.

Only what the first screen needs is loaded at once; the stages come with the session.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from facilitator.domain.refused import Refused
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.tui.keys import STAGES, keys_of, shared_bindings, stage_bindings
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.seat_app import LOOK_EVERY, SeatApp

if TYPE_CHECKING:
    from facilitator.tui.seat import Seat


class FacilitatorApp(SeatApp):
    """Opens the list of sessions, or *session* in the facilitator's seat."""

    CSS_PATH = "app.tcss"
    MODES = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    BINDINGS = [*shared_bindings(), *stage_bindings()]

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        session: str | None = None,
        *,
        seat_id: str | None = None,
    ) -> None:
        super().__init__(database, surroundings, seat_id=seat_id)
        self._first_session = session
        self._seats: dict[str, Seat] = {}
        self._has_stages = False
        self.left_session: str | None = None
        self.list_folder: Path | None = None

    async def on_mount(self) -> None:
        """Show the first screen, and begin to look at the clock and at other processes."""
        self.set_interval(LOOK_EVERY, self._look)
        if self._first_session is not None:
            await self.open_session(self._first_session)

    def _look(self) -> None:
        if not self.is_running:  # it ends: what its screens show is being taken down
            return
        if self.seat is not None:
            if self.seat.look():
                self.show_room()
        elif self._seats:  # what was left half typed in a session is still of a living seat
            with suppress(StorageError):
                self.drafts.give_sign()

    async def open_session(self, session: str) -> None:
        """Open a session at its agenda, on fresh screens; say why where it cannot be opened."""
        from facilitator.tui.seat import Seat
        from facilitator.tui.stages import STAGE_SCREENS

        if session not in self._seats:
            try:
                self._seats[session] = Seat(self, session)
            except (Refused, StorageError) as error:
                self.say(told(error), severity="error")
                return
        self.seat = self._seats[session]
        self.seat.may_correct = False
        self.seat.look()
        for stage, screen in STAGE_SCREENS.items():
            if self._has_stages:
                await self.remove_mode(stage)
            self.add_mode(stage, screen)
        self._has_stages = True
        self.switch_mode("agenda")

    def show_room(self) -> None:
        """Hand the picture to the screen that is seen; the others take it when they are."""
        from facilitator.tui.stage import StageScreen

        for screen in self.screen_stack:
            if isinstance(screen, StageScreen) and self.seat is not None:
                screen.room = self.seat.room
        self.redraw_dialogs()

    def open_stage(self, stage: str) -> None:
        """Show another stage, or the list of sessions."""
        from facilitator.tui.stage import StageScreen

        if stage == "home" and self.seat is not None:
            self.left_session = self.seat.workshop.id
            self.seat = None
        self.switch_mode(stage)
        if isinstance(self.screen, StageScreen) and self.screen.is_mounted:
            self.screen.arrive()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what belongs to a session only where one is seen, and no question is open."""
        if action in ("open_stage", "undo", "redo", "wall", "leave"):
            return self.seat is not None and not self.screen.is_modal
        return True

    def action_open_stage(self, stage: str) -> None:
        """Show another stage."""
        self.open_stage(stage)

    def action_wall(self) -> None:
        """Ask what the room is to see on the wall."""
        from facilitator.tui.dialogs.wall import ask_for_wall
        from facilitator.tui.stage import StageScreen

        if isinstance(self.screen, StageScreen):
            ask_for_wall(self.screen)

    def action_leave(self) -> None:
        """Leave a field, else the session."""
        from facilitator.tui.stage import StageScreen

        if isinstance(self.screen, StageScreen):
            self.screen.leave()

    async def action_quit(self) -> None:
        """Leave the program; what is half typed is kept."""
        from facilitator.tui.dialogs.form import FormDialog
        from facilitator.tui.stage import StageScreen

        for screen in self.screen_stack:
            if isinstance(screen, StageScreen | FormDialog):
                screen.keep()
        self.exit()

    @property
    def help_title(self) -> str:
        """Return the stage that is seen."""
        title = {stage: word for stage, _key, word in STAGES}.get(self.current_mode)
        return _(title) if title else _("Sessions")

    def action_command_palette(self) -> None:
        """Show the palette: every action by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(
                CommandPalette(placeholder=_("What do you want to do?"), id="--command-palette")
            )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the keys of the screen, the stages, the colours, and the way out."""
        for each in keys_of(screen):
            yield SystemCommand(
                each.description,
                each.tooltip,
                lambda action=each.action: self.call_later(screen.run_action, action),
            )
        colours, quit_ = _("Change the colours."), _("Leave the program. Everything is saved.")
        yield SystemCommand(_("Light or dark"), colours, self.action_change_colours)
        yield SystemCommand(_("Quit"), quit_, self.action_quit)
