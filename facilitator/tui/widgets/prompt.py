"""What everybody in the room is asked to do now: one line, seen on every stage."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.projection import Phase, Projection, State
from facilitator.locale import _
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.widgets.showing import show


class Prompt(Static):
    """The line under the stages in a wrap-up and in a change of seats; it never takes the focus."""

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
        words = prompt_words(room.face) if room is not None else ""
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
