"""The form of a participant: all that is known of them, and what was typed into it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from facilitator.domain.groups import Role
from facilitator.domain.register import Need, Person
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import participants
from facilitator.services.workshop import Workshop
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.room import Room
from facilitator.tui.typed_fields import NotRead, read_yes_or_no, yes_or_no
from facilitator.tui.walk_in import kinds_words, read_kind

_Several = TypeVar("_Several", bound=StrEnum)

_BETWEEN = re.compile("[,，、;；/／・]")
_BETWEEN_OR_SPACES = re.compile(r"[,，、;；/／・\s]")
_LINES = ("reading", "email", "phone", "remark")
"""The fields that are kept as they were typed, or not at all."""


def person_fields(room: Room, person: Person) -> list[Field]:
    """Return the fields of *person*, filled with what is known."""
    session = room.session
    entry = session.participants.entries[person.id]
    kind = session.participants.kinds.get(entry.participant_kind or "")
    known = kind.words.in_language(language()) if kind else ""
    organisation = room.register.organisations.get(entry.organisation or "")
    return [
        Field("name", _("Name"), person.name),
        Field("reading", _("Reading"), person.reading or ""),
        Field(
            "organisation", _("Organisation"), organisation.name.original if organisation else ""
        ),
        Field(
            "kind",
            _("Kind of participant"),
            known,
            hint=kinds_words(session.participants.kinds.values()),
        ),
        Field("email", _("E-mail"), person.email or ""),
        Field("phone", _("Telephone"), person.phone or ""),
        Field("needs", _("Needs (private)"), several_words(person.needs), hint=_numbered(Need)),
        Field("remark", _("Remark (private)"), person.remark or ""),
        Field(
            "roles", _("Can take"), several_words(_offered(room, person.id)), hint=_numbered(Role)
        ),
        Field("consent", _("Name in public"), yes_or_no(person.consent), hint="y / n"),
        Field("online", _("Online"), yes_or_no(entry.is_online), hint="y / n"),
    ]


def _offered(room: Room, person: str) -> list[Role]:
    offers = room.session.seating.offers.get(person, frozenset())
    return [role for role in Role if role in offers]


def several_words(things: Sequence[StrEnum]) -> str:
    """Return several things of one kind as they are typed."""
    return _(", ").join(map(word, things))


def _numbered(kind: type[StrEnum]) -> str:
    """Return how the things of a *kind* can be typed: 1 childcare, 2 …"""
    return _(", ").join(f"{number} {word(each)}" for number, each in enumerate(kind, 1))


def read_several(words: str, kind: type[_Several]) -> tuple[_Several, ...]:
    """Return the things of a *kind* that were typed, by their words or numbers; raise NotRead."""
    ways = {
        way: each
        for number, each in enumerate(kind, 1)
        for way in (str(number), matching_key(word(each)))
    }
    parts = [part for part in map(matching_key, _BETWEEN.split(words)) if part]
    if any(part not in ways for part in parts):
        parts = [part for part in map(matching_key, _BETWEEN_OR_SPACES.split(words)) if part]
    for part in parts:
        if part not in ways:
            fault = _("“{words}” is none of these: {known}.")
            raise NotRead(fault.format(words=part, known=_numbered(kind)))
    found = {ways[part] for part in parts}
    return tuple(each for each in kind if each in found)


def person_fault(room: Room, answers: Answers) -> str | None:
    """Return why the answers are nobody, None where they are."""
    if not clean_line(answers["name"]):
        return _("Type a name.")
    try:
        read_kind(answers["kind"], room.session)
        read_several(answers["needs"], Need)
        read_several(answers["roles"], Role)
        read_yes_or_no(answers["consent"])
        read_yes_or_no(answers["online"])
    except NotRead as fault:
        return str(fault)
    return None


def change_as_typed(workshop: Workshop, key: str, typed: Answers) -> None:
    """Record what was *typed* of the participant *key*, by the names of the fields.

    All else stays as it is known by now. Raises Refused, and ValidationError for a text too long.
    """
    session = workshop.session
    said: dict[str, object] = {
        name: clean_line(typed[name]) or None for name in _LINES if name in typed
    }
    if "name" in typed:
        said["name"] = clean_line(typed["name"])
    if "kind" in typed:
        kind = read_kind(typed["kind"], session)
        said["kind"] = kind.id if kind else None
    if "needs" in typed:
        said["needs"] = read_several(typed["needs"], Need)
    if "consent" in typed:
        said["consent"] = read_yes_or_no(typed["consent"])
    if "organisation" in typed:
        said["organisation"] = clean_line(typed["organisation"]) or None
    participants.change_person(
        workshop,
        key,
        said,
        roles=read_several(typed["roles"], Role) if "roles" in typed else None,
        is_online=read_yes_or_no(typed["online"]) if "online" in typed else None,
    )
