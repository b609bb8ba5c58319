"""Three hours of typing: how large the file becomes, and how long it takes to open the session."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.session import fold_session
from facilitator.services import notes
from facilitator.services.drafts import SeatDrafts
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from tests.services.making import Wall, small_plan, surroundings_in

from .meeting import best_of, of_session
from .timing import timed

HOURS = 3
KEYS_A_SECOND = 5
KEYS_A_SIGN = 2
"""Keys for one Japanese character, on average."""

KEEP_EVERY = timedelta(milliseconds=300)
SECONDS_A_LINE = 12
LINES = HOURS * 3600 // SECONDS_A_LINE
EDIT_EVERY = 10
"""Of so many lines, one is an earlier line that gets some words more."""

BEGINNINGS = (
    "商店街の空き店舗を",
    "子育て世代がつながる場を",
    "公式LINEのお知らせは",
    "駅前の駐輪場について",
    "町会と大学生の交流を",
    "冬の除雪の担い手は",
    "外国から来た住民にも",
    "休校になった校舎を",
)
MIDDLES = (
    "毎月第2土曜日に",
    "地域の高校生と一緒に",
    "NPOと市が半分ずつ出して",
    "まず一か所だけで",
    "アンケートの結果を見て",
    "去年の実績をもとに",
    "交通費を補助しながら",
    "やさしい日本語で",
)
ENDINGS = (
    "試してみてはどうか。",
    "広げる方法を考えたい。",
    "続けられるか心配だ。",
    "担当を決めて次回報告する。",
    "手伝えるという声があった。",
    "費用はいくらかかるのか。",
)


class Seat:
    """A note-taker who never stops typing."""

    def __init__(
        self, database: Database, surroundings: Surroundings, session: str, number: int
    ) -> None:
        self._workshop = open_workshop(database, surroundings, session, seat=f"note-taker {number}")
        groups = list(self._workshop.session.groups.groups)
        self._group = groups[number % len(groups)]
        self._drafts = SeatDrafts(database, surroundings, role=f"note-taker {number}")
        self._chance = random.Random(number)
        self._own = dict[str, str]()

    def type_lines(self) -> Iterator[None]:
        """Type LINES lines, one after the other; stop wherever a draft has been kept."""
        for number in range(1, LINES + 1):
            line = None if number % EDIT_EVERY else self._chance.choice(list(self._own))
            base = self._own[line] if line else ""
            words = base + self._chance.choice(ENDINGS) if line else self._something()
            for typed in self._typing(base, words):
                self._drafts.keep("line", typed, base or None)
                yield
            if line:
                notes.edit_line(self._workshop, line, base=base, words=words)
            else:
                line = notes.add_line(self._workshop, self._group, LineKind.IDEA, words)
            self._own[line] = words
            self._drafts.keep("line", "", None)

    def _something(self) -> str:
        return "".join(map(self._chance.choice, (BEGINNINGS, MIDDLES, ENDINGS)))

    def _typing(self, shown: str, words: str) -> Iterator[str]:
        """Yield what the field holds after each third of a second."""
        steps = round(SECONDS_A_LINE / KEEP_EVERY.total_seconds())
        signs_a_step = KEEP_EVERY.total_seconds() * KEYS_A_SECOND / KEYS_A_SIGN
        for step in range(1, steps + 1):
            yield words[: len(shown) + round(step * signs_a_step)]


def typing() -> None:
    """Three hours of typing by one and by eight, against the bytes of the lines themselves."""
    for seats in (1, 8):
        with tempfile.TemporaryDirectory() as made:
            _report(Path(made), seats)
    print("to reach: 1 MB for each note-taker at most, opening ≤ 100 ms")


def _report(folder: Path, seats: int) -> None:
    """Let so many type, and print what that came to."""
    wall = Wall()
    surroundings = surroundings_in(folder, wall)
    with open_database(surroundings) as database:
        session = plan_session(database, surroundings, small_plan())
    empty = _megabytes(folder)
    took, at_work = timed(lambda: _type_all(surroundings, wall, session, seats))
    full = _megabytes(folder)
    with open_database(surroundings) as database:
        workshop = open_workshop(database, surroundings, session)
        events = of_session(workshop)
        opened = best_of(9, lambda: open_workshop(database, surroundings, session))
        folded = best_of(9, lambda: fold_session(session, events).value())
        words = [line.text.original for line in workshop.session.notes.lines.values()]
    bare, each = len("".join(words).encode()) / 1e6 / seats, (full - empty) / seats
    kept = seats * round(HOURS * 3600 / KEEP_EVERY.total_seconds())
    print(
        f"{seats} at a file: {kept:,} drafts, {len(events):,} events, {took / 1000:.0f} s of work"
    )
    print(f"    the lines of a note-taker          {bare:8.2f} MB")
    print(f"    the file, for each of them         {each:8.2f} MB  {each / bare:.1f} x")
    print(f"    the file, all of it                {full:8.2f} MB, of which empty {empty:.2f}")
    print(f"    with its WAL, before it was closed {at_work:8.2f} MB")
    print(
        f"    opening the session                {opened:8.1f} ms, of which the fold {folded:.1f}"
    )


def _type_all(surroundings: Surroundings, wall: Wall, session: str, seats: int) -> float:
    """Let so many type side by side; return the MB that the file and its WAL have in the end."""
    with ExitStack() as room:
        typists = []
        for number in range(1, seats + 1):
            database = room.enter_context(open_database(surroundings))
            typists.append(Seat(database, surroundings, session, number).type_lines())
        for _ in zip(*typists, strict=True):
            wall.at += KEEP_EVERY
        return _megabytes(surroundings.database.parent)


def _megabytes(folder: Path) -> float:
    """Return how large the file of the sessions is, with all that lies beside it."""
    return sum(file.stat().st_size for file in folder.glob("sessions.db*")) / 1e6
