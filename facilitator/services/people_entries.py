"""A row of a list of people, understood beside a meeting and the register."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.groups import Role
from facilitator.domain.kinds import ParticipantKind, kind_called
from facilitator.domain.register import Need, Register
from facilitator.domain.session import Session
from facilitator.domain.text import matching_key
from facilitator.domain.wishes import MOST_WISHES
from facilitator.readers.people_columns import Column
from facilitator.readers.people_rows import ListedPerson
from facilitator.services.people_cells import needs_in, roles_in, way_in

_NO_ORGANISATION = frozenset(map(matching_key, ("個人", "個人参加", "なし", "無所属", "無し", "-")))
_NO_WISH = frozenset(
    map(matching_key, ("どちらでもよい", "どれでもよい", "特になし", "なし", "未定", "-", "any"))
)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Somebody on the list, and what of it is understood.

    ``person`` is who in the register it is, None for somebody new. ``organisation``, ``kind`` and
    ``wishes`` are ids; ``is_online`` is None where the list does not say. ``strange_…`` are the
    words that mean nothing here.
    """

    listed: ListedPerson
    person: str | None
    is_registered: bool
    organisation: str | None
    kind: str | None
    wishes: tuple[str, ...]
    needs: tuple[Need, ...]
    roles: tuple[Role, ...]
    is_online: bool | None
    strange_kind: str | None = None
    strange_wishes: tuple[str, ...] = ()
    strange_roles: str | None = None
    strange_way: str | None = None

    @property
    def alike(self) -> tuple[str, ...]:
        """Return what is the same for rows that likely mean the same person."""
        if self.person is not None:
            return (self.person,)
        of = self.organisation or matching_key(organisation_named(self.listed) or "")
        return matching_key(self.listed.name), of


class Looking:
    """One list with its *headings*, looked at beside one meeting and the register."""

    def __init__(
        self, session: Session, register: Register, headings: Mapping[Column, str]
    ) -> None:
        self.session = session
        self.register = register
        self.headings = headings
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
        kind = kind_called(listed.kind, self._kinds) if listed.kind else None
        if kind is None and not listed.kind and listed.organisation:
            kind = kind_called(listed.organisation, self._kinds)
        name = organisation_named(listed)
        organisation = self.register.organisation_named(name) if name else None
        person = self._known(listed, organisation.id if organisation else None)
        found = [(words, self._pitch(words)) for words in listed.wishes]
        wishes = tuple(dict.fromkeys(pitch for _words, pitch in found if pitch))[:MOST_WISHES]
        strange = [words for words, pitch in found if pitch is None]
        heading = self.headings.get
        roles, strange_roles = roles_in(listed.roles, heading(Column.ROLES, ""))
        is_online, strange_way = way_in(listed.way, heading(Column.WAY, ""))
        return ListEntry(
            listed=listed,
            person=person,
            is_registered=person in self.session.participants.entries,
            organisation=organisation.id if organisation else None,
            kind=kind.id if kind else None,
            wishes=wishes,
            needs=needs_in(listed.remark, heading(Column.REMARK, "")),
            roles=roles,
            is_online=is_online,
            strange_kind=listed.kind if listed.kind and kind is None else None,
            strange_wishes=tuple(each for each in strange if matching_key(each) not in _NO_WISH),
            strange_roles=strange_roles or None,
            strange_way=strange_way or None,
        )

    @property
    def _kinds(self) -> Sequence[ParticipantKind]:
        return tuple(self.session.participants.kinds.values())

    def _known(self, listed: ListedPerson, organisation: str | None) -> str | None:
        """Return who in the register is meant: of that name and organisation.

        Of several such namesakes it is the first one, of this meeting if one of them is; a list
        that comes again makes nobody anew. Where the list names no organisation, it is the only
        one of that name in this meeting, else the only one in the register.
        """
        if organisation is None and organisation_named(listed) is not None:
            return None
        named = self.register.people_named(listed.name)
        here = [each for each in named if each.id in self.session.participants.entries]
        for those in (here, named):
            found = [each.id for each in those if each.organisation == organisation]
            if found:
                return found[0]
            if not listed.organisation and those:
                return those[0].id if len(those) == 1 else None
        return None

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
