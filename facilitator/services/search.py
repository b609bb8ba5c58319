"""Searching all meetings of one file."""

from dataclasses import dataclass

from facilitator.storage import views
from facilitator.storage.database import Database
from facilitator.storage.session_list import SessionRow, list_sessions
from facilitator.storage.views import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that holds the words, and the session it is of."""

    session: SessionRow
    passage: Passage


def search(database: Database, words: str) -> tuple[Found, ...]:
    """Return where *words* were said, the latest first; width and case do not matter."""
    sessions = {row.id: row for row in list_sessions(database)}
    return tuple(
        Found(sessions[passage.session], passage)
        for passage in views.search(database, words)
        if passage.session in sessions
    )
