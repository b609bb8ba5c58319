"""The form of a pitch: its fields, and what was typed into them."""

import re

from facilitator.domain.pitches import Pitch, PitchKind, PitchWished
from facilitator.domain.text import Text, clean_line, matching_key, typed_lines
from facilitator.locale import N_, _, language
from facilitator.services.pitches import WALK_IN
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.room import Room
from facilitator.tui.typed_fields import NotRead, length_words, read_length

_KEYS = {PitchKind.PROJECT: ("1", "p"), PitchKind.THEME: ("2", "t")}
"""What is typed for each kind of pitch: its number, or its letter."""

_SHORT = {PitchKind.PROJECT: N_("project"), PitchKind.THEME: N_("theme")}

_BETWEEN_TAGS = re.compile("[,，、;；]")


def pitch_fields(
    room: Room, pitch: Pitch | None, wish: PitchWished | None, *, length_label: str
) -> list[Field]:
    """Return the fields of a pitch, filled with what is known of it and of what it wishes for."""
    length = length_words(wish.length if wish else None)
    return [
        Field("title", _("Title of the pitch"), pitch.title.original if pitch else ""),
        Field("by", _("Organisation"), _name(room, pitch)),
        Field("length", length_label, length, hint=length_words(WALK_IN)),
        Field("background", _("Background, a point a line"), _lines(pitch, "background"), lines=4),
        Field("asks", _("Asks, one a line"), _lines(pitch, "asks"), lines=3),
        Field("kind", _("Kind"), kind_word(pitch), hint=_("1 project, 2 theme")),
        Field(
            "tags",
            _("Tags"),
            "、".join(wish.tags) if wish else "",
            hint=_("with commas between them, such as: direction 3, SDGs 11"),
        ),
    ]


def kind_word(pitch: Pitch | None) -> str:
    """Return what the kind of a pitch is called where there is little room, nothing for none."""
    return _(_SHORT[pitch.pitch_kind]) if pitch and pitch.pitch_kind else ""


def _name(room: Room, pitch: Pitch | None) -> str:
    return room.name(pitch.organisation, language()) if pitch else ""


def _lines(pitch: Pitch | None, field: str) -> str:
    texts: tuple[Text, ...] = getattr(pitch, field) if pitch else ()
    return "\n".join(text.original for text in texts)


def pitch_fault(answers: Answers) -> str | None:
    """Return why what was typed is no pitch, None where it is one."""
    if not clean_line(answers["title"]):
        return _("A pitch needs a title.")
    if answers["kind"].strip() and kind_in(answers) is None:
        return _("Type 1 for a project, 2 for a theme, or leave the kind empty.")
    try:
        read_length(answers["length"])
    except NotRead as fault:
        return str(fault)
    return None


def title_in(room: Room, answers: Answers) -> Text | None:
    """Return the title that was typed, None for none."""
    words = clean_line(answers["title"])
    return Text(original=words, language=room.session.opened.language) if words else None


def kind_in(answers: Answers) -> PitchKind | None:
    """Return the kind that was typed: a number, a letter, or its word; None for anything else."""
    typed = matching_key(answers["kind"])
    ways = {
        kind: (*keys, kind.value, matching_key(_(_SHORT[kind]))) for kind, keys in _KEYS.items()
    }
    return next((kind for kind, known in ways.items() if typed in known), None)


def tags_in(answers: Answers) -> tuple[str, ...]:
    """Return the tags that were typed, without the signs before and between them."""
    tags = (clean_line(tag).lstrip("#＃") for tag in _BETWEEN_TAGS.split(answers["tags"]))
    return tuple(tag for tag in tags if tag)


def organisation_in(answers: Answers) -> str | None:
    """Return the name of the organisation that was typed, None for none."""
    return clean_line(answers.get("by", "")) or None


def pitch_in(room: Room, answers: Answers) -> Pitch:
    """Return the pitch that was typed; raise ValidationError where a text is too long."""
    return Pitch.model_validate(_said(room, answers))


def changed_pitch(room: Room, before: Pitch, typed: Answers) -> Pitch:
    """Return *before* with what was *typed*, by the names of the fields; all else stays.

    An organisation that was typed is left to the one who registers it; raises ValidationError as
    ``pitch_in`` does.
    """
    said = _said(room, typed)
    if "by" in typed and organisation_in(typed) is None:
        said["organisation"] = None
    return before.model_copy(update=said)


def changed_wish(before: PitchWished, typed: Answers) -> PitchWished:
    """Return *before* with the length and the tags that were *typed*; all else stays."""
    wished: dict[str, object] = {}
    if "length" in typed:
        wished["length"] = read_length(typed["length"])
    if "tags" in typed:
        wished["tags"] = tags_in(typed)
    return before.model_copy(update=wished)


def _said(room: Room, typed: Answers) -> dict[str, object]:
    """Return what a pitch says by what was *typed*, where anything was, by the names it has."""
    spoken = room.session.opened.language
    said: dict[str, object] = {}
    if "title" in typed:
        said["title"] = Text(original=clean_line(typed["title"]), language=spoken)
    if "kind" in typed:
        said["pitch_kind"] = kind_in(typed)
    for name in ("background", "asks"):
        if name in typed:
            lines = typed_lines(typed[name])
            said[name] = tuple(Text(original=line, language=spoken) for line in lines)
    return said
