"""The facilitator's board: how far the notes of each group are, and what is asked and offered."""

import pytest
from textual.widgets import DataTable, Input, OptionList

from facilitator.domain.being_typed import note_place
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Offer
from facilitator.domain.plan import Plan
from facilitator.locale import _
from facilitator.locale.words import seat_word
from facilitator.services import groups, notes, summary
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_groups import many
from .at_the_notes import (
    OLD,
    add,
    clash,
    drafts_of,
    group_id,
    half_type,
    lines_of,
)
from .at_the_wall import begin
from .conftest import Program
from .seat import SMALL, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio


def into_breakout(workshop: Workshop) -> None:
    begin(workshop, ItemKind.BREAKOUT)


def row(seat: TakenSeat, key: str) -> list[str]:
    """The cells of a row of the board."""
    return [str(cell) for cell in seat.find("#board", DataTable).get_row(key)]


def keys(seat: TakenSeat) -> list[str]:
    """The keys of the rows of the board, from above."""
    return [str(key.value) for key in seat.find("#board", DataTable).rows]


def state(seat: TakenSeat, number: int) -> str:
    return row(seat, group_id(seat.workshop, number))[-1]


def overview(seat: TakenSeat) -> str:
    return str(seat.app.screen.query_one("#overview").render())


def asked(seat: TakenSeat) -> list[str]:
    """What stands in the list of what is asked and offered, line by line."""
    found = seat.find("#asked", OptionList)
    return [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]


async def test_a_row_tells_what_a_group_writes_when_it_types_and_when_it_is_silent(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    async with seated(program(meeting.id), clock) as seat:
        await seat.record(into_breakout)
        await seat.press("f5")
        drafts, second = drafts_of(elsewhere), group_id(elsewhere, 2)
        for kind in (LineKind.QUESTION, LineKind.QUESTION, LineKind.OFFER):
            add(elsewhere, 2, "ことば", kind)
        await seat.wait(1)
        assert row(seat, second)[3:6] == ["3", "質2 申1", "14:00"]
        half_type(elsewhere, drafts, 2, "書いて")
        await seat.wait(seconds=2)
        assert state(seat, 2) == _("● typing")
        assert row(seat, second)[5] == "14:01", "a half-typed line counts as typing"
        await seat.wait(seconds=8)
        assert "14:01" in state(seat, 2), "since when it is half typed"
        assert "！" not in state(seat, 2)
        await seat.wait(3)
        assert state(seat, 1) == _("！ silent {n} min").format(n=4), "since the breakout began"
        assert "！" not in state(seat, 2)
        await seat.wait(1)
        assert "！" in state(seat, 2)
        summary.say_ready(elsewhere, group_id(elsewhere, 1), True)
        await seat.wait(seconds=1)
        assert state(seat, 1) == _("● ready")
        assert "1/2" in overview(seat)
        assert f"{_('！ silent {numbers}').format(numbers='2')} " in f"{overview(seat)} "
        half_type(elsewhere, drafts, 1, "まだ書いている")
        add(elsewhere, 1, "別の席で書いた行")
        await seat.wait(seconds=0.25)
        assert "別の席で書いた行" in seat.screen, "the lines of the group are seen as they grow"
        assert "まだ書いている" in seat.screen


async def test_texts_beside_each_other_a_missing_seat_and_closed_groups_are_told_of(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    for number in (3, 4):
        groups.make_group(meeting)
        add(meeting, number, "閉じる前の行")
        groups.close_group(meeting, group_id(meeting, number))
    notes.remove_line(meeting, lines_of(meeting, 4)[0].id)
    async with seated(program(meeting.id), clock) as seat:
        await seat.record(into_breakout)
        await seat.press("f5")
        assert [row(seat, key)[0] for key in keys(seat)] == ["＋", "1", "2", "3", "＊"]
        assert state(seat, 3) == _("closed"), "a closed group stays where it has lines"
        line = clash(meeting, elsewhere)
        notes.edit_line(elsewhere, line, base=OLD, words=f"{OLD[:3]}二百人です")
        notes.remove_line(elsewhere, line)
        await seat.wait(seconds=1)
        assert "▲" in state(seat, 1), "two stand beside each other, also without the first text"
        assert "▲" in overview(seat)
        assert "○" not in overview(seat), "where nobody has a seat none is missing"
        drafts_of(elsewhere).give_sign()
        await seat.wait(seconds=1)
        assert state(seat, 2) == _("○ no seat")
        assert overview(seat).endswith(_("○ no seat {numbers}").format(numbers="2"))
        await seat.wait(seconds=20)
        assert "○" not in overview(seat), "a seat that gives no sign has gone"


async def test_of_thirty_groups_the_worst_are_told_above_in_one_line(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 60, 30)
    async with seated(program(workshop.id), clock, SMALL) as seat:
        await seat.record(into_breakout)
        await seat.press("f5")
        assert "\n ＋ " in seat.screen, "what is asked stands above the groups from the beginning"
        await seat.wait(5)
        told = _("！ silent {numbers}").format(numbers="1, 2, 3, 4, 5, 6 +24")
        assert told in overview(seat)
        assert told in seat.screen
        assert "\n 7 " not in seat.screen, "the board leaves room for the lines, and scrolls"
        await seat.press("shift+tab", "shift+tab")
        assert "\n 8 " in seat.screen, "while one is on it it shows eight groups"
        await seat.press("ctrl+end")
        assert "\n 30 " in seat.screen


async def test_asks_and_offers_of_all_groups_are_brought_forward_pitch_by_pitch(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    first, second = meeting.session.pitches.pitches.values()
    add(elsewhere, 1, "答えのある質問", LineKind.QUESTION)
    add(elsewhere, 1, "答え", LineKind.ANSWER)
    add(elsewhere, 1, "答えのない質問", LineKind.QUESTION)
    add(elsewhere, 1, "ただの補足", LineKind.REMARK)
    add(elsewhere, 2, "次にすること", LineKind.NEXT_STEP)
    for_first = add(elsewhere, 2, "ほかの班への申し出", LineKind.OFFER)
    notes.describe_offer(elsewhere, for_first, Offer(to=first.organisation))
    async with seated(program(meeting.id), clock) as seat:
        await seat.press("f5", "alt+a")
        told = asked(seat)
        places = [
            next(n for n, words in enumerate(told) if part in words)
            for part in (
                first.title.original,
                "ほかの班への申し出",
                "答えのない質問",
                second.title.original,
                "次にすること",
            )
        ]
        assert places == sorted(places), "each stands below the pitch that it is about"
        assert len(told) == 5, "an answered question and a remark are not brought forward"
        assert first.asks[0].original[:5] in told[0]
        add(elsewhere, 2, "あとからの申し出", LineKind.OFFER)
        await seat.wait(seconds=0.25)
        assert any("あとからの申し出" in words for words in asked(seat))
        await seat.press("f8", "r")
        assert ["ただの補足" in words for words in asked(seat)] == [False, True, False]
        await seat.press("escape", "home", "down", "enter")
        lines = seat.find("#lines", OptionList)
        assert lines.has_focus, "Enter leads to the line in its group"
        chosen = lines.highlighted_option
        assert chosen is not None
        assert "ほかの班への申し出" in str(chosen.prompt)
        await seat.press("alt+a", "escape")
        assert not seat.app.screen.query_one("#asks").display, "Escape leads back to the group"
        assert seat.stage == "notes"


async def test_where_others_take_notes_the_facilitator_begins_on_the_board(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    second = group_id(meeting, 2)
    kept = add(elsewhere, 2, "第二班の行", LineKind.ANSWER)
    async with seated(program(meeting.id), clock) as seat:
        lacking = _("！ no note-taker: group {numbers}")
        await seat.record(into_breakout)
        await seat.press("f5")
        assert seat.find("#entry", Input).has_focus, "whoever is alone types"
        assert lacking.format(numbers="1, 2") in seat.screen
        drafts = drafts_of(elsewhere)
        drafts.give_sign()
        await seat.press("f2")
        await seat.wait(seconds=1)
        assert lacking.format(numbers="2") in seat.screen, "somebody types at group 1"
        await seat.press("f5")
        board = seat.find("#board", DataTable)
        assert board.has_focus
        assert row(seat, group_id(meeting, 1))[2] == _("has a seat")
        assert overview(seat).count("！") == 1
        await seat.press("down")
        assert "第二班の行" in seat.screen, "the arrows choose a group"
        await seat.press("enter")
        await seat.write("進行役の行", "enter", "escape")
        assert lines_of(seat.workshop, 2)[-1].text.original == "進行役の行"
        assert board.has_focus
        await seat.press("f2", "f5", "enter", "up", "f8", "enter", "escape")
        assert lines_of(seat.workshop, 2)[-1].kind is LineKind.REMARK, "F8 begins on it"
        assert board.has_focus
        drafts.keep(note_place(meeting.id, "change", second), "直す", f"{kept}\n第二班の行")
        await seat.wait(seconds=1)
        words = _("● {seat} is changing: {text}").format(
            seat=seat_word("note-taker 1 7F3K"), text="直す"
        )
        assert words.partition("直す")[0][-8:] in seat.screen
        await seat.press("escape", "y")
        assert seat.stage == "home"
