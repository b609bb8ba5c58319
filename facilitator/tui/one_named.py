"""Whom a part of a name that was typed means: a participant, or an organisation."""

from facilitator.domain.directory import called
from facilitator.locale import _, language
from facilitator.tui.room import Room
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import NotRead

_MOST_NAMED = 4
"""So many of those whom a part of a name may mean are named."""


def one_named(room: Room, words: str) -> str | None:
    """Return the id of the only one whom *words* mean, None where they mean nobody.

    Raises NotRead, with who it may be, where they fit several.
    """
    found = called(room.session.participants, room.register, words)
    if len(found) < 2:
        return found[0] if found else None
    names = _(", ").join(_full_name(room, key) for key in found[:_MOST_NAMED])
    more = "…" if len(found) > _MOST_NAMED else ""
    fault = _("“{words}” fits several: {names}. Type more.")
    raise NotRead(fault.format(words=short(words), names=names + more))


def _full_name(room: Room, key: str) -> str:
    person = room.register.people.get(key)
    return room.register.full_name_of(person) if person else room.name(key, language())
