"""The details of a meeting, from a seat: place, mode, materials, next date, and their like."""

from collections.abc import Sequence

from facilitator.domain import details
from facilitator.domain.details import Detail, DetailValue
from facilitator.domain.text import Text
from facilitator.services.participants import organisation_called, person_called
from facilitator.services.workshop import Workshop


def set_detail(workshop: Workshop, detail: Detail, value: DetailValue) -> None:
    """Give *detail* a value, or say why it has none."""
    workshop.record(lambda: details.set_detail(workshop.session.details, detail, value))


def set_people(workshop: Workshop, detail: Detail, names: Sequence[str]) -> None:
    """Give *detail* the people of these names, put into the register where they are new."""

    def decide() -> details.DetailSet:
        people = tuple(person_called(workshop, name).id for name in dict.fromkeys(names))
        return details.set_detail(workshop.session.details, detail, people)

    workshop.record(decide)


def set_organisation(workshop: Workshop, detail: Detail, name: Text) -> None:
    """Give *detail* the organisation of that name, put into the register where it is new."""

    def decide() -> details.DetailSet:
        organisation = organisation_called(workshop, name)
        return details.set_detail(workshop.session.details, detail, (organisation.id,))

    workshop.record(decide)
