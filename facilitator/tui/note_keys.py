"""The keys of the notes: those of every screen that has a pad, of the pad, its field, its lines."""

from textual.binding import Binding

from facilitator.locale import _
from facilitator.tui.keys import key


def screen_keys() -> list[Binding]:
    """Return the keys that work wherever the focus is on a screen with a pad."""
    return [
        key(
            "f8,alt+8",
            "kind",
            _("Kind"),
            _("Choose the kind of the line that is typed, or of the one under the cursor."),
            id="notes.kind",
            display="F8",
            priority=True,
        ),
        key(
            "f9,alt+9",
            "summary",
            _("Summary"),
            _("Write what the group will share with everybody, a point a line."),
            id="notes.summary",
            display="F9",
            priority=True,
        ),
        key(
            "f10,alt+0",
            "ready",
            _("Ready!"),
            _("Say that the group is ready to share, or not yet."),
            id="notes.ready",
            display="F10",
            priority=True,
        ),
    ]


def field_keys() -> list[Binding]:
    """Return the keys of the field itself."""
    return [
        key(
            "enter",
            "submit",
            _("Record"),
            _("In the field: record the line."),
            id="notes.record",
            display="Enter",
        ),
        key(
            "up",
            "to_lines",
            _("Correct"),
            _("In the field: go to the lines, to change them; ↓ after the last comes back."),
            id="notes.lines",
            display="↑",
        ),
    ]


def entry_keys() -> list[Binding]:
    """Return the keys of what stands around the field."""
    return [
        key(
            "ctrl+s",
            "speaker",
            _("Speaker"),
            _("In the field: choose who says it; typing @ first does the same."),
            id="notes.speaker",
            display="^S",
        ),
    ]


def pad_keys() -> list[Binding]:
    """Return the keys of the whole pad."""
    return [
        key(
            "ctrl+z,u",
            "undo",
            _("Undo"),
            _("Take back what was done last from this seat; on a line u does the same."),
            id="notes.undo",
            display="^Z",
        ),
    ]


def line_keys() -> list[Binding]:
    """Return the keys of the lines."""
    return [
        key(
            "enter",
            "select",
            _("Change"),
            _("On a line: change it in the field."),
            id="notes.edit",
            display="Enter",
        ),
        key(
            "delete",
            "remove",
            _("Remove"),
            _("On a line: take it out. It can be put back."),
            id="notes.remove",
            display="Del",
            show=False,
        ),
        key(
            "s,ctrl+s",
            "speaker",
            _("Speaker"),
            _("On a line: choose who said it."),
            id="notes.speaker_of_line",
            display="s",
            show=False,
        ),
        key(
            "h",
            "history",
            _("History"),
            _("On a line: show what it read before, and put that back."),
            id="notes.history",
            show=False,
        ),
        key(
            "b",
            "settle",
            _("Beside"),
            _("On a line with ▲: choose which of the texts beside each other stays."),
            id="notes.settle",
        ),
        key(
            "o",
            "offer",
            _("Offer"),
            _("On an offer: who offers what to whom, and by when."),
            id="notes.offer",
        ),
        key(
            "x",
            "removed",
            _("Removed lines"),
            _("Show the lines that were taken out, and put one back."),
            id="notes.removed",
            show=False,
        ),
        key(
            "alt+up,K",
            "shift(-1)",
            _("Move up"),
            _("On a line: move it up."),
            id="notes.up",
            display="Alt+↑ K",
            show=False,
        ),
        key(
            "alt+down,J",
            "shift(1)",
            _("Move down"),
            _("On a line: move it down."),
            id="notes.down",
            display="Alt+↓ J",
            show=False,
        ),
    ]
