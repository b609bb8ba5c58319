"""The program at one seat: a screen for each stage, one snapshot that all of them show."""

from collections.abc import Callable, Iterable
from datetime import datetime

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.screen import Screen

from facilitator.domain.events import Event, Refused
from facilitator.locale import _
from facilitator.locale.words import event_word, told
from facilitator.services import drafts, sessions
from facilitator.services.workshop import Surroundings, Workshop
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.help import HelpDialog
from facilitator.tui.japanese import correct_textual
from facilitator.tui.keys import STAGES, shared_bindings, stage_bindings
from facilitator.tui.room import Room
from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.groups import GroupsScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.minutes import MinutesScreen
from facilitator.tui.screens.notes import NotesScreen
from facilitator.tui.screens.pitches import PitchesScreen
from facilitator.tui.screens.share_out import ShareOutScreen
from facilitator.tui.stage import StageScreen
from facilitator.tui.theme import DAY, NIGHT

LOOK_EVERY = 0.25
"""Seconds between two looks at what other processes wrote."""

STAGE_SCREENS: dict[str, type[StageScreen]] = {
    "agenda": AgendaScreen,
    "pitches": PitchesScreen,
    "groups": GroupsScreen,
    "notes": NotesScreen,
    "share_out": ShareOutScreen,
    "minutes": MinutesScreen,
}

correct_textual()


class FacilitatorApp(App[None]):
    """Opens the list of sessions, or *session* in the facilitator's seat."""

    TITLE = "facilitator"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    MODES = {"home": HomeScreen, **STAGE_SCREENS}

    BINDINGS = [*shared_bindings(), *stage_bindings()]

    room: reactive[Room | None] = reactive(None)

    def __init__(
        self, database: Database, surroundings: Surroundings, session: str | None = None
    ) -> None:
        super().__init__()
        self.database = database
        self.surroundings = surroundings
        self._first_session = session
        self._workshop: Workshop | None = None
        self._failure: str | None = None
        self._drafts = drafts.SeatDrafts(database, surroundings)

    @property
    def workshop(self) -> Workshop:
        """Return the open session."""
        assert self._workshop is not None, "no session is open"
        return self._workshop

    async def on_mount(self) -> None:
        """Show the first screen, and begin to look at the clock and at other processes."""
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = NIGHT.name
        self.animation_level = "none"
        self.set_interval(LOOK_EVERY, self._look)
        if self._first_session is None:
            self.switch_mode("home")
        else:
            await self.open_session(self._first_session)

    def _look(self) -> None:
        """Read on where another process wrote; show a new second."""
        if self._workshop is None:
            return
        try:
            self._drafts.give_sign()
            changed = self._workshop.read_on()
        except StorageError as error:
            self._fail(error)
            changed = True
        if changed or self._is_new_second():
            self.show()

    def _is_new_second(self) -> bool:
        before = self.room.now if self.room else None
        now = self.surroundings.now()
        return before is None or before.replace(microsecond=0) != now.replace(microsecond=0)

    async def open_session(self, session: str) -> None:
        """Open a session at its agenda, on fresh screens."""
        self._workshop = sessions.open_workshop(self.database, self.surroundings, session)
        for stage, screen in STAGE_SCREENS.items():
            await self.remove_mode(stage)
            self.add_mode(stage, screen)
        self.show()
        self.switch_mode("agenda")

    def show(self) -> None:
        """Make the newest picture what all screens show."""
        workshop, now = self.workshop, self.surroundings.now()
        self.room = Room(
            session=workshop.session,
            series=workshop.series,
            register=workshop.register,
            now=now,
            face=workshop.session.read_clock(now),
            saved_at=self._saved_at(workshop),
            failing_since=workshop.failing_since or self._drafts.failing_since,
            failure=self._failure,
        )

    def _saved_at(self, workshop: Workshop) -> datetime | None:
        times = [at for at in (workshop.saved_at, self._drafts.saved_at) if at is not None]
        return max(times, default=None)

    def watch_room(self, room: Room | None) -> None:
        """Hand the picture to the screen that is seen; the others take it when they are."""
        for screen in self.screen_stack:
            if isinstance(screen, StageScreen):
                screen.room = room

    def record(self, do: Callable[[Workshop], object]) -> bool:
        """Do something that is recorded; say why not where it is refused. True when it was done."""
        try:
            do(self.workshop)
        except Refused as refusal:
            self.say(told(refusal), severity="warning")
            return False
        except StorageError as error:
            self._fail(error)
            self.show()
            return False
        self._failure = None
        self.show()
        return True

    def _fail(self, error: StorageError) -> None:
        self._failure = told(error)

    def keep_draft(self, place: str, text: str, base: str | None = None) -> None:
        """Keep what is typed at *place* and not recorded yet; nothing where *text* is empty."""
        try:
            if not self._drafts.keep(place, text, base):
                return
        except StorageError as error:
            self._fail(error)
        self.show()

    def draft_at(self, place: str, *, own: bool = False) -> tuple[str, str | None] | None:
        """Return what was left half typed at *place*, and what it began from; see ``Seat``."""
        try:
            return (self._drafts.own(place) if own else None) or self._drafts.take_over(place)
        except StorageError as error:
            self._fail(error)
            return None

    def open_stage(self, stage: str) -> None:
        """Show another stage, or the list of sessions."""
        if stage == "home":
            self._workshop = None
            self.room = None
        self.switch_mode(stage)

    def say(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Show *words* for a moment, as they are."""
        self.notify(words, severity=severity, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what belongs to a session only where one is seen, and no question is open."""
        if action in ("open_stage", "undo", "redo", "leave"):
            return isinstance(self.screen, StageScreen)
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

    def _take_back(self, words: str, do: Callable[[Workshop], Event]) -> None:
        done: list[Event] = []
        if self.record(lambda workshop: done.append(do(workshop))):
            self.say(words.format(what=event_word(done[0].body.kind)))

    def action_leave(self) -> None:
        """Leave a field, else the session."""
        if isinstance(self.screen, StageScreen):
            self.screen.leave()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        screen = self.screen
        if isinstance(screen, StageScreen | HomeScreen):
            keys = [
                (each.key_display or self.get_key_display(each), each.description, each.tooltip)
                for each in screen.keys_shown()
            ]
            self.push_screen(HelpDialog(_(screen.title_of_stage), keys))

    def action_command_palette(self) -> None:
        """Show the palette: every action by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(
                CommandPalette(placeholder=_("What do you want to do?"), id="--command-palette")
            )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the stages, the keys of the screen, the colours, and the way out."""
        if isinstance(screen, StageScreen):
            for stage, key, word in STAGES:
                yield SystemCommand(
                    _(word),
                    _("Show the stage “{stage}” ({key}).").format(stage=_(word), key=key.upper()),
                    lambda stage=stage: self.open_stage(stage),
                )
        if isinstance(screen, StageScreen | HomeScreen):
            for each in screen.keys_shown():
                if not each.action.startswith("open_stage"):
                    yield SystemCommand(
                        each.description,
                        each.tooltip,
                        lambda action=each.action: self.call_later(screen.run_action, action),
                    )
        yield SystemCommand(
            _("Light or dark"), _("Change the colours."), self.action_change_colours
        )
        yield SystemCommand(_("Quit"), _("Leave the program. Everything is saved."), self.exit)

    def action_change_colours(self) -> None:
        """Change between the light and the dark colours."""
        self.theme = DAY.name if self.theme == NIGHT.name else NIGHT.name
