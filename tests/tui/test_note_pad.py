"""Typing notes: a line for each Enter, recorded also at rest; nothing that is typed is lost."""

import pytest
from textual.widgets import Input, OptionList

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.text import LONGEST_LINE
from facilitator.services.workshop import Workshop
from facilitator.tui.half_typed import HalfTyped

from .at_the_pad import field, kinds, lines, only_line, points, rest, row
from .conftest import Taker
from .seat import WallClock, seated

pytestmark = pytest.mark.asyncio


async def test_what_rests_is_recorded_while_the_field_stays_as_it_is(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("？LINEの登", "left")
        await rest(seat)
        assert (lines(seat), kinds(seat)) == (["LINEの登"], [LineKind.QUESTION])
        entry = seat.find("#entry", Input)
        assert (entry.value, entry.cursor_position) == ("？LINEの登", len("？LINEの"))
        await seat.write("", "end")
        await seat.write("録者は", "enter")
        assert only_line(seat).text.original == "LINEの登録者は"
        assert field(seat) == ""
        await seat.write("次", "enter")
        assert lines(seat) == ["LINEの登録者は", "次"]


async def test_a_line_that_is_left_is_recorded_but_a_lone_mark_or_a_space_is_not(
    taker: Taker, clock: WallClock
) -> None:
    assert not any(HalfTyped(text=typed).is_worth_recording for typed in ("？", "　", "＋　"))
    async with seated(taker(), clock) as seat:
        await seat.write("？", "up", "down")
        assert lines(seat) == []
        await seat.write("書きかけ", "up")
        assert lines(seat) == ["書きかけ"]


async def test_a_line_recorded_at_rest_is_taken_out_again_when_its_letters_are(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        for leaving in ("enter", "escape", "up", ""):
            await seat.write("まちがい")
            await rest(seat)
            assert "補足 ✓＞" in row(seat, "＞"), "it is seen that it is a line already"
            await seat.press("ctrl+u")
            if leaving:
                await seat.press(leaving)
            else:
                await rest(seat)
            assert lines(seat) == []
            assert "✓" not in row(seat, "＞")
            await seat.press("ctrl+z")
            assert lines(seat) == ["まちがい"]
            await seat.press("ctrl+z")


async def test_a_change_that_is_given_up_leaves_the_line_as_it_was_and_both_in_its_history(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("＋三百人", "enter", "up", "enter", "home")
        await seat.write("！約")
        await rest(seat)
        assert (lines(seat), kinds(seat)) == (["約三百人"], [LineKind.DECISION])
        await seat.write("、")
        await seat.press("escape")
        assert (lines(seat), kinds(seat)) == (["三百人"], [LineKind.OFFER])
        assert field(seat) == ""
        await seat.press("ctrl+z")
        assert lines(seat) == ["約、三百人"], "nothing that was typed is lost"


async def test_a_mark_is_told_in_words_at_once_and_a_lone_one_is_not_recorded_in_silence(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("＋")
        assert "申し出 ＞" in row(seat, "＞")
        await seat.press("enter")
        assert (lines(seat), field(seat), len(seat.said)) == ([], "＋", 1)


async def test_a_mark_typed_before_a_changed_line_changes_its_kind_as_f8_does(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("来月に配る", "enter", "up", "enter", "home")
        await seat.write("！", "enter")
        assert (lines(seat), kinds(seat)) == (["来月に配る"], [LineKind.DECISION])
        await seat.press("up", "alt+8")
        await seat.write("n")
        assert kinds(seat) == [LineKind.NEXT_STEP]
        await seat.press("down")
        await seat.write("？本当に", "f8")
        await seat.write("i", "enter")
        assert lines(seat)[1] == "本当に"
        assert kinds(seat)[1] is LineKind.IDEA


async def test_what_is_typed_or_pasted_while_the_lines_have_the_focus_goes_to_the_field(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("一", "enter", "escape")
        await seat.write("shoxubJK １　ね a?", "enter")
        assert lines(seat) == ["一", "shoxubJK １　ね a?"]
        await seat.write("", "up")
        await seat.write("　？つづき", "up")
        assert lines(seat)[2:] == ["つづき"]
        await seat.paste("は\n")
        assert field(seat) == "　？つづきは"
        await seat.press("enter", "up")
        await seat.paste("四\n五")
        assert lines(seat)[2:] == ["つづきは", "四", "五"]
        await seat.click("#lines", (20, 9))
        assert seat.find("#entry", Input).has_focus


async def test_the_speaker_is_shown_before_the_field_until_the_line_is_recorded(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.press("ctrl+s")
        await seat.write("02", "enter")
        assert "参加者02" in row(seat, " ＞ ")
        await seat.write("？＠")
        await seat.write("03", "enter")
        assert "参加者03" in row(seat, " ＞ ")
        await seat.write("配れます", "enter")
        assert seat.workshop.register.name_of(only_line(seat).speaker or "") is not None
        assert "参加者03" in row(seat, "配れます")
        assert "参加者03" not in row(seat, " ＞ ")
        await seat.press("up", "space", "s")
        await seat.write("01", "enter")
        assert "参加者01" in row(seat, "配れます")


async def test_a_question_about_the_line_that_is_typed_does_not_record_it(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("まだ途中", "f8", "escape")
        assert lines(seat) == []
        await seat.press("f1")
        assert lines(seat) == ["まだ途中"]


async def test_lines_are_moved_and_taken_out_and_what_was_done_is_taken_back(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        for words in ("一", "二", "三"):
            await seat.write(words, "enter")
        await seat.press("up", "alt+up", "ctrl+up")
        assert lines(seat) == ["三", "一", "二"]
        await seat.press("ctrl+down")
        assert lines(seat) == ["一", "三", "二"]
        await seat.press("delete")
        assert lines(seat) == ["一", "二"]
        await seat.press("ctrl+z")
        assert lines(seat) == ["一", "三", "二"]
        assert seat.find("#lines", OptionList).highlighted == 1, "the line that came back"
        assert "三" in seat.said[-1], "it is said what was taken back"
        await seat.press("end", "down")
        await seat.write("四の途中", "ctrl+z")
        assert lines(seat) == ["三", "一", "二"], "what was done last, not the letters"
        assert field(seat) == "四の途中"


async def test_a_line_recorded_at_rest_and_taken_back_waits_in_the_field_for_enter(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("＋配れます")
        await rest(seat)
        await seat.press("ctrl+z")
        await rest(seat)
        assert lines(seat) == []
        assert field(seat) == "＋配れます"
        await seat.press("enter")
        assert (lines(seat), kinds(seat)) == (["配れます"], [LineKind.OFFER])


async def test_a_long_line_is_read_whole_below_its_first_word(
    taker: Taker, clock: WallClock
) -> None:
    words = "町会の回覧板に載せる案を、来月の役員会で相談する。" * 5
    async with seated(taker(), clock) as seat:
        await seat.write(words, "enter")
        first, *others = [row for row in seat.screen.splitlines() if "回覧" in row or "役員" in row]
        start = first.index("町会")
        indent = len(first[:start].encode("cp932", "replace"))
        assert "".join([first[start:], *(each.strip() for each in others)]) == words
        for each in others:
            assert each.startswith(" " * indent)
            assert not each.strip().startswith(("。", "、"))


async def test_ten_thousand_pasted_signs_are_one_line_or_many_and_none_is_lost(
    taker: Taker, clock: WallClock
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.paste("長い文" * 3_400)
        assert field(seat) == "長い文" * 3_400
        await seat.press("enter")
        await seat.paste("\n".join(f"？{number}行目のはりつけ" for number in range(300)))
        assert lines(seat)[0] == "長い文" * 3_400
        assert lines(seat)[1:] == [f"{number}行目のはりつけ" for number in range(300)]
        assert set(kinds(seat)[1:]) == {LineKind.QUESTION}


async def test_a_line_that_is_too_long_is_refused_once_and_stays_in_the_field(
    taker: Taker, clock: WallClock
) -> None:
    text = "長" * (LONGEST_LINE + 1)
    async with seated(taker(), clock) as seat:
        await seat.paste(text)
        await rest(seat)
        said = len(seat.said)
        await rest(seat)
        assert (lines(seat), field(seat)) == ([], text)
        assert len(seat.said) == said == 1
        await seat.press("backspace", "enter")
        assert lines(seat) == [text[:-1]]


async def test_points_that_rest_or_are_left_are_recorded(
    taker: Taker, clock: WallClock, meeting: Workshop
) -> None:
    def shared() -> list[str]:
        of_group = seat.session.summaries.of_group(meeting.session.groups.open[0].id)
        return [point.original for point in of_group.points]

    async with seated(taker(), clock) as seat:
        await seat.press("alt+9")
        await seat.write("百人に広げる", "enter")
        await rest(seat)
        assert shared() == ["百人に広げる"]
        await seat.write("回覧板", "tab")
        assert shared() == ["百人に広げる", "回覧板"]
        assert points(seat).text == "百人に広げる\n回覧板"
