"""What Textual makes of Alt with a digit or an arrow, and the correction.

It takes Alt+8 for the sign that a Mac types so with its option key, and writes • into a field. Of
Alt+↑ it makes two keys, Escape and ↑: the first one leaves what is open (Textual 8.2.8). `japanese`
applies this correction with the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


@dataclass(frozen=True, slots=True)
class AltKey:
    """The name of a key, as Textual's own table holds it."""

    value: str


SENT = {
    **{f"\x1b{digit}": f"alt+{digit}" for digit in range(10)},
    **{
        f"\x1b[1;3{end}": f"alt+{key}"
        for end, key in zip("ABCD", ("up", "down", "right", "left"), strict=True)
    },
}
"""What a terminal sends for Alt with another key, and the name of both."""

KEYS: Mapping[str, object] = {
    **ANSI_SEQUENCES_KEYS,
    **{sent: (AltKey(name),) for sent, name in SENT.items()},
}
"""The keys by what a terminal sends for them."""
