"""A whole meeting at one seat, from the list of sessions to the minutes."""

import re
from datetime import timedelta

import pytest
from rich.cells import cell_len
from textual.widgets import DataTable, Input, OptionList, Static, TextArea

from facilitator.domain.clock import length_now
from facilitator.domain.groups import Role
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.participants import Presence
from facilitator.domain.projection import State
from facilitator.locale import _
from facilitator.storage.database import Database

from .conftest import PEOPLE, Program
from .seat import SMALL, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio


def title_of_running_item(seat: TakenSeat) -> str:
    item = seat.session.agenda.items[seat.session.clock.current or ""]
    return item.title.original if item.title else item.kind.value


def state(seat: TakenSeat) -> State:
    return seat.session.state


def group(seat: TakenSeat, number: int) -> str:
    found = seat.session.groups.numbered(number)
    assert found is not None
    return found.id


def words_of(seat: TakenSeat, number: int) -> list[tuple[LineKind, str]]:
    lines = seat.session.notes.of_group(group(seat, number))
    return [(line.kind, line.text.original) for line in lines]


def name(seat: TakenSeat, person: str) -> str:
    return seat.workshop.register.people[person].name


async def run_the_clock(seat: TakenSeat) -> None:
    """Begin; give time, take it back, put it back; go on, go back, interrupt."""
    await seat.press("space")
    assert state(seat) is State.RUNNING
    assert "▶ まちなかの" in seat.screen
    await seat.press("plus", "plus", "minus")
    item = seat.session.clock.current
    assert item is not None
    assert seat.session.clock.extensions[item] == timedelta(minutes=1)
    await seat.press("u")
    assert seat.session.clock.extensions[item] == timedelta(minutes=2)
    await seat.press("U")
    assert seat.session.clock.extensions[item] == timedelta(minutes=1)
    await seat.wait(22)
    assert "▲" in seat.screen, "the item is over its 21 minutes"
    await seat.press("space")
    assert seat.session.clock.current != item
    await seat.press("b")
    assert seat.session.clock.current == item
    await seat.press("space", "p")
    assert state(seat) is State.PAUSED
    assert "‖" in seat.screen
    await seat.press("p")
    assert state(seat) is State.RUNNING


async def correct_the_agenda(seat: TakenSeat) -> None:
    """Say when an item began; add one, change it, move it, take it off."""
    await seat.wait(5)
    await seat.press("e")
    await seat.press("backspace")
    await seat.write("3", "enter")
    assert seat.session.clock.intervals[-1].from_at == seat.clock.at - timedelta(minutes=3)
    await seat.press("ctrl+end", "n")
    kinds = seat.find("#choices", OptionList)
    kinds.highlighted = kinds.get_option_index("break")
    await seat.press("enter")
    await seat.write("一息", "enter")
    await seat.write("１０分", "enter")
    added = seat.session.agenda.items[seat.session.agenda.order[-1]]
    assert added.title is not None
    assert added.title.original == "一息"
    length = length_now(seat.session.agenda, seat.session.clock, added.id)
    assert length == timedelta(minutes=10)
    await seat.press("down", "enter", "end")
    await seat.write("つき", "enter", "f10")
    changed = seat.session.agenda.items[added.id]
    assert changed.title is not None
    assert changed.title.original == "一息つき"
    await seat.press("left_square_bracket")
    assert seat.session.agenda.order[-2] == added.id
    await seat.press("right_square_bracket", "delete")
    assert added.id not in seat.session.agenda.items


async def take_a_pitch(seat: TakenSeat) -> None:
    """Add one by the form; put another into the queue, and take it from there."""
    await seat.press("f3", "n")
    await seat.write("空き家を居場所に", "enter")
    await seat.write("架空の会", "enter")
    await seat.write("15", "enter")
    await seat.write("空き家が増えている。", "tab")
    await seat.write("だれとできるか", "enter")
    await seat.write("どう始めるか", "f10")
    pitch = list(seat.session.pitches.pitches.values())[-1]
    assert pitch.title.original == "空き家を居場所に"
    assert [ask.original for ask in pitch.asks] == ["だれとできるか", "どう始めるか"]
    assert "空き家を居場所に" in seat.screen
    await seat.press("o")
    await seat.write("朝市を歩く", "f10")
    (queued,) = seat.workshop.series.queue.values()
    assert queued.session is None
    await seat.press("s", "enter")
    (queued,) = seat.workshop.series.queue.values()
    assert queued.session == seat.session.id
    assert len(seat.session.pitches.pitches) == 4
    await seat.press("u")
    assert len(seat.session.pitches.pitches) == 3
    (queued,) = seat.workshop.series.queue.values()
    assert queued.session is None, "one undo takes back both halves"


async def seat_everybody(seat: TakenSeat) -> None:
    """Make the groups, deal, move, give a role, mark who is here; somebody walks in."""
    await seat.press("f4", "n")
    assert [each.number for each in seat.session.groups.open] == [1, 2, 3]
    await seat.press("d")
    await seat.until(lambda: len(seat.session.groups.seats) == PEOPLE, "nobody was seated")
    await seat.press("u")
    assert not seat.session.groups.seats
    await seat.press("U")
    assert len(seat.session.groups.seats) == PEOPLE
    person = seat.session.groups.members(group(seat, 1))[0]
    await seat.press("home", "m", "2", "enter")
    assert seat.session.groups.seats[person] == group(seat, 2)
    await seat.press("t")
    assert seat.session.groups.groups[group(seat, 2)].roles == {Role.NOTE_TAKER: person}
    await seat.press("space")
    assert seat.session.participants.entries[person].presence is Presence.PRESENT
    assert f"○ 民 {_('[N]')} {name(seat, person)[:4]}" in seat.screen
    await seat.press("l")
    await seat.write("髙﨑 都", "enter")
    await seat.write("飛び入りの会", "enter")
    arrived = list(seat.session.participants.entries)[-1]
    assert name(seat, arrived) == "髙﨑 都"
    assert seat.session.participants.entries[arrived].presence is Presence.PRESENT
    await seat.press("slash")
    await seat.write("飛び入り", "enter")
    await seat.press("m", "3", "enter", "t")
    assert seat.session.groups.groups[group(seat, 3)].roles[Role.NOTE_TAKER] == arrived


async def take_notes(seat: TakenSeat) -> None:
    """Write lines with marks and with F8; change one, take one out; the points; ready."""
    await seat.press("f5")
    await seat.write("?LINEの登録者は何人ですか", "enter")
    await seat.write("→約300人です", "enter")
    await seat.write("＋　子育て支援拠点で案内を配れます", "enter")
    await seat.press("f8", "d")
    await seat.write("来月もう一度会う", "enter")
    await seat.write("ふつうの一行", "enter")
    assert words_of(seat, 1) == [
        (LineKind.QUESTION, "LINEの登録者は何人ですか"),
        (LineKind.ANSWER, "約300人です"),
        (LineKind.OFFER, "子育て支援拠点で案内を配れます"),
        (LineKind.DECISION, "来月もう一度会う"),
        (LineKind.REMARK, "ふつうの一行"),
    ]
    assert re.search(r"^ ! .*来月もう一度会う$", seat.screen, re.MULTILINE)
    await seat.press("escape", "enter")
    await seat.write("、直した", "enter")
    assert words_of(seat, 1)[-1][1] == "ふつうの一行、直した"
    assert seat.find("#entry", Input).value == ""
    await seat.press("escape", "f8", "n")
    assert words_of(seat, 1)[-1][0] is LineKind.NEXT_STEP
    await seat.press("up", "delete")
    assert len(words_of(seat, 1)) == 4
    await seat.press("ctrl+z")
    assert len(words_of(seat, 1)) == 5
    await seat.press("f9")
    await seat.write("まず百人に", "enter")
    await seat.write("次は町会へ", "f9")
    points = seat.session.summaries.of_group(group(seat, 1)).points
    assert [point.original for point in points] == ["まず百人に", "次は町会へ"]
    await seat.press("f10")
    assert seat.session.summaries.of_group(group(seat, 1)).is_ready
    assert "●" in seat.screen


async def take_notes_of_the_next_group(seat: TakenSeat) -> None:
    """Go to another group on the board; what is half typed for the first one waits there."""
    await seat.write("半分")
    board = seat.find("#board", DataTable)
    while not board.has_focus:
        await seat.press("shift+tab")
    await seat.press("down", "enter")
    assert seat.find("#entry", Input).value == ""
    await seat.write("%バスに乗る人の数", "enter")
    assert words_of(seat, 2) == [(LineKind.INDICATOR, "バスに乗る人の数")]
    while not board.has_focus:
        await seat.press("shift+tab")
    await seat.press("up", "enter")
    assert seat.find("#entry", Input).value == "半分"
    await seat.press("backspace", "backspace")


async def share(seat: TakenSeat) -> None:
    """Step through the groups; a comment; a follow-up from the proposed line."""
    await seat.press("f6", "space")
    assert seat.session.summaries.sharing == group(seat, 1)
    assert "まず百人に" in seat.screen
    await seat.press("c")
    await seat.write("町会で回覧できます", "enter")
    (comment,) = seat.session.summaries.of_group(group(seat, 1)).comments
    assert comment.text.original == "町会で回覧できます"
    await seat.press("escape", "f")
    assert seat.find("#what", Input).value == "ふつうの一行、直した", "the next step is proposed"
    await seat.write("架空の会", "enter")
    await seat.write("2021-12-24", "enter", "enter")
    (follow_up,) = seat.workshop.series.follow_ups.values()
    assert follow_up.line == seat.session.notes.of_kind(LineKind.NEXT_STEP)[0].id
    assert "12/24" in str(seat.find("#content", Static).content)
    await seat.press("space")
    assert seat.session.summaries.sharing == group(seat, 2)
    await seat.press("u")
    assert seat.session.summaries.sharing == group(seat, 1)
    await seat.press("U")
    assert seat.session.summaries.sharing == group(seat, 2)


async def end(seat: TakenSeat) -> None:
    """Go on to the end."""
    await seat.press("f2")
    while state(seat) is State.RUNNING:
        await seat.wait(4)
        await seat.press("space")
    assert state(seat) is State.HELD
    assert "\n ■ " in seat.screen


async def write_minutes(seat: TakenSeat) -> None:
    """The minutes hold what was typed, on the screen and in the file."""
    await seat.press("f7")
    document = seat.find("#document", TextArea)
    for words in (
        "空き家を居場所に",
        "髙﨑 都",
        "LINEの登録者は何人ですか",
        "子育て支援拠点で案内を配れます",
        "まず百人に",
        "バスに乗る人の数",
        "町会で回覧できます",
        "12月24日",
    ):
        assert words in document.text
    await seat.press("w")
    (written,) = seat.app.surroundings.exports.glob("*.ja.md")
    assert written.read_text("utf-8") == document.text
    assert any(written.name in said for said in seat.said)
    await seat.press("p")
    assert "髙﨑 都" not in document.text
    await seat.press("l", "w")
    assert len(list(seat.app.surroundings.exports.glob("*-public.en.md"))) == 1


async def test_a_whole_meeting_is_run_by_keys_alone(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        assert "パートナーズ交流会#6" in seat.screen
        await seat.press("enter")
        assert seat.stage == "agenda"
        assert seat.session.id == planned
        await run_the_clock(seat)
        await correct_the_agenda(seat)
        await take_a_pitch(seat)
        await seat_everybody(seat)
        await seat.press("f2")
        while title_of_running_item(seat) != "グループディスカッション":
            await seat.wait(10)
            await seat.press("space")
        await take_notes(seat)
        await take_notes_of_the_next_group(seat)
        await share(seat)
        await end(seat)
        await write_minutes(seat)
        await seat.press("escape")
        assert seat.stage == "home"
        assert "■" in seat.screen
        rows = seat.find("#sessions", DataTable)
        assert rows.row_count == 1


async def test_a_session_is_made_from_the_template_by_keys(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n", "end", "up", "enter", "f10")
        assert seat.stage == "agenda"
        assert seat.session.opened.slug == "series-2021-11-22"
        await seat.press("escape")
        assert "2021-11-22        まちづくり交流会 " in seat.screen


async def test_the_mouse_opens_stages_and_sets_the_cursor(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        agenda = seat.find("#agenda", DataTable)
        await seat.click("#agenda", (20, 3))
        assert agenda.cursor_row == 2
        bar, _key, _rest = seat.screen.splitlines()[2].partition("F5")
        await seat.click("StageBar", (cell_len(bar), 0))
        assert seat.stage == "notes"
        await seat.click("#board", (8, 3))
        assert "グループ2" in seat.screen
        await seat.click("#entry")
        await seat.write("クリックして書く", "enter")
        assert words_of(seat, 2) == [(LineKind.REMARK, "クリックして書く")]


async def test_a_session_is_opened_with_the_mouse(
    program: Program, clock: WallClock, planned: str, held: str
) -> None:
    async with seated(program(), clock) as seat:
        rows = seat.find("#sessions", DataTable)
        await seat.click("#sessions", (20, 2))
        if seat.stage == "home":
            assert rows.cursor_row == 1
            await seat.click("#sessions", (20, 2))
        assert seat.stage == "agenda"


async def test_stage_keys_work_while_typing_and_digits_are_typed(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        await seat.write("234567")
        assert seat.stage == "notes"
        assert seat.find("#entry", Input).value == "234567"
        for key, stage in (("f6", "share_out"), ("f7", "minutes"), ("f5", "notes")):
            await seat.press(key)
            assert seat.stage == stage
        assert seat.find("#entry", Input).value == "234567"
        await seat.press("f9")
        await seat.write("7")
        assert seat.stage == "notes"
        for key, stage in (("f7", "minutes"), ("f5", "notes"), ("f6", "share_out")):
            await seat.press(key)
            assert seat.stage == stage, "the text area would take F6 and F7 for itself"
        for digit, stage in (("2", "agenda"), ("3", "pitches"), ("4", "groups"), ("7", "minutes")):
            await seat.press(digit)
            assert seat.stage == stage, "no field has the focus: a digit is a stage"


async def test_the_arrows_reach_groups_that_do_not_fit_on_the_screen(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, SMALL) as seat:
        await seat.press("f4", "n", "n", "n")
        assert len(seat.session.groups.open) == 5
        await seat.press("d")
        await seat.until(lambda: seat.session.groups.seats, "nobody was seated")
        await seat.settle()
        await seat.press("right", "right", "right", "right")
        last = seat.session.groups.open[-1]
        person = seat.session.groups.members(last.id)[0]
        assert name(seat, person)[:5] in seat.screen
        await seat.press("m", "0", "enter")
        assert person not in seat.session.groups.seats
