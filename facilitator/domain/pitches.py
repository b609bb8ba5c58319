"""Pitches: what a member presents, and what is asked of the room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Text, Value


class PitchKind(StrEnum):
    """What a pitch wants: to carry out a project together, or to think about a theme together."""

    PROJECT = "project"
    THEME = "theme"


class Pitch(Value):
    """What is presented. Organisation and presenter are ids of the register."""

    title: Text
    organisation: str | None = None
    presenter: str | None = None
    pitch_kind: PitchKind | None = None
    background: tuple[Text, ...] = ()
    asks: tuple[Text, ...] = ()


class PitchOffered(Body, kind="pitches.offered"):
    """Somebody wants to pitch: an entry in the series' queue."""

    pitch: str
    content: Pitch


class PitchScheduled(Body, kind="pitches.scheduled"):
    """A pitch of the queue was given to a session."""

    pitch: str
    session: str


class PitchAdded(Body, kind="pitches.added"):
    """A pitch is part of this session, after those that were added before it."""

    pitch: str
    content: Pitch


class PitchRevised(Body, kind="pitches.revised"):
    """A pitch says something else now."""

    pitch: str
    content: Pitch


@dataclass(frozen=True, slots=True)
class Pitches:
    """The pitches of one session, by id, in their order; numbers count from 1."""

    pitches: Mapping[str, Pitch] = field(default_factory=dict)

    def number(self, pitch: str) -> int:
        """Return the number of *pitch* in this session."""
        return list(self.pitches).index(pitch) + 1


@dataclass(frozen=True, slots=True)
class QueuedPitch:
    """A pitch of the queue; ``session`` is where it was scheduled, None while it waits."""

    content: Pitch
    session: str | None = None


def offer_pitch(queue: Mapping[str, QueuedPitch], pitch: str, content: Pitch) -> PitchOffered:
    """Decide that *content* waits in the queue; refused where the same pitch waits already."""
    for waiting in queue.values():
        same = waiting.content.title.original == content.title.original
        if same and waiting.session is None:
            raise Refused("“{title}” waits in the queue already.", title=content.title.original)
    return PitchOffered(pitch=pitch, content=content)


def schedule_pitch(
    queue: Mapping[str, QueuedPitch], pitches: Pitches, pitch: str, session: str
) -> tuple[PitchScheduled, PitchAdded]:
    """Decide that a pitch of the queue is given in *session*: an event for each stream."""
    waiting = queue.get(pitch)
    if waiting is None:
        raise Refused("This pitch is not in the queue.")
    if waiting.session is not None or pitch in pitches.pitches:
        raise Refused("“{title}” is scheduled already.", title=waiting.content.title.original)
    return (
        PitchScheduled(pitch=pitch, session=session),
        PitchAdded(pitch=pitch, content=waiting.content),
    )


def add_pitch(pitches: Pitches, pitch: str, content: Pitch) -> PitchAdded:
    """Decide that *content* is pitched in this session."""
    if pitch in pitches.pitches:
        raise Refused("“{title}” is scheduled already.", title=content.title.original)
    return PitchAdded(pitch=pitch, content=content)


def revise_pitch(pitches: Pitches, pitch: str, content: Pitch) -> PitchRevised:
    """Decide that *pitch* says *content*."""
    if pitch not in pitches.pitches:
        raise Refused("This pitch is not part of the meeting.")
    if pitches.pitches[pitch] == content:
        raise Refused("Nothing changed.")
    return PitchRevised(pitch=pitch, content=content)


class PitchesFold:
    """Builds ``Pitches`` event by event."""

    def __init__(self) -> None:
        self.pitches: dict[str, Pitch] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        match event.body:
            case PitchAdded(pitch=pitch, content=content) if pitch not in self.pitches:
                self.pitches[pitch] = content
            case PitchRevised(pitch=pitch, content=content) if pitch in self.pitches:
                self.pitches[pitch] = content
            case _:
                raise DoesNotApply(event.body.kind)

    def value(self) -> Pitches:
        """Return what was built so far, frozen."""
        return Pitches(MappingProxyType(dict(self.pitches)))
