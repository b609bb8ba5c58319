"""The form of a follow-up: what is done, by whom, by when, and what was typed into it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from facilitator.domain.dates import read_day
from facilitator.domain.followups import FollowUp
from facilitator.domain.notes import NoteLine
from facilitator.domain.refused import Refused
from facilitator.domain.register import Register
from facilitator.domain.text import clean_line
from facilitator.locale import _, language
from facilitator.locale.words import told
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.one_named import one_named
from facilitator.tui.room import Room
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import NotRead

_BETWEEN_NAMES = re.compile("[、,，;；]")


@dataclass(frozen=True, slots=True)
class Owners:
    """Who does something: ids of the register, and the names of those who are new to it."""

    known: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def owner_fields(room: Room, owners: tuple[str, ...], due: date | None) -> list[Field]:
    """Return the fields that ask who does it and by when."""
    return [
        Field("owner", _("By whom (parts of names, apart by commas)"), owner_words(room, owners)),
        Field(
            "due",
            _("By when"),
            due.isoformat() if due else "",
            _("12/31, 2026-12-31, 明日, 月末"),
        ),
    ]


def proposed_owners(room: Room, line: NoteLine) -> tuple[str, ...]:
    """Return whose a follow-up of *line* is likely to be: who offered, else the speaker's side."""
    if line.offer is not None and line.offer.by is not None:
        return (line.offer.by,)
    if line.speaker is None:
        return ()
    entry = room.session.participants.entries.get(line.speaker)
    person = room.register.people.get(line.speaker)
    organisation = (entry and entry.organisation) or (person and person.organisation)
    return (organisation or line.speaker,)


def owner_words(room: Room, owners: tuple[str, ...]) -> str:
    """Return the names of *owners* as they can be typed."""
    return "、".join(_name(room.register, owner) for owner in owners)


def _name(register: Register, key: str) -> str:
    """Return a name; of namesakes with the organisation, so that they are told apart."""
    person = register.people.get(key)
    if person is None:
        known = register.name_of(key)
        return known.in_language(language()) if known else ""
    has_namesakes = len(register.people_named(person.name)) > 1
    return register.full_name_of(person) if has_namesakes else person.name


def read_owners(room: Room, typed: str, before: tuple[str, ...] = ()) -> Owners:
    """Return who was typed by parts of their names; those of *before* keep who they are.

    Raises NotRead where a part fits several.
    """
    same = {clean_line(_name(room.register, key)): key for key in before}
    words = clean_line(typed)
    whole = same.get(words) or _called_so(room, words)
    parts = [words] if whole else [clean_line(part) for part in _BETWEEN_NAMES.split(words)]
    known: list[str] = []
    new: list[str] = []
    for part in filter(None, parts):
        key = same.get(part) or _called_so(room, part) or one_named(room, part)
        if key is None:
            new.append(part)
        else:
            known.append(key)
    return Owners(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(new)))


def _called_so(room: Room, words: str) -> str | None:
    """Return who is called exactly so, None where nobody is or more than one."""
    organisation = room.register.organisation_named(words) if words else None
    if organisation is not None:
        return organisation.id
    register = room.register
    people = [each for each in register.people.values() if register.full_name_of(each) == words]
    found = [*register.people_named(words), *people]
    return found[0].id if len(found) == 1 else None


def read_due(room: Room, typed: str) -> date | None:
    """Return the day that was typed, None for nothing; raise NotRead where it is none."""
    try:
        return read_day(typed, room.now.astimezone(room.zone).date())
    except Refused as fault:
        raise NotRead(told(fault)) from None


def checking(
    here: Callable[[], Room], before: tuple[str, ...] = ()
) -> Callable[[Answers], str | None]:
    """Return a check of the answers, which asks for a second Enter before names that are new.

    Such a name may be a slip.
    """
    asked: set[str] = set()

    def of_due(answers: Answers) -> str:
        try:
            read_due(here(), answers["due"])
        except NotRead as fault:
            return str(fault)
        return ""

    def of_owners(answers: Answers) -> str:
        try:
            unknown = read_owners(here(), answers["owner"], before).new
        except NotRead as fault:
            return str(fault)
        if set(unknown) <= asked:
            return ""
        asked.update(unknown)
        words = _("Nobody is called “{words}”. Enter once more registers somebody new.")
        return words.format(words=short("、".join(unknown)))

    def fault(answers: Answers) -> str | None:
        if not clean_line(answers.get("what", "-")):
            return _("Type what is to be done.")
        return "  ".join(filter(None, (of_due(answers), of_owners(answers)))) or None

    return fault


def due_words(due: date | None, this_year: int) -> str:
    """Return a day as short as can be: without its year where that is the meeting's."""
    if due is None:
        return ""
    return due.isoformat() if due.year != this_year else f"{due.month}/{due.day}"


def follow_up_words(room: Room, each: FollowUp) -> str:
    """Return whose a follow-up is and by when."""
    owners = "、".join(room.name(owner, language()) for owner in each.owners)
    due = due_words(each.due, room.session.opened.date.year)
    by = _("by {day}").format(day=due) if due else ""
    return "  ".join(part for part in (owners, by) if part)
