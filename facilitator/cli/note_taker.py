"""``notes``: the seat of a note-taker, which needs a terminal."""

import os

import click

from facilitator.cli.commands import session_argument
from facilitator.cli.naming import find_group
from facilitator.cli.opening import old_file
from facilitator.cli.run import is_terminal, seat_at
from facilitator.domain.refused import Refused
from facilitator.domain.session import Session
from facilitator.services.drafts import is_seated
from facilitator.services.sessions import find_session, open_workshop, today
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

_MARK = 4
"""So many signs of the id of a seat stand in its name, where several may be at one group."""


@click.command(epilog="facilitator notes --group 1")
@session_argument
@click.option("--group", metavar="G", default="", help="The group, by number or name.")
@click.pass_obj
def notes(surroundings: Surroundings, session: str, group: str) -> None:
    """Take the notes of one group of SESSION: a line for every Enter.

    Many of these seats can write at once, also for the same group.
    """
    if not is_terminal():
        raise Refused("Taking notes needs a terminal. Without one: facilitator note add")
    with old_file(surroundings) as database:
        row = find_session(database, session, today=today(surroundings))
        found, name = _group(database, surroundings, row.id, group)
        seat_id = seat_at(name)
        is_in_browser = bool(os.environ.get("FACILITATOR_SEAT"))
        if is_in_browser or is_seated(database, name, surroundings.now(), but=seat_id):
            name += f" {(seat_id or surroundings.new_id())[-_MARK:].upper()}"
        from facilitator.tui.note_taker import NoteTakerApp

        NoteTakerApp(database, surroundings, row.id, group=found, name=name, seat_id=seat_id).run()


def _group(
    database: Database, surroundings: Surroundings, session: str, group: str
) -> tuple[str, str]:
    """Return the id of *group*, and what its note-taker is called; all else is let go again."""
    opened = open_workshop(database, surroundings, session, seat="note-taker").session
    if not group:
        raise Refused("Which group? --group G, with one of: {groups}", groups=_groups(opened))
    found = find_group(opened, group)
    return found, f"note-taker {opened.groups.groups[found].number}"


def _groups(session: Session) -> str:
    """Return the numbers of the groups that meet, each with its name."""
    named = (
        f"{group.number} {group.label.original if group.label else ''}".rstrip()
        for group in session.groups.open
    )
    return ", ".join(named) or "-"
