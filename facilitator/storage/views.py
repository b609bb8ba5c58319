"""Tables for reading, rebuilt from the log at will: the list of sessions, and the words to search.

They are written in the transaction of the events they show, and hold nothing that the log does not.
"""

import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import compress, filterfalse
from operator import is_not

from facilitator.domain.common import CommonPoint
from facilitator.domain.followups import FollowUp
from facilitator.domain.items import Talk
from facilitator.domain.notes import NoteLine
from facilitator.domain.pitches import Pitch
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.summary import Summary
from facilitator.domain.text import Text
from facilitator.storage.database import Database

Conclusion = tuple[Text, ...]
"""What a whole meeting concludes."""

Source = NoteLine | Pitch | Talk | Summary | CommonPoint | Conclusion | FollowUp
"""What holds words that can be searched."""

_KINDS: Mapping[type, str] = {
    NoteLine: "line",
    Pitch: "pitch",
    Talk: "talk",
    Summary: "summary",
    CommonPoint: "common",
    tuple: "conclusion",
    FollowUp: "follow_up",
}
"""What the sources are called in the tables."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were found: in which session, of what kind (line, pitch, talk …), and its key."""

    session: str
    key: str
    kind: str
    words: str


def searched(text: str) -> str:
    """Return the form in which words are searched: width and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold()


def _sources(session: Session, series: Series) -> tuple[Mapping[str, Source], ...]:
    """Return everything in *session* that can be searched, by the keys of the passages."""
    items = session.agenda.items.values()
    conclusion = session.summaries.conclusion
    common = session.common
    return (
        session.notes.lines,
        session.pitches.pitches,
        {item.id: item.talk for item in items if item.talk is not None},
        {f"{group} summary": each for group, each in session.summaries.summaries.items()},
        {point.id: common.points[point.id] for point in common.standing(session.notes)},
        {"conclusion": conclusion} if conclusion else {},
        {each.id: each for each in series.follow_ups_of(session.id)},
    )


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
        case CommonPoint(words=words):
            return (words,) if words is not None else ()
        case FollowUp(what=what):
            return (what,)
        case tuple():
            return source


def _words(source: Source) -> str:
    """Return all words of *source*, a text a line, the translations as well."""
    spoken = (
        words
        for text in _texts(source)
        for words in (text.original, text.translation)
        if words is not None
    )
    return "\n".join(spoken)


def passages_of(session: Session, series: Series) -> Iterator[tuple[str, str, str]]:
    """Yield key, kind and words of everything in *session* that can be searched."""
    for sources in _sources(session, series):
        for key, source in sources.items():
            if words := _words(source):
                yield key, _KINDS[type(source)], words


class Views:
    """Keeps the tables in step with one session, writing only what changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shown: tuple[Mapping[str, Source], ...] | None = None

    def update(self, session: Session, series: Series, *, made_at: datetime) -> None:
        """Write what *session* shows now; call it inside the transaction of its events."""
        sources = _sources(session, series)
        changed: dict[str, Source] = {}
        gone: list[str] = []
        for now, shown in zip(sources, self._shown or ({},) * len(sources), strict=True):
            changed.update(compress(now.items(), map(is_not, now.values(), map(shown.get, now))))
            gone.extend(filterfalse(now.__contains__, shown))
        stored = self._stored(session.id, None if self._shown is None else [*changed, *gone])
        for key in stored.keys() - changed.keys():
            self._remove(stored[key])
        for key, source in changed.items():
            self._put(session.id, key, source, stored.get(key))
        self._shown = sources
        self._database.put("session_view", session_row(session, made_at))

    def forget(self) -> None:
        """Compare with the tables the next time: the last transaction did not take place."""
        self._shown = None

    def _stored(self, session: str, keys: Collection[str] | None) -> dict[str, tuple[int, str]]:
        """Return id and words of the passages with these *keys* (None: all), as they are stored."""
        sql, parameters = "SELECT key, id, words FROM passage WHERE session = ?", [session]
        if keys is not None:
            sql += " AND key IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(list(keys)))
        return {key: (row, words) for key, row, words in self._database.rows(sql, parameters)}

    def _put(self, session: str, key: str, source: Source, stored: tuple[int, str] | None) -> None:
        """Let the passage *key* hold the words of *source*, in place of what is *stored*."""
        words = _words(source)
        if words == (stored[1] if stored else ""):
            return
        if stored:
            self._remove(stored)
        if words:
            self._add(session, key, _KINDS[type(source)], words)

    def _add(self, session: str, key: str, kind: str, words: str) -> None:
        found_by = searched(words)
        self._database.sql.execute(
            "INSERT INTO passage (session, key, kind, words, searched) VALUES (?, ?, ?, ?, ?)",
            (session, key, kind, words, None if found_by == words else found_by),
        )

    def _remove(self, stored: tuple[int, str]) -> None:
        self._database.sql.execute("DELETE FROM passage WHERE id = ?", stored[:1])


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


def search(database: Database, words: str, *, most: int = 50) -> tuple[Passage, ...]:
    """Return the passages that hold *words* (width and case do not matter), the latest first.

    It looks through all of them, some 30 ms for 100,000: no index finds a word of two characters.
    """
    rows = database.rows(
        "SELECT session, key, kind, words FROM passage "
        "WHERE instr(coalesce(searched, words), ?) > 0 ORDER BY id DESC LIMIT ?",
        (searched(words), most),
    )
    return tuple(Passage(*row) for row in rows)
