"""From ids to names, as the profile of the minutes allows.

Internal minutes name everybody. Public ones name a person only with consent; otherwise the
organisation stands in the person's place, or the kind of participant where there is none. People
who were forgotten are in no register, and stand in internal minutes as they do in public ones.
"""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.minutes_people import By, Profile, Who
from facilitator.domain.participants import Participants
from facilitator.domain.register import Register
from facilitator.domain.text import Missing, Text


class Names:
    """Resolves ids of people and organisations, and remembers whose names it withheld."""

    def __init__(self, register: Register, participants: Participants, profile: Profile) -> None:
        self.register = register
        self.participants = participants
        self.profile = profile
        self._withheld: dict[str, None] = {}

    @property
    def withheld(self) -> tuple[str, ...]:
        """Return the ids of those whose names were asked for and withheld, in that order."""
        return tuple(self._withheld)

    def who(self, key: str) -> Who:
        """Return how the person or the organisation *key* is called."""
        if key in self.register.organisations:
            return Who(name=self.organisation(key))
        organisation, kind = self._place_of(key)
        name = self._name(key)
        is_known_by_kind = name is None and organisation is None
        return Who(name, organisation, self._kind(kind) if is_known_by_kind else None)

    def speaker(self, key: str | None) -> Who | None:
        """Return who spoke, None where nobody noted it or nothing may be said of them."""
        who = self.who(key) if key is not None else None
        return who if who != Who() else None

    def people(self, keys: Iterable[str]) -> tuple[Who, ...]:
        """Return how *keys* are called; those without a name are counted."""
        counts: dict[Who, int] = {}
        for who in map(self.who, keys):
            counts[who] = counts.get(who, 0) + 1
        return tuple(
            each
            for who, count in counts.items()
            for each in ([who] * count if who.name else [replace(who, count=count)])
        )

    def organisation(self, key: str | None) -> Text | None:
        """Return the short name of an organisation, None where nobody knows it."""
        found = self.register.organisations.get(key) if key is not None else None
        return found.short_name if found else None

    def full_organisation(self, key: str | None) -> Text | None:
        """Return the full name of an organisation, None where nobody knows it."""
        found = self.register.organisations.get(key) if key is not None else None
        return found.name if found else None

    def by(self, organisation: str | None, person: str | None) -> By | Missing:
        """Return who gives a talk or a pitch."""
        given_by = By(self.full_organisation(organisation), self.speaker(person))
        return given_by if given_by != By() else Missing.NOT_RECORDED

    def _place_of(self, person: str) -> tuple[Text | None, str | None]:
        """Return organisation and kind of *person*: of the day, else of the register."""
        entry = self.participants.entries.get(person)
        known = self.register.people.get(person)
        if entry is not None:
            return self.organisation(entry.organisation), entry.participant_kind
        if known is not None:
            return self.organisation(known.organisation), known.kind
        return None, None

    def _kind(self, kind: str | None) -> str | Text | None:
        """Return a usual kind by its id, one of this meeting's own by its words."""
        known = self.participants.kinds.get(kind or "")
        if known is None or known == KINDS_OF_PARTICIPANT.get(known.id):
            return known.id if known else None
        return known.words

    def _name(self, person: str) -> Text | None:
        known = self.register.people.get(person)
        if known is None:
            return None
        if self.profile is Profile.PUBLIC and not known.consent:
            self._withheld[person] = None
            return None
        return Text.of(known.name)
