"""The minutes, from a seat: as text, and as a file in the exports folder."""

from pathlib import Path

from facilitator.domain.minutes import Minutes, Profile, build_minutes
from facilitator.domain.text import Language
from facilitator.services.workshop import Workshop
from facilitator.writers.files import file_name, file_stem, write_file
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.minutes import minutes_document


def read_minutes(workshop: Workshop, profile: Profile = Profile.INTERNAL) -> Minutes:
    """Return what the minutes hold now."""
    return build_minutes(workshop.session, workshop.series, workshop.register, profile)


def minutes_text(
    workshop: Workshop, language: Language, profile: Profile = Profile.INTERNAL
) -> str:
    """Return the minutes as Markdown."""
    minutes = read_minutes(workshop, profile)
    return to_markdown(minutes_document(minutes, language, read_labels(language)))


def export_minutes(
    workshop: Workshop,
    language: Language,
    profile: Profile = Profile.INTERNAL,
    *,
    folder: Path | None = None,
    force: bool = False,
) -> Path:
    """Write the minutes to *folder* (the exports folder) and return the path.

    Raises ChangedByHand where the file there was changed since, unless *force*.
    """
    name = file_name(minutes_stem(workshop, profile), language, "md")
    text = minutes_text(workshop, language, profile)
    return write_file(folder or workshop.surroundings.exports, name, text, force=force)


def minutes_stem(workshop: Workshop, profile: Profile) -> str:
    """Return the name of the file without language and extension.

    Only the first session of a series, date and number has the plain name: a further one, a
    rehearsal, and the public version say so.
    """
    opened = workshop.session.opened
    suffix = "-rehearsal" if opened.is_rehearsal else ""
    suffix += f"-{opened.copy_no}" if opened.copy_no > 1 else ""
    suffix += "-public" if profile is Profile.PUBLIC else ""
    return file_stem(opened.series, opened.date, opened.no_total, "minutes", suffix)
