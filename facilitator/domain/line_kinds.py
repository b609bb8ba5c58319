"""The kinds of note line, and the marks with which they are typed."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.text import Text, Value, clean_line


class LineKind(StrEnum):
    """What a note line is."""

    QUESTION = "question"
    ANSWER = "answer"
    TOPIC = "topic"
    IDEA = "idea"
    OFFER = "offer"
    CONCERN = "concern"
    DECISION = "decision"
    NEXT_STEP = "next-step"
    INDICATOR = "indicator"
    REMARK = "remark"


class Mark(Value):
    """How a kind of line is typed and shown: its mark, its key, and its word."""

    kind: LineKind
    mark: str
    key: str
    words: Text


MARKS: Mapping[LineKind, Mark] = MappingProxyType(
    {
        kind: Mark(kind=kind, mark=mark, key=key, words=Text.of(ja, en))
        for kind, mark, key, ja, en in (
            (LineKind.QUESTION, "?", "q", "質問", "Question"),
            (LineKind.ANSWER, ">", "a", "回答", "Answer"),
            (LineKind.TOPIC, "#", "t", "論点", "Topic"),
            (LineKind.IDEA, "*", "i", "アイデア", "Idea"),
            (LineKind.OFFER, "+", "o", "申し出", "Offer"),
            (LineKind.CONCERN, "~", "c", "懸念", "Concern"),
            (LineKind.DECISION, "!", "d", "決定", "Decision"),
            (LineKind.NEXT_STEP, "=", "n", "次の一歩", "Next step"),
            (LineKind.INDICATOR, "%", "k", "指標案", "Indicator idea"),
            (LineKind.REMARK, "-", "r", "補足", "Remark"),
        )
    }
)
"""The ten kinds of note line. A leading mark, half or full width, sets the kind of a typed line."""

_BY_MARK = {mark.mark: mark.kind for mark in MARKS.values()} | {
    "→": LineKind.ANSWER,
    "・": LineKind.IDEA,
    "〜": LineKind.CONCERN,
}

_PART_OF_NUMBERS = frozenset("-－−~～〜+#")
"""Marks that stand for something else directly before a digit: -5度, ～10時, +20%, #1.

Full-width ＋ and ＃ are marks there as well: ＋2名で手伝えます.
"""


def read_mark(typed: str) -> tuple[LineKind | None, str]:
    """Split a typed line into the kind that its leading mark sets (None: no mark) and the words.

    A sign before a number belongs to the number, unless a space stands between.
    """
    line = clean_line(typed)
    words = line.lstrip("\u3000 ")
    mark = unicodedata.normalize("NFKC", words[:1])
    kind = _BY_MARK.get(mark)
    rest = words[1:].lstrip("\u3000 ")
    is_number = words[:1] in _PART_OF_NUMBERS and words[1:2].isdecimal()
    if kind is None or not rest or is_number:
        return None, line
    return kind, rest
