"""The agenda with the running clock: what is done, what runs, what comes, and when it will end."""

from collections.abc import Callable
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from facilitator.domain.clock import following
from facilitator.domain.slots import Slot
from facilitator.locale import _
from facilitator.services import agenda, clock
from facilitator.tui.agenda_keys import agenda_bindings
from facilitator.tui.agenda_lines import (
    about_line,
    cue_line,
    early_question,
    end_line,
    nudge_line,
    parking_words,
)
from facilitator.tui.agenda_rows import agenda_columns, agenda_row, bar_columns, bar_rows
from facilitator.tui.dialogs.began import ask_when_it_began
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.plan_editor import PlanEditor
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.rows import Rows
from facilitator.tui.widgets.showing import show

AROUND = 11
"""So many lines of the screen are not the table's, at most."""


class AgendaScreen(StageScreen):
    """Runs the meeting, and changes its plan."""

    STAGE = "agenda"
    CSS_PATH = ["../stage.tcss", "agenda.tcss"]
    BINDINGS = [*agenda_bindings()]

    def __init__(self) -> None:
        super().__init__()
        self._followed: str | None = None
        self._plan = PlanEditor(self, self._select)

    def compose_stage(self) -> ComposeResult:
        """Lay out the table, that of the bars in its place, and the lines below."""
        yield Rows(agenda_columns(), id="agenda")
        bars = Rows(bar_columns(), id="bars")
        bars.display = False
        yield bars
        with HorizontalGroup(id="ending"):
            yield Static("", markup=False, id="end")
            yield Static("", markup=False, id="parked")
        for name in ("nudge", "about", "cue"):
            yield Static("", markup=False, id=name, classes="below")
        yield Static(
            _("The agenda is empty. n adds the first item."), classes="empty", markup=False
        )

    def show_room(self, room: Room) -> None:
        """Show the agenda in time; a cursor on the running item goes on with the meeting."""
        slots, rows = room.face.slots, self._rows
        is_first = self._followed is None and not rows.cursor_row
        is_followed = is_first or rows.selected == self._followed
        rows.show(bar_rows(room) if rows.id == "bars" else [agenda_row(room, s) for s in slots])
        self.query_one(".empty").display = not slots
        running = room.session.clock.current
        if running is not None and running != self._followed and is_followed:
            rows.select(running)
        self._followed = running
        show(self.query_one("#end", Static), end_line(room))
        show(self.query_one("#parked", Static), Content(parking_words(room)))
        self._show_below()

    def on_resize(self, event: Resize) -> None:
        """Leave room below a long table for what is said there."""
        for rows in self.query(Rows):
            rows.styles.max_height = max(4, event.size.height - AROUND)

    def _show_below(self) -> None:
        """Show what is to be said about the meeting, and about the item under the cursor."""
        room, slot = self.here, self._slot
        lines = {
            "nudge": nudge_line(room),
            "about": about_line(room, slot),
            "cue": cue_line(room, slot),
        }
        for name, line in lines.items():
            static = self.query_one(f"#{name}", Static)
            show(static, line)
            static.display = bool(line.plain)

    @property
    def _rows(self) -> Rows:
        """Return the table that is seen."""
        bars = self.query_one("#bars", Rows)
        return bars if bars.display else self.query_one("#agenda", Rows)

    @property
    def _selected(self) -> str | None:
        return self._rows.selected

    @property
    def _slot(self) -> Slot | None:
        """Return the item under the cursor, as it stands in time."""
        slots = self.here.face.slots
        return next((slot for slot in slots if slot.item.id == self._selected), None)

    def _select(self, item: str) -> None:
        self._rows.select(item)

    def on_data_table_row_highlighted(self) -> None:
        """Tell about the item that the cursor came to."""
        if self.room is not None:
            self._show_below()

    def on_data_table_row_selected(self) -> None:
        """Enter on a row changes it."""
        self.action_change()

    def action_go_on(self) -> None:
        """Begin the next item."""
        session = self.here.session

        def go_on() -> None:
            if self.record(lambda workshop: clock.go_on(workshop, leaving=session.clock.current)):
                self._say_if_ended()

        self._begin(following(session.agenda, session.clock), go_on)

    def _begin(self, item: str | None, do: Callable[[], object]) -> None:
        """Begin *item*, after a question where it is not its day, or not its time yet."""
        question = early_question(self.here, item)
        if question is None:
            do()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                do()

        self.app.push_screen(ConfirmDialog(question, yes=_("Begin")), answered)

    def action_go_back(self) -> None:
        """Let the item before this one go on."""
        self.record(clock.go_back)

    def action_pause(self) -> None:
        """Interrupt the meeting, or go on."""
        self.record(clock.resume if self.here.session.clock.is_paused else clock.pause)

    def action_extend(self, minutes: int) -> None:
        """Give the running item more time, or less."""
        self.record(lambda workshop: clock.extend_item(workshop, timedelta(minutes=minutes)))

    def action_start_this(self) -> None:
        """Begin the item under the cursor."""
        if (item := self._selected) is not None:
            self._begin(
                item, lambda: self.record(lambda workshop: clock.start_item(workshop, item))
            )

    def action_skip(self) -> None:
        """Leave out the item under the cursor, or take it up again."""
        if (item := self._selected) is not None:
            self.record(lambda workshop: clock.skip_item(workshop, item))

    def action_last_part(self) -> None:
        """Begin the wrap-up, or the questions, of the running item."""
        self.record(clock.begin_last_part)

    def action_catch_up(self) -> None:
        """Offer to make up for lost time."""
        self.offer_to_catch_up()

    def action_end(self) -> None:
        """End the meeting, after a question while items are still to come."""
        if not self.here.session.clock.is_running or not self._is_something_to_come:
            self._end()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._end()

        question = _("There are items still to come. End the meeting now?")
        self.app.push_screen(ConfirmDialog(question, yes=_("End")), answered)

    @property
    def _is_something_to_come(self) -> bool:
        return any(slot.is_to_come for slot in self.here.face.slots)

    def _end(self) -> None:
        if self.record(clock.end_meeting):
            self._say_if_ended()

    def _say_if_ended(self) -> None:
        if self.here.session.clock.ended_at is not None:
            self.notify(_("The meeting has ended. u takes that back."), markup=False, timeout=10)

    def action_began(self) -> None:
        """Ask when the running item began."""
        ask_when_it_began(self)

    def action_bars(self) -> None:
        """Show planned and actual lengths as bars, or the agenda again."""
        selected, before = self._selected, self._rows
        is_bars = before.id == "bars"
        self.query_one("#bars").display = not is_bars
        self.query_one("#agenda").display = is_bars
        self.show_room(self.here)
        if selected is not None:
            self._select(selected)
        self._rows.focus()

    def action_add(self) -> None:
        """Put an item on the agenda."""
        self._plan.add(self._selected)

    def action_change(self) -> None:
        """Change the item under the cursor."""
        if (slot := self._slot) is not None:
            self._plan.change(slot.item)

    def action_protect(self) -> None:
        """Protect the length of the item under the cursor, or do not protect it any more."""
        if (item := self._selected) is not None:
            self.record(lambda workshop: agenda.protect_item(workshop, item))

    def action_meeting(self) -> None:
        """Change the meeting itself."""
        self._plan.change_meeting()

    def action_move(self, by: int) -> None:
        """Move the item under the cursor up or down."""
        if (item := self._selected) is not None:
            self._plan.move(item, by)

    def action_split(self) -> None:
        """Split the item under the cursor."""
        if (slot := self._slot) is not None:
            self._plan.split(slot.item)

    def action_park(self) -> None:
        """Put the item under the cursor aside."""
        if (item := self._selected) is not None:
            self.record(lambda workshop: agenda.park_item(workshop, item))

    def action_parking_lot(self) -> None:
        """Take an item out of the parking lot."""
        self._plan.take_from_parking_lot(self._selected)

    def action_remove(self) -> None:
        """Take the item under the cursor off the agenda."""
        if (item := self._selected) is not None:
            self.record(lambda workshop: agenda.remove_item(workshop, item))
