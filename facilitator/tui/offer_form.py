"""The form of an offer: who helps whom, with what, by when, and what was typed into it."""

import unicodedata

from facilitator.domain.dates import read_day
from facilitator.domain.notes import NoteLine
from facilitator.domain.offers import Help, Offer
from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _, language
from facilitator.locale.words import told, word
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.one_named import one_named
from facilitator.tui.room import Room
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import NotRead


def offer_fields(room: Room, line: NoteLine) -> list[Field]:
    """Return the fields of the offer that *line* is, with what is known of it or likely."""
    offer = proposed(room, line)
    who = _("Part of a name")
    kinds = " ".join(f"{number} {word(each)}" for number, each in enumerate(Help, 1))
    due = offer.due.isoformat() if offer.due else ""
    return [
        Field("by", _("Who offers"), room.name(offer.by, language()), who),
        Field("to", _("For whom"), room.name(offer.to, language()), who),
        Field("help", _("Kind of help"), word(offer.help) if offer.help else "", kinds),
        Field("due", _("By when"), due, _("12/31, 2026-12-31, 明日, 月末")),
    ]


def offer_words(room: Room, line: NoteLine) -> str:
    """Return what is noted of the offer that *line* is: who, for whom, what, by when."""
    offer = line.offer or Offer()
    by = room.name(offer.by or line.speaker, language())
    to = room.name(offer.to, language())
    due = f"〜{offer.due.month}/{offer.due.day}" if offer.due else ""
    parts = (f"{by} → {to}" if to else by, word(offer.help) if offer.help else "", due)
    return "  ".join(part for part in parts if part) if line.offer else ""


def proposed(room: Room, line: NoteLine) -> Offer:
    """Return what is noted of an offer; of one with nothing noted, what is likely.

    That is: who said it offers, to the organisation whose pitch the group talks about.
    """
    if line.offer is not None:
        return line.offer
    group = room.session.groups.groups.get(line.group or "")
    pitch = room.session.pitches.pitches.get(group.pitch or "") if group else None
    return Offer(by=line.speaker, to=pitch.organisation if pitch else None)


def read_offer(room: Room, line: NoteLine, answers: Answers) -> Offer:
    """Return the offer as it was typed; raise NotRead with what cannot be understood."""
    before = proposed(room, line)
    try:
        due = read_day(answers["due"], room.now.astimezone(room.zone).date())
    except Refused as fault:
        raise NotRead(told(fault)) from None
    return Offer(
        by=_read_name(room, answers["by"], before.by),
        to=_read_name(room, answers["to"], before.to),
        due=due,
        help=read_help(answers["help"]),
    )


def offer_fault(room: Room, line: NoteLine, answers: Answers) -> str | None:
    """Return why what was typed cannot be understood, None where it can be."""
    try:
        read_offer(room, line, answers)
    except NotRead as fault:
        return str(fault)
    return None


def _read_name(room: Room, typed: str, before: str | None) -> str | None:
    """Return the id of the person or organisation typed; *before* where its name still stands."""
    words = clean_line(typed)
    if not words:
        return None
    if words == clean_line(room.name(before, language())):
        return before
    if (found := one_named(room, words)) is None:
        raise NotRead(_("Nobody here is called “{words}”.").format(words=short(words)))
    return found


def read_help(typed: str) -> Help | None:
    """Return the kind of help typed: its number, or the beginning of its word; None for nothing."""
    words = matching_key(typed)
    if not words:
        return None
    for number, each in enumerate(Help, 1):
        its_word = unicodedata.normalize("NFKC", matching_key(word(each)))
        if words == str(number) or its_word.startswith(words):
            return each
    kinds = _(", ").join(f"{number} {word(each)}" for number, each in enumerate(Help, 1))
    fault = _("“{words}” is no kind of help: {kinds}.")
    raise NotRead(fault.format(words=short(clean_line(typed)), kinds=kinds))
