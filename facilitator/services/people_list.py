"""A list of people from a file, looked at: what of it is understood, and what is not.

Nothing is recorded here; ``people_taking`` takes it in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.readers.people_columns import Column
from facilitator.readers.people_rows import BadRow, ListedPerson, read_people
from facilitator.readers.people_table import Table
from facilitator.services.people_cells import strange
from facilitator.services.people_entries import ListEntry, Looking
from facilitator.services.people_known import Change, Known
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remembered_columns

_COLUMNS = {column.value: column for column in Column}


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list as it would be taken in. ``bad`` rows cannot be, and ``doubles`` are likely ones.

    ``changes`` are what it says anew of people registered already; with ``replaces`` it counts also
    where something else is known. Strange words are those that mean nothing in this meeting.
    """

    table: Table
    columns: tuple[Column | None, ...]
    entries: tuple[ListEntry, ...]
    bad: tuple[BadRow, ...]
    doubles: tuple[tuple[ListedPerson, ...], ...]
    changes: tuple[Change, ...]
    replaces: bool

    @property
    def repeated(self) -> frozenset[int]:
        """Return the numbers of the rows that say again who stands in a row before."""
        return frozenset(each.row for group in self.doubles for each in group[1:])

    @property
    def strange_kinds(self) -> Mapping[str, int]:
        """Return the words for kinds of participants that are not known, and how often."""
        return strange(each.strange_kind for each in self.entries if each.strange_kind)

    @property
    def strange_wishes(self) -> Mapping[str, int]:
        """Return the words for wishes that are no pitch of this meeting, and how often."""
        return strange(words for each in self.entries for words in each.strange_wishes)

    @property
    def strange_roles(self) -> Mapping[str, int]:
        """Return the words for roles that mean none, and how often."""
        return strange(each.strange_roles for each in self.entries if each.strange_roles)

    @property
    def strange_ways(self) -> Mapping[str, int]:
        """Return the words for the way of taking part that mean none, and how often."""
        return strange(each.strange_way for each in self.entries if each.strange_way)


def columns_of(
    workshop: Workshop, table: Table, guessed: Sequence[Column | None]
) -> tuple[Column | None, ...]:
    """Return what each column is: as for the last list of that shape, else as *guessed*."""
    remembered = remembered_columns(workshop.database, table.shape)
    if remembered is None or len(remembered) != len(table.headings):
        return tuple(guessed)
    return tuple(_COLUMNS.get(name or "") for name in remembered)


def is_remembered(workshop: Workshop, table: Table) -> bool:
    """Say whether a list of that shape was taken in before."""
    remembered = remembered_columns(workshop.database, table.shape)
    return remembered is not None and len(remembered) == len(table.headings)


def look_at(
    workshop: Workshop,
    table: Table,
    columns: Sequence[Column | None],
    *,
    replaces: bool = False,
) -> PeopleList:
    """Return what of a list is understood; nothing is recorded.

    With *replaces* what it says of people registered already counts also where it differs.
    """
    listed, bad = read_people(table, columns)
    headings = {
        column: heading
        for column, heading in zip(columns, table.headings, strict=True)
        if column is not None
    }
    look = Looking(workshop.session, workshop.register, headings)
    entries = tuple(map(look.entry, listed))
    doubles = _doubles(entries)
    known = Known(workshop, replaces=replaces)
    repeated = {each.row for group in doubles for each in group[1:]}
    changes = [
        change
        for entry in entries
        if entry.person and entry.is_registered and entry.listed.row not in repeated
        for change in known.changes(entry, entry.person)
    ]
    return PeopleList(table, tuple(columns), entries, tuple(bad), doubles, tuple(changes), replaces)


def _doubles(entries: Iterable[ListEntry]) -> tuple[tuple[ListedPerson, ...], ...]:
    """Return those of the same name and organisation, however spelt, who may be one person."""
    alike: dict[tuple[str, ...], list[ListedPerson]] = {}
    for entry in entries:
        alike.setdefault(entry.alike, []).append(entry.listed)
    return tuple(tuple(each) for each in alike.values() if len(each) > 1)
