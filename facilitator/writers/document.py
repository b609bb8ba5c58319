"""A document as a value, before anybody has chosen its format.

A document knows what is a heading, a list or a table, and which words a person typed. It knows no
marks, no escapes and no pages: those belong to the writer of each format. Typed text is a plain
``str`` and comes out of every format as it went in; the program's own words are ``Fixed``. Every
text is a single clean line, as ``facilitator.domain.text.clean_line`` gives it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class Fixed:
    """Words of the program itself, such as a label or ``[not recorded]``: written as they are."""

    words: str


Inline: TypeAlias = tuple[str | Fixed, ...]
"""The content of one line: what was typed as ``str``, the program's own words as ``Fixed``."""


def typed(text: str) -> Inline:
    """Make a line of what a person typed. Lines are joined with ``+``."""
    return (text,)


def fixed(words: str) -> Inline:
    """Make a line of the program's own words. Lines are joined with ``+``."""
    return (Fixed(words),)


def plain_text(content: Inline) -> str:
    """Return the words that a reader shall see, without the spaces around them.

    Only ASCII spaces are taken off: an ideographic space at the start of a line is somebody's
    indent.
    """
    words = (part.words if isinstance(part, Fixed) else part for part in content)
    return "".join(words).strip(" ")


@dataclass(frozen=True)
class Heading:
    """A heading of *level* 1 (the title) to 6."""

    level: int
    content: Inline

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"a heading has a level from 1 to 6, not {self.level}")


@dataclass(frozen=True)
class Paragraph:
    """A line of text on its own; one without any words is left out of the document."""

    content: Inline


@dataclass(frozen=True)
class Bullets:
    """A list whose order says nothing; one without items is left out of the document."""

    items: tuple[Inline, ...]


@dataclass(frozen=True)
class Numbers:
    """A list counted from 1; one without items is left out of the document."""

    items: tuple[Inline, ...]


@dataclass(frozen=True)
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError("a table has at least one column")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"every row of this table has {len(self.header)} cells")


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


Block: TypeAlias = Heading | Paragraph | Bullets | Numbers | Table | Rule


@dataclass(frozen=True)
class Document:
    """Blocks from top to bottom, and the facts about the document that a machine may read."""

    front_matter: Mapping[str, str | int | bool] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
