"""A list of people, taken in: as one action, or not at all."""

from collections.abc import Iterator

from facilitator.domain import participants
from facilitator.domain.events import Body
from facilitator.domain.register import Organisation, Person
from facilitator.domain.seating import RolesOffered
from facilitator.domain.text import Text, matching_key
from facilitator.domain.wishes import WishesGiven
from facilitator.services.people_list import ListEntry, PeopleList, organisation_named
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remember_columns
from facilitator.storage.register import save_organisation, save_person


def take_in(workshop: Workshop, people: PeopleList, *, each: bool = False) -> int:
    """Register everybody on the list as one action; return how many rows were taken.

    Whoever is registered already is corrected. Rows that say somebody again are left out, or with
    *each* taken as other people of the same name. How the columns were understood is remembered.
    """
    rows = [entry for entry in people.entries if each or entry.listed.row not in people.repeated]

    def decide() -> list[Body]:
        remember_columns(
            workshop.database,
            people.table.shape,
            [column and column.value for column in people.columns],
        )
        taking = _Taking(workshop)
        return [body for entry in rows for body in taking.bodies(entry, each=each)]

    workshop.record(decide)
    return len(rows)


class _Taking:
    """Takes in one list, within a decision; new organisations are put into the register once."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.organisations: dict[str, Organisation] = {}
        self.taken: set[str] = set()

    def bodies(self, entry: ListEntry, *, each: bool) -> Iterator[Body]:
        """Yield what is recorded of one row."""
        session = self.workshop.session
        person = self._person(entry, each=each)
        if person.id in session.participants.entries:
            if corrected := participants.correct(session.participants, person):
                yield corrected
        else:
            yield participants.register(session.participants, person)
        if way := participants.say_way(session.participants, person.id, is_online=entry.is_online):
            yield way
        if entry.wishes and entry.wishes != session.wishes.of(person.id):
            yield WishesGiven(person=person.id, pitches=entry.wishes)
        if entry.roles and set(entry.roles) != session.seating.offers.get(person.id, set()):
            yield RolesOffered(person=person.id, roles=entry.roles)

    def _person(self, entry: ListEntry, *, each: bool) -> Person:
        """Return the person of the row as the register has them from now on."""
        listed, register = entry.listed, self.workshop.register
        organisation = self._organisation(entry)
        known = register.people.get(entry.person or "")
        if known is None or (each and known.id in self.taken):
            known = Person(id=self.workshop.new_id(), name=listed.name)
        self.taken.add(known.id)
        told = {
            "reading": listed.reading,
            "organisation": organisation.id if organisation else None,
            "kind": entry.kind or (organisation.kind if organisation else None),
            "email": listed.email,
            "phone": listed.phone,
            "needs": entry.needs or None,
            "remark": listed.remark,
        }
        person = known.model_copy(update={key: value for key, value in told.items() if value})
        if person != register.people.get(person.id):
            save_person(self.workshop.database, person)
        return person

    def _organisation(self, entry: ListEntry) -> Organisation | None:
        name = organisation_named(entry.listed)
        if name is None:
            return None
        key = matching_key(name)
        known = self.organisations.get(key) or self.workshop.register.organisation_named(name)
        if known is None:
            known = Organisation(id=self.workshop.new_id(), name=Text.of(name), kind=entry.kind)
            save_organisation(self.workshop.database, known)
        self.organisations[key] = known
        return known
