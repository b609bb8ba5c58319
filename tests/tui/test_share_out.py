"""The share-out: turns, the floor's comments, common points, the conclusion, follow-ups."""

from datetime import date, timedelta

import pytest
from textual.widgets import Input, Static, TextArea

from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Help, Offer
from facilitator.services import clock as the_clock
from facilitator.services import common, groups, notes, projector, sessions, summary
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_wall import Wall, begin
from .conftest import Program
from .seat import TakenSeat, WallClock, seated
from .test_saved import DEAD_AFTER, kept, until_kept

pytestmark = [pytest.mark.asyncio, pytest.mark.parametrize("language", ["en"])]

BOARD, CIRCULAR = "子育て支援拠点で案内を配れます", "町会の回覧板で全戸に知らせられます"
"""Two offers of the first group."""

BOARD_THERE = "子育て支援拠点で案内を配ってもらう"
"""An idea of the second group."""


def prepare(workshop: Workshop) -> None:
    """Three groups, whose share-out has just begun; the first two have notes and points."""
    groups.make_group(workshop)
    the_clock.start_meeting(workshop)
    begin(workshop, ItemKind.SHARE_OUT)
    first, second, _third = workshop.session.groups.open
    for group, kind, words in (
        (first.id, LineKind.OFFER, BOARD),
        (first.id, LineKind.OFFER, CIRCULAR),
        (first.id, LineKind.QUESTION, "登録者は何人ですか"),
        (second.id, LineKind.IDEA, BOARD_THERE),
        (second.id, LineKind.NEXT_STEP, "指標の案を三つ作る"),
    ):
        notes.add_line(workshop, group, kind, words)
    summary.write_summary(workshop, first.id, base=(), points=("百人に広げる", "紙でも知らせる"))


@pytest.fixture
def sharing(database: Database, surroundings: Surroundings, planned: str) -> str:
    """The meeting in its share-out, of 20 minutes."""
    prepare(sessions.open_workshop(database, surroundings, planned))
    return planned


def numbers(seat: TakenSeat) -> list[int]:
    """Return the numbers of the groups in the order in which they share."""
    session = seat.session
    return [group.number for group in session.summaries.in_order(session.groups)]


def group(seat: TakenSeat, number: int) -> str:
    found = seat.session.groups.numbered(number)
    assert found is not None
    return found.id


def line(seat: TakenSeat, words: str) -> str:
    return next(
        each.id for each in seat.session.notes.lines.values() if each.text.original == words
    )


def comments(seat: TakenSeat, number: int) -> list[str]:
    found = seat.session.summaries.of_group(group(seat, number)).comments
    return [comment.text.original for comment in found]


def words(seat: TakenSeat, selector: str) -> str:
    return str(seat.find(selector, Static).content)


def is_asked(seat: TakenSeat) -> bool:
    return seat.app.screen.is_modal


async def test_the_groups_share_in_turn_each_with_its_own_clock_and_then_all_conclude(
    program: Program, clock: WallClock, sharing: str
) -> None:
    async with seated(program(sharing), clock) as seat:
        await seat.press("f6")
        assert "about 6:40" in words(seat, "#each"), "each has an equal part"
        await seat.press("space")
        assert seat.session.summaries.sharing == group(seat, 1)
        await a_comment_is_changed_removed_and_brought_back(seat)
        await seat.wait(5)
        assert "▶ 1:40" in seat.screen
        assert "▶ Group 1: left of 6:40" in words(seat, "#turn")
        await seat.wait(2)
        assert "▲ +0:20" in seat.screen
        assert "over its 6:40" in words(seat, "#turn")
        assert "about 6:30" in words(seat, "#each"), "the others lose a part of it"
        await seat.press("e")
        assert seat.session.summaries.sharing is None
        assert "Group 2" in words(seat, "#heading"), "the next one is looked at, and waits"
        await the_order_the_time_and_who_shares_are_changed(seat, clock)
        await something_can_be_concluded_without_any_group(seat)


async def the_order_the_time_and_who_shares_are_changed(seat: TakenSeat, clock: WallClock) -> None:
    """Group 1 has shared, and the cursor is on group 2."""
    await seat.press("down", "left_square_bracket", "alt+up", "K", "J", "u")
    assert numbers(seat) == [3, 1, 2]
    await seat.press("space", "space")
    assert seat.session.summaries.sharing == group(seat, 2)
    await seat.press("space")
    assert seat.session.summaries.sharing is None
    assert "conclude" in words(seat, "#heading")
    await seat.press("u")
    assert seat.session.summaries.sharing == group(seat, 2)
    await seat.wait(2)
    await seat.click("#order", (10, 0))
    assert "Group 3" in words(seat, "#heading")
    assert seat.session.summaries.sharing == group(seat, 2), "a click alone only looks"
    await seat.pilot.click("#order", offset=(10, 0), times=2)
    await seat.settle()
    assert seat.session.summaries.sharing == group(seat, 3)
    assert seat.session.summaries.sharing_since == clock.now(), "it has a turn of its own"
    await seat.press("t")
    await seat.write("すこし", "enter")
    assert "2:30" in words(seat, "#fault")
    seat.find("#length", Input).value = "２：３０"
    await seat.press("enter")
    assert seat.session.summaries.length == timedelta(minutes=2, seconds=30)
    await seat.press("e")
    assert not words(seat, "#turn").strip(), "no group is left that could have a time"
    await seat.press("t", "delete", "enter")
    assert seat.session.summaries.length is None


async def a_comment_is_changed_removed_and_brought_back(seat: TakenSeat) -> None:
    await seat.press("c")
    await seat.write("一つめ", "enter")
    await seat.write("二つめ", "enter")
    await seat.write("書きかけ")
    await seat.press("shift+tab", "enter")
    assert seat.find("#comment", Input).value == "二つめ"
    await seat.write("を直す", "enter")
    assert comments(seat, 1) == ["一つめ", "二つめを直す"]
    assert seat.find("#comment", Input).value == "書きかけ", "what was half typed waited"
    await seat.press("delete")
    assert comments(seat, 1) == ["一つめ"]
    await seat.press("u")
    assert comments(seat, 1) == ["一つめ", "二つめを直す"]
    await seat.press("enter")
    await seat.write("、やめる")
    await seat.press("escape", "escape")
    assert comments(seat, 1) == ["一つめ", "二つめを直す"]
    assert seat.stage == "share_out"
    await seat.press("c", "enter", "escape")
    assert comments(seat, 1) == ["一つめ", "二つめを直す", "書きかけ"]


async def something_can_be_concluded_without_any_group(seat: TakenSeat) -> None:
    for each in seat.session.groups.open:
        groups.close_group(seat.workshop, each.id)
    await seat.wait(seconds=1)
    assert "No group yet" in seat.screen
    await seat.press("space", "c", "left_square_bracket", "delete", "enter")
    await seat.write("話し合いを続ける", "f9")
    assert "1  話し合いを続ける" in words(seat, "#content")


async def test_what_is_half_typed_outlives_the_program_and_what_others_do_meanwhile(
    program: Program,
    clock: WallClock,
    sharing: str,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    other: Workshop,
) -> None:
    async with seated(program(sharing), clock) as seat:
        await seat.press("f6", "c")
        summary.take_comment(other, group(seat, 1), "よその席")
        await seat.write("途中の")
        await seat.wait(seconds=1)
        assert "よその席" in seat.screen, "it is seen while something else is typed"
        await seat.press("shift+tab", "enter")
        await seat.write("から")
        await seat.press("f9")
        await seat.write("百人に広げる")
        await until_kept(seat, database, "途中の", "よその席から", "百人に広げる")
        (comment,) = seat.session.summaries.of_group(group(seat, 1)).comments
        summary.remove_comment(other, group(seat, 1), comment.id)
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(sharing), clock) as seat:
        await seat.press("f6")
        assert seat.find("#points", TextArea).text == "百人に広げる"
        monkeypatch.setattr(seat.app.seat, "keep_draft", lambda *draft: None)
        summary.conclude(other, base=(), points=("紙でも知らせる",))
        await seat.press("f9")
        concluded = [text.original for text in seat.session.summaries.conclusion]
        assert sorted(concluded) == ["百人に広げる", "紙でも知らせる"]
        assert "紙でも知らせる" in words(seat, "#content")
        await seat.press("c", "enter")
        assert comments(seat, 1) == ["よその席から"], "what was typed is not lost with it"
        await seat.press("c", "enter")
        assert comments(seat, 1) == ["よその席から", "途中の"]
        assert not kept(database), "what was recorded is no draft from that moment on"


def common_lines(seat: TakenSeat) -> list[list[str]]:
    """Return the lines of each common point, in the order of their ids."""
    session = seat.session
    return [sorted(point.lines) for point in session.common.standing(session.notes)]


async def test_lines_that_say_the_same_are_brought_together_and_taken_apart(
    program: Program, clock: WallClock, sharing: str, other: Workshop
) -> None:
    async with seated(program(sharing), clock) as seat:
        here, there = line(seat, BOARD), line(seat, BOARD_THERE)
        await seat.press("f6", "m", "enter")
        assert "■" in seat.screen.split("案内を配ってもらう")[0].splitlines()[-1]
        await seat.press("escape", "m", "end", "up", "enter")
        assert "□" not in seat.screen, "a question that no group asks as well"
        await seat.press("escape", "m", "enter", "space", "w")
        await seat.write("案内を配る", "enter")
        (point,) = seat.session.common.standing(seat.session.notes)
        assert point.words is not None
        assert point.words.original == "案内を配る"
        assert common_lines(seat) == [[here, there]]
        assert "＝ group 2" in words(seat, "#content")
        await seat.press("end", "m")
        assert "案内を配る" in seat.screen
        await seat.press("down", "delete")
        assert not common_lines(seat)
        await seat.press("u")
        assert common_lines(seat) == [[here, there]], "it is taken back without leaving the list"
        await seat.press("home", "down", "delete", "home", "enter", "enter")
        assert common_lines(seat) == [[here, there]], "the two were suggested, and marked already"
        await seat.press("home", "down", "enter", "space", "down", "space", "enter")
        (pair,) = common_lines(seat)
        assert there in pair
        assert here not in pair, "the mark went elsewhere"
        await seat.press("u")
        assert common_lines(seat) == [[here, there]], "in one step"
        third = notes.add_line(other, group(seat, 3), LineKind.IDEA, "案内を配る拠点")
        common.bring_together(other, [here, third], point=point.id)
        common.word_common(other, point.id, None)
        notes.remove_line(other, seat.workshop.session.common.points[point.id].lines[0])
        await seat.wait(seconds=1)
        await seat.press("escape", "m", "home", "enter")
        assert is_asked(seat), "it is told in the words of the first line that is still there"
        assert BOARD in seat.screen


async def test_an_offer_becomes_a_follow_up_of_whoever_offers_in_the_list_of_all(
    program: Program, clock: WallClock, sharing: str
) -> None:
    async with seated(program(sharing), clock) as seat:
        organisations = list(seat.workshop.register.organisations)
        offer = Offer(by=organisations[0], due=date(2021, 12, 25), help=Help.PLACE)
        key = line(seat, CIRCULAR)
        await seat.record(lambda workshop: notes.describe_offer(workshop, key, offer))
        await seat.press("f6", "l", "down", "enter")
        assert seat.find("#what", Input).value == CIRCULAR
        assert seat.find("#due", Input).value == "2021-12-25"
        assert seat.app.focused is seat.find("#owner", Input), "what is to be done is proposed"
        await seat.wait(seconds=37)
        await seat.until(
            lambda: "19:23" in seat.app.export_screenshot(), "the clock below both dialogs runs"
        )
        await seat.press("f10")
        (follow_up,) = seat.workshop.series.follow_ups.values()
        assert (follow_up.line, follow_up.owners) == (key, (organisations[0],))
        assert "✓ 1" in seat.screen, "the list stays"
        await seat.press("enter")
        seat.find("#owner", Input).value += "、架空"
        seat.find("#due", Input).value = "1/8"
        await seat.press("f10")
        assert "fits several" in words(seat, "#fault")
        seat.find("#owner", Input).value = "新しい会"
        await seat.press("f10")
        assert is_asked(seat), "a name that is new may be a slip"
        await seat.press("f10", "escape")
        (follow_up,) = seat.workshop.series.follow_ups.values()
        assert follow_up.due == date(2022, 1, 8)
        names = [seat.workshop.register.name_of(owner) for owner in follow_up.owners]
        assert [name.original for name in names if name] == ["新しい会"]
        await seat.press("u")
        (follow_up,) = seat.workshop.series.follow_ups.values()
        assert follow_up.owners == (organisations[0],)


async def test_the_wall_shows_the_group_that_shares_and_no_name_unless_names_are_shown(
    wall: Wall, sharing: str, database: Database, surroundings: Surroundings
) -> None:
    workshop = sessions.open_workshop(database, surroundings, sharing)
    first, second, _third = workshop.session.groups.open
    groups.deal(workshop)
    reporter = workshop.session.groups.members(first.id)[0]
    groups.give_role(workshop, first.id, Role.REPORTER, reporter)
    name = workshop.register.people[reporter].name
    async with wall.hung() as seen:
        await seen.wait(seconds=1)
        assert "Group 1" in seen.screen, "who is next"
        summary.start_sharing(workshop, first.id)
        await seen.wait(seconds=5)
        assert "百人に広げる" in seen.screen
        assert "▶ time left" in seen.screen
        assert "next: Group 2" in seen.screen
        assert name not in seen.screen
        projector.show_names(workshop, True)
        await seen.wait(seconds=1)
        assert f"{name} reports" in seen.screen
        await seen.wait(6)
        assert "△" in seen.screen
        await seen.wait(1)
        assert "▲" in seen.screen
        assert seen.digits_height >= 5
        summary.end_sharing(workshop)
        summary.conclude(workshop, base=(), points=("みんなで百人に広げる",))
        await seen.wait(seconds=1)
        assert "みんなで百人に広げる" in seen.screen
        summary.start_sharing(workshop, second.id)
        await seen.wait(seconds=1)
        assert "みんなで百人に広げる" not in seen.screen
