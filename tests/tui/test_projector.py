"""The wall: what the room sees, what it never sees, and who decides.

``REWRITE_SCREENS=1`` writes the golden pictures anew.
"""

import asyncio
import importlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from facilitator.domain.items import ItemKind
from facilitator.domain.text import Language, Text
from facilitator.services import agenda, groups, projector, sessions, summary
from facilitator.services import clock as the_clock
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .conftest import Program
from .seat import LARGE, ROOT, SMALL, TakenSeat, WallClock, seated, speaking
from .test_screens import LANGUAGES, Album, assert_all_is_grey

GOLDEN = ROOT / "tests" / "golden" / "projector"
HUGE = (200, 60)
SIZES = (SMALL, LARGE, HUGE)
PICTURES = ("planned", "running", "over", "groups", "message", "wrap-up", "blank", "ended")
AT_ONCE = 0.5
"""Seconds after which what another process did is seen."""

DIGITS = set("█▀▄")


class AtTheWall(TakenSeat):
    """Somebody who looks at the wall, and may press its keys."""

    async def look(self) -> None:
        """Let the wall look at what was done, as it does several times a second."""
        self.app.look()  # type: ignore[attr-defined]
        await self.settle()

    async def wait(self, minutes: float = 0, *, seconds: float = 0) -> None:
        self.clock.wait(minutes, seconds=seconds)
        await self.look()

    @property
    def is_dark(self) -> bool:
        """Whether nothing of the meeting is seen."""
        lines = self.screen.splitlines()
        return not any(line.strip() for line in lines[:-1])

    @property
    def digits_height(self) -> int:
        return sum(bool(set(line) & DIGITS) for line in self.screen.splitlines())


@dataclass
class Wall:
    """The wall's program over its own connection, to be hung up in a terminal of some size."""

    module: ModuleType
    workshop: Workshop
    surroundings: Surroundings
    clock: WallClock

    @asynccontextmanager
    async def hung(self, size: tuple[int, int] = SMALL) -> AsyncIterator[AtTheWall]:
        app = self.module.ProjectorApp(self.workshop, self.surroundings)
        async with app.run_test(size=size) as pilot:
            wall = AtTheWall(app, pilot, self.clock)
            await pilot.pause()
            await wall.look()
            yield wall


@pytest.fixture
def wall(
    language: Language, surroundings: Surroundings, planned: str, clock: WallClock
) -> Iterator[Wall]:
    with speaking(language), sessions.open_database(surroundings) as own:
        module = importlib.import_module("facilitator.tui.projector")
        workshop = sessions.open_workshop(own, surroundings, planned, seat="projector")
        yield Wall(module, workshop, surroundings, clock)


@pytest.fixture
def meeting(database: Database, surroundings: Surroundings, planned: str) -> Workshop:
    """The meeting in the facilitator's seat, with everybody in a group."""
    workshop = sessions.open_workshop(database, surroundings, planned)
    groups.deal(workshop)
    return workshop


def say(words: str) -> Text:
    return Text(original=words, language="ja")


def first(meeting: Workshop, kind: ItemKind) -> str:
    """Return the first item of a kind."""
    items = meeting.session.agenda.items.values()
    return next(item.id for item in items if item.kind is kind)


def begin(meeting: Workshop, kind: ItemKind) -> None:
    the_clock.start_item(meeting, first(meeting, kind))


def names(meeting: Workshop) -> set[str]:
    return {person.name for person in meeting.register.people.values()}


class WallAlbum(Album):
    """Compares the wall with its golden pictures in every size."""

    async def take(self, screen: str, *keys: str) -> None:
        await self.seat.press(*keys)
        for size in SIZES:
            await self.seat.pilot.resize_terminal(*size)
            await self.seat.settle()
            self._look(picture(screen, self.language, size), self.seat.screen)


def picture(name: str, language: Language, size: tuple[int, int]) -> Path:
    return GOLDEN / f"{name}.{language}.{size[0]}x{size[1]}.txt"


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_wall_looks_as_it_should(
    wall: Wall, meeting: Workshop, clock: WallClock, language: Language
) -> None:
    clock.wait(-10)
    async with wall.hung() as seen:
        album = WallAlbum(seen, language)
        await album.take("planned")
        await seen.wait(10)
        the_clock.start_meeting(meeting)
        await seen.wait(5, seconds=20)
        await album.take("running")
        await seen.wait(16)
        await album.take("over")
        begin(meeting, ItemKind.BREAKOUT)
        await seen.wait(2, seconds=3)
        await album.take("groups")
        projector.show_message(meeting, say("換気のため、窓を開けます。寒い方はお知らせください。"))
        await seen.wait(seconds=1)
        await album.take("message")
        projector.show_message(meeting, None)
        await seen.wait(39)
        await album.take("wrap-up")
        await seen.press("b")
        await seen.wait(1)
        await album.take("blank")
        the_clock.end_meeting(meeting)
        await seen.press("b")
        await seen.wait(1)
        await album.take("ended")
        album.compare()


def test_every_golden_picture_is_compared_with_one_that_is_seen() -> None:
    wanted = {
        picture(name, lang, size) for name in PICTURES for lang in LANGUAGES for size in SIZES
    }
    assert set(GOLDEN.iterdir()) == wanted


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_with_no_color_words_and_marks_tell_the_state(
    wall: Wall, meeting: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        assert "▶ time left" in seen.screen
        await seen.wait(18, seconds=30)
        assert "△ ending soon" in seen.screen
        await seen.wait(2)
        assert "▲ over time" in seen.screen
        assert "+" not in seen.screen, "the plus is drawn"
        the_clock.pause(meeting)
        await seen.look()
        assert "‖ paused" in seen.screen
        begin(meeting, ItemKind.BREAKOUT)
        the_clock.begin_last_part(meeting)
        await seen.look()
        assert "◆ Time to wrap up" in seen.screen
        assert "three points" in seen.screen
        assert_all_is_grey(seen)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_a_pitch_tells_when_questions_may_be_asked(wall: Wall, meeting: Workshop) -> None:
    begin(meeting, ItemKind.PITCH)
    the_clock.begin_last_part(meeting)
    async with wall.hung() as seen:
        assert "◆ Time for questions" in seen.screen


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES)
async def test_digits_are_high_enough_to_be_read_from_afar_also_beside_many_groups(
    wall: Wall, meeting: Workshop, size: tuple[int, int]
) -> None:
    for number in range(3, 41):
        groups.make_group(meeting, label=say(f"話題{number}"))
    begin(meeting, ItemKind.BREAKOUT)
    async with wall.hung(size) as seen:
        assert seen.digits_height >= max(10, size[1] * 0.35)
        assert all(len(line) <= size[0] for line in seen.screen.splitlines())


@pytest.mark.asyncio
async def test_forty_groups_all_have_their_turn(wall: Wall, meeting: Workshop) -> None:
    for number in range(3, 41):
        groups.make_group(meeting, label=say(f"話題{number}。"))
    begin(meeting, ItemKind.BREAKOUT)
    async with wall.hung() as seen:
        screens = seen.screen
        for _turn in range(3):
            await seen.wait(seconds=8)
            screens += seen.screen
        assert all(f"{number}  話題{number}。" in screens for number in range(3, 41))


@pytest.mark.asyncio
async def test_nobody_is_named_until_the_facilitator_shows_names(
    wall: Wall, meeting: Workshop
) -> None:
    cue = say("マイクを確認")
    breakout, pitch = first(meeting, ItemKind.BREAKOUT), first(meeting, ItemKind.PITCH)
    person = next(iter(meeting.session.participants.entries))
    for item in (breakout, pitch):
        agenda.direct_item(meeting, item, lambda before: replace(before, cue=cue, presenter=person))
    begin(meeting, ItemKind.PITCH)
    async with wall.hung(LARGE) as seen:
        assert not [name for name in names(meeting) if name in seen.screen]
        projector.show_names(meeting, True)
        await seen.look()
        assert meeting.register.people[person].name in seen.screen
        begin(meeting, ItemKind.BREAKOUT)
        await seen.look()
        seated_people = meeting.session.groups.seats
        shown = {meeting.register.people[who].name for who in seated_people}
        assert all(name in seen.screen for name in shown)
        projector.show_names(meeting, False)
        await seen.look()
        assert not [name for name in names(meeting) if name in seen.screen]
        assert cue.original not in seen.screen


@pytest.mark.asyncio
async def test_every_member_is_found_also_where_a_group_is_larger_than_the_space(
    wall: Wall, meeting: Workshop
) -> None:
    projector.show_names(meeting, True)
    begin(meeting, ItemKind.BREAKOUT)
    async with wall.hung((60, 20)) as seen:
        screens = seen.screen
        for _turn in range(8):
            await seen.wait(seconds=8)
            screens += seen.screen
        everybody = [meeting.register.people[who].name for who in meeting.session.groups.seats]
        assert everybody
        assert all(name in screens for name in everybody)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_a_change_of_seats_asks_to_move_and_shows_the_groups(
    wall: Wall, meeting: Workshop
) -> None:
    order = meeting.session.agenda.order
    before_breakout = order[order.index(first(meeting, ItemKind.BREAKOUT)) - 1]
    length = timedelta(minutes=3)
    change = agenda.add_item(meeting, ItemKind.SEAT_CHANGE, length=length, after=before_breakout)
    the_clock.start_item(meeting, change)
    async with wall.hung() as seen:
        assert "Please move to your next group." in seen.screen
        assert "Group 1  HOLA" in seen.screen
        assert "next 14:03  Breakout discussion" in seen.screen


@pytest.mark.asyncio
async def test_the_group_that_shares_is_told(wall: Wall, meeting: Workshop) -> None:
    begin(meeting, ItemKind.SHARE_OUT)
    summary.start_sharing(meeting, meeting.session.groups.open[1].id)
    async with wall.hung() as seen:
        assert "指標" in seen.screen


@pytest.mark.asyncio
async def test_a_typed_message_is_shown_as_it_is(wall: Wall, meeting: Workshop) -> None:
    the_clock.start_meeting(meeting)
    projector.show_message(meeting, say("[/foo] [@click=app.quit]x[/]"))
    async with wall.hung() as seen:
        assert "[/foo] [@click=app.quit]x[/]" in seen.screen
        assert seen.digits_height >= 10


@pytest.mark.asyncio
async def test_b_makes_the_wall_dark_and_shows_it_again(wall: Wall, meeting: Workshop) -> None:
    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        await seen.press("b")
        assert seen.is_dark
        await seen.wait(1)
        assert not seen.screen.strip()
        await seen.press("b")
        assert not seen.is_dark


@pytest.mark.asyncio
async def test_what_was_done_last_makes_the_wall_dark_or_not(wall: Wall, meeting: Workshop) -> None:
    async with wall.hung() as seen:
        projector.blank(meeting, True)
        await seen.look()
        assert seen.is_dark
        await seen.press("b")
        assert not seen.is_dark
        projector.show_names(meeting, True)
        await seen.look()
        assert not seen.is_dark, "another change of the wall leaves it as it is"
        projector.blank(meeting, False)
        projector.blank(meeting, True)
        await seen.look()
        projector.blank(meeting, False)
        await seen.press("b")
        assert seen.is_dark
        projector.blank(meeting, True)
        await seen.look()
        projector.blank(meeting, False)
        await seen.look()
        assert not seen.is_dark


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_the_keys_are_told_for_some_seconds_only(wall: Wall, meeting: Workshop) -> None:
    async with wall.hung() as seen:
        assert "b Blank   q Leave" in seen.screen
        await seen.wait(seconds=7)
        assert "Leave" not in seen.screen
        await seen.press("x")
        assert "b Blank   q Leave" in seen.screen


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_one_key_leaves(wall: Wall, meeting: Workshop, key: str) -> None:
    async with wall.hung() as seen:
        await seen.pilot.press(key)
        await seen.until(lambda: not seen.app.is_running, "it goes on")


@pytest.mark.asyncio
async def test_the_wall_writes_nothing(wall: Wall, meeting: Workshop, database: Database) -> None:
    before = database.data_version()
    async with wall.hung() as seen:
        await seen.press("b", "b", "x")
        await seen.wait(10)
    assert database.data_version() == before


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_what_cannot_be_read_stops_neither_the_clock_nor_the_key(
    wall: Wall, meeting: Workshop, database: Database
) -> None:
    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        await seen.wait(seconds=10)
        before = seen.screen
        database.rows("ALTER TABLE event RENAME TO hidden")
        await seen.wait(seconds=1)
        assert "△ nothing new since 14:00" in seen.screen
        assert seen.screen.splitlines()[:20] != before.splitlines()[:20], "the clock stands"
        await seen.press("b")
        assert seen.is_dark
        await seen.press("b")
        database.rows("ALTER TABLE hidden RENAME TO event")
        the_clock.end_meeting(meeting)
        await seen.wait(seconds=10)
        assert "nothing new" not in seen.screen
        assert "The meeting is over" in seen.screen


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(20, 5), (10, 2), (1, 1)])
async def test_a_terminal_that_is_too_small_ends_nothing(
    wall: Wall, meeting: Workshop, size: tuple[int, int]
) -> None:
    projector.show_message(meeting, say("長い知らせ" * 20))
    begin(meeting, ItemKind.BREAKOUT)
    async with wall.hung(size) as seen:
        await seen.press("b", "b")
        assert seen.app.is_running


_ELSEWHERE = """
import sys
from datetime import datetime
from facilitator.cli.main import main
sys.exit(main(sys.argv[2:], now=lambda: datetime.fromisoformat(sys.argv[1])))
"""


@pytest.mark.asyncio
async def test_the_wall_follows_another_process_within_half_a_second(
    wall: Wall, meeting: Workshop, clock: WallClock, surroundings: Surroundings
) -> None:
    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        seen.clock.wait(seconds=10)
        title = "DXによるCSVまちづくり"
        where = ("--db", str(surroundings.database), "clock", "next", meeting.id)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _ELSEWHERE, clock.at.isoformat(), *where,
            stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert await process.wait() == 0
        await seen.until(
            lambda: title in seen.screen.splitlines()[1],
            "the next item is not seen",
            within=AT_ONCE,
        )


def test_the_wall_loads_none_of_the_screens() -> None:
    code = "import sys, facilitator.tui.projector; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "facilitator.tui.widgets.wall" in loaded
    assert not {name for name in loaded if name.startswith("facilitator.tui.screens")}
    assert not {"facilitator.tui.app", "facilitator.grouping", "facilitator.writers"} & loaded


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_the_facilitator_decides_with_v_on_every_stage(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        for stage in ("f2", "f3", "f4", "f6", "f7"):
            await seat.press(stage, "v")
            assert "－ names are hidden" in seat.screen
            await seat.press("n")
            assert seat.session.projector.shows_names
            await seat.press("v")
            assert "○ names are shown" in seat.screen
            await seat.press("escape", "u")
            assert not seat.session.projector.shows_names
        await seat.press("v", "b", "v")
        assert "■ the wall is dark" in seat.screen
        await seat.press("b")
        assert not seat.session.projector.is_blank


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_the_facilitator_shows_a_message_and_takes_it_away(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("v", "m")
        await seat.write("15時に再開します", "enter")
        message = seat.session.projector.message
        assert message is not None
        assert message.original == "15時に再開します"
        await seat.press("v")
        assert "15時に再開します" in seat.screen
        await seat.press("m", "end", *["backspace"] * 9, "enter")
        assert seat.session.projector.message is None
        await seat.press("u")
        assert seat.session.projector.message == message
