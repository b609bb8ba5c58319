"""Several seats at one group, dead ones and sleeping ones, and times when nothing can be saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from facilitator.domain.being_typed import note_place
from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage import drafts
from facilitator.storage.database import LONGEST_WAIT, WAIT_AGAIN, Database
from facilitator.storage.errors import SessionBusy
from facilitator.storage.lock import WriteLock

from .at_the_pad import field, full, keep, kinds, lines, only_line, rest, row
from .conftest import Taker
from .seat import WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def beside(surroundings: Surroundings, database: Database) -> Iterator[SeatDrafts]:
    """The drafts of another note-taker of the first group."""
    with Database(database.path, new_id=surroundings.new_id) as connection:
        yield SeatDrafts(connection, surroundings, role="note-taker 1 7F3K")


async def test_changes_of_two_seats_at_one_line_are_put_together(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("三百人が登録", "enter", "up", "enter", "home")
        await seat.write("約")
        other.read_on()
        line = only_line(seat).id
        notes.edit_line(other, line, base="三百人が登録", words="三百人が登録した")
        await rest(seat)
        assert lines(seat) == ["約三百人が登録した"]
        await seat.write("、", "enter")
        assert lines(seat) == ["約、三百人が登録した"]


async def test_where_two_seats_wrote_the_same_words_anew_both_texts_stay_once_each(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("百人", "enter", "up", "enter", "ctrl+u")
        await seat.write("二百")
        other.read_on()
        notes.edit_line(other, only_line(seat).id, base="百人", words="三百")
        await rest(seat)
        await seat.write("人く")
        await rest(seat)
        await seat.write("らい", "enter")
        assert lines(seat) == ["三百", "二百人くらい"]
        assert "▲" in row(seat, "二百人くらい")
        await seat.press("up", "space", "b")
        await seat.write("2")
        assert lines(seat) == ["二百人くらい"]


async def test_a_line_that_was_taken_out_while_it_was_changed_becomes_a_new_one(
    taker: Taker, clock: WallClock, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("！はじめ", "enter", "up", "enter")
        await seat.write("、つづき")
        other.read_on()
        notes.remove_line(other, only_line(seat).id)
        await rest(seat)
        assert (lines(seat), kinds(seat)) == (["はじめ、つづき"], [LineKind.DECISION])
        await seat.write("の話", "enter")
        assert lines(seat) == ["はじめ、つづきの話"]


async def test_who_else_is_typing_here_is_seen_on_one_row(
    taker: Taker, clock: WallClock, beside: SeatDrafts, meeting: Workshop
) -> None:
    place = note_place(meeting.id, "line", meeting.session.groups.open[0].id)
    async with seated(taker(), clock) as seat:
        beside.keep(place, "よその途中" * 40, None)
        await seat.wait(seconds=1)
        assert "●" in row(seat, "よその途中")


async def test_while_nothing_can_be_saved_a_red_line_stays_and_all_is_recorded_afterwards(
    taker: Taker, clock: WallClock, database: Database, surroundings: Surroundings
) -> None:
    text = "長い記録" * 2_000
    async with seated(taker(), clock) as seat:
        with full(database):
            await seat.paste(text, "enter")
            assert "✕" in seat.screen
            assert field(seat) == text
            await rest(seat)
            assert "✕" in seat.screen
            (rescued,) = surroundings.rescue.glob("*.txt")
            assert text in rescued.read_text("utf-8")
        await seat.wait(seconds=3)
        await rest(seat)
        assert "✕" not in seat.screen
        assert lines(seat) == [text]
        await seat.press("enter")
        assert (lines(seat), field(seat)) == ([text], "")


async def test_while_another_program_keeps_its_turn_no_letter_waits_for_it(
    taker: Taker,
    clock: WallClock,
    database: Database,
    surroundings: Surroundings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    @contextmanager
    def held(lock: WriteLock, wait: float) -> Iterator[float]:
        waits.append(wait)
        raise SessionBusy("busy")
        yield wait

    async with seated(taker(), clock) as seat:
        with monkeypatch.context() as patch:
            patch.setattr(WriteLock, "held", held)
            for sign in "百人に広げる":
                await seat.write(sign)
                await keep(seat)
            assert waits == [LONGEST_WAIT]
            assert "✕" in seat.screen
            (rescued,) = surroundings.rescue.glob("*.txt")
            assert "百人に広げる" in rescued.read_text("utf-8")
            await seat.wait(seconds=1)
            await seat.press("enter")
            assert max(waits[1:]) <= WAIT_AGAIN
            assert field(seat) == "百人に広げる"
        await seat.wait(seconds=2)
        await seat.press("enter")
        assert (lines(seat), field(seat)) == (["百人に広げる"], "")


async def test_a_process_that_dies_right_after_enter_leaves_the_line_and_no_draft_of_it(
    taker: Taker, clock: WallClock, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("百人に広げる")
        await keep(seat)
        monkeypatch.setattr(SeatDrafts, "keep", lambda *_args: False)
        await seat.press("enter")
        assert lines(seat) == ["百人に広げる"]
        assert drafts.left_behind(database, clock.now() + timedelta(minutes=1)) == ()


async def test_a_line_taken_up_while_this_seat_was_asleep_is_gone_on_with_and_not_written_twice(
    taker: Taker, clock: WallClock, beside: SeatDrafts, other: Workshop
) -> None:
    async with seated(taker(), clock) as seat:
        await seat.write("？ねむる前の行")
        await keep(seat)
        clock.wait(seconds=20)
        other.read_on()
        group = other.session.groups.open[0].id
        assert beside.take_over(note_place(other.id, "line", group)) is not None
        notes.add_line(other, group, LineKind.QUESTION, "ねむる前の行")
        await seat.write("、つづき", "enter")
        assert (lines(seat), kinds(seat)) == (["ねむる前の行、つづき"], [LineKind.QUESTION])


async def test_a_line_taken_up_from_a_seat_that_wakes_goes_back_to_it_unless_somebody_typed_on(
    taker: Taker, clock: WallClock, beside: SeatDrafts, meeting: Workshop
) -> None:
    place = note_place(meeting.id, "line", meeting.session.groups.open[0].id)
    async with seated(taker(), clock) as seat:
        for typed, left in (("", ""), ("、つづき", "ねむる前の行、つづき")):
            beside.keep(place, "ねむる前の行", None)
            clock.wait(seconds=20)
            await seat.wait(seconds=1)
            assert field(seat) == "ねむる前の行"
            await seat.write(typed)
            assert beside.shared(place) is not None
            assert beside.keep(place, "ねむる前の行", None)
            await keep(seat)
            assert field(seat) == left
            assert lines(seat) == []
            beside.keep(place, "", None)


async def test_of_texts_beside_a_line_that_was_taken_out_the_second_is_marked(
    taker: Taker, clock: WallClock, meeting: Workshop
) -> None:
    group = meeting.session.groups.open[0].id
    line = notes.add_line(meeting, group, LineKind.REMARK, "百人")
    for words in ("二百", "三百", "四百"):
        notes.edit_line(meeting, line, base="百人", words=words)
    notes.remove_line(meeting, line)
    async with seated(taker(), clock) as seat:
        assert lines(seat) == ["四百", "三百"]
        assert seat.screen.count("▲") == 1
        assert "▲" in row(seat, "三百")
