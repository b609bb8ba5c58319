"""The occasion, from a seat: what the meeting is called, when it takes place, which one it is."""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import Any

from facilitator.domain import agenda, occasion
from facilitator.domain.events import Body
from facilitator.domain.lengths import from_to, later_by
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Occasion:
    """All that can be changed about it; times of day at the place of meeting."""

    title: Text | None
    date: date
    start: time | None
    end: time | None
    hard_end: time | None
    no_in_fiscal_year: int | None
    no_total: int | None


def read_occasion(workshop: Workshop) -> Occasion:
    """Return the occasion as it stands."""
    opened = workshop.session.opened
    return Occasion(
        opened.title,
        opened.date,
        opened.start,
        opened.end,
        workshop.session.agenda.hard_end,
        opened.no_in_fiscal_year,
        opened.no_total,
    )


def change_occasion(workshop: Workshop, now: Occasion, *, before: Occasion) -> None:
    """Change of the occasion what *now* says otherwise than *before*, as one action.

    All else stays, also what another seat changed meanwhile; but where the meeting begins earlier
    or later, its end and its hard end move with it unless they were changed as well.
    """
    names = (field.name for field in fields(Occasion))
    changed = {name: getattr(now, name) for name in names}
    changed = {name: new for name, new in changed.items() if new != getattr(before, name)}

    def decide() -> list[Body]:
        stands = read_occasion(workshop)
        wanted: dict[str, Any] = {**_moved(before, now, stands), **changed}
        return _changes(workshop, stands, replace(stands, **wanted))

    workshop.record(decide)


def _moved(before: Occasion, now: Occasion, stands: Occasion) -> dict[str, time | None]:
    """Return the ends that move with the start: those that nobody changed since *before*."""
    if now.start in (None, before.start) or before.start is None:
        return {}
    assert now.start is not None, "said above"
    by = from_to(before.start, now.start)
    ends = {"end": (before.end, stands.end), "hard_end": (before.hard_end, stands.hard_end)}
    return {
        name: later_by(was, by)
        for name, (was, stand) in ends.items()
        if was is not None and was == stand
    }


def _changes(workshop: Workshop, before: Occasion, now: Occasion) -> list[Body]:
    """Return what makes the occasion, which is as *before*, what *now* says."""
    opened = workshop.session.opened
    changes: list[Body] = []
    if now.title != before.title:
        changes.append(occasion.retitle_session(opened, now.title))
    if (now.date, now.start, now.end) != (before.date, before.start, before.end):
        changes.append(
            occasion.reschedule_session(
                opened, now.date, start=now.start, end=now.end, hard_end=now.hard_end
            )
        )
    numbers = (now.no_in_fiscal_year, now.no_total)
    if numbers != (before.no_in_fiscal_year, before.no_total):
        changes.append(
            occasion.renumber_session(
                opened, no_in_fiscal_year=now.no_in_fiscal_year, no_total=now.no_total
            )
        )
    if now.hard_end != before.hard_end:
        changes.append(agenda.lock_end(workshop.session.agenda, now.hard_end, start=now.start))
    return changes
