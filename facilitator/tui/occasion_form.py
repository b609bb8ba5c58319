"""The form of the meeting itself: what it is called, when it takes place, which one it is."""

from facilitator.locale import _, language
from facilitator.services.occasion import Occasion
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.item_form import text_of
from facilitator.tui.room import Room
from facilitator.tui.typed_fields import (
    NotRead,
    number_words,
    read_day,
    read_number,
    read_time,
    time_words,
)


def occasion_fields(room: Room, occasion: Occasion) -> list[Field]:
    """Return the fields of the meeting; without a title it is called as its series is."""
    title = occasion.title.original if occasion.title else ""
    return [
        Field("title", _("Title"), title, hint=room.series.name.in_language(language())),
        Field("date", _("Date"), occasion.date.isoformat()),
        Field("start", _("Begins at"), time_words(occasion.start), hint="14:00"),
        Field("end", _("Planned end"), time_words(occasion.end), hint="16:00"),
        Field("hard_end", _("Fixed end"), time_words(occasion.hard_end), hint="16:00"),
        Field("in_year", _("Number in the year"), number_words(occasion.no_in_fiscal_year)),
        Field("in_all", _("Number in all"), number_words(occasion.no_total)),
    ]


def occasion_fault(answers: Answers) -> str | None:
    """Return what is wrong with the first field that cannot be read, None where all can be."""
    try:
        read_day(answers["date"])
        for name in ("start", "end", "hard_end"):
            read_time(answers[name])
        for name in ("in_year", "in_all"):
            read_number(answers[name])
    except NotRead as fault:
        return str(fault)
    return None


def read_occasion(room: Room, before: Occasion, answers: Answers) -> Occasion:
    """Return the occasion as the answers have it; a title that nobody changed stays."""
    title, was = text_of(room, answers["title"]), before.title
    if title is not None and was is not None and title.original == was.original:
        title = was
    return Occasion(
        title=title,
        date=read_day(answers["date"]),
        start=read_time(answers["start"]),
        end=read_time(answers["end"]),
        hard_end=read_time(answers["hard_end"]),
        no_in_fiscal_year=read_number(answers["in_year"]),
        no_total=read_number(answers["in_all"]),
    )
