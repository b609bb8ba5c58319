"""The program's own words in documents: labels, and the order in which sections stand.

They come from a TOML file per document and language, shipped with the package. A secretariat may
copy that file, change it, and have it read instead; labels left out of the copy stay as shipped. A
label may have ``{places}``, which are filled with what a person typed or with other labels.
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from facilitator.domain.text import Language, clean_line
from facilitator.writers.document import Fixed, Inline


class WrongLabels(ValueError):
    """A file of labels holds something that the document has no use for."""


@dataclass(frozen=True)
class Labels:
    """Labels by their dotted names (``meeting.heading``), and lists of words by theirs."""

    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> str:
        """Return the words of one label, its places unfilled."""
        return self.words[name]

    def line(self, name: str, **places: Inline) -> Inline:
        """Return a label as a line of a document, with its places filled."""
        return fill(self.words[name], **places)


def fill(template: str, **places: Inline) -> Inline:
    """Return *template* as the program's own words, with *places* where it names them."""
    parts: list[str | Fixed] = []
    for words, name, _, _ in string.Formatter().parse(template):
        if words:
            parts.append(Fixed(words))
        if name is not None:
            parts.extend(places[name])
    return tuple(parts)


def read_labels(
    language: Language, path: Path | None = None, *, document: str = "minutes"
) -> Labels:
    """Return the labels of *document*: those shipped, changed by the file *path* if one is given.

    Raises WrongLabels where that file is not TOML, names a label, a place or a section that does
    not exist, or has another shape; OSError where it cannot be read.
    """
    folder = resources.files("facilitator.writers") / "labels"
    shipped = _read((folder / f"{document}.{language}.toml").read_text(encoding="utf-8"))
    if path is None:
        return shipped
    try:
        changed = _read(path.read_text(encoding="utf-8"))
        _must_fit(changed, shipped)
    except ValueError as error:
        raise WrongLabels(f"{path}: {error}") from error
    return Labels({**shipped.words, **changed.words}, {**shipped.lists, **changed.lists})


def _read(source: str) -> Labels:
    words: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    _flatten(tomllib.loads(source), "", words, lists)
    return Labels(words, lists)


def _flatten(
    table: Mapping[str, object],
    prefix: str,
    words: dict[str, str],
    lists: dict[str, tuple[str, ...]],
) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        match value:
            case dict():
                _flatten(value, f"{name}.", words, lists)
            case str():
                words[name] = _line(name, value)
            case list():
                lists[name] = tuple(_line(name, each) for each in value)
            case _:
                raise ValueError(f"{name} is neither words nor a list of words")


def _line(name: str, value: object) -> str:
    """Return *value*, which must be one clean line; spaces around it belong to it."""
    if not isinstance(value, str) or clean_line(f"-{value}-") != f"-{value}-":
        raise ValueError(f"{name} is not one line of words")
    return value


def _must_fit(changed: Labels, shipped: Labels) -> None:
    for name, words in changed.words.items():
        if name not in shipped.words:
            raise ValueError(f"there is no label {name}")
        if unknown := _places(words) - _places(shipped[name]):
            raise ValueError(f"{name} has no place {{{min(unknown)}}}")
    for name, values in changed.lists.items():
        if name not in shipped.lists:
            raise ValueError(f"there is no list {name}")
        is_order = name == "order" or name.endswith(".order")
        if is_order and (unknown := set(values) - set(shipped.lists[name])):
            raise ValueError(f"{name} names {min(unknown)}, which does not exist")


def _places(template: str) -> set[str]:
    """Return the names of the places in *template*; ValueError for a brace that is not closed."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
