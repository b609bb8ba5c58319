"""On which line of a TOML file each key stands.

``tomllib`` gives the values but not their places. This scanner walks a text that ``tomllib`` has
read already: it only has to tell keys, strings and brackets apart, not to check anything.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

from facilitator.domain.plan_places import Place

_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}\n#]+")


class _Lost(Exception):
    """The scanner does not understand the text."""


class _Scanner:
    """Walks a TOML text once and notes where each place begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts: dict[Place, int] = {}
        self._last: dict[Place, int] = {}

    def document(self) -> None:
        """Walk the whole text."""
        table: Place = ()
        self._take(_GAP)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._take(_GAP)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _Lost
        self.at = found.end()
        return found[0]

    def _comes(self, mark: str) -> bool:
        """Step over *mark* if it comes next, and tell whether it did."""
        self._take(_GAP)
        is_next = self.text.startswith(mark, self.at)
        self.at += len(mark) * is_next
        return is_next

    def _key(self) -> list[str]:
        parts = [self._part()]
        while _DOT.match(self.text, self.at):
            self._take(_DOT)
            parts.append(self._part())
        return parts

    def _part(self) -> str:
        self._take(_GAP)
        part = self._take(_KEY)
        return part if part[0] not in "\"'" else str(tomllib.loads(f"key = {part}")["key"])

    def _header(self) -> Place:
        """Read ``[a.b]`` or ``[[a.b]]``; a name that is a list means its last element."""
        start = self.at
        is_list = self.text.startswith("[[", self.at)
        self.at += 1 + is_list
        *outer, last = self._key()
        place: Place = ()
        for part in outer:
            place = self._latest((*place, part))
            self.starts.setdefault(place, start)
        place = (*place, last)
        self.starts.setdefault(place, start)
        if is_list:
            self._last[place] = self._last.get(place, -1) + 1
        place = self._latest(place)
        self.starts.setdefault(place, start)
        if not self._comes("]]" if is_list else "]"):
            raise _Lost
        return place

    def _latest(self, place: Place) -> Place:
        return (*place, self._last[place]) if place in self._last else place

    def _pair(self, table: Place) -> None:
        start, place = self.at, table
        for part in self._key():
            place = (*place, part)
            self.starts.setdefault(place, start)
        if not self._comes("="):
            raise _Lost
        self._value(place)

    def _value(self, place: Place) -> None:
        if self._comes("["):
            number = 0
            while not self._comes("]"):
                self._take(_GAP)
                self.starts[(*place, number)] = self.at
                self._value((*place, number))
                self._comes(",")
                number += 1
        elif self._comes("{"):
            while not self._comes("}"):
                self._pair(place)
                self._comes(",")
        else:
            self._take(_STRING if self.text[self.at : self.at + 1] in ("'", '"') else _OTHER)


def lines_of(text: str) -> Mapping[Place, int]:
    """Return the line, from 1, on which each place of a TOML text begins.

    Newlines are ``\\n``. What the scanner does not understand ends it: later places are not told.
    """
    scanner = _Scanner(text)
    with suppress(_Lost, RecursionError):
        scanner.document()
    newlines = [found.start() for found in re.finditer("\n", text)]
    return {place: bisect_right(newlines, at) + 1 for place, at in scanner.starts.items()}


def line_of(lines: Mapping[Place, int], place: Place) -> int | None:
    """Return the line of *place*, or of the nearest thing around it that has one."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)
