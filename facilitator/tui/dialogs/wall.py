"""The wall from the facilitator's seat: a message, names or none, nothing at all."""

from collections.abc import Callable

from textual.content import Content

from facilitator.domain.projector import Projector
from facilitator.domain.text import Text
from facilitator.locale import _, language
from facilitator.services import projector
from facilitator.services.workshop import Workshop
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.stage import StageScreen

_KEYS = {"m": "message", "n": "names", "b": "blank"}


def ask_for_wall(screen: StageScreen) -> None:
    """Ask what the room is to see; what it sees now stands in the same lines."""
    shown = screen.here.session.projector

    def answered(chosen: str | None) -> None:
        if chosen == "message":
            _ask_for_message(screen, shown)
        elif chosen == "names":
            screen.record(_names(not shown.shows_names))
        elif chosen == "blank":
            screen.record(_blank(not shown.is_blank))

    title = _("What the room sees on the wall")
    screen.app.push_screen(ChooseDialog(title, _options(shown), shortcuts=_KEYS), answered)


def _options(shown: Projector) -> list[tuple[str, Content]]:
    """Return what can be done, each with how it is now."""
    message = shown.message.in_language(language()) if shown.message else _("no message")
    names = _("n  Hide the names") if shown.shows_names else _("n  Show the names")
    names_now = _("○ names are shown") if shown.shows_names else _("－ names are hidden")
    blank = _("b  Show the wall again") if shown.is_blank else _("b  Make the wall dark")
    blank_now = _("■ the wall is dark") if shown.is_blank else _("○ the wall is shown")
    return [
        (key, Content.assemble(words, "   ", (now, "$secondary")))
        for key, words, now in (
            ("message", _("m  Message …"), message),
            ("names", names, names_now),
            ("blank", blank, blank_now),
        )
    ]


def _ask_for_message(screen: StageScreen, shown: Projector) -> None:
    before = shown.message.original if shown.message else ""
    field = Field("message", _("Message; empty takes it away"), before)

    def take(answers: Answers) -> bool:
        words = answers["message"].strip()
        if words == before:
            return True
        return screen.record(lambda workshop: _show_message(workshop, words))

    screen.ask("wall", _("A message to the room"), [field], take=take)


def _show_message(workshop: Workshop, words: str) -> None:
    language = workshop.session.opened.language
    message = Text(original=words, language=language) if words else None
    projector.show_message(workshop, message)


def _names(are_shown: bool) -> Callable[[Workshop], None]:
    return lambda workshop: projector.show_names(workshop, are_shown)


def _blank(is_blank: bool) -> Callable[[Workshop], None]:
    return lambda workshop: projector.blank(workshop, is_blank)
