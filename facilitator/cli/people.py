"""``people``: who takes part in a session, and who is here."""

import click

from facilitator.cli import people_changes, people_import
from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.people_words import person_json, print_people
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.typed import OneOf, typed_line
from facilitator.domain.participants import Presence
from facilitator.locale import _
from facilitator.services import participants
from facilitator.services.surroundings import Surroundings


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
    elif entries:
        print_people(workshop, entries)
    else:
        print_line(_("Nobody is registered."))


@people.command(epilog='facilitator people add 山田花子 --organisation "一般社団法人HOLA"')
@click.argument("name")
@session_argument
@click.option("--organisation", metavar="NAME", help="Where the person belongs.")
@click.option(
    "--kind",
    metavar="KIND",
    help="The kind of participant, such as citizen; that of the organisation if left out.",
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
            kind=participants.kind_meant(workshop, kind) if kind else None,
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

for _command in (
    people_import.import_people,
    *(people_changes.wish, people_changes.wishes, people_changes.find),
    *(people_changes.count, people_changes.set_person, people_changes.remove),
):
    people.add_command(_command)
