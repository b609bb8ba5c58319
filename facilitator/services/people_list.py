"""A list of people from a file, looked at: what of it is understood, and what is not.

Nothing is recorded here; ``people_taking`` takes it in.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from facilitator.domain.groups import Role
from facilitator.domain.kinds import ParticipantKind, kind_called
from facilitator.domain.register import Need, Register
from facilitator.domain.session import Session
from facilitator.domain.text import matching_key
from facilitator.domain.wishes import MOST_WISHES
from facilitator.readers.people_columns import Column
from facilitator.readers.people_rows import BadRow, ListedPerson, likely_doubles, read_people
from facilitator.readers.people_table import Table
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remembered_columns

_NO_ORGANISATION = frozenset(map(matching_key, ("個人", "個人参加", "なし", "無所属", "無し", "-")))
_NO_WISH = frozenset(
    map(matching_key, ("どちらでもよい", "どれでもよい", "特になし", "なし", "未定", "-", "any"))
)
_NEEDS: Mapping[Need, tuple[str, ...]] = {
    Need.CHILDCARE: ("託児", "保育", "子連れ", "子ども連れ", "childcare"),
    Need.ACCESS: ("車いす", "車椅子", "車イス", "バリアフリー", "wheelchair"),
    Need.INTERPRETER: ("手話", "通訳", "要約筆記", "interpreter"),
}
_ROLES: Mapping[Role, tuple[str, ...]] = {
    Role.NOTE_TAKER: ("記録", "書記", "note"),
    Role.FACILITATOR: ("進行", "ファシリ", "司会", "facilitat"),
    Role.REPORTER: ("発表", "report"),
}
_ONLINE = ("オンライン", "online", "zoom", "リモート", "remote", "teams", "web")


_Thing = TypeVar("_Thing", Need, Role)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Somebody on the list, and what of it is understood.

    ``person`` is who in the register it is, None for somebody new. ``kind`` and ``wishes`` are ids;
    ``strange`` are the words for them that mean nothing here.
    """

    listed: ListedPerson
    person: str | None
    is_registered: bool
    kind: str | None
    wishes: tuple[str, ...]
    strange_kind: str | None
    strange_wishes: tuple[str, ...]
    needs: tuple[Need, ...]
    roles: tuple[Role, ...]
    is_online: bool


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list as it would be taken in. ``bad`` rows cannot be, and ``doubles`` are likely ones."""

    table: Table
    columns: tuple[Column | None, ...]
    entries: tuple[ListEntry, ...]
    bad: tuple[BadRow, ...]
    doubles: tuple[tuple[ListedPerson, ...], ...]

    @property
    def repeated(self) -> frozenset[int]:
        """Return the numbers of the rows that say again who stands in a row before."""
        return frozenset(each.row for group in self.doubles for each in group[1:])

    @property
    def strange_kinds(self) -> Mapping[str, int]:
        """Return the words for kinds of participants that are not known, and how often."""
        return Counter(each.strange_kind for each in self.entries if each.strange_kind)

    @property
    def strange_wishes(self) -> Mapping[str, int]:
        """Return the words for wishes that are no pitch of this meeting, and how often."""
        return Counter(words for each in self.entries for words in each.strange_wishes)


def columns_of(
    workshop: Workshop, table: Table, guessed: Sequence[Column | None]
) -> tuple[Column | None, ...]:
    """Return what each column is: as for the last list of that shape, else as *guessed*."""
    remembered = remembered_columns(workshop.database, table.shape)
    if remembered is None or len(remembered) != len(table.headings):
        return tuple(guessed)
    return tuple(None if name is None else Column(name) for name in remembered)


def look_at(workshop: Workshop, table: Table, columns: Sequence[Column | None]) -> PeopleList:
    """Return what of a list is understood; nothing is recorded."""
    listed, bad = read_people(table, columns)
    look = _Looking(workshop.session, workshop.register)
    entries = tuple(map(look.entry, listed))
    return PeopleList(table, tuple(columns), entries, tuple(bad), tuple(likely_doubles(listed)))


class _Looking:
    """One list, looked at beside one meeting and the register."""

    def __init__(self, session: Session, register: Register) -> None:
        self.session = session
        self.register = register
        self.pitches = dict(self._names_of_pitches())

    def _names_of_pitches(self) -> Iterator[tuple[str, set[str]]]:
        """Yield every pitch with all it goes by: title, organisation, label of its groups."""
        groups = self.session.groups.groups.values()
        for number, (key, pitch) in enumerate(self.session.pitches.pitches.items(), 1):
            texts = [pitch.title, *(group.label for group in groups if group.pitch == key)]
            organisation = self.register.organisations.get(pitch.organisation or "")
            if organisation is not None:
                texts += [organisation.name, organisation.short_name]
            ways = {way for text in texts if text for way in (text.original, text.translation)}
            yield key, {str(number), *(matching_key(way) for way in ways if way)}

    def entry(self, listed: ListedPerson) -> ListEntry:
        """Return what is understood of one row."""
        kind = kind_called(listed.kind, self.kinds) if listed.kind else None
        if kind is None and not listed.kind and listed.organisation:
            kind = kind_called(listed.organisation, self.kinds)
        person = self._known(listed)
        found = [(words, self._pitch(words)) for words in listed.wishes]
        wishes = tuple(dict.fromkeys(pitch for _words, pitch in found if pitch))[:MOST_WISHES]
        return ListEntry(
            listed=listed,
            person=person,
            is_registered=person in self.session.participants.entries,
            kind=kind.id if kind else None,
            wishes=wishes,
            strange_kind=listed.kind if listed.kind and kind is None else None,
            strange_wishes=tuple(
                words
                for words, pitch in found
                if pitch is None and matching_key(words) not in _NO_WISH
            ),
            needs=tuple(_named(listed.remark, _NEEDS)),
            roles=tuple(_named(listed.roles, _ROLES)),
            is_online=_says(listed.way, _ONLINE),
        )

    @property
    def kinds(self) -> Sequence[ParticipantKind]:
        return tuple(self.session.participants.kinds.values())

    def _known(self, listed: ListedPerson) -> str | None:
        """Return who in the register is meant: of that name and organisation.

        Of several such namesakes it is the first one, of this meeting if one of them is; a list
        that comes again makes nobody anew.
        """
        name = organisation_named(listed)
        known = self.register.organisation_named(name) if name else None
        if name is not None and known is None:
            return None
        of = known.id if known else None
        named = self.register.people_named(listed.name)
        found = [each.id for each in named if each.organisation == of]
        here = [person for person in found if person in self.session.participants.entries]
        return next(iter(here or found), None)

    def _pitch(self, words: str) -> str | None:
        """Return the one pitch that *words* mean: all of a name, a part, or a name and more."""
        key = re.sub(r"^(ピッチ|テーマ|pitch|theme)", "", matching_key(words))
        exact = [pitch for pitch, names in self.pitches.items() if key in names]
        parts = [
            pitch
            for pitch, names in self.pitches.items()
            if any(
                len(short) > 1 and short in long
                for name in names
                for short, long in ((key, name), (name, key))
            )
        ]
        found = exact or parts
        return found[0] if len(found) == 1 else None


def organisation_named(listed: ListedPerson) -> str | None:
    """Return the organisation of somebody on a list, None where the words mean none."""
    name = listed.organisation
    return None if not name or matching_key(name) in _NO_ORGANISATION else name


def _says(words: str | None, marks: Sequence[str]) -> bool:
    key = matching_key(words or "")
    return any(matching_key(mark) in key for mark in marks)


def _named(words: str | None, marks: Mapping[_Thing, Sequence[str]]) -> Iterator[_Thing]:
    return (thing for thing, known in marks.items() if _says(words, known))
