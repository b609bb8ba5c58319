"""What else is done to a line of the notes, in a menu: on the lines letters are typed text."""

from collections.abc import Collection

from textual.content import Content

from facilitator.locale import N_, _
from facilitator.tui.dialogs.choose import ChooseDialog

_ENTRIES = (
    ("history", "h", N_("What it read before")),
    ("settle", "b", N_("Texts beside each other: which one stays")),
    ("offer", "o", N_("What is offered: who, to whom, by when")),
    ("speaker", "s", N_("Who said it")),
    ("kind", "k", N_("Kind of the line")),
    ("shift(-1)", "u", N_("Move up")),
    ("shift(1)", "d", N_("Move down")),
    ("remove", "r", N_("Take out")),
    ("removed", "x", N_("Show the lines that were taken out")),
)
"""Each entry: the action of the lines, the letter that chooses it, and its words."""


class LineMenu(ChooseDialog):
    """Gives the one of the *possible* actions that was chosen, None where none was."""

    def __init__(self, title: str, possible: Collection[str]) -> None:
        entries = [each for each in _ENTRIES if each[0] in possible]
        super().__init__(
            title,
            [(action, Content(f"{letter}  {_(words)}")) for action, letter, words in entries],
            shortcuts={letter: action for action, letter, _words in entries},
        )


EVERY_LINE = frozenset({"history", "speaker", "kind", "shift(-1)", "shift(1)", "remove"})
"""What can be done to every line."""

WITHOUT_A_LINE = frozenset({"removed"})
"""What needs none."""
