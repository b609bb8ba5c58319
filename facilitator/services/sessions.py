"""The sessions of one file: list them, find one, make one from a plan, open one at a seat."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator.domain.refused import Refused
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.session_list import SessionRow, list_sessions

if TYPE_CHECKING:
    from facilitator.services.workshop import Workshop

LATEST = "latest"
USUAL_ZONE = "Asia/Tokyo"


def open_database(surroundings: Surroundings, *, create: bool = True) -> Database:
    """Open the file of the sessions; with *create* it is made where there is none."""
    if create:
        surroundings.database.parent.mkdir(parents=True, exist_ok=True)
    return Database(
        surroundings.database,
        new_id=surroundings.new_id,
        create=create,
        insist=surroundings.insist,
    )


def sessions(database: Database) -> tuple[SessionRow, ...]:
    """Return all sessions, the latest date first."""
    return list_sessions(database)


def today(surroundings: Surroundings) -> date:
    """Return the day it is at the usual place of meeting."""
    return surroundings.now().astimezone(ZoneInfo(USUAL_ZONE)).date()


def find_session(
    database: Database, name: str = LATEST, *, today: date | None = None
) -> SessionRow:
    """Return the session that *name* means: an id or its beginning, a date, a slug, or ``latest``.

    ``latest`` is the one that runs, else one planned for *today*, else the one made last, never a
    rehearsal. Raises Refused where none is meant, or more than one, naming them.
    """
    rows = list_sessions(database)
    if name == LATEST:
        own = [row for row in rows if not row.is_rehearsal]

        def rank(row: SessionRow) -> tuple[bool, bool, datetime, str]:
            is_due = (row.state, row.date) == ("planned", today)
            return row.state in ("running", "paused"), is_due, row.made_at, row.id

        own.sort(key=rank)
        if not own:
            raise Refused(
                "There is no session yet. Make one from a plan: facilitator new PLAN.toml"
            )
        return own[-1]
    found = [row for row in rows if row.id == name.upper()] or [
        row
        for row in rows
        if row.id.startswith(name.upper()) or name in (row.slug, row.date.isoformat())
    ]
    if not found:
        raise Refused("There is no session “{name}”. facilitator list shows them all.", name=name)
    if len(found) > 1:
        raise Refused(
            "“{name}” can mean {candidates}. Give the beginning of one of these ids.",
            name=name,
            candidates=", ".join(f"{row.id} ({row.date} {row.slug})" for row in found),
        )
    return found[0]


def open_workshop(
    database: Database, surroundings: Surroundings, session: str, *, seat: str = "facilitator"
) -> "Workshop":
    """Open the session with that id at a seat."""
    from facilitator.services.workshop import Workshop  # the list of sessions needs none of it

    return Workshop(database, surroundings, session, seat=seat)
