"""The details of a meeting, from a seat: place, mode, materials, next date, and their like."""

from facilitator.domain import details
from facilitator.domain.details import Detail, DetailValue
from facilitator.services.workshop import Workshop


def set_detail(workshop: Workshop, detail: Detail, value: DetailValue) -> None:
    """Give *detail* a value, or say why it has none."""
    workshop.record(lambda: details.set_detail(workshop.session.details, detail, value))
