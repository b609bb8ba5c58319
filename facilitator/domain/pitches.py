"""Pitches: what a member presents, and what is asked of the room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.lengths import LONGEST_ITEM
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Line, Text, Value, clean_line

LONGEST_TAG = 40
"""Most characters of a tag: it is a word, not a sentence."""


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


class PitchMoved(Body, kind="pitches.moved"):
    """A pitch stands after *after* among those of the session, or first."""

    pitch: str
    after: str | None


class PitchTakenOut(Body, kind="pitches.taken_out"):
    """A pitch is not part of this session any more."""

    pitch: str


class PitchReturned(Body, kind="pitches.returned"):
    """A pitch that was to be given in a session waits in the queue again."""

    pitch: str
    session: str


class PitchWithdrawn(Body, kind="pitches.withdrawn"):
    """A pitch of the queue will not be given."""

    pitch: str


class PitchReworded(Body, kind="pitches.reworded"):
    """A pitch of the queue says something else now."""

    pitch: str
    content: Pitch


class PitchWished(Body, kind="pitches.wished"):
    """What those who pitch wish for: how long they want to speak, and the tags they give it.

    Tags are words of the series' own, such as a direction of its scenario or a goal of the SDGs.
    """

    pitch: str
    length: timedelta | None = None
    tags: tuple[Line, ...] = ()


class QueueState(StrEnum):
    """Where a pitch of the queue stands."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"


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
    is_withdrawn: bool = False
    offered_at: datetime | None = None

    @property
    def state(self) -> QueueState:
        """Return where it stands."""
        if self.is_withdrawn:
            return QueueState.WITHDRAWN
        return QueueState.SCHEDULED if self.session is not None else QueueState.WAITING

    @property
    def is_waiting(self) -> bool:
        """Whether it can be given in a session."""
        return self.state is QueueState.WAITING


def offer_pitch(queue: Mapping[str, QueuedPitch], pitch: str, content: Pitch) -> PitchOffered:
    """Decide that *content* waits in the queue; refused where the same pitch waits already."""
    for waiting in queue.values():
        same = waiting.content.title.original == content.title.original
        if same and waiting.is_waiting:
            raise Refused("“{title}” waits in the queue already.", title=content.title.original)
    return PitchOffered(pitch=pitch, content=content)


def schedule_pitch(
    queue: Mapping[str, QueuedPitch], pitches: Pitches, pitch: str, session: str
) -> tuple[PitchScheduled, PitchAdded]:
    """Decide that a pitch of the queue is given in *session*: an event for each stream."""
    if pitch in pitches.pitches:
        raise _is_here(pitches.pitches[pitch])
    waiting = _waiting(queue, pitch)
    return (
        PitchScheduled(pitch=pitch, session=session),
        PitchAdded(pitch=pitch, content=waiting.content),
    )


def add_pitch(pitches: Pitches, pitch: str, content: Pitch) -> PitchAdded:
    """Decide that *content* is pitched in this session."""
    if pitch in pitches.pitches:
        raise _is_here(content)
    return PitchAdded(pitch=pitch, content=content)


def _is_here(content: Pitch) -> Refused:
    return Refused("“{title}” is part of this meeting already.", title=content.title.original)


def revise_pitch(pitches: Pitches, pitch: str, content: Pitch) -> PitchRevised:
    """Decide that *pitch* says *content*."""
    if pitch not in pitches.pitches:
        raise Refused("This pitch is not part of the meeting.")
    if pitches.pitches[pitch] == content:
        raise Refused("Nothing changed.")
    return PitchRevised(pitch=pitch, content=content)


def move_pitch(pitches: Pitches, pitch: str, *, after: str | None) -> PitchMoved:
    """Decide that *pitch* stands after *after* (None: first) among those of the session."""
    for each in (pitch, after):
        if each is not None and each not in pitches.pitches:
            raise Refused("This pitch is not part of the meeting.")
    if pitch == after:
        raise Refused("Nothing changed.")
    return PitchMoved(pitch=pitch, after=after)


def return_pitch(
    queue: Mapping[str, QueuedPitch], pitches: Pitches, pitch: str, session: str
) -> tuple[Body, ...]:
    """Decide that *pitch* of *session* waits in the queue: an event for each stream.

    It waits there as it stands in the session: one that never was in the queue is put into it. One
    that the queue gave to another session is only taken out of this one.
    """
    if pitch not in pitches.pitches:
        raise Refused("This pitch is not part of the meeting.")
    out: tuple[Body, ...] = (PitchTakenOut(pitch=pitch),)
    if pitch not in queue:
        return (*out, PitchOffered(pitch=pitch, content=pitches.pitches[pitch]))
    if queue[pitch].session != session:
        return out
    out = (*out, PitchReturned(pitch=pitch, session=session))
    if queue[pitch].content == pitches.pitches[pitch]:
        return out
    return (*out, PitchReworded(pitch=pitch, content=pitches.pitches[pitch]))


def withdraw_pitch(queue: Mapping[str, QueuedPitch], pitch: str) -> PitchWithdrawn:
    """Decide that *pitch*, which waits in the queue, will not be given."""
    _waiting(queue, pitch)
    return PitchWithdrawn(pitch=pitch)


def reword_pitch(queue: Mapping[str, QueuedPitch], pitch: str, content: Pitch) -> PitchReworded:
    """Decide that *pitch*, which waits in the queue, says *content*."""
    if _waiting(queue, pitch).content == content:
        raise Refused("Nothing changed.")
    return PitchReworded(pitch=pitch, content=content)


def _waiting(queue: Mapping[str, QueuedPitch], pitch: str) -> QueuedPitch:
    """Return the entry of *pitch* in the queue; refused where it does not wait there."""
    queued = queue.get(pitch)
    if queued is None:
        raise Refused("This pitch is not in the queue.")
    if queued.is_withdrawn:
        raise Refused("“{title}” was withdrawn.", title=queued.content.title.original)
    if queued.session is not None:
        raise Refused("“{title}” is scheduled already.", title=queued.content.title.original)
    return queued


def wish(pitch: str, length: timedelta | None, tags: Iterable[str]) -> PitchWished:
    """Decide how long *pitch* is to be, if that can be had, and what it is tagged with."""
    if length is not None and not timedelta() < length <= LONGEST_ITEM:
        raise Refused("An item lasts between a minute and 24 hours.")
    cleaned = tuple(dict.fromkeys(filter(None, map(clean_line, tags))))
    if any(len(tag) > LONGEST_TAG for tag in cleaned):
        raise Refused("A tag has at most {most} characters.", most=LONGEST_TAG)
    return PitchWished(pitch=pitch, length=length, tags=cleaned)


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
            case PitchMoved(pitch=pitch, after=after) if (
                pitch in self.pitches
                and pitch != after
                and (after is None or after in self.pitches)
            ):
                order = [each for each in self.pitches if each != pitch]
                order.insert(0 if after is None else order.index(after) + 1, pitch)
                self.pitches = {each: self.pitches[each] for each in order}
            case PitchTakenOut(pitch=pitch) if pitch in self.pitches:
                del self.pitches[pitch]
            case _:
                raise DoesNotApply(event.body.kind)

    def value(self) -> Pitches:
        """Return what was built so far, frozen."""
        return Pitches(MappingProxyType(dict(self.pitches)))
