"""``groups``: make groups, deal people into them, move them, give roles."""

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import find_group, find_person, find_pitch
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line, text_json, words_of
from facilitator.cli.typed import NONE, OneOf, optional_text
from facilitator.domain.groups import Group, Role
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import groups as services
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator groups show")
def groups() -> None:
    """Make the groups of a session and say who sits where."""


@groups.command(epilog='facilitator groups make --label "Indicators" --pitch Indicators')
@session_argument
@click.option("--label", metavar="NAME", help="What the group is called.")
@click.option("--pitch", metavar="PITCH", help="The pitch it works on: its id, or words of it.")
@click.option("--for-each-pitch", is_flag=True, help="A group for every pitch that has none.")
@click.pass_obj
def make(
    surroundings: Surroundings,
    session: str,
    label: str | None,
    pitch: str | None,
    for_each_pitch: bool,
) -> None:
    """Make one more group and print its number."""
    if for_each_pitch and (label or pitch):
        raise click.UsageError(_("--for-each-pitch goes without --label and --pitch."))
    with at_seat(surroundings, session) as workshop:
        before = set(workshop.session.groups.groups)
        if for_each_pitch:
            services.make_group_for_each_pitch(workshop)
        else:
            of = find_pitch(workshop.session, pitch) if pitch else None
            language = workshop.session.opened.language
            services.make_group(workshop, label=optional_text(label, language), pitch=of)
        for key, group in workshop.session.groups.groups.items():
            if key not in before:
                print_line(str(group.number))


@groups.command(epilog="facilitator groups show --json")
@session_argument
@json_option
@click.pass_obj
def show(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Show the groups, who sits in them, and who has which role."""
    with at_seat(surroundings, session) as workshop:
        _show(workshop, as_json)


@groups.command(epilog="facilitator groups assign")
@session_argument
@json_option
@click.pass_obj
def assign(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Deal those who sit nowhere into the groups evenly, kinds and organisations spread."""
    with at_seat(surroundings, session) as workshop:
        services.deal(workshop)
        _show(workshop, as_json)


@groups.command(epilog="facilitator groups move 山田 2")
@click.argument("person")
@click.argument("group")
@session_argument
@click.pass_obj
def move(surroundings: Surroundings, person: str, group: str, session: str) -> None:
    """Seat PERSON in GROUP, by number or name; “none” for no group."""
    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        to = None if group in NONE else find_group(workshop.session, group)
        services.move_to_group(workshop, who, to)


@groups.command(epilog="facilitator groups role 1 note-taker 山田")
@click.argument("group")
@click.argument("role", type=OneOf(Role), metavar="ROLE", help="facilitator or note-taker.")
@click.argument("person")
@session_argument
@click.pass_obj
def role(surroundings: Surroundings, group: str, role: Role, person: str, session: str) -> None:
    """Give ROLE in GROUP to PERSON, who sits there; “none” for nobody."""
    with at_seat(surroundings, session) as workshop:
        who = None if person in NONE else find_person(workshop.session, workshop.register, person)
        services.give_role(workshop, find_group(workshop.session, group), role, who)


@groups.command(epilog="facilitator groups close 3")
@click.argument("group")
@session_argument
@click.pass_obj
def close(surroundings: Surroundings, group: str, session: str) -> None:
    """Say that GROUP does not meet; its people sit nowhere then, its lines stay."""
    with at_seat(surroundings, session) as workshop:
        services.close_group(workshop, find_group(workshop.session, group))


def _show(workshop: Workshop, as_json: bool) -> None:
    all_groups = workshop.session.groups.groups.values()
    if as_json:
        print_json([group_json(workshop, group) for group in all_groups])
        return
    for group in all_groups:
        print_line(_group_words(workshop, group))
    unseated = workshop.session.groups.unseated(workshop.session.participants)
    if unseated:
        names = ", ".join(name_of(workshop, person) for person in unseated)
        print_line(_("In no group: {names}").format(names=names))


def name_of(workshop: Workshop, key: str) -> str:
    """Return what a person or an organisation is called, the id where nobody knows it."""
    name = workshop.register.name_of(key)
    return name.original if name else key


def group_json(workshop: Workshop, group: Group) -> dict[str, object]:
    """Return a group as a document."""
    return {
        "id": group.id,
        "number": group.number,
        "label": text_json(group.label),
        "pitch": group.pitch,
        "is_closed": group.is_closed,
        "members": [
            {"id": person, "name": name_of(workshop, person)}
            for person in workshop.session.groups.members(group.id)
        ],
        "roles": {role.value: name_of(workshop, who) for role, who in group.roles.items()},
        "lines": len(workshop.session.notes.of_group(group.id)),
    }


def _group_words(workshop: Workshop, group: Group) -> str:
    """Return a group as a line: its number, name, members, and their roles."""
    roles = {who: word(role) for role, who in group.roles.items()}
    members = ", ".join(
        f"{name_of(workshop, who)} ({roles[who]})" if who in roles else name_of(workshop, who)
        for who in workshop.session.groups.members(group.id)
    )
    pitch = workshop.session.pitches.pitches.get(group.pitch) if group.pitch else None
    name = words_of(group.label) or words_of(pitch.title if pitch else None)
    closed = _("closed") if group.is_closed else ""
    head = " ".join(part for part in (str(group.number), name, closed) if part)
    return f"{head}: {members or '-'}"
