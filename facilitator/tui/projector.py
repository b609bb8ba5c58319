"""The seat of the wall: a small program that only shows, and never writes.

It is a program of its own, so that it starts fast: none of the facilitator's screens is loaded.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from rich.console import Console
from textual.app import App, ComposeResult
from textual.events import Key

from facilitator.locale import _
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.tui.room import Room
from facilitator.tui.theme import DAY, NIGHT
from facilitator.tui.wall import nothing_new, read_wall
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
        self.error_console = Console(quiet=True)  # a traceback would show the room all values
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
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Take in what others wrote and the time, and show both.

        Whatever goes wrong in that, what was seen stays, with a quiet line that says since when.
        """
        now = self._surroundings.now()
        was_blank = self._is_blanked
        is_new = self._is_done(self._workshop.read_on)
        if self._is_blanked != was_blank:
            self._blanked_here = None
        since = None if is_new else self._failing_since or now
        if not self._is_done(lambda: self._show(now, since)):
            since = self._failing_since or now
            note = nothing_new(since, self._workshop.session.zone)
            self._is_done(lambda: self.query_one(Wall).stay(note))
        self._failing_since = since

    def _is_done(self, do: Callable[[], object]) -> bool:
        """Do one part of looking; say whether that worked.

        The one place that lets every error pass: no fault of this program, of a file or of a
        terminal may end the wall in front of the room, or print there what it must not see.
        """
        try:
            do()
        except Exception as error:  # noqa: BLE001 - see above
            self.log.error(error)
            return False
        return True

    def _show(self, now: datetime, since: datetime | None) -> None:
        """Draw the meeting as it is *now*; *since* when nothing new arrives, if that is so."""
        wall, session = self.query_one(Wall), self._workshop.session
        wall.is_blank = self._is_dark
        is_told = now < self._hint_until
        if wall.is_blank:
            wall.stay(_("b Show   q Leave") if is_told else "")
            return
        late = nothing_new(since, session.zone) if since is not None else ""
        wall.show(read_wall(self._room(now), _("b Blank   q Leave") if is_told else late))

    def _room(self, now: datetime) -> Room:
        workshop = self._workshop
        return Room(
            session=workshop.session,
            series=workshop.series,
            register=workshop.register,
            now=now,
            face=workshop.session.read_clock(now),
        )

    @property
    def _is_blanked(self) -> bool:
        """Whether the facilitator made the wall dark."""
        return self._workshop.session.projector.is_blank

    @property
    def _is_dark(self) -> bool:
        return self._is_blanked if self._blanked_here is None else self._blanked_here

    def on_wall_resized(self) -> None:
        """Draw for the size that there is now."""
        self.look()

    def on_key(self, event: Key) -> None:
        """Tell the keys again whenever one is pressed."""
        self._tell_keys()

    def action_blank(self) -> None:
        """Make the wall dark, or show it again."""
        self._blanked_here = not self._is_dark
        self._tell_keys()

    def action_help_quit(self) -> None:
        """Say how to leave; Ctrl+C alone does not."""
        self._tell_keys()

    def _tell_keys(self) -> None:
        self._hint_until = self._surroundings.now() + HINT_FOR
        self.look()
