"""What is different between two texts, made visible in one of them."""

from textual.content import Content

from facilitator.domain.merging import changes

_STYLE = "bold underline $warning"

_LEAST_ALIKE = 2
"""Fewer characters that are the same between two differences count as a part of them."""


def marked(text: str, other: str, *, in_brackets: bool = False) -> Content:
    """Return *text*, with what *other* has otherwise or not at all marked, in brackets if so."""
    shown, done = Content(""), 0
    before, after = ("〔", "〕") if in_brackets else ("", "")
    for start, end in _spans(other, text):
        difference = f"{before}{text[start:end]}{after}"
        shown = Content.assemble(shown, text[done:start], (difference, _STYLE))
        done = end
    return Content.assemble(shown, text[done:])


def _spans(base: str, text: str) -> list[tuple[int, int]]:
    """Return where *text* has something that *base* has not: from and to, in their order."""
    spans, longer = list[tuple[int, int]](), 0
    for start, taken, put in changes(base, text):
        span = start + longer, start + longer + len(put)
        longer += len(put) - taken
        if spans and span[0] - spans[-1][1] < _LEAST_ALIKE:
            span = spans.pop()[0], span[1]
        spans.append(span)
    return [(start, end) for start, end in spans if start < end]
