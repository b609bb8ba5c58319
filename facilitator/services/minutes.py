"""The minutes, from a seat: as text, and as a file in the exports folder."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from facilitator.domain.events import Event, standing
from facilitator.domain.minutes import Minutes, Profile, build_minutes
from facilitator.domain.occasion import SessionOpened, SessionRenumbered, SessionRescheduled
from facilitator.domain.text import Language
from facilitator.services.workshop import Workshop
from facilitator.storage.log import Log
from facilitator.storage.session_list import list_sessions
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


def minutes_stem(workshop: Workshop, profile: Profile, doc: str = "minutes") -> str:
    """Return the name of the file of *doc* without language and extension.

    Only one session of a series, date and number has the plain name: a further one, a rehearsal,
    and the public version say so.
    """
    opened = workshop.session.opened
    suffix = "-rehearsal" if opened.is_rehearsal else ""
    copy_no = opened.copy_no if opened.is_rehearsal else _copy_nos(workshop)[workshop.id]
    suffix += f"-{copy_no}" if copy_no > 1 else ""
    suffix += "-public" if profile is Profile.PUBLIC else ""
    return file_stem(opened.series, opened.date, opened.no_total, doc, suffix)


def _copy_nos(workshop: Workshop) -> dict[str, int]:
    """Return what tells the files of *workshop* from those of sessions of the same name, by id.

    The sessions that had this name first keep their numbers, so that the names of files already
    written stay: one that was moved here or renumbered since takes the next number that is free.
    """
    opened = workshop.session.opened
    name = (opened.series, opened.date, opened.no_total)
    others = [
        row.id
        for row in list_sessions(workshop.database)
        if (row.series, row.date, row.no_total) == name
        and not row.is_rehearsal
        and row.id != workshop.id
    ]
    if not others:
        return {workshop.id: opened.copy_no}
    stored = Log(workshop.database).read_on(streams=[*others, workshop.id])
    numbers: dict[str, int] = {}
    for session, number in _by_age_of_name(entry.event for entry in stored).items():
        while number in numbers.values():
            number += 1
        numbers[session] = number
    return numbers


def _by_age_of_name(events: Iterable[Event]) -> dict[str, int]:
    """Return the sessions whose *events* these are with their own numbers, the latest named last.

    A session gets another name with another date or another number.
    """
    names: dict[str, tuple[date, int | None]] = {}
    numbers: dict[str, int] = {}
    for event in standing(events):
        match event.body:
            case SessionOpened(date=day, no_total=in_all, copy_no=copy_no):
                name = (day, in_all)
                numbers[event.stream] = copy_no
            case SessionRescheduled(date=day) if event.stream in names:
                name = (day, names[event.stream][1])
            case SessionRenumbered(no_total=in_all) if event.stream in names:
                name = (names[event.stream][0], in_all)
            case _:
                continue
        if names.get(event.stream) != name:
            numbers[event.stream] = numbers.pop(event.stream)
        names[event.stream] = name
    return numbers
