"""The next meeting of a series, made like an earlier one: its agenda and place, nothing it said.

Open follow-ups and the queue of pitches are not copied: they belong to the series already.
"""

from datetime import date

from facilitator.domain.details import Detail
from facilitator.domain.items import ItemKind
from facilitator.domain.occasion import SessionOpened, fiscal_year
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import ItemPart, OrganisationPart, SeriesPart, SessionPart
from facilitator.domain.series import Series
from facilitator.domain.text import Text
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

_LONGEST_SERIES = 49
"""How much of the series' id stands in the slug of a session, which has at most 60 characters."""


def plan_next_meeting(
    database: Database, surroundings: Surroundings, session: str, day: date
) -> str:
    """Make a session on *day* with the agenda and the place of *session*; return its id.

    Pitches come with items of their own, so those of the earlier meeting are left out.
    """
    workshop = open_workshop(database, surroundings, session)
    items = tuple(
        ItemPart(kind=item.kind, title=item.title, length=item.length)
        for item in workshop.session.agenda.items.values()
        if item.kind is not ItemKind.PITCH
    )
    plan = Plan(
        language=workshop.session.opened.language,
        series=_series_part(workshop.series),
        session=_session_part(workshop, day),
        organisation=_secretariat(workshop),
        item=items,
    )
    return plan_session(database, surroundings, plan)


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
    """Return date, times, number and place of the new meeting."""
    earlier, details = workshop.session.opened, workshop.session.details

    def text(detail: Detail) -> Text | None:
        return next(iter(details.texts(detail)), None)

    return SessionPart(
        id=f"{earlier.series[:_LONGEST_SERIES].rstrip('-')}-{day.isoformat()}",
        date=day,
        start=earlier.start,
        end=earlier.end,
        timezone=earlier.timezone,
        no_in_fiscal_year=_next_number(earlier, day),
        no_total=earlier.no_total + 1 if earlier.no_total is not None else None,
        place=text(Detail.PLACE),
        venue=text(Detail.VENUE),
        mode=text(Detail.MODE),
        access=text(Detail.ACCESS),
        secretariat=text(Detail.SECRETARIAT),
        secretariat_organisation=next(iter(details.ids(Detail.SECRETARIAT_ORGANISATION)), None),
    )


def _next_number(earlier: SessionOpened, day: date) -> int | None:
    """Return the number in the fiscal year, which begins anew every April."""
    if earlier.no_in_fiscal_year is None:
        return None
    is_same_year = fiscal_year(earlier.date) == fiscal_year(day)
    return earlier.no_in_fiscal_year + 1 if is_same_year else 1


def _secretariat(workshop: Workshop) -> tuple[OrganisationPart, ...]:
    """Return the organisation of the secretariat as the plan names it: by its id."""
    known = workshop.register.organisations
    return tuple(
        OrganisationPart(id=key, name=known[key].name, short=known[key].short, kind=known[key].kind)
        for key in workshop.session.details.ids(Detail.SECRETARIAT_ORGANISATION)
        if key in known
    )
