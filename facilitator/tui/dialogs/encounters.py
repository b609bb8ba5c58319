"""Who has met whom, over the rounds and the meetings: a picture, and each person in words."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.services.encounters import past_meetings
from facilitator.storage.errors import StorageError
from facilitator.tui.encounter_pictures import (
    Acquaintance,
    acquaintance,
    detail,
    kinds_picture,
    people_picture,
    summary,
)
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.heat_map import HeatMap


class EncountersDialog(ModalScreen[None]):
    """Shows who has met whom; Tab changes to how the kinds are spread over the groups."""

    CSS_PATH = ["dialog.tcss", "encounters.tcss"]
    BINDINGS = [
        Binding("escape,enter,h,q", "close", priority=True, show=False),
        Binding("tab,k", "turn", priority=True, show=False),
    ]

    def __init__(self, room: Room, known: Acquaintance) -> None:
        super().__init__(classes="dialog")
        self._room = room
        self._known = known
        self._is_of_kinds = False

    def compose(self) -> ComposeResult:
        """Lay out the summary, the picture, and who is under the cursor."""
        with VerticalGroup():
            yield Static("", markup=False, id="title", classes="question")
            yield HeatMap()
            yield Static("", markup=False, id="detail")
            yield Static("", markup=False, id="hint", classes="hint")

    def on_mount(self) -> None:
        """Show who has met whom."""
        self._show()
        self.query_one(HeatMap).focus()

    def _show(self) -> None:
        if self._is_of_kinds:
            title, hint = _("Kinds of participants by group"), _("Esc Close   Tab Encounters")
            picture = kinds_picture(self._room)
        else:
            title, picture = summary(self._known), people_picture(self._room, self._known)
            hint = _("Esc Close   Tab Kinds by group   · never   2 twice before   + together now")
        self.query_one("#title", Static).update(title)
        self.query_one("#hint", Static).update(hint)
        self.query_one(HeatMap).show(picture)
        self._show_detail(0)

    def on_heat_map_row_changed(self, event: HeatMap.RowChanged) -> None:
        """Tell of the person under the cursor."""
        self._show_detail(event.row)

    def _show_detail(self, row: int) -> None:
        line = self.query_one("#detail", Static)
        width = line.content_size.width
        line.update("" if self._is_of_kinds else detail(self._room, self._known, row, width))

    def on_resize(self) -> None:
        """Tell of the person under the cursor in the width that there is now."""
        self.call_after_refresh(lambda: self._show_detail(self.query_one(HeatMap).row))

    def action_turn(self) -> None:
        """Change between encounters and kinds."""
        self._is_of_kinds = not self._is_of_kinds
        self._show()

    def action_close(self) -> None:
        """Close the picture."""
        self.dismiss(None)


def show_encounters(stage: StageScreen) -> None:
    """Show who has met whom, over *stage*."""
    try:
        past = past_meetings(stage.seat.workshop)
    except StorageError as error:
        stage.notify(told(error), severity="error", markup=False)
        return
    known = acquaintance(stage.here.session, [met.sittings for met in past])
    stage.app.push_screen(EncountersDialog(stage.here, known))
