"""How far the notes of each group are: what the board shows, before it is put into words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.being_typed import PLENARY
from facilitator.domain.groups import AWAY, Group, Role
from facilitator.domain.items import ItemKind
from facilitator.domain.notes import NoteLine
from facilitator.tui.room import Room

SILENT_AFTER = timedelta(minutes=4)
"""So long without a line or a word of one in a breakout, a group counts as silent."""

TYPES_FOR = timedelta(seconds=5)
"""So long after something was typed last, somebody counts as typing."""


@dataclass(frozen=True, slots=True)
class NotesState:
    """The notes of a group, or of everybody where ``group`` is None.

    ``half_since`` is when somebody stopped in the middle of a line, ``silent_for`` how long a group
    that is not ready has been silent: None where that is not so. ``has_clash`` says whether texts
    stand beside each other, ``has_seat`` whether a note-taker's seat is there; a group with one
    lacks no note-taker, whoever sits at it.
    """

    key: str
    group: Group | None
    lines: tuple[NoteLine, ...]
    last_at: datetime | None
    is_typing: bool
    half_since: datetime | None
    silent_for: timedelta | None
    is_ready: bool
    has_clash: bool
    lacks_note_taker: bool
    has_seat: bool

    @property
    def meets(self) -> bool:
        """Whether it is a group that meets."""
        return self.group is not None and not self.group.is_closed


def states_of(room: Room, seen: str = "") -> tuple[NotesState, ...]:
    """Return the states of the groups that meet, of those closed, and last that of everybody.

    A closed group without a line counts only while it is *seen*: nobody shall type on elsewhere.
    """
    lines: dict[str, list[NoteLine]] = {}
    for line in room.session.notes.lines.values():
        lines.setdefault(line.group or PLENARY, []).append(line)
    typed: dict[str, datetime] = {}
    for half in room.being_typed:
        typed[half.group] = max(half.at, typed.get(half.group, half.at))
    groups = sorted(room.session.groups.groups.values(), key=lambda group: group.is_closed)
    kept = {seen, *lines, *typed}
    keys = [group.id for group in groups if not group.is_closed or group.id in kept]
    clashing = {clash[0].group or PLENARY for clash in room.session.notes.clashes()}
    signs = clashing, room.seated
    return tuple(
        _state(room, key, tuple(lines.get(key, ())), typed.get(key), signs)
        for key in (*keys, PLENARY)
    )


def _state(
    room: Room,
    key: str,
    lines: tuple[NoteLine, ...],
    half_at: datetime | None,
    signs: tuple[Collection[str], Collection[int]],
) -> NotesState:
    """Return the state of a group; *signs* are the groups with a clash, and those with a seat."""
    group = room.session.groups.groups.get(key)
    times = [line.changed_at for line in lines] + ([half_at] if half_at else [])
    last_at = max(times, default=None)
    is_typing = half_at is not None and room.now - half_at < TYPES_FOR
    is_ready = room.session.summaries.of_group(key).is_ready
    meets = group is not None and not group.is_closed
    has_seat = group is not None and group.number in signs[1]
    return NotesState(
        key=key,
        group=group,
        lines=lines,
        last_at=last_at,
        is_typing=is_typing,
        half_since=None if is_typing else half_at,
        silent_for=_silent_for(room, last_at) if meets and not is_ready else None,
        is_ready=is_ready,
        has_clash=key in signs[0],
        lacks_note_taker=group is not None and meets and not has_seat and _lacks(room, group),
        has_seat=has_seat,
    )


def _silent_for(room: Room, last_at: datetime | None) -> timedelta | None:
    """Return how long nothing was typed in the breakout that runs, None where it is not long."""
    item = room.face.item
    if item is None or item.kind is not ItemKind.BREAKOUT:
        return None
    began_at = room.session.clock.began.get(item.id, room.now)
    silent = room.now - max(began_at, last_at or began_at)
    return silent if silent >= SILENT_AFTER else None


def _lacks(room: Room, group: Group) -> bool:
    """Whether nobody takes the notes of *group* who is not away."""
    person = group.roles.get(Role.NOTE_TAKER)
    entry = room.session.participants.entries.get(person or "")
    return person is None or (entry is not None and entry.presence in AWAY)
