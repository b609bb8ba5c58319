"""``session set``: what is known of a meeting beside its course."""

from datetime import time

import click
from pydantic import TypeAdapter, ValidationError

from facilitator.cli.commands import session_option
from facilitator.cli.opening import at_seat
from facilitator.cli.typed import OneOf, typed_line, typed_text
from facilitator.domain.details import Detail, DetailValue, Shape, shape_of
from facilitator.domain.plan_fields import Number, TimeOfDay
from facilitator.domain.refused import Refused
from facilitator.domain.text import Language, Missing
from facilitator.locale import _
from facilitator.services import details
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_TIME: TypeAdapter[time] = TypeAdapter(TimeOfDay)
_NUMBER: TypeAdapter[int] = TypeAdapter(Number)

_SINGLE = (Shape.TEXT, Shape.ORGANISATION, Shape.NUMBER, Shape.TIME)


@click.group(epilog='facilitator session set venue "まちなか交流館"')
def session() -> None:
    """Record what is known of a meeting: place, attendance, materials, next date …"""


@session.command("set", epilog="facilitator session set decisions --none")
@click.argument(
    "detail",
    type=OneOf(Detail),
    metavar="FIELD",
    help="start, end, place, venue, mode, access, secretariat, secretariat-organisation, people, "
    "organisations, attendance-said, facilitators, note-takers, materials, decisions, follow-ups, "
    "notices, next-meeting, prepared-by, checked-by.",
)
@click.argument("values", nargs=-1, metavar="[VALUE]...")
@click.option("--none", "is_none", is_flag=True, help="It is confirmed that there was none.")
@click.option("--unknown", is_flag=True, help="It is not recorded.")
@session_option
@click.pass_obj
def set_field(
    surroundings: Surroundings,
    detail: Detail,
    values: tuple[str, ...],
    is_none: bool,
    unknown: bool,
    session: str,
) -> None:
    """Give FIELD a value, or several where it is a list, or say why it has none."""
    if bool(values) + is_none + unknown != 1:
        raise click.UsageError(_("Give a value, or --none, or --unknown."))
    if len(values) > 1 and shape_of(detail) in _SINGLE:
        raise click.UsageError(_("This field has one value; put it into quotation marks."))
    with at_seat(surroundings, session) as workshop:
        if is_none or unknown:
            missing = Missing.CONFIRMED_NONE if is_none else Missing.NOT_RECORDED
            details.set_detail(workshop, detail, missing)
        else:
            _set(workshop, detail, values)


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
        try:
            return _TIME.validate_python(values[0])
        except ValidationError:
            raise Refused(
                "“{value}” is no time of day. Write it as 14:00.", value=values[0]
            ) from None
    if shape is Shape.NUMBER:
        try:
            return _NUMBER.validate_python(int(values[0]))
        except ValueError:
            raise Refused("“{value}” is no number. Write it as 40.", value=values[0]) from None
    return tuple(typed_text(words, language) for words in values)
