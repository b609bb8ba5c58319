"""Cutting words to a width; cells of a table that know their width only when they are drawn."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import accumulate, pairwise

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text
from textual.content import Content

from facilitator.tui.japanese import wrap_offsets

LEAST_TITLE = 10
"""So many cells a title keeps, whatever stands after it."""

DONE, LEFT, OVER = "█", "░", "+"
"""What a bar is drawn with: what was used, what is left of the plan, what went beyond it."""

_GAP = 2
_NOTHING = Content("")


class TitleCell(Text):
    """A title, and remarks after it, the most important one first.

    A remark is seen whole or not at all: those that leave the title too little are left out, and
    then the title is cut.
    """

    def __init__(self, title: str, *remarks: str, style: str = ""):
        super().__init__(title, style)
        self._places = list(accumulate((len(each) + _GAP for each in remarks), initial=len(title)))
        for remark in remarks:
            self.append(f"{' ' * _GAP}{remark}", "dim")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Yield the title, as long as there is room for it, and the remarks."""
        title, *remarks = self.divide(self._places[:-1])
        left = options.max_width - min(title.cell_len, LEAST_TITLE)
        seen = Text()
        for remark in remarks:
            if seen.cell_len + remark.cell_len > left:
                break
            seen.append_text(remark)
        _cut(title, options.max_width - seen.cell_len)
        yield from title.append_text(seen).__rich_console__(console, options)


def wrapped(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width* cells, broken as Japanese is."""
    cuts = [0, *wrap_offsets(text, width), len(text)]
    return [text[a:b].strip() for a, b in pairwise(cuts)]


def hanging(words: Content, width: int, indent: int) -> Content:
    """Return *words* broken as Japanese is; every line but the first begins *indent* cells in."""
    head = next(
        (place for place in range(len(words)) if cell_len(words.plain[:place]) >= indent), 0
    )
    cuts = wrap_offsets(words.plain[head:], max(1, width - indent))
    parts = words.divide([head + each for each in cuts])
    return Content("\n" + " " * indent).join(part.rstrip() for part in parts)


def cut(words: Content, width: int, *, is_padded: bool = False) -> Content:
    """Return *words* in at most *width* cells; where half a wide sign is left, no gap is seen."""
    if words.cell_length > width:
        words = Content.assemble(words.truncate(width - 1).rstrip(), "…") if width > 0 else _NOTHING
    return words.pad_right(max(0, width - words.cell_length)) if is_padded else words


def spread(left: Content, right: Content, width: int) -> Content:
    """Return both parts on one line of *width* cells; the left one is cut if need be."""
    right = right.truncate(max(0, width))
    taken = right.cell_length + (_GAP if right.plain else 0)
    left = cut(left, max(0, width - taken))
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


def _cut(words: Text, width: int) -> None:
    """Let *words* be at most *width* cells wide, as ``cut`` does."""
    if words.cell_len > width:
        words.truncate(max(0, width - 1), overflow="crop")
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
