"""How pitches are shown: in the list of the meeting, in the queue, and one of them large."""

from collections.abc import Iterable
from datetime import datetime

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Cell
from textual.content import Content

from facilitator.domain.items import NOTHING
from facilitator.domain.lengths import minutes_of
from facilitator.domain.pitch_states import PitchInTime, PitchState, pitch_in_time
from facilitator.domain.pitches import (
    Pitch,
    PitchWished,
    QueuedPitch,
    QueueState,
)
from facilitator.domain.projection import Phase
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.pitch_form import kind_word
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.typed_fields import length_words
from facilitator.tui.widgets.rows import Row

_MARKS = {
    PitchState.TO_COME: ("□", "$secondary"),
    PitchState.TALK: ("▶", "bold $accent"),
    PitchState.QUESTIONS: ("？", "bold $accent"),
    PitchState.PAUSED: ("‖", "bold $warning"),
    PitchState.GIVEN: ("✓", "$secondary"),
    PitchState.LEFT_OUT: ("－", "$secondary"),
    PitchState.NOT_ON_AGENDA: ("！", "$warning"),
}
_QUEUE_MARKS = {QueueState.WAITING: "…", QueueState.SCHEDULED: "→", QueueState.WITHDRAWN: "×"}
_CHOICE_CELLS = 66
"""Cells for a title in a dialog."""

_MARK_CELLS = 3
"""Cells for a mark and the gap after it; some marks are two cells wide."""


def pitch_entries(room: Room) -> list[tuple[str, Content]]:
    """Return the entries of the meeting's pitches: number and title, then state, length, by."""
    found = room.session.pitches.pitches
    times = {key: pitch_in_time(room.session, room.face, key) for key in found}
    width = max((cell_len(word(each.state)) for each in times.values()), default=0)
    return [
        (key, _entry(room, number, pitch, times[key], width))
        for number, (key, pitch) in enumerate(found.items(), 1)
    ]


def _entry(room: Room, number: int, pitch: Pitch, at: PitchInTime, width: int) -> Content:
    mark, style = _MARKS[at.state]
    state = set_cell_size(mark, _MARK_CELLS) + set_cell_size(word(at.state), width)
    length = _("{n} min").format(n=minutes_of(at.length)) if at.length is not None else ""
    by = room.name(pitch.organisation, language()) or room.name(pitch.presenter, language())
    return Content.assemble(
        (f"{number} ", "bold"),
        (pitch.title.in_language(language()), "bold" if at.state.is_now else ""),
        "\n  ",
        (state, style),
        (f" {' ' * (5 - cell_len(length))}{length}  ", "$secondary"),
        (by, "$secondary"),
    )


def _queued(room: Room) -> Iterable[tuple[str, QueuedPitch]]:
    """Yield the pitches of the queue that are not in this meeting: those that wait first."""
    states = list(QueueState)
    others = [
        each for each in room.series.queue.items() if each[0] not in room.session.pitches.pitches
    ]
    return sorted(others, key=lambda each: states.index(each[1].state))


def queue_columns() -> list[tuple[str, int]]:
    """Return the columns of the queue: their words, and their widths."""
    return [
        (_("State"), 12),
        (_("Waits"), 5),
        (_("Wish"), 6),
        (_("Kind"), 12),
        (_("Title"), -3),
        (_("By"), -2),
    ]


def queue_heading(room: Room) -> str:
    """Return how many pitches wait in the queue."""
    return _("Queue of the series: {n} waiting").format(n=len(room.series.waiting))


def queue_rows(room: Room) -> list[Row]:
    """Return the rows of the queue: state, how long it waits, wish, kind, title, by."""
    return [(key, _queue_row(room, key, queued)) for key, queued in _queued(room)]


def _queue_row(room: Room, key: str, queued: QueuedPitch) -> tuple[Cell, ...]:
    style = "" if queued.is_waiting else "dim"
    mark = set_cell_size(_QUEUE_MARKS[queued.state], _MARK_CELLS)
    content = queued.content
    return (
        Cell(mark + queue_word(queued), style),
        Cell(waits(room, queued.offered_at) if queued.is_waiting else "", style, justify="right"),
        Cell(wished_length(room.series.wishes.get(key)), style, justify="right"),
        Cell(kind_word(content), style),
        Cell(content.title.in_language(language()), style),
        Cell(room.name(content.organisation, language()), "dim"),
    )


def queue_word(queued: QueuedPitch) -> str:
    """Return where a pitch of the queue stands, for one that is not in this meeting."""
    return _("elsewhere") if queued.state is QueueState.SCHEDULED else word(queued.state)


def waits(room: Room, offered_at: datetime | None) -> str:
    """Return how long something waits by the calendar of the place; nothing for None."""
    if offered_at is None:
        return ""
    today = room.now.astimezone(room.zone).date()
    days = (today - offered_at.astimezone(room.zone).date()).days
    return _("{n} d").format(n=days) if days > 0 else _("today")


def wished_length(wish: PitchWished | None) -> str:
    """Return how long a pitch is to be, nothing where nobody said."""
    return length_words(wish.length if wish else None)


def choice_of_queued(room: Room, key: str) -> Content:
    """Return a waiting pitch to choose: its title; below, wish, kind, how long it waits, by."""
    queued = room.series.queue[key]
    wish = wished_length(room.series.wishes.get(key))
    parts = (
        _("wishes {length}").format(length=wish) if wish else "",
        kind_word(queued.content),
        _("waits: {time}").format(time=waits(room, queued.offered_at)),
        room.name(queued.content.organisation, language()),
    )
    title = Content.styled(queued.content.title.in_language(language()), "bold")
    below = "　".join(filter(None, parts))
    return Content.assemble(
        title.truncate(_CHOICE_CELLS, ellipsis=True), "\n  ", (below, "$secondary")
    )


def pitch_of_meeting(room: Room, key: str) -> Content:
    """Return all of a pitch of this meeting, its clock below its title."""
    at = pitch_in_time(room.session, room.face, key)
    return _pitch(room, key, room.session.pitches.pitches[key], _clock(room, at))


def pitch_of_queue(room: Room, key: str) -> Content:
    """Return all of a pitch of the queue, where it stands below its title."""
    queued = room.series.queue[key]
    line = f"{_QUEUE_MARKS[queued.state]} {queue_word(queued)}"
    if queued.is_waiting:
        line += f"　{waits(room, queued.offered_at)}"
    return _pitch(room, key, queued.content, Content.styled(line, "$primary"))


def _clock(room: Room, at: PitchInTime) -> Content:
    """Return where a pitch stands: while it runs the part that runs and what is left of it."""
    mark, style = _MARKS[at.state]
    parts = [Content.styled(f"{mark} {word(at.state)}", style)]
    if at.phase is not None:
        part = _part_left(room, at)
        parts = [*parts, part] if at.state is PitchState.PAUSED else [part]
    elif at.length is not None:
        parts.append(Content(_("{n} min").format(n=minutes_of(at.length))))
    if at.questions and at.phase is not Phase.QUESTIONS:
        words = _("then questions {time}").format(time=minutes_and_seconds(at.questions))
        parts.append(Content.styled(words, "$secondary"))
    if at.took is not None and at.phase is None:
        words = _("took {time}").format(time=minutes_and_seconds(at.took))
        parts.append(Content.styled(words, "$secondary"))
    return Content("　").join(parts)


def _part_left(room: Room, at: PitchInTime) -> Content:
    """Return which part of the running pitch it is, and how long that has left, or is over."""
    part = _("Questions") if at.phase is Phase.QUESTIONS else _("Talk")
    if at.phase_left is None:
        left = _("running {time}").format(time=minutes_and_seconds(room.face.elapsed))
    elif at.phase_left < NOTHING:
        over = _("over by {time}").format(time=minutes_and_seconds(-at.phase_left))
        return Content.styled(f"▲ {part} {over}", "bold $error")
    else:
        left = _("left {time}").format(time=minutes_and_seconds(at.phase_left))
    return Content.styled(f"{_MARKS[at.state][0]} {part} {left}", "bold $accent")


def _pitch(room: Room, key: str, pitch: Pitch, state: Content) -> Content:
    """Return all of a pitch, the asks before the background: they are what the room works on."""
    wish = room.series.wishes.get(key)
    lines = [Content.styled(pitch.title.in_language(language()), "bold"), state]
    by = [room.name(pitch.organisation, language()), room.name(pitch.presenter, language())]
    kind = word(pitch.pitch_kind) if pitch.pitch_kind is not None else ""
    length = wished_length(wish)
    wished = _("wishes {length}").format(length=length) if length else ""
    tags = "　".join(f"#{tag}" for tag in wish.tags) if wish else ""
    for words in ("　".join(filter(None, by)), kind, "　".join(filter(None, (wished, tags)))):
        if words:
            lines.append(Content.styled(words, "$secondary"))
    for heading, texts, is_numbered in (
        (_("Asks"), pitch.asks, True),
        (_("Background"), pitch.background, False),
    ):
        if texts:
            lines += [Content(""), Content.styled(heading, "$primary")]
        for number, text in enumerate(texts, 1):
            mark = f"{number}. " if is_numbered else "・ "
            lines.append(Content(mark + text.in_language(language())))
    return Content("\n").join(lines)
