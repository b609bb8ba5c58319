"""Pitches, from a seat: the series' queue, and what is pitched in this session."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from facilitator.domain import agenda, pitches
from facilitator.domain.events import Body
from facilitator.domain.items import MINUTE, NOTHING
from facilitator.domain.pitches import Pitch, PitchWished
from facilitator.domain.projection import State
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services.participants import organisation_called
from facilitator.services.pitch_places import (
    item_for,
    item_moves,
    items_of,
    place_for_pitch,
    place_for_walk_in,
)
from facilitator.services.workshop import Workshop
from facilitator.storage.session_list import list_sessions

WALK_IN = 10 * MINUTE
"""How long a pitch is that nobody announced, unless something else is said."""

WALK_IN_QUESTIONS = 3 * MINUTE
"""How much of the end of such a pitch is for questions; never more than half of it."""

UNTITLED = Text.of("飛び入りピッチ", "Walk-in pitch")
"""What such a pitch is called until somebody gives it a title."""


def _by(workshop: Workshop, content: Pitch, organisation: str | None) -> Pitch:
    """Return *content* as presented by the organisation of that name, which is registered if new.

    Only inside a decision; None leaves the organisation as it is.
    """
    if organisation is None:
        return content
    name = Text(original=organisation, language=workshop.session.opened.language)
    by = organisation_called(workshop, name)
    return content.model_copy(update={"organisation": by.id})


def _wished(
    workshop: Workshop, pitch: str, length: timedelta | None, tags: Sequence[str]
) -> tuple[Body, ...]:
    """Return what notes these wishes for *pitch*; nothing where they are noted already."""
    wished = pitches.wish(pitch, length, tags)
    known = workshop.series.wishes.get(pitch, PitchWished(pitch=pitch))
    return () if wished == known else (wished,)


def _not_in_another(workshop: Workshop, pitch: str) -> None:
    """Refuse what only a waiting pitch allows, where another meeting has it, and say which one."""
    queued = workshop.series.queue.get(pitch)
    if queued is None or queued.session in (None, workshop.id):
        return
    for row in list_sessions(workshop.database):
        if row.id == queued.session:
            raise Refused(
                "“{title}” is scheduled already: {date}, “{meeting}”. "
                "Return it to the queue there, or offer it anew.",
                title=queued.content.title.original,
                date=row.date.isoformat(),
                meeting=row.name,
            )


def offer_pitch(
    workshop: Workshop,
    content: Pitch,
    *,
    by: str | None = None,
    length: timedelta | None = None,
    tags: Sequence[str] = (),
) -> str:
    """Put a pitch into the queue of the series; return its id.

    *by* names an organisation; *length* is how long those who pitch wish to speak.
    """
    pitch = workshop.new_id()
    workshop.record(
        lambda: (
            pitches.offer_pitch(workshop.series.queue, pitch, _by(workshop, content, by)),
            *_wished(workshop, pitch, length, tags),
        )
    )
    return pitch


def schedule_pitch(
    workshop: Workshop,
    pitch: str,
    length: timedelta | None = None,
    *,
    questions: timedelta = NOTHING,
) -> None:
    """Give a pitch of the queue in this session, with an agenda item of its own.

    Without a *length* it is as long as those who pitch wish; *questions* is a part of that.
    """

    def decide() -> tuple[Body, ...]:
        series, session = workshop.series, workshop.session
        _not_in_another(workshop, pitch)
        decided = pitches.schedule_pitch(series.queue, session.pitches, pitch, workshop.id)
        wished = series.wishes.get(pitch)
        long = length or (wished.length if wished else None)
        after = place_for_pitch(workshop.session)
        return (
            *decided,
            *item_for(
                workshop.session,
                workshop.new_id(),
                pitch,
                after=after,
                length=long,
                questions=questions,
            ),
        )

    workshop.record(decide)


def add_pitch(
    workshop: Workshop,
    content: Pitch,
    length: timedelta | None = None,
    *,
    by: str | None = None,
    tags: Sequence[str] = (),
    questions: timedelta = NOTHING,
) -> str:
    """Add a pitch to this session, with an agenda item of its own; return its id.

    *length* stays known as its wish, wherever the pitch goes later; *questions* is a part of it.
    """
    pitch = workshop.new_id()

    def decide() -> tuple[Body, ...]:
        presented = _by(workshop, content, by)
        added = pitches.add_pitch(workshop.session.pitches, pitch, presented)
        after = place_for_pitch(workshop.session)
        item = item_for(
            workshop.session,
            workshop.new_id(),
            pitch,
            after=after,
            length=length,
            questions=questions,
        )
        return (added, *item, *_wished(workshop, pitch, length, tags))

    workshop.record(decide)
    return pitch


def walk_in(
    workshop: Workshop,
    title: Text | None = None,
    *,
    by: str | None = None,
    length: timedelta = WALK_IN,
) -> str:
    """Add a pitch that nobody announced, to be given soon; return its id.

    The end of it is for questions. *by* names an organisation. Refused where the meeting is over.
    """
    pitch = workshop.new_id()
    questions = min(WALK_IN_QUESTIONS, length // 2)

    def decide() -> tuple[Body, ...]:
        if workshop.session.state is State.HELD:
            raise Refused("This meeting is over. Put the pitch into the queue, for the next one.")
        presented = _by(workshop, Pitch(title=title or UNTITLED), by)
        added = pitches.add_pitch(workshop.session.pitches, pitch, presented)
        after = place_for_walk_in(workshop.session)
        return (
            added,
            *item_for(
                workshop.session,
                workshop.new_id(),
                pitch,
                after=after,
                length=length,
                questions=questions,
            ),
        )

    workshop.record(decide)
    return pitch


def change_pitch(
    workshop: Workshop,
    pitch: str,
    change: Callable[[Pitch], Pitch],
    *,
    by: str | None = None,
    wish: Callable[[PitchWished], PitchWished] = lambda before: before,
) -> None:
    """Let *pitch*, of this session or of the queue, say what *change* makes of what it says then.

    *wish* does so with its wishes. What other seats change meanwhile stays, and what is as before
    is not recorded again.
    """

    def decide() -> tuple[Body, ...]:
        here, queue = workshop.session.pitches, workshop.series.queue
        known = here.pitches.get(pitch) or (queue[pitch].content if pitch in queue else None)
        if known is None:
            raise Refused("This pitch is not part of the meeting.")
        presented = _by(workshop, change(known), by)
        said: tuple[Body, ...] = ()
        if known != presented and pitch in here.pitches:
            said = (pitches.revise_pitch(here, pitch, presented),)
        elif known != presented:
            _not_in_another(workshop, pitch)
            said = (pitches.reword_pitch(queue, pitch, presented),)
        wished = wish(workshop.series.wishes.get(pitch, PitchWished(pitch=pitch)))
        return (*said, *_wished(workshop, pitch, wished.length, wished.tags))

    workshop.record(decide)


def move_pitch(workshop: Workshop, pitch: str, *, after: str | None) -> None:
    """Let *pitch* be given after the pitch *after* (None: first), on the agenda as well.

    Refused where it has begun, or would come before what has begun.
    """

    def decide() -> list[Body]:
        known = workshop.session.pitches
        moved = pitches.move_pitch(known, pitch, after=after)
        order = [each for each in known.pitches if each != pitch]
        order.insert(0 if after is None else order.index(after) + 1, pitch)
        items = item_moves(workshop.session, pitch, order)
        if not items and order == list(known.pitches):
            raise Refused("Nothing changed.")
        return [*items, moved]

    workshop.record(decide)


def return_pitch(workshop: Workshop, pitch: str) -> None:
    """Take *pitch* out of this session, with its items, and let it wait in the queue.

    Refused where a group works on it, where its item has begun, and where the meeting was held.
    """

    def decide() -> list[Body]:
        session = workshop.session
        if session.opened.was_held:
            raise Refused("This meeting was entered as held, so its pitches were given.")
        for group in session.groups.open:
            if group.pitch == pitch:
                raise Refused(
                    "Group {number} works on this pitch. Close the group first.",
                    number=group.number,
                )
        decided = pitches.return_pitch(workshop.series.queue, session.pitches, pitch, workshop.id)
        removed = [
            agenda.remove_item(session.agenda, item.id, begun=session.clock.begun)
            for item in items_of(workshop.session, pitch)
        ]
        return [*removed, *decided]

    workshop.record(decide)


def withdraw_pitch(workshop: Workshop, pitch: str) -> None:
    """Say that *pitch*, which waits in the queue, will not be given."""

    def decide() -> Body:
        _not_in_another(workshop, pitch)
        return pitches.withdraw_pitch(workshop.series.queue, pitch)

    workshop.record(decide)
