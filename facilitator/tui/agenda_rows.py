"""How the agenda is shown: the row of an item, and the line of the end."""

from rich.text import Text as Cell
from textual.content import Content

from facilitator.domain.lengths import minutes_between, minutes_of
from facilitator.domain.projection import State
from facilitator.domain.slots import Progress, Slot
from facilitator.locale import _, language
from facilitator.tui.room import Room
from facilitator.tui.titles import item_by, item_title
from facilitator.tui.widgets.rows import Row

_MARKS = {
    Progress.DONE: ("✓", "dim"),
    Progress.RUNNING: ("▶", "bold"),
    Progress.PAUSED: ("‖", "bold"),
    Progress.PASSED_OVER: ("－", "dim"),
    Progress.SKIPPED: ("－", "dim"),
    Progress.TO_COME: (" ", ""),
}


def agenda_row(room: Room, slot: Slot) -> Row:
    """Return the row of one item: mark, start, planned and real minutes, title, by whom."""
    mark, style = _MARKS[slot.progress]
    length = "" if slot.length is None else str(minutes_of(slot.length))
    took = "" if slot.took is None else f"{slot.took.total_seconds() / 60:.0f}"
    if slot.progress is Progress.RUNNING:
        took += "…"
    over = slot.took is not None and slot.length is not None and slot.took > slot.length
    cells = (
        Cell(mark, style),
        Cell(room.time(slot.begins_at), style),
        Cell(length, style, justify="right"),
        Cell(took, "bold" if over else style, justify="right"),
        Cell(item_title(room, slot.item, language()), style),
        Cell(item_by(room, slot.item, language()), style or "dim"),
    )
    return slot.item.id, cells


def end_line(room: Room) -> Content:
    """Return when everything ends, and the item that crosses the planned end, if one does."""
    face = room.face
    end_at = face.projected_end_at or face.planned_end_at
    if end_at is None or room.session.state is State.HELD:
        return Content("")
    line = Content(_("■ {time} end").format(time=room.time(end_at)))
    minutes = minutes_between(face.planned_end_at, end_at) if face.planned_end_at else 0
    if minutes <= 0:
        return line
    late = _("{minutes} min past {planned}").format(
        minutes=minutes, planned=room.time(face.planned_end_at)
    )
    return Content.assemble(line, "  ", (late, "$warning"))
