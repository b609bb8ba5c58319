"""``summary``: the share-out: points, readiness, order and time, comments, the conclusion."""

from collections.abc import Sequence
from datetime import timedelta

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.naming import find_comment, find_group
from facilitator.cli.opening import FACILITATOR, at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.summary_words import comments_json, print_comments, print_summary, summary_json
from facilitator.cli.typed import NONE, SHORT_LENGTH, Given, OrNone, typed_line, typed_text
from facilitator.domain.refused import Refused
from facilitator.domain.sharing import waiting
from facilitator.domain.text import Text
from facilitator.locale import _
from facilitator.services import summary as services
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_add_option = click.option("--add", is_flag=True, help="Behind what there is, not in its place.")


@click.group(epilog="facilitator summary show")
def summary() -> None:
    """What the groups share with everybody, and what comes of it."""


@summary.command(epilog="facilitator summary show --json")
@session_argument
@json_option
@click.pass_obj
def show(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Show what each group shares, in the order in which they do, and the conclusion of all."""
    with at_seat(surroundings, session) as workshop:
        if as_json:
            print_json(summary_json(workshop))
        else:
            print_summary(workshop)


@summary.command(epilog='facilitator summary points 1 "A day without cars" "HOLA lends a room"')
@click.argument("group")
@click.argument("points", nargs=-1, required=True, metavar="POINT...")
@_add_option
@session_option
@click.pass_obj
def points(
    surroundings: Surroundings, group: str, points: tuple[str, ...], add: bool, session: str
) -> None:
    """Let GROUP share these points, in place of those it had; “none” for no points."""
    with at_seat(surroundings, session) as workshop:
        found = find_group(workshop.session, group)
        before = workshop.session.summaries.of_group(found).points
        wanted = _points(points, before, add=add)
        services.write_summary(workshop, found, base=_originals(before), points=wanted)


def _points(typed: tuple[str, ...], before: Sequence[Text], *, add: bool) -> list[str]:
    new = [] if len(typed) == 1 and typed[0] in NONE else [typed_line(each) for each in typed]
    return [*_originals(before), *new] if add else new


def _originals(texts: Sequence[Text]) -> list[str]:
    return [text.original for text in texts]


@summary.command(epilog="facilitator summary ready 1")
@click.argument("group")
@click.option("--not-yet", is_flag=True, help="It is not ready after all.")
@session_option
@click.pass_obj
def ready(surroundings: Surroundings, group: str, not_yet: bool, session: str) -> None:
    """Say that GROUP is ready to share."""
    with at_seat(surroundings, session) as workshop:
        services.say_ready(workshop, find_group(workshop.session, group), not not_yet)


@summary.command(epilog="facilitator summary share 2")
@click.argument("group", required=False)
@click.option("--end", is_flag=True, help="The group that shares has done so.")
@session_option
@click.pass_obj
def share(surroundings: Surroundings, group: str | None, end: bool, session: str) -> None:
    """Let GROUP share with everybody, the next one in the order if left out; print its number."""
    if end and group is not None:
        raise click.UsageError(_("--end goes without a group."))
    with at_seat(surroundings, session, FACILITATOR) as workshop:
        if end:
            services.end_sharing(workshop)
            return
        found = _next(workshop) if group is None else find_group(workshop.session, group)
        services.start_sharing(workshop, found)
        print_line(str(workshop.session.groups.groups[found].number))


def _next(workshop: Workshop) -> str:
    left = waiting(workshop.session.groups, workshop.session.summaries)
    if not left:
        raise Refused("Every group has shared.")
    return left[0].id


@summary.command(epilog="facilitator summary order 3 1 2")
@click.argument("groups", nargs=-1, metavar="[GROUP]...")
@session_option
@click.pass_obj
def order(surroundings: Surroundings, groups: tuple[str, ...], session: str) -> None:
    """Let the groups share in this order, those not named after them; without any, by number."""
    with at_seat(surroundings, session) as workshop:
        services.set_order(workshop, [find_group(workshop.session, name) for name in groups])


@summary.command(epilog="facilitator summary length 2:30")
@click.argument("length", type=OrNone(SHORT_LENGTH))
@session_option
@click.pass_obj
def length(surroundings: Surroundings, length: Given[timedelta], session: str) -> None:
    """Give each group LENGTH to share (2:30 is two minutes and a half); “none” for equal parts."""
    with at_seat(surroundings, session) as workshop:
        services.set_length(workshop, length.value)


@summary.command(epilog='facilitator summary comment 1 "We would like to visit it"')
@click.argument("group")
@click.argument("text")
@click.option(
    "--edit",
    "comment",
    metavar="COMMENT",
    help="In place of this comment: its number, or words of it.",
)
@session_option
@click.pass_obj
def comment(
    surroundings: Surroundings, group: str, text: str, comment: str | None, session: str
) -> None:
    """Note that somebody in the room said TEXT to what GROUP shared."""
    with at_seat(surroundings, session) as workshop:
        found = find_group(workshop.session, group)
        if comment is None:
            words = typed_text(text, workshop.session.opened.language)
            services.take_comment(workshop, found, words)
            return
        key = find_comment(workshop.session, found, comment)
        comments = workshop.session.summaries.of_group(found).comments
        base = next(each.text.original for each in comments if each.id == key)
        services.edit_comment(workshop, found, key, base=base, words=typed_line(text))


@summary.command(epilog="facilitator summary uncomment 1 2")
@click.argument("group")
@click.argument("comment")
@session_option
@click.pass_obj
def uncomment(surroundings: Surroundings, group: str, comment: str, session: str) -> None:
    """Take COMMENT (its number, or words of it) on what GROUP shared out; the log keeps it."""
    with at_seat(surroundings, session) as workshop:
        found = find_group(workshop.session, group)
        services.remove_comment(workshop, found, find_comment(workshop.session, found, comment))


@summary.command(epilog="facilitator summary comments --group 1")
@click.option("--group", metavar="G", help="Only this group, by number or name.")
@session_option
@json_option
@click.pass_obj
def comments(surroundings: Surroundings, group: str | None, session: str, as_json: bool) -> None:
    """List the comments from the floor."""
    with at_seat(surroundings, session) as workshop:
        found = find_group(workshop.session, group) if group is not None else None
        if as_json:
            print_json(comments_json(workshop, found))
        else:
            print_comments(workshop, found)


@summary.command(epilog='facilitator summary conclude "We try one day without cars"')
@click.argument("points", nargs=-1, required=True, metavar="POINT...")
@_add_option
@session_option
@click.pass_obj
def conclude(surroundings: Surroundings, points: tuple[str, ...], add: bool, session: str) -> None:
    """Note what all conclude, in place of what was concluded; “none” for nothing."""
    with at_seat(surroundings, session) as workshop:
        before = workshop.session.summaries.conclusion
        wanted = _points(points, before, add=add)
        services.conclude(workshop, base=_originals(before), points=wanted)
