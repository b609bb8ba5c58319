"""``follow-up``: what somebody does after a meeting, across all meetings."""

from collections.abc import Mapping
from datetime import date

import click

from facilitator.cli.commands import json_option, session_option
from facilitator.cli.naming import beginnings, find_follow_up, find_line, find_owner
from facilitator.cli.opening import at_seat, old_file
from facilitator.cli.printing import print_json, print_line, print_table, text_json, words_of
from facilitator.cli.typed import DAY, OneOf, typed_text
from facilitator.domain.followups import FollowUp, Status
from facilitator.domain.register import Register
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import followups
from facilitator.services.series import latest_of_series, read_all_series
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.register import read_register


@click.group("follow-up", epilog="facilitator follow-up list")
def follow_up() -> None:
    """Agree on follow-ups, look at them across meetings, and close them."""


@follow_up.command("list", epilog="facilitator follow-up list --all --json")
@click.option("--all", "with_closed", is_flag=True, help="Also those that are done or dropped.")
@json_option
@click.pass_obj
def list_all(surroundings: Surroundings, with_closed: bool, as_json: bool) -> None:
    """List the open follow-ups of all meetings."""
    with old_file(surroundings) as database:
        found = {
            key: each
            for key, each in _all_of(database).items()
            if with_closed or each.status is Status.OPEN
        }
        register = read_register(database)
    if as_json:
        print_json([_follow_up_json(each, register) for each in found.values()])
    elif not found:
        print_line(_("There are no follow-ups."))
    else:
        _print_follow_ups(found, register)


def _all_of(database: Database) -> Mapping[str, FollowUp]:
    return {
        key: each
        for series in read_all_series(database).values()
        for key, each in series.follow_ups.items()
    }


def _names(owners: tuple[str, ...], register: Register) -> list[str]:
    names = (register.name_of(owner) for owner in owners)
    return [name.original for name in names if name is not None]


def _follow_up_json(each: FollowUp, register: Register) -> dict[str, object]:
    return {
        "id": each.id,
        "session": each.session,
        "what": text_json(each.what),
        "owners": _names(each.owners, register),
        "due": each.due.isoformat() if each.due else None,
        "status": each.status.value,
        "line": each.line,
    }


def _print_follow_ups(found: Mapping[str, FollowUp], register: Register) -> None:
    short = beginnings(found)
    print_table(
        (_("Id"), _("State"), _("Due"), _("Owner"), _("What")),
        (
            (
                short[each.id],
                word(each.status),
                each.due.isoformat() if each.due else "-",
                ", ".join(_names(each.owners, register)) or "-",
                words_of(each.what),
            )
            for each in found.values()
        ),
    )


@follow_up.command(epilog='facilitator follow-up add "Ask the clubs" --owner HOLA --due 2021-12-20')
@click.argument("text")
@click.option(
    "--owner", "owners", multiple=True, metavar="NAME", help="A person or an organisation."
)
@click.option("--due", type=DAY, metavar="DATE", help="By when.")
@click.option("--line", metavar="LINE", help="The note line it comes from: its id, or words of it.")
@session_option
@click.pass_obj
def add(
    surroundings: Surroundings,
    text: str,
    owners: tuple[str, ...],
    due: date | None,
    line: str | None,
    session: str,
) -> None:
    """Agree that TEXT is done, and print the id of the follow-up."""
    with at_seat(surroundings, session) as workshop:
        made = followups.add_follow_up(
            workshop,
            typed_text(text, workshop.session.opened.language),
            owners=tuple(find_owner(workshop.register, name) for name in owners),
            due=due,
            line=find_line(workshop.session, line) if line is not None else None,
        )
    print_line(made)


@follow_up.command(epilog='facilitator follow-up close "Ask the clubs" --as done')
@click.argument("follow_up", metavar="FOLLOW-UP")
@click.option(
    "--as",
    "status",
    type=OneOf(Status),
    default=Status.DONE.value,
    show_default=True,
    help="What became of it.",
)
@click.pass_obj
def close(surroundings: Surroundings, follow_up: str, status: Status) -> None:
    """Say what became of FOLLOW-UP (its id, or words of it), of any meeting."""
    with old_file(surroundings) as database:
        found = find_follow_up(_all_of(database), follow_up)
        workshop = _workshop_of(database, surroundings, found)
        followups.close_follow_up(workshop, found, status)


def _workshop_of(database: Database, surroundings: Surroundings, follow_up: str) -> Workshop:
    """Open the latest session of the series that *follow_up* belongs to: there it is told."""
    all_series = read_all_series(database).values()
    series = next(each for each in all_series if follow_up in each.follow_ups)
    latest = latest_of_series(database, series.id)
    session = latest.id if latest else series.follow_ups[follow_up].session
    return open_workshop(database, surroundings, session, seat="secretariat")
