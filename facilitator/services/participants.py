"""Participants, from a seat: register somebody, and mark who is here."""

from collections.abc import Container, Mapping, Sequence

from facilitator.domain import participants, seating, wishes
from facilitator.domain.events import Body
from facilitator.domain.groups import Role
from facilitator.domain.kinds import kind_called
from facilitator.domain.participants import Presence
from facilitator.domain.refused import Refused
from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.text import Text, matching_key
from facilitator.services.workshop import Workshop
from facilitator.storage.register import save_organisation, save_person


def kind_meant(workshop: Workshop, name: str) -> str:
    """Return the id of the kind of participant that *name* means in this meeting.

    Raises Refused, with the kinds that there are, where it means none.
    """
    kinds = workshop.session.participants.kinds.values()
    found = kind_called(name, kinds) or kind_called(name.replace("-", "_"), kinds)
    if found is None:
        known = ", ".join(f"{kind.id} ({kind.words.original})" for kind in kinds)
        raise Refused(
            "“{name}” is not a kind of participant. One of: {known}", name=name, known=known
        )
    return found.id


def organisation_called(workshop: Workshop, name: Text, kind: str | None = None) -> Organisation:
    """Return the organisation of that name, put into the register where it is new.

    Only inside the decision of a ``record()``, so that it is saved with what needs it.
    """
    known = workshop.register.organisation_named(name.original)
    if known is not None:
        return known
    organisation = Organisation(id=workshop.new_id(), name=name, kind=kind)
    save_organisation(workshop.database, organisation)
    return organisation


def person_called(
    workshop: Workshop,
    name: str,
    *,
    reading: str | None = None,
    organisation: Organisation | None = None,
    kind: str | None = None,
    consent: bool = False,
) -> Person:
    """Return the person of that name and organisation, put into the register where new.

    Only inside the decision of a ``record()``. Raises Refused where several have that name and no
    *organisation* is given.
    """
    of = organisation.id if organisation else None
    known = _known_person(workshop.register, name, of)
    if known is not None:
        return known
    person = Person(
        id=workshop.new_id(),
        name=name,
        reading=reading,
        organisation=of,
        kind=kind or (organisation.kind if organisation else None),
        consent=consent,
    )
    save_person(workshop.database, person)
    return person


def _known_person(register: Register, name: str, organisation: str | None) -> Person | None:
    """Return whom *name* means: the name alone, or as it is shown with the organisation."""
    if organisation is not None:
        return register.person_named(name, organisation)
    found = register.people_named(name) or [
        person
        for person in register.people.values()
        if matching_key(register.full_name_of(person)) == matching_key(name)
    ]
    if len(found) > 1:
        raise Refused(
            "Several people are called “{name}”: {candidates}. Say which, with the organisation.",
            name=name,
            candidates=", ".join(map(register.full_name_of, found)),
        )
    return found[0] if found else None


def register(
    workshop: Workshop,
    name: str,
    *,
    organisation: str | None = None,
    kind: str | None = None,
    presence: Presence = Presence.PRESENT,
    wanted: Sequence[str] = (),
) -> str:
    """Register a person by name for this session and mark where the person is; return the id.

    *wanted* are the pitches that they wish for, the first wish first.
    """
    registered: list[str] = []

    def decide() -> list[Body]:
        session = workshop.session
        of = organisation_called(workshop, Text.of(organisation), kind) if organisation else None
        person = person_called(workshop, name, organisation=of, kind=kind)
        registered[:] = [person.id]
        bodies: list[Body] = [participants.register(session.participants, person)]
        if presence != Presence.EXPECTED:
            bodies.append(participants.PresenceMarked(person=person.id, presence=presence))
        if wanted:
            known = participants.Participants({person.id: participants.Participant(person.id)})
            given = wishes.give_wishes(session.wishes, known, session.pitches, person.id, wanted)
            bodies.append(given)
        return bodies

    workshop.record(decide)
    return registered[0]


def give_wishes(workshop: Workshop, person: str, wanted: Sequence[str]) -> None:
    """Note which pitches *person* wishes for, the first wish first; nothing for no wish."""

    def decide() -> wishes.WishesGiven:
        session = workshop.session
        known, pitches = session.participants, session.pitches
        return wishes.give_wishes(session.wishes, known, pitches, person, wanted)

    workshop.record(decide)


def change_person(
    workshop: Workshop,
    person: str,
    said: Mapping[str, object],
    *,
    roles: Sequence[Role] | None = None,
    is_online: bool | None = None,
) -> None:
    """Put what was *said* of *person* right in the register, and for this meeting, as one action.

    *said* has fields of ``Person`` by name, the organisation by what it is called, a new one too.
    All else stays as it is by now: organisation and kind of the day change only where said.
    *roles* are those that they can take, and None leaves what is known. Refused where nothing
    changed; raises ValidationError for what nobody can be.
    """

    def decide() -> list[Body]:
        session, found = workshop.session, workshop.session.participants
        known = workshop.register.people[person]
        changes = dict(said)
        if name := changes.get("organisation"):
            kind = str(changes.get("kind") or known.kind or "") or None
            changes["organisation"] = organisation_called(workshop, Text.of(str(name)), kind).id
        right = Person.model_validate(known.model_dump() | changes)
        bodies: list[Body | None] = [_of_the_day(found, right, said)]
        if is_online is not None:
            bodies.append(participants.say_way(found, person, is_online=is_online))
        if roles is not None and set(roles) != session.seating.offers.get(person, set()):
            bodies.append(seating.offer_roles(found, session.seating, person, roles))
        decided = [body for body in bodies if body is not None]
        if right == known and not decided:
            raise Refused("Nothing changed.")
        save_person(workshop.database, right)
        return decided

    workshop.record(decide)


def _of_the_day(
    found: participants.Participants, right: Person, said: Container[str]
) -> Body | None:
    """Return what corrects organisation and kind of the day as *said*; None where they are so."""
    entry = found.entries.get(right.id)
    before = (
        {}
        if entry is None
        else {"organisation": entry.organisation, "kind": entry.participant_kind}
    )
    kept = {name: value for name, value in before.items() if name not in said}
    return participants.correct(found, right.model_copy(update=kept))


def withdraw(workshop: Workshop, person: str) -> None:
    """Take *person*, registered by mistake, out of this meeting; the register keeps them."""
    workshop.record(lambda: participants.withdraw(workshop.session.participants, person))


def mark_presence(workshop: Workshop, person: str, presence: Presence) -> None:
    """Mark where a registered person is."""
    workshop.record(
        lambda: participants.mark_presence(workshop.session.participants, person, presence)
    )
