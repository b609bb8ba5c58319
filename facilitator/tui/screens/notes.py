"""Notes: the board of all groups, the lines of one of them, and the field to type the next."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.widgets import DataTable, Input, OptionList, Static, TextArea

from facilitator.domain.notes import MARKS, LineKind, read_mark
from facilitator.domain.text import clean_line, typed_lines
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import notes, summary
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.notes_board import PLENARY, board_row, heading, line_content
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.rows import Rows

KEEP_EVERY = 0.3
"""Seconds between two looks at what is half typed."""


class NotesScreen(StageScreen):
    """Takes notes for any group; a line for every Enter."""

    STAGE = "notes"
    CSS_PATH = ["../stage.tcss", "notes.tcss"]
    BINDINGS = [
        Binding(
            "f8",
            "kind",
            _("Kind"),
            key_display="F8",
            tooltip=_("Choose the kind of the line that is typed, or of the one under the cursor."),
            priority=True,
            id="notes.kind",
        ),
        Binding(
            "f9",
            "summary",
            _("Points to share"),
            key_display="F9",
            tooltip=_("Write what the group will share with everybody, a point a line."),
            priority=True,
            id="notes.summary",
        ),
        Binding(
            "f10",
            "ready",
            _("Ready"),
            key_display="F10",
            tooltip=_("Say that the group is ready to share, or not yet."),
            priority=True,
            id="notes.ready",
        ),
        Binding(
            "enter",
            "edit",
            _("Record/change"),
            key_display="Enter",
            show=False,
            tooltip=_("In the field: record the line. On a line: change it."),
            id="notes.edit",
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            show=False,
            tooltip=_("Take out the line under the cursor."),
            id="notes.remove",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._group = ""
        self._kind = LineKind.REMARK
        self._editing: tuple[str, str] | None = None
        self._half_typed: dict[str, str] = {}
        self._summary_base: tuple[str, ...] = ()

    def compose_stage(self) -> ComposeResult:
        """Lay out the board, the lines of the group under its cursor, and the field."""
        columns = [
            ("", 2),
            (_("Group"), -2),
            (_("Note-taker"), -2),
            (_("Lines"), 5),
            (_("Kinds"), -2),
            (_("Last"), 5),
            (_("State"), 16),
        ]
        yield Rows(columns, id="board")
        yield Static("", markup=False, id="heading")
        yield Choices(id="lines")
        with VerticalGroup(id="sharing"):
            yield Static(
                _("Points to share, one a line (F9 closes and records)"),
                markup=False,
                classes="heading",
            )
            yield TextArea(id="points", compact=True, tab_behavior="focus")
        with HorizontalGroup(id="typing"):
            yield Static("", markup=False, id="kind")
            yield LineInput(
                placeholder=_("Type a line, Enter records it"), id="entry", takes_lines=True
            )
        yield Static(_marks(), markup=False, id="marks")

    def on_mount(self) -> None:
        """Begin with the first group, in the field."""
        self.query_one("#sharing").display = False
        self.query_one(TextArea).cursor_blink = False
        self.query_one(LineInput).focus()
        self.set_interval(KEEP_EVERY, self._keep)

    def show_room(self, room: Room) -> None:
        """Show the board and the lines as they grow."""
        known = [*(group.id for group in room.session.groups.groups.values()), PLENARY]
        if self._group not in known:
            self._group = known[0]
            self._take_up_draft(own=True)
        board = self.query_one("#board", Rows)
        board.show([board_row(room, key) for key in known])
        if board.selected != self._group and not board.has_focus:
            board.select(self._group)
        self._show_group(room)
        self._take_up_draft()

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
    def _place(self) -> str:
        """Return the place of the draft of what is typed for this group."""
        return f"{self.here.session.id} notes {self._group}"

    @on(DataTable.RowHighlighted, "#board")
    def _open_group(self, event: DataTable.RowHighlighted) -> None:
        """Show the lines of the group under the cursor; what was typed for the other one waits."""
        key = event.row_key.value
        if key is None or key == self._group or not self._group or self.room is None:
            return
        self._keep()
        self._half_typed[self._group] = "" if self._editing else self._entry.value
        if self._editing:
            self._stop_editing()
        self._close_summary()
        self._group = key
        self._entry.value = self._half_typed.pop(key, "")
        self._show_group(self.room)
        self._take_up_draft(own=True)

    @on(DataTable.RowSelected, "#board")
    def _type(self) -> None:
        """Enter on a group goes to the field."""
        self._entry.focus()

    def _keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is None or not self._group:
            return
        base = "\n".join(self._editing) if self._editing else None
        self.seat.keep_draft(self._place, self._entry.value, base)
        if self.query_one("#sharing").display:
            points = self.query_one("#points", TextArea).text
            is_changed = typed_lines(points) != self._summary_base
            self.seat.keep_draft(f"{self._place} points", points if is_changed else "")

    def _take_up_draft(self, *, own: bool = False) -> None:
        """Put back what was left half typed for this group by a seat that is gone."""
        if self._entry.value or self._editing:
            return
        if (draft := self.seat.draft_at(self._place, own=own)) is not None:
            text, base = draft
            line, _newline, words = (base or "").partition("\n")
            if line in self.here.session.notes.lines:
                self._edit(line, words)
            self._entry.value = text
            self._entry.cursor_position = len(text)
            self.notify(_("What was half typed here is back."), markup=False)
        if (points := self.seat.draft_at(f"{self._place} points", own=own)) is not None:
            self._open_summary(points[0])
            self.notify(_("What was half typed here is back."), markup=False)

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
            self._edit(line, self.here.session.notes.lines[line].text.original)
            self._entry.value = self._editing[1] if self._editing else ""
            self._entry.cursor_position = len(self._entry.value)

    def _edit(self, line: str, base: str) -> None:
        self._half_typed[self._group] = self._entry.value
        self._editing = (line, base)
        self._kind = self.here.session.notes.lines[line].kind
        self._entry.focus()
        self._show_group(self.here)

    def _stop_editing(self) -> None:
        self._editing = None
        self._kind = LineKind.REMARK
        self._entry.value = self._half_typed.pop(self._group, "")

    def leave(self) -> None:
        """Give up a change; close the points; else leave the field, then the session."""
        if self._editing is not None:
            self._stop_editing()
            self._show_group(self.here)
        elif self.query_one("#sharing").display:
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
        options = [
            (kind.value, Content(f"{mark.mark}  {word(kind)}  ({mark.key})"))
            for kind, mark in MARKS.items()
        ]
        shortcuts = {mark.key: kind.value for kind, mark in MARKS.items()} | {
            mark.mark: kind.value for kind, mark in MARKS.items()
        }

        def chosen(kind: str | None) -> None:
            if kind is None:
                return
            self._kind = LineKind(kind)
            if line is not None:
                self.record(lambda workshop: notes.change_kind(workshop, line, LineKind(kind)))
            self._show_group(self.here)

        self.app.push_screen(
            ChooseDialog(_("What kind of line?"), options, shortcuts=shortcuts), chosen
        )

    def action_ready(self) -> None:
        """Say whether the group is ready to share."""
        if self._group != PLENARY:
            ready = not self.here.session.summaries.of_group(self._group).is_ready
            self.record(lambda workshop: summary.say_ready(workshop, self._group, ready))

    def action_summary(self) -> None:
        """Open the points to share; opened already, record and close them."""
        if self.query_one("#sharing").display:
            self._close_summary()
            self._entry.focus()
        elif self._group != PLENARY:
            self._open_summary(None)

    def _open_summary(self, text: str | None) -> None:
        points = self.here.session.summaries.of_group(self._group).points
        self._summary_base = tuple(point.original for point in points)
        area = self.query_one("#points", TextArea)
        area.text = "\n".join(self._summary_base) if text is None else text
        self.query_one("#sharing").display = True
        area.focus()
        area.move_cursor(area.document.end)

    def _close_summary(self) -> None:
        """Record the points if they changed; where that fails they stay open."""
        if not self.query_one("#sharing").display:
            return
        points = typed_lines(self.query_one("#points", TextArea).text)
        group, base = self._group, self._summary_base
        if points != base and not self.record(
            lambda workshop: summary.write_summary(workshop, group, base=base, points=points)
        ):
            return
        self.query_one("#sharing").display = False
        self.seat.keep_draft(f"{self._place} points", "")


def _marks() -> Content:
    """Return the marks that set the kind of a line when typed in front of it."""
    words = (
        f"{mark.mark}{mark.words.in_language(language())}"
        for kind, mark in MARKS.items()
        if kind is not LineKind.REMARK
    )
    return Content.styled("  ".join(words), "$secondary")
