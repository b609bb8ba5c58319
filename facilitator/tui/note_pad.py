"""The pad of one group: its lines, the field to type the next, and the points to share."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from facilitator.domain.being_typed import note_place
from facilitator.domain.notes import NoteLine
from facilitator.locale import _
from facilitator.services import summary
from facilitator.tui.half_points import keep_points, open_points, record_points, take_up_points
from facilitator.tui.note_entry import REST, NoteEntry
from facilitator.tui.note_keys import pad_keys
from facilitator.tui.note_lines import NoteLines, marks_line, typing_words
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.taking_back import undo
from facilitator.tui.widgets.points_area import PointsArea
from facilitator.tui.widgets.showing import show

KEEP_EVERY = 0.3
"""Seconds between two looks at what is half typed."""


class NotePad(Vertical):
    """Takes the notes of one group through *seat*; ``go_to`` shows another group."""

    BINDINGS = [*pad_keys()]

    def __init__(self, seat: Seat, group: str = "") -> None:
        super().__init__()
        self._seat = seat
        self.group = ""
        self._first_group = group
        self._warned_of = ""
        self._points_changed_at = seat.room.now
        self.entry = NoteEntry(seat, self._remove, id="typing")
        self._lines = NoteLines(seat, self.entry, id="lines")

    def compose(self) -> ComposeResult:
        """Lay out the lines, the points, who else types, the field, and the marks."""
        yield self._lines
        yield PointsArea(id="sharing")
        yield Static("", markup=False, id="others")
        yield self.entry
        yield Static(marks_line(), markup=False, id="marks")

    def on_mount(self) -> None:
        """Take up what was left half typed, and begin to keep what will be."""
        if self._first_group:
            self.go_to(self._first_group)
        self.set_interval(KEEP_EVERY, self.keep)

    @property
    def points(self) -> PointsArea:
        """Return the points to share."""
        return self.query_one(PointsArea)

    @property
    def _group_or_none(self) -> str | None:
        """Return the group; None for everybody, also where the group has gone."""
        return self.group if self.group in self._seat.room.session.groups.groups else None

    def go_to(self, group: str) -> None:
        """Show another group; what was typed for the one before is recorded, or waits there."""
        if self.group:
            self.keep()
            self._hide_points()
        self.group = group
        self.entry.go_to(group)
        self._take_up_points(own=True)
        self.show_room(self._seat.room)

    def show_room(self, room: Room) -> None:
        """Show the lines as they grow, and who else is typing."""
        if not self.group:
            return
        self.entry.take_up()
        self._take_up_points()
        self._lines.show_lines(room, self._group_or_none)
        others = typing_words(room, self.group)
        show(self.query_one("#others", Static), Content.styled(others, "dim"))
        self.entry.show()

    def go_to_line(self, line: str | None) -> None:
        """Put the cursor on *line*, if it is there; None: only go to the lines."""
        self._lines.focus()
        if line is not None:
            self._lines.select(line)

    def focus_field(self) -> None:
        """Be ready to type."""
        (self.points.area if self.points.is_open else self.entry.field).focus()

    @property
    def is_in_a_line(self) -> bool:
        """Whether a line is being typed that is not finished."""
        return not self.entry.half.is_empty

    def _remove(self, line: NoteLine) -> bool:
        return self._lines.remove_line(line)

    # keeping and recording

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses little; record what rests."""
        if not self.group or not self.is_attached:
            return
        self.entry.keep()
        if self.points.is_open:
            has_rested = abs(self._seat.workshop.now - self._points_changed_at) >= REST
            if has_rested and self.points.is_changed and self._seat.room.failing_since is None:
                self._points_changed_at = self._seat.workshop.now
                self._record_points()
            keep_points(self._seat, self._place_of_points, self.points)

    def leave_field(self) -> None:
        """Record what is half typed; called when something else is shown, and before the end."""
        if self.group and self.is_attached:
            self.entry.leave()
            if self.points.is_open and self._seat.room.failing_since is None:
                self._save_points()
            self.keep()

    def on_note_entry_recorded(self) -> None:
        """Show what was recorded."""
        self._lines.go_to_end()

    def on_note_lines_chosen(self, event: NoteLines.Chosen) -> None:
        """Let a line be changed in the field."""
        self.entry.change(event.line)

    # the points

    @property
    def _place_of_points(self) -> str:
        return note_place(self._seat.workshop.id, "points", self.group)

    def _take_up_points(self, *, own: bool = False) -> None:
        """Put back points that were left half typed by a seat that is gone."""
        if take_up_points(self._seat, self._place_of_points, self.points, own=own):
            self.notify(_("What was half typed here is back."), markup=False)

    @on(TextArea.Changed)
    def _note_change_of_points(self) -> None:
        self._points_changed_at = self._seat.workshop.now

    @on(PointsArea.Left)
    def _points_were_left(self) -> None:
        self._save_points()

    def _record_points(self) -> bool:
        group, points = self.group, self.points
        shared = self._seat.workshop.session.summaries.of_group(group).points
        return record_points(
            self._seat,
            self._place_of_points,
            points,
            shared,
            lambda workshop: summary.write_summary(
                workshop, group, base=points.base, points=points.points
            ),
        )

    def _save_points(self) -> bool:
        done = self._record_points()
        if done:
            keep_points(self._seat, self._place_of_points, self.points)
        return done

    def close_points(self) -> bool:
        """Record and close the points; say whether they are closed."""
        if self.points.is_open:
            if not self._save_points():
                return False
            self._hide_points()
        return True

    def _hide_points(self) -> None:
        """Close the points as they are; the focus goes to the field."""
        if self.points.is_open:
            self.points.close()
            self.entry.field.focus()

    # keys

    def on_note_field_left_above(self) -> None:
        """Go from the field to the lines."""
        self._lines.focus()

    def on_note_lines_left_below(self) -> None:
        """Go from the last line to the field."""
        self.focus_field()

    def leave(self) -> bool:
        """Give up a change; close the points; else leave the field. Says whether it did any."""
        if self.points.area.has_focus:
            self.action_summary()
        elif self._lines.has_focus:
            return False
        elif not self.entry.end_change():
            if not self.entry.field.has_focus:
                return False
            self._lines.focus()
        return True

    def action_kind(self) -> None:
        """Ask for a kind: of the line under the cursor, or of the one in the field."""
        (self._lines if self._lines.has_focus else self.entry).action_kind()

    def action_undo(self) -> None:
        """Take back what this seat did last; what is typed stays in the field."""
        lines = self._seat.room.session.notes.lines
        before = lines.get(self.entry.half.line or "")

        def undone() -> None:
            self.entry.go_on_after_undo(before)
            back = [key for key in self._seat.room.session.notes.lines if key not in lines]
            if back and self._lines.has_focus:
                self._lines.select(back[0])

        undo(self.app, self._seat, undone)

    def action_ready(self) -> None:
        """Say whether the group is ready to share; without any point, only the second time."""
        if (group := self._group_or_none) is None:
            return
        if self.points.is_open:
            self._save_points()
        found = self._seat.room.session.summaries.of_group(group)
        if not (found.points or found.is_ready or self._warned_of == group):
            self._warned_of = group
            words = _("There is no point to share yet. The same key again: ready all the same.")
            self.notify(words, severity="warning", markup=False)
            return
        self._seat.record(lambda workshop: summary.say_ready(workshop, group, not found.is_ready))

    def action_summary(self) -> None:
        """Open the points to share, or go to them; from there, record and close them."""
        if self.points.area.has_focus:
            self.close_points()
        elif self.points.is_open:
            self.points.area.focus()
        elif self._group_or_none is not None:
            open_points(self.points, self._seat.room.session.summaries.of_group(self.group).points)
