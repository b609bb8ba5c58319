"""Tables for reading, rebuilt from the log at will: the list of sessions, and the words to search.

They are written in the transaction of the events they show, and hold nothing that the log does not.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from facilitator.domain.agenda import Talk
from facilitator.domain.followups import FollowUp
from facilitator.domain.notes import NoteLine
from facilitator.domain.pitches import Pitch
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.summary import Summary
from facilitator.domain.text import Text
from facilitator.storage.database import Database

Source = NoteLine | Pitch | Talk | Summary | FollowUp
"""What holds words that can be searched."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list of sessions."""

    id: str
    series: str
    slug: str
    title: str
    date: date
    state: str
    is_rehearsal: bool
    no_total: int | None
    people: int
    groups: int
    lines: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were found: in which session, of what kind (line, pitch, talk, …), and its key."""

    session: str
    key: str
    kind: str
    words: str


def searched(text: str) -> str:
    """Return the form in which words are searched: width and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold()


def _sources(session: Session, series: Series) -> Iterator[tuple[str, Source]]:
    yield from session.notes.lines.items()
    yield from session.pitches.pitches.items()
    for item in session.agenda.items.values():
        if item.talk is not None:
            yield item.id, item.talk
    for group, summary in session.summaries.summaries.items():
        yield f"{group} summary", summary
    for follow_up in series.follow_ups_of(session.id):
        yield follow_up.id, follow_up


def _texts(source: Source) -> tuple[Text, ...]:
    match source:
        case NoteLine(text=text):
            return (text,)
        case Pitch():
            return (source.title, *source.asks, *source.background)
        case Talk():
            return (*source.points, *source.calls)
        case Summary():
            return (*source.points, *(comment.text for comment in source.comments))
        case FollowUp(what=what):
            return (what,)


def _words(source: Source) -> str:
    """Return all words of *source*, a text a line, the translations as well."""
    spoken = (
        words
        for text in _texts(source)
        for words in (text.original, text.translation)
        if words is not None
    )
    return "\n".join(spoken)


class Views:
    """Keeps the tables in step with one session, writing only what changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shown: Mapping[str, Source] | None = None

    def update(self, session: Session, series: Series, *, made_at: datetime) -> None:
        """Write what *session* shows now; call it inside the transaction of its events."""
        sources = dict(_sources(session, series))
        shown = self._shown
        if shown is None:
            self._forget_passages(session.id)
            shown = {}
        for key in shown.keys() - sources.keys():
            self._remove(session.id, key)
        for key, source in sources.items():
            if shown.get(key) is not source:
                self._remove(session.id, key)
                self._add(session.id, key, source)
        self._shown = sources
        self._database.sql["session_view"].upsert(  # type: ignore[union-attr]
            session_row(session, made_at), pk="id"
        )

    def forget(self) -> None:
        """Write everything anew the next time: the last transaction did not take place."""
        self._shown = None

    def _add(self, session: str, key: str, source: Source) -> None:
        words = _words(source)
        if not words:
            return
        row = {
            "session": session,
            "key": key,
            "kind": type(source).__name__,
            "words": words,
        }
        table = self._database.sql["passage"].insert(row)  # type: ignore[union-attr]
        self._database.sql["passage_search"].insert(  # type: ignore[union-attr]
            {"rowid": table.last_rowid, "words": searched(words)}
        )

    def _remove(self, session: str, key: str) -> None:
        for (rowid,) in self._database.rows(
            "SELECT id FROM passage WHERE session = ? AND key = ?", (session, key)
        ):
            self._database.rows("DELETE FROM passage_search WHERE rowid = ?", (rowid,))
            self._database.rows("DELETE FROM passage WHERE id = ?", (rowid,))

    def _forget_passages(self, session: str) -> None:
        of_session = "(SELECT id FROM passage WHERE session = ?)"
        self._database.rows(f"DELETE FROM passage_search WHERE rowid IN {of_session}", (session,))
        self._database.rows("DELETE FROM passage WHERE session = ?", (session,))


def session_row(session: Session, made_at: datetime) -> dict[str, object]:
    """Return the row of *session* in the list of sessions."""
    opened = session.opened
    return {
        "id": session.id,
        "series": opened.series,
        "slug": opened.slug,
        "title": opened.title.original if opened.title else "",
        "date": opened.date.isoformat(),
        "state": session.state.value,
        "is_rehearsal": int(opened.is_rehearsal),
        "no_total": opened.no_total,
        "people": len(session.participants.entries),
        "groups": len(session.groups.open),
        "lines": len(session.notes.lines),
        "made_at": made_at.isoformat(),
    }


def list_sessions(database: Database) -> tuple[SessionRow, ...]:
    """Return all sessions, the latest date first, and of one date the one made last."""
    rows = database.rows(
        "SELECT id, series, slug, title, date, state, is_rehearsal, no_total, people, groups, "
        "lines, made_at FROM session_view ORDER BY date DESC, made_at DESC, id DESC"
    )
    return tuple(_session_row(*row) for row in rows)


def _session_row(
    id_: str,
    series: str,
    slug: str,
    title: str,
    day: str,
    state: str,
    is_rehearsal: int,
    *rest: Any,
) -> SessionRow:
    no_total, people, groups, lines, made_at = rest
    return SessionRow(
        id=id_,
        series=series,
        slug=slug,
        title=title,
        date=date.fromisoformat(day),
        state=state,
        is_rehearsal=bool(is_rehearsal),
        no_total=no_total,
        people=people,
        groups=groups,
        lines=lines,
        made_at=datetime.fromisoformat(made_at),
    )


def search(database: Database, words: str, *, most: int = 50) -> tuple[Passage, ...]:
    """Return the passages that hold *words* (width and case do not matter), the latest first."""
    wanted = searched(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = database.rows(
        "SELECT session, key, kind, passage.words FROM passage_search "
        "JOIN passage ON passage.id = passage_search.rowid "
        "WHERE passage_search.words LIKE ? ESCAPE '\\' ORDER BY passage.id DESC LIMIT ?",
        (f"%{wanted}%", most),
    )
    return tuple(Passage(*row) for row in rows)
