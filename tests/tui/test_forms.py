"""Forms lose nothing: not where a change is refused, not on a full disk, not when all is killed."""

import json
from datetime import timedelta

import pytest
from textual.widgets import Button, Input, Static, TextArea

from facilitator.services import agenda
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_pad import full
from .conftest import Program
from .seat import TakenSeat, WallClock, seated
from .test_saved import DEAD_AFTER, kept, until_kept

pytestmark = pytest.mark.asyncio


def is_asked(seat: TakenSeat) -> bool:
    """Say whether a form is open."""
    return seat.app.screen.is_modal


async def offer(seat: TakenSeat, title: str) -> None:
    """Type a pitch for the queue and take it."""
    await seat.press("o")
    await seat.write(title, "f10")


async def test_what_is_refused_stays_in_its_form(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3")
        await offer(seat, "朝市")
        assert not is_asked(seat)
        await seat.press("o")
        await seat.write("朝市", "tab")
        await seat.write("架空の会", "f10")
        assert is_asked(seat)
        assert seat.find("#title", Input).value == "朝市"
        assert seat.find("#by", Input).value == "架空の会"
        assert "「朝市」" in str(seat.find("#fault", Static).content), "it says why"
        await seat.press("shift+tab")
        await seat.write("を歩く", "f10")
        assert not is_asked(seat)
        assert len(seat.workshop.series.queue) == 2


async def test_what_could_not_be_saved_stays_in_its_form_until_there_is_room(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    long = "長い背景" * 2_000
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "n")
        await seat.write("題", "tab", "tab", "tab")
        with full(database):
            await seat.paste(long, "f10")
            assert is_asked(seat)
            assert seat.find("#background", TextArea).text == long
        await seat.press("f10")
        assert not is_asked(seat)
        pitch = list(seat.session.pitches.pitches.values())[-1]
        assert pitch.background[0].original == long
        assert not kept(database)


async def test_a_half_typed_form_comes_back_after_the_program_is_gone(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "n")
        await seat.write("途中の題", "tab", "tab", "tab")
        await seat.write("一つめ", "enter")
        await seat.write("二つ\\め")
        await seat.until(lambda: "二つ" in "".join(kept(database)), "it is not kept")
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "o")
        assert not seat.find("#title", Input).value, "another form"
        await seat.press("escape", "n")
        assert seat.find("#title", Input).value == "途中の題"
        assert seat.find("#background", TextArea).text == "一つめ\n二つ\\め"
        assert seat.said
        await seat.press("f10")
        pitch = list(seat.session.pitches.pitches.values())[-1]
        assert pitch.title.original == "途中の題"
        await until_kept(seat, database)


async def test_a_form_that_is_given_up_asks_first_and_leaves_nothing_behind(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f6", "f")
        await seat.write("町会に相談")
        await seat.until(lambda: kept(database), "it is not kept")
        await seat.press("escape")
        assert "捨て" in seat.screen or "Throw away" in seat.screen
        await seat.press("y")
        assert not is_asked(seat)
        assert not kept(database)
        await seat.press("f")
        assert not seat.find("#what", Input).value
        await seat.press("escape")
        assert not is_asked(seat), "where nothing was typed there is nothing to ask"


async def test_escape_again_and_again_neither_throws_away_what_was_typed_nor_leaves_the_session(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "n")
        await seat.write("途中の題")
        for _ in range(5):
            await seat.press("escape")
            assert seat.stage == "pitches"
            assert is_asked(seat)
        await seat.press("enter")
        await seat.write("名")
        assert seat.find("#title", Input).value == "途中の題名"
        await seat.press("f10")
        assert list(seat.session.pitches.pitches.values())[-1].title.original == "途中の題名"


async def test_what_was_typed_last_is_kept_when_the_program_is_left_at_once(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "n")
        seat.find("#title", Input).value = "最後の字まで"
        await seat.app.action_quit()
    assert [json.loads(text) for text in kept(database)] == [{"title": "最後の字まで"}]


async def test_a_form_that_comes_back_leaves_alone_what_others_changed_meanwhile(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        item = seat.session.agenda.order[0]
        await seat.press("enter")
        seat.find("#cue", Input).focus()
        await seat.write("マイク")
        await seat.until(lambda: kept(database), "it is not kept")

    def lengthen(workshop: Workshop) -> None:
        agenda.revise_item(
            workshop, item, length=timedelta(minutes=35), change=lambda before: before
        )

    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.record(lengthen)
        await seat.press("enter")
        assert seat.find("#cue", Input).value == "マイク"
        assert seat.find("#length", Input).value == "35分"
        await seat.press("f10")
        changed = seat.session.agenda.items[item]
        assert changed.length == timedelta(minutes=35)
        assert changed.directions.cue is not None


async def test_the_mouse_takes_a_form_or_gives_it_up(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "o")
        await seat.click("#take")
        await seat.until(lambda: "！" in seat.screen, "a pitch needs a title")
        await seat.write("朝市")
        assert seat.find("#title", Input).value == "朝市", "the field kept the focus"
        take = seat.find("#take", Button)
        await seat.until(lambda: not take.has_class("-active"), "it still looks pressed")
        await seat.click("#take")
        await seat.until(lambda: not is_asked(seat), "the form is still open")
        assert len(seat.workshop.series.queue) == 1
        await seat.press("n")
        await seat.click("#give-up")
        await seat.until(lambda: not is_asked(seat), "the form is still open")


async def test_a_comment_goes_to_the_group_that_was_seen_when_its_typing_began(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        first, second = seat.session.groups.open[:2]
        await seat.press("f6", "c")
        await seat.write("町会で配れます")
        await seat.press("escape", "down")
        assert "会場の声（グループ1）" in seat.screen
        await until_kept(seat, database, "町会で配れます")
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("f6", "down")
        assert "会場の声（グループ1）" in seat.screen
        await seat.press("c", "enter")
        summaries = seat.session.summaries
        (comment,) = summaries.of_group(first.id).comments
        assert comment.text.original == "町会で配れます"
        assert "会場の声（グループ2）" in seat.screen
        await seat.write("つぎの声", "enter")
        assert len(seat.session.summaries.of_group(second.id).comments) == 1
        await until_kept(seat, database)


async def test_the_title_of_a_pitch_is_not_offered_on_the_agenda(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        order = seat.session.agenda.order
        items = seat.session.agenda.items
        place = next(place for place, item in enumerate(order) if items[item].pitch is not None)
        await seat.press(*["down"] * place, "enter")
        assert is_asked(seat)
        assert not seat.app.screen.query("#title")
        await seat.press("end", *["backspace"] * 9)
        await seat.write("25分", "f10")
        assert seat.session.agenda.items[order[place]].length == timedelta(minutes=25)


async def test_a_length_that_nobody_changed_keeps_its_seconds(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        item = seat.session.agenda.order[0]

        def set_length(workshop: Workshop) -> None:
            agenda.revise_item(
                workshop, item, length=timedelta(seconds=90), change=lambda before: before
            )

        await seat.record(set_length)
        await seat.press("enter", "f10")
        assert not is_asked(seat)
        assert seat.session.agenda.items[item].length == timedelta(seconds=90)


async def test_a_title_and_a_length_changed_together_are_taken_back_together(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        item = seat.session.agenda.order[0]
        before = seat.session.agenda.items[item]
        await seat.press("enter")
        await seat.write("新しい題", "tab", "end", *["backspace"] * 9)
        await seat.write("7分", "f10")
        after = seat.session.agenda.items[item]
        assert after.length == timedelta(minutes=7)
        assert after.title is not None
        assert "新しい題" in after.title.original
        await seat.press("u")
        assert seat.session.agenda.items[item] == before
