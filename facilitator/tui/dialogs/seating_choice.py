"""One of the groups to choose, by its number or with the arrows."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Key

from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.widgets.choices import Choices

MOST_AT_ONCE = 9
"""Up to this number a digit chooses at once; above it digits are put together to a number."""


class NumberedDialog(ChooseDialog):
    """Offers groups as id, number and words; gives the id chosen, None where nothing was."""

    def __init__(
        self, title: str, options: Sequence[tuple[str, int, Content]], *, selected: str | None
    ) -> None:
        self._ids = {number: key for key, number, _words in options}
        self._typed = ""
        is_short = max(self._ids, default=0) <= MOST_AT_ONCE
        shortcuts = {str(number): key for number, key in self._ids.items()} if is_short else {}
        listed = [(key, words) for key, _number, words in options]
        super().__init__(title, listed, shortcuts=shortcuts, selected=selected)
        self.add_class("-wide")

    def on_key(self, event: Key) -> None:
        """Go to the group whose number is typed, where no digit chooses at once; Enter chooses."""
        if self._shortcuts or not (event.character or "").isdecimal():
            return
        event.stop()
        digit = str(int(event.character or "0"))
        for typed in (self._typed + digit, digit):
            if int(typed) in self._ids:
                self._typed = typed
                self.query_one(Choices).select(self._ids[int(typed)])
                return
        self._typed = ""
