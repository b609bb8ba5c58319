"""The one writer of Markdown: CommonMark with GFM tables, no HTML, no emphasis.

This module lays out the blocks; `markdown_words` writes the words inside them and proves each of
them by reading it back. One block cannot change the meaning of the next: blank lines stand between
them, and of two lists in a row the second one has another marker.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby

from facilitator.writers.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Numbers,
    Paragraph,
    Rule,
    Table,
    plain_text,
)
from facilitator.writers.markdown_words import (
    CELL,
    DASH_BULLET,
    HEADING,
    NUMBER,
    PARAGRAPH,
    STAR_BULLET,
    write_words,
)


def to_markdown(document: Document) -> str:
    """Return *document* as Markdown, ending in one newline.

    Raises ValueError for text that is not a clean line (a newline, a control character): nothing
    that came through the domain's door is.
    """
    written = []
    if document.front_matter:
        written.append(_front_matter(document.front_matter))
    blocks = (block for block in document.blocks if not _is_empty(block))
    for _, run in groupby(blocks, key=type):
        for place, block in enumerate(run):
            written.append("\n".join(_lines(block, other_marker=place % 2 == 1)))
    return "\n\n".join(written) + "\n"


def _front_matter(facts: Mapping[str, str | int | bool]) -> str:
    """Return YAML whose values are all JSON: unquoted, YAML 1.1 reads ``13:30`` as 810."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(("---", *lines, "---"))


def _is_empty(block: Block) -> bool:
    """Say whether Markdown has no way to write *block*: no words, or no items."""
    match block:
        case Paragraph(content):
            return not plain_text(content)
        case Bullets(items) | Numbers(items):
            return not items
        case _:
            return False


def _lines(block: Block, *, other_marker: bool) -> Iterator[str]:
    """Write one block; *other_marker* keeps a list apart from a list just before it."""
    match block:
        case Heading(level, content):
            yield f"{'#' * level} {write_words(content, HEADING)}".rstrip(" ")
        case Paragraph(content):
            yield write_words(content, PARAGRAPH)
        case Bullets(items):
            place = STAR_BULLET if other_marker else DASH_BULLET
            for item in items:
                yield f"{place.before}{write_words(item, place)}".rstrip(" ")
        case Numbers(items):
            marker = ")" if other_marker else "."
            for number, item in enumerate(items, start=1):
                yield f"{number}{marker} {write_words(item, NUMBER)}".rstrip(" ")
        case Table(header, rows):
            yield _row(header)
            yield "| " + " | ".join("---" for _ in header) + " |"
            yield from map(_row, rows)
        case Rule():
            yield "---"


def _row(cells: tuple[Inline, ...]) -> str:
    return "| " + " | ".join(write_words(cell, CELL) for cell in cells) + " |"
