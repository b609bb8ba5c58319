"""People of one name with different organisations: two people, or one person told differently."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.text import matching_key
from facilitator.readers.people_rows import ListedPerson
from facilitator.services.people_list import PeopleList
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody new on a list, and the ``others`` of that name: registered, or in rows before."""

    listed: ListedPerson
    others: tuple[str, ...]


def namesakes(workshop: Workshop, people: PeopleList) -> tuple[Namesake, ...]:
    """Return those on the list who are new, but whose name somebody else has here or on the list.

    Likely doubles, of the same organisation too, are not among them.
    """
    return tuple(_namesakes(workshop, people))


def _namesakes(workshop: Workshop, people: PeopleList) -> Iterator[Namesake]:
    register, entries = workshop.register, workshop.session.participants.entries
    above: dict[str, dict[tuple[str, ...], ListedPerson]] = defaultdict(dict)
    for entry in people.entries:
        listed, rows = entry.listed, above[matching_key(entry.listed.name)]
        if not entry.is_registered and entry.alike not in rows:
            others = [
                register.full_name_of(person)
                for person in register.people_named(listed.name)
                if person.id in entries
            ]
            others += [f"{each.name} ({each.organisation or '-'})" for each in rows.values()]
            if others:
                yield Namesake(listed, tuple(dict.fromkeys(others)))
        if not entry.is_registered:
            rows.setdefault(entry.alike, listed)
