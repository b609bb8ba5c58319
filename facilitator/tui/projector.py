"""The seat of the wall: a small program that only shows, and never writes.

It is a program of its own, so that it starts fast: none of the facilitator's screens is loaded.
"""

from datetime import datetime, timedelta

from textual.app import App, ComposeResult
from textual.events import Key

from facilitator.locale import _
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.tui.room import Room
from facilitator.tui.theme import DAY, NIGHT
from facilitator.tui.wall import read_wall
from facilitator.tui.widgets.wall import Wall

LOOK_EVERY = 0.25
"""Seconds between two looks at the time and at what other processes wrote."""

HINT_FOR = timedelta(seconds=6)
"""How long the keys are told after the start, and after a key."""


class ProjectorApp(App[None]):
    """Shows *workshop* to the room until somebody leaves it, whatever happens meanwhile.

    ``b`` blanks the wall from here, whether anything can be saved or not. What the facilitator does
    to the wall after that counts again.
    """

    TITLE = "facilitator"
    CSS = "Screen { background: $background; overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = [("b", "blank"), ("q", "quit")]

    def __init__(
        self, workshop: Workshop, surroundings: Surroundings, *, is_light: bool = False
    ) -> None:
        super().__init__()
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = DAY.name if is_light else NIGHT.name
        self.animation_level = "none"
        self._workshop = workshop
        self._surroundings = surroundings
        self._failing_since: datetime | None = None
        self._blanked_here: bool | None = None
        self._hint_until = surroundings.now() + HINT_FOR

    def compose(self) -> ComposeResult:
        """Lay out the wall, which fills everything."""
        yield Wall()

    def on_mount(self) -> None:
        """Show the meeting, and begin to follow it."""
        self.look()
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Take in what others wrote and the time, and show both."""
        was_blank = self._workshop.session.projector.is_blank
        now = self._surroundings.now()
        try:
            self._workshop.read_on()
            self._failing_since = None
        except StorageError:
            self._failing_since = self._failing_since or now
        is_blank = self._workshop.session.projector.is_blank
        if is_blank != was_blank:
            self._blanked_here = None
        wall = self.query_one(Wall)
        wall.is_blank = is_blank if self._blanked_here is None else self._blanked_here
        wall.hint = self._hint(wall.is_blank) if now < self._hint_until else ""
        wall.view = read_wall(self._room(now))

    def _room(self, now: datetime) -> Room:
        workshop = self._workshop
        return Room(
            session=workshop.session,
            series=workshop.series,
            register=workshop.register,
            now=now,
            face=workshop.session.read_clock(now),
            failing_since=self._failing_since,
        )

    def _hint(self, is_blank: bool) -> str:
        return _("b Show   q Leave") if is_blank else _("b Blank   q Leave")

    def on_key(self, event: Key) -> None:
        """Tell the keys again whenever one is pressed."""
        self._hint_until = self._surroundings.now() + HINT_FOR
        self.look()

    def action_blank(self) -> None:
        """Make the wall dark, or show it again."""
        self._blanked_here = not self.query_one(Wall).is_blank
        self._hint_until = self._surroundings.now() + HINT_FOR
        self.look()

    def action_help_quit(self) -> None:
        """Say how to leave; Ctrl+C alone does not."""
        self._hint_until = self._surroundings.now() + HINT_FOR
        self.look()
