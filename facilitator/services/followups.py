"""Follow-ups, from a seat: agree on one, say whose it is and by when, close it."""

from collections.abc import Sequence
from datetime import date

from facilitator.domain import followups
from facilitator.domain.followups import Status
from facilitator.domain.text import Text
from facilitator.services.participants import person_called
from facilitator.services.workshop import Workshop


def add_follow_up(
    workshop: Workshop,
    what: Text,
    *,
    owners: tuple[str, ...] = (),
    by: str | None = None,
    named: Sequence[str] = (),
    due: date | None = None,
    line: str | None = None,
) -> str:
    """Agree that *what* is done, by whom and by when; return its id.

    Owners are ids of the register; *by* names one more owner, *named* any number of them.
    """
    follow_up = workshop.new_id()
    workshop.record(
        lambda: followups.add_follow_up(
            workshop.series.follow_ups,
            follow_up,
            session=workshop.id,
            what=what,
            owners=_with_named(workshop, owners, (*([by] if by else []), *named)),
            due=due,
            line=line,
        )
    )
    return follow_up


def _with_named(workshop: Workshop, owners: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*owners, *(owner_called(workshop, name) for name in named))))


def owner_called(workshop: Workshop, name: str) -> str:
    """Return the id of the organisation or the person called *name*.

    Somebody unknown is registered as a person, whose name stays out of public documents. Only
    inside the decision of a ``record()``.
    """
    organisation = workshop.register.organisation_named(name)
    return organisation.id if organisation else person_called(workshop, name).id


def change_follow_up(
    workshop: Workshop,
    follow_up: str,
    *,
    owners: Sequence[str],
    named: Sequence[str] = (),
    due: date | None,
) -> None:
    """Change who does it and by when: *owners* by their ids, and those *named*."""
    workshop.record(
        lambda: followups.change_follow_up(
            workshop.series.follow_ups,
            follow_up,
            owners=_with_named(workshop, owners, named),
            due=due,
        )
    )


def close_follow_up(workshop: Workshop, follow_up: str, status: Status) -> None:
    """Say what became of it."""
    workshop.record(
        lambda: followups.close_follow_up(
            workshop.series.follow_ups, follow_up, status, in_session=workshop.id
        )
    )
