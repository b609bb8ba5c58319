"""Reading Markdown back with two parsers that share no code, down to blocks and their texts."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import TypeAlias

import cmarkgfm
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

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
from facilitator.writers.markdown import to_markdown

Seen: TypeAlias = list[tuple[str, list[str]]]
"""The blocks that a reader sees: the tag of each and its texts in order."""

Reader: TypeAlias = Callable[[str], str]

_LEAVES = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td"}
_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "hr"}
_SILENT = {"a", "thead", "tbody", "tr"}


def markdown_it_html(source: str) -> str:
    """Render with markdown-it-py: CommonMark and tables."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))


def cmark_html(source: str) -> str:
    """Render with GitHub's own cmark-gfm, with all of its extensions."""
    options = Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.github_flavored_markdown_to_html(source, options=options))


READERS: tuple[Reader, ...] = (markdown_it_html, cmark_html)


class _Blocks(HTMLParser):
    """Collects blocks and texts; any tag that no document asks for becomes a block of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen = []
        self.in_leaf = False
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")
        if tag in _BLOCKS or tag not in _LEAVES | _SILENT:
            self.seen.append((tag, []))
        if tag in _LEAVES:
            self.seen[-1][1].append("")
            self.in_leaf = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEAVES:
            self.in_leaf = False

    def handle_data(self, data: str) -> None:
        if self.in_leaf and self.seen[-1][1]:
            self.seen[-1][1][-1] += data
        elif data.strip("\n"):
            self.seen.append(("stray", [data]))


def _without_front_matter(source: str) -> str:
    if not source.startswith("---\n"):
        return source
    return source.partition("\n---\n")[2]


def blocks_seen(source: str, reader: Reader) -> Seen:
    """Return what somebody sees who opens *source* with *reader*."""
    parser = _Blocks()
    parser.feed(reader(_without_front_matter(source)))
    parser.close()
    return parser.seen


def links_seen(source: str, reader: Reader) -> list[str]:
    """Return where the links in *source* lead."""
    parser = _Blocks()
    parser.feed(reader(source))
    parser.close()
    return parser.links


def blocks_meant(document: Document) -> Seen:
    """Return what somebody should see of *document* in whatever reader."""
    return [seen for block in document.blocks if (seen := _block_meant(block)) is not None]


def _block_meant(block: Block) -> tuple[str, list[str]] | None:
    match block:
        case Heading(level, content):
            return f"h{level}", [plain_text(content)]
        case Paragraph(content):
            return ("p", [plain_text(content)]) if plain_text(content) else None
        case Bullets(items):
            return ("ul", _texts(items)) if items else None
        case Numbers(items):
            return ("ol", _texts(items)) if items else None
        case Table(header, rows):
            return "table", _texts((*header, *(cell for row in rows for cell in row)))
        case Rule():
            return "hr", []


def _texts(lines: tuple[Inline, ...]) -> list[str]:
    return [plain_text(line) for line in lines]


def one_block(content: Inline) -> tuple[Block, ...]:
    """Put *content* into every place that a document has for it."""
    return (
        Heading(2, content),
        Paragraph(content),
        Bullets((content, content)),
        Bullets((content,)),
        Numbers((content, content)),
        Numbers((content,)),
        Table((content, content), ((content, content),)),
        Table((content,), ((content,),)),
    )


def assert_reads_as_meant(document: Document) -> None:
    """Both readers see the blocks of *document*, with their texts, and nothing else."""
    source = to_markdown(document)
    for reader in READERS:
        assert blocks_seen(source, reader) == blocks_meant(document), source
