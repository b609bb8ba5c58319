"""What everybody in the room is asked to do now: one line, seen on every stage."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.domain.groups import Group, Role
from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.projection import Phase, Projection, State
from facilitator.locale import N_, _
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import people_words
from facilitator.tui.widgets.showing import show


class Prompt(Static):
    """The line under the stages: in a wrap-up, a change of seats, and where a group lacks somebody.

    It never takes the focus.
    """

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        padding: 0 1;
        color: $warning;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    room: reactive[Room | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.display = False

    def watch_room(self, room: Room | None) -> None:
        """Say what is to be done, or be out of sight."""
        words = (prompt_words(room.face) or lacking_words(room)) if room is not None else ""
        self.display = bool(words)
        show(self, Content(words))


def prompt_words(face: Projection) -> str:
    """Return what everybody is asked to do at this part of the running item; mostly nothing."""
    if face.state is not State.RUNNING or face.item is None:
        return ""
    if face.phase is Phase.WRAP_UP:
        words = _("▶ Wrap-up: write the three points to share with everybody")
    elif face.item.kind is ItemKind.SEAT_CHANGE:
        words = _("▶ Time to change seats")
    else:
        return ""
    return words + _left(face)


def _left(face: Projection) -> str:
    if face.phase_left is None:
        return ""
    words = _(" (left {time})") if face.phase_left >= NOTHING else _(" (over by {time})")
    return words.format(time=minutes_and_seconds(abs(face.phase_left)))


def lacking_words(room: Room) -> str:
    """Return what the groups still lack, from the item before a breakout until its end."""
    face, session = room.face, room.session
    kinds = [each.kind for each in (face.item, face.next_item) if each is not None]
    if ItemKind.BREAKOUT not in kinds or not session.groups.open:
        return ""
    without = without_note_taker(room)
    waiting = session.groups.unseated(session.participants)
    parts = []
    if without:
        numbers = ", ".join(str(group.number) for group in without)
        parts.append(_("！ no note-taker: group {numbers}").format(numbers=numbers))
    if waiting:
        one, several = N_("1 person sits in no group"), N_("{n} people sit in no group")
        parts.append(people_words(len(waiting), one, several))
    return "   ".join(parts) + "  (F4)" if parts else ""


def without_note_taker(room: Room) -> tuple[Group, ...]:
    """Return the groups in which nobody has the role, and at whose seat nobody takes notes."""
    without = room.session.groups.without(Role.NOTE_TAKER, room.session.participants)
    return tuple(group for group in without if group.number not in room.seated)
