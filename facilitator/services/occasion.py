"""The occasion, from a seat: what the meeting is called, when it takes place, which one it is."""

from dataclasses import dataclass
from datetime import date, time

from facilitator.domain import agenda, occasion
from facilitator.domain.events import Body
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


def change_occasion(workshop: Workshop, now: Occasion) -> None:
    """Make the occasion what *now* says, as one action; nothing where it is so already."""

    def decide() -> list[Body]:
        opened, before = workshop.session.opened, read_occasion(workshop)
        changes: list[Body] = []
        if now.title != before.title:
            changes.append(occasion.retitle_session(opened, now.title))
        if (now.date, now.start, now.end) != (before.date, before.start, before.end):
            changes.append(
                occasion.reschedule_session(opened, now.date, start=now.start, end=now.end)
            )
        numbers = (now.no_in_fiscal_year, now.no_total)
        if numbers != (before.no_in_fiscal_year, before.no_total):
            changes.append(
                occasion.renumber_session(
                    opened, no_in_fiscal_year=now.no_in_fiscal_year, no_total=now.no_total
                )
            )
        if now.hard_end != before.hard_end:
            changes.append(agenda.lock_end(workshop.session.agenda, now.hard_end))
        return changes

    workshop.record(decide)
