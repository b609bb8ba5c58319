"""What every stage screen is: the header, the bar of stages, its own content, and the footer."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Input, TextArea

from facilitator.domain.projection import State
from facilitator.locale import _
from facilitator.services import clock
from facilitator.services.workshop import Workshop
from facilitator.tui.asking import ask
from facilitator.tui.dialogs.catching_up import CatchingUpDialog
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.widgets.meeting_header import MeetingHeader
from facilitator.tui.widgets.prompt import Prompt
from facilitator.tui.widgets.stage_bar import StageBar, StageTab

_Stage = TypeVar("_Stage", bound="StageScreen")
_Given = ParamSpec("_Given")


def corrects(
    action: Callable[Concatenate[_Stage, _Given], None],
) -> Callable[Concatenate[_Stage, _Given], None]:
    """Let an action of a stage ask first where the meeting is over: see ``correct``."""

    @wraps(action)
    def asked(self: _Stage, /, *given: _Given.args, **named: _Given.kwargs) -> None:
        self.correct(lambda: action(self, *given, **named))

    return asked


class StageScreen(Screen[None]):
    """A screen that shows the room and changes it through the one door, ``record``."""

    STAGE: ClassVar[str]
    room: reactive[Room | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._seat: Seat | None = None

    @property
    def seat(self) -> Seat:
        """Return the seat that this screen acts from: the same one after its session is left.

        A screen out of sight still keeps what is half typed on it.
        """
        if self._seat is None:
            self._seat = getattr(self.app, "seat", None)
        assert self._seat is not None, "a stage is first seen while a session is open"
        return self._seat

    @property
    def here(self) -> Room:
        """Return the room; only after it was shown."""
        assert self.room is not None
        return self.room

    def record(self, do: Callable[[Workshop], object]) -> bool:
        """Do something that is recorded; where it is refused, say why. True when it was done."""
        return self.seat.record(do)

    def correct(self, do: Callable[[], object]) -> None:
        """Do something that changes who was there and sat where.

        Where the meeting is over, ask first, once until its session is left: whoever looks back at
        it may press a key that was meant for the next one.
        """

        def answered(yes: bool | None) -> None:
            self.seat.may_correct = bool(yes)
            if yes:
                do()

        if self.here.session.state is not State.HELD or self.seat.may_correct:
            do()
            return
        question = _("This meeting is over. Correct its record?")
        self.app.push_screen(ConfirmDialog(question, yes=_("Correct")), answered)

    def ask(
        self,
        form: str,
        title: str | Content,
        fields: Sequence[Field],
        *,
        take: Callable[[Answers], bool],
        check: Callable[[Answers], str | None] = lambda answers: None,
        is_dense: bool = False,
    ) -> None:
        """Ask for *fields* in a form above this screen; see ``asking.ask``."""
        ask(self.seat, self, form, title, fields, take=take, check=check, is_dense=is_dense)

    def offer_to_catch_up(self) -> None:
        """Show how the remaining items could become shorter to end in time; do it if wanted."""
        if self.here.session.state is State.HELD:
            self.notify(_("The meeting has ended: there is no time to make up."), markup=False)
        else:
            self._offer_to_catch_up()

    def _offer_to_catch_up(self, *, is_anew: bool = False) -> None:
        """Show a proposal; where it does not hold any more when it is wanted, show another one."""
        proposal = clock.propose_catching_up(self.seat.workshop)

        def answered(yes: bool | None) -> None:
            if not yes or self.record(lambda workshop: clock.catch_up(workshop, proposal)):
                return
            if self.here.failing_since is None:
                self._offer_to_catch_up(is_anew=True)

        self.app.push_screen(CatchingUpDialog(self.here, proposal, is_anew=is_anew), answered)

    def compose(self) -> ComposeResult:
        """Lay out what all stages share around the stage's own content."""
        yield MeetingHeader().data_bind(StageScreen.room)
        yield StageBar(self.STAGE)
        yield Prompt().data_bind(StageScreen.room)
        yield from self.compose_stage()
        yield Footer(show_command_palette=False, compact=True)

    def compose_stage(self) -> ComposeResult:
        """Lay out the stage's own content."""
        yield from ()

    def watch_room(self, room: Room | None) -> None:
        """Show the room whenever it changes."""
        if room is not None and self.is_mounted:
            self.show_room(room)

    def on_mount(self) -> None:
        """Show the room as it is now, if it is known already."""
        if self.room is not None:
            self.show_room(self.room)

    def on_screen_resume(self) -> None:
        """Show the room as it is when this screen comes into sight."""
        self.room = self.seat.room

    def show_room(self, room: Room) -> None:
        """Show *room*; called each second, and on every change."""

    def arrive(self) -> None:
        """Be ready; called whenever this stage is shown in place of another one."""

    def keep(self) -> None:
        """Keep what is half typed; called when the screen goes out of sight, and before the end."""

    def on_screen_suspend(self) -> None:
        """Keep what is half typed when something else is shown."""
        self.keep()

    def on_stage_tab_pressed(self, event: StageTab.Pressed) -> None:
        """Show the stage that was clicked."""
        self.seat.open_stage(event.stage)

    def leave(self) -> None:
        """Leave the field that is typed in, else the session."""
        if isinstance(self.focused, Input | TextArea):
            self.focus_next()
        else:
            self._leave_session()

    def _leave_session(self) -> None:
        """Go back to the list of sessions, after a question while the meeting runs."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.seat.open_stage("home")

        if not self.here.session.clock.is_running:
            answered(True)
            return
        question = _("The meeting is running. Leave it for the list? Its clock goes on.")
        self.app.push_screen(ConfirmDialog(question, yes=_("Leave")), answered)
