"""What a browser may say to its seat, checked where it enters; whatever else it says ends the talk.

A message is a JSON list: ``["stdin", data, n]``, ``["resize", {"width": w, "height": h}]``,
``["ping", t]``, ``["focus"]`` or ``["blur"]``.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

LONGEST_MESSAGE = 320 * 1024
"""Bytes of one message; a paste of 100,000 characters of Japanese, three bytes each, is shorter."""

NARROWEST, WIDEST = 20, 400
LOWEST, HIGHEST = 8, 200
"""The sizes of a screen in cells; 100,000 columns would take gigabytes."""

_MOST_COUNTED = 2**53
"""The greatest whole number that a browser counts exactly."""

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_UNTYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class BadMessage(Exception):
    """A browser said what no page of this program says."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed or pasted; *number* counts the messages of one page, from 1."""

    data: str
    number: int


@dataclass(frozen=True, slots=True)
class Resized:
    """The screen is so many cells wide and high now."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pinged:
    """Is anybody there? *token* is to be said in the answer."""

    token: str | int | float


@dataclass(frozen=True, slots=True)
class Focused:
    """The page came into focus, or left it."""

    is_focused: bool


Message = Typed | Resized | Pinged | Focused


def read_message(words: str) -> Message:
    """Return what *words* mean, made harmless; raises BadMessage where they mean nothing."""
    try:
        said = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise BadMessage("not JSON") from error
    match said:
        case ["stdin", str(data), int(number)] if 0 < _whole(number) <= _MOST_COUNTED:
            return Typed(without_commands(data), number)
        case ["resize", {"width": int(width), "height": int(height), **rest}] if not rest:
            return Resized(*clamped(_whole(width), _whole(height)))
        case ["ping", str() | int() | float() as token] if len(str(token)) <= 64:
            return Pinged(token)
        case ["focus"] | ["blur"]:
            return Focused(said == ["focus"])
    raise BadMessage("unknown")


def _whole(number: Any) -> int:
    """Return *number*; true and false, which Python counts as numbers, are none."""
    if isinstance(number, bool):
        raise BadMessage("not a number")
    return int(number)


def clamped(width: int, height: int) -> tuple[int, int]:
    """Return the size of a screen that a seat may have, nearest to the one that is wanted."""
    return max(NARROWEST, min(width, WIDEST)), max(LOWEST, min(height, HIGHEST))


def without_commands(data: str) -> str:
    """Return what a terminal sent, with nothing in a paste that could act as a key.

    All from the first beginning of a paste to the end of the message is the paste: what looks like
    its end in the middle was in the clipboard. It keeps its text, newlines and tabs. An end without
    a beginning is dropped.
    """
    keys, begins, paste = data.partition(_PASTE_BEGINS)
    keys = keys.replace(_PASTE_ENDS, "")
    if not begins:
        return keys
    paste = paste.removesuffix(_PASTE_ENDS).replace("\r\n", "\n").replace("\r", "\n")
    return f"{keys}{_PASTE_BEGINS}{_UNTYPED.sub('', paste)}{_PASTE_ENDS}"
