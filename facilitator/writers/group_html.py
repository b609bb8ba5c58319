"""The documents about groups as web pages to print: a sheet of A4 for each card and each sign.

A page stands for itself: no script, and nothing that a browser would fetch from anywhere, which it
is told besides. Whatever was typed is escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from rich.cells import cell_len

from facilitator.domain.group_documents import GroupDocument, GroupDocuments, GroupSheet
from facilitator.writers.document import (
    Block,
    Bullets,
    Heading,
    Inline,
    Numbers,
    Paragraph,
    Rule,
    Table,
    plain_text,
)
from facilitator.writers.group_documents import Page, group_pages
from facilitator.writers.group_words import GroupWords

_FRAME = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
</head>
<body class="{kind}">
{body}
</body>
</html>
"""

_SIGN_WIDTH, _NUMBER_HEIGHT, _DIGIT = 267, 112, 0.62
"""Of a sign: its width, the greatest size of its number, in mm; how wide a digit of size 1 is."""

_LARGE_LINES, _CELLS_ACROSS = 15, 60
"""So many lines of so many cells stand in large type on a card of one sheet, below its number."""

_TITLE_SIZES, _TITLE_HEIGHT, _LINE = (22, 18, 15, 12, 10, 8), 42, 1.25
"""Millimetres that the title of a sign may have, and the height of all its lines together."""


def group_html(
    documents: GroupDocuments, doc: GroupDocument, words: GroupWords, *, with_names: bool = True
) -> str:
    """Return *doc* as one web page; without names the list of groups only counts people."""
    pages = group_pages(documents, doc, words, with_names=with_names)
    meeting = _paragraph((*pages.title, " ", *pages.meeting), "meeting")
    match doc:
        case GroupDocument.CARDS:
            sheets = [
                _sheet((meeting, *_blocks(sheet)), _room_on_card(documents, group, words))
                for group, sheet in zip(documents.groups, pages.sheets, strict=True)
            ]
        case GroupDocument.SIGNS:
            sheets = [_sign(group, words, meeting) for group in documents.groups]
        case _:
            sheets = [_sheet(_blocks(pages.in_one().blocks))]
    style = (resources.files("facilitator.writers") / "paper.css").read_text(encoding="utf-8")
    if doc is GroupDocument.SIGNS:
        style += "@page { size: A4 landscape; }\n"
    return _FRAME.format(
        language=words.language,
        title=_escaped(pages.title),
        style=style,
        kind=doc.value,
        body="\n".join(sheets or [_sheet(_blocks(pages.in_one().blocks))]),
    )


def _room_on_card(documents: GroupDocuments, group: GroupSheet, words: GroupWords) -> str:
    """Return what makes the type smaller where much stands on a card: it is to be one sheet."""
    texts = [plain_text(words.text(ask)) for ask in group.asks]
    texts.append(plain_text(words.subject(group)) * 2)  # is written twice as large
    lines = sum(-(-cell_len(text) // _CELLS_ACROSS) for text in texts)
    lines += len(group.members) + len(documents.breakouts)
    return ' class="full"' if lines > _LARGE_LINES else ""


def _sign(group: GroupSheet, words: GroupWords, meeting: str) -> str:
    """Return the sign of a group: its number as large as fits, and what it works on."""
    number, label = str(group.number), words.optional(group.label)
    title = words.optional(group.pitch_title) or label
    sizes = f"--number: {_number_size(number)}mm; --title: {_title_size(plain_text(title))}mm"
    parts = [
        _paragraph(words.label("group.sign"), "word"),
        _paragraph((number,), "number"),
        _paragraph(title, "title"),
        _paragraph(label if group.pitch_title else (), "label"),
        meeting,
    ]
    return _sheet(filter(None, parts), f' style="{sizes}"')


def _number_size(number: str) -> int:
    return min(_NUMBER_HEIGHT, int(_SIGN_WIDTH / (_DIGIT * len(number))))


def _title_size(title: str) -> int:
    """Return the largest size in which all lines of *title* find room, else the smallest one."""
    ems = sum(1.0 if cell_len(each) > 1 else 0.6 for each in title)
    for size in _TITLE_SIZES:
        lines = -(-ems * size // (_SIGN_WIDTH - size))
        if lines * size * _LINE <= _TITLE_HEIGHT:
            return size
    return _TITLE_SIZES[-1]


def _sheet(parts: Iterable[str], attributes: str = "") -> str:
    inner = "\n".join(parts)
    return f"<section{attributes}>\n{inner}\n</section>"


def _blocks(blocks: Page) -> Iterator[str]:
    """Yield the blocks of a page; the paragraph that follows its heading says what it is about."""
    before: Block | None = None
    for block in blocks:
        is_lead = isinstance(before, Heading) and before.level == 2
        written = "\n".join(_lines(block, "lead" if is_lead else None))
        if written:
            yield written
        before = block


def _lines(block: Block, kind: str | None) -> Iterator[str]:
    match block:
        case Heading(level, content):
            yield f"<h{level}>{_escaped(content)}</h{level}>"
        case Paragraph(content):
            yield _paragraph(content, kind)
        case Bullets(items) | Numbers(items) if items:
            tag = "ol" if isinstance(block, Numbers) else "ul"
            yield f"<{tag}>"
            yield from (f"<li>{_escaped(item)}</li>" for item in items)
            yield f"</{tag}>"
        case Table(header, rows):
            yield f"<table>\n<thead>{_row(header, 'th')}</thead>\n<tbody>"
            yield from (_row(row, "td") for row in rows)
            yield "</tbody>\n</table>"
        case Rule():
            yield "<hr>"


def _paragraph(content: Inline, kind: str | None = None) -> str:
    """Return a paragraph, nothing where it has no words."""
    words = _escaped(content)
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{words}</p>" if words else ""


def _row(cells: tuple[Inline, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_escaped(cell)}</{tag}>" for cell in cells) + "</tr>"


def _escaped(content: Inline) -> str:
    return escape(plain_text(content))
