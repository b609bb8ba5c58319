"""Asking how long each group shares."""

from datetime import timedelta

from textual.screen import Screen

from facilitator.domain.lengths import parse_short_length
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.services import summary
from facilitator.tui.asking import ask
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.room import minutes_and_seconds
from facilitator.tui.seat import Seat


def ask_for_length(seat: Seat, screen: Screen[None]) -> None:
    """Ask how long each group shares; nothing means equal parts of the time that is left."""
    length = seat.room.session.summaries.length
    before = minutes_and_seconds(length) if length is not None else ""

    def take(answers: Answers) -> bool:
        wanted = _read(answers["length"])
        if wanted == length:
            return True
        return seat.record(lambda workshop: summary.set_length(workshop, wanted))

    label = _("Time for each group; empty divides what is left equally")
    fields = [Field("length", label, before, "3, 2:30")]
    ask(seat, screen, "share-out length", _("Time to share"), fields, take=take, check=_fault)


def _read(words: str) -> timedelta | None:
    return parse_short_length(words) if clean_line(words) else None


def _fault(answers: Answers) -> str | None:
    try:
        _read(answers["length"])
    except ValueError:
        fault = _("“{words}” is not a length of time; write 3 (minutes) or 2:30.")
        return fault.format(words=clean_line(answers["length"]))
    return None
