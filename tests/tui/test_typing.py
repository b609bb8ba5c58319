"""What is being typed stays where it is typed, whatever others do and whatever fails meanwhile."""

import pytest
from textual.widget import Widget
from textual.widgets import Input, TextArea

from facilitator.domain.line_kinds import LineKind
from facilitator.services import groups, notes, summary
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .conftest import Program
from .seat import LARGE, TakenSeat, WallClock, seated
from .test_saved import SOON, full, kept

pytestmark = pytest.mark.asyncio


def field(seat: TakenSeat) -> str:
    return seat.find("#entry", Input).value


def lines(seat: TakenSeat) -> list[str]:
    return [line.text.original for line in seat.session.notes.lines.values()]


async def go_to_group(seat: TakenSeat, number: int) -> None:
    """Go to the board, and from its first row, that of all asks, down to group *number*."""
    seat.app.screen.query_one("#board").focus()
    await seat.press(*["up"] * 5, *["down"] * number)


async def test_points_stay_open_when_another_seat_makes_a_group(
    program: Program, clock: WallClock, planned: str, other: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await go_to_group(seat, 2)
        await seat.press("f9")
        await seat.write("伝えたい")
        groups.make_group(other)
        await seat.wait(seconds=1)
        await seat.write("こと2つu")
        assert seat.stage == "notes"
        assert seat.find("#points", TextArea).text == "伝えたいこと2つu"
        await seat.press("f9")
        (group,) = seat.session.summaries.summaries
        assert seat.session.groups.groups[group].number == 2


async def test_a_change_stays_in_its_field_when_another_seat_makes_a_group(
    program: Program, clock: WallClock, planned: str, other: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await go_to_group(seat, 2)
        await seat.press("enter")
        await seat.write("はじめ", "enter", "escape", "enter")
        await seat.write("、つづき")
        groups.make_group(other)
        await seat.wait(seconds=1)
        assert field(seat) == "はじめ、つづき"
        await seat.press("enter")
        assert lines(seat) == ["はじめ、つづき"]


async def test_another_size_of_the_terminal_closes_nothing(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await go_to_group(seat, 2)
        await seat.press("f9")
        await seat.write("伝えたい")
        await seat.pilot.resize_terminal(*LARGE)
        await seat.settle()
        await seat.write("こと")
        assert seat.find("#points", TextArea).text == "伝えたいこと"


async def test_a_line_that_is_left_for_a_change_is_recorded_and_so_is_each_change(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("一", "enter")
        await seat.write("二", "enter")
        await seat.write("書きかけ", "up", "home", "enter")
        await seat.write("行目", "up", "down", "enter")
        assert lines(seat) == ["一行目", "二", "書きかけ"]
        assert field(seat) == "二"
        await seat.write("つ", "enter")
        assert lines(seat) == ["一行目", "二つ", "書きかけ"]
        assert field(seat) == ""


async def test_text_for_a_group_that_goes_is_not_another_groups(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.record(groups.make_group)
        await seat.press("f5")
        await go_to_group(seat, 3)
        await seat.press("enter")
        await seat.write("三のため")
        await seat.record(lambda workshop: workshop.undo())
        assert field(seat) == ""
        await seat.record(lambda workshop: workshop.redo())
        await go_to_group(seat, 3)
        assert field(seat) == "三のため"


async def test_pasted_lines_keep_their_kinds_when_they_cannot_be_saved_at_once(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        long = "長" * 9_000
        with full(database):
            await seat.paste(f"？一つ目{long}\n＋二つ目\n！三つ目")
            await seat.until(lambda: "✕" in seat.screen, "nobody is told", within=SOON)
            assert lines(seat) == []
        await seat.write("四つ目", "enter")
        kinds = [line.kind for line in seat.session.notes.lines.values()]
        assert kinds == [LineKind.QUESTION, LineKind.OFFER, LineKind.DECISION, LineKind.REMARK]
        await seat.record(lambda workshop: workshop.undo())
        await seat.record(lambda workshop: workshop.undo())
        assert lines(seat) == [], "the pasted lines are one action"


async def test_points_that_another_seat_wrote_as_well_can_be_closed(
    program: Program, clock: WallClock, planned: str, other: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5", "f9")
        await seat.write("同じこと")
        group = next(iter(other.session.groups.groups))
        summary.write_summary(other, group, base=(), points=["同じこと"])
        await seat.wait(seconds=1)
        await seat.press("f9")
        assert not seat.find("#sharing", Widget).display


async def test_the_kind_of_a_line_under_the_cursor_is_not_that_of_the_next_line(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("一", "enter", "escape")
        await seat.press("f8", "d")
        seat.app.screen.query_one("#entry").focus()
        await seat.write("二", "enter")
        kinds = [line.kind for line in seat.session.notes.lines.values()]
        assert kinds == [LineKind.DECISION, LineKind.REMARK]


async def test_others_are_still_read_while_nothing_can_be_saved(
    program: Program, clock: WallClock, planned: str, database: Database, other: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        with full(database):
            await seat.paste("長" * 9_000)
            await seat.until(lambda: "✕" in seat.screen, "nobody is told", within=SOON)
            other.read_on()
            notes.add_line(other, None, LineKind.REMARK, "よそから")
            await seat.wait(seconds=6)
            assert lines(seat) == ["よそから"]
        await seat.wait(seconds=2)
        await seat.until(lambda: "✕" not in seat.screen, "the red line stays", within=SOON)


async def test_what_was_typed_just_before_quitting_is_recorded(
    program: Program, clock: WallClock, planned: str, database: Database, other: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("最後の字")
        await seat.press("ctrl+q")
    other.read_on()
    assert [line.text.original for line in other.session.notes.lines.values()] == ["最後の字"]
    assert kept(database) == []


async def test_a_letter_typed_on_arrival_is_text_and_nothing_else(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("一行", "enter", "escape")
        await seat.press("f4", "f5")
        await seat.write("u2")
        assert field(seat) == "u2"
        assert lines(seat) == ["一行"]
