"""What a session shows, in forms that tests can compare."""

from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes
from facilitator.services.checking import check
from facilitator.services.sessions import open_workshop
from facilitator.services.workshop import Workshop


def lines(workshop: Workshop) -> list[str]:
    return [line.text.original for line in workshop.session.notes.lines.values()]


def write(workshop: Workshop, words: str) -> str:
    return notes.add_line(workshop, None, LineKind.IDEA, words)


def picture(workshop: Workshop) -> str:
    return f"{workshop.session}\n{workshop.series}\n{workshop.register}"


def as_in_the_file(workshop: Workshop) -> Workshop:
    """Return the same session as the file has it."""
    return open_workshop(workshop.database, workshop.surroundings, workshop.id)


def is_sound(workshop: Workshop) -> bool:
    return check(workshop.database, workshop.surroundings).is_sound
