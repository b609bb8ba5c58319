"""How the verbs of the properties pick what they are about, from numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from facilitator.domain.events import Body
from facilitator.domain.text import Text

from .told import Told

Decision = Body | Sequence[Body]
Verb = Callable[[Told, int, int, int], Decision]
T = TypeVar("T")

VERBS: dict[str, Verb] = {}
WORDS = ("バスで通う", "バスで毎日通う", "電車で通う", "指標", "かか\u3099", "[/a] **b**")


def verb(decide: Verb) -> Verb:
    """Enter a verb into VERBS."""
    VERBS[decide.__name__] = decide
    return decide


def one_of(choices: Iterable[T], number: int) -> T:
    """Return the choice that *number* means."""
    listed = list(choices)
    return listed[number % len(listed)]


def key_of(known: Mapping[str, object], number: int) -> str:
    """Return a key of *known*, or now and then one that is not there."""
    return one_of([*known, "nothing"], number)


def maybe(known: Mapping[str, object], number: int) -> str | None:
    """Return a key of *known*, or None."""
    return one_of([*known, None], number)


def words(number: int) -> Text:
    """Return a text."""
    text = one_of(WORDS, number)
    return Text(original=text, translation="words" if number % 3 == 0 else None)
