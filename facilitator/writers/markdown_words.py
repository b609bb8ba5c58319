"""Words inside Markdown: as few escapes as possible, and proof that they read as they were typed.

Nobody knows by heart everything that means something in Markdown, and the renderers differ. So
each line is written with the escapes that are known to be needed, then read back by a real parser
in the place where it will stand. If its words or its structure differ, the line is written again
with every ASCII punctuation mark escaped, which CommonMark promises to be literal.

The parser proves the CommonMark part. What it cannot see (``~`` of cmark-gfm, ``$`` of pandoc,
``:smile:`` and ``www.`` of GitHub) is escaped from the start.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.writers.document import Fixed, Inline, plain_text


@dataclass(frozen=True)
class Place:
    """Where a line stands: what comes before and after it in the smallest such document."""

    before: str = ""
    after: str = ""
    starts_block: bool = False
    """Whether the first words could begin a list, a heading or a rule."""


PARAGRAPH = Place(starts_block=True)
DASH_BULLET = Place("- ", starts_block=True)
STAR_BULLET = Place("* ", starts_block=True)
NUMBER = Place("1. ", starts_block=True)
HEADING = Place("# ")
CELL = Place("| ", " |\n| --- |")

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPECIAL = re.compile(
    r"""
      [\\`*_\[\]<>~|$^{}@]                  # marks, links, cells; ~ $ ^ {} @ of other renderers
    | &(?=\#?[a-z0-9]+;)                    # a character reference: &lt;
    | %(?=[0-9a-f]{2})                      # would be decoded where a renderer finds its own links
    | :(?=[0-9]*[a-z_+-][a-z0-9_+-]*:)      # an emoji such as :smile:, but no time such as 9:30:00
    | (?<![0-9]):(?=[0-9]+:)                # an emoji such as :100:
    | (?: (?<=http) | (?<=https) | (?<=ftp) | (?<=mailto) | (?<=xmpp) ) :   # no link of their own
    | (?<=www)\.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCK_START = re.compile(
    r"""
      ([0-9]{1,9}) (?=[.)](?:[ ]|$))        # 1. or 1)
    | (?=\#{1,6}(?:[ ]|$))
    | (?=[-+=:](?:[-+=: ]|$))               # bullet, rule, underline; : of other renderers
    """,
    re.VERBOSE,
)
_LINK = re.compile(
    r"""
      https?://[a-z0-9] [a-z0-9\-._~:/?\#@!$&'()*+,;=%]*+
      (?![^\W\u3041-\u309f]|[\u0300-\u036f])  # ends before を; before 金沢 it may go on: no link
    | (?<![a-z0-9._+-]) [a-z0-9][a-z0-9._+-]*+ @ [a-z0-9-]+ (?:\.[a-z0-9-]+)+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_LINK = ".,;:!?'\")*_~"
_SHOWN_DIFFERENTLY = re.compile(r"%|&#?\w+(?:;|$)|xn--", re.IGNORECASE)


def write_words(content: Inline, place: Place) -> str:
    """Return *content* as Markdown that reads as it was typed when it stands in *place*.

    Raises ValueError for what is not one clean line: no escape can keep a newline.
    """
    words = plain_text(content)
    if not words:
        return ""
    parts = _merge(content)
    for written in (_few_escapes(parts, place), _all_escaped(parts), _escape_all(words)):
        written = _keep_outer_spaces(written.strip(" "))
        if _reads_as(written, words, place):
            return written
    raise ValueError(f"not a clean line of text: {words!r}")


def _merge(content: Inline) -> Inline:
    """Join neighbours of one kind: what was typed in two parts is read as one text."""
    runs = groupby(content, key=lambda part: isinstance(part, Fixed))
    return tuple(
        Fixed("".join(part.words for part in run if isinstance(part, Fixed)))
        if is_fixed
        else "".join(part for part in run if isinstance(part, str))
        for is_fixed, run in runs
    )


def _few_escapes(parts: Inline, place: Place) -> str:
    written = [part.words if isinstance(part, Fixed) else _escape_text(part) for part in parts]
    if place.starts_block and isinstance(parts[0], str):
        written[0] = _escape_block_start(written[0].lstrip(" "))
    return "".join(written)


def _all_escaped(parts: Inline) -> str:
    """Escape all that was typed, and leave the program's own words as they are."""
    return "".join(part.words if isinstance(part, Fixed) else _escape_all(part) for part in parts)


def _escape_all(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_block_start(written: str) -> str:
    start = _BLOCK_START.match(written)
    return written if start is None else f"{start[0]}\\{written[start.end() :]}"


def _escape_text(text: str) -> str:
    """Escape what is special, and make links of the addresses in *text*."""
    written, end = [], 0
    for found in _LINK.finditer(text):
        address = _without_punctuation_after(found[0])
        written += [_escape(text[end : found.start()]), _link(address)]
        end = found.start() + len(address)
    return "".join(written) + _escape(text[end:])


def _without_punctuation_after(address: str) -> str:
    """Leave the punctuation of the sentence out of *address*, but keep a bracket that it opened."""
    kept = address.rstrip(_AFTER_LINK)
    if address[len(kept) :].startswith(")") and kept.count("(") > kept.count(")"):
        kept += ")"
    return kept


def _link(address: str) -> str:
    """Write a link that shows *address* as it was typed.

    Renderers decode what stands in ``<…>`` before they show it; an address with anything to decode
    gets its words apart from its target.
    """
    if _SHOWN_DIFFERENTLY.search(address) is None:
        return f"<{address}>"
    return f"[{_escape(address)}](<{address.replace('&', '&amp;')}>)"


def _keep_outer_spaces(written: str) -> str:
    """Write an ideographic or no-break space at either end as a character reference.

    Some parsers strip it there, and no backslash keeps it. Between words it stays as it is.
    """
    if written[:1].isspace():
        written = f"&#{ord(written[0])};{written[1:]}"
    if written[-1:].isspace():
        written = f"{written[:-1]}&#{ord(written[-1])};"
    return written


def _reads_as(written: str, words: str, place: Place) -> bool:
    """Say whether a parser finds *words* and nothing else in *written*."""
    return _read(place.before + written + place.after) == (_shape(place), [words])


@cache
def _shape(place: Place) -> list[str]:
    """Return the structure around a harmless word in *place*."""
    return _read(f"{place.before}x{place.after}")[0]


def _read(source: str) -> tuple[list[str], list[str | None]]:
    """Return the structure of *source* and the text of its lines, None for one with marks in it."""
    tokens = _PARSER.parse(source)
    lines = [_text(token.children or []) for token in tokens if token.type == "inline"]
    return [token.type for token in tokens], lines


def _text(tokens: list[Token]) -> str | None:
    """Return the text of one line, or None if it holds more than text and honest links.

    An honest link leads where its words say.
    """
    words = ""
    target, opened = "", 0
    for token in tokens:
        match token.type:
            case "text":
                words += token.content
            case "link_open":
                target, opened = str(token.attrs["href"]), len(words)
            case "link_close" if words[opened:] == target.removeprefix("mailto:"):
                pass
            case _:
                return None
    return words
