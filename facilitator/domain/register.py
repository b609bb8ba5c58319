"""The register: people and organisations, by id.

People are not in the log. Their names, contacts and needs live here; events carry their ids, so
that a person can be forgotten without breaking a record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from facilitator.domain.text import Line, Text, Value, matching_key


class Organisation(Value):
    """An organisation of the register. ``kind`` is the id of a kind of participant, if known."""

    id: str
    name: Text
    short: Text | None = None
    kind: str | None = None

    @property
    def short_name(self) -> Text:
        """Return the name to use where room is scarce."""
        return self.short or self.name


class Need(StrEnum):
    """What somebody needs to be able to take part."""

    CHILDCARE = "childcare"
    ACCESS = "access"
    INTERPRETER = "interpreter"


class Person(Value):
    """A person of the register. Only with ``consent`` does the name stand in public documents.

    ``email``, ``phone``, ``needs`` and ``remark`` are private: they stand in no document at all.
    """

    id: str
    name: Line
    reading: Line | None = None
    organisation: str | None = None
    kind: str | None = None
    consent: bool = False
    email: Line | None = None
    phone: Line | None = None
    needs: tuple[Need, ...] = ()
    remark: Line | None = None


@dataclass(frozen=True)
class Register:
    """The people and organisations known, by id."""

    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)

    @cached_property
    def _people_by_name(self) -> Mapping[str, Sequence[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.people.values():
            found.setdefault(matching_key(person.name), []).append(person)
        return found

    @cached_property
    def _organisations_by_name(self) -> Mapping[str, Organisation]:
        found: dict[str, Organisation] = {}
        for organisation in self.organisations.values():
            for text in (organisation.name, organisation.short_name):
                for spelling in (text.original, text.translation):
                    if spelling is not None:
                        found.setdefault(matching_key(spelling), organisation)
        return found

    def person_named(self, name: str, organisation: str | None = None) -> Person | None:
        """Return the one person with that name (and organisation, if given), else None."""
        found = [
            person
            for person in self.people_named(name)
            if organisation is None or person.organisation == organisation
        ]
        return found[0] if len(found) == 1 else None

    def people_named(self, name: str) -> Sequence[Person]:
        """Return everybody with that name, in the order of the register."""
        return self._people_by_name.get(matching_key(name), ())

    def full_name_of(self, person: Person) -> str:
        """Return the name of *person* with the organisation, as namesakes are told apart."""
        organisation = self.organisations.get(person.organisation or "")
        return f"{person.name} ({organisation.short_name.original if organisation else '-'})"

    def organisation_named(self, name: str) -> Organisation | None:
        """Return the organisation that goes by *name*, in either language, else None."""
        return self._organisations_by_name.get(matching_key(name))

    def name_of(self, key: str) -> Text | None:
        """Return what the person or organisation with the id *key* is called, None if unknown."""
        if key in self.people:
            return Text.of(self.people[key].name)
        return self.organisations[key].short_name if key in self.organisations else None
