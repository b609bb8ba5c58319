"""``groups move``, ``swap``, ``why``, ``quality``: single seats, and what they cost."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from facilitator.cli.assigning import dry_run_option
from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.group_words import group_called, names_in
from facilitator.cli.naming import find_group, find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.typed import NONE
from facilitator.domain.refused import Refused
from facilitator.locale import _
from facilitator.locale.seating_words import cost_words, rule_words, total_words, why_words
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.grouping.moving import Change, Moves, Quality


@click.command(epilog="facilitator groups move 山田 2")
@click.argument("person")
@click.argument("group")
@session_argument
@dry_run_option
@click.pass_obj
def move(surroundings: Surroundings, person: str, group: str, session: str, dry_run: bool) -> None:
    """Seat PERSON in GROUP, by number or name; “none” for no group.

    Says what that changes in points, and which rules it breaks.
    """
    from facilitator.services import seating

    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        to = None if group in NONE else find_group(workshop.session, group)
        change = _change(workshop, who, to) if to is not None else None
        if not dry_run:
            seating.move(workshop, who, to)
        _tell(workshop, change)


@click.command(epilog="facilitator groups swap 山田 鈴木")
@click.argument("person")
@click.argument("other")
@session_argument
@dry_run_option
@click.pass_obj
def swap(surroundings: Surroundings, person: str, other: str, session: str, dry_run: bool) -> None:
    """Let PERSON and OTHER change places, and say what that changes in points."""
    from facilitator.services import seating

    with at_seat(surroundings, session) as workshop:
        one = find_person(workshop.session, workshop.register, person)
        two = find_person(workshop.session, workshop.register, other)
        seats = workshop.session.groups.seats
        if one not in seats or two not in seats:
            raise Refused("This person does not sit in a group.")
        change = _exchange(workshop, one, two)
        if not dry_run:
            seating.swap(workshop, one, two)
        _tell(workshop, change)


def _change(workshop: Workshop, person: str, group: str) -> "Change | None":
    """Return what it would do to seat *person* in *group*; None where nobody can tell yet."""
    found = _moves(workshop, person)
    if found is None:
        return None
    moves, number = found
    if group not in moves.groups or person not in moves.people:
        return None
    return moves.change(person, group, number)


def _exchange(workshop: Workshop, one: str, two: str) -> "Change | None":
    """Return what it would do to let two people change places; None where nobody can tell."""
    found = _moves(workshop)
    if found is None or not {one, two} <= found[0].people.keys():
        return None
    return found[0].swap(one, two, found[1])


def _moves(workshop: Workshop, *also: str) -> "tuple[Moves, int] | None":
    """Return what single changes would do, and in which round that is now.

    None while nobody sits anywhere, and where the seats of now belong to what is over.
    """
    from facilitator.grouping.moving import Moves
    from facilitator.services.seating import current_plan

    seats = workshop.session.groups.seats
    found = current_plan(workshop, also=[who for who in also if who not in seats])
    if found is None or found[0].now is None:
        return None
    return Moves(found[0].problem, found[1]), found[0].now


def _tell(workshop: Workshop, change: "Change | None") -> None:
    if change is None:
        return
    print_line(cost_words(change.cost))
    for rule in change.broken:
        words = rule_words(rule, *names_in(workshop))
        print_line(_("This breaks a rule: {rule}").format(rule=words))


@click.command(epilog="facilitator groups why 山田")
@click.argument("person")
@session_argument
@json_option
@click.pass_obj
def why(surroundings: Surroundings, person: str, session: str, as_json: bool) -> None:
    """Say why PERSON sits where they sit, and what their better wishes would cost everybody."""
    from facilitator.services import seating_why

    with at_seat(surroundings, session) as workshop:
        who = find_person(workshop.session, workshop.register, person)
        found = seating_why.why(workshop, who)
        hold = seating_why.hold_of(workshop.session, who)
        if as_json:
            better = [
                {
                    "wish": each.wish,
                    "group": each.group,
                    "cost": each.cost and {"total": each.cost.total, **asdict(each.cost)},
                    "conflict": [rule.document() for rule in each.conflict],
                    "proved": each.is_proved,
                }
                for each in found.better
            ]
            hold_json = hold.value if hold else None
            print_json({**asdict(found), "hold": hold_json, "better": better})
            return
        if len(found.groups) == 1:
            print_line(group_called(workshop, found.groups[0]))
        for line in why_words(
            found,
            *names_in(workshop),
            hold=hold,
            is_by_hand=seating_why.is_by_hand(workshop.session, who),
        ):
            print_line(line)


@click.command(epilog="facilitator groups quality --json")
@session_argument
@json_option
@click.pass_obj
def quality(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Say how good the arrangement is: points, wishes met, and who meets whom again."""
    with at_seat(surroundings, session) as workshop:
        _quality(workshop, as_json)


def _quality(workshop: Workshop, as_json: bool) -> None:
    found = _worth(workshop)
    if found is None:
        raise Refused("Nobody sits in a group yet.")
    worth, bound = found
    if as_json:
        cost = {"total": worth.cost.total, **asdict(worth.cost)}
        print_json({**asdict(worth), "cost": cost, "bound": bound})
        return
    first, second, third, none = worth.wishes
    print_line(total_words(worth.cost))
    if bound is not None:
        print_line(_("No arrangement can be below {bound}.").format(bound=bound))
    sentence = _("Wishes met: first {first}, second {second}, third {third}, none {none}")
    print_line(sentence.format(first=first, second=second, third=third, none=none))
    sentence = _("Pairs that meet for the first time: {first}; again: {again}")
    print_line(sentence.format(first=worth.meet_first, again=worth.meet_again))


def print_points(workshop: Workshop) -> None:
    """Print what the arrangement costs; nothing while nobody sits in a group."""
    found = _worth(workshop)
    if found is not None:
        print_line(total_words(found[0].cost))


def _worth(workshop: Workshop) -> "tuple[Quality, int | None] | None":
    """Return how good the arrangement is, and what none can be below, where that is known.

    The bound of the last search holds while nothing but seats, and roles given, has changed since.
    """
    from facilitator.grouping.moving import quality as quality_of
    from facilitator.services.seating import bound_of, current_plan

    found = current_plan(workshop)
    if found is None:
        return None
    posed, plan = found
    bound = bound_of(workshop.session, posed)
    return quality_of(posed.problem, plan), bound.points if bound else None
