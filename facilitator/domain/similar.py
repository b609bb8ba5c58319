"""Which lines of other groups say something like this one.

Compared are the pairs of neighbouring characters, which works without knowing where a Japanese word
ends: the measure of Dice (1945), twice what both have over all that each has. A line of one
character has none, and resembles nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from facilitator.domain.notes import NoteLine, Notes
from facilitator.domain.text import matching_key

LEAST = 0.2
"""Below this two lines have nothing in common that is worth showing."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two lines of different groups, and how alike they are, from 0 to 1."""

    line: NoteLine
    other: NoteLine
    likeness: float


def _pairs(line: NoteLine) -> Counter[str]:
    words = matching_key(line.text.original)
    return Counter(first + second for first, second in pairwise(words))


def _likeness(some: Counter[str], others: Counter[str]) -> float:
    size = some.total() + others.total()
    return 2 * (some & others).total() / size if size else 0.0


def similar_to(notes: Notes, line: str, *, most: int = 8) -> tuple[Alike, ...]:
    """Return the lines of other groups most like *line*, the most alike first."""
    wanted = notes.lines[line]
    others = (each for each in notes.lines.values() if each.group != wanted.group)
    return _best(_compared(wanted, _pairs(wanted), ((each, _pairs(each)) for each in others)), most)


def _compared(
    line: NoteLine, pairs: Counter[str], others: Iterable[tuple[NoteLine, Counter[str]]]
) -> list[Alike]:
    return [Alike(line, other, _likeness(pairs, theirs)) for other, theirs in others]


def _best(found: Iterable[Alike], most: int) -> tuple[Alike, ...]:
    kept = (each for each in found if each.likeness >= LEAST)
    return tuple(sorted(kept, key=lambda each: -each.likeness)[:most])


def suggestions(notes: Notes, *, most: int = 12) -> tuple[Alike, ...]:
    """Return the pairs of lines of different groups that are most alike, the most alike first.

    Only lines that share a pair of characters are compared; each pair of lines stands once, the
    one written first ahead.
    """
    pairs = {key: _pairs(line) for key, line in notes.lines.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    found = []
    for key, line in notes.lines.items():
        earlier = {other for pair in pairs[key] for other in holders[pair]}
        near = ((notes.lines[other], pairs[other]) for other in notes.lines if other in earlier)
        for other, theirs in near:
            if other.group != line.group:
                found.append(Alike(other, line, _likeness(pairs[key], theirs)))
        for pair in pairs[key]:
            holders[pair].append(key)
    return _best(found, most)
