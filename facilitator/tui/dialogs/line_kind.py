"""The kinds of note line to choose from, each by its key or its mark as well."""

from textual.content import Content

from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.tui.dialogs.choose import ChooseDialog


class LineKindDialog(ChooseDialog):
    """Gives the kind that was chosen, None where none was; begins on *kind*, the present one."""

    def __init__(self, kind: LineKind | None) -> None:
        options = [
            (kind.value, Content(f"{mark.mark}  {word(kind)}  ({mark.key})"))
            for kind, mark in MARKS.items()
        ]
        shortcuts = {
            typed: kind.value for kind, mark in MARKS.items() for typed in (mark.key, mark.mark)
        }
        selected = kind.value if kind is not None else None
        super().__init__(_("What kind of line?"), options, shortcuts=shortcuts, selected=selected)
