"""What the tests of this folder share: a clock that is set by hand, plans, and places for files."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ulid import ULID

from facilitator.domain.plan import Plan
from facilitator.services.surroundings import Surroundings

TWO = datetime(2026, 10, 3, 5, 0, tzinfo=UTC)
"""14:00 in Kanazawa, when the meeting of the small plan begins."""


class Wall:
    """The clock on the wall. *then* is done each time somebody has looked at it."""

    def __init__(self) -> None:
        self.at = TWO
        self.then: Callable[[], object] = lambda: None

    def now(self) -> datetime:
        """Return what the clock says."""
        self.then()
        return self.at

    def wait(self, minutes: float) -> None:
        """Let time go by."""
        self.at += timedelta(minutes=minutes)


def surroundings_in(folder: Path, wall: Wall, first_id: int = 1) -> Surroundings:
    """Return surroundings with files in *folder*, the clock *wall*, and ids that count."""
    numbers = itertools.count(first_id)
    return Surroundings(
        now=wall.now,
        new_id=lambda: str(ULID.from_int(next(numbers))),
        database=folder / "sessions.db",
        exports=folder / "exports",
        rescue=folder,
    )


def small_plan(**changes: object) -> Plan:
    """Return a plan of four items, two pitches, two groups and six people, with *changes*."""
    content: dict[str, object] = {
        "series": {"id": "talks", "name": {"ja": "対話の会", "en": "Talks"}},
        "session": {"id": "talks-01", "title": "第1回", "date": "2026-10-03", "start": "14:00"},
        "organisation": [{"id": "npo", "name": "NPO法人まち", "kind": "NPO"}],
        "person": [
            {"name": f"参加者{number}", "organisation": "npo" if number % 2 else None}
            for number in range(1, 7)
        ],
        "item": [
            {"kind": "opening", "title": "始めに", "length": "10分"},
            {"kind": "pitch", "pitch": "bus", "length": "5分"},
            {"kind": "breakout", "title": "話し合い", "length": "30分"},
            {"kind": "share_out", "title": "全体共有", "length": "15分"},
        ],
        "pitch": [
            {"id": "bus", "title": "バスで通う", "asks": ["どう広げるか"], "presenter": "参加者1"},
            {"id": "sport", "title": "地域スポーツ"},
        ],
        "group": [
            {
                "pitch": "bus",
                "note": [{"kind": "idea", "text": "車に乗らない日"}],
                "summary": ["まず一日から"],
                "comments": ["やってみたい"],
            },
            {"pitch": "sport", "note": [{"kind": "question", "text": "費用はいくらか"}]},
        ],
        "said": {"decisions": ["次回も開く"], "follow_up": [{"what": "費用を調べる"}]},
    }
    content = {key: value for key, value in (content | changes).items() if value is not None}
    return Plan.of(content)
