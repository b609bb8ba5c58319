"""The program around the screens: opening sessions, the focus, and the way to the help."""

import pytest
from textual.widgets import DataTable

from facilitator.domain.text import Language
from facilitator.services import groups
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import Unreadable
from facilitator.storage.log import Log

from .at_the_groups import board, until_seated
from .conftest import Program
from .seat import SMALL, WallClock, seated

pytestmark = pytest.mark.asyncio


async def test_a_session_that_is_not_there_is_said_and_the_list_stays(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program("no such session"), clock) as seat:
        assert seat.stage == "home"
        assert len(seat.said) == 1
        await seat.press("enter")
        assert seat.stage == "agenda"


async def test_while_the_program_ends_nothing_is_looked_at_any_more(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        assert seat.app.seat is not None
    clock.wait(seconds=1)
    room = seat.app.seat.room
    seat.app._look()
    assert seat.app.seat.room is room, "its screens have lost what they would show it on"


async def test_a_session_that_cannot_be_read_is_said_and_the_list_stays(
    program: Program, clock: WallClock, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_arguments: object, **_named: object) -> None:
        raise Unreadable("This file is damaged.")

    async with seated(program(), clock) as seat:
        with monkeypatch.context() as patch:
            patch.setattr(Log, "read_on", unreadable)
            await seat.press("enter")
        assert seat.stage == "home"
        assert len(seat.said) == 1
        assert seat.find("#sessions", DataTable).row_count == 1
        await seat.press("enter")
        assert seat.stage == "agenda"


async def test_the_cursor_stays_on_its_person_while_others_make_and_close_groups(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("f4", "d")
        await until_seated(seat)
        await seat.press("right", "down")
        second = seat.session.groups.open[1].id
        person = seat.session.groups.members(second)[1]

        def close_first(workshop: Workshop) -> None:
            groups.close_group(workshop, workshop.session.groups.open[0].id)

        for do in (groups.make_group, close_first, lambda workshop: workshop.undo()):
            await seat.record(do)
            assert board(seat).person == person
            assert board(seat).column == second
        await seat.record(lambda workshop: groups.close_group(workshop, second))
        assert board(seat).person == person
        assert person not in seat.session.groups.seats


@pytest.mark.parametrize("language", ["ja", "en"])
async def test_the_key_of_the_help_is_seen_on_every_screen(
    program: Program, clock: WallClock, planned: str, language: Language
) -> None:
    words = "F1 ヘルプ" if language == "ja" else "F1 Help"
    async with seated(program(), clock, SMALL) as seat:

        async def is_seen() -> None:
            await seat.until(lambda: words in seat.screen.splitlines()[-1], "no way to the help")

        await is_seen()
        await seat.press("enter", "space")
        for key in ("f2", "f3", "f4", "f5", "f6", "f7"):
            await seat.press(key)
            await is_seen()
        for stage, other in (("f5", "escape"), ("f6", "c")):
            await seat.press(stage, other)
            await is_seen()
