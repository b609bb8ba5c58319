"""The next meeting of a series, made like an earlier one: its agenda and place, nothing it said.

Open follow-ups and the queue of pitches are not copied: they belong to the series already.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from facilitator.domain.details import Detail
from facilitator.domain.items import MINUTE, Item, ItemKind
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.lengths import LONGEST_ITEM, minutes_of
from facilitator.domain.occasion import SessionOpened, fiscal_year
from facilitator.domain.plan import Appointment, Plan
from facilitator.domain.plan_parts import (
    ItemPart,
    KindPart,
    OrganisationPart,
    PersonPart,
    PointsPart,
    SeatingPart,
    SeriesPart,
    SessionPart,
)
from facilitator.domain.series import Series
from facilitator.domain.text import Text
from facilitator.services.plans import plan_session
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.session_list import SessionRow, list_sessions

_LONGEST_SERIES = 49
"""How much of the series' id stands in the slug of a session, which has at most 60 characters."""

_TALK = Text.of("情報提供", "Information talk")
"""The title of a talk to which nobody gave one: a plan has to have it."""


class Lengths(StrEnum):
    """Which lengths the items of the next meeting have."""

    PLANNED = "planned"
    ACTUAL = "actual"


def latest_meetings(database: Database) -> tuple[SessionRow, ...]:
    """Return the latest meeting of each series, held or planned, the latest date first."""
    latest: dict[str, SessionRow] = {}
    for row in list_sessions(database):
        if not row.is_rehearsal:
            latest.setdefault(row.series, row)
    return tuple(latest.values())


def next_appointment(earlier: SessionOpened, day: date) -> Appointment:
    """Return when and as which one a meeting on *day* follows *earlier*.

    The number in the fiscal year begins anew every April; where there was none, there is none.
    """
    in_year = earlier.no_in_fiscal_year
    if in_year is not None:
        is_same_year = fiscal_year(earlier.date) == fiscal_year(day)
        in_year = in_year + 1 if is_same_year else 1
    in_all = None if earlier.no_total is None else earlier.no_total + 1
    return Appointment(day, earlier.start, in_year, in_all)


def next_slug(series: str, day: date) -> str:
    """Return the short name of the meeting that the series with that id has on *day*."""
    return f"{series[:_LONGEST_SERIES].rstrip('-')}-{day.isoformat()}"


def plan_next_meeting(
    workshop: Workshop, appointment: Appointment, lengths: Lengths = Lengths.PLANNED
) -> str:
    """Make a session at the *appointment* with the agenda and place of *workshop*; return its id.

    Pitches come with items of their own, so those of the earlier meeting are left out.
    """
    agenda = workshop.session.agenda
    plan = Plan.model_construct(  # of values that were checked: there is no file to find fault with
        language=workshop.session.opened.language,
        series=_series_part(workshop.series),
        session=_session_part(workshop, appointment.date),
        organisations=_organisations(workshop),
        kinds=_kinds(workshop),
        people=_people(workshop),
        items=_item_parts(workshop, agenda.items.values(), lengths),
        parked=_item_parts(workshop, agenda.parked.values(), Lengths.PLANNED),
        seating=_seating(workshop),
    )
    return plan_session(workshop.database, workshop.surroundings, plan, appointment)


def whole_length(workshop: Workshop, lengths: Lengths) -> timedelta:
    """Return how long all that comes along would last."""
    parts = _item_parts(workshop, workshop.session.agenda.items.values(), lengths)
    return sum((part.length for part in parts if part.length is not None), timedelta())


def _item_parts(
    workshop: Workshop, items: Iterable[Item], lengths: Lengths
) -> tuple[ItemPart, ...]:
    return tuple(
        _item_part(workshop, item, lengths) for item in items if item.kind is not ItemKind.PITCH
    )


def _item_part(workshop: Workshop, item: Item, lengths: Lengths) -> ItemPart:
    """Return *item* and what was noted for running it; not what was said in it."""
    noted = item.directions
    known = workshop.register.name_of(noted.presenter) if noted.presenter else None
    title = item.title
    if title is None and item.kind is ItemKind.INFORMATION_TALK:
        title = _TALK
    return ItemPart.model_construct(
        kind=item.kind,
        title=title,
        length=_length(workshop, item) if lengths is Lengths.ACTUAL else item.length,
        presenter=Text.of(noted.presenter) if known else noted.presenter_words,
        cue=noted.cue,
        protected=noted.is_protected,
        least_length=noted.least_length,
        starts_at=noted.starts_at,
        ends_at=noted.ends_at,
        last_part=noted.last_part,
    )


def _length(workshop: Workshop, item: Item) -> timedelta | None:
    """Return how long *item* took, in whole minutes; what was planned where it never ran."""
    measured = workshop.session.clock
    if item.id not in measured.began:
        return item.length
    took = minutes_of(measured.elapsed(item.id, workshop.now)) * MINUTE
    return min(max(took, MINUTE), LONGEST_ITEM)


def _series_part(series: Series) -> SeriesPart:
    """Return the series as it was described last."""
    known = series.described
    return SeriesPart(
        id=series.id,
        name=series.name,
        platform=known.platform if known else None,
        purpose=known.purpose if known else None,
        aim=known.aim if known else None,
    )


def _session_part(workshop: Workshop, day: date) -> SessionPart:
    """Return times and place of the earlier meeting, and the short name of that on *day*."""
    earlier, details = workshop.session.opened, workshop.session.details

    def text(detail: Detail) -> Text | None:
        return next(iter(details.texts(detail)), None)

    return SessionPart(
        id=next_slug(earlier.series, day),
        date=day,
        start=earlier.start,
        end=earlier.end,
        hard_end=workshop.session.agenda.hard_end,
        timezone=earlier.timezone,
        place=text(Detail.PLACE),
        venue=text(Detail.VENUE),
        mode=text(Detail.MODE),
        access=text(Detail.ACCESS),
        secretariat=text(Detail.SECRETARIAT),
        secretariat_organisation=next(iter(details.ids(Detail.SECRETARIAT_ORGANISATION)), None),
        facilitators=_facilitators(workshop) or None,
    )


def _facilitators(workshop: Workshop) -> tuple[str, ...]:
    """Return the ids of the facilitators, without those who were forgotten since."""
    known = workshop.register.people
    return tuple(key for key in workshop.session.details.ids(Detail.FACILITATORS) if key in known)


def _presenters(workshop: Workshop) -> list[str]:
    """Return the ids of all who present an item, on the agenda or put aside."""
    agenda = workshop.session.agenda
    items = (*agenda.items.values(), *agenda.parked.values())
    return [item.directions.presenter for item in items if item.directions.presenter]


def _people(workshop: Workshop) -> tuple[PersonPart, ...]:
    """Return those whom the plan names, each called by the id; they do not take part by that."""
    known = workshop.register.people
    named = dict.fromkeys((*_facilitators(workshop), *_presenters(workshop)))
    return tuple(
        PersonPart(id=key, name=known[key].name, takes_part=False) for key in named if key in known
    )


def _kinds(workshop: Workshop) -> tuple[KindPart, ...]:
    """Return the kinds of participants of the earlier meeting, none where it had the usual ones."""
    kinds = workshop.session.participants.kinds
    if kinds == KINDS_OF_PARTICIPANT:
        return ()
    return tuple(
        KindPart(id=kind.id, name=kind.words, mark=kind.mark, aliases=kind.aliases)
        for kind in kinds.values()
    )


def _seating(workshop: Workshop) -> SeatingPart:
    """Return the points of the earlier meeting; its other rules are about its own people."""
    points = workshop.session.seating.points
    return SeatingPart(points=PointsPart(**{each.value: cost for each, cost in points.items()}))


def _organisations(workshop: Workshop) -> tuple[OrganisationPart, ...]:
    """Return the organisations that the plan names, each called by its id."""
    known = workshop.register.organisations
    secretariat = workshop.session.details.ids(Detail.SECRETARIAT_ORGANISATION)
    return tuple(
        OrganisationPart.model_construct(  # validating it would look among the usual kinds
            id=key, name=known[key].name, short=known[key].short, kind=known[key].kind
        )
        for key in dict.fromkeys((*secretariat, *_presenters(workshop)))
        if key in known
    )
