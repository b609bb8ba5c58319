"""The form of a pitch: its fields, and what was typed into them."""

import re
from datetime import timedelta

from facilitator.domain.lengths import minutes_of
from facilitator.domain.pitches import Pitch, PitchKind, PitchWished
from facilitator.domain.text import Text, clean_line, matching_key, typed_lines
from facilitator.locale import N_, _, language
from facilitator.tui.dialogs.form import Answers, Field, length_fault, length_in
from facilitator.tui.room import Room

_KEYS = {PitchKind.PROJECT: ("1", "p"), PitchKind.THEME: ("2", "t")}
"""What is typed for each kind of pitch: its number, or its letter."""

_SHORT = {PitchKind.PROJECT: N_("project"), PitchKind.THEME: N_("theme")}

_BETWEEN_TAGS = re.compile("[,，、;；]")


def pitch_fields(
    room: Room, pitch: Pitch | None, wish: PitchWished | None, *, length_label: str
) -> list[Field]:
    """Return the fields of a pitch, filled with what is known of it and of what it wishes for."""
    return [
        Field("title", _("Title"), pitch.title.original if pitch else ""),
        Field("by", _("Organisation"), _name(room, pitch)),
        Field("length", length_label, _shown_length(wish), hint="10分"),
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


def _shown_length(wish: PitchWished | None) -> str:
    if wish is None or wish.length is None:
        return ""
    return _("{n} min").format(n=minutes_of(wish.length))


def pitch_fault(answers: Answers) -> str | None:
    """Return why what was typed is no pitch, None where it is one."""
    if not clean_line(answers["title"]):
        return _("A pitch needs a title.")
    if answers["kind"].strip() and kind_in(answers) is None:
        return _("Type 1 for a project, 2 for a theme, or leave the kind empty.")
    return length_fault(answers)


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


def wished_length_in(answers: Answers, before: PitchWished | None) -> timedelta | None:
    """Return the length that was typed; one that nobody changed keeps its seconds."""
    if before is not None and answers["length"] == _shown_length(before):
        return before.length
    return length_in(answers)


def organisation_in(room: Room, answers: Answers, before: Pitch | None) -> str | None:
    """Return the name of the organisation that was typed, None where it is as before, or none."""
    typed = clean_line(answers["by"])
    return None if typed == _name(room, before) else typed or None


def pitch_in(room: Room, answers: Answers, before: Pitch | None) -> Pitch:
    """Return the pitch that was typed; what stayed the same keeps its translation.

    Another organisation has to be named to the service; one whose name was deleted is gone here.
    """
    texts = (before.title, *before.background, *before.asks) if before else ()
    known = {text.original: text for text in texts}

    def text(words: str) -> Text:
        return known.get(words) or Text(original=words, language=room.session.opened.language)

    typed: dict[str, object] = {
        "title": text(clean_line(answers["title"])),
        "pitch_kind": kind_in(answers),
        "background": tuple(map(text, typed_lines(answers["background"]))),
        "asks": tuple(map(text, typed_lines(answers["asks"]))),
    }
    if before is None:
        return Pitch.model_validate(typed)
    if _name(room, before) and not clean_line(answers["by"]):
        typed["organisation"] = None
    return before.model_copy(update=typed)
