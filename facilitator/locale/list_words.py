"""What a list of people changes, in words."""

from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.locale import _, language
from facilitator.locale.words import word

if TYPE_CHECKING:
    from facilitator.services.people_known import Change, Thing


def change_words(change: "Change") -> str:
    """Return what a list says of somebody, beside what was known; nothing private stands in it."""
    column = _("Wishes") if change.column == "wish_1" else word(change.column)
    if not change.listed:
        sentence = (
            _("{name}  {column}: stays (the list says something else)")
            if change.is_kept
            else _("{name}  {column}: taken from the list")
        )
        return sentence.format(name=change.name, column=column)
    sentence = (
        _("{name}  {column}: {known} stays (list: {listed})")
        if change.is_kept
        else _("{name}  {column}: {known} → {listed}")
    )
    known, listed = _words(change.known), _words(change.listed)
    return sentence.format(name=change.name, column=column, known=known, listed=listed)


def _words(things: "tuple[Thing, ...]") -> str:
    """Return some things in the chosen language, one after the other."""
    found = (
        word(thing) if isinstance(thing, StrEnum) else thing.in_language(language())
        for thing in things
    )
    return _(", ").join(found) or "－"
