"""The keys of the notes: those of every screen that has a pad, of the pad, its field, its lines."""

from textual.binding import Binding

from facilitator.locale import _
from facilitator.tui.keys import key


def _ready_key(*, action: str = "ready", show: bool = True) -> Binding:
    return key(
        "f10,alt+0",
        action,
        _("Ready!"),
        _("Say that the group is ready to share, or not yet."),
        id="notes.ready",
        display="F10",
        show=show,
        priority=True,
    )


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
        _ready_key(),
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
            "ctrl+z",
            "undo",
            _("Undo"),
            _("Take back what was done last from this seat; what is typed stays."),
            id="notes.undo",
            display="^Z",
        ),
        key(
            "ctrl+y",
            "app.redo",
            _("Redo"),
            _("Put back what was taken back last."),
            id="notes.redo",
            display="^Y",
            show=False,
        ),
    ]


def line_keys() -> list[Binding]:
    """Return the keys of the lines: none is a letter, for letters go to the field."""
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
            "space",
            "menu",
            _("More"),
            _("On a line: what it read before, who said it, what is offered, lines taken out …"),
            id="notes.menu",
            display="Space",
        ),
        key(
            "delete",
            "remove",
            _("Remove"),
            _("On a line: take it out. It can be put back."),
            id="notes.remove",
            display="Del",
        ),
        key(
            "ctrl+s",
            "speaker",
            _("Speaker"),
            _("On a line: choose who said it."),
            id="notes.speaker_of_line",
            display="^S",
            show=False,
        ),
        key(
            "alt+up,ctrl+up",
            "shift(-1)",
            _("Move up"),
            _("On a line: move it up."),
            id="notes.up",
            display="Alt+↑ ^↑",
            show=False,
        ),
        key(
            "alt+down,ctrl+down",
            "shift(1)",
            _("Move down"),
            _("On a line: move it down."),
            id="notes.down",
            display="Alt+↓ ^↓",
            show=False,
        ),
        _ready_key(action="screen.ready", show=False),  # 80 columns have no room for it there
    ]
