"""How the agenda is shown: the row of an item, in words and as a bar."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from rich.text import Text as Cell

from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.lengths import minutes_between, minutes_of
from facilitator.domain.slots import Progress, Slot
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room
from facilitator.tui.titles import item_by, item_title
from facilitator.tui.widgets.cells import BarCell, TitleCell
from facilitator.tui.widgets.rows import Row

PROTECTED = "="
"""The mark of an item whose length is protected."""

_MARKS = {
    Progress.DONE: ("✓", "dim"),
    Progress.RUNNING: ("▶", "bold"),
    Progress.PAUSED: ("‖", "bold"),
    Progress.PASSED_OVER: ("-", "dim"),
    Progress.SKIPPED: ("-", "dim"),
    Progress.TO_COME: (" ", ""),
}


def agenda_columns() -> list[tuple[str, int]]:
    """Return the columns of the agenda, as ``Rows`` takes them."""
    return [("", 1), (_("Start"), 5), (_("min"), 4), (_("Took"), 5), (_("Item"), -3), (_("By"), -1)]


def agenda_row(room: Room, slot: Slot) -> Row:
    """Return the row of one item: mark, start, planned and real minutes, title, by whom."""
    mark, style = _MARKS[slot.progress]
    length = "" if slot.length is None else str(minutes_of(slot.length))
    if slot.item.directions.is_protected:
        length = f"{PROTECTED}{length}"
    took = "" if slot.took is None else str(minutes_of(slot.took))
    over = _is_over(slot)
    if slot.progress is Progress.RUNNING:
        took += "…"
    cells = (
        Cell(mark, style),
        Cell(room.time(slot.begins_at), style),
        Cell(length, style, justify="right"),
        Cell(f"▲{took}" if over else took, "bold" if over else style, justify="right"),
        TitleCell(
            item_title(room, slot.item, language()),
            *_remarks(room, slot),
            style=style,
        ),
        Cell(item_by(room, slot.item, language()), style or "dim"),
    )
    return slot.item.id, cells


def _is_over(slot: Slot) -> bool:
    """Whether an item has used more minutes than planned, as both are shown."""
    if slot.took is None or slot.length is None:
        return False
    return minutes_of(slot.took) > minutes_of(slot.length)


def _remarks(room: Room, slot: Slot) -> Iterator[str]:
    """Yield what stands after a title, the most important first.

    That it is left out; what binds it; when its wrap-up begins, which stands below as well.
    """
    is_ahead = slot.is_to_come or slot.is_running
    if slot.progress in (Progress.SKIPPED, Progress.PASSED_OVER):
        yield word(slot.progress)
    if slot.lock.starts_at is not None and slot.is_to_come and slot.begins_at is not None:
        reached_at = slot.lock.starts_at - (slot.slack_before or NOTHING)
        yield _bound(room, _("fixed {time}"), reached_at, slot.lock.starts_at)
    if slot.lock.ends_at is not None and slot.ends_at is not None and is_ahead:
        yield _bound(room, _("until {time}"), slot.ends_at, slot.lock.ends_at)
    if slot.item.kind is ItemKind.BREAKOUT and has_last_part_ahead(room, slot):
        yield _("wrap-up {time}").format(time=room.time(slot.last_part_at))


def has_last_part_ahead(room: Room, slot: Slot) -> bool:
    """Whether an item has a wrap-up or questions that have not begun."""
    is_begun = slot.item.id in room.session.clock.last_parts
    return slot.last_part_at is not None and slot.last_part_at > room.now and not is_begun


def _bound(room: Room, words: str, reached_at: datetime, bound_at: datetime) -> str:
    """Return an instant that an item is bound to, and what there is to spare before it."""
    spare = minutes_between(reached_at, bound_at)
    beside = _("{n} min spare") if spare >= 0 else _("▲{n} min late")
    return f"{words.format(time=room.time(bound_at))} {beside.format(n=abs(spare))}"


def bar_columns() -> list[tuple[str, int]]:
    """Return the columns of planned and actual lengths."""
    return [
        ("", 1),
        (_("Item"), -1),
        (_("Planned"), 7),
        (_("Took"), 5),
        ("", 10),
        (_("█ took  ░ left  + over"), -1),
    ]


def bar_rows(room: Room) -> list[Row]:
    """Return a row for each item: its planned and its actual length, compared, and as a bar."""
    slots = room.face.slots
    lengths = [length for slot in slots for length in (slot.item.length, slot.took) if length]
    longest = max(lengths, default=NOTHING)
    return [_bar_row(room, slot, longest) for slot in slots]


def _bar_row(room: Room, slot: Slot, longest: timedelta) -> Row:
    mark, style = _MARKS[slot.progress]
    planned, took = slot.item.length, slot.took
    is_skipped = slot.progress in (Progress.SKIPPED, Progress.PASSED_OVER)
    remarks = [word(slot.progress)] if is_skipped else []
    cells = (
        Cell(mark, style),
        TitleCell(item_title(room, slot.item, language()), *remarks, style=style),
        Cell("" if planned is None else str(minutes_of(planned)), style, justify="right"),
        Cell("" if took is None else str(minutes_of(took)), style, justify="right"),
        Cell(_difference(slot), style),
        BarCell(planned or NOTHING, took or NOTHING, longest),
    )
    return slot.item.id, cells


def _difference(slot: Slot) -> str:
    """Return how much longer or shorter than planned an item took; while it runs, only longer."""
    if slot.item.length is None or slot.took is None:
        return ""
    minutes = minutes_of(slot.took) - minutes_of(slot.item.length)
    if minutes > 0:
        return _("▲ +{n} min").format(n=minutes)
    if slot.is_running:
        return word(slot.progress)
    return _("▽ −{n} min").format(n=-minutes) if minutes else _("○ on plan")
