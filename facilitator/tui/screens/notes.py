"""Notes: the board of all groups, the lines of one of them, and the field to type the next."""

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widgets import DataTable, Input, OptionList, Static

from facilitator.domain.notes import LineKind, read_mark
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import notes, summary
from facilitator.tui.dialogs.line_kind import LineKindDialog
from facilitator.tui.keys import key
from facilitator.tui.notes_board import (
    PLENARY,
    board_columns,
    board_row,
    heading,
    line_content,
    marks_line,
)
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.points_area import PointsArea
from facilitator.tui.widgets.rows import Rows

KEEP_EVERY = 0.3
"""Seconds between two looks at what is half typed."""


_DRAFTS = ("line", "edit", "points")


class NotesScreen(StageScreen):
    """Takes notes for any group; a line for every Enter."""

    STAGE = "notes"
    CSS_PATH = ["../stage.tcss", "notes.tcss"]
    BINDINGS = [
        key(
            "f8",
            "kind",
            _("Kind"),
            _("Choose the kind of the line that is typed, or of the one under the cursor."),
            id="notes.kind",
            display="F8",
            priority=True,
        ),
        key(
            "f9",
            "summary",
            _("Points to share"),
            _("Write what the group will share with everybody, a point a line."),
            id="notes.summary",
            display="F9",
            priority=True,
        ),
        key(
            "f10",
            "ready",
            _("Ready"),
            _("Say that the group is ready to share, or not yet."),
            id="notes.ready",
            display="F10",
            priority=True,
        ),
        key(
            "enter",
            "edit",
            _("Record/change"),
            _("In the field: record the line. On a line: change it."),
            id="notes.edit",
            display="Enter",
            show=False,
        ),
        key(
            "delete",
            "remove",
            _("Remove"),
            _("Take out the line under the cursor."),
            id="notes.remove",
            show=False,
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._group = ""
        self._kind = LineKind.REMARK
        self._editing: tuple[str, str] | None = None
        self._half_typed: dict[str, str] = {}

    def compose_stage(self) -> ComposeResult:
        """Lay out the board, the lines of the group under its cursor, and the field."""
        yield Rows(board_columns(), id="board")
        yield Static("", markup=False, id="heading")
        yield Choices(id="lines")
        yield PointsArea(id="sharing")
        with HorizontalGroup(id="typing"):
            yield Static("", markup=False, id="kind")
            yield LineInput(
                placeholder=_("Type a line, Enter records it"), id="entry", takes_lines=True
            )
        yield Static(marks_line(), markup=False, id="marks")

    def on_mount(self) -> None:
        """Begin with the first group, in the field."""
        self.query_one(LineInput).focus()
        self.set_interval(KEEP_EVERY, self._keep)

    def show_room(self, room: Room) -> None:
        """Show the board and the lines as they grow."""
        known = [*(group.id for group in room.session.groups.groups.values()), PLENARY]
        if self._group not in known:
            self._group = known[0]
            self._take_up_drafts(own=True)
        board = self.query_one("#board", Rows)
        board.show([board_row(room, key) for key in known])
        if board.selected != self._group and not board.has_focus:
            board.select(self._group)
        self._show_group(room)
        self._take_up_drafts()

    def _show_group(self, room: Room) -> None:
        self.query_one("#heading", Static).update(heading(room, self._group))
        lines = room.session.notes.of_group(self._group_or_none)
        options = [(line.id, line_content(room, line)) for line in lines]
        self.query_one("#lines", Choices).show(options, follow=True)
        kind = word(self._kind)
        words = _("change {kind}").format(kind=kind) if self._editing else kind
        self.query_one("#kind", Static).update(Content.styled(f"{words} ＞", "bold $accent"))

    @property
    def _group_or_none(self) -> str | None:
        return None if self._group == PLENARY else self._group

    @property
    def _entry(self) -> LineInput:
        return self.query_one("#entry", LineInput)

    @property
    def _points(self) -> PointsArea:
        return self.query_one(PointsArea)

    def _place(self, what: str) -> str:
        """Return the place of a draft for this group: a new ``line``, an ``edit``, ``points``."""
        return f"{self.here.session.id} {what} {self._group}"

    @on(DataTable.RowHighlighted, "#board")
    def _open_group(self, event: DataTable.RowHighlighted) -> None:
        """Show the lines of the group under the cursor; what was typed for the other one waits."""
        key = event.row_key.value
        if key is None or key == self._group or not self._group or self.room is None:
            return
        self._keep()
        if not self._close_points():
            self.query_one("#board", Rows).select(self._group)
            return
        if self._editing is None:
            self._half_typed[self._group] = self._entry.value
        self._editing, self._kind = None, LineKind.REMARK
        self._group = key
        self._type(self._half_typed.pop(key, ""))
        self._show_group(self.room)
        self._take_up_drafts(own=True)

    @on(DataTable.RowSelected, "#board")
    def _go_to_field(self) -> None:
        """Enter on a group goes to the field."""
        self._entry.focus()

    def _type(self, text: str) -> None:
        """Put *text* into the field, the caret behind it."""
        self._entry.value = text
        self._entry.cursor_position = len(text)

    def _keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is None or not self._group:
            return
        if self._editing is None:
            self.seat.keep_draft(self._place("line"), self._entry.value)
        else:
            base = "\n".join(self._editing)
            self.seat.keep_draft(self._place("edit"), self._entry.value, base)
        if self._points.is_open:
            text = self._points.text if self._points.is_changed else ""
            self.seat.keep_draft(self._place("points"), text, "\n".join(self._points.base))

    def _take_up_drafts(self, *, own: bool = False) -> None:
        """Put back what was left half typed for this group by a seat that is gone."""
        if self._entry.value or self._editing:
            return
        taken = [self.seat.draft_at(self._place(what), own=own) for what in _DRAFTS]
        line, edit, points = taken
        if line is not None:
            self._type(line[0])
        if edit is not None:
            self._take_up_edit(*edit)
        if points is not None and not self._points.is_open:
            self._points.open(tuple(filter(None, (points[1] or "").split("\n"))), points[0])
        if any(draft is not None and draft[0] for draft in taken):
            self.notify(_("What was half typed here is back."), markup=False)

    def _take_up_edit(self, text: str, base: str | None) -> None:
        """Go on with a half-typed change; as a new line where its line has gone meanwhile."""
        line, _newline, words = (base or "").partition("\n")
        if line in self.here.session.notes.lines:
            self._edit(line, words)
        self._type(text)

    @on(Input.Submitted, "#entry")
    def _record_entry(self) -> None:
        """Record the line; only what is saved leaves the field."""
        typed = clean_line(self._entry.value)
        if not typed:
            return
        if self._editing is not None:
            line, base = self._editing
            if self.record(
                lambda workshop: notes.edit_line(workshop, line, base=base, words=typed)
            ):
                self._stop_editing()
        elif self._record_line(typed):
            self._entry.value = ""
            self._kind = LineKind.REMARK
        self._keep()
        self._show_group(self.here)

    def _record_line(self, typed: str) -> bool:
        kind, words = read_mark(typed)
        return self.record(
            lambda workshop: notes.add_line(
                workshop, self._group_or_none, kind or self._kind, words
            )
        )

    def on_line_input_lines_pasted(self, event: LineInput.LinesPasted) -> None:
        """Record each pasted line; those that could not be recorded stay in the field."""
        left = [line for line in event.lines if not self._record_line(line)]
        if left:
            self._entry.insert_text_at_cursor(" ".join(left))

    @on(OptionList.OptionSelected, "#lines")
    def action_edit(self) -> None:
        """Take the line under the cursor into the field."""
        line = self.query_one("#lines", Choices).selected
        if line is not None and not self._entry.has_focus:
            words = self.here.session.notes.lines[line].text.original
            self._edit(line, words)
            self._type(words)

    def _edit(self, line: str, base: str) -> None:
        self._half_typed[self._group] = self._entry.value
        self._editing = (line, base)
        self._kind = self.here.session.notes.lines[line].kind
        self._entry.focus()
        self._show_group(self.here)

    def _stop_editing(self) -> None:
        self.seat.keep_draft(self._place("edit"), "")
        self._editing, self._kind = None, LineKind.REMARK
        self._type(self._half_typed.pop(self._group, ""))

    def leave(self) -> None:
        """Give up a change; close the points; else leave the field, then the session."""
        if self._editing is not None:
            self._stop_editing()
            self._show_group(self.here)
        elif self._points.is_open:
            self.action_summary()
        elif self._entry.has_focus:
            self.query_one("#lines").focus()
        else:
            super().leave()

    def action_remove(self) -> None:
        """Take out the line under the cursor."""
        lines = self.query_one("#lines", Choices)
        if lines.has_focus and (line := lines.selected) is not None:
            self.record(lambda workshop: notes.remove_line(workshop, line))

    def action_kind(self) -> None:
        """Ask for a kind: of the line in the field, or of the one under the cursor."""
        lines = self.query_one("#lines", Choices)
        line = lines.selected if lines.has_focus else self._editing and self._editing[0]

        def chosen(kind: str | None) -> None:
            if kind is None:
                return
            self._kind = LineKind(kind)
            if line is not None:
                self.record(lambda workshop: notes.change_kind(workshop, line, LineKind(kind)))
            self._show_group(self.here)

        self.app.push_screen(LineKindDialog(), chosen)

    def action_ready(self) -> None:
        """Say whether the group is ready to share."""
        if self._group != PLENARY:
            ready = not self.here.session.summaries.of_group(self._group).is_ready
            self.record(lambda workshop: summary.say_ready(workshop, self._group, ready))

    def action_summary(self) -> None:
        """Open the points to share; opened already, record and close them."""
        if self._points.is_open:
            if self._close_points():
                self._entry.focus()
        elif self._group != PLENARY:
            points = self.here.session.summaries.of_group(self._group).points
            self._points.open(tuple(point.original for point in points))

    @on(PointsArea.Left)
    def _record_points(self) -> bool:
        """Record the points if they changed; where that fails they stay in their field."""
        points, group = self._points, self._group
        if not points.is_changed:
            return True
        done = self.record(
            lambda workshop: summary.write_summary(
                workshop, group, base=points.base, points=points.points
            )
        )
        if done:
            points.base = points.points
            self.seat.keep_draft(self._place("points"), "")
        return done

    def _close_points(self) -> bool:
        """Record and close the points; say whether they are closed."""
        if self._points.is_open:
            if not self._record_points():
                return False
            self._points.close()
        return True
