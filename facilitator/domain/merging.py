"""Two people changed the same text: put both changes together, or keep both texts.

A three-way merge by characters. Nothing that was typed is dropped: where both changed the same
span, the caller keeps the two texts side by side.
"""

from difflib import SequenceMatcher

LONGEST_COMPARED = 4_000
"""Most characters compared in detail; longer texts are compared by their ends only."""

Change = tuple[int, int, str]
"""Where a change begins in the base, how many characters it takes out, what it puts in."""


def _one_change(base: str, text: str) -> list[Change]:
    start, end, most = 0, 0, min(len(base), len(text))
    while start < most and base[start] == text[start]:
        start += 1
    while end < most - start and base[-1 - end] == text[-1 - end]:
        end += 1
    return [(start, len(base) - start - end, text[start : len(text) - end])]


def _all_changes(base: str, text: str) -> list[Change]:
    matcher = SequenceMatcher(None, base, text, autojunk=False)
    return [
        (i1, i2 - i1, text[j1:j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _clash(mine: list[Change], theirs: list[Change]) -> bool:
    return any(
        (p < q + taken and q < p + cut) or p == q for p, cut, _ in mine for q, taken, _ in theirs
    )


def changes(base: str, text: str) -> list[Change]:
    """Return what makes *text* out of *base*, in their order; of long texts, as one change."""
    if max(len(base), len(text)) > LONGEST_COMPARED:
        return _one_change(base, text)
    return _all_changes(base, text)


def merge(base: str, mine: str, theirs: str) -> str | None:
    """Return *base* with the changes of both texts, None where they changed the same span."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    ours, others = _one_change(base, mine), _one_change(base, theirs)
    if _clash(ours, others):
        if max(len(base), len(mine), len(theirs)) > LONGEST_COMPARED:
            return None
        ours, others = _all_changes(base, mine), _all_changes(base, theirs)
        if _clash(ours, others):
            return None
    text = base
    for start, cut, put in sorted(ours + others, reverse=True):
        text = text[:start] + put + text[start + cut :]
    return text
