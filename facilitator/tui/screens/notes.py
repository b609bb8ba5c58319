"""Notes: the board of all groups, the lines of one of them, and the field to type the next."""

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widgets import DataTable, Input, OptionList, Static

from facilitator.domain.being_typed import PLENARY
from facilitator.domain.line_kinds import LineKind, read_mark
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import notes, summary
from facilitator.tui.dialogs.line_kind import LineKindDialog
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.keys import key
from facilitator.tui.note_drafts import NoteDrafts
from facilitator.tui.notes_board import (
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
from facilitator.tui.widgets.showing import show

KEEP_EVERY = 0.3
"""Seconds between two looks at what is half typed."""


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
        self._is_left = False
        self._group = ""
        self._typed: dict[str, HalfTyped] = {}

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
        """Begin in the field."""
        self._entry.focus()
        self.set_interval(KEEP_EVERY, self.keep)

    def on_screen_suspend(self) -> None:
        """Note whether another stage is shown, or only a dialog above this one."""
        self._is_left = self.app.current_mode != self.STAGE

    def on_screen_resume(self) -> None:
        """Be ready to type on every arrival: a letter must not do what it does elsewhere."""
        if self._is_left and not self._points.is_open:
            self._entry.focus()
        self._is_left = False

    def show_room(self, room: Room) -> None:
        """Show the board and the lines as they grow."""
        known = [*(group.id for group in room.session.groups.groups.values()), PLENARY]
        if self._group not in known:
            self._go_to(known[0])
        board = self.query_one("#board", Rows)
        board.show([board_row(room, key) for key in known])
        if board.selected != self._group and not board.has_focus:
            board.select(self._group)
        self._take_up_drafts()
        self._show_group()

    def _show_group(self) -> None:
        room, half = self.here, self._half
        show(self.query_one("#heading", Static), heading(room, self._group))
        lines = room.session.notes.of_group(self._group_or_none)
        options = [(line.id, line_content(room, line)) for line in lines]
        self.query_one("#lines", Choices).show(options, follow=True)
        words = word(half.kind)
        if half.line is not None:
            words = _("change {kind}").format(kind=word(half.change_kind))
        if half.waiting:
            words += _(" (+{n} pasted lines not saved)").format(n=len(half.waiting))
        show(self.query_one("#kind", Static), Content.styled(f"{words} ＞", "bold $accent"))

    @property
    def _group_or_none(self) -> str | None:
        return None if self._group == PLENARY else self._group

    @property
    def _entry(self) -> LineInput:
        return self.query_one("#entry", LineInput)

    @property
    def _points(self) -> PointsArea:
        return self.query_one(PointsArea)

    @property
    def _half(self) -> HalfTyped:
        """Return what is half typed for the group that is seen, as the field has it now."""
        half = self._typed.get(self._group, HalfTyped())
        return half.with_words(self._entry.value)

    def _put(self, half: HalfTyped) -> None:
        """Let the field of the group that is seen hold *half*, the caret behind it."""
        self._typed[self._group] = half
        if self._entry.value != half.words:
            self._entry.value = half.words
            self._entry.cursor_position = len(half.words)
        self._show_group()

    @property
    def _drafts(self) -> NoteDrafts:
        return NoteDrafts(self.seat, self.here.session.id)

    @on(DataTable.RowHighlighted, "#board")
    def _choose_group(self, event: DataTable.RowHighlighted) -> None:
        """Show the lines of the group that was chosen, if it still is the one."""
        board, key = self.query_one("#board", Rows), event.row_key.value
        if self.room is None or key is None or key in (self._group, "") or key != board.selected:
            return
        if self._close_points():
            self._go_to(key)
        else:
            board.select(self._group)

    def _go_to(self, key: str) -> None:
        """Show the group *key*; what was typed for the other one waits there."""
        if self._group:
            self.keep()
            self._typed[self._group] = self._half
            self._hide_points()
        self._group = key
        half = self._typed.get(key, HalfTyped())
        self._entry.value = half.words
        self._entry.cursor_position = len(half.words)
        self._put(half)
        self._take_up_drafts(own=True)

    @on(DataTable.RowSelected, "#board")
    def _go_to_field(self) -> None:
        """Enter on a group goes to the field."""
        self._entry.focus()

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is None or not self._group or not self.query("#entry"):
            return
        self._drafts.keep(self._group, self._half)
        if self._points.is_open:
            self._drafts.keep_points(self._group, self._points)

    def _take_up_drafts(self, *, own: bool = False) -> None:
        """Put back what was left half typed for this group by a seat that is gone."""
        if not self._half.is_empty:
            return
        half = self._drafts.take_up(self._group, self.here.session.notes.lines, own=own)
        points = self._drafts.take_up_points(self._group, own=own)
        if half is not None:
            self._put(half)
        if points is not None and not self._points.is_open:
            self._points.open(*points)
        if half is not None or points is not None:
            self.notify(_("What was half typed here is back."), markup=False)

    @on(Input.Submitted, "#entry")
    def _record_entry(self) -> None:
        """Record the line; only what is saved leaves the field."""
        half = self._half
        if half.waiting and self._record_lines(half.waiting):
            half = replace(half, waiting=())
        if half.line is not None:
            if self._record_change(half):
                half = half.changed()
        elif clean_line(half.text) and self._record_lines((half.text,)):
            half = replace(half, text="", kind=LineKind.REMARK)
        self._put(half)
        self.keep()

    def _record_change(self, half: HalfTyped) -> bool:
        """Record the change of a line; as a new line where somebody took that line out."""
        line, words = half.line, clean_line(half.change)
        if not half.is_changed or line is None:
            return True
        if line not in self.here.session.notes.lines:
            return self._record_lines((words,), half.change_kind)
        return self.record(
            lambda workshop: notes.edit_line(workshop, line, base=half.base, words=words)
        )

    def _record_lines(self, lines: Sequence[str], kind: LineKind | None = None) -> bool:
        """Record *lines* as one action; a mark in front of one sets its kind."""
        kind, group = kind or self._half.kind, self._group_or_none
        marked = [read_mark(clean_line(line)) for line in lines]
        done = self.record(
            lambda workshop: notes.add_lines(
                workshop, group, [(own or kind, words) for own, words in marked]
            )
        )
        if done:
            self.query_one("#lines", Choices).go_to_end()
        return done

    def on_line_input_lines_pasted(self, event: LineInput.LinesPasted) -> None:
        """Record the pasted lines; where that fails they wait, and Enter tries again."""
        half = self._half
        if not self._record_lines(event.lines):
            half = replace(half, waiting=(*half.waiting, *event.lines))
        self._put(half)
        self.keep()

    @on(OptionList.OptionSelected, "#lines")
    def action_edit(self) -> None:
        """Take the line under the cursor into the field; one that was changed is recorded first."""
        key, half = self.query_one("#lines", Choices).selected, self._half
        if key is None or self._entry.has_focus or not self._record_change(half):
            return
        self._put(half.changed().changing(self.here.session.notes.lines[key]))
        self._entry.focus()

    def leave(self) -> None:
        """Give up a change; close the points; else leave the field, then the session."""
        if self._half.line is not None:
            self._put(self._half.changed())
            self.keep()
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
        key = lines.selected if lines.has_focus else self._half.line

        def chosen(kind: str | None) -> None:
            if kind is None:
                return
            if key is None:
                self._put(replace(self._half, kind=LineKind(kind)))
                return
            done = self.record(lambda workshop: notes.change_kind(workshop, key, LineKind(kind)))
            if done and key == self._half.line:
                self._put(replace(self._half, change_kind=LineKind(kind)))

        self.app.push_screen(LineKindDialog(), chosen)

    def action_ready(self) -> None:
        """Say whether the group is ready to share."""
        if self._group != PLENARY:
            ready = not self.here.session.summaries.of_group(self._group).is_ready
            self.record(lambda workshop: summary.say_ready(workshop, self._group, ready))

    def action_summary(self) -> None:
        """Open the points to share; opened already, record and close them."""
        if self._points.is_open:
            self._close_points()
        elif self._group != PLENARY:
            points = self.here.session.summaries.of_group(self._group).points
            self._points.open(tuple(point.original for point in points))

    @on(PointsArea.Left)
    def _record_points(self) -> bool:
        """Record the points if they changed; where that fails they stay in their field."""
        points, group = self._points, self._group
        shared = self.here.session.summaries.of_group(group).points
        is_shared = points.points == tuple(point.original for point in shared)
        done = (
            not points.is_changed
            or is_shared
            or self.record(
                lambda workshop: summary.write_summary(
                    workshop, group, base=points.base, points=points.points
                )
            )
        )
        if done:
            points.base = points.points
            self._drafts.keep_points(group, points)
        return done

    def _close_points(self) -> bool:
        """Record and close the points; say whether they are closed."""
        if self._points.is_open:
            if not self._record_points():
                return False
            self._hide_points()
        return True

    def _hide_points(self) -> None:
        """Close the points as they are; the focus goes to the field."""
        if self._points.is_open:
            self._points.close()
            self._entry.focus()
