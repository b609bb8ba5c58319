"""Why somebody sits where they sit, worked out beside the screen while the dialog is open."""

import time
from typing import TYPE_CHECKING

from textual.content import Content
from textual.worker import Worker, WorkerState

from facilitator.locale import _, language
from facilitator.locale.seating_words import why_words
from facilitator.locale.words import told
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_question import SeatingDialog
from facilitator.tui.group_board import group_name
from facilitator.tui.room import Room
from facilitator.tui.seating_preview import Preview
from facilitator.tui.stage import StageScreen

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
    from facilitator.grouping.problem import Problem
    from facilitator.grouping.why import Why

SECONDS = 5.0
"""So long a reason is looked for at most; mostly half a second is enough."""


class WhyDialog(SeatingDialog):
    """Says why *person* sits in a group of *plan*; … until that is known."""

    def __init__(self, room: Room, problem: "Problem", plan: "Plan", person: str) -> None:
        group = room.session.groups.seats.get(person)
        place = group_name(room, group) if group else _("In no group")
        title = _("{name}: {place}. Why?").format(name=room.name(person, language()), place=place)
        super().__init__(title, [Content("…")])
        self._room = room
        self._problem = problem
        self._plan = plan
        self._person = person
        self._is_over = False

    def on_mount(self) -> None:
        """Begin to look for the reason."""
        super().on_mount()
        self.run_worker(self._explain, thread=True)

    def on_unmount(self) -> None:
        """Look no longer."""
        self._is_over = True

    def _explain(self) -> "Why":
        from facilitator.grouping.why import explain

        return explain(
            self._problem,
            self._plan,
            self._person,
            time.monotonic,
            seconds=SECONDS,
            stop=lambda: self._is_over,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what was found."""
        found: Why | None = event.worker.result
        if event.state is not WorkerState.SUCCESS or found is None:
            return
        from facilitator.services.seating_why import hold_of, is_by_hand

        room, spoken = self._room, language()
        sentences = why_words(
            found,
            lambda who: room.name(who, spoken),
            lambda group: group_name(room, group),
            hold=hold_of(room.session, self._person),
            is_by_hand=is_by_hand(room.session, self._person),
        )
        self.tell([Content(sentence) for sentence in sentences])


def ask_why(screen: StageScreen, preview: Preview, person: str) -> None:
    """Show over *screen* why *person* sits where they sit; say so where they sit nowhere."""
    try:
        now = preview.now(screen.seat.workshop)
    except StorageError as error:
        screen.notify(told(error), severity="error", markup=False)
        return
    if now is None or all(person != each.id for each in now[0].problem.people):
        words = _("This person does not sit in a group.")
        screen.notify(words, severity="warning", markup=False)
        return
    screen.app.push_screen(WhyDialog(screen.here, now[0].problem, now[1], person))
