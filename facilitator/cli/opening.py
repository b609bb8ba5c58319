"""Opening the file of the sessions, and one session in it, for the time of one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator.domain.refused import Refused
from facilitator.services import sessions
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

if TYPE_CHECKING:  # the app's first screen needs none of it
    from facilitator.services.workshop import Workshop

SECRETARIAT = "secretariat"
FACILITATOR = "facilitator"
"""The seats whose names stand in the log for what was done from the command line."""


@contextmanager
def new_or_old_file(surroundings: Surroundings) -> Iterator[Database]:
    """Open the file of the sessions, and make it where there is none."""
    with sessions.open_database(surroundings) as database:
        yield database


@contextmanager
def old_file(surroundings: Surroundings) -> Iterator[Database]:
    """Open the file of the sessions; Refused where there is none yet: looking makes no file."""
    if not surroundings.database.exists():
        raise Refused(
            "There is no session in {path} yet. Make one from a plan: facilitator new PLAN.toml",
            path=surroundings.database,
        )
    with sessions.open_database(surroundings, create=False) as database:
        yield database


@contextmanager
def at_seat(
    surroundings: Surroundings, session: str, seat: str = SECRETARIAT
) -> "Iterator[Workshop]":
    """Open the session that *session* means, at a seat."""
    with old_file(surroundings) as database:
        row = sessions.find_session(database, session, today=sessions.today(surroundings))
        yield sessions.open_workshop(database, surroundings, row.id, seat=seat)
