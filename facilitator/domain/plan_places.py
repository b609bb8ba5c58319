"""Places in the plain content of a plan file: what stands there, and what is wrong with it.

The content is mappings and lists in any state, as they stand in the file, or as the values that
were made from it write themselves.
"""

from collections.abc import Iterator, Mapping
from typing import LiteralString

from pydantic_core import InitErrorDetails, PydanticCustomError

from facilitator.domain.text import matching_key

Place = tuple[str | int, ...]
"""Where something stands: ``("group", 2, "note", 0, "kind")``."""


def at(content: object, *steps: str, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Yield what stands at *steps*, with its place; ``*`` is every element of a list."""
    if not steps:
        yield place, content
    elif steps[0] == "*":
        for number, each in enumerate(content if isinstance(content, list | tuple) else ()):
            yield from at(each, *steps[1:], place=(*place, number))
    elif isinstance(content, Mapping) and content.get(steps[0]) is not None:
        yield from at(content[steps[0]], *steps[1:], place=(*place, steps[0]))


def names(content: object, *steps: str) -> Iterator[tuple[Place, str, str]]:
    """Yield the strings at *steps*: the place, the string, and the key it is compared by."""
    for place, value in at(content, *steps):
        if isinstance(value, str) and (key := matching_key(value)):
            yield place, value, key


def broken(error: LiteralString, place: Place, value: object, **values: object) -> InitErrorDetails:
    """Return the mistake *error* at *place*, with *values* for its sentences."""
    return InitErrorDetails(type=PydanticCustomError(error, error, values), loc=place, input=value)


def name_of(place: Place) -> str:
    """Return *place* as people read it: ``group[2].note[0].kind``."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return words.removeprefix(".")
