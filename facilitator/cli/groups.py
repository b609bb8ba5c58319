"""``groups``: make groups, say who sits where, give roles.

Seating by rules and points is in ``assigning``, ``seats`` and ``seat_rules``.
"""

import click

from facilitator.cli import assigning, seat_rules, seats
from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.group_words import group_json, print_groups
from facilitator.cli.naming import find_group, find_person, find_pitch
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.typed import NONE, OneOf, optional_text
from facilitator.domain.groups import Role
from facilitator.locale import _
from facilitator.services import groups as services
from facilitator.services.surroundings import Surroundings


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
    """Show the groups: who sits in them now and in rounds to come, with roles and wishes met."""
    with at_seat(surroundings, session) as workshop:
        if as_json:
            all_groups = workshop.session.groups.groups.values()
            print_json([group_json(workshop, group) for group in all_groups])
        else:
            print_groups(workshop)
            seats.print_points(workshop)


@groups.command(epilog="facilitator groups role 1 note-taker 山田")
@click.argument("group")
@click.argument(
    "role", type=OneOf(Role), metavar="ROLE", help="facilitator, note-taker or reporter."
)
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


for _command in (
    *(assigning.assign, assigning.late),
    *(seats.move, seats.swap, seats.why, seats.quality),
    *(seat_rules.pin, seat_rules.lock, seat_rules.size, seat_rules.suit),
    *(seat_rules.tie, seat_rules.untie, seat_rules.rules, seat_rules.points),
):
    groups.add_command(_command)
