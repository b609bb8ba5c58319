"""``session set``: what is known of a meeting beside its course, and what the meeting is.

The details are what goes into the minutes, each a value or why there is none. Title, dates, planned
times and numbers are the occasion: they have a value or, where they can be left out, none.
"""

from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from facilitator.cli.commands import session_option
from facilitator.cli.opening import at_seat
from facilitator.cli.typed import DAY, OneOf, typed_line, typed_text
from facilitator.domain.details import Detail, DetailValue, Shape, shape_of
from facilitator.domain.plan_fields import Number, TimeOfDay
from facilitator.domain.refused import Refused
from facilitator.domain.text import Language, Missing, Text
from facilitator.locale import _
from facilitator.services import details, occasion
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_TIME: TypeAdapter[time] = TypeAdapter(TimeOfDay)
_NUMBER: TypeAdapter[int] = TypeAdapter(Number)

_SINGLE = (Shape.TEXT, Shape.ORGANISATION, Shape.NUMBER, Shape.TIME)


class OfOccasion(StrEnum):
    """What a meeting is called, when it takes place, and which one of its series it is."""

    TITLE = "title"
    DATE = "date"
    PLANNED_START = "planned_start"
    PLANNED_END = "planned_end"
    HARD_END = "hard_end"
    NO_IN_FISCAL_YEAR = "no_in_fiscal_year"
    NO_TOTAL = "no_total"


_NAMES = {OfOccasion.PLANNED_START: "start", OfOccasion.PLANNED_END: "end"}
"""What the service calls otherwise; here these are the names of details."""


@click.group(epilog='facilitator session set venue "まちなか交流館"')
def session() -> None:
    """Record what is known of a meeting: place, attendance, materials, next date …"""


@session.command("set", epilog="facilitator session set decisions --none")
@click.argument(
    "field",
    type=OneOf(Detail, OfOccasion),
    metavar="FIELD",
    help="Of the minutes: start, end (as the meeting was held), place, venue, mode, access, "
    "secretariat, secretariat-organisation, people, organisations, attendance-said, facilitators, "
    "note-takers, materials, decisions, follow-ups, notices, next-meeting, prepared-by, "
    "checked-by. Of the meeting: title, date, planned-start, planned-end, hard-end (when all has "
    "to be over), no-in-fiscal-year, no-total.",
)
@click.argument("values", nargs=-1, metavar="[VALUE]...")
@click.option("--none", "is_none", is_flag=True, help="It is confirmed that there was none.")
@click.option("--unknown", is_flag=True, help="It is not recorded.")
@session_option
@click.pass_obj
def set_field(
    surroundings: Surroundings,
    field: Detail | OfOccasion,
    values: tuple[str, ...],
    is_none: bool,
    unknown: bool,
    session: str,
) -> None:
    """Give FIELD a value, or several where it is a list, or say why it has none."""
    if bool(values) + is_none + unknown != 1:
        raise click.UsageError(_("Give a value, or --none, or --unknown."))
    if len(values) > 1 and (isinstance(field, OfOccasion) or shape_of(field) in _SINGLE):
        raise click.UsageError(_("This field has one value; put it into quotation marks."))
    if isinstance(field, OfOccasion):
        if unknown or (is_none and field is OfOccasion.DATE):
            raise click.UsageError(
                _("This field goes with a value, or --none; a date always has one.")
            )
        with at_seat(surroundings, session) as workshop:
            _set_of_occasion(workshop, field, values[0] if values else None)
        return
    with at_seat(surroundings, session) as workshop:
        if is_none or unknown:
            missing = Missing.CONFIRMED_NONE if is_none else Missing.NOT_RECORDED
            details.set_detail(workshop, field, missing)
        else:
            _set(workshop, field, values)


def _set_of_occasion(workshop: Workshop, field: OfOccasion, value: str | None) -> None:
    """Change one thing of the occasion; without a value it has none."""
    language = workshop.session.opened.language
    now = None if value is None else _of_occasion(field, value, language)
    change: dict[str, Any] = {_NAMES.get(field, field.value): now}
    before = occasion.read_occasion(workshop)
    occasion.change_occasion(workshop, replace(before, **change), before=before)


def _of_occasion(field: OfOccasion, value: str, language: Language) -> Text | date | time | int:
    match field:
        case OfOccasion.TITLE:
            return typed_text(value, language)
        case OfOccasion.DATE:
            return DAY.convert(value, None, None)
        case OfOccasion.NO_IN_FISCAL_YEAR | OfOccasion.NO_TOTAL:
            return _number(value)
        case _:
            return _time(value)


def _set(workshop: Workshop, detail: Detail, values: tuple[str, ...]) -> None:
    language = workshop.session.opened.language
    match shape_of(detail):
        case Shape.PEOPLE:
            details.set_people(workshop, detail, [typed_line(name) for name in values])
        case Shape.ORGANISATION:
            details.set_organisation(workshop, detail, typed_text(values[0], language))
        case shape:
            details.set_detail(workshop, detail, _value(shape, values, language))


def _value(shape: Shape, values: tuple[str, ...], language: Language) -> DetailValue:
    """Return what was typed as a value; Refused where it is no time, or no number."""
    if shape is Shape.TIME:
        return _time(values[0])
    if shape is Shape.NUMBER:
        return _number(values[0])
    return tuple(typed_text(words, language) for words in values)


def _time(value: str) -> time:
    try:
        return _TIME.validate_python(value)
    except ValidationError:
        raise Refused("“{value}” is no time of day. Write it as 14:00.", value=value) from None


def _number(value: str) -> int:
    try:
        return _NUMBER.validate_python(int(value))
    except ValueError:
        raise Refused("“{value}” is no number. Write it as 40.", value=value) from None
