"""``people wish``, ``wishes``, ``find``, ``count``, ``set``, ``remove``: who they are."""

from collections.abc import Sequence
from typing import Any, TypeVar

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.naming import find_person, find_pitch
from facilitator.cli.opening import at_seat
from facilitator.cli.people_words import person_json, print_people
from facilitator.cli.printing import print_json, print_line, print_table, words_of
from facilitator.cli.typed import Given, OneOf, OrNone, typed_line
from facilitator.domain.directory import Directory
from facilitator.domain.groups import Role
from facilitator.domain.register import Need
from facilitator.domain.wishes import MOST_WISHES
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import participants
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_Thing = TypeVar("_Thing", Need, Role)


@click.command(epilog="facilitator people wish 山田 2 1")
@click.argument("person")
@click.argument("pitches", nargs=-1, metavar="[PITCH]…")
@session_option
@click.option("--none", "is_none", is_flag=True, help="The person has no wish.")
@click.pass_obj
def wish(
    surroundings: Surroundings, person: str, pitches: Sequence[str], session: str, is_none: bool
) -> None:
    """Note which pitches PERSON would like to talk about most, up to three, the first first.

    A pitch goes by its number or words of its title.
    """
    if is_none == bool(pitches):
        raise click.UsageError(_("Name the pitches, or say --none."))
    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        wanted = [find_pitch(workshop.session, each) for each in pitches]
        participants.give_wishes(workshop, who, wanted)


@click.command(epilog="facilitator people remove 山田 --yes")
@click.argument("person")
@session_option
@click.option("--yes", is_flag=True, help="Do it; without this, only say who is meant.")
@click.pass_obj
def remove(surroundings: Surroundings, person: str, session: str, yes: bool) -> None:
    """Take PERSON, registered by mistake, out of the session: seat, roles and wishes too.

    The register and what was noted keep the name; undo brings all back. Who only does not come is
    marked with “absent”.
    """
    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        name = workshop.register.full_name_of(workshop.register.people[who])
        if not yes:
            sentence = _("{name} would be taken out of this meeting. Say --yes to do it.")
            raise click.UsageError(sentence.format(name=name))
        participants.withdraw(workshop, who)


@click.command(epilog="facilitator people wishes --json")
@session_argument
@json_option
@click.pass_obj
def wishes(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Count for every pitch who wishes for it first, second and third."""
    with at_seat(surroundings, session) as workshop:
        pitches = workshop.session.pitches.pitches
        found = workshop.session.wishes.popularity(workshop.session.participants)
        rows = [
            (number, key, pitch, found.get(key, (0,) * MOST_WISHES))
            for number, (key, pitch) in enumerate(pitches.items(), 1)
        ]
    if as_json:
        print_json(
            [
                {"id": key, "number": number, "title": pitch.title.original, "wishes": list(counts)}
                for number, key, pitch, counts in rows
            ]
        )
        return
    headings = (_("Number"), _("First"), _("Second"), _("Third"), _("Pitch"))
    cells = [
        (str(number), *map(str, counts), words_of(pitch.title))
        for number, _key, pitch, counts in rows
    ]
    print_table(headings, cells)


@click.command(epilog="facilitator people find やまだ")
@click.argument("words", nargs=-1, required=True)
@session_option
@json_option
@click.pass_obj
def find(surroundings: Surroundings, words: Sequence[str], session: str, as_json: bool) -> None:
    """Find participants by parts of name, reading or organisation; the best come first."""
    with at_seat(surroundings, session) as workshop:
        there = workshop.session.participants
        found = Directory(there, workshop.register).find(" ".join(words))
        entries = [there.entries[key] for key in found]
        if as_json:
            print_json([person_json(workshop, entry) for entry in entries])
        elif entries:
            print_people(workshop, entries)
        else:
            print_line(_("Nobody was found."))


@click.command(epilog="facilitator people count --json")
@session_argument
@json_option
@click.pass_obj
def count(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Count people and their organisations: registered, here now, and here at some time."""
    with at_seat(surroundings, session) as workshop:
        tally = workshop.session.participants.tally()
    by_presence = {presence.value: number for presence, number in tally.by_presence.items()}
    if as_json:
        figures = {name: getattr(tally, name) for name in tally.__slots__ if name != "by_presence"}
        print_json({**figures, **by_presence})
        return
    for label, people, organisations in (
        (_("Registered"), tally.people, tally.organisations),
        (_("Here now"), tally.people_here, tally.organisations_here),
        (_("Came"), tally.people_came, tally.organisations_came),
    ):
        sentence = _("{label}: people {people}, organisations {organisations}")
        print_line(sentence.format(label=label, people=people, organisations=organisations))
    told = (f"{word(presence)} {number}" for presence, number in tally.by_presence.items())
    print_line(", ".join(told))


_WORDS = OrNone(click.STRING)
_OF_NEEDS, _OF_ROLES = OrNone(OneOf(Need)), OrNone(OneOf(Role))


@click.command("set", epilog="facilitator people set 山田 --kind business --need access")
@click.argument("person")
@session_argument
@click.option("--name", metavar="NAME", help="How the person is called.")
@click.option("--reading", type=_WORDS, metavar="WORDS", help="How the name is read, or “none”.")
@click.option("--organisation", type=_WORDS, metavar="NAME", help="Where they belong, or “none”.")
@click.option("--kind", type=_WORDS, metavar="KIND", help="The kind of participant, or “none”.")
@click.option("--email", type=_WORDS, metavar="ADDRESS", help="Private; or “none”.")
@click.option("--phone", type=_WORDS, metavar="NUMBER", help="Private; or “none”.")
@click.option("--remark", type=_WORDS, metavar="WORDS", help="Private; or “none”.")
@click.option(
    "--need",
    "needs",
    type=_OF_NEEDS,
    multiple=True,
    metavar="childcare|access|interpreter|none",
    help="Private. May be given several times; what was known before is gone.",
)
@click.option(
    "--role",
    "roles",
    type=_OF_ROLES,
    multiple=True,
    metavar="note-taker|facilitator|reporter|none",
    help="What they can be in a group. May be given several times.",
)
@click.option("--online/--in-room", "is_online", default=None, help="How they are to take part.")
@click.pass_obj
def set_person(
    surroundings: Surroundings, /, person: str, session: str, is_online: bool | None, **given: Any
) -> None:
    """Put right what is known of PERSON, for this meeting and in the register.

    Addresses, needs and the remark are private: they stand in no document.
    """
    roles: tuple[Given[Role], ...] = given.pop("roles")
    said = {name: value for name, value in given.items() if value not in (None, ())}
    if not said and not roles and is_online is None:
        raise click.UsageError(_("Say what is to be changed: --kind, --need, …"))
    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        participants.change_person(
            workshop,
            who,
            _changes(workshop, said),
            roles=_listed(roles) if roles else None,
            is_online=is_online,
        )


def _changes(workshop: Workshop, said: dict[str, Any]) -> dict[str, object]:
    """Return what was *said*: the fields of a person by name, as the options gave them."""
    changes: dict[str, Any] = {}
    for field, value in said.items():
        if field == "needs":
            changes[field] = tuple(_listed(value))
        elif field == "name":
            changes[field] = typed_line(value)
        elif value.value is None:
            changes[field] = None
        elif field == "kind":
            changes[field] = participants.kind_meant(workshop, value.value)
        else:
            changes[field] = typed_line(value.value)
    return changes


def _listed(given: Sequence[Given[_Thing]]) -> list[_Thing]:
    """Return what was given, each once, without the word for none."""
    return list(dict.fromkeys(each.value for each in given if each.value is not None))
