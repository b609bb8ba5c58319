"""The form of an agenda item: its fields, what is wrong with them, and what they say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from facilitator.domain.clock import length_now
from facilitator.domain.items import Directions, Item, ItemKind, last_part_length, least_length
from facilitator.domain.text import Text, clean_line
from facilitator.locale import _, language
from facilitator.services.agenda import presented_by
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.room import Room
from facilitator.tui.titles import item_by, item_title
from facilitator.tui.typed_fields import (
    NotRead,
    length_words,
    read_length,
    read_part,
    read_time,
    read_yes_or_no,
    time_words,
    yes_or_no,
)

_READERS: Mapping[str, Callable[[str], object]] = {
    "length": read_length,
    "protected": read_yes_or_no,
    "least": read_length,
    "starts": read_time,
    "ends": read_time,
    "last": read_part,
}
"""How what was typed into each field is read."""


def item_fields(room: Room, item: Item) -> list[Field]:
    """Return the fields of *item*, the essential ones first.

    An item of a pitch is called what its pitch is called: there the title is not asked for.
    """
    directions = item.directions
    length = length_now(room.session.agenda, room.session.clock, item.id)
    title = item.title.original if item.title else ""
    cue = directions.cue.original if directions.cue else ""
    by_itself = replace(item, directions=replace(directions, least_length=None, last_part=None))
    least = length_words(least_length(by_itself, length)) if length else ""
    last = length_words(last_part_length(by_itself, length) or None)
    is_breakout = item.kind is ItemKind.BREAKOUT
    words = _("Wrap-up") if is_breakout else _("Questions")
    fields = [
        Field("length", _("Length"), length_words(length), _("10 min, 1:30, 1.5h")),
        Field("presenter", _("By"), _presenter(room, item), item_by(room, item, language())),
        Field("cue", _("Cue (only you)"), cue),
        Field("protected", _("Protected (y/n)"), yes_or_no(directions.is_protected)),
        Field("least", _("At least"), length_words(directions.least_length), least),
        Field("starts", _("Fixed start"), time_words(directions.starts_at), _("like 15:00")),
        Field("ends", _("Fixed end"), time_words(directions.ends_at), _("like 15:40")),
        Field("last", words, _part_words(directions.last_part), last),
    ]
    if item.pitch is None:
        own = item_title(room, item, language())
        fields.insert(0, Field("title", _("Title"), title, own))
    return fields


def _part_words(part: timedelta | None) -> str:
    return "0" if part is not None and not part else length_words(part)


def _presenter(room: Room, item: Item) -> str:
    directions = item.directions
    if directions.presenter_words is not None:
        return directions.presenter_words.original
    return room.name(directions.presenter, language())


def change_fault(item: Item, answers: Answers) -> str | None:
    """Return why *item* cannot be changed to what was typed, None where it can be."""
    if item.title is not None and not clean_line(answers.get("title", "-")):
        return _("A title cannot be taken away; type another one.")
    return item_fault(answers)


def item_fault(answers: Answers) -> str | None:
    """Return what is wrong with the first field that cannot be read, None where all can be."""
    for name, read in _READERS.items():
        try:
            read(answers.get(name, ""))
        except NotRead as fault:
            return str(fault)
    return None


def directed(room: Room, before: Directions, typed: Answers) -> Directions:
    """Return *before* with what was *typed*, by the names of the fields; all else stays."""
    now = before
    if "presenter" in typed:
        now = presented_by(room.register, now, text_of(room, typed["presenter"]))
    if "cue" in typed:
        now = replace(now, cue=text_of(room, typed["cue"]))
    if "protected" in typed:
        now = replace(now, is_protected=read_yes_or_no(typed["protected"]))
    if "least" in typed:
        now = replace(now, least_length=read_length(typed["least"]))
    if "starts" in typed:
        now = replace(now, starts_at=read_time(typed["starts"]))
    if "ends" in typed:
        now = replace(now, ends_at=read_time(typed["ends"]))
    if "last" in typed:
        now = replace(now, last_part=read_part(typed["last"]))
    return now


def text_of(room: Room, words: str) -> Text | None:
    """Return what was typed as a text in the language of the meeting, None for nothing.

    Raises ValidationError where it is too long, or where nothing of it can be seen.
    """
    if not words.strip():
        return None
    return Text(original=words, language=room.session.opened.language)
