"""What the room sees on the wall beside the clock, as far as the facilitator decides it."""

from dataclasses import dataclass

from facilitator.domain.events import Body, Event
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import Text


class MessageShown(Body, kind="projector.message_shown"):
    """The room is shown a message; None takes it away."""

    message: Text | None


class NamesShown(Body, kind="projector.names_shown"):
    """Whether the room may read who sits in which group, and who presents."""

    are_shown: bool


class Blanked(Body, kind="projector.blanked"):
    """Whether the wall shows nothing at all."""

    is_blank: bool


@dataclass(frozen=True, slots=True)
class Projector:
    """What is shown on the wall; no name unless the facilitator shows them."""

    message: Text | None = None
    shows_names: bool = False
    is_blank: bool = False


def show_message(projector: Projector, message: Text | None) -> MessageShown:
    """Decide that the room is shown *message*, or none."""
    if projector.message == message:
        raise Refused("Nothing changed.")
    return MessageShown(message=message)


def show_names(projector: Projector, are_shown: bool) -> NamesShown:
    """Decide whether the room may read names."""
    if projector.shows_names == are_shown:
        raise Refused("Nothing changed.")
    return NamesShown(are_shown=are_shown)


def blank(projector: Projector, is_blank: bool) -> Blanked:
    """Decide whether the wall shows nothing."""
    if projector.is_blank == is_blank:
        raise Refused("Nothing changed.")
    return Blanked(is_blank=is_blank)


class ProjectorFold:
    """Builds ``Projector`` event by event."""

    def __init__(self) -> None:
        self.message: Text | None = None
        self.shows_names = False
        self.is_blank = False

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        match event.body:
            case MessageShown(message=message):
                self.message = message
            case NamesShown(are_shown=are_shown):
                self.shows_names = are_shown
            case Blanked(is_blank=is_blank):
                self.is_blank = is_blank
            case _:
                raise DoesNotApply(event.body.kind)

    def value(self) -> Projector:
        """Return what was built so far, frozen."""
        return Projector(self.message, self.shows_names, self.is_blank)
