"""Pitches, from a seat: the series' queue, and what is pitched in this session."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.domain import agenda, pitches
from facilitator.domain.events import Body
from facilitator.domain.items import ItemKind
from facilitator.domain.pitches import Pitch
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services.participants import organisation_called
from facilitator.services.workshop import Workshop


def _by(workshop: Workshop, content: Pitch, organisation: str | None) -> Pitch:
    """Return *content* as presented by the organisation of that name, which is registered if new.

    Only inside a decision; None leaves the organisation as it is.
    """
    if organisation is None:
        return content
    name = Text(original=organisation, language=workshop.session.opened.language)
    by = organisation_called(workshop, name)
    return content.model_copy(update={"organisation": by.id})


def offer_pitch(workshop: Workshop, content: Pitch, *, by: str | None = None) -> str:
    """Put a pitch into the queue of the series; return its id. *by* names an organisation."""
    pitch = workshop.new_id()
    workshop.record(
        lambda: pitches.offer_pitch(workshop.series.queue, pitch, _by(workshop, content, by))
    )
    return pitch


def _place_for_pitch(workshop: Workshop) -> str | None:
    """Return the item after which a new pitch stands: the last pitch, else the last begun item."""
    items = workshop.session.agenda.items
    begun = workshop.session.clock.begun
    before = [
        item.id
        for item in items.values()
        if item.id in begun
        or item.kind in (ItemKind.OPENING, ItemKind.INFORMATION_TALK, ItemKind.PITCH)
    ]
    return before[-1] if before else None


def _with_item(
    workshop: Workshop, pitch: str, *decided: Body, length: timedelta | None
) -> tuple[Body, ...]:
    """Return what was decided about a pitch, and an agenda item for it."""
    item = agenda.add_item(
        workshop.session.agenda,
        item=workshop.new_id(),
        kind=ItemKind.PITCH,
        pitch=pitch,
        length=length,
        after=_place_for_pitch(workshop),
    )
    return (*decided, item)


def schedule_pitch(workshop: Workshop, pitch: str, length: timedelta | None = None) -> None:
    """Give a pitch of the queue in this session, with an agenda item of its own."""
    workshop.record(
        lambda: _with_item(
            workshop,
            pitch,
            *pitches.schedule_pitch(
                workshop.series.queue, workshop.session.pitches, pitch, workshop.id
            ),
            length=length,
        )
    )


def add_pitch(
    workshop: Workshop,
    content: Pitch,
    length: timedelta | None = None,
    *,
    by: str | None = None,
) -> str:
    """Add a pitch to this session, with an agenda item of its own; return its id."""
    pitch = workshop.new_id()

    def decide() -> tuple[Body, ...]:
        presented = _by(workshop, content, by)
        added = pitches.add_pitch(workshop.session.pitches, pitch, presented)
        return _with_item(workshop, pitch, added, length=length)

    workshop.record(decide)
    return pitch


def return_pitch(workshop: Workshop, pitch: str) -> None:
    """Take *pitch* out of this session, with its items, and let it wait in the queue.

    Refused where a group works on it, or its item has begun.
    """

    def decide() -> list[Body]:
        session = workshop.session
        for group in session.groups.open:
            if group.pitch == pitch:
                raise Refused(
                    "Group {number} works on this pitch. Close the group first.",
                    number=group.number,
                )
        decided = pitches.return_pitch(workshop.series.queue, session.pitches, pitch, workshop.id)
        items = [item.id for item in session.agenda.items.values() if item.pitch == pitch]
        removed = [
            agenda.remove_item(session.agenda, item, begun=session.clock.begun) for item in items
        ]
        return [*removed, *decided]

    workshop.record(decide)


def withdraw_pitch(workshop: Workshop, pitch: str) -> None:
    """Say that *pitch*, which waits in the queue, will not be given."""
    workshop.record(lambda: pitches.withdraw_pitch(workshop.series.queue, pitch))


def wish(workshop: Workshop, pitch: str, *, length: timedelta | None, tags: Sequence[str]) -> None:
    """Note how long *pitch* is to be, and what it is tagged with."""

    def decide() -> Body | tuple[()]:
        before = workshop.series.wishes.get(pitch)
        wished = pitches.wish(pitch, length, tags)
        return () if wished == before else wished

    workshop.record(decide)


def revise_pitch(workshop: Workshop, pitch: str, content: Pitch, *, by: str | None = None) -> None:
    """Change what *pitch* says."""
    workshop.record(
        lambda: pitches.revise_pitch(workshop.session.pitches, pitch, _by(workshop, content, by))
    )
