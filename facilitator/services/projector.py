"""The wall, from the facilitator's seat: a message, names or none, nothing at all."""

from facilitator.domain import projector
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def show_message(workshop: Workshop, message: Text | None) -> None:
    """Show the room *message*; None takes it away."""
    workshop.record(lambda: projector.show_message(workshop.session.projector, message))


def show_names(workshop: Workshop, are_shown: bool) -> None:
    """Let the room read names, or not."""
    workshop.record(lambda: projector.show_names(workshop.session.projector, are_shown))


def blank(workshop: Workshop, is_blank: bool) -> None:
    """Show nothing on the wall, or show it again."""
    workshop.record(lambda: projector.blank(workshop.session.projector, is_blank))
