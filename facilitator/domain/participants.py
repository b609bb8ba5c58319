"""Who takes part: the register of people and organisations, and who is here today.

People are not in the log. Their names live in the register; events carry their ids, with the
organisation and the kind of the day, so that a person can be forgotten without breaking a record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Line, Text, Value, matching_key


class ParticipantKind(Value):
    """One of the kinds of participants that a room should mix, with its mark on a card."""

    id: str
    words: Text
    mark: str
    aliases: tuple[str, ...]


KINDS_OF_PARTICIPANT: Mapping[str, ParticipantKind] = MappingProxyType(
    {
        kind: ParticipantKind(id=kind, words=Text.of(ja, en), mark=mark, aliases=aliases)
        for kind, ja, en, mark, aliases in (
            ("citizen", "市民", "citizens", "民", ("個人", "市民")),
            (
                "neighbourhood",
                "地域団体（町会等）",
                "neighbourhood associations",
                "地",
                ("町会", "公民館", "地域団体"),
            ),
            ("civic_group", "市民活動団体", "civic groups", "団", ("NPO", "団体", "市民活動団体")),
            ("business", "事業者", "businesses", "事", ("企業", "会社", "事業者")),
            (
                "education",
                "高等教育機関、学生",
                "universities and students",
                "学",
                ("大学", "学生", "学校"),
            ),
            ("city", "市", "the city", "市", ("市", "行政", "市役所")),
        )
    }
)
"""The six kinds of Kanazawa City's cooperation plan."""


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


class Person(Value):
    """A person of the register. Only with ``consent`` does the name stand in public documents."""

    id: str
    name: Line
    reading: Line | None = None
    organisation: str | None = None
    kind: str | None = None
    consent: bool = False


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


class Presence(StrEnum):
    """Where a registered participant is."""

    EXPECTED = "expected"
    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person taking part in one meeting, with the organisation and kind of the day."""

    person: str
    organisation: str | None = None
    participant_kind: str | None = None
    presence: Presence = Presence.EXPECTED

    @property
    def came(self) -> bool:
        """Whether the person was in the room or online at some time."""
        return self.presence in (Presence.PRESENT, Presence.ONLINE, Presence.LEFT)


class ParticipantRegistered(Body, kind="participants.registered"):
    """Somebody is to take part. Registering again corrects organisation and kind of the day."""

    person: str
    organisation: str | None = None
    participant_kind: str | None = None


class PresenceMarked(Body, kind="participants.presence_marked"):
    """Somebody came, stayed away, joined online, or left."""

    person: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class Participants:
    """Everybody registered for one meeting, in the order of registration."""

    entries: Mapping[str, Participant] = field(default_factory=dict)

    @property
    def here(self) -> tuple[Participant, ...]:
        """Return those present in the room or online now."""
        return tuple(
            entry
            for entry in self.entries.values()
            if entry.presence in (Presence.PRESENT, Presence.ONLINE)
        )

    @property
    def came(self) -> tuple[Participant, ...]:
        """Return those who were here at some time."""
        return tuple(entry for entry in self.entries.values() if entry.came)


def register(participants: Participants, person: Person) -> ParticipantRegistered:
    """Decide that *person* takes part; refused where the person is registered already."""
    if person.id in participants.entries:
        raise Refused("{name} is registered already.", name=person.name)
    return ParticipantRegistered(
        person=person.id, organisation=person.organisation, participant_kind=person.kind
    )


def mark_presence(participants: Participants, person: str, presence: Presence) -> PresenceMarked:
    """Decide where a registered person is; refused where that changes nothing."""
    entry = participants.entries.get(person)
    if entry is None:
        raise Refused("This person is not registered for this meeting.")
    if entry.presence == presence:
        raise Refused("This is marked already.")
    return PresenceMarked(person=person, presence=presence)


class ParticipantsFold:
    """Builds ``Participants`` event by event."""

    def __init__(self) -> None:
        self.entries: dict[str, Participant] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case ParticipantRegistered(person=person):
                before = self.entries.get(person)
                self.entries[person] = Participant(
                    person=person,
                    organisation=body.organisation,
                    participant_kind=body.participant_kind,
                    presence=before.presence if before else Presence.EXPECTED,
                )
            case PresenceMarked(person=person) if person in self.entries:
                self.entries[person] = replace(self.entries[person], presence=body.presence)
            case _:
                raise DoesNotApply(body.kind)

    def value(self) -> Participants:
        """Return what was built so far, frozen."""
        return Participants(MappingProxyType(dict(self.entries)))
