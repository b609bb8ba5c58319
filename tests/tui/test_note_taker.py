"""The seat of a note-taker: the group in view, the wrap-up, no way to lose or leave by chance."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.events import AppBlur, AppFocus

from facilitator.domain.being_typed import note_place
from facilitator.domain.items import ItemKind
from facilitator.services import agenda, groups
from facilitator.services import clock as clock_of_meeting
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_pad import field, lines, points, rest, row
from .conftest import Taker
from .seat import ROOT, TakenSeat, WallClock, seated

LAST_PART = timedelta(minutes=5)
"""How long the wrap-up is at the end of the 45 minutes of the breakout."""

HEAVY = ("numpy", "highspy", "openpyxl", "pandas", "aiohttp", "segno")
"""What a seat of many must not load."""


async def go_to_breakout(seat: TakenSeat, other: Workshop, minutes: float) -> None:
    """Let the breakout run for so many minutes; its last five are the wrap-up."""
    other.read_on()
    breakout = next(
        item.id for item in other.session.agenda.items.values() if item.kind is ItemKind.BREAKOUT
    )
    agenda.direct_item(other, breakout, lambda before: replace(before, last_part=LAST_PART))
    clock_of_meeting.start_meeting(other)
    clock_of_meeting.start_item(other, breakout)
    await seat.wait(minutes)


@pytest.mark.asyncio
async def test_the_first_thing_that_is_typed_is_a_line_of_the_group_which_is_all_in_view(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        assert "Enter" in row(seat, "＞")
        await seat.write("？ＬＩＮＥの登録者は　何人ですか", "enter")
        assert lines(seat) == ["ＬＩＮＥの登録者は　何人ですか"]
        await go_to_breakout(seat, other, 10)
        for words in ("グループ1", "HOLA", "公式LINE", "参加者01", "残り", "保存"):
            assert words in seat.screen


@pytest.mark.asyncio
async def test_in_the_wrap_up_the_points_come_when_the_line_is_done_and_not_in_its_middle(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("まだ途中")
        await go_to_breakout(seat, other, 41)
        await seat.write("の一行")
        assert not points(seat).has_focus
        assert "▶ まとめ" in seat.screen
        await seat.press("enter")
        assert points(seat).has_focus
        assert lines(seat) == ["まだ途中の一行"]
        await seat.press("escape")
        await seat.wait(1)
        assert not points(seat).has_focus, "once is enough"


@pytest.mark.asyncio
async def test_in_the_wrap_up_a_line_that_rests_gives_way_to_the_points_and_is_still_there(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await go_to_breakout(seat, other, 20)
        await seat.write("考え中")
        await seat.wait(21)
        await seat.write("です")
        assert not points(seat).has_focus
        await rest(seat)
        assert points(seat).has_focus
        assert (field(seat), lines(seat)) == ("考え中です", ["考え中です"])
        await seat.press("tab", "f9")
        assert points(seat).has_focus, "the key leads to the points that are open"
        await seat.write("伝えたいこと", "f9", "enter")
        assert lines(seat) == ["考え中です"]


@pytest.mark.asyncio
async def test_the_ready_sign_is_a_word_and_a_mark_and_the_same_key_takes_it_back(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.press("f10")
        assert "●" not in seat.screen.splitlines()[0], "there is no point to share yet"
        assert len(seat.said) == 1
        await seat.press("f10")
        assert "●" in seat.screen.splitlines()[0]
        await seat.press("alt+0")
        assert "●" not in seat.screen.splitlines()[0]


@pytest.mark.asyncio
async def test_no_key_but_the_answer_to_a_question_leaves_the_seat(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("書きかけ", *["escape"] * 9)
        assert seat.app.is_running
        await seat.press("ctrl+q")
        assert lines(seat) == ["書きかけ"]
        await seat.press("ctrl+q", "enter")
        assert seat.app.is_running
        await seat.press("ctrl+q", "y")
        await seat.until(lambda: not seat.app.is_running, "the seat is not left")


@pytest.mark.asyncio
async def test_what_is_typed_for_a_group_that_goes_is_everybodys(
    taker: Taker, clock: WallClock, planned: str, other: Workshop
) -> None:
    other.read_on()
    groups.make_group(other)
    async with seated(taker(group=other.session.groups.open[-1].id), clock) as seat:
        await seat.write("三のため")
        other.undo()
        await seat.wait(seconds=1)
        assert "！" in seat.screen.splitlines()[0]
        await seat.press("enter")
        (line,) = seat.session.notes.lines.values()
        assert (line.group, line.text.original) == (None, "三のため")


@pytest.mark.asyncio
async def test_lines_for_a_group_that_was_closed_or_after_the_end_are_still_taken(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await go_to_breakout(seat, other, 3)
        groups.close_group(other, other.session.groups.open[0].id)
        clock_of_meeting.end_meeting(other)
        await seat.wait(seconds=1)
        assert "！" in seat.screen.splitlines()[0]
        assert "■" in seat.screen.splitlines()[1]
        await seat.write("最後のひとこと", "enter")
        assert lines(seat) == ["最後のひとこと"]
        assert next(iter(seat.session.notes.lines.values())).group is not None


@pytest.mark.asyncio
async def test_help_tells_the_keys_of_the_field_and_of_the_lines(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock, (120, 60)) as seat:
        await seat.press("f1")
        for key in ("F8", "F9", "F10", "^S", "Del", "Alt+↑", "^Z"):
            assert key in seat.screen


def test_the_seat_loads_nothing_that_is_heavy_and_no_screen_of_the_facilitator() -> None:
    code = "import sys, facilitator.tui.note_taker; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert not {name.partition(".")[0] for name in loaded} & set(HEAVY)
    assert "facilitator.tui.note_pad" in loaded
    screens = ("facilitator.tui.screens", "facilitator.tui.app", "facilitator.tui.stage")
    assert not [name for name in loaded if name.startswith(screens)]


@pytest.mark.asyncio
async def test_a_new_program_at_the_same_seat_has_what_was_half_typed_at_once(
    taker: Taker, clock: WallClock, surroundings: Surroundings, meeting: Workshop
) -> None:
    place = note_place(meeting.id, "line", meeting.session.groups.open[0].id)
    with Database(surroundings.database, new_id=surroundings.new_id) as connection:
        SeatDrafts(connection, surroundings, seat="SEAT7F3K").keep(place, "途中で", None)
    async with seated(taker(seat_id="OTHER"), clock) as seat:
        assert field(seat) == ""
    async with seated(taker(seat_id="SEAT7F3K"), clock) as seat:
        assert field(seat) == "途中で"


@pytest.mark.asyncio
async def test_a_terminal_that_loses_the_focus_records_what_is_half_typed(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("見に行く前の途中")
        seat.app.post_message(AppBlur())
        await seat.settle()
        assert lines(seat) == ["見に行く前の途中"]
        seat.app.post_message(AppFocus())
        await seat.settle()
        await seat.write("です", "enter")
        assert lines(seat) == ["見に行く前の途中です"]
