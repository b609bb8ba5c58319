"""Taking back what a seat did last, and putting it back, with the question where that needs one."""

from collections.abc import Callable

from textual.app import App

from facilitator.domain.events import Event
from facilitator.domain.notes import Notes
from facilitator.domain.refused import CameAfter
from facilitator.locale import _
from facilitator.locale.event_words import event_word
from facilitator.services.workshop import Workshop
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.seat import Seat
from facilitator.tui.titles import short

_TOLD = 40
"""Cells of the words of a line in a message."""


def undo(app: App[None], seat: Seat, then: Callable[[], None] = lambda: None) -> None:
    """Take back what this seat did last, and say what that was; *then* hears that it is done."""
    _take_back(app, seat, _("Taken back: {what}"), lambda workshop: workshop.undo(), then)


def redo(app: App[None], seat: Seat) -> None:
    """Put back what was taken back last, and say so."""
    _take_back(app, seat, _("Put back: {what}"), lambda workshop: workshop.redo(), lambda: None)


def _take_back(
    app: App[None],
    seat: Seat,
    words: str,
    do: Callable[[Workshop], Event],
    then: Callable[[], None],
) -> None:
    """Take back or put back what *do* does, and say it with *words*.

    Where something later depends on it, ask whether that is to be taken back first.
    """
    done: list[Event] = []

    def ask(later: CameAfter) -> None:
        def answered(yes: bool | None) -> None:
            if yes and seat.record(lambda workshop: workshop.take_back(later.action)):
                taken = _("Taken back: {what}").format(what=event_word(later.kind))
                app.notify(taken, markup=False)
                _take_back(app, seat, words, do, then)

        question = _("{what} came after it. Take that back, too?")
        dialog = ConfirmDialog(question.format(what=seat.describe(later)), yes=_("Take back both"))
        app.push_screen(dialog, answered)

    before = seat.workshop.session.notes
    if seat.record(lambda workshop: done.append(do(workshop)), ask=ask):
        what = _told(done[0], before, seat.workshop.session.notes)
        app.notify(words.format(what=what), markup=False)
        then()


def _told(event: Event, before: Notes, after: Notes) -> str:
    """Return what *event* did, in words, with those of the line that it was done to."""
    what, key = event_word(event.body.kind), getattr(event.body, "line", "")
    line = before.lines.get(key) or after.lines.get(key)
    if line is None:
        return what
    return _("{what} “{text}”").format(what=what, text=short(line.text.original, _TOLD))
