"""Showing words only where they are new: each update lays out and paints the whole screen again."""

from textual.content import Content
from textual.widgets import Static


def show(static: Static, words: Content) -> None:
    """Let *static* show *words*, if those are not what it shows, colours and all."""
    shown = static.content
    if not isinstance(shown, Content) or not shown.is_same(words):
        static.update(words)
