"""Showing words only where they are new, and laying the screen out only where their size counts."""

from textual.content import Content
from textual.widgets import Static


def show(static: Static, words: Content) -> None:
    """Let *static* show *words*, if those are not what it shows, colours and all.

    Where its size is not that of the words it alone is painted: to lay out the screen paints twice.
    """
    shown = static.content
    if not isinstance(shown, Content) or not shown.is_same(words):
        static.update(words, layout=static.styles.auto_dimensions)
