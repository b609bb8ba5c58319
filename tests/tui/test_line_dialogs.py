"""What is asked about one line: who said it, what it read, which text stays, what is offered."""

from datetime import date

import pytest
from textual.events import Key
from textual.widgets import Input, OptionList

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Help, Offer
from facilitator.services import notes, participants
from facilitator.services.workshop import Workshop

from .at_the_notes import (
    OLD,
    OURS,
    THEIRS,
    add,
    ask,
    clash,
    group_id,
    lines_of,
    texts_of,
)
from .conftest import Program
from .seat import TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio


def rows(seat: TakenSeat) -> list[str]:
    """What stands in the list of the dialog that is seen, row by row."""
    choices = seat.app.screen.query_one(OptionList)
    return [str(choices.get_option_at_index(n).prompt) for n in range(choices.option_count)]


async def test_two_letters_and_enter_name_the_speaker_members_first_and_delete_nobody(
    program: Program, clock: WallClock, meeting: Workshop
) -> None:
    people = list(meeting.session.participants.entries)
    first = group_id(meeting, 1)
    member = meeting.session.groups.members(first)[-1]
    stranger = next(who for who in people if meeting.session.groups.seats[who] != first)
    for who, name, reading in (
        (stranger, "髙橋　花子", "たかはし　はなこ"),
        (member, "新田　孝", "にった　たかし"),
    ):
        participants.change_person(meeting, who, {"name": name, "reading": reading})
    named: list[str | None] = []
    async with seated(program(meeting.id), clock) as seat:
        await ask(seat, "choose_speaker", first, named.append)
        size = len(meeting.session.groups.members(first))
        assert "新田" in "".join(rows(seat)[:size])
        assert "髙橋" not in "".join(rows(seat)[:size])
        await seat.write("タカ", "enter")
        assert named == [member], "of two whom the letters fit it is the member of the group"
        await ask(seat, "choose_speaker", first, named.append)
        await seat.write("たかは", "enter")
        assert named == [member, stranger], "everybody else can be found as well"
        await ask(seat, "choose_speaker", first, named.append)
        await seat.press("escape")
        assert len(named) == 2, "Escape names nobody"
        named.clear()
        await ask(seat, "choose_speaker", None, named.append)
        await seat.write("参加")
        await seat.press("home", "delete", "delete")
        assert named == [], "in a field with something in it the key deletes a letter"
        assert seat.find("#words", Input).value == ""
        await seat.press("delete")
        await ask(seat, "choose_speaker", None, named.append)
        await seat.press(*["down"] * len(rows(seat)), "enter")
        assert named == [None, None], "nobody in particular is the last row, and the key Delete"


async def test_what_a_line_read_before_is_told_with_who_wrote_it_and_put_back(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    async with seated(program(meeting.id), clock) as seat:
        line = add(seat.workshop, 1, OLD)
        clock.wait(seconds=7)
        notes.edit_line(elsewhere, line, base=OLD, words=THEIRS)
        await seat.wait(seconds=5)
        await ask(seat, "show_history", line)
        assert [OLD in row for row in rows(seat)] == [False, True], "the newest comes first"
        assert "14:00:07" in rows(seat)[0]
        assert "7F3K" in rows(seat)[0], "the seat that changed it is named"
        await seat.press("down", "enter")
        assert texts_of(seat.workshop) == [OLD]
        assert OLD in seat.said[-1]
        await seat.press("u")
        await ask(seat, "show_history", line)
        assert len(rows(seat)) == 3, "what was taken back is shown, too"
        assert "▲" in rows(seat)[0]
        assert "●" in rows(seat)[1], "and it is told which one stands"
        await seat.press("escape")
        await a_line_that_was_taken_out_is_put_back(seat, elsewhere)


async def a_line_that_was_taken_out_is_put_back(seat: TakenSeat, elsewhere: Workshop) -> None:
    """At once, or from its history."""
    second = group_id(elsewhere, 2)
    await ask(seat, "show_removed", second)
    assert not seat.app.screen.is_modal, "where nothing was taken out nothing opens"
    one, other = add(elsewhere, 2, "はじめの行"), add(elsewhere, 2, "次の行")
    notes.remove_line(elsewhere, one)
    notes.remove_line(elsewhere, other)
    await seat.wait(seconds=1)
    await ask(seat, "show_removed", second)
    assert ["次の行" in row for row in rows(seat)] == [True, False], "the latest first"
    await seat.press("h", "enter")
    assert texts_of(seat.workshop, 2) == [], "the version in which it went has no text"
    await ask(seat, "show_removed", second)
    await seat.press("h", "down", "enter")
    await ask(seat, "show_removed", second)
    await seat.click("#choices", (4, 0))
    assert texts_of(seat.workshop, 2) == ["はじめの行", "次の行"]


WAYS_TO_SETTLE = (
    (("1",), "", [THEIRS]),
    (("2",), "", [OURS]),
    (("down", "down", "enter"), "", [THEIRS, OURS]),
    (("w",), "登録は今350人です", ["登録は今350人です"]),
)
"""Keys, what is typed then, and the texts that stay."""


async def test_texts_beside_each_other_are_settled_and_the_others_are_not_lost(
    program: Program, clock: WallClock, meeting: Workshop, elsewhere: Workshop
) -> None:
    async with seated(program(meeting.id), clock) as seat:
        for keys, typed, kept in WAYS_TO_SETTLE:
            line = clash(meeting, elsewhere)
            await seat.wait(seconds=1)
            await ask(seat, "settle_texts", line)
            assert "〔" in rows(seat)[0], "what is different is marked"
            assert "7F3K" in rows(seat)[0]
            assert "7F3K" not in rows(seat)[1]
            await seat.press(*keys)
            if typed:
                assert seat.find("#words", Input).value == THEIRS, "it begins with the first text"
                await seat.write(typed, "enter")
            assert texts_of(seat.workshop) == kept
            assert not any(each.beside for each in lines_of(seat.workshop))
            assert {OLD, OURS, THEIRS, *kept} <= ever_typed(seat.workshop)
            for each in lines_of(seat.workshop):
                notes.remove_line(elsewhere, each.id)

        await a_text_that_came_meanwhile_is_seen_first(seat, clash(meeting, elsewhere), elsewhere)


def ever_typed(workshop: Workshop) -> set[str | None]:
    """All that any line read at some time."""
    here = workshop.session.notes
    lines = (*here.lines, *here.removed)
    return {version.text for line in lines for version in notes.history(workshop, line)}


async def a_text_that_came_meanwhile_is_seen_first(
    seat: TakenSeat, line: str, elsewhere: Workshop
) -> None:
    """Nothing is settled that somebody wrote while one chose."""
    await seat.wait(seconds=1)
    await ask(seat, "settle_texts", line)
    notes.edit_line(elsewhere, line, base=OLD, words=f"{OLD[:3]}二百人です")
    await seat.press("2")
    assert len(texts_of(seat.workshop)) == 3
    assert sum("〔" in row for row in rows(seat)) == 3, "it is asked again, with the new text"
    await seat.press("w")
    notes.edit_line(elsewhere, line, base=OLD, words=f"{OLD[:3]}四百人です")
    await seat.wait(seconds=1)
    await seat.write("登録は今三百人です", "enter")
    assert "四百人" in seat.screen
    assert seat.app.screen.is_modal
    await seat.press("enter")
    assert texts_of(seat.workshop) == ["登録は今三百人です"]


async def test_an_offer_says_who_helps_whom_by_when_beginning_with_what_is_likely(
    program: Program, clock: WallClock, meeting: Workshop
) -> None:
    speaker = meeting.session.groups.members(group_id(meeting, 1))[0]
    pitcher = next(iter(meeting.session.pitches.pitches.values())).organisation
    async with seated(program(meeting.id), clock) as seat:
        line = notes.add_line(
            seat.workshop, group_id(meeting, 1), LineKind.OFFER, "配れます", speaker=speaker
        )
        await seat.wait(seconds=1)
        await ask(seat, "describe_offer", line)
        assert seat.find("#by", Input).value == meeting.register.people[speaker].name
        await seat.press("enter", "enter")
        await seat.write("4", "enter")
        await seat.write("13/1", "enter")
        assert "13/1" in seat.screen, "what is no day stays in its field, with the reason"
        assert seat.app.screen.is_modal
        await seat.press("ctrl+u")
        await seat.write("3/31", "enter")
        told = Offer(by=speaker, to=pitcher, due=date(2022, 3, 31), help=Help.KNOW_HOW)
        assert lines_of(seat.workshop)[0].offer == told
        await a_part_of_a_name_is_enough_in_an_offer(seat)


async def a_part_of_a_name_is_enough_in_an_offer(seat: TakenSeat) -> None:
    """Where it fits only one; F10 takes the form with all that was typed before it."""
    line = add(seat.workshop, 2, "運べます", LineKind.OFFER)
    await seat.wait(seconds=1)
    await ask(seat, "describe_offer", line)
    for key in (Key("sign", "団"), Key("sign", "体"), Key("f10", None)):
        seat.app.post_message(key)
    await seat.settle()
    assert "見本団体1" in seat.screen, "it names those whom the words may mean"
    await seat.press("ctrl+u")
    await seat.write("いない人", "f10")
    assert seat.app.screen.is_modal
    await seat.press("ctrl+u")
    await seat.write("ｈｏｌ", "f10")
    offer = lines_of(seat.workshop, 2)[0].offer
    organisation = next(iter(seat.session.pitches.pitches.values())).organisation
    assert offer is not None
    assert offer.by == organisation
