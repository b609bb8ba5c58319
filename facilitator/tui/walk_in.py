"""Somebody who walks in, typed in one line: name / organisation / kind / numbers of pitches."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from facilitator.domain.kinds import ParticipantKind, kind_called
from facilitator.domain.register import Person
from facilitator.domain.session import Session
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _, language
from facilitator.services import participants
from facilitator.services.workshop import Workshop
from facilitator.tui.room import Room
from facilitator.tui.typed_fields import NotRead

_BETWEEN_PARTS = re.compile("[/／、,，\t]")
_BETWEEN_NUMBERS = re.compile(r"[\s,，、.・]+")
_NUMBERS = re.compile(r"[\d\s,，、.・]+")


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Who walks in; ``kind`` and ``wishes`` are ids."""

    name: str
    organisation: str | None = None
    kind: ParticipantKind | None = None
    wishes: tuple[str, ...] = ()


def words_in(field: str) -> str:
    """Return what stands in the field of the desk, without the key “/” that leads there."""
    return clean_line(clean_line(field).lstrip("/／"))


def has_parts(words: str) -> bool:
    """Say whether *words* are more than something to look for."""
    return bool(_BETWEEN_PARTS.search(words))


def nobody_called_so() -> Content:
    """Return what is said at the first Enter after a name that nobody has: it may be a slip."""
    told = _("Nobody is called so. Enter once more registers somebody new.")
    return Content.styled(told, "$warning")


def read_walk_in(words: str, session: Session) -> WalkIn:
    """Return who was typed; raise NotRead where a part of it cannot be understood.

    After the organisation, numbers are wishes and other words the kind, in whatever order.
    """
    name, organisation, *rest = [clean_line(part) for part in _BETWEEN_PARTS.split(words)] + [""]
    if not name:
        raise NotRead(_("Type a name."))
    said = [part for part in rest if part]
    numbers = [part for part in said if _NUMBERS.fullmatch(_narrow(part))]
    kinds = [part for part in said if part not in numbers]
    if len(kinds) > 1:
        raise NotRead(_("Type at most: name / organisation / kind / numbers of pitches."))
    kind = read_kind(kinds[0], session) if kinds else None
    return WalkIn(name, organisation or None, kind, read_wishes(" ".join(numbers), session))


def namesakes(walk_in: WalkIn, room: Room) -> list[Person]:
    """Return the participants of that name with another organisation than the one typed."""
    if walk_in.organisation is None:
        return []
    of = room.register.organisation_named(walk_in.organisation)
    return [
        person
        for person in room.register.people_named(walk_in.name)
        if (entry := room.session.participants.entries.get(person.id)) is not None
        and (of is None or of.id not in (entry.organisation, person.organisation))
    ]


def register(workshop: Workshop, walk_in: WalkIn) -> str:
    """Register who walks in as here; return the id."""
    return participants.register(
        workshop,
        walk_in.name,
        organisation=walk_in.organisation,
        kind=walk_in.kind.id if walk_in.kind else None,
        wanted=walk_in.wishes,
    )


def read_kind(words: str, session: Session) -> ParticipantKind | None:
    """Return the kind of participant that was typed: its name, or its mark; None for nothing."""
    if not clean_line(words):
        return None
    kinds = tuple(session.participants.kinds.values())
    key = matching_key(words)
    marked = next((kind for kind in kinds if matching_key(kind.mark) == key), None)
    kind = marked or kind_called(words, kinds)
    if kind is None:
        fault = _("“{words}” is no kind of participant here: {kinds}.")
        raise NotRead(fault.format(words=clean_line(words), kinds=kinds_words(kinds)))
    return kind


def kinds_words(kinds: Iterable[ParticipantKind]) -> str:
    """Return the kinds that can be typed, each with its mark."""
    return _(", ").join(f"{kind.mark} {kind.words.in_language(language())}" for kind in kinds)


def read_wishes(words: str, session: Session) -> tuple[str, ...]:
    """Return the pitches whose numbers were typed; raise NotRead where there is none of a number.

    How many, and that each is named once, is left to the one who records them.
    """
    pitches: Sequence[str] = tuple(session.pitches.pitches)
    numbers = [number for number in _BETWEEN_NUMBERS.split(_narrow(words)) if number]
    for number in numbers:
        if not number.isdecimal() or not 1 <= int(number[:9]) <= len(pitches):
            raise NotRead(_("There is no pitch {number}.").format(number=number))
    return tuple(pitches[int(number) - 1] for number in numbers)


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", clean_line(words))
