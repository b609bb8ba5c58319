"""The wall: what the room sees, what it never sees, and that it goes on whatever happens."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.items import ItemKind
from facilitator.services import agenda, groups, projector, summary
from facilitator.services import clock as the_clock
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_wall import SIZES, AtTheWall, Wall, begin, first, names, say
from .seat import LARGE, PATIENCE, WallClock

AT_ONCE = 0.5
"""Seconds after which what another process did is seen."""

LOOKS = 2
"""How often the wall looks in that time."""


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
@pytest.mark.parametrize("language", ["en"])
@pytest.mark.parametrize("part", ["read_wall", "Wall.show"])
async def test_what_the_wall_cannot_make_out_leaves_the_last_view_and_a_quiet_mark(
    wall: Wall, meeting: Workshop, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("a fault of the program")

    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        await seen.wait(seconds=10)
        before = seen.screen.splitlines()
        with monkeypatch.context() as patch:
            name, _dot, method = part.partition(".")
            place = getattr(wall.module, name) if method else wall.module
            patch.setattr(place, method or name, fail)
            await seen.wait(minutes=1)
            await seen.wait(minutes=1)
            after = seen.screen.splitlines()
            assert after[:-1] == before[:-1]
            assert after[-1].strip() == "△ nothing new since 14:01"
            await seen.pilot.resize_terminal(60, 20)
            await seen.press("b")
            assert seen.is_dark
            await seen.press("b")
        await seen.wait(seconds=10)
        assert "nothing new" not in seen.screen
        assert seen.digits_height >= 5


def test_a_wall_that_ends_by_a_fault_prints_no_values(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_self: object) -> None:
        name = "架空 花子"
        raise ZeroDivisionError(name)

    monkeypatch.setattr(wall.module.ProjectorApp, "on_mount", fail)
    app = wall.module.ProjectorApp(wall.workshop, wall.surroundings)
    app.run(headless=True)
    printed = capfd.readouterr()
    assert app.return_code == 1
    assert "架空" not in printed.out + printed.err


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


async def next_look(seen: AtTheWall, workshop: Workshop) -> None:
    """Wait until the wall has looked by itself once more, and has shown what it saw."""
    looked, read_on = asyncio.Event(), workshop.read_on

    def looking() -> bool:
        looked.set()
        return read_on()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "read_on", looking)
        await asyncio.wait_for(looked.wait(), PATIENCE)
    await seen.settle()


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
    assert LOOKS * wall.module.LOOK_EVERY <= AT_ONCE
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
        for _number in range(LOOKS):
            await next_look(seen, wall.workshop)
        assert title in seen.screen.splitlines()[1]


def test_the_wall_loads_none_of_the_screens() -> None:
    code = "import sys, facilitator.tui.projector; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "facilitator.tui.widgets.wall" in loaded
    assert not {name for name in loaded if name.startswith("facilitator.tui.screens")}
    assert not {"facilitator.tui.app", "facilitator.grouping", "facilitator.writers"} & loaded
