"""Changing the plan: its items and the meeting itself, in forms that lose nothing."""

from dataclasses import replace
from datetime import date, time

import pytest
from textual.widgets import DataTable, Input

from facilitator.domain.items import Directions, ItemKind
from facilitator.domain.text import Language, Text
from facilitator.services import agenda, occasion
from facilitator.services.workshop import Workshop

from .at_the_agenda import (
    BREAKOUT,
    CLOSING,
    FIRST_PITCH,
    SHARE_OUT,
    TALK,
    item,
    line,
    minutes,
    point_at,
    title_under_cursor,
)
from .conftest import Program
from .seat import LARGE, WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def language() -> Language:
    """The words of the screens are told apart in English."""
    return "en"


async def test_the_form_and_the_table_agree_on_a_length_after_an_extension(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space", "f")
        await seat.press("enter")
        assert seat.find("#length", Input).value == "25 min"
        await seat.press("tab")
        await seat.write("３０分", "f10")
        talk = item(seat, TALK)
        assert seat.session.read_clock(clock.now()).length == minutes(30)
        assert talk.length == minutes(20), "what was planned stays, to compare with"
        await seat.press("u")
        assert seat.session.read_clock(clock.now()).length == minutes(25)


async def test_all_about_an_item_is_changed_in_one_form_and_taken_back_together(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = item(seat, SHARE_OUT)
        await point_at(seat, SHARE_OUT)
        await seat.press("enter", "tab")
        for words in ("１時間３０分", "全員", "マイクを2本", "はい", "15分", "１５：４０", "16:00"):
            await seat.write(words, "tab")
        await seat.write("5分", "enter")
        changed = item(seat, SHARE_OUT)
        assert changed.length == minutes(90)
        assert changed.directions == Directions(
            presenter_words=Text(original="全員"),
            cue=Text(original="マイクを2本"),
            is_protected=True,
            least_length=minutes(15),
            starts_at=time(15, 40),
            ends_at=time(16, 0),
            last_part=minutes(5),
        )
        assert changed.title == before.title
        assert "=90" in seat.screen
        assert "全員" in seat.screen
        assert "Only you see this: マイクを2本" in seat.screen
        await seat.press("u")
        assert item(seat, SHARE_OUT) == before


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("length", "しばらく", "not a length of time"),
        ("protected", "たぶん", "neither yes nor no"),
        ("least", "0:90", "not a length of time"),
        ("starts", "25:00", "not a time of day"),
        ("ends", "午後", "not a time of day"),
        ("last", "-3", "not a length of time"),
    ],
)
async def test_a_field_that_cannot_be_read_is_named_and_what_was_typed_stays(
    program: Program, clock: WallClock, planned: str, field: str, typed: str, fault: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = item(seat, TALK)
        await seat.press("enter")
        seat.find(f"#{field}", Input).focus()
        await seat.write(typed, "f10")
        assert f"“{typed}”" in line(seat, "fault")
        assert fault in line(seat, "fault")
        assert seat.find(f"#{field}", Input).value == typed
        assert item(seat, TALK) == before


async def test_somebody_of_the_register_presents_by_name(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        person = next(iter(seat.workshop.register.people.values()))
        await seat.press("enter")
        seat.find("#presenter", Input).focus()
        await seat.write(person.name, "f10")
        assert item(seat, TALK).directions.presenter == person.id
        assert person.name in seat.screen
        await seat.press("enter")
        assert seat.find("#presenter", Input).value == person.name


async def test_the_meeting_itself_is_changed_in_one_form(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = seat.session.opened
        await seat.press("m", "tab")
        for words in ("2021/11/29", "１３：３０", "15:30", "15:45", "５"):
            await seat.write(words, "tab")
        await seat.write("第7回", "enter")
        opened = seat.session.opened
        assert (opened.date, opened.start, opened.end) == (
            date(2021, 11, 29),
            time(13, 30),
            time(15, 30),
        )
        assert (opened.no_in_fiscal_year, opened.no_total) == (5, 7)
        assert opened.title == before.title
        assert seat.session.agenda.hard_end == time(15, 45)
        assert "■ 15:45 end (fixed)" in seat.screen
        await seat.press("u")
        assert seat.session.opened == before
        assert seat.session.agenda.hard_end is None


async def test_a_plan_that_is_too_long_is_said_on_the_day_before_too(
    program: Program, clock: WallClock, planned: str
) -> None:
    clock.wait(-24 * 60)
    async with seated(program(planned), clock) as seat:
        await seat.press("m", "tab", "tab", "tab")
        await seat.write("15:30", "f10")
        over = "■ 16:00 end  ▲ 30 min past 15:30: “Breakout discussion” crosses it"
        assert line(seat, "end") == over
        await point_at(seat, CLOSING)
        await seat.press("s", "n")
        assert seat.app.screen.is_modal, "a plan that is too long blocks nothing"


async def test_the_cursor_stands_on_what_was_added_split_off_or_taken_back(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("n", *["down"] * 4, "enter", "tab")
        await seat.write("3", "enter")
        assert item(seat, 1).kind is ItemKind.SEAT_CHANGE
        assert title_under_cursor(seat) == "Change of seats"
        await seat.press("d")
        assert seat.find("#length", Input).value == "1 min"
        await seat.press("enter")
        assert [item(seat, place).length for place in (1, 2)] == [minutes(1), minutes(2)]
        assert seat.find("#agenda", DataTable).cursor_row == 2
        await seat.press("k", "up", "k")
        assert "parking lot: 2 (K)" in seat.screen
        await point_at(seat, FIRST_PITCH)
        await seat.press("K", "enter")
        assert title_under_cursor(seat) == "Change of seats"
        assert seat.find("#agenda", DataTable).cursor_row == 2
        assert "parking lot: 1 (K)" in seat.screen
        await seat.press("u", "u", "u", "u", "u")
        assert len(seat.session.agenda.items) == 6


async def test_the_parking_lot_says_that_it_is_empty_and_a_pitch_stays_out_of_it(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("K")
        assert "The parking lot is empty. k puts an item there." in seat.said
        await point_at(seat, FIRST_PITCH)
        await seat.press("k")
        assert not seat.session.agenda.parked
        assert "A pitch is not parked" in seat.said[-1]


async def test_the_form_of_the_meeting_changes_only_what_was_typed(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:

        def renumber(workshop: Workshop) -> None:
            before = occasion.read_occasion(workshop)
            now = replace(before, no_total=77, end=time(17))
            occasion.change_occasion(workshop, now, before=before)

        await seat.press("m")
        seat.find("#start", Input).focus()
        await seat.write("13:45")
        await seat.record(renumber)
        await seat.press("f10")
        opened = seat.session.opened
        assert (opened.start, opened.end, opened.no_total) == (time(13, 45), time(17), 77)


async def test_an_item_is_added_where_its_neighbour_was_taken_away_meanwhile(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        share_out = item(seat, SHARE_OUT)
        await point_at(seat, SHARE_OUT)
        await seat.press("n", "enter")
        await seat.write("あいさつ")
        await seat.record(lambda workshop: agenda.remove_item(workshop, share_out.id))
        await seat.press("f10")
        assert not seat.app.screen.is_modal
        added = item(seat, BREAKOUT + 1)
        assert added.title == Text(original="あいさつ")


async def test_a_change_of_an_item_that_is_gone_says_so_and_keeps_the_words(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        talk = item(seat, TALK)
        await seat.press("enter")
        await seat.write("ことば")
        await seat.record(lambda workshop: agenda.remove_item(workshop, talk.id))
        await seat.press("f10")
        assert "not on the agenda" in line(seat, "fault")
        assert seat.find("#title", Input).value == "ことば"
        await seat.press("escape", "y")
        assert not seat.app.screen.is_modal


async def test_a_title_that_is_emptied_is_asked_for_again(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = item(seat, TALK)
        assert before.title is not None
        await seat.press("enter", "delete", "f10")
        assert seat.find("#title", Input).value == ""
        assert "A title cannot be taken away" in line(seat, "fault")
        assert item(seat, TALK) == before


async def test_a_long_title_leaves_room_for_the_keys_of_every_dialog(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        talk, long = item(seat, TALK).id, Text(original="[/foo] 長い題" * 60)

        def retitle(workshop: Workshop) -> None:
            agenda.revise_item(
                workshop, talk, title=long, length=minutes(20), change=lambda before: before
            )

        await seat.record(retitle)
        for key in ("enter", "d"):
            await seat.press(key)
            assert "F10 Take" in seat.screen
            assert "…" in seat.screen
            seat.find("#length", Input).value = long.original
            await seat.press("f10")
            assert "…" in line(seat, "fault")
            assert "F10 Take" in seat.screen
            await seat.press("escape", "y")
        await seat.press("k", "K")
        assert "Enter Choose" in seat.screen
        assert "20 min" in seat.screen
