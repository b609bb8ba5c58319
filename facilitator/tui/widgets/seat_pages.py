"""Groups side by side, in rows below each other where they are small, on as few pages as can be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

LEAST_WIDTH = 24
"""Cells of a column in which the marks of a person and a name can be read."""

GAP = 2
"""Cells between two columns. One line is left free between two rows of groups."""


@dataclass(frozen=True, slots=True)
class SeatColumn:
    """One group: its heading, the ids of its people, and remarks below them."""

    key: str
    heading: tuple[Content, ...]
    people: tuple[str, ...]
    remarks: tuple[Content, ...] = ()

    @property
    def height(self) -> int:
        """Return the lines that it takes to show everything."""
        return len(self.heading) + len(self.people) + len(self.remarks)


@dataclass(frozen=True, slots=True)
class Block:
    """A column at its place on a page, in cells; where it is too low, its people scroll."""

    column: SeatColumn
    x: int
    y: int
    width: int
    height: int

    @property
    def room(self) -> int:
        """Return how many people are seen at once."""
        column = self.column
        return max(1, self.height - len(column.heading) - len(column.remarks))


Page = tuple[Block, ...]


def lay_out(
    aside: SeatColumn | None, columns: Sequence[SeatColumn], width: int, height: int
) -> tuple[Page, ...]:
    """Return the pages of *columns*; there is always one.

    *aside* stands first on the first page, as high as that is. The number of columns side by
    side is the one with the fewest pages, then with the fewest rows, then with the widest columns.
    """
    most = max(1, (width + GAP) // (LEAST_WIDTH + GAP))
    if not columns:
        return (() if aside is None else (Block(aside, 0, 0, width, height),),)
    if aside is not None and most == 1:
        return ((Block(aside, 0, 0, width, height),), *lay_out(None, columns, width, height))
    ways = [
        (len(pages), sum(len({block.y for block in page}) for page in pages), count, pages)
        for count in range(1 + (aside is not None), most + 1)
        for pages in [tuple(_pages(aside, columns, count, width, height))]
    ]
    return min(ways, key=lambda way: way[:3])[3]


def _pages(
    aside: SeatColumn | None, columns: Sequence[SeatColumn], count: int, width: int, height: int
) -> Iterator[Page]:
    """Yield pages with *count* columns side by side."""
    step = (width + GAP) // count
    cells = step - GAP
    page: list[Block] = []
    if aside is not None:
        page.append(Block(aside, 0, 0, cells, height))
    first, y = len(page), 0
    rest = list(columns)
    while rest:
        row, rest = rest[: count - first], rest[count - first :]
        high = min(height, max(column.height for column in row))
        if y and y + high > height:
            yield tuple(page)
            row, rest = [*row, *rest][:count], [*row, *rest][count:]
            high = min(height, max(column.height for column in row))
            page, first, y = [], 0, 0
        for place, column in enumerate(row, first):
            page.append(Block(column, place * step, y, cells, min(high, column.height)))
        y += high + 1
    yield tuple(page)
