"""The lines below the agenda: its end, what was forgotten, and what an item is run by."""

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.lengths import minutes_between, minutes_of
from facilitator.domain.projection import Nudge, State
from facilitator.domain.slots import Slot
from facilitator.domain.timetable import as_run, runs_today
from facilitator.locale import _, language
from facilitator.tui.agenda_rows import PROTECTED, has_last_part_ahead
from facilitator.tui.room import Room
from facilitator.tui.titles import item_title, short


def end_line(room: Room) -> Content:
    """Return when everything ends or has to end, and the item that crosses that, if one does."""
    face = room.face
    if room.session.state is State.HELD:
        return _held_line(room)
    ends_at = face.projected_end_at or face.planned_end_at
    if ends_at is None:
        return Content("")
    if face.hard_end_at is not None:
        line = Content(_("■ {time} end (fixed)").format(time=room.time(face.hard_end_at)))
    else:
        line = Content(_("■ {time} end").format(time=room.time(ends_at)))
    return Content.assemble(line, "  ", _beside(room, ends_at))


def _held_line(room: Room) -> Content:
    """Return when the meeting ended, and how long its items took in all against their plan."""
    ended_at, slots = room.session.clock.ended_at, room.face.slots
    if ended_at is None:
        return Content("")
    planned = sum((slot.item.length or NOTHING for slot in slots), NOTHING)
    took = sum((slot.took or NOTHING for slot in slots), NOTHING)
    words = _("■ {time} end  planned {planned} min, took {took} min")
    return Content(
        words.format(time=room.time(ended_at), planned=minutes_of(planned), took=minutes_of(took))
    )


def _beside(room: Room, ends_at: datetime) -> Content:
    """Return what there is to spare before the end, or by how much it is passed."""
    face = room.face
    if face.limit_at is None:
        return Content("")
    minutes = minutes_between(face.limit_at, ends_at)
    if minutes > 0:
        return Content.styled(_over(room, minutes), "bold $warning")
    if face.hard_end_at is None:
        return Content("")
    words = _("{n} min to spare (ends {time})").format(n=-minutes, time=room.time(ends_at))
    return Content.styled(words, "$secondary")


def _over(room: Room, minutes: int) -> str:
    face = room.face
    words = _("▲ {n} min over").format(n=minutes)
    if face.hard_end_at is None:
        words = _("▲ {n} min past {planned}").format(n=minutes, planned=room.time(face.limit_at))
    if face.crosses is None:
        return words
    title = item_title(room, face.crosses.item, language())
    return words + _(": “{title}” crosses it").format(title=title)


def nudge_line(room: Room) -> Content:
    """Return what seems to be forgotten, and what to press; nothing where nothing is."""
    match room.face.nudge:
        case Nudge.NOT_BEGUN:
            start_at = room.session.timetable.start_at
            minutes = minutes_between(start_at, room.now) if start_at else 0
            words = _("！ Not begun {n} min after the planned {time}: Space begins.")
            words = words.format(n=minutes, time=room.time(start_at))
        case Nudge.LONG_PAUSE:
            minutes = minutes_of(room.session.clock.intervals[-1].length(room.now))
            words = _("！ Paused for {n} min: p goes on.").format(n=minutes)
        case Nudge.NOTHING_RUNS:
            words = _("！ No item runs: g begins the one under the cursor.")
        case None:
            return _open_line(room)
    return Content.styled(words, "bold $warning")


def _open_line(room: Room) -> Content:
    """Return how many items are still to be held for which nobody planned a length."""
    open_ones = [slot for slot in room.face.slots if slot.is_to_come and slot.length is None]
    if not open_ones or room.session.state is State.HELD:
        return Content("")
    words = _("△ {n} without a length, not counted in the end: Enter gives one.")
    return Content.styled(words.format(n=len(open_ones)), "$secondary")


def parking_words(room: Room) -> str:
    """Return how many items are in the parking lot; nothing for none."""
    number = len(room.session.agenda.parked)
    return _("parking lot: {n} (K)").format(n=number) if number else ""


def about_line(room: Room, slot: Slot | None) -> Content:
    """Return in words what the item of *slot* is bound to; nothing where it is not."""
    return Content.styled("   ".join(_about(room, slot)) if slot else "", "$secondary")


def _about(room: Room, slot: Slot) -> Iterator[str]:
    directions = slot.item.directions
    if directions.is_protected:
        yield _("{mark} length protected").format(mark=PROTECTED)
    if directions.least_length is not None:
        yield _("at least {n} min").format(n=minutes_of(directions.least_length))
    if has_last_part_ahead(room, slot):
        words = _("questions from {time} ({n} min)")
        if slot.item.kind is ItemKind.BREAKOUT:
            words = _("wrap-up from {time} ({n} min)")
        yield words.format(time=room.time(slot.last_part_at), n=minutes_of(slot.last_part))
    if slot.lock.starts_at is not None:
        yield _("fixed start {time}").format(time=room.time(slot.lock.starts_at))
    if slot.lock.ends_at is not None:
        yield _("fixed end {time}").format(time=room.time(slot.lock.ends_at))


def cue_line(room: Room, slot: Slot | None) -> Content:
    """Return the facilitator's cue of *slot*, else of the item that runs; nothing for none."""
    running = next((each for each in room.face.slots if each.is_running), None)
    for each in (slot, running):
        if each is not None and (cue := each.item.directions.cue) is not None:
            label = _("Only you see this:")
            return Content.assemble((label, "$accent"), " ", cue.in_language(language()))
    return Content("")


def early_question(room: Room, item: str | None) -> str | None:
    """Return what to ask before *item* begins: on another day, or before its fixed start.

    None where nothing is to be asked.
    """
    session, clock = room.session, room.session.clock
    if not clock.intervals and not clock.was_held and not runs_today(session.timetable, room.now):
        words = _("This meeting is planned for {date}. Begin it now?")
        return words.format(date=session.opened.date.isoformat())
    if item is None or item not in session.agenda.items:
        return None
    lock = as_run(session.timetable, clock).locks.get(item)
    if lock is None or lock.starts_at is None:
        return None
    minutes = minutes_between(room.now, lock.starts_at)
    if minutes < 1 or item == clock.current:
        return None
    words = _("“{title}” is fixed to {time}, {n} min from now. Begin it now?")
    title = short(item_title(room, session.agenda.items[item], language()))
    return words.format(title=title, time=room.time(lock.starts_at), n=minutes)
