"""The agenda as it is printed: a table with the end below it, or one document.

A cue is for the facilitator alone: it is printed only where it was asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from facilitator.cli.naming import item_title
from facilitator.cli.printing import (
    instant_json,
    print_line,
    print_table,
    seconds_json,
    text_json,
    wall_time,
    words_of,
)
from facilitator.cli.status import end_words, item_json, item_words, limit_words
from facilitator.domain.items import Item, ItemKind
from facilitator.domain.lengths import minutes_between, minutes_of
from facilitator.domain.presenters import presenter_of
from facilitator.domain.projection import Phase
from facilitator.domain.session import Session
from facilitator.domain.slots import Progress, Slot
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services.status import Status, read_status
from facilitator.services.workshop import Workshop

_MARKS = {
    Progress.DONE: "✓",
    Progress.RUNNING: "▶",
    Progress.PAUSED: "‖",
    Progress.PASSED_OVER: "-",
    Progress.SKIPPED: "-",
    Progress.TO_COME: "",
}


def directions_json(workshop: Workshop, item: Item) -> dict[str, object]:
    """Return what was noted for running *item* as a document, its cue left out.

    Hard start and hard end are times of day at the place of meeting; lengths are null where they
    are as usual.
    """
    noted = item.directions
    return {
        "presenter": text_json(presenter_of(workshop.session, workshop.register, item)),
        "protected": noted.is_protected,
        "least_length_s": seconds_json(noted.least_length),
        "starts_at": time_json(noted.starts_at),
        "ends_at": time_json(noted.ends_at),
        "last_part_s": seconds_json(noted.last_part),
    }


def time_json(of_day: time | None) -> str | None:
    """Return a time of day as ``14:00``."""
    return of_day.isoformat(timespec="minutes") if of_day else None


def agenda_json(workshop: Workshop, *, cues: bool) -> dict[str, object]:
    """Return the agenda as it stands in time, what was put aside, and when all ends."""
    session, now = workshop.session, read_status(workshop)
    zone = session.zone
    return {
        "session": session.id,
        "state": now.state.value,
        "items": [
            {**_slot_json(workshop, slot), **_cue_json(slot.item, cues)}
            for slot in _slots(workshop)
        ],
        "parked": [
            {**parked_json(workshop, item), "number": number, **_cue_json(item, cues)}
            for number, item in enumerate(session.agenda.parked.values(), 1)
        ],
        "planned_end": instant_json(now.planned_end_at, zone),
        "projected_end": instant_json(now.projected_end_at, zone),
        "hard_end": instant_json(now.hard_end_at, zone),
        "slack_s": seconds_json(now.slack),
        "over_by_s": seconds_json(now.over_by),
        "crosses": item_json(session, now.crosses),
    }


def _slots(workshop: Workshop) -> tuple[Slot, ...]:
    """Return the items in time; those of a meeting that was entered as held have no times."""
    slots = workshop.session.read_clock(workshop.now).slots
    if not workshop.session.opened.was_held:
        return slots
    return tuple(
        replace(slot, progress=Progress.DONE, begins_at=None, ends_at=None, slack_before=None)
        for slot in slots
    )


def _slot_json(workshop: Workshop, slot: Slot) -> Mapping[str, object]:
    zone, item = workshop.session.zone, slot.item
    return {
        **(item_json(workshop.session, item) or {}),
        "progress": slot.progress.value,
        "begins": instant_json(slot.begins_at, zone),
        "ends": instant_json(slot.ends_at, zone),
        "last_part_begins": instant_json(slot.last_part_at, zone),
        "planned_s": seconds_json(item.length),
        "took_s": seconds_json(slot.took),
        **directions_json(workshop, item),
        "slack_before_s": seconds_json(slot.slack_before),
        "slack_after_s": seconds_json(slot.slack_after),
    }


def parked_json(workshop: Workshop, item: Item) -> dict[str, object]:
    """Return an item that was put aside as a document."""
    title = item_title(workshop.session, item)
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": title.original if title else None,
        "length_s": seconds_json(item.length),
        **directions_json(workshop, item),
    }


def _cue_json(item: Item, cues: bool) -> dict[str, object]:
    return {"cue": text_json(item.directions.cue)} if cues else {}


def print_agenda(workshop: Workshop, *, cues: bool) -> None:
    """Print the items in time, the end, and below that what was put aside."""
    session, now = workshop.session, read_status(workshop)
    slots = _slots(workshop)
    if slots:
        headings = ("", "", _("Start"), _("min"), _("Took"), _("Item"))
        print_table(headings, (_row(workshop, slot, cues) for slot in slots))
    else:
        print_line(_("The agenda is empty. Add an item first."))
    if end := _end_line(session, now):
        print_line(f"■ {end}")
    if session.agenda.parked:
        print_line("")
        parked = enumerate(session.agenda.parked.values(), 1)
        rows = (_parked_row(session, number, item, cues) for number, item in parked)
        print_table(("", _("min"), _("Parking lot")), rows)


def _parked_row(session: Session, number: int, item: Item, cues: bool) -> tuple[str, ...]:
    return str(number), _minutes(item.length), f"{_titled(session, item)}  {_cue(item, cues)}"


def _row(workshop: Workshop, slot: Slot, cues: bool) -> tuple[str, ...]:
    session, item = workshop.session, slot.item
    number = session.agenda.order.index(item.id) + 1
    return (
        _MARKS[slot.progress],
        f"{number:>2}",
        wall_time(session.zone, slot.begins_at) or "-",
        _minutes(slot.length),
        _minutes(slot.took) + ("…" if slot.is_running else ""),
        "  ".join(part for part in _description(workshop, slot, cues) if part),
    )


def _description(workshop: Workshop, slot: Slot, cues: bool) -> Iterator[str]:
    """Yield what stands in the last column, which wraps: title, presenter, remarks, cue."""
    session, register = workshop.session, workshop.register
    title, by = _titled(session, slot.item), words_of(presenter_of(session, register, slot.item))
    yield _("{item} ({who})").format(item=title, who=by) if by else title
    yield ", ".join(_remarks(session, slot))
    yield _cue(slot.item, cues)


def _minutes(length: timedelta | None) -> str:
    return f"{minutes_of(length):>3}" if length is not None else ""


def _titled(session: Session, item: Item) -> str:
    """Return what an item is called, a pitch with its number."""
    if item.pitch is not None and item.pitch in session.pitches.pitches:
        number = session.pitches.number(item.pitch)
        return _("Pitch {number}: {title}").format(number=number, title=item_words(session, item))
    return item_words(session, item)


def _cue(item: Item, cues: bool) -> str:
    words = words_of(item.directions.cue) if cues else ""
    return _("[cue: {words}]").format(words=words) if words else ""


def _remarks(session: Session, slot: Slot) -> Iterator[str]:
    """Yield what there is to know of an item beside its times: each a mark and words."""
    if slot.progress in (Progress.SKIPPED, Progress.PASSED_OVER):
        yield word(slot.progress)
    if slot.item.length is not None and slot.length != slot.item.length:
        yield _("planned {minutes} min").format(minutes=minutes_of(slot.item.length))
    if slot.item.directions.is_protected:
        yield f"= {_('protected')}"
    if slot.lock.starts_at is not None:
        yield _bound(session, _("fixed {time}"), slot.lock.starts_at, slot.slack_before)
    if slot.lock.ends_at is not None:
        slack = slot.slack_after if slot.is_to_come or slot.is_running else None
        yield _bound(session, _("until {time}"), slot.lock.ends_at, slack)
    if slot.last_part_at is not None:
        part = Phase.WRAP_UP if slot.item.kind is ItemKind.BREAKOUT else Phase.QUESTIONS
        at = wall_time(session.zone, slot.last_part_at)
        yield _("{part} from {time}").format(part=word(part), time=at)


def _bound(session: Session, words: str, lock_at: datetime, slack: timedelta | None) -> str:
    """Return what an item is bound to, and what there is to spare, as the wall clock shows it."""
    bound = words.format(time=wall_time(session.zone, lock_at))
    if slack is None:
        return bound
    spare = minutes_between(lock_at - slack, lock_at)
    beside = _("{n} min spare") if spare >= 0 else _("▲{n} min late")
    return f"{bound} {beside.format(n=abs(spare))}"


def _end_line(session: Session, now: Status) -> str:
    """Return when the meeting ends, how that keeps to its limit, and which item crosses that."""
    words = [end_words(session, now), limit_words(session, now)]
    limit_at, ends_at = now.hard_end_at or now.planned_end_at, now.projected_end_at
    if now.crosses and limit_at and ends_at and minutes_between(limit_at, ends_at) > 0:
        words.append(_("crossed in “{item}”").format(item=item_words(session, now.crosses)))
    return " ".join(part for part in words if part)
