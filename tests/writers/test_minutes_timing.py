"""The appendix of the minutes: what was planned beside what the clock measured."""

from datetime import time, timedelta

import pytest

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.catching_up import catch_up, propose
from facilitator.domain.clock import (
    ItemExtended,
    ItemSkipped,
    ItemStarted,
    ItemTakenUp,
    MeetingEnded,
)
from facilitator.domain.items import ItemKind
from facilitator.domain.text import Language
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.minutes import minutes_document

from .build import Meeting, instant, session_opened

PLANNED = (
    ("opening", ItemKind.OPENING, 10),
    ("breakout", ItemKind.BREAKOUT, 30),
    ("break", ItemKind.BREAK, 10),
    ("sharing", ItemKind.SHARE_OUT, 20),
    ("closing", ItemKind.CLOSING, 5),
)


def planned_meeting() -> Meeting:
    """Return a meeting from 14:00 to 15:15 that has begun at 14:00."""
    meeting = Meeting(session_opened(start=time(14)))
    after = None
    for item, kind, minutes in PLANNED:
        length = timedelta(minutes=minutes)
        meeting.say(ItemAdded(item=item, item_kind=kind, length=length, after=after))
        after = item
    meeting.say(ItemStarted(item="opening"))
    return meeting


def rows(meeting: Meeting, language: Language = "ja") -> list[list[str]]:
    """Return the cells of the appendix' table, row by row."""
    source = to_markdown(minutes_document(meeting.minutes(), language, read_labels(language)))
    heading = {"ja": "付録　進行の記録", "en": "Appendix: timing"}[language]
    lines = source.partition(heading)[2].splitlines()
    table = [line for line in lines if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_each_item_says_how_much_longer_it_took_than_planned() -> None:
    meeting = planned_meeting()
    meeting.say(ItemStarted(item="breakout", leaving="opening"), at=instant(14, 12))
    meeting.say(ItemExtended(item="breakout", by=timedelta(minutes=5)), at=instant(14, 13))
    meeting.say(ItemStarted(item="break", leaving="breakout"), at=instant(14, 48))
    meeting.say(ItemStarted(item="sharing", leaving="break"), at=instant(14, 58))
    meeting.say(ItemStarted(item="closing", leaving="sharing"), at=instant(15, 14))
    assert rows(meeting) == [
        ["開会", "14:00", "10分", "14:00", "12分", "+2分"],
        ["グループディスカッション", "14:10", "30分", "14:12", "36分", "+6分"],
        ["休憩", "14:40", "10分", "14:48", "10分", "±0"],
        ["全体共有", "14:50", "20分", "14:58", "16分", "−4分"],
        ["閉会", "15:10", "5分", "15:14", "－（進行中）", "－"],
    ]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(12.4, ["12分", "+2分"]), (7.5, ["8分", "−2分"]), (9.6, ["10分", "±0"])],
)
def test_the_difference_is_that_of_the_two_lengths_beside_it(
    minutes: float, words: list[str]
) -> None:
    meeting = planned_meeting()
    at = instant(14) + timedelta(minutes=minutes)
    meeting.say(ItemStarted(item="breakout", leaving="opening"), at=at)
    assert rows(meeting)[0][4:] == words


def test_catching_up_shortens_the_day_and_not_the_plan() -> None:
    meeting = planned_meeting()
    meeting.say(ItemStarted(item="breakout", leaving="opening"), at=instant(14, 20))
    before = rows(meeting)
    session = meeting.session
    shown = propose(session.read_clock(instant(14, 20)))
    shortened = catch_up(session.agenda, session.clock, shown, shown)
    meeting.say(*shortened, at=instant(14, 20))
    assert len(shortened) > 1
    assert rows(meeting) == before
    assert [row[2] for row in before] == ["10分", "30分", "10分", "20分", "5分"]


def test_an_item_that_is_left_out_says_so() -> None:
    meeting = planned_meeting()
    meeting.say(ItemSkipped(item="break"))
    assert rows(meeting)[2] == ["休憩", "14:40", "10分", "－", "実施せず", "－"]
    assert rows(meeting, "en")[2][3:] == ["-", "not held", "-"]
    meeting.say(ItemTakenUp(item="break"))
    assert rows(meeting)[2] == ["休憩", "14:40", "10分", "－", "－", "－"]


def test_an_item_that_the_meeting_never_came_to_was_not_held() -> None:
    meeting = planned_meeting()
    meeting.say(ItemStarted(item="sharing", leaving="opening"), at=instant(14, 10))
    assert [row[4] for row in rows(meeting)][1:3] == ["－", "－"]
    meeting.say(MeetingEnded(leaving="sharing"), at=instant(14, 30))
    assert [row[4] for row in rows(meeting)] == ["10分", "実施せず", "実施せず", "20分", "実施せず"]


def test_the_programme_says_what_was_not_held() -> None:
    meeting = planned_meeting()
    meeting.say(ItemStarted(item="sharing", leaving="opening"), at=instant(14, 10))
    meeting.say(MeetingEnded(leaving="sharing"), at=instant(14, 30))
    source = to_markdown(minutes_document(meeting.minutes(), "ja", read_labels("ja")))
    programme = source.partition("## 2 ")[2].partition("## 3 ")[0]
    listed = [line for line in programme.splitlines() if line[:1].isdigit()]
    assert [line.endswith("（実施せず）") for line in listed] == [False, True, True, False, True]


def test_what_came_while_the_meeting_ran_has_no_plan_and_the_others_keep_theirs() -> None:
    meeting = planned_meeting()
    meeting.say(ItemAdded(item="walk-in", item_kind=ItemKind.PITCH, after="opening"))
    meeting.say(ItemExtended(item="walk-in", by=timedelta(minutes=10)))
    starts = [row[1] for row in rows(meeting)]
    assert starts == ["14:00", "－", "14:10", "14:40", "14:50", "15:10"]
