"""The links of the browser seats: who holds the token of one sits there, until it is revoked.

Tokens are in this file and nowhere else on the disk; the file is readable by its owner only.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.storage import instants
from facilitator.storage.database import Database


class LinkRole(StrEnum):
    """What a link leads to."""

    NOTE_TAKER = "note_taker"
    PROJECTOR = "projector"
    OVERVIEW = "overview"
    """The facilitator's page, which lists all links."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a session. ``id`` (a ULID) is public, ``token`` is what opens the seat.

    ``group`` is the id of the note-taker's group, None for the other roles.
    """

    id: str
    session: str
    role: LinkRole
    group: str | None
    token: str = field(repr=False)
    made_at: datetime
    revoked_at: datetime | None = None


def links_of(database: Database, session: str) -> tuple[Link, ...]:
    """Return all links that a session ever had, the oldest first.

    Raises Unreadable and SessionBusy.
    """
    rows = database.rows(
        "SELECT id, role, grp, token, made_at, revoked_at FROM link WHERE session = ?"
        " ORDER BY made_at, id",
        (session,),
    )
    return tuple(
        Link(
            id_,
            session,
            LinkRole(role),
            group,
            token,
            instants.read(made_at),
            instants.read(revoked_at) if revoked_at else None,
        )
        for id_, role, group, token, made_at, revoked_at in rows
    )


def save_link(database: Database, link: Link) -> None:
    """Put *link* into the file, in place of the row with its id; inside ``writing()``."""
    row = {
        "id": link.id,
        "session": link.session,
        "role": link.role.value,
        "grp": link.group,
        "token": link.token,
        "made_at": instants.written(link.made_at),
        "revoked_at": instants.written(link.revoked_at) if link.revoked_at else None,
    }
    database.put("link", row)
