"""Follow-ups: who does what by when, across the meetings of a series."""

from datetime import date

import pytest

from facilitator.domain import followups
from facilitator.domain.followups import FollowUp, FollowUpAdded, FollowUpChanged, Status
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import MEETING, Told

VISIT = Text.of("場所を見る")


def add(told: Told, key: str = "f", line: str | None = None) -> FollowUpAdded:
    return followups.add_follow_up(
        told.series.follow_ups, key, session=MEETING, what=VISIT, owners=("sato",), line=line
    )


def test_a_follow_up_belongs_to_the_session_it_was_agreed_in() -> None:
    told = Told()
    told.say(add(told))
    told.say(FollowUpAdded(follow_up="g", session="another", what=VISIT))
    assert told.series.follow_ups_of(MEETING) == (FollowUp("f", MEETING, VISIT, ("sato",)),)
    assert list(told.series.follow_ups) == ["f", "g"]


def test_a_note_line_becomes_a_follow_up_once() -> None:
    told = Told()
    told.say(add(told, line="l"))
    with pytest.raises(Refused, match="a follow-up already"):
        add(told, "g", line="l")
    told.say(add(told, "g"))


def test_owner_and_date_change() -> None:
    told = Told()
    told.say(add(told))
    due = date(2026, 11, 1)
    told.say(
        followups.change_follow_up(told.series.follow_ups, "f", owners=("sato", "shop"), due=due)
    )
    found = told.series.follow_ups["f"]
    assert (found.owners, found.due, found.what) == (("sato", "shop"), due, VISIT)
    with pytest.raises(Refused, match="Nothing changed"):
        followups.change_follow_up(told.series.follow_ups, "f", owners=found.owners, due=due)


def test_it_is_done_dropped_or_open_again() -> None:
    told = Told()
    told.say(add(told))
    for status in (Status.DONE, Status.DROPPED, Status.OPEN):
        told.say(followups.close_follow_up(told.series.follow_ups, "f", status, in_session=MEETING))
        assert told.series.follow_ups["f"].status is status
        with pytest.raises(Refused, match="Nothing changed"):
            followups.close_follow_up(told.series.follow_ups, "f", status)


def test_what_is_not_there_cannot_change() -> None:
    told = Told(FollowUpChanged(follow_up="gone", owners=(), due=None))
    assert len(told.unheeded) == 1
    with pytest.raises(Refused, match="no such follow-up"):
        followups.change_follow_up(told.series.follow_ups, "gone", owners=(), due=None)
    with pytest.raises(Refused, match="no such follow-up"):
        followups.close_follow_up(told.series.follow_ups, "gone", Status.DONE)
