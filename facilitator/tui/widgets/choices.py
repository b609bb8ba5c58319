"""A list to choose from, whose options follow what they show while the highlight stays."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.tui.widgets.cells import cut, hanging

PADDING = 2
"""Cells beside an option."""


class Choices(OptionList):
    """A list of options with ids; ``show`` keeps the highlighted one highlighted.

    Where its style does not wrap words, each line of an option is cut to the width that there is.
    Where they *hang*, the further lines of a long option begin so many cells to the right.
    """

    DEFAULT_CSS = """
    Choices {
        background: transparent;
        border: none;
        padding: 0;
        &:focus { border: none; background: transparent; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None, hang: int = 0) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._hang = hang
        self._shown: list[tuple[str, Content]] = []
        self._width = 0

    def on_resize(self, event: Resize) -> None:
        """Keep the highlighted option in sight, also where it was chosen before there was room."""
        if event.size.width != self._width:
            self._width = event.size.width
            for key, content in self._shown:
                self.replace_option_prompt(key, self._fitted(content))
        self.scroll_to_highlight()

    def _fitted(self, content: Content) -> Content:
        """Return *content* as wide as it may be."""
        if self._hang and self._width:
            width = (self.scrollable_content_region.width or self._width) - PADDING
            lines = content.split("\n", allow_blank=True)
            return Content("\n").join(hanging(line, width, self._hang) for line in lines)
        if self.styles.text_wrap != "nowrap" or not self._width:
            return content
        lines = content.split("\n", allow_blank=True)
        return Content("\n").join(cut(line, self._width - PADDING) for line in lines)

    @property
    def selected(self) -> str | None:
        """Return the id of the highlighted option, None where there is none."""
        if self.highlighted is None or self.highlighted >= len(self._shown):
            return None
        return self._shown[self.highlighted][0]

    def show(self, options: Sequence[tuple[str, Content]], *, follow: bool = False) -> None:
        """Show *options*; with *follow* the last one is highlighted if the last one was before."""
        wanted = list(options)
        if wanted == self._shown:
            return
        was_last = self.highlighted is None or self.highlighted == len(self._shown) - 1
        before, place = self.selected, self.highlighted
        keys = [key for key, _content in wanted]
        if keys == [key for key, _content in self._shown]:
            for (key, new), (_key, old) in zip(wanted, self._shown, strict=True):
                if new != old:
                    self.replace_option_prompt(key, self._fitted(new))
        elif self._shown and wanted[: len(self._shown)] == self._shown:
            self.add_options(self._options_of(wanted[len(self._shown) :]))
        else:
            self.set_options(self._options_of(wanted))
        self._shown = wanted
        if follow and was_last:
            self.highlighted = len(keys) - 1 if keys else None
        elif before in keys:
            self.highlighted = keys.index(before)
        else:
            self.highlighted = min(place or 0, len(keys) - 1) if keys else None

    def _options_of(self, wanted: Sequence[tuple[str, Content]]) -> list[Option]:
        return [Option(self._fitted(content), id=key) for key, content in wanted]

    def select(self, key: str) -> None:
        """Highlight the option *key*, if it is there."""
        keys = [shown for shown, _content in self._shown]
        if key in keys:
            self.highlighted = keys.index(key)

    def go_to_end(self) -> None:
        """Highlight the last option."""
        if self._shown:
            self.highlighted = len(self._shown) - 1
