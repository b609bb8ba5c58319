"""The field for a line of the notes, and what stands before it: the kind, and who says it."""

from textual.content import Content
from textual.message import Message

from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.note_keys import field_keys
from facilitator.tui.room import Room
from facilitator.tui.widgets.cells import cut
from facilitator.tui.widgets.line_input import LineInput

_SPEAKER = 16
"""Cells of the name of the speaker before the field."""


class NoteField(LineInput):
    """The field for a line."""

    BINDINGS = [*field_keys()]

    class LeftAbove(Message):
        """The lines are wanted."""

    def action_to_lines(self) -> None:
        """Go to the lines."""
        self.post_message(self.LeftAbove())


def label(room: Room, half: HalfTyped) -> Content:
    """Return what stands before the field while *half* is in it; ✓: it is a line already."""
    words = word(half.kind_in_view)
    if half.line is not None and not half.is_going_on:
        words = _("change {kind}").format(kind=words)
    if half.waiting:
        words += _(" (+{n} pasted lines not saved)").format(n=len(half.waiting))
    line = room.session.notes.lines.get(half.line or "")
    name = room.name(line.speaker if line is not None else half.speaker, language())
    return Content.assemble(
        (words, "bold $accent"),
        cut(Content.styled(f" {name}" if name else "", "$secondary"), _SPEAKER),
        (" ✓＞" if half.is_going_on else " ＞", "bold $accent"),
    )
