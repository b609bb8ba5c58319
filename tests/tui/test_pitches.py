"""The pitches on the screen: their states, the queue, a walk-in, and what became of them."""

from datetime import timedelta

import pytest
from textual.widgets import DataTable, Input, OptionList, Static

from facilitator.domain.pitches import Pitch, PitchKind, QueueState
from facilitator.domain.text import Language, Text
from facilitator.services import clock as running
from facilitator.services import groups, pitches
from facilitator.services.workshop import Workshop

from .conftest import Program
from .seat import LARGE, SMALL, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

MINUTE = timedelta(minutes=1)


def titles(seat: TakenSeat) -> list[str]:
    return [pitch.title.original for pitch in seat.session.pitches.pitches.values()]


def on_agenda(seat: TakenSeat) -> list[str | None]:
    """Return the pitches in the order of their items on the agenda."""
    return [item.pitch for item in seat.session.agenda.items.values() if item.pitch]


def detail(seat: TakenSeat) -> str:
    """Return what is shown large, beside the list."""
    return str(seat.find("#content", Static).content)


def is_asked(seat: TakenSeat) -> bool:
    return seat.app.screen.is_modal


async def begin_first_pitch(seat: TakenSeat) -> None:
    """Begin the meeting, and its first pitch."""
    item = next(key for key, each in seat.session.agenda.items.items() if each.pitch)
    await seat.record(running.start_meeting)
    await seat.record(lambda workshop: running.start_item(workshop, item))


async def offer(seat: TakenSeat, title: str, length: timedelta | None = None) -> str:
    """Let somebody else put a pitch into the queue; return its id."""
    made: list[str] = []

    def do(workshop: Workshop) -> None:
        content = Pitch(title=Text.of(title), pitch_kind=PitchKind.THEME)
        made.append(pitches.offer_pitch(workshop, content, length=length))

    await seat.record(do)
    return made[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", ("これから", "発表 残り 9:00", "発表済み")),
        ("en", ("to come", "Talk left 9:00", "given")),
    ],
)
async def test_each_pitch_has_its_state_in_words_and_the_running_one_its_clock(
    program: Program, clock: WallClock, planned: str, language: Language, words: tuple[str, ...]
) -> None:
    to_come, left, given = words
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.press("f3")
        assert seat.screen.count(f"□  {to_come}") == 2
        await begin_first_pitch(seat)
        await seat.wait(6)
        assert f"▶ {left}" in detail(seat)
        await seat.record(running.go_on)
        assert f"✓  {given}" in seat.screen
        assert f"✓ {given}" in detail(seat)


async def test_the_questions_of_a_pitch_have_their_own_time(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "w", "enter", "enter")
        assert "質問 3:00" in detail(seat)
        pitch = list(seat.session.pitches.pitches)[-1]
        item = next(key for key, each in seat.session.agenda.items.items() if each.pitch == pitch)
        await seat.record(running.start_meeting)
        await seat.record(lambda workshop: running.start_item(workshop, item))
        await seat.wait(3)
        assert "発表 残り 4:00" in detail(seat)
        await seat.wait(5)
        assert "？ 質問 残り 2:00" in detail(seat)
        await seat.wait(2, seconds=20)
        assert "▲ 質問 超過 0:20" in detail(seat)


async def test_a_walk_in_is_taken_with_two_keys_more_and_takes_back_with_one(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await begin_first_pitch(seat)
        known = titles(seat)
        await seat.press("f3", "w")
        assert seat.find("#title", Input).placeholder == "飛び入りピッチ"
        await seat.press("enter", "enter")
        assert not is_asked(seat), "there is time enough, so nothing is offered"
        assert titles(seat) == [*known, "飛び入りピッチ"]
        assert on_agenda(seat)[-1] == list(seat.session.pitches.pitches)[-1]
        assert "飛び入りピッチ" in detail(seat), "the cursor is on it"
        await seat.press("u")
        assert titles(seat) == known


async def test_a_walk_in_that_makes_the_meeting_late_offers_to_make_up_the_time(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        clock.wait(30)
        await begin_first_pitch(seat)
        await seat.press("f3", "w")
        await seat.write("[/foo] 急な話", "enter")
        await seat.write("架空の会", "f10")
        assert titles(seat)[-1] == "[/foo] 急な話"
        assert type(seat.app.screen).__name__ == "CatchingUpDialog"
        assert seat.app.seat is not None
        assert seat.app.seat.room.face.over_by
        await seat.press("enter")
        assert not is_asked(seat)
        assert not seat.app.seat.room.face.over_by
        await seat.press("u", "u")
        assert "[/foo] 急な話" not in titles(seat)


async def test_a_pitch_is_changed_with_its_kind_wish_and_tags(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        key = next(iter(seat.session.pitches.pitches))
        await seat.press("f3", "enter", *["tab"] * 2)
        await seat.write("１５分")
        await seat.press(*["tab"] * 3)
        await seat.write("３", "f10")
        assert is_asked(seat), "there is no such kind"
        assert "！" in seat.screen
        await seat.press("backspace")
        await seat.write("２", "enter")
        await seat.write("#方向性3、 SDGs 11，[/foo]", "enter")
        assert not is_asked(seat)
        wished = seat.workshop.series.wishes[key]
        assert (wished.length, wished.tags) == (15 * MINUTE, ("方向性3", "SDGs 11", "[/foo]"))
        assert seat.session.pitches.pitches[key].pitch_kind is PitchKind.THEME
        assert "#方向性3　#SDGs 11　#[/foo]" in detail(seat)
        events = len(seat.workshop.events)
        await seat.press("enter", "f10")
        assert len(seat.workshop.events) == events


async def test_the_organisation_of_a_pitch_can_be_taken_away(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        key = next(iter(seat.session.pitches.pitches))
        assert seat.session.pitches.pitches[key].organisation
        await seat.press("f3", "enter", "tab")
        seat.find("#by", Input).value = ""
        await seat.press("f10")
        assert seat.session.pitches.pitches[key].organisation is None


async def test_the_queue_is_shown_with_its_states_the_oldest_first(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        first = await offer(seat, "[/foo] 古い話", 15 * MINUTE)
        clock.wait(60 * 24 * 3)
        await offer(seat, "新しい話")
        gone = await offer(seat, "やめた話")
        await seat.record(lambda workshop: pitches.withdraw_pitch(workshop, gone))
        await seat.press("f3")
        queue = seat.find("#queue", DataTable)
        rows = ["".join(map(str, queue.get_row_at(row))) for row in range(queue.row_count)]
        assert [row.startswith(mark) for row, mark in zip(rows, "……×", strict=True)] == [True] * 3
        assert "3日" in rows[0]
        assert "15分" in rows[0]
        assert "[/foo] 古い話" in rows[0]
        await seat.press("tab")
        assert "[/foo] 古い話" in detail(seat)
        await seat.press("enter")
        await seat.write("古くない話", "f10")
        assert seat.workshop.series.queue[first].content.title.original == "古くない話"


async def test_a_pitch_is_taken_from_the_queue_and_put_back_again(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await offer(seat, "古い話")
        wanted = await offer(seat, "新しい話", 15 * MINUTE)
        await seat.press("f3", "tab", "down", "s")
        assert "希望 15分" in seat.screen
        await seat.press("enter")
        assert titles(seat)[-1] == "新しい話"
        (item,) = (each for each in seat.session.agenda.items.values() if each.pitch == wanted)
        assert item.length == 15 * MINUTE
        await seat.press("r")
        assert seat.said, "the cursor is in the queue still"
        await seat.press("shift+tab", "r")
        assert seat.workshop.series.queue[wanted].is_waiting
        assert "新しい話" not in titles(seat)


async def test_pitches_move_with_their_items(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = list(seat.session.pitches.pitches)
        await seat.press("f3", "right_square_bracket")
        assert list(seat.session.pitches.pitches)[:2] == before[1::-1]
        assert on_agenda(seat)[:2] == before[1::-1]
        assert seat.find("#pitches", OptionList).highlighted == 1
        await seat.press("left_square_bracket", "left_square_bracket")
        assert list(seat.session.pitches.pitches) == before
        await seat.press("u")
        assert list(seat.session.pitches.pitches)[:2] == before[1::-1]


async def test_a_pitch_is_withdrawn_only_after_a_question(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        pitch = await offer(seat, "[/foo]" * 2_000)
        await seat.press("f3", "y", "enter")
        assert is_asked(seat)
        assert "いいえ" in seat.screen, "a long title leaves room for the answers"
        await seat.press("n")
        assert seat.workshop.series.queue[pitch].is_waiting
        await seat.press("tab", "y", "y")
        assert seat.workshop.series.queue[pitch].state is QueueState.WITHDRAWN
        await seat.press("y")
        assert not is_asked(seat), "nothing waits"
        await seat.press("u")
        assert seat.workshop.series.queue[pitch].is_waiting


async def test_an_empty_screen_says_how_to_begin_and_shows_the_queue(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:

        def put_back_all(workshop: Workshop) -> None:
            for group in workshop.session.groups.open:
                groups.close_group(workshop, group.id)
            for pitch in workshop.session.pitches.pitches:
                pitches.return_pitch(workshop, pitch)

        await seat.record(put_back_all)
        await seat.press("f3")
        assert "ピッチはまだありません" in seat.screen
        assert seat.find("#queue", DataTable).row_count == 2
        await seat.press("s", "enter")
        assert len(titles(seat)) == 1
        assert "ピッチはまだありません" not in seat.screen


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_became_of_the_pitches_is_shown_over_all_meetings(
    program: Program, clock: WallClock, held: str, planned: str, size: tuple[int, int]
) -> None:
    async with seated(program(planned), clock, size) as seat:
        pitch = await offer(seat, "[/foo] " + "長い題" * 500)
        await seat.press("f3", "tab", "h")
        rows = seat.find("#stories", DataTable)
        assert rows.row_count == 5, "two pitches in each meeting, and the one that waits"
        assert "[/foo]" in str(seat.find("#detail", Static).content), "the same one is shown"
        await seat.press("ctrl+home")
        assert "2021-11-22" in str(seat.find("#detail", Static).content)
        assert "✓ 発表済み" in str(seat.find("#detail", Static).content)
        await seat.press("escape")
        assert not is_asked(seat)
        assert seat.stage == "pitches"
        assert pitch in seat.workshop.series.waiting


async def test_a_change_of_a_pitch_leaves_alone_what_others_changed_meanwhile(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        key, before = next(iter(seat.session.pitches.pitches.items()))
        asks = (Text.of("場所"), Text.of("人手"))

        def ask_more(workshop: Workshop) -> None:
            pitches.change_pitch(
                workshop,
                key,
                lambda known: known.model_copy(update={"asks": asks}),
                wish=lambda known: known.model_copy(update={"tags": ("食",)}),
            )

        await seat.press("f3", "enter", "end")
        await seat.write("！")
        await seat.press("tab", "tab")
        await seat.write("20")
        await seat.record(ask_more)
        await seat.press("f10")
        changed = seat.session.pitches.pitches[key]
        assert changed.title.original == f"{before.title.original}！"
        assert (changed.asks, changed.organisation) == (asks, before.organisation)
        wished = seat.workshop.series.wishes[key]
        assert (wished.length, wished.tags) == (20 * MINUTE, ("食",))


async def test_an_offer_that_is_taken_back_while_it_is_chosen_to_be_withdrawn_says_so(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await offer(seat, "朝市")
        await seat.press("f3", "y")
        await seat.record(lambda workshop: workshop.undo())
        await seat.press("enter")
        assert not is_asked(seat)
        assert seat.said[-1]
        assert seat.stage == "pitches"


@pytest.mark.parametrize(
    ("language", "title", "hint"),
    [("ja", "ピッチの題名", "10分"), ("en", "Title of the pitch", "10 min")],
)
async def test_the_form_of_a_pitch_is_in_one_language(
    program: Program, clock: WallClock, planned: str, language: Language, title: str, hint: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f3", "n")
        assert title in seat.screen
        assert seat.find("#length", Input).placeholder == hint
