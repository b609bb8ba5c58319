"""A list of people, taken in: as one action, or not at all."""

from collections.abc import Iterator, Set

from facilitator.domain import participants
from facilitator.domain.events import Body
from facilitator.domain.participants import Participant
from facilitator.domain.register import Organisation, Person
from facilitator.domain.seating import RolesOffered
from facilitator.domain.text import Text, matching_key
from facilitator.domain.wishes import WishesGiven
from facilitator.readers.people_columns import Column
from facilitator.services.people_entries import ListEntry, organisation_named
from facilitator.services.people_known import Known, with_listed
from facilitator.services.people_list import PeopleList, look_at
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remember_columns
from facilitator.storage.register import save_organisation, save_person


def take_in(workshop: Workshop, people: PeopleList, *, each: bool = False) -> int:
    """Register everybody on the list as one action; return how many rows were taken.

    Of whoever is registered already what is known stays, unless the list was looked at to replace
    it; what is missing is added. Rows that say somebody again are left out, or with
    *each* taken as other people of the same name. How the columns were understood is remembered.
    """
    taken: list[ListEntry] = []

    def decide() -> list[Body]:
        # others may have registered people
        now = look_at(workshop, people.table, people.columns, replaces=people.replaces)
        taken[:] = (entry for entry in now.entries if each or entry.listed.row not in now.repeated)
        remember_columns(
            workshop.database,
            people.table.shape,
            [column and column.value for column in people.columns],
        )
        taking = _Taking(workshop, replaces=people.replaces)
        return [body for entry in taken for body in taking.bodies(entry)]

    workshop.record(decide)
    return len(taken)


class _Taking:
    """Takes in one list, within a decision; new organisations are put into the register once."""

    def __init__(self, workshop: Workshop, *, replaces: bool) -> None:
        self.workshop = workshop
        self.known = Known(workshop, replaces=replaces)
        self.organisations: dict[str, Organisation] = {}
        self.taken: set[str] = set()

    def bodies(self, entry: ListEntry) -> Iterator[Body]:
        """Yield what is recorded of one row."""
        session, organisation = self.workshop.session, self._organisation(entry)
        before = self._known(entry, organisation)
        kept: set[Column] = set()
        there = None
        if before is not None and (there := session.participants.entries.get(before.id)):
            kept = {each.column for each in self.known.changes(entry, before.id) if each.is_kept}
        person = self._person(entry, before, organisation, kept)
        if there is not None:
            of_the_day = _of_the_day(person, there, entry, kept)
            if corrected := participants.correct(session.participants, of_the_day):
                yield corrected
        else:
            yield participants.register(session.participants, person)
        yield from self._said(entry, person.id, kept)

    def _said(self, entry: ListEntry, person: str, kept: Set[Column]) -> Iterator[Body]:
        """Yield the wishes, the roles and the way of taking part, but for what is *kept*."""
        session, there = self.workshop.session, self.workshop.session.participants
        if (
            entry.is_online is not None
            and Column.WAY not in kept
            and (way := participants.say_way(there, person, is_online=entry.is_online))
        ):
            yield way
        if entry.wishes and Column.WISH_1 not in kept and entry.wishes != session.wishes.of(person):
            yield WishesGiven(person=person, pitches=entry.wishes)
        offered = session.seating.offers.get(person, frozenset())
        if entry.roles and Column.ROLES not in kept and set(entry.roles) != offered:
            yield RolesOffered(person=person, roles=entry.roles)

    def _person(
        self,
        entry: ListEntry,
        known: Person | None,
        organisation: Organisation | None,
        kept: Set[Column],
    ) -> Person:
        """Return the person of the row as the register has them from now on."""
        if known is None:
            known = Person(id=self.workshop.new_id(), name=entry.listed.name)
        self.taken.add(known.id)
        of = organisation.kind if organisation else None
        told = {
            Column.READING: entry.listed.reading,
            Column.ORGANISATION: organisation.id if organisation else None,
            Column.KIND: entry.kind or known.kind or of,
            Column.EMAIL: entry.listed.email,
            Column.PHONE: entry.listed.phone,
        }
        taken = {column.value: it for column, it in told.items() if it and column not in kept}
        person = Person.model_validate({**known.model_dump(), **taken, **with_listed(entry, known)})
        if person != self.workshop.register.people.get(person.id):
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


def _of_the_day(person: Person, there: Participant, entry: ListEntry, kept: Set[Column]) -> Person:
    """Return *person* with organisation and kind as the meeting has them, unless the list says."""
    organisation, kind = there.organisation, there.participant_kind
    if organisation is None or (entry.organisation and Column.ORGANISATION not in kept):
        organisation = person.organisation
    if kind is None or (entry.kind and Column.KIND not in kept):
        kind = person.kind
    return person.model_copy(update={"organisation": organisation, "kind": kind})
