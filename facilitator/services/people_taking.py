"""A list of people, taken in: as one action, or not at all."""

from collections.abc import Iterator

from facilitator.domain import participants
from facilitator.domain.events import Body
from facilitator.domain.register import Organisation, Person
from facilitator.domain.seating import RolesOffered
from facilitator.domain.text import Text, matching_key
from facilitator.domain.wishes import WishesGiven
from facilitator.services.people_list import ListEntry, PeopleList, look_at, organisation_named
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remember_columns
from facilitator.storage.register import save_organisation, save_person


def take_in(workshop: Workshop, people: PeopleList, *, each: bool = False) -> int:
    """Register everybody on the list as one action; return how many rows were taken.

    Whoever is registered already is corrected. Rows that say somebody again are left out, or with
    *each* taken as other people of the same name. How the columns were understood is remembered.
    """
    taken: list[ListEntry] = []

    def decide() -> list[Body]:
        now = look_at(workshop, people.table, people.columns)  # others may have registered people
        taken[:] = (entry for entry in now.entries if each or entry.listed.row not in now.repeated)
        remember_columns(
            workshop.database,
            people.table.shape,
            [column and column.value for column in people.columns],
        )
        taking = _Taking(workshop)
        return [body for entry in taken for body in taking.bodies(entry)]

    workshop.record(decide)
    return len(taken)


class _Taking:
    """Takes in one list, within a decision; new organisations are put into the register once."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.organisations: dict[str, Organisation] = {}
        self.taken: set[str] = set()

    def bodies(self, entry: ListEntry) -> Iterator[Body]:
        """Yield what is recorded of one row."""
        session = self.workshop.session
        person = self._person(entry)
        if person.id in session.participants.entries:
            if corrected := participants.correct(session.participants, person):
                yield corrected
        else:
            yield participants.register(session.participants, person)
        is_online, there = entry.is_online, session.participants
        if entry.listed.way and (
            way := participants.say_way(there, person.id, is_online=is_online)
        ):
            yield way
        if entry.wishes and entry.wishes != session.wishes.of(person.id):
            yield WishesGiven(person=person.id, pitches=entry.wishes)
        if entry.roles and set(entry.roles) != session.seating.offers.get(person.id, set()):
            yield RolesOffered(person=person.id, roles=entry.roles)

    def _person(self, entry: ListEntry) -> Person:
        """Return the person of the row as the register has them from now on."""
        listed, register = entry.listed, self.workshop.register
        organisation = self._organisation(entry)
        known = self._known(entry, organisation)
        if known is None:
            known = Person(id=self.workshop.new_id(), name=listed.name)
        self.taken.add(known.id)
        told = {
            "reading": listed.reading,
            "organisation": organisation.id if organisation else None,
            "kind": entry.kind or known.kind or (organisation.kind if organisation else None),
            "email": listed.email,
            "phone": listed.phone,
            "needs": entry.needs or None,
            "remark": listed.remark,
        }
        person = known.model_copy(update={key: value for key, value in told.items() if value})
        if person != register.people.get(person.id):
            save_person(self.workshop.database, person)
        return person

    def _known(self, entry: ListEntry, organisation: Organisation | None) -> Person | None:
        """Return who in the register the row means: nobody whom a row before means."""
        register = self.workshop.register
        known = register.people.get(entry.person or "")
        if known is None or known.id not in self.taken:
            return known
        of = organisation.id if organisation else None
        namesakes = register.people_named(entry.listed.name)
        return next(
            (who for who in namesakes if who.organisation == of and who.id not in self.taken), None
        )

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
