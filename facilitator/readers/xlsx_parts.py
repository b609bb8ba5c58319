"""The parts of an Excel file that matter for a list, each read tag by tag.

One pass and little memory, however the file was made; tags are known by their names without the
namespace, so that both kinds of .xlsx (transitional and strict) can be read.
"""

import itertools
import posixpath
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Protocol
from xml.parsers import expat

from facilitator.readers.people_sheet import BIGGEST_LIST, TableFaulty

MOST_TAGS = 1_500_000
"""The most in one part; a list of 20,000 people has about a million."""

_CHUNK = 1_000_000  # expat reads a long tag again with every one

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of the built-in formats of dates and times, those of Japanese Excel among them."""

_HAS_KANJI = re.compile("[々\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Part(Protocol):
    """What takes the tags of one part, in their order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of a tag."""

    def end(self, tag: str) -> None:
        """Take its end."""

    def text(self, words: str) -> None:
        """Take a piece of the text in it."""


def read_part(archive: zipfile.ZipFile, name: str, part: Part) -> None:
    """Give *part* all tags of the file *name*; raise TableFaulty where it is too big unpacked."""
    packed = archive.getinfo(name)
    if packed.file_size > BIGGEST_LIST:  # no more than that is ever unpacked
        raise _too_big()
    if packed.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(f"packed in the way {packed.compress_type}")
    tags = itertools.count(1)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if next(tags) > MOST_TAGS:
            raise _too_big()
        part.start(_local(tag), attributes)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: part.end(_local(tag))
    parser.CharacterDataHandler = part.text
    with archive.open(packed) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _too_big() -> TableFaulty:
    return TableFaulty(
        "The Excel file is too big. Copy the list of people into a new file, and try again."
    )


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_entities(*_: object) -> None:
    raise ValueError("a part of an Excel file has no document type")


class _Silent:
    """A part in which no text counts."""

    def end(self, tag: str) -> None:
        """Pass over it."""

    def text(self, words: str) -> None:
        """Pass over it."""


class Book(_Silent):
    """The workbook: its ``visible`` sheets as name and link, and from when it counts days."""

    def __init__(self) -> None:
        self.visible: list[tuple[str, str]] = []
        self.day_zero = date(1899, 12, 30)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a sheet that is not hidden."""
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            links = [value for key, value in attributes.items() if key.endswith(":id")]
            self.visible.append((attributes["name"], links[0]))
        elif tag == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.day_zero = date(1904, 1, 1)


class Links(_Silent):
    """Which part a link of the workbook leads to, by kind of part and id of the link."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, str]] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a link."""
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes["Type"].rpartition("/")[2]
            place = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))
            self.parts.setdefault(kind, {})[attributes["Id"]] = place.lstrip("/")


class Styles(_Silent):
    """Which styles of cells show a number as a date or a time, in their order."""

    def __init__(self) -> None:
        self.are_dates: list[bool] = []
        self._formats: dict[str, bool] = {}
        self._is_in_cells = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a format, or a style with its format."""
        if tag == "cellXfs":
            self._is_in_cells = True
        elif tag == "numFmt":
            shown = _LITERAL.sub("", attributes.get("formatCode", "")).partition(";")[0]
            self._formats[attributes["numFmtId"]] = bool(re.search("[ymdhs]", shown.casefold()))
        elif tag == "xf" and self._is_in_cells:
            number = attributes.get("numFmtId", "0")
            self.are_dates.append(self._formats.get(number, int(number) in _DATE_FORMATS))

    def end(self, tag: str) -> None:
        """Leave the styles of cells."""
        if tag == "cellXfs":
            self._is_in_cells = False


class Strings:
    """The texts that cells share, and the furigana of those that have it.

    ``readings`` has None for a text that stands there twice with different furigana.
    """

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.readings: dict[str, str | None] = {}
        self._words: list[str] = []
        self._ruby: list[tuple[int, int, list[str]]] = []
        self._taken: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or the furigana of a part of it."""
        if tag == "si":
            self._words, self._ruby = [], []
        elif tag == "rPh":
            self._ruby.append((int(attributes["sb"]), int(attributes["eb"]), []))
        elif tag == "t":
            self._taken = self._ruby[-1][2] if self._ruby else self._words

    def text(self, words: str) -> None:
        """Take words of the text or its furigana."""
        if self._taken is not None:
            self._taken.append(words)

    def end(self, tag: str) -> None:
        """Keep a text that is whole."""
        if tag == "t":
            self._taken = None
        elif tag == "si":
            words = unescaped("".join(self._words))
            self.strings.append(words)
            if self._ruby and (reading := self._reading(words)):
                is_known = self.readings.setdefault(words, reading) == reading
                self.readings[words] = reading if is_known else None

    def _reading(self, words: str) -> str:
        """Return *words* with the furigana in its places; empty where kanji are left over."""
        units = words.encode("utf-16-le", "surrogatepass")
        parts, plain, at = [], [], 0
        for begin, end, ruby in self._ruby:
            plain.append(units[2 * at : 2 * begin].decode("utf-16-le", "ignore"))
            parts += [plain[-1], "".join(ruby)]
            at = end
        plain.append(units[2 * at :].decode("utf-16-le", "ignore"))
        return "" if _HAS_KANJI.search("".join(plain)) else "".join((*parts, plain[-1]))


def unescaped(words: str) -> str:
    """Return *words* with the characters that Excel writes as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words
