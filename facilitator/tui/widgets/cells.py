"""Cutting words to a width; cells of a table that know their width only when they are drawn."""

from collections.abc import Iterable
from datetime import timedelta

from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text
from textual.content import Content

LEAST_TITLE = 12
"""So many cells a title keeps, whatever stands after it."""

DONE, LEFT, OVER = "█", "░", "+"
"""What a bar is drawn with: what was used, what is left of the plan, what went beyond it."""


class TitleCell(Text):
    """A title, and a remark after it that stays whole where the title is cut."""

    def __init__(self, title: str, remark: str = "", *, style: str = "", of_remark: str = "dim"):
        super().__init__(title, style)
        self._place = len(title)
        if remark:
            self.append(f"  {remark}", of_remark)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Yield the title, as long as there is room for it, and the remark."""
        title, *remarks = self.divide([self._place])
        remark = sum(each.cell_len for each in remarks)
        _cut(title, max(LEAST_TITLE, options.max_width - remark))
        for each in remarks:
            title.append_text(each)
        _cut(title, options.max_width)
        yield from title.__rich_console__(console, options)


def cut(words: Content, width: int, *, is_padded: bool = False) -> Content:
    """Return *words* in at most *width* cells; where half a wide sign is left, no gap is seen."""
    if words.cell_length > width:
        words = Content.assemble(words.truncate(max(0, width - 1)).rstrip(), "…")
    return words.pad_right(max(0, width - words.cell_length)) if is_padded else words


def _cut(words: Text, width: int) -> None:
    """Let *words* be at most *width* cells wide, as ``cut`` does."""
    if words.cell_len > width:
        words.truncate(width - 1, overflow="crop")
        words.rstrip()
        words.append("…")


class BarCell(Text):
    """How much of a *planned* length was used, drawn so that *longest* fills the cell."""

    def __init__(self, planned: timedelta, took: timedelta, longest: timedelta) -> None:
        super().__init__(f"{planned} {took} {longest}")
        self._lengths = planned, took
        self._longest = longest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Yield the bar, as wide as the cell is."""
        planned, took = (
            round(options.max_width * (length / self._longest)) if self._longest else 0
            for length in self._lengths
        )
        bar = Text.assemble(
            DONE * min(planned, took),
            (LEFT * max(0, planned - took), "dim"),
            (OVER * max(0, took - planned), "bold"),
        )
        yield from bar.__rich_console__(console, options)
