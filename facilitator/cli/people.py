"""``people``: who takes part in a session, and who is here."""

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import beginnings, find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line, print_table, words_of
from facilitator.cli.typed import OneOf, typed_line
from facilitator.domain.participants import KINDS_OF_PARTICIPANT, Participant, Presence
from facilitator.locale import _
from facilitator.locale.words import participant_kind_word, word
from facilitator.services import participants
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator people list")
def people() -> None:
    """Register participants and mark who is here."""


@people.command("list", epilog="facilitator people list --json")
@session_argument
@json_option
@click.pass_obj
def list_people(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """List everybody registered for a session, in the order of registration."""
    with at_seat(surroundings, session) as workshop:
        entries = list(workshop.session.participants.entries.values())
    if as_json:
        print_json([person_json(workshop, entry) for entry in entries])
    elif not entries:
        print_line(_("Nobody is registered."))
    else:
        _print_people(workshop, entries)


def person_json(workshop: Workshop, entry: Participant) -> dict[str, object]:
    """Return a participant as a document."""
    person = workshop.register.people.get(entry.person)
    organisation = workshop.register.organisations.get(entry.organisation or "")
    group = workshop.session.groups.seats.get(entry.person)
    return {
        "id": entry.person,
        "name": person.name if person else None,
        "reading": person.reading if person else None,
        "organisation": organisation.name.original if organisation else None,
        "kind": entry.participant_kind,
        "presence": entry.presence.value,
        "group": workshop.session.groups.groups[group].number if group else None,
    }


def _print_people(workshop: Workshop, entries: list[Participant]) -> None:
    short = beginnings(entry.person for entry in entries)
    session, register = workshop.session, workshop.register
    rows = []
    for entry in entries:
        group = session.groups.seats.get(entry.person)
        kind = entry.participant_kind
        rows.append(
            (
                short[entry.person],
                word(entry.presence),
                str(session.groups.groups[group].number) if group else "-",
                participant_kind_word(kind) if kind else "-",
                words_of(register.name_of(entry.organisation or "")) or "-",
                words_of(register.name_of(entry.person)) or "-",
            )
        )
    headings = (_("Id"), _("Presence"), _("Group"), _("Kind"), _("Organisation"), _("Name"))
    print_table(headings, rows)


@people.command(epilog='facilitator people add 山田花子 --organisation "一般社団法人HOLA"')
@click.argument("name")
@session_argument
@click.option("--organisation", metavar="NAME", help="Where the person belongs.")
@click.option(
    "--kind",
    type=click.Choice([kind.replace("_", "-") for kind in KINDS_OF_PARTICIPANT]),
    help="The kind of participant; that of the organisation if left out.",
)
@click.option(
    "--presence",
    type=OneOf(Presence),
    default=Presence.PRESENT.value,
    show_default=True,
    help="Whether the person is here.",
)
@click.pass_obj
def add(
    surroundings: Surroundings,
    name: str,
    session: str,
    organisation: str | None,
    kind: str | None,
    presence: Presence,
) -> None:
    """Register a person for a session, somebody who walks in, say."""
    with at_seat(surroundings, session) as workshop:
        participants.register(
            workshop,
            typed_line(name),
            organisation=typed_line(organisation) if organisation is not None else None,
            kind=kind.replace("-", "_") if kind else None,
            presence=presence,
        )


def _mark(name: str, presence: Presence, words: str) -> None:
    """Make the command *name*, which marks somebody as *presence*."""

    @people.command(name, help=words, epilog=f"facilitator people {name} 山田")
    @click.argument("person")
    @session_argument
    @click.pass_obj
    def command(surroundings: Surroundings, person: str, session: str) -> None:
        with at_seat(surroundings, session) as workshop:
            who = find_person(workshop.session, workshop.register, person)
            participants.mark_presence(workshop, who, presence)


_mark("present", Presence.PRESENT, "Mark that PERSON is in the room.")
_mark("absent", Presence.ABSENT, "Mark that PERSON does not come.")
_mark("online", Presence.ONLINE, "Mark that PERSON takes part online.")
_mark("left", Presence.LEFT, "Mark that PERSON left before the end.")
