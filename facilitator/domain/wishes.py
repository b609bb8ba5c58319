"""Wishes: which pitches somebody would like to talk about most, the first to the third."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.participants import Participants, ParticipantsFold, Presence
from facilitator.domain.pitches import Pitches, PitchesFold
from facilitator.domain.refused import DoesNotApply, Refused

MOST_WISHES = 3


class WishesGiven(Body, kind="wishes.given"):
    """Somebody wishes for these pitches, the first wish first; what was wished before is gone."""

    person: str
    pitches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """The pitches that people wish for: ids of pitches by ids of people."""

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, person: str) -> tuple[str, ...]:
        """Return the pitches that *person* wishes for, the first wish first."""
        return self.given.get(person, ())

    def popularity(self, participants: Participants) -> Mapping[str, tuple[int, ...]]:
        """Return for each pitch that somebody wishes for how many do so first, second, third.

        Who does not come does not count.
        """
        entries = participants.entries
        counted = [
            pitches
            for person, pitches in self.given.items()
            if person in entries and entries[person].presence is not Presence.ABSENT
        ]
        counts = Counter((pitch, rank) for pitches in counted for rank, pitch in enumerate(pitches))
        ranks = range(MOST_WISHES)
        wished = dict.fromkeys(pitch for pitches in counted for pitch in pitches)
        return {pitch: tuple(counts[pitch, rank] for rank in ranks) for pitch in wished}


def give_wishes(
    wishes: Wishes,
    participants: Participants,
    pitches: Pitches,
    person: str,
    wanted: Sequence[str],
) -> WishesGiven:
    """Decide what *person* wishes for, the first wish first; nothing where *wanted* is empty."""
    if person not in participants.entries:
        raise Refused("This person is not registered for this meeting.")
    if any(pitch not in pitches.pitches for pitch in wanted):
        raise Refused("This pitch is not part of the meeting.")
    if len(set(wanted)) < len(wanted):
        raise Refused("The same pitch is wished for twice.")
    if len(wanted) > MOST_WISHES:
        raise Refused("A person has at most {most} wishes.", most=MOST_WISHES)
    if tuple(wanted) == wishes.of(person):
        raise Refused("Nothing changed.")
    return WishesGiven(person=person, pitches=tuple(wanted))


class WishesFold:
    """Builds ``Wishes`` event by event."""

    def __init__(self, participants: ParticipantsFold, pitches: PitchesFold) -> None:
        self.participants = participants
        self.pitches = pitches
        self.given: dict[str, tuple[str, ...]] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case WishesGiven(person=person, pitches=wanted) if (
                person in self.participants.entries
                and all(pitch in self.pitches.pitches for pitch in wanted)
            ):
                self.given[person] = wanted
            case _:
                raise DoesNotApply(body.kind)

    def forget(self, person: str) -> None:
        """Drop the wishes of somebody who was withdrawn."""
        self.given.pop(person, None)

    def value(self) -> Wishes:
        """Return what was built so far, frozen; wishes for pitches taken out since are gone."""
        known = self.pitches.pitches
        given = {
            person: tuple(pitch for pitch in wanted if pitch in known)
            for person, wanted in self.given.items()
        }
        return Wishes(MappingProxyType({who: wanted for who, wanted in given.items() if wanted}))
