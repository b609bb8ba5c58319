"""Note lines as commands show them: a row or a document each, and the versions of one line."""

from collections.abc import Iterable, Sequence

from facilitator.cli.group_words import name_of
from facilitator.cli.naming import beginnings
from facilitator.cli.printing import instant_json, print_line, print_table, text_json
from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.note_history import Version
from facilitator.domain.notes import NoteLine
from facilitator.domain.offers import Offer
from facilitator.locale import _
from facilitator.locale.event_words import event_word
from facilitator.locale.words import seat_word, word
from facilitator.services.workshop import Workshop

EVERYBODY = "-"
"""What stands for the group of a line that is everybody's."""

NOBODY = "-"
"""What stands for a speaker whom nobody noted."""

BESIDE = "▲"
"""Marks a text that stands beside another one and is to be settled."""


def line_json(workshop: Workshop, line: NoteLine) -> dict[str, object]:
    """Return a note line as a document; ``beside`` is the text that it was put beside, if any."""
    session = workshop.session
    return {
        "id": line.id,
        "group": session.groups.groups[line.group].number if line.group else None,
        "kind": line.kind.value,
        "text": text_json(line.text),
        "speaker": _name_json(workshop, line.speaker),
        "written_at": instant_json(line.written_at, session.zone),
        "changed_at": instant_json(line.changed_at, session.zone),
        "beside": line.beside,
        "offer": _offer_json(workshop, line.offer),
    }


def _name_json(workshop: Workshop, key: str | None) -> str | None:
    name = workshop.register.name_of(key) if key else None
    return name.original if name else None


def _offer_json(workshop: Workshop, offer: Offer | None) -> dict[str, object] | None:
    if offer is None:
        return None
    return {
        "by": _name_json(workshop, offer.by),
        "to": _name_json(workshop, offer.to),
        "due": offer.due.isoformat() if offer.due else None,
        "kind": offer.help.value if offer.help else None,
    }


def print_lines(workshop: Workshop, lines: Sequence[NoteLine]) -> None:
    """Print a row for each of *lines*."""
    if not lines:
        print_line(_("There are no lines."))
        return
    notes = workshop.session.notes
    short = beginnings([*notes.lines, *notes.removed])
    clashing = {line.id for clash in notes.clashes() for line in clash}
    print_table(
        (_("Id"), _("Group"), _("Kind"), _("Speaker"), _("Text")),
        (
            (
                short[line.id],
                number_of(workshop, line.group),
                _kind(line.kind),
                name_of(workshop, line.speaker) if line.speaker else NOBODY,
                _text(workshop, line, stands_beside=line.id in clashing),
            )
            for line in lines
        ),
    )


def number_of(workshop: Workshop, group: str | None) -> str:
    """Return the number of *group*, what stands for everybody where it is None."""
    return str(workshop.session.groups.groups[group].number) if group else EVERYBODY


def _kind(kind: LineKind) -> str:
    return f"{MARKS[kind].mark} {word(kind)}"


def _text(workshop: Workshop, line: NoteLine, *, stands_beside: bool) -> str:
    """Return the words of a line, those of an offer with what was noted of it."""
    words = line.text.original
    if line.kind is LineKind.OFFER and line.offer is not None and line.offer != Offer():
        words = f"{words} ({offer_words(workshop, line.offer)})"
    return f"{BESIDE} {words}" if stands_beside else words


def offer_words(workshop: Workshop, offer: Offer) -> str:
    """Return what was noted of an offer in one line: who to whom, by when, what kind of help."""
    by = name_of(workshop, offer.by) if offer.by else ""
    to = f"→ {name_of(workshop, offer.to)}" if offer.to else ""
    parts = (
        f"{by} {to}".strip(),
        offer.due.isoformat() if offer.due else "",
        word(offer.help) if offer.help else "",
    )
    return ", ".join(part for part in parts if part)


def versions_json(workshop: Workshop, versions: Iterable[Version]) -> list[dict[str, object]]:
    """Return the versions of a line as a document, numbered as ``note restore`` takes them."""
    return [
        {
            "version": number,
            "at": instant_json(each.at, workshop.session.zone),
            "seat": each.seat,
            "change": each.change,
            "text": each.text,
            "kind": each.kind.value if each.kind else None,
            "speaker": _name_json(workshop, each.speaker),
            "was_taken_back": each.was_taken_back,
        }
        for number, each in enumerate(versions, 1)
    ]


def print_versions(workshop: Workshop, versions: Iterable[Version]) -> None:
    """Print a row for each version of a line."""
    zone = workshop.session.zone
    print_table(
        ("#", _("Time"), _("Seat"), _("What was done"), _("Text")),
        (
            (
                str(number),
                f"{each.at.astimezone(zone):%H:%M:%S}",
                seat_word(each.seat),
                event_word(each.change),
                _version_text(each),
            )
            for number, each in enumerate(versions, 1)
        ),
    )


def _version_text(version: Version) -> str:
    words = version.text if version.text is not None else "-"
    return _("{text} (taken back)").format(text=words) if version.was_taken_back else words
