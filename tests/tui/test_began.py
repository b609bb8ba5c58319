"""When the running item began, as people write it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator.tui.dialogs.began import read_ago
from facilitator.tui.typed_fields import NotRead

from .at_the_agenda import minutes
from .conftest import Program
from .seat import WallClock, seated

NOW = datetime(2021, 11, 22, 14, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("typed", "ago"),
    [
        ("2", minutes(2)),
        ("２分", minutes(2)),
        ("2 min", minutes(2)),
        ("1.5", minutes(1.5)),
        ("0", minutes(0)),
        ("1時間", minutes(60)),
        ("14:03", minutes(7)),
        ("１４：０３", minutes(7)),
        ("9:10", minutes(300)),
    ],
)
def test_both_minutes_and_a_time_of_day_are_read(typed: str, ago: timedelta) -> None:
    assert read_ago(typed, NOW) == ago


def test_a_time_of_day_before_midnight_is_read_after_it() -> None:
    assert read_ago("23:55", NOW.replace(hour=0, minute=5)) == minutes(10)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "Type minutes"),
        ("   ", "Type minutes"),
        ("soon", "is not a length of time"),
        ("-3", "is not a length of time"),
        ("25:00", "is not a time of day"),
        ("14:50", "“14:50” is not within the last 10 hours"),
        ("1:30", "is not within"),
        ("601", "is not within"),
        ("99999", "is not a length of time"),
    ],
)
def test_what_is_neither_is_told(typed: str, fault: str) -> None:
    with pytest.raises(NotRead, match=fault):
        read_ago(typed, NOW)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_an_item_is_said_to_have_begun_at_a_time_of_day(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        await seat.wait(10)
        await seat.press("e")
        await seat.write("明日", "enter")
        assert "“明日” is not a length of time" in seat.screen
        await seat.press("backspace", "backspace")
        await seat.write("14:03", "enter")
        assert seat.session.clock.intervals[-1].from_at == clock.at - minutes(7)
