"""Plain text, for a projector or a chat: no marks, nothing escaped, columns aligned by cells."""

from collections.abc import Iterator

from rich.cells import cell_len

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

_GAP = "  "


def to_text(document: Document) -> str:
    """Return the blocks of *document* as text, ending in one newline; its facts are left out."""
    written = ("\n".join(_lines(block)) for block in document.blocks)
    return "\n\n".join(lines for lines in written if lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(1, content):
            yield plain_text(content)
            yield "=" * cell_len(plain_text(content))
        case Heading(_, content) | Paragraph(content):
            yield plain_text(content)
        case Bullets(items):
            yield from (f"- {plain_text(item)}" for item in items)
        case Numbers(items):
            yield from (f"{number}. {plain_text(item)}" for number, item in enumerate(items, 1))
        case Table(header, rows):
            yield from _aligned((header, *rows))
        case Rule():
            yield "-" * 40


def _aligned(rows: tuple[tuple[Inline, ...], ...]) -> Iterator[str]:
    """Return rows as lines in which each column begins at the same cell."""
    texts = [[plain_text(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield _GAP.join(cells).rstrip(" ")
