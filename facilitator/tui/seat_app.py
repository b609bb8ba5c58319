"""What the programs of all seats share: clean input, colours, messages said once, help, undo."""

import time
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.notifications import SeverityLevel
from textual.widgets import Input, TextArea

from facilitator.locale import _
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.tui.in_order import in_order
from facilitator.tui.japanese import correct_textual
from facilitator.tui.keys import half_width_key, keys_for_help
from facilitator.tui.theme import DAY, NIGHT

if TYPE_CHECKING:
    from facilitator.services.drafts import SeatDrafts
    from facilitator.tui.seat import Seat

LOOK_EVERY = 0.25
"""Seconds between two looks at what other processes wrote."""

correct_textual()


class SeatApp(App[None]):
    """A program at which somebody sits and writes. *role* is what it sits there as.

    *seat_id* tells that seat from all others; the program makes one where it has none.
    """

    TITLE = "facilitator"

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        *,
        role: str = "facilitator",
        seat_id: str | None = None,
    ) -> None:
        super().__init__()
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = NIGHT.name
        self.animation_level = "none"
        self.database = database
        self.surroundings = surroundings
        self._role = role
        self._seat_id = seat_id
        self._said: dict[str, float] = {}
        self.seat: Seat | None = None

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this terminal or browser, with the keys in their order."""
        return in_order(super().get_driver_class())

    @cached_property
    def drafts(self) -> "SeatDrafts":
        """Return what is half typed at this program, in whatever session."""
        from facilitator.services.drafts import SeatDrafts

        return SeatDrafts(self.database, self.surroundings, role=self._role, seat=self._seat_id)

    def redraw_dialogs(self) -> None:
        """Draw dialogs that lie below others anew, once the screen below all of them is drawn.

        Textual keeps their picture, and so that of what is seen through them: a clock would stop.
        """
        dialogs = [each for each in self.screen_stack[:-1] if each.is_modal]
        for each in dialogs:
            self.screen_stack[-len(dialogs) - 2].call_after_refresh(each.refresh)

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted, and read full-width keys as those of the same place.

        A terminal would obey what a pasted text hides. Full-width keys come where the input method
        was left on; in a field they are what somebody types.
        """
        if isinstance(event, Key) and not self._is_typed(event):
            event = half_width_key(event)
        if isinstance(event, Paste):
            from facilitator.domain.text import clean

            event.text = clean(event.text)
        await super().on_event(event)

    def _is_typed(self, event: Key) -> bool:
        """Whether a key is typed: into a field, or where it is handed on to one."""
        focused = self.focused
        return isinstance(focused, Input | TextArea) or (
            focused is not None and focused.check_consume_key(event.key, event.character)
        )

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

    def action_undo(self) -> None:
        """Take back what this seat did last, and say what that was."""
        if self.seat is not None:
            from facilitator.tui.taking_back import undo

            undo(self, self.seat)

    def action_redo(self) -> None:
        """Put back what was taken back last, and say so."""
        if self.seat is not None:
            from facilitator.tui.taking_back import redo

            redo(self, self.seat)

    def action_help_quit(self) -> None:
        """Say how to leave; Ctrl+C alone does not."""
        self.say(_("Ctrl+Q leaves the program. Everything is saved."))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from facilitator.tui.dialogs.help import HelpDialog

        shown = [
            (each.key_display or self.get_key_display(each), each.description, each.tooltip)
            for each in keys_for_help(self.screen)
        ]
        self.push_screen(HelpDialog(self.help_title, shown))

    @property
    def help_title(self) -> str:
        """Return what the help stands above: what is seen."""
        return _("Keys")

    def action_change_colours(self) -> None:
        """Change between the light and the dark colours."""
        self.theme = DAY.name if self.theme == NIGHT.name else NIGHT.name
