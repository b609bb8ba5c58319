"""Taking back at the app's seat what another seat's action depends on; questions before a slip."""

import pytest
from textual.widgets import Input, Static

from facilitator.domain.events import taken_back
from facilitator.domain.participants import Presence
from facilitator.locale.event_words import event_word
from facilitator.services import clock as clock_of_meeting
from facilitator.services import participants
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .conftest import Program
from .seat import LARGE, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio


@pytest.fixture
def desk(planned: str, database: Database, surroundings: Surroundings) -> Workshop:
    """The same session at the seat of the command line."""
    return open_workshop(database, surroundings, planned, seat="secretariat")


async def registered_here_and_marked_there(seat: TakenSeat, desk: Workshop) -> None:
    """Register somebody at this seat; let the other one mark them as here five minutes later."""
    await seat.record(
        lambda workshop: participants.register(workshop, "新しい人", presence=Presence.EXPECTED)
    )
    await seat.wait(5)
    desk.read_on()
    *_others, person = desk.session.participants.entries
    participants.mark_presence(desk, person, Presence.PRESENT)


async def test_what_came_after_from_another_seat_is_told_of_and_taken_back_first(
    program: Program, clock: WallClock, planned: str, desk: Workshop
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        before = len(seat.session.participants.entries)
        await registered_here_and_marked_there(seat, desk)
        await seat.press("u")
        question = str(seat.find(".question", Static).content)
        assert event_word("participants.presence_marked") in question
        assert "14:05" in question
        await seat.press("n")
        assert len(seat.session.participants.entries) == before + 1, "No takes nothing back"
        await seat.press("u", "y")
        assert len(seat.session.participants.entries) == before
        assert len(taken_back(seat.workshop.events)) == 2, "each is taken back on its own"
        await seat.press("U", "U")
        *_others, person = seat.session.participants.entries.values()
        assert person.presence is Presence.PRESENT, "both can be put back"


async def test_elsewhere_it_is_said_who_did_what_came_after_and_when(
    program: Program, clock: WallClock, planned: str, desk: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        await registered_here_and_marked_there(seat, desk)
        assert seat.app.seat is not None
        assert not seat.app.seat.record(lambda workshop: workshop.undo())
        await seat.settle()
        assert "14:05" in seat.said[-1]


async def test_an_equal_message_that_is_still_shown_is_not_shown_again(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("U", "U", "U")
        assert len(seat.said) == 1
        seat.app.say("別の知らせ")
        await seat.settle()
        assert len(seat.said) == 2


async def test_after_a_refusal_the_screen_shows_what_the_refusal_looked_at(
    program: Program, clock: WallClock, planned: str, desk: Workshop
) -> None:
    async with seated(program(planned), clock) as seat:
        person = next(iter(seat.session.participants.entries))
        participants.mark_presence(desk, person, Presence.PRESENT)
        assert seat.app.seat is not None
        assert not seat.app.seat.record(
            lambda workshop: participants.mark_presence(workshop, person, Presence.PRESENT)
        )
        shown = seat.app.seat.room.session.participants.entries[person].presence
        assert shown is Presence.PRESENT


async def test_the_red_line_goes_as_soon_as_saving_works_again(
    program: Program, clock: WallClock, planned: str, surroundings: Surroundings
) -> None:
    async with seated(program(planned), clock) as seat:
        with Database(surroundings.database, new_id=surroundings.new_id) as other:
            with pytest.MonkeyPatch.context() as patch, other.writing():
                patch.setattr("facilitator.storage.database.LONGEST_WAIT", 0.05)
                await seat.press("space")
                assert "✕" in seat.screen
                await seat.wait(seconds=3)
                assert "✕" in seat.screen, "the file is still in use"
            await seat.wait(seconds=1)
            assert "✕" in seat.screen, "it is tried every two seconds only"
            await seat.wait(seconds=2)
            assert "✕" not in seat.screen
            assert not seat.session.clock.is_running


async def test_a_held_meeting_is_corrected_only_after_a_question_asked_once(
    program: Program, clock: WallClock, held: str
) -> None:
    async with seated(program(held), clock) as seat:
        done: list[str] = []
        screen = seat.app.screen
        screen.correct(lambda: done.append("first"))  # type: ignore[attr-defined]
        await seat.press("n")
        assert not done
        screen.correct(lambda: done.append("second"))  # type: ignore[attr-defined]
        await seat.press("y")
        screen.correct(lambda: done.append("third"))  # type: ignore[attr-defined]
        assert done == ["second", "third"]
        await seat.press("escape", "enter")
        seat.app.screen.correct(lambda: done.append("fourth"))  # type: ignore[attr-defined]
        await seat.press("n")
        assert done == ["second", "third"], "the question comes again with the session"


async def test_a_meeting_to_come_is_changed_without_a_question(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        done: list[str] = []
        seat.app.screen.correct(lambda: done.append("done"))  # type: ignore[attr-defined]
        assert done


async def test_leaving_the_list_with_q_is_asked_for_once_a_session_was_open(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("escape", "q")
        assert seat.app.screen.is_modal
        await seat.press("n")
        assert seat.app.is_running
        await seat.press("q", "y")
        assert seat.app._exit


async def test_full_width_keys_do_what_those_of_the_same_place_do(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.write("？")
        assert seat.app.screen.is_modal, "the help"
        await seat.press("escape")
        await seat.write("３")
        assert seat.stage == "pitches"
        await seat.write("２　")
        assert seat.session.clock.is_running
        await seat.press("f5")
        await seat.write("２時に／「はい」")
        assert seat.find("#entry", Input).value == "２時に／「はい」", "a field keeps what is typed"
        await seat.press("f2", "escape", "y")
        assert seat.stage == "home"
        await seat.write("・")
        assert seat.find("#words", Input).has_focus, "the search, where / is ・"


async def test_keys_at_the_desk_and_in_the_groups_ask_before_a_held_meeting_is_changed(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.press("space")
        await seat.record(clock_of_meeting.end_meeting)
        known = len(seat.workshop.events)
        for keys in (("1", "tab", "a"), ("f4", "space")):
            await seat.press(*keys)
            assert seat.app.screen.is_modal, keys
            await seat.press("n")
        assert len(seat.workshop.events) == known
        await seat.press("space", "y")
        assert len(seat.workshop.events) == known + 1
        await seat.press("space")
        assert len(seat.workshop.events) == known + 2, "asked once"
