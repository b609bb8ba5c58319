"""A field for one line that loses nothing of what is pasted into it."""

from dataclasses import dataclass

from textual.events import Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from facilitator.domain.text import clean_line, typed_lines


class LineInput(Input):
    """An input. Several pasted lines are handed on one by one where *takes_lines*, else joined."""

    virtual_size = reactive(Size(0, 0))
    """The room for the text. In Textual's own input each letter lays out the whole screen."""

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted; none of them is in the field."""

        lines: tuple[str, ...]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str,
        takes_lines: bool = False,
        is_replaced: bool = False,
    ) -> None:
        """Make a field; where *is_replaced*, typing takes the place of what stands in it."""
        super().__init__(
            value, placeholder=placeholder, id=id, compact=True, select_on_focus=is_replaced
        )
        self.cursor_blink = False
        self._takes_lines = takes_lines

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Take the whole of what is pasted: Textual's own input takes only its first line."""
        lines = typed_lines(text)
        if self._takes_lines and len(lines) > 1:
            self.post_message(self.LinesPasted(lines))
        else:
            self.insert_text_at_cursor(clean_line(text))
