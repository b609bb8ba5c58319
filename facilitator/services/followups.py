"""Follow-ups, from a seat: agree on one, say whose it is and by when, close it."""

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
    due: date | None = None,
    line: str | None = None,
) -> str:
    """Agree that *what* is done, by whom and by when; return its id.

    Owners are ids of the register; *by* names one more owner.
    """
    follow_up = workshop.new_id()
    workshop.record(
        lambda: followups.add_follow_up(
            workshop.series.follow_ups,
            follow_up,
            session=workshop.id,
            what=what,
            owners=(*owners, *([owner_called(workshop, by)] if by else [])),
            due=due,
            line=line,
        )
    )
    return follow_up


def owner_called(workshop: Workshop, name: str) -> str:
    """Return the id of the organisation or the person called *name*.

    Somebody unknown is registered as a person, whose name stays out of public documents. Only
    inside the decision of a ``record()``.
    """
    organisation = workshop.register.organisation_named(name)
    return organisation.id if organisation else person_called(workshop, name).id


def change_follow_up(
    workshop: Workshop, follow_up: str, *, owners: tuple[str, ...], due: date | None
) -> None:
    """Change who does it and by when."""
    workshop.record(
        lambda: followups.change_follow_up(
            workshop.series.follow_ups, follow_up, owners=owners, due=due
        )
    )


def close_follow_up(workshop: Workshop, follow_up: str, status: Status) -> None:
    """Say what became of it."""
    workshop.record(
        lambda: followups.close_follow_up(
            workshop.series.follow_ups, follow_up, status, in_session=workshop.id
        )
    )
