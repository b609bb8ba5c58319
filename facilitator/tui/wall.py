"""What the room may see on the wall, in words: nothing else of the meeting goes there.

Never a cue, a note or a directory of people. Names stand here only while the facilitator shows
them; titles of items and pitches, and labels of groups, always do.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.domain.dates import date_words
from facilitator.domain.groups import Group
from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.participants import Presence
from facilitator.domain.projection import Phase, Projection, State, Urgency
from facilitator.domain.timetable import runs_today
from facilitator.locale import _, language
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import item_by, item_title, session_title
from facilitator.tui.wall_sharing import with_sharing
from facilitator.tui.widgets.wall_view import GroupOnWall, WallView

TURN_EVERY = 8
"""Seconds that a page of groups is seen where one page does not hold all."""

_AWAY = (Presence.ABSENT, Presence.LEFT)


def read_wall(room: Room, note: str = "") -> WallView:
    """Return what the room may see of the meeting now, and *note* in the last line."""
    face, message = room.face, room.session.projector.message
    state, tone = _state(room)
    has_item = face.item is not None and room.session.state is not State.HELD
    title = item_title(room, face.item, language()) if has_item and face.item else ""
    view = WallView(
        title=title or session_title(room.session, room.series, language()),
        by=_by(room) if title else "",
        digits=_digits(room),
        state=state,
        tone=tone,
        prompt=_prompt(room),
        next=_next(room),
        end=_end(room),
        message=message.in_language(language()) if message else "",
        groups=_groups(room),
        turn=int(room.now.timestamp()) // TURN_EVERY,
        note=note,
    )
    return with_sharing(room, view)


def nothing_new(since: datetime, zone: ZoneInfo) -> str:
    """Return that nothing new is shown since an instant, in the time of *zone*."""
    return _("△ nothing new since {time}").format(time=f"{since.astimezone(zone):%H:%M}")


def _by(room: Room) -> str:
    """Return who the running item is by, while names are shown."""
    item = room.face.item
    if item is None or item.kind is ItemKind.BREAKOUT or not room.session.projector.shows_names:
        return ""
    return item_by(room, item, language())


def _digits(room: Room) -> str:
    """Return the time left, the time over after a plus, else the time until the start."""
    face = room.face
    if room.session.state is State.HELD:
        return ""
    if face.state is State.PLANNED:
        start_at = room.session.timetable.start_at
        if start_at is None or not runs_today(room.session.timetable, room.now):
            return ""
        return minutes_and_seconds(max(NOTHING, start_at - room.now))
    if face.item is None:
        return ""
    if face.remaining is None:
        return minutes_and_seconds(face.elapsed)
    return ("+" if face.is_over else "") + minutes_and_seconds(abs(face.remaining))


def _state(room: Room) -> tuple[str, str]:
    """Return the state as mark and word, and its colour."""
    face = room.face
    if room.session.state is State.HELD:
        return _("■ The meeting is over. Thank you for taking part."), "$foreground"
    if face.state is State.PLANNED:
        return _before(room), "$foreground"
    if face.state is State.PAUSED:
        return f"‖ {_('paused')}", "$warning"
    if face.item is None:
        return "", "$foreground"
    return _running(face)


def _before(room: Room) -> str:
    start_at = room.session.timetable.start_at
    time = room.time(start_at)
    if start_at is None:
        return f"□ {date_words(room.session.opened.date, language())}"
    if not runs_today(room.session.timetable, room.now):
        day = date_words(room.session.opened.date, language())
        return _("□ {day}, begins at {time}").format(day=day, time=time)
    if start_at <= room.now:
        return _("△ We are about to begin")
    return _("□ time until the start at {time}").format(time=time)


def _running(face: Projection) -> tuple[str, str]:
    words, tone = [], "$foreground"
    if face.phase is Phase.WRAP_UP:
        words, tone = [_("◆ Time to wrap up")], "$accent"
    elif face.phase is Phase.QUESTIONS:
        words, tone = [_("◆ Time for questions")], "$accent"
    if face.is_over:
        words, tone = [*words, _("▲ over time")], "$error"
    elif face.urgency is Urgency.SOON:
        words, tone = [*words, _("△ ending soon")], "$warning"
    calm = _("▶ time left") if face.remaining is not None else _("▶ time so far")
    return "   ".join(words or [calm]), tone


def _prompt(room: Room) -> str:
    """Return what everybody is asked to do, or when the wrap-up will begin."""
    face = room.face
    if face.item is None or face.state not in (State.RUNNING, State.PAUSED):
        return ""
    if face.item.kind is ItemKind.SEAT_CHANGE:
        return _("Please move to your next group.")
    if face.item.kind is not ItemKind.BREAKOUT:
        return ""
    if face.phase is Phase.WRAP_UP:
        return _("Please write down the three points to share with everybody.")
    slot = next(slot for slot in face.slots if slot.item is face.item)
    at = room.time(slot.last_part_at)
    return _("wrap-up from {time}").format(time=at) if at else ""


def _next(room: Room) -> str:
    item = room.face.next_item
    if item is None or room.session.state is State.HELD:
        return ""
    slot = next(slot for slot in room.face.slots if slot.item.id == item.id)
    title, at = item_title(room, item, language()), room.time(slot.begins_at)
    if not at:
        return _("next: {item}").format(item=title)
    return _("next {time}  {item}").format(time=at, item=title)


def _end(room: Room) -> str:
    face = room.face
    if room.session.state is State.HELD:
        ended = room.time(room.session.clock.ended_at)
        return _("ended {time}").format(time=ended) if ended else ""
    if face.projected_end_at is not None:
        return _("ends {time}").format(time=room.time(face.projected_end_at))
    planned = room.time(face.planned_end_at)
    return _("planned end {time}").format(time=planned) if planned else ""


def _groups(room: Room) -> tuple[GroupOnWall, ...]:
    """Return the groups while people sit in them, or look for theirs."""
    item = room.face.item
    if item is None or item.kind not in (ItemKind.BREAKOUT, ItemKind.SEAT_CHANGE):
        return ()
    return tuple(
        GroupOnWall(group.number, _title(room, group), _members(room, group))
        for group in room.session.groups.open
    )


def _title(room: Room, group: Group) -> str:
    """Return the label of a group and the title of its pitch, as far as there are any."""
    pitch = room.session.pitches.pitches.get(group.pitch) if group.pitch else None
    texts = (group.label, pitch.title if pitch else None)
    return "  ".join(text.in_language(language()) for text in texts if text is not None)


def _members(room: Room, group: Group) -> tuple[str, ...]:
    if not room.session.projector.shows_names:
        return ()
    entries = room.session.participants.entries
    names = (
        room.name(person, language())
        for person in room.session.groups.members(group.id)
        if entries[person].presence not in _AWAY
    )
    return tuple(name for name in names if name)
