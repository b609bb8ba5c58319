"""Keys have their effect in the order in which they were pressed.

A field takes a letter at once, while Enter or Backspace climbs up to the app before it does
anything. Of keys that come in one piece (over a slow line, after a lost network, from a script)
letters overtake it: ``one Enter two Enter`` becomes the line “onetwo”.
"""

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Key
from textual.message import Message

_PATIENCE = 0.5
"""Seconds that a key may take; then the next one is taken in all the same."""

_CLIMBS = 3
"""The key climbs; what it sets off (``Input.Submitted``, say) climbs; and what that sets off."""


@cache
def in_order(driver: type[Driver]) -> type[Driver]:
    """Return *driver* as one that takes in the next key only after the last had its effect."""
    return type(driver.__name__, (_InOrder, driver), {})


class _InOrder(Driver):
    """A part of a driver: keys arrive in a thread of their own, which can wait."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app
        self._home = threading.get_ident()
        self._has_letters = False

    def process_message(self, message: Message) -> None:
        """Take in a key; one that is no letter comes after those before it, and before the next.

        Before: a key that the app takes for itself (F9, F10) would overtake letters that the field
        has not seen yet.
        """
        is_key = isinstance(message, Key) and threading.get_ident() != self._home
        is_letter = isinstance(message, Key) and message.is_printable
        if is_key and not is_letter and self._has_letters:
            self._wait(climbs=1)
        super().process_message(message)
        if is_key and not is_letter:
            self._wait(climbs=_CLIMBS)
        if is_key:
            self._has_letters = is_letter

    def _wait(self, *, climbs: int) -> None:
        done = threading.Event()
        self.app.call_later(self.app.call_later, self._follow, done, climbs)
        done.wait(_PATIENCE)

    def _follow(self, done: threading.Event, climbs: int, way: Sequence[DOMNode] = ()) -> None:
        """Go the way of a key, through the queue of each from the focused widget up to the app."""
        if not way and climbs:
            climbs, way = climbs - 1, (self.app.focused or self.app.screen).ancestors_with_self
        if not way or not way[0].call_later(self._follow, done, climbs, way[1:]):
            done.set()
