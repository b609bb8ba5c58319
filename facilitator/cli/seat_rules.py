"""``groups pin``, ``lock``, ``size``, ``suit``, ``tie``, ``points``: the rules of seating."""

from collections.abc import Sequence

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.group_words import listed
from facilitator.cli.naming import find_group, find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line, print_table
from facilitator.cli.typed import AS_USUAL, Given, OneOf, OrNone
from facilitator.domain.refused import Refused
from facilitator.domain.seating import Shortcoming, Size, Suits, Tie
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import seating
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.command(epilog="facilitator groups pin 山田")
@click.argument("person")
@session_argument
@click.option("--off", is_flag=True, help="Let them go again.")
@click.pass_obj
def pin(surroundings: Surroundings, person: str, session: str, off: bool) -> None:
    """Keep PERSON in the group where they sit, whatever else changes."""
    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        group = workshop.session.groups.seats.get(who)
        if group is None and not off:
            raise Refused("This person does not sit in a group.")
        seating.pin(workshop, who, None if off else group)


@click.command(epilog="facilitator groups lock 2")
@click.argument("group")
@session_argument
@click.option("--off", is_flag=True, help="Let people come and go again.")
@click.pass_obj
def lock(surroundings: Surroundings, group: str, session: str, off: bool) -> None:
    """Keep GROUP as it is when people are given groups: nobody comes, nobody goes."""
    with at_seat(surroundings, session) as workshop:
        seating.lock(workshop, find_group(workshop.session, group), is_locked=not off)


_COUNT = OrNone(click.IntRange(min=0, max=10_000))


@click.command(epilog="facilitator groups size 2 --least 4 --most 6")
@click.argument("group")
@session_argument
@click.option("--least", type=_COUNT, metavar="N", help="At least so many; “none” for as usual.")
@click.option("--most", type=_COUNT, metavar="N", help="At most so many; “none” for as usual.")
@click.pass_obj
def size(
    surroundings: Surroundings,
    group: str,
    session: str,
    least: Given[int] | None,
    most: Given[int] | None,
) -> None:
    """Say how many people GROUP has; usual is an even share, or one more or less."""
    if least is None and most is None:
        raise click.UsageError(_("Say --least, --most, or both."))
    with at_seat(surroundings, session) as workshop:
        key = find_group(workshop.session, group)
        said = workshop.session.seating.sizes.get(key, Size())
        seating.size(
            workshop,
            key,
            said.least if least is None else least.value,
            said.most if most is None else most.value,
        )


@click.command(epilog="facilitator groups suit 1 --online --access")
@click.argument("group")
@session_argument
@click.option("--online", is_flag=True, help="Those who take part online can.")
@click.option("--access", is_flag=True, help="Those who come in a wheelchair can.")
@click.option("--interpreter", is_flag=True, help="Those who need an interpreter can.")
@click.pass_obj
def suit(
    surroundings: Surroundings,
    group: str,
    session: str,
    online: bool,
    access: bool,
    interpreter: bool,
) -> None:
    """Say who can use GROUP of those who cannot use every group; without an option, all of them.

    Where no group is said to suit somebody, every group does.
    """
    given = {Suits.ONLINE: online, Suits.ACCESS: access, Suits.INTERPRETER: interpreter}
    with at_seat(surroundings, session) as workshop:
        key = find_group(workshop.session, group)
        seating.suit(workshop, key, [each for each, is_given in given.items() if is_given])


@click.command(epilog="facilitator groups tie apart 山田 鈴木")
@click.argument("how", type=OneOf(Tie), metavar="together|apart")
@click.argument("people", nargs=-1, required=True, metavar="PERSON PERSON…")
@session_option
@click.pass_obj
def tie(surroundings: Surroundings, how: Tie, people: Sequence[str], session: str) -> None:
    """Let two or more people sit together, or apart, in every round."""
    with at_seat(surroundings, session) as workshop:
        seating.tie(workshop, how, _people(workshop, people))


@click.command(epilog="facilitator groups untie 山田 鈴木")
@click.argument("people", nargs=-1, required=True, metavar="PERSON PERSON…")
@session_option
@click.pass_obj
def untie(surroundings: Surroundings, people: Sequence[str], session: str) -> None:
    """Drop the rule that just these people sit together, or apart."""
    with at_seat(surroundings, session) as workshop:
        named = set(_people(workshop, people))
        ties = workshop.session.seating.ties.values()
        rules = [each.id for each in ties if set(each.people) == named]
        if not rules:
            raise Refused("There is no such rule.")
        for rule in rules:
            seating.untie(workshop, rule)


def _people(workshop: Workshop, names: Sequence[str]) -> list[str]:
    return [find_person(workshop.session, workshop.register, name) for name in names]


@click.command(epilog="facilitator groups rules")
@session_argument
@json_option
@click.pass_obj
def rules(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """List who sits together, and who apart."""
    with at_seat(surroundings, session) as workshop:
        ties = workshop.session.seating.ties.values()
        if as_json:
            print_json([{"tie": each.tie.value, "people": list(each.people)} for each in ties])
            return
        for each in ties:
            print_line(f"{word(each.tie)}: {listed(workshop, each.people)}")


@click.command(epilog="facilitator groups points organisation=10 met=usual")
@click.argument("points", nargs=-1, metavar="[NAME=N]…")
@session_option
@json_option
@click.pass_obj
def points(surroundings: Surroundings, points: Sequence[str], session: str, as_json: bool) -> None:
    """Say what a shortcoming costs in this meeting, or list what each of them costs.

    N is a number of points, or “usual”.
    """
    said = [_shortcoming(each) for each in points]
    with at_seat(surroundings, session) as workshop:
        if said:
            known = {**workshop.session.seating.points, **dict(said)}
            seating.set_points(workshop, {key: n for key, n in known.items() if n is not None})
        if as_json:
            print_json({key.value: cost for key, cost in _costs(workshop).items()})
        elif not said:
            rows = [
                (key.value.replace("_", "-"), str(cost), word(key))
                for key, cost in _costs(workshop).items()
            ]
            print_table((_("Name"), _("Points"), _("For")), rows)


def _costs(workshop: Workshop) -> dict[Shortcoming, int]:
    from facilitator.grouping.problem import Points

    usual, here = Points(), workshop.session.seating.points
    return {key: here.get(key, getattr(usual, key.value)) for key in Shortcoming}


def _shortcoming(words: str) -> tuple[Shortcoming, int | None]:
    """Return what NAME=N says; None for what is usual."""
    name, equals, number = words.partition("=")
    key = matching_key(name).replace("-", "_")
    found = next((each for each in Shortcoming if each.value == key), None)
    count = matching_key(number)
    is_number = count.isascii() and count.isdigit() and len(count) < 10
    if found is None or not equals or not (is_number or count in AS_USUAL):
        known = ", ".join(each.value.replace("_", "-") for each in Shortcoming)
        sentence = _("“{value}” is no points. Write NAME=N, or NAME=usual. Names: {known}.")
        raise click.UsageError(sentence.format(value=clean_line(words), known=known))
    return found, int(count) if is_number else None
