"""A series of meetings: its name, the queue of pitches, and the follow-ups across sessions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from facilitator.domain.events import Body, Event, standing
from facilitator.domain.followups import (
    FollowUp,
    FollowUpAdded,
    FollowUpChanged,
    FollowUpClosed,
    FollowUps,
    FollowUpsFold,
)
from facilitator.domain.pitches import (
    PitchOffered,
    PitchReturned,
    PitchReworded,
    PitchScheduled,
    PitchWished,
    PitchWithdrawn,
    QueuedPitch,
)
from facilitator.domain.refused import DoesNotApply
from facilitator.domain.text import Text


class SeriesDescribed(Body, kind="series.described"):
    """What a series is called and for; the last description counts."""

    series: str
    name: Text
    platform: Text | None = None
    purpose: Text | None = None
    aim: Text | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series as its events tell it. ``wishes`` are those of its pitches, by id."""

    id: str
    described: SeriesDescribed | None = None
    queue: Mapping[str, QueuedPitch] = field(default_factory=dict)
    follow_ups: FollowUps = field(default_factory=dict)
    wishes: Mapping[str, PitchWished] = field(default_factory=dict)

    @property
    def waiting(self) -> Mapping[str, QueuedPitch]:
        """Return the pitches that can be given in a session, by id, the first come first."""
        return {key: queued for key, queued in self.queue.items() if queued.is_waiting}

    @property
    def name(self) -> Text:
        """Return what the series is called, its id where nobody described it."""
        return self.described.name if self.described else Text.of(self.id)

    def follow_ups_of(self, session: str) -> tuple[FollowUp, ...]:
        """Return the follow-ups agreed in *session*."""
        return tuple(each for each in self.follow_ups.values() if each.session == session)


OF_SERIES = (
    SeriesDescribed,
    PitchOffered,
    PitchScheduled,
    PitchReturned,
    PitchWithdrawn,
    PitchReworded,
    PitchWished,
    FollowUpAdded,
    FollowUpChanged,
    FollowUpClosed,
)
"""The events that belong to the series; all others belong to one session."""


def stream_of(series: str) -> str:
    """Return the name of the stream that holds the events of *series*."""
    return f"series:{series}"


def stream_for(body: Body, session: str, series: str) -> str:
    """Return the stream in which *body* is kept when it happens in *session* of *series*."""
    return stream_of(series) if isinstance(body, OF_SERIES) else session


class SeriesFold:
    """Builds a ``Series`` event by event."""

    def __init__(self, series: str) -> None:
        self.id = series
        self.described: SeriesDescribed | None = None
        self.queue: dict[str, QueuedPitch] = {}
        self.wishes: dict[str, PitchWished] = {}
        self.follow_ups = FollowUpsFold()
        self.unheeded: list[str] = []
        self._stages: Mapping[str, Callable[[Event], None]] = {
            "series": self._describe,
            "pitches": self._change_queue,
            "followups": self.follow_ups.apply,
        }

    def apply(self, event: Event) -> None:
        """Take in one event; one that has no effect is noted as unheeded."""
        try:
            self._stages[event.body.kind.partition(".")[0]](event)
        except (DoesNotApply, KeyError):
            self.unheeded.append(event.id)

    def _describe(self, event: Event) -> None:
        if not isinstance(event.body, SeriesDescribed):
            raise DoesNotApply(event.body.kind)
        self.described = event.body

    def _change_queue(self, event: Event) -> None:
        """Change the queue; only what waits is scheduled, withdrawn or reworded.

        So nothing is taken back that such a change depends on. Of two meetings that scheduled a
        pitch in two copies of the file, the one told first has it, and the other is unheeded.
        """
        body: Body = event.body
        match body:
            case PitchOffered(pitch=pitch, content=content) if pitch not in self.queue:
                self.queue[pitch] = QueuedPitch(content, offered_at=event.at)
            case PitchScheduled(pitch=pitch, session=session) if self._waits(pitch):
                self.queue[pitch] = replace(self.queue[pitch], session=session)
            case PitchReturned(pitch=pitch, session=session) if (
                pitch in self.queue and self.queue[pitch].session == session
            ):
                self.queue[pitch] = replace(self.queue[pitch], session=None)
            case PitchWithdrawn(pitch=pitch) if self._waits(pitch):
                self.queue[pitch] = replace(self.queue[pitch], is_withdrawn=True)
            case PitchReworded(pitch=pitch, content=content) if self._waits(pitch):
                self.queue[pitch] = replace(self.queue[pitch], content=content)
            case PitchWished(pitch=pitch):
                self.wishes[pitch] = body
            case _:
                raise DoesNotApply(body.kind)

    def _waits(self, pitch: str) -> bool:
        return pitch in self.queue and self.queue[pitch].is_waiting

    def value(self) -> Series:
        """Return what was built so far, frozen."""
        return Series(
            self.id,
            self.described,
            MappingProxyType(dict(self.queue)),
            self.follow_ups.value(),
            MappingProxyType(dict(self.wishes)),
        )


def fold_series(series: str, events: Iterable[Event]) -> SeriesFold:
    """Fold *events*, in the order of the log, those taken back left out."""
    fold = SeriesFold(series)
    for event in standing(events):
        fold.apply(event)
    return fold
