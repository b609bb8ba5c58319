"""Rows from comma-, tab- or semicolon-separated text, in the encodings that Japanese lists have."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from facilitator.readers.people_sheet import GatheredRows, TableFaulty, TableRow

_CODECS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "UTF-8": ("utf-8-sig",),
        "CP932": ("cp932",),  # never Python's shift_jis, which knows neither ㈱ nor 髙
        "EUC-JP": ("euc_jp", "euc_jis_2004"),  # the second one for ㈱ and ①
        "UTF-16": ("utf-16",),
    }
)
_ALSO_CALLED = {"SHIFTJIS": "CP932", "SJIS": "CP932", "MS932": "CP932", "WINDOWS31J": "CP932"}

ENCODINGS = tuple(_CODECS)
"""The encodings that can be chosen. Without a choice all but EUC-JP are told by the bytes."""

DELIMITERS = ",\t;"

_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_MOST_DELIMITERS = 20_000
_MOST_LINES = 1_048_576  # the rows that a spreadsheet has
_AS_TEXT = re.compile("""="(.*)"|'([=+@＝＋＠－-].*)""", re.DOTALL)


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of *content* and the name of its encoding, one of ``ENCODINGS``.

    Without a chosen *encoding*: what its first bytes say, else UTF-8, else CP932, each read
    strictly. Raise TableFaulty where none fits.
    """
    if encoding is not None:
        return _in_encoding(content, encoding)
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return _in_encoding(content, name)
    for name in ("UTF-8", "CP932"):
        if (text := _text(content, name)) is not None:
            return text, name
    raise TableFaulty(
        "The file is neither in UTF-8 nor in CP932. Choose its encoding: {encodings}.",
        encodings=", ".join(ENCODINGS),
    )


def _in_encoding(content: bytes, encoding: str) -> tuple[str, str]:
    plain = re.sub("[-_ ]", "", encoding).upper()
    names = {re.sub("-", "", name): name for name in ENCODINGS} | _ALSO_CALLED
    if plain not in names:
        raise TableFaulty(
            "There is no encoding “{encoding}” to choose. There are: {encodings}.",
            encoding=encoding,
            encodings=", ".join(ENCODINGS),
        )
    if (text := _text(content, names[plain])) is None:
        raise TableFaulty(
            "The file is not in the encoding {encoding}. Choose another one.",
            encoding=names[plain],
        )
    return text, names[plain]


def _text(content: bytes, encoding: str) -> str | None:
    for codec in _CODECS[encoding]:
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def first_rows(text: str, delimiter: str, count: int) -> tuple[TableRow, ...]:
    """Return the rows among the first *count* of *text*, as far as they can be read."""
    gathered = GatheredRows()
    try:
        for number, cells in enumerate(islice(_records(text, delimiter), count), 1):
            gathered.add(number, cells)
    except (csv.Error, TableFaulty):
        pass  # the whole text will tell, or another delimiter fits
    return tuple(gathered.rows)


def all_rows(text: str, delimiter: str) -> tuple[TableRow, ...]:
    """Return the rows of *text*; raise TableFaulty where a quotation mark has no partner.

    Such a mark is never passed over: it would draw the people below into one cell.
    """
    gathered = GatheredRows()
    number = 0
    try:
        for number, cells in enumerate(_records(text, delimiter), 1):
            gathered.add(number, map(_as_typed, cells))
    except csv.Error:
        raise TableFaulty(
            "In row {row} a quotation mark has no partner, or a cell is too long. Correct it, and "
            "try again.",
            row=number + 1,
        ) from None
    return tuple(gathered.rows)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=True)


def _lines(text: str, delimiter: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > _MOST_LINES or line.count(delimiter) > _MOST_DELIMITERS:
            raise TableFaulty("The file has too many lines or columns for a list of people.")
        yield line


def _as_typed(cell: str) -> str:
    """Return *cell* without what keeps a spreadsheet from changing it: ``="076…"``, ``'+81…``."""
    kept = _AS_TEXT.fullmatch(cell)
    return (kept[1] or kept[2] or "") if kept else cell
