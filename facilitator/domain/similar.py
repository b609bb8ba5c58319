"""Which lines of other groups say something like this one.

Compared are the pairs of neighbouring characters, which works without knowing where a Japanese word
ends: the measure of Dice (1945), twice what both have over all that each has. A line of one
character has none, and resembles nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from facilitator.domain.common import Common
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
    pairs = _pairs(wanted)
    found = (
        Alike(wanted, other, _likeness(pairs, _pairs(other)))
        for other in notes.lines.values()
        if other.group != wanted.group
    )
    return tuple(_ranked(each for each in found if each.likeness >= LEAST)[:most])


def _ranked(found: Iterable[Alike]) -> list[Alike]:
    return sorted(found, key=lambda each: -each.likeness)


def suggestions(notes: Notes, common: Common, *, most: int = 12) -> tuple[Alike, ...]:
    """Return the pairs of lines of different groups that are most alike, the most alike first.

    Each pair of lines stands once, the one that stands first ahead; what was brought together in a
    common point is left out. What lines share is counted
    pair by pair of characters, so that those that share nothing cost nothing.
    """
    lines = list(notes.lines.values())
    pairs = [_pairs(line) for line in lines]
    sizes = [each.total() for each in pairs]
    holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    found = []
    for place, line in enumerate(lines):
        shared: defaultdict[int, int] = defaultdict(int)
        for pair, count in pairs[place].items():
            for other, times in holders[pair]:
                shared[other] += count if count < times else times
            holders[pair].append((place, count))
        for other in sorted(shared):
            likeness = 2 * shared[other] / (sizes[place] + sizes[other])
            if likeness >= LEAST and lines[other].group != line.group:
                found.append(Alike(lines[other], line, likeness))
    new = (each for each in _ranked(found) if not common.are_together(each.line.id, each.other.id))
    return tuple(islice(new, most))
