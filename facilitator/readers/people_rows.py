"""The people in a list, and the rows in which nobody could be read.

What was typed is kept as it was typed; only addresses and numbers are made narrow. Nothing is
guessed away: a row with content but nobody in it is told with its number and the reason.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.text import LONGEST_LINE, clean_line, matching_key
from facilitator.readers.people_columns import NAMES, WISHES, Column
from facilitator.readers.people_sheet import TableFaulty, TableRow
from facilitator.readers.people_table import Table

_TOTALS = frozenset(map(matching_key, ("合計", "総計", "小計", "計", "total", "subtotal", "sum")))

LONGEST_NAME = 100
"""Most characters in the name of a person."""

_WITHOUT_ZERO = re.compile("[1-9][0-9]{8,9}")
"""A Japanese telephone number that a spreadsheet took for a number."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person of a list, in the words of the list; empty where it says nothing.

    ``row`` counts from 1, as a spreadsheet shows it; ``wishes`` are in their order, without empty
    ones; ``kind`` and ``roles`` are words that the program may not know.
    """

    row: int
    name: str
    reading: str = ""
    organisation: str = ""
    kind: str = ""
    email: str = ""
    phone: str = ""
    wishes: tuple[str, ...] = ()
    way: str = ""
    remark: str = ""
    roles: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row in which nobody can be read, and why, in words as those of ``Refused``."""

    reason: str
    row: int
    cells: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


def read_people(
    table: Table, columns: Sequence[Column | None]
) -> tuple[tuple[ListedPerson, ...], tuple[BadRow, ...]]:
    """Return the people of *table*, whose columns hold *columns*, and its bad rows.

    Rows with nothing in these columns are left out. Raise TableFaulty where no column has the
    names, or two have the same.
    """
    places = _places(table, columns)
    people: list[ListedPerson] = []
    bad_rows: list[BadRow] = []
    for row in table.rows:
        if bad := _why_bad(table, row, places):
            bad_rows.append(bad)
        elif name := _name(row, places):
            person = _person(table, row, places, name)
            if bad := _why_too_long(table, row, places, person):
                bad_rows.append(bad)
            else:
                people.append(person)
    return tuple(people), tuple(bad_rows)


def _places(table: Table, columns: Sequence[Column | None]) -> dict[Column, int]:
    """Return in which column, from 0, each thing stands."""
    places: dict[Column, int] = {}
    for place, column in enumerate(columns):
        if column is None:
            continue
        if column in places:
            raise TableFaulty(
                "The columns “{first}” and “{second}” cannot both be taken for the same.",
                first=table.headings[places[column]],
                second=table.headings[place],
            )
        places[column] = place
    if not NAMES & places.keys():
        raise TableFaulty("No column is taken for the names. Choose the one that has them.")
    return places


def _why_bad(table: Table, row: TableRow, places: Mapping[Column, int]) -> BadRow | None:
    """Return why nobody can be read in *row*; None where somebody can, or it says nothing."""
    here = [place for place in places.values() if row.cell(place) or place in row.unread]
    if not any(row.cells) and not row.unread:
        return BadRow("The row has nothing but hidden characters.", row.number, row.cells)
    if len(row.cells) > len(table.headings):
        return BadRow(
            "The row has more cells than there are headings; a comma may stand in a name.",
            row.number,
            row.cells,
        )
    if bad := next(filter(None, (_why_bad_cell(table, row, place) for place in here)), None):
        return bad
    name = _name(row, places)
    if here and not name:
        return BadRow("There is no name.", row.number, row.cells)
    if name and _TOTALS & {matching_key(cell) for cell in row.cells if len(cell) < LONGEST_NAME}:
        return BadRow("This seems to be a row of totals.", row.number, row.cells)
    if len(name) > LONGEST_NAME:
        return BadRow("The name is too long.", row.number, row.cells)
    if name.startswith(("=", "＝")):
        return BadRow("Instead of a name there is a formula.", row.number, row.cells)
    return None


def _why_bad_cell(table: Table, row: TableRow, place: int) -> BadRow | None:
    values = {"heading": table.headings[place]}
    if place in row.unread:
        return BadRow(
            "The formula under “{heading}” has no result in the file.",
            row.number,
            row.cells,
            values,
        )
    if len(row.cell(place)) > LONGEST_LINE:
        return BadRow("The text under “{heading}” is too long.", row.number, row.cells, values)
    return None


def _why_too_long(
    table: Table, row: TableRow, places: Mapping[Column, int], person: ListedPerson
) -> BadRow | None:
    """Return why *person* cannot be kept: made narrow or joined, a text becomes longer."""
    texts = {
        Column.READING: person.reading,
        Column.FAMILY_READING: person.reading,
        Column.EMAIL: person.email,
        Column.PHONE: person.phone,
    }
    for column, text in texts.items():
        if len(text) > LONGEST_LINE and column in places:
            values = {"heading": table.headings[places[column]]}
            reason = "The text under “{heading}” is too long."
            return BadRow(reason, row.number, row.cells, values)
    return None


def _name(row: TableRow, places: Mapping[Column, int]) -> str:
    return _joined(row, places, Column.NAME, (Column.FAMILY_NAME, Column.GIVEN_NAME))


def _joined(
    row: TableRow, places: Mapping[Column, int], whole: Column, parts: tuple[Column, Column]
) -> str:
    """Return what stands under *whole*, else the *parts* with a space between them."""
    found = [_cell(row, places, part) for part in parts]
    return _cell(row, places, whole) or " ".join(part for part in found if part)


def _cell(row: TableRow, places: Mapping[Column, int], column: Column) -> str:
    return row.cell(places[column]) if column in places else ""


def _person(table: Table, row: TableRow, places: Mapping[Column, int], name: str) -> ListedPerson:
    def cell(column: Column) -> str:
        return _cell(row, places, column)

    return ListedPerson(
        row=row.number,
        name=name,
        reading=_reading(table, row, places),
        organisation=cell(Column.ORGANISATION),
        kind=cell(Column.KIND),
        email=_narrow(cell(Column.EMAIL)),
        phone=_phone(cell(Column.PHONE)),
        wishes=tuple(wish for each in WISHES if (wish := cell(each))),
        way=cell(Column.WAY),
        remark=cell(Column.REMARK),
        roles=cell(Column.ROLES),
    )


def _reading(table: Table, row: TableRow, places: Mapping[Column, int]) -> str:
    """Return how the name is read; from the furigana in the file where no column says it."""
    parts = (Column.FAMILY_READING, Column.GIVEN_READING)
    if reading := _joined(row, places, Column.READING, parts):
        return reading
    whole = _cell(row, places, Column.NAME)
    names = [whole] if whole else [_cell(row, places, Column.FAMILY_NAME)]
    if not whole and (given := _cell(row, places, Column.GIVEN_NAME)):
        names.append(given)
    readings = [table.readings.get(name, "") for name in names]
    return " ".join(readings) if all(readings) else ""


def _phone(typed: str) -> str:
    """Return a telephone number in narrow characters, with the 0 that a spreadsheet dropped."""
    narrow = _narrow(typed)
    return f"0{narrow}" if _WITHOUT_ZERO.fullmatch(narrow) else narrow


def _narrow(typed: str) -> str:
    return clean_line(unicodedata.normalize("NFKC", typed))
