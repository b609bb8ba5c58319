"""Asking for a few fields from any screen; what is half typed in the form is kept."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.screen import Screen

from facilitator.locale import _
from facilitator.tui.dialogs.form import Answers, Field, FormDialog
from facilitator.tui.seat import Seat


def ask(
    seat: Seat,
    screen: Screen[None],
    form: str,
    title: str | Content,
    fields: Sequence[Field],
    *,
    take: Callable[[Answers], bool],
    check: Callable[[Answers], str | None] = lambda answers: None,
    is_dense: bool = False,
) -> None:
    """Ask for *fields* in a form above *screen*; what is half typed is kept under the name *form*.

    *take* says whether it was recorded: until then the form stays. Of many fields the labels stand
    beside them where *is_dense*.
    """
    place = f"{seat.room.session.id} form {form}"
    draft = seat.draft_at(place, own=True)

    def keep(text: str) -> None:
        seat.keep_draft(place, text)

    def taken(answers: Answers) -> str | None:
        return None if take(answers) else seat.refusal or ""

    screen.app.push_screen(
        FormDialog(
            title,
            fields,
            take=taken,
            check=check,
            keep=keep,
            draft=draft[0] if draft else None,
            is_dense=is_dense,
        )
    )
    if draft is not None:
        screen.notify(_("What was half typed here is back."), markup=False)
