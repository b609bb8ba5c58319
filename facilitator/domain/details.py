"""What is known of a meeting beside its course: place, mode, materials, attendance, next date.

Every detail has one of three states: a value, *not recorded*, or *confirmed none*. Minutes print
the last two differently, so neither is ever guessed from the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from facilitator.domain.events import Body, Event
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Missing, Text


class Shape(StrEnum):
    """What a detail holds."""

    TEXT = "text"
    TEXTS = "texts"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    NUMBER = "number"
    TIME = "time"


class Detail(StrEnum):
    """The details a meeting can have."""

    START = "start"
    END = "end"
    PLACE = "place"
    VENUE = "venue"
    MODE = "mode"
    ACCESS = "access"
    SECRETARIAT = "secretariat"
    SECRETARIAT_ORGANISATION = "secretariat_organisation"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    ATTENDANCE_SAID = "attendance_said"
    FACILITATORS = "facilitators"
    NOTE_TAKERS = "note_takers"
    MATERIALS = "materials"
    DECISIONS = "decisions"
    FOLLOW_UPS = "follow_ups"
    NOTICES = "notices"
    NEXT_MEETING = "next_meeting"
    PREPARED_BY = "prepared_by"
    CHECKED_BY = "checked_by"


_SHAPES: Mapping[Detail, Shape] = {
    Detail.START: Shape.TIME,
    Detail.END: Shape.TIME,
    Detail.SECRETARIAT_ORGANISATION: Shape.ORGANISATION,
    Detail.PEOPLE: Shape.NUMBER,
    Detail.ORGANISATIONS: Shape.NUMBER,
    Detail.FACILITATORS: Shape.PEOPLE,
    Detail.NOTE_TAKERS: Shape.PEOPLE,
    Detail.MATERIALS: Shape.TEXTS,
    Detail.DECISIONS: Shape.TEXTS,
    Detail.FOLLOW_UPS: Shape.TEXTS,
    Detail.NOTICES: Shape.TEXTS,
    Detail.PREPARED_BY: Shape.PEOPLE,
    Detail.CHECKED_BY: Shape.PEOPLE,
}

DetailValue = Missing | time | int | tuple[Text, ...] | tuple[str, ...]
"""A time of day, a number, texts, ids of people or of one organisation, or why there is none."""


def shape_of(detail: Detail) -> Shape:
    """Return what *detail* holds; most hold one text."""
    return _SHAPES.get(detail, Shape.TEXT)


class DetailSet(Body, kind="details.set"):
    """A detail was given a value, or it was said why there is none."""

    detail: Detail
    value: DetailValue


@dataclass(frozen=True, slots=True)
class Details:
    """The details of one meeting; what nobody set is not recorded."""

    values: Mapping[Detail, DetailValue] = field(default_factory=dict)

    def __getitem__(self, detail: Detail) -> DetailValue:
        """Return the value of *detail*, or why there is none."""
        return self.values.get(detail, Missing.NOT_RECORDED)

    def texts(self, detail: Detail) -> tuple[Text, ...]:
        """Return the texts of *detail*, none where it has none."""
        value = self[detail]
        return (
            tuple(text for text in value if isinstance(text, Text))
            if isinstance(value, tuple)
            else ()
        )

    def ids(self, detail: Detail) -> tuple[str, ...]:
        """Return the ids of people or of the organisation in *detail*, none where it has none."""
        value = self[detail]
        return (
            tuple(key for key in value if isinstance(key, str)) if isinstance(value, tuple) else ()
        )

    def number(self, detail: Detail) -> int | None:
        """Return the number in *detail*, None where it has none."""
        value = self[detail]
        return value if isinstance(value, int) else None


def _fits(detail: Detail, value: DetailValue) -> bool:
    if isinstance(value, Missing):
        return True
    match shape_of(detail):
        case Shape.TIME:
            return isinstance(value, time)
        case Shape.NUMBER:
            return isinstance(value, int) and value >= 0
        case Shape.TEXT:
            return isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], Text)
        case Shape.TEXTS:
            return isinstance(value, tuple) and all(isinstance(text, Text) for text in value)
        case Shape.ORGANISATION:
            return isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str)
        case Shape.PEOPLE:
            return isinstance(value, tuple) and all(isinstance(key, str) for key in value)
        case other:
            assert_never(other)


def set_detail(details: Details, detail: Detail, value: DetailValue) -> DetailSet:
    """Decide that *detail* is *value*; an empty tuple means that there is confirmed none."""
    if value == ():
        value = Missing.CONFIRMED_NONE
    if not _fits(detail, value):
        raise Refused(
            "“{detail}” holds {shape}.", detail=detail.value, shape=shape_of(detail).value
        )
    if details[detail] == value:
        raise Refused("“{detail}” is that already.", detail=detail.value)
    return DetailSet(detail=detail, value=value)


class DetailsFold:
    """Builds ``Details`` event by event."""

    def __init__(self) -> None:
        self.values: dict[Detail, DetailValue] = {}

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case DetailSet(detail=detail, value=value) if _fits(detail, value):
                self.values[detail] = value
            case _:
                raise DoesNotApply(body.kind)

    def value(self) -> Details:
        """Return what was built so far, frozen."""
        return Details(MappingProxyType(dict(self.values)))
