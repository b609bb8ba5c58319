"""When a new session is to take place, and which one it is: asked before it is made."""

from collections.abc import Callable
from datetime import date

from textual.widgets import Input

from facilitator.domain.plan import Appointment
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.form import Answers, Field, FormDialog
from facilitator.tui.typed_fields import (
    NotRead,
    number_words,
    read_day,
    read_number,
    read_time,
    time_words,
)

_IN_YEAR = "no_in_fiscal_year"


class AppointmentForm(FormDialog):
    """Asks for an appointment; begins with *proposed*, but for its day where that is not *known*.

    *following* gives the number in the fiscal year on a day; it follows the day that is typed, as
    long as nobody typed another number. *check* returns why the appointment cannot be taken, or
    None; *make* makes the session, and returns why that was not possible, or None. Where a *name*
    is proposed, the meeting's name is asked for as well, and handed to *make*. Where *following*
    or *check* raise StorageError, the form says so and stays.
    """

    def __init__(
        self,
        title: str,
        proposed: Appointment,
        *,
        is_day_known: bool,
        following: Callable[[date], int | None],
        check: Callable[[Appointment], str | None],
        make: Callable[[Appointment, str], str | None],
        name: str | None = None,
    ) -> None:
        day = proposed.date.isoformat()
        self._following = following
        self._proposed_number = number_words(proposed.no_in_fiscal_year)
        super().__init__(
            title,
            [
                *([Field("name", _("Name of the meeting"), name)] if name is not None else []),
                Field(
                    "date",
                    _("Date"),
                    day if is_day_known else "",
                    _("such as {day}").format(day=day),
                ),
                Field("start", _("Begins at"), time_words(proposed.start), "14:00"),
                Field(
                    _IN_YEAR,
                    _("Number in the year"),
                    self._proposed_number,
                    _("counted anew every April"),
                ),
                Field("no_total", _("Number in all"), number_words(proposed.no_total)),
            ],
            take=lambda answers: make(_appointment(answers), clean_line(answers.get("name", ""))),
            check=lambda answers: _fault(answers, check),
            is_dense=True,
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose another number in the fiscal year where the day is in another one."""
        number = self.query_one(f"#{_IN_YEAR}", Input)
        if event.input.id != "date" or number.value != self._proposed_number:
            return
        try:
            self._proposed_number = number_words(self._following(read_day(event.value)))
        except NotRead:
            return
        except StorageError as error:
            self.say_fault(told(error))
        number.value = self._proposed_number


def _appointment(answers: Answers) -> Appointment:
    """Return what was typed; raise NotRead for what is no day, time or number."""
    return Appointment(
        read_day(answers["date"]),
        read_time(answers["start"]),
        read_number(answers[_IN_YEAR]),
        read_number(answers["no_total"]),
    )


def _fault(answers: Answers, check: Callable[[Appointment], str | None]) -> str | None:
    if not clean_line(answers.get("name", "-")):
        return _("What is the meeting called? The name is missing.")
    if not answers["date"].strip():
        return _("On which day? The date is missing.")
    try:
        return check(_appointment(answers))
    except NotRead as error:
        return str(error)
    except StorageError as error:
        return told(error)
