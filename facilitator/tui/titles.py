"""What things are called on the screens, in the language of the person at the seat."""

from textual.content import Content

from facilitator.domain.groups import Group
from facilitator.domain.items import Item, ItemKind
from facilitator.domain.presenters import presenter_of
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.text import Language
from facilitator.locale import N_, _
from facilitator.locale.words import word
from facilitator.tui.room import Room
from facilitator.tui.widgets.cells import cut

LONGEST_IN_DIALOG = 60
"""Cells for a title in the heading of a dialog, or in a sentence there."""


def short(words: str, cells: int = LONGEST_IN_DIALOG) -> str:
    """Return *words* cut to so many cells, so that a dialog keeps room for its answers."""
    return cut(Content(words), cells).plain


def people_words(n: int, one: str = N_("1 person"), several: str = N_("{n} people")) -> str:
    """Return how many people there are, or what they do: *one* is the sentence for one of them."""
    return _(one if n == 1 else several).format(n=n)


def session_title(session: Session, series: Series, language: Language) -> str:
    """Return the session's own title, else that of its series."""
    return (session.opened.title or series.name).in_language(language)


def item_title(room: Room, item: Item, language: Language) -> str:
    """Return an item's title; that of its pitch with its number; else the word for its kind."""
    pitches = room.session.pitches
    if item.pitch is not None and item.pitch in pitches.pitches:
        number = pitches.number(item.pitch)
        title = pitches.pitches[item.pitch].title.in_language(language)
        return _("Pitch {number}: {title}").format(number=number, title=title)
    return item.title.in_language(language) if item.title else word(item.kind)


def item_by(room: Room, item: Item, language: Language) -> str:
    """Return who an item is by.

    That is whom its plan names, else the organisation of its pitch or talk, or the number of groups
    of a breakout.
    """
    presenter = presenter_of(room.session, room.register, item)
    if presenter is not None:
        return presenter.in_language(language)
    number = len(room.session.groups.open) if item.kind is ItemKind.BREAKOUT else 0
    return _("{n} groups").format(n=number) if number else ""


def group_title(room: Room, group: Group, language: Language) -> str:
    """Return a group's label, else its pitch's presenter or title."""
    if group.label is not None:
        return group.label.in_language(language)
    pitch = room.session.pitches.pitches.get(group.pitch) if group.pitch else None
    if pitch is None:
        return ""
    return room.name(pitch.organisation, language) or pitch.title.in_language(language)
