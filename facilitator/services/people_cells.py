"""What the words in the cells of a list of people mean: roles, needs, the way of taking part.

A tick or a yes means what the heading of its column names (``記録係可: ○``). What is denied does
not count (``記録係は不可``). Of needs, which stand in free text, only what is plainly not wanted is
denied: somebody who cannot take stairs still comes in a wheelchair.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from facilitator.domain.groups import Role
from facilitator.domain.register import Need
from facilitator.domain.text import matching_key

_Thing = TypeVar("_Thing", Need, Role, bool)

MOST_STRANGE = 10
LONGEST_STRANGE = 20
"""Of words that mean nothing so many are shown, and so long: a column taken wrongly is private."""

_NEEDS: Mapping[Need, tuple[str, ...]] = MappingProxyType(
    {
        Need.CHILDCARE: ("託児", "保育", "子連れ", "子ども連れ", "childcare"),
        Need.ACCESS: ("車いす", "車椅子", "車イス", "バリアフリー", "wheelchair"),
        Need.INTERPRETER: ("手話", "通訳", "要約筆記", "interpreter"),
    }
)
_ROLES: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.NOTE_TAKER: ("記録", "書記", "note"),
        Role.FACILITATOR: ("進行", "ファシリ", "司会", "facilitat"),
        Role.REPORTER: ("発表", "report"),
    }
)
_WAYS: Mapping[bool, tuple[str, ...]] = MappingProxyType(
    {
        True: ("オンライン", "online", "zoom", "リモート", "remote", "teams", "web"),
        False: (
            "会場",
            "現地",
            "対面",
            "来場",
            "在席",
            "in person",
            "in-person",
            "onsite",
            "venue",
            "room",
        ),
    }
)

_YES = """○ ◯ 〇 ◎ ● ✓ ✔ ☑ ✅ レ 可 可能 可能です 可です はい 希望 希望する 希望します
    希望あり 要 必要 あり 有 有り できる できます 出来る 出来ます やれます ok yes y true 1 参加"""
_NO = """× ✕ ✖ ✗ ✘ x 不可 不要 なし 無し 無 ない いいえ 否 できない できません 出来ない
    出来ません 希望しない 希望しません 不可能 特になし no n none ng false 0 - ー"""
_PARTS = re.compile(r"[、。,，・･/／;；|｜\n]+")
_NOT_NEEDED = re.compile(
    f"({'|'.join(mark.casefold() for known in _NEEDS.values() for mark in known)})"
    "[席者用利のはがもを:：(（)）-]*(希望|必要|サービス|スペース)?[はがも:：]*"
    "(不要|いいえ|[×✕✖✗✘]|なし(?!で)|無し(?!で)|ない(?!と)|ありません|(要|い)りません|(要ら|いら)ない|し(ない|ません))"
    r"|^\s*(no|without)\b|\b(no|not needed)\s*$"
)
_DENIED = re.compile(
    "不要|不可|不参加|いいえ|[×✕✖✗✘]|なし|無し|(でき|出来|しま|あり)ません|(でき|出来|し)ない"
    r"|難しい|困難|遠慮|辞退|\b(no|not|without|cannot|can't|ng)\b"
)


def roles_in(words: str, heading: str) -> tuple[tuple[Role, ...], str | None]:
    """Return the roles that *words* under *heading* offer, and *words* where they mean nothing."""
    if (ticked := _ticked(words, heading, _ROLES)) is not None:
        return ticked or (), words if ticked == () and _is(words, _YES) else None
    found = dict(_found(words, _ROLES, _DENIED))
    return tuple(role for role, wanted in found.items() if wanted), None if found else words


def needs_in(words: str, heading: str) -> tuple[Need, ...]:
    """Return the needs that a remark under *heading* tells."""
    if (ticked := _ticked(words, heading, _NEEDS)) is not None:
        return ticked
    return tuple(
        need for need, wanted in dict(_found(words, _NEEDS, _NOT_NEEDED)).items() if wanted
    )


def way_in(words: str, heading: str) -> tuple[bool | None, str | None]:
    """Return whether *words* under *heading* say online or in the room, None for neither.

    And *words* where they mean nothing, or both.
    """
    if _is(words, _NO) or _is(words, _YES):
        named = [way for way, _wanted in _found(heading, _WAYS, _DENIED)]
        if len(set(named)) == 1:
            return named[0] is _is(words, _YES), None
        return None, words if _is(words, _YES) else None
    found = dict(_found(words, _WAYS, _DENIED))
    wanted = {way if is_wanted else not way for way, is_wanted in found.items()}
    return (wanted.pop(), None) if len(wanted) == 1 else (None, words)


def strange(words: Iterable[str]) -> Mapping[str, int]:
    """Return how often words that mean nothing come, the most frequent ones, each cut short."""
    counted = Counter(
        each if len(each) <= LONGEST_STRANGE else f"{each[: LONGEST_STRANGE - 1]}…"
        for each in words
    )
    return dict(counted.most_common(MOST_STRANGE))


def _ticked(
    words: str, heading: str, marks: Mapping[_Thing, tuple[str, ...]]
) -> tuple[_Thing, ...] | None:
    """Return what a yes or a no under *heading* means; None where *words* are neither."""
    if _is(words, _NO):
        return ()
    if not _is(words, _YES):
        return None
    return tuple(dict(_found(heading, marks, None)))


def _is(words: str, known: str) -> bool:
    """Say whether *words* are one of the *known*, maybe with something in brackets behind."""
    return re.sub(r"[(（].*|[。.!！]+$", "", matching_key(words)) in known.split()


def _found(
    words: str, marks: Mapping[_Thing, tuple[str, ...]], denied: re.Pattern[str] | None
) -> Iterator[tuple[_Thing, bool]]:
    """Yield what is named in *words*, and whether it is wanted: up to the next name or stop."""
    for part in _PARTS.split(unicodedata.normalize("NFKC", words).casefold()):
        places = sorted(
            (min(found), thing)
            for thing, known in marks.items()
            if (found := [place for mark in known if (place := part.find(mark.casefold())) >= 0])
        )
        for number, (place, thing) in enumerate(places):
            begin = place if number else 0
            end = places[number + 1][0] if number + 1 < len(places) else len(part)
            yield thing, denied is None or not denied.search(part[begin:end])
