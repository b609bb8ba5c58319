"""Who takes part in one meeting, and who is here.

Events carry ids of the register, with the organisation and the kind of the day.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT, ParticipantKind
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.register import Person


class Presence(StrEnum):
    """Where a registered participant is."""

    EXPECTED = "expected"
    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person taking part in one meeting, with the organisation and kind of the day.

    ``is_online`` says that they said so, before they came.
    """

    person: str
    organisation: str | None = None
    participant_kind: str | None = None
    presence: Presence = Presence.EXPECTED
    is_online: bool = False

    @property
    def came(self) -> bool:
        """Whether the person was in the room or online at some time."""
        return self.presence in (Presence.PRESENT, Presence.ONLINE, Presence.LEFT)


class KindsSet(Body, kind="participants.kinds_set"):
    """This meeting has other kinds of participants than the usual ones."""

    kinds: tuple[ParticipantKind, ...]


class ParticipantRegistered(Body, kind="participants.registered"):
    """Somebody is to take part. Registering again corrects organisation and kind of the day."""

    person: str
    organisation: str | None = None
    participant_kind: str | None = None


class ParticipantWithdrawn(Body, kind="participants.withdrawn"):
    """Somebody was registered by mistake: they do not take part, and are in none of the counts.

    The register keeps them, and notes keep their names.
    """

    person: str


class WaySaid(Body, kind="participants.way_said"):
    """Somebody is going to take part online, or in the room."""

    person: str
    is_online: bool


class PresenceMarked(Body, kind="participants.presence_marked"):
    """Somebody came, stayed away, joined online, or left."""

    person: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people and organisations: registered, here now, and here at some time."""

    people: int
    organisations: int
    people_here: int
    organisations_here: int
    people_came: int
    organisations_came: int
    by_presence: Mapping[Presence, int]


@dataclass(frozen=True, slots=True)
class Participants:
    """Everybody registered for one meeting, in the order of registration."""

    entries: Mapping[str, Participant] = field(default_factory=dict)
    kinds: Mapping[str, ParticipantKind] = field(default_factory=lambda: KINDS_OF_PARTICIPANT)

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

    @property
    def took_part(self) -> frozenset[str]:
        """Return the ids of those who count as having been there.

        Where nobody was marked as here at any time, that is everybody who was not marked as away.
        """
        came = self.came
        counted = came or [
            entry for entry in self.entries.values() if entry.presence is not Presence.ABSENT
        ]
        return frozenset(entry.person for entry in counted)

    def tally(self) -> Tally:
        """Count people, and organisations with at least one of them."""
        presences = Counter(entry.presence for entry in self.entries.values())
        by_presence = MappingProxyType({presence: presences[presence] for presence in Presence})
        everybody = tuple(self.entries.values())
        return Tally(*_count(everybody), *_count(self.here), *_count(self.came), by_presence)


def _count(entries: Collection[Participant]) -> tuple[int, int]:
    """Return how many people, and how many organisations, *entries* are."""
    organisations = {entry.organisation for entry in entries} - {None}
    return len(entries), len(organisations)


def register(participants: Participants, person: Person) -> ParticipantRegistered:
    """Decide that *person* takes part; refused where the person is registered already."""
    if person.id in participants.entries:
        raise Refused("{name} is registered already.", name=person.name)
    return ParticipantRegistered(
        person=person.id, organisation=person.organisation, participant_kind=person.kind
    )


def correct(participants: Participants, person: Person) -> ParticipantRegistered | None:
    """Decide organisation and kind of the day as the register has them; None where they are so."""
    entry = participants.entries.get(person.id)
    if entry is None:
        raise Refused("This person is not registered for this meeting.")
    if (entry.organisation, entry.participant_kind) == (person.organisation, person.kind):
        return None
    return ParticipantRegistered(
        person=person.id, organisation=person.organisation, participant_kind=person.kind
    )


def withdraw(participants: Participants, person: str) -> ParticipantWithdrawn:
    """Decide that somebody was registered by mistake; refused where they are not registered."""
    if person not in participants.entries:
        raise Refused("This person is not registered for this meeting.")
    return ParticipantWithdrawn(person=person)


def say_way(participants: Participants, person: str, *, is_online: bool) -> WaySaid | None:
    """Decide whether somebody takes part online; None where that is known already."""
    entry = participants.entries.get(person)
    if (entry.is_online if entry else False) == is_online:
        return None
    return WaySaid(person=person, is_online=is_online)


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
        self.kinds: Mapping[str, ParticipantKind] = KINDS_OF_PARTICIPANT

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
                    is_online=before is not None and before.is_online,
                )
            case ParticipantWithdrawn(person=person) if person in self.entries:
                del self.entries[person]
            case KindsSet(kinds=kinds):
                self.kinds = MappingProxyType({kind.id: kind for kind in kinds})
            case WaySaid(person=person) if person in self.entries:
                self.entries[person] = replace(self.entries[person], is_online=body.is_online)
            case PresenceMarked(person=person) if person in self.entries:
                self.entries[person] = replace(self.entries[person], presence=body.presence)
            case _:
                raise DoesNotApply(body.kind)

    def value(self) -> Participants:
        """Return what was built so far, frozen."""
        return Participants(MappingProxyType(dict(self.entries)), self.kinds)
