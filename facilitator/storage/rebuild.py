"""Whether the tables for reading say what the log says, and making them anew where they do not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.storage.database import Database
from facilitator.storage.verify import Fault
from facilitator.storage.views import Views, passages_of, searched, session_row


@dataclass(frozen=True, slots=True)
class Folded:
    """A session as the log tells it: with its series, and when it was made."""

    session: Session
    series: Series
    made_at: datetime


def view_faults(database: Database, folded: Iterable[Folded]) -> list[Fault]:
    """Return where the tables differ from *folded*, which is every session of the log."""
    return list(_differences(database, {each.session.id: each for each in folded}))


def _differences(database: Database, folded: dict[str, Folded]) -> Iterator[Fault]:
    with database.reading():
        rows = _session_rows(database)
        for session in dict.fromkeys((*folded, *rows)):
            values = {"session": session}
            known = folded.get(session)
            if known is None:
                yield Fault(
                    "The list shows session {session}, which the log does not have.", values
                )
            elif session not in rows:
                yield Fault("The list does not show session {session}.", values)
            elif rows[session] != session_row(known.session, known.made_at):
                yield Fault("The list shows something else of session {session}.", values)
            if known is not None and _passages(database, session) != _expected(known):
                yield Fault("Searching does not find what session {session} says.", values)


def _session_rows(database: Database) -> dict[str, dict[str, object]]:
    names = [
        name for (name,) in database.rows("SELECT name FROM pragma_table_info('session_view')")
    ]
    rows = database.rows(f"SELECT {', '.join(names)} FROM session_view")
    found = (dict(zip(names, row, strict=True)) for row in rows)
    return {str(row["id"]): row for row in found}


def _passages(database: Database, session: str) -> list[tuple[str, ...]]:
    """Return key, kind and words of each passage of *session*, and the words it is found by."""
    return database.rows(
        "SELECT key, kind, words, coalesce(searched, words) FROM passage "
        "WHERE session = ? ORDER BY key",
        (session,),
    )


def _expected(folded: Folded) -> list[tuple[str, ...]]:
    said = passages_of(folded.session, folded.series)
    return sorted((key, kind, words, searched(words)) for key, kind, words in said)


def rebuild_views(database: Database, folded: Iterable[Folded]) -> None:
    """Make the tables anew from *folded*, in one transaction; raises StorageError."""
    with database.writing():
        for table in ("session_view", "passage"):
            database.rows(f"DELETE FROM {table}")
        for each in folded:
            Views(database).update(each.session, each.series, made_at=each.made_at)
