"""Participants as commands show them: a row or a document each; nothing private is in either."""

from collections.abc import Iterable

from facilitator.cli.naming import beginnings
from facilitator.cli.printing import print_table, words_of
from facilitator.domain.participants import Participant
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services.workshop import Workshop


def person_json(workshop: Workshop, entry: Participant) -> dict[str, object]:
    """Return a participant as a document; addresses, needs and remarks stand in none."""
    session = workshop.session
    person = workshop.register.people.get(entry.person)
    organisation = workshop.register.organisations.get(entry.organisation or "")
    group = session.groups.seats.get(entry.person)
    return {
        "id": entry.person,
        "name": person.name if person else None,
        "reading": person.reading if person else None,
        "organisation": organisation.name.original if organisation else None,
        "kind": entry.participant_kind,
        "presence": entry.presence.value,
        "is_online": entry.is_online,
        "wishes": list(session.wishes.of(entry.person)),
        "can_be": sorted(role.value for role in session.seating.offers.get(entry.person, ())),
        "group": session.groups.groups[group].number if group else None,
    }


def print_people(workshop: Workshop, entries: Iterable[Participant]) -> None:
    """Print participants, a row each."""
    session, register = workshop.session, workshop.register
    short = beginnings(session.participants.entries)
    rows = []
    for entry in entries:
        group = session.groups.seats.get(entry.person)
        rows.append(
            (
                short[entry.person],
                word(entry.presence),
                str(session.groups.groups[group].number) if group else "-",
                wishes_of(workshop, entry.person) or "-",
                kind_word(workshop, entry.participant_kind),
                words_of(register.name_of(entry.organisation or "")) or "-",
                words_of(register.name_of(entry.person)) or "-",
            )
        )
    headings = (_("Id"), _("Presence"), _("Group"), _("Wishes"), _("Kind"), _("Organisation"))
    print_table((*headings, _("Name")), rows)


def wishes_of(workshop: Workshop, person: str) -> str:
    """Return the numbers of the pitches that *person* wishes for, the first wish first."""
    pitches = list(workshop.session.pitches.pitches)
    wanted = workshop.session.wishes.of(person)
    return " ".join(str(pitches.index(pitch) + 1) for pitch in wanted)


def kind_word(workshop: Workshop, kind: str | None) -> str:
    """Return what a kind of participant of this meeting is called."""
    known = workshop.session.participants.kinds.get(kind or "")
    return words_of(known.words) if known else kind or "-"
