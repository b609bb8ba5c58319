"""A plan: what a file in ``sessions/`` says about a meeting, before it or after it.

What the file assumes (``assumed_…``) counts only for a live run: a record invents nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from facilitator.domain.details import Detail, DetailValue, Shape, shape_of
from facilitator.domain.groups import MOST_GROUPS
from facilitator.domain.items import ItemKind
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT, ParticipantKind
from facilitator.domain.lengths import from_to, later_by
from facilitator.domain.participants import Presence
from facilitator.domain.plan_links import broken_links
from facilitator.domain.plan_parts import (
    GroupPart,
    ItemPart,
    KindPart,
    Many,
    OrganisationPart,
    PersonPart,
    PitchPart,
    SaidPart,
    SeatingPart,
    SeriesPart,
    SessionPart,
    compared,
)
from facilitator.domain.text import Language, Missing, Text, Value

MOST_PITCHES = 20
MOST_ITEMS = 200


SAMPLE = "sample-"
"""What the id of a series begins with whose people, pitches and dates are made up."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When a meeting is to take place, and which one it is of its fiscal year and of its series.

    ``start`` is a time of day at the place of meeting. None is what nobody has said.
    """

    date: date
    start: time | None = None
    no_in_fiscal_year: int | None = None
    no_total: int | None = None


class Plan(Value):
    """The content of a plan file."""

    language: Language = "ja"
    series: SeriesPart
    session: SessionPart
    said: SaidPart = SaidPart()
    kinds: Many[KindPart] = Field(default=(), alias="participant_kind")
    organisations: Many[OrganisationPart] = Field(default=(), alias="organisation")
    people: Many[PersonPart] = Field(default=(), alias="person")
    items: tuple[ItemPart, ...] = Field(default=(), alias="item", max_length=MOST_ITEMS)
    parked: tuple[ItemPart, ...] = Field(default=(), max_length=MOST_ITEMS)
    pitches: tuple[PitchPart, ...] = Field(default=(), alias="pitch", max_length=MOST_PITCHES)
    groups: tuple[GroupPart, ...] = Field(default=(), alias="group", max_length=MOST_GROUPS)
    seating: SeatingPart = SeatingPart()

    @classmethod
    def of(cls, content: Mapping[str, object]) -> Self:
        """Make a plan from *content* in the shape of the file; raise ValidationError.

        Plain strings are in the language that the content names; a kind of participant is one of
        its own kinds, where it has any.
        """
        context: dict[str, object] = {"language": "en" if content.get("language") == "en" else "ja"}
        if given := content.get("participant_kind"):
            context["kinds"] = _kinds_in(given, context)
        return cls.model_validate(content, context=context)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if broken := broken_links(self.model_dump(by_alias=True)):
            raise ValidationError.from_exception_data("Plan", broken)
        return self

    @property
    def kinds_of_participant(self) -> Mapping[str, ParticipantKind]:
        """Return the kinds of participants of this meeting: its own, or the usual ones."""
        own = {part.id: part.participant_kind for part in self.kinds}
        return own or KINDS_OF_PARTICIPANT

    def organisation(self, name: str) -> OrganisationPart | None:
        """Return the organisation that another part of the plan calls *name*."""
        key = compared(name)
        by_id = (each for each in self.organisations if compared(each.id) == key)
        by_name = (each for each in self.organisations if key in map(compared, each.spellings))
        return next(by_id, None) or next(by_name, None)

    def person(self, name: str) -> PersonPart | None:
        """Return the person whom another part of the plan calls *name*."""
        key = compared(name)
        by_id = (each for each in self.people if each.id and compared(each.id) == key)
        by_name = (each for each in self.people if compared(each.name) == key)
        return next(by_id, None) or next(by_name, None)

    def kind_of(self, person: PersonPart) -> str | None:
        """Return the kind of participant that *person* is: their own, else their organisation's."""
        home = self.organisation(person.organisation) if person.organisation else None
        return person.kind or (home.kind if home else None)

    def pitch(self, name: str) -> PitchPart | None:
        """Return the pitch that an item or a group calls *name*."""
        key = compared(name)
        return next((each for each in self.pitches if compared(each.id) == key), None)

    def details(self) -> Mapping[Detail, DetailValue]:
        """Return the details that the plan gives or knows to be none, in the order of ``Detail``.

        Start and end are those of the meeting as held. People and organisations stand in the words
        of the plan, for ``person`` and ``organisation``. Follow-ups are here only where there were
        none; otherwise they are events of their own.
        """
        none = {Detail(name) for name in (*self.session.confirmed_none, *self.said.confirmed_none)}
        found: dict[Detail, DetailValue] = {}
        for detail in Detail:
            part = self.said if detail.value in SaidPart.model_fields else self.session
            value = _as_detail(detail, getattr(part, detail.value))
            if detail in none or value == ():
                found[detail] = Missing.CONFIRMED_NONE
            elif value is not None and detail is not Detail.FOLLOW_UPS:
                found[detail] = value
        return found

    def with_assumptions(self) -> Self:
        """Return the plan for a live run: what is assumed stands where nothing is known."""
        start = self.session.start
        session = {"start": self.session.assumed_start if start is None else start}
        return self.model_copy(
            update={
                "items": tuple(map(_assumed, self.items)),
                "parked": tuple(map(_assumed, self.parked)),
                "session": self.session.model_copy(update=session),
            }
        )

    @property
    def appointment(self) -> Appointment:
        """Return what the plan says of when it takes place, and which meeting it is."""
        part = self.session
        return Appointment(part.date, part.start, part.no_in_fiscal_year, part.no_total)

    def at(self, appointment: Appointment) -> Self:
        """Return the plan for another *appointment*.

        Where the meeting begins later or earlier, all that the plan binds to a time of day does.
        """
        part, by = self.session, timedelta()
        if part.start is not None and appointment.start is not None:
            by = from_to(part.start, appointment.start)
        session = {
            "date": appointment.date,
            "start": appointment.start,
            "end": _moved(part.end, by),
            "hard_end": _moved(part.hard_end, by),
            "no_in_fiscal_year": appointment.no_in_fiscal_year,
            "no_total": appointment.no_total,
        }
        return self.model_copy(
            update={
                "session": part.model_copy(update=session),
                "items": tuple(_item_moved(item, by) for item in self.items),
                "parked": tuple(_item_moved(item, by) for item in self.parked),
            }
        )

    @property
    def is_sample(self) -> bool:
        """Whether the people, pitches and dates of the plan are made up."""
        return self.series.id.startswith(SAMPLE)

    def as_own(self, name: Text, series: str, slug: str) -> Self:
        """Return a sample as the frame of a real meeting of the series *name*: only its agenda.

        Whoever and whatever is made up in it stays away: people, organisations, pitches, groups,
        rules about people, and what a talk is about.
        """
        known = {compared(way) for each in self.organisations for way in each.spellings}
        known |= {compared(each.name) for each in self.people}
        session = self.session.model_copy(
            update={"id": slug, "title": None, "secretariat_organisation": None, "notices": None}
        )
        return self.model_copy(
            update={
                "series": SeriesPart(id=series, name=name),
                "session": session,
                "items": tuple(_frame(item, known) for item in self.items if item.pitch is None),
                "parked": (),
                "seating": SeatingPart(points=self.seating.points),
                **dict.fromkeys(("organisations", "people", "pitches", "groups"), ()),
            }
        )

    def without_what_was_said(self) -> Self:
        """Return the plan as it was before the meeting, with its assumptions, ready to be run."""
        ready = self.with_assumptions()
        nothing: dict[str, object] = {"notes": (), "summary": (), "comments": ()}
        expected = {"presence": Presence.EXPECTED}
        return ready.model_copy(
            update={
                "said": SaidPart(),
                "items": tuple(map(_unsaid, ready.items)),
                "parked": tuple(map(_unsaid, ready.parked)),
                "groups": tuple(group.model_copy(update=nothing) for group in ready.groups),
                "people": tuple(each.model_copy(update=expected) for each in ready.people),
            }
        )


_KINDS: TypeAdapter[tuple[KindPart, ...]] = TypeAdapter(Many[KindPart])


def _kinds_in(content: object, context: Mapping[str, object]) -> tuple[ParticipantKind, ...] | None:
    """Return the kinds of participants that *content* gives; None where they cannot be read."""
    try:
        parts = _KINDS.validate_python(content, context=dict(context))
    except ValidationError:
        return None
    return tuple(part.participant_kind for part in parts)


def _assumed(item: ItemPart) -> ItemPart:
    """Return *item* with the length that is assumed where none is known."""
    return item.model_copy(update={"length": item.length or item.assumed_length})


def _moved(of_day: time | None, by: timedelta) -> time | None:
    """Return a time of day, *by* later, on the clock on the wall."""
    return None if of_day is None else later_by(of_day, by)


def _item_moved(item: ItemPart, by: timedelta) -> ItemPart:
    """Return *item* with the times of day that it is bound to, *by* later."""
    times = {"starts_at": _moved(item.starts_at, by), "ends_at": _moved(item.ends_at, by)}
    return item.model_copy(update=times)


def _frame(item: ItemPart, known: Collection[str]) -> ItemPart:
    """Return *item* without what is made up; a presenter stays who is none of those *known*."""
    own = item.presenter is not None and compared(item.presenter.original) not in known
    is_talk = item.kind is ItemKind.INFORMATION_TALK
    return item.model_copy(
        update={
            "talk": None,
            "title": None if is_talk else item.title,
            "presenter": item.presenter if own else None,
        }
    )


def _unsaid(item: ItemPart) -> ItemPart:
    """Return *item* without what was said in it; who gives a talk stays."""
    talk = item.talk and item.talk.model_copy(update={"points": (), "calls": ()})
    return item.model_copy(update={"talk": talk, "account": None})


def _as_detail(
    detail: Detail, value: Text | str | int | time | tuple[Text, ...] | tuple[str, ...] | None
) -> DetailValue | None:
    """Return *value* in the shape of *detail*: one text or organisation is a tuple of one."""
    if value is None:
        return None
    if isinstance(value, Text):
        return (value,)
    if isinstance(value, str) and shape_of(detail) is Shape.ORGANISATION:
        return (value,)
    assert not isinstance(value, str)
    return value
