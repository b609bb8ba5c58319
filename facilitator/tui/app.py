"""The program: the list of sessions, and the stages of the one that is open.

Only what the first screen needs is loaded at once; the stages come with the session.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.events import Event, Key, Paste
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input, TextArea

from facilitator.domain.refused import CameAfter, Refused
from facilitator.locale import _
from facilitator.locale.event_words import event_word
from facilitator.locale.words import told
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.tui.japanese import correct_textual
from facilitator.tui.keys import (
    STAGES,
    half_width_key,
    keys_for_help,
    keys_of,
    shared_bindings,
    stage_bindings,
)
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.theme import DAY, NIGHT

if TYPE_CHECKING:
    from facilitator.domain import events
    from facilitator.services.drafts import SeatDrafts
    from facilitator.services.workshop import Workshop
    from facilitator.tui.seat import Seat

LOOK_EVERY = 0.25
"""Seconds between two looks at what other processes wrote."""

correct_textual()


class FacilitatorApp(App[None]):
    """Opens the list of sessions, or *session* in the facilitator's seat."""

    TITLE = "facilitator"
    CSS_PATH = "app.tcss"
    MODES = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    BINDINGS = [*shared_bindings(), *stage_bindings()]

    def __init__(
        self, database: Database, surroundings: Surroundings, session: str | None = None
    ) -> None:
        super().__init__()
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = NIGHT.name
        self.animation_level = "none"
        self.database = database
        self.surroundings = surroundings
        self._first_session = session
        self._seats: dict[str, Seat] = {}
        self._has_stages = False
        self._said: dict[str, float] = {}
        self.seat: Seat | None = None
        self.left_session: str | None = None
        self.list_folder: Path | None = None

    async def on_mount(self) -> None:
        """Show the first screen, and begin to look at the clock and at other processes."""
        self.set_interval(LOOK_EVERY, self._look)
        if self._first_session is not None:
            await self.open_session(self._first_session)

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted, and read full-width keys as those of the same place.

        A terminal would obey what a pasted text hides. Full-width keys come where the input method
        was left on; in a field they are what somebody types.
        """
        if isinstance(event, Key) and not isinstance(self.focused, Input | TextArea):
            event = half_width_key(event)
        if isinstance(event, Paste):
            from facilitator.domain.text import clean

            event.text = clean(event.text)
        await super().on_event(event)

    @cached_property
    def drafts(self) -> "SeatDrafts":
        """Return what is half typed at this program, in whatever session."""
        from facilitator.services.drafts import SeatDrafts

        return SeatDrafts(self.database, self.surroundings)

    def _look(self) -> None:
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

    def open_stage(self, stage: str) -> None:
        """Show another stage, or the list of sessions."""
        from facilitator.tui.stage import StageScreen

        if stage == "home" and self.seat is not None:
            self.left_session = self.seat.workshop.id
            self.seat = None
        self.switch_mode(stage)
        if isinstance(self.screen, StageScreen) and self.screen.is_mounted:
            self.screen.arrive()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message, unless the same one is still shown."""
        now, lasts = time.monotonic(), timeout or self.NOTIFICATION_TIMEOUT
        self._said = {words: until for words, until in self._said.items() if until > now}
        if message not in self._said:
            self._said[message] = now + lasts
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def say(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Show *words* for a moment, as they are."""
        self.notify(words, severity=severity, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what belongs to a session only where one is seen, and no question is open."""
        if action in ("open_stage", "undo", "redo", "wall", "leave"):
            return self.seat is not None and not self.screen.is_modal
        return True

    def action_open_stage(self, stage: str) -> None:
        """Show another stage."""
        self.open_stage(stage)

    def action_undo(self) -> None:
        """Take back what this seat did last, and say what that was."""
        self._take_back(_("Taken back: {what}"), lambda workshop: workshop.undo())

    def action_redo(self) -> None:
        """Put back what was taken back last, and say so."""
        self._take_back(_("Put back: {what}"), lambda workshop: workshop.redo())

    def _take_back(self, words: str, do: "Callable[[Workshop], events.Event]") -> None:
        """Take back or put back what *do* does, and say it with *words*.

        Where something later depends on it, ask whether that is to be taken back first.
        """
        if (seat := self.seat) is None:
            return
        done: list[events.Event] = []

        def ask(later: CameAfter) -> None:
            from facilitator.tui.dialogs.confirm import ConfirmDialog

            def answered(yes: bool | None) -> None:
                if yes and seat.record(lambda workshop: workshop.take_back(later.action)):
                    self.say(_("Taken back: {what}").format(what=event_word(later.kind)))
                    self._take_back(words, do)

            question = _("{what} came after it. Take that back, too?")
            dialog = ConfirmDialog(
                question.format(what=seat.describe(later)), yes=_("Take back both")
            )
            self.push_screen(dialog, answered)

        if seat.record(lambda workshop: done.append(do(workshop)), ask=ask):
            self.say(words.format(what=event_word(done[0].body.kind)))

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

    def action_help_quit(self) -> None:
        """Say how to leave; Ctrl+C alone does not."""
        self.say(_("Ctrl+Q leaves the program. Everything is saved."))

    async def action_quit(self) -> None:
        """Leave the program; what is half typed is kept."""
        from facilitator.tui.dialogs.form import FormDialog
        from facilitator.tui.stage import StageScreen

        for screen in self.screen_stack:
            if isinstance(screen, StageScreen | FormDialog):
                screen.keep()
        self.exit()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from facilitator.tui.dialogs.help import HelpDialog

        shown = [
            (each.key_display or self.get_key_display(each), each.description, each.tooltip)
            for each in keys_for_help(self.screen)
        ]
        title = {stage: word for stage, _key, word in STAGES}.get(self.current_mode)
        self.push_screen(HelpDialog(_(title) if title else _("Sessions"), shown))

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

    def action_change_colours(self) -> None:
        """Change between the light and the dark colours."""
        self.theme = DAY.name if self.theme == NIGHT.name else NIGHT.name
