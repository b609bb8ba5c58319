"""The registration desk: finding people, marking who is here, walk-ins, what is known of them."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from facilitator.domain.groups import Role
from facilitator.domain.participants import Participant, Presence
from facilitator.domain.plan import Plan
from facilitator.domain.register import Need
from facilitator.services import clock as running
from facilitator.services import groups, participants, plans
from facilitator.services import pitches as pitching
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.tui.widgets.long_list import LongList

from .conftest import Program
from .seat import LARGE, TakenSeat, WallClock, seated
from .test_saved import DEAD_AFTER, full, kept

pytestmark = pytest.mark.asyncio


def entries(seat: TakenSeat) -> list[Participant]:
    return list(seat.session.participants.entries.values())


def presences(seat: TakenSeat) -> list[Presence]:
    return [entry.presence for entry in entries(seat)]


def words(seat: TakenSeat, place: str) -> str:
    return str(seat.find(place, Static).content)


def typed(seat: TakenSeat) -> str:
    return seat.find("#find", Input).value


def is_at_the_field(seat: TakenSeat) -> bool:
    return seat.app.screen.focused is seat.find("#find", Input)


def last_named(seat: TakenSeat) -> str:
    return seat.workshop.register.people[entries(seat)[-1].person].name


async def test_one_after_the_other_is_found_and_marked_without_leaving_the_field(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        assert seat.stage == "participants"
        await seat.write("／")
        assert seat.screen.count("参加者") == 9, "a slash is the key that leads to the field"
        await seat.press("escape")
        assert typed(seat) == ""
        assert is_at_the_field(seat), "it emptied the field first"
        await seat.write("者03")
        assert seat.screen.count("（架空）") == 2, "one person, with the organisation"
        await seat.press("enter")
        await seat.write("見本団体３", "enter")
        assert is_at_the_field(seat)
        assert typed(seat) == ""
        here = [
            number for number, each in enumerate(presences(seat), 1) if each is Presence.PRESENT
        ]
        assert here == [3, 9]
        assert "参加者09" in words(seat, "#hint")
        elsewhere = Workshop(
            seat.workshop.database, seat.workshop.surroundings, seat.session.id, seat="another"
        )
        participants.mark_presence(elsewhere, entries(seat)[0].person, Presence.ABSENT)
        await seat.wait(seconds=1)
        assert presences(seat)[0] is Presence.ABSENT
        assert "参加者09" in words(seat, "#hint"), "what others do leaves it there"
        participants.mark_presence(elsewhere, entries(seat)[8].person, Presence.LEFT)
        await seat.wait(seconds=1)
        assert "参加者09" not in words(seat, "#hint"), "it is not so any more"
        participants.mark_presence(elsewhere, entries(seat)[8].person, Presence.PRESENT)
        await seat.wait(seconds=1)
        assert "2" in words(seat, "#counts").split("/")[0]


async def test_who_said_so_before_is_marked_as_online(
    program: Program, clock: WallClock, planned: str
) -> None:
    def say_so(workshop: Workshop) -> None:
        person = next(iter(workshop.session.participants.entries))
        said = {"organisation": "見本団体1（架空）"}
        participants.change_person(workshop, person, said, is_online=True)

    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.record(say_so)
        await seat.write("者01", "enter")
        assert presences(seat)[0] is Presence.ONLINE


async def test_somebody_who_is_here_already_is_not_marked_again_and_the_words_stay(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.write("者01", "enter")
        recorded = len(seat.workshop.events)
        await seat.write("者01", "enter")
        assert len(seat.workshop.events) == recorded
        assert typed(seat) == "者01"
        assert "参加者01" in words(seat, "#hint")
        await seat.write("者02", "enter")
        assert presences(seat)[1] is Presence.PRESENT, "typing takes the place of the words"


async def test_enter_in_an_empty_field_marks_only_whom_somebody_pointed_at(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1", "enter")
        assert set(presences(seat)) == {Presence.EXPECTED}
        await seat.press("down", "down", "down", "up", "enter")
        assert presences(seat)[1] is Presence.PRESENT
        assert is_at_the_field(seat)
        await seat.press("enter")
        assert presences(seat).count(Presence.PRESENT) == 1


async def test_a_walk_in_is_registered_in_one_line(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.write("山田花子／新しい会、地　／ ２ 1")
        assert "山田花子" in words(seat, ".empty")
        await seat.press("enter")
        pitches = list(seat.session.pitches.pitches)
        entry = entries(seat)[-1]
        assert last_named(seat) == "山田花子"
        assert entry.presence is Presence.PRESENT
        assert entry.participant_kind == "neighbourhood"
        organisation = seat.workshop.register.organisations[entry.organisation or ""]
        assert organisation.name.original == "新しい会"
        assert seat.session.wishes.of(entry.person) == (pitches[1], pitches[0])
        assert typed(seat) == ""
        await seat.write("都桜都", "enter")
        assert last_named(seat) == "山田花子", "it may be a name that was typed wrongly"
        await seat.press("enter")
        assert last_named(seat) == "都桜都"
        await seat.write("山田　花子 / 別の会", "enter")
        assert "新しい会" in seat.screen, "somebody of that name is registered"
        await seat.press("escape")
        assert typed(seat) == "山田　花子 / 別の会"
        assert last_named(seat) == "都桜都"
        await seat.press("enter", "enter")
        assert last_named(seat) == "山田　花子"
        assert typed(seat) == ""


async def test_what_cannot_be_understood_of_a_walk_in_is_said_and_stays(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        for part in ("宇宙人", "9", "市民 / 団体"):
            line = f"山田花子 / 新しい会 / {part}"
            seat.find("#find", Input).value = line
            await seat.press("enter")
            assert len(entries(seat)) == 9
            assert typed(seat) == line
            assert words(seat, "#hint").startswith("！")
            assert "Esc" in words(seat, ".empty"), "how to see everybody again"


async def test_f10_registers_somebody_whose_name_is_part_of_another_one(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.write("参加者0", "f10")
        assert last_named(seat) == "参加者0"
        assert presences(seat).count(Presence.PRESENT) == 1


async def test_what_could_not_be_saved_stays_in_the_field(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    line = f"都桜都 / {'新しい会' * 2_000}"
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        with full(database):
            await seat.paste(line, "enter")
            assert typed(seat) == line
        await seat.press("enter")
        assert last_named(seat) == "都桜都"


async def test_f9_takes_back_what_was_done_at_the_desk_and_never_the_clock(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.write("者01", "enter")
        await seat.record(running.start_meeting)
        await seat.write("者0", "f9")
        assert set(presences(seat)) == {Presence.EXPECTED}
        assert "参加者01" in words(seat, "#hint")
        assert typed(seat) == "者0"
        await seat.press("f9")
        assert seat.session.clock.is_running
        assert seat.said, "there is nothing more to take back"


async def test_the_keys_of_the_list_mark_where_somebody_is(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1", "tab", "space")
        await seat.press("down", "a", "down", "o", "down", "space", "x", "down", "space", "space")
        expected = (Presence.PRESENT, Presence.ABSENT, Presence.ONLINE, Presence.LEFT)
        assert presences(seat)[:5] == [*expected, Presence.EXPECTED]
        await seat.click("#people", (5, 6))
        await seat.press("a")
        assert presences(seat)[6] is Presence.ABSENT, "the mouse puts the cursor on a line"
        await seat.press("slash")
        await seat.write("1")
        assert typed(seat) == "1"
        await seat.press("escape", "escape", "end", "space", "u")
        assert presences(seat)[8] is Presence.EXPECTED
        gone = entries(seat)[8].person
        await seat.press("delete", "n")
        assert gone in seat.session.participants.entries
        await seat.press("delete", "y")
        assert gone not in seat.session.participants.entries
        assert gone in seat.workshop.register.people
        await seat.press("f9")
        assert entries(seat)[8].person == gone


async def test_wishes_are_typed_as_numbers(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock, LARGE) as seat:
        await seat.press("1", "tab", "down", "w")
        await seat.write("3", "f10")
        assert seat.app.screen.is_modal, "there is no third pitch"
        await seat.press("backspace")
        await seat.write("2、１", "f10")
        assert not seat.app.screen.is_modal
        pitches = list(seat.session.pitches.pitches)
        assert seat.session.wishes.of(entries(seat)[1].person) == (pitches[1], pitches[0])
        assert "①2 ②1" in seat.screen
        assert "①1  ②0" in words(seat, "#wished").splitlines()[2]
        await seat.press("w", "delete", "f10")
        assert seat.session.wishes.of(entries(seat)[1].person) == ()
        await seat.press("w")
        await seat.write("2")
        elsewhere = Workshop(
            seat.workshop.database, seat.workshop.surroundings, seat.session.id, seat="another"
        )
        (group,) = (each for each in seat.session.groups.open if each.pitch == pitches[1])
        groups.close_group(elsewhere, group.id)
        pitching.return_pitch(elsewhere, pitches[1])
        seat.workshop.read_on()  # and the screen shows the picture before it still
        await seat.press("f10", "f10")
        assert seat.app.screen.is_modal, "the pitch is gone by now"
        assert "2" in words(seat, "#fault")


async def test_what_is_known_of_somebody_is_changed_as_one_action(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1", "tab", "e")
        assert words(seat, "#told-hint") == ""
        seat.find("#roles", Input).focus()
        await seat.settle()
        assert "3" in words(seat, "#told-hint"), "the whole hint, whatever stands in the field"
        for field, said in (
            ("name", "髙橋　花子"),
            ("reading", "たかはし"),
            ("organisation", "新しい会"),
            ("kind", "団"),
            ("needs", "1、3"),
            ("remark", "午前のみ"),
            ("roles", "2"),
            ("consent", "y"),
            ("online", "はい"),
        ):
            seat.find(f"#{field}", Input).value = said
        await seat.press("f10")
        assert not seat.app.screen.is_modal
        entry = entries(seat)[0]
        person = seat.workshop.register.people[entry.person]
        assert (person.name, person.reading, person.consent) == ("髙橋　花子", "たかはし", True)
        assert person.needs == (Need.CHILDCARE, Need.INTERPRETER)
        assert entry.participant_kind == "civic_group"
        assert entry.is_online
        assert seat.session.seating.offers[entry.person] == {Role.NOTE_TAKER}
        assert "◍" in seat.screen
        assert "午前のみ" not in seat.screen
        await seat.press("u")
        assert not entries(seat)[0].is_online
        assert entry.person not in seat.session.seating.offers
        await seat.press("slash")
        await seat.write("タカ")
        assert "髙橋" in seat.screen, "found by the reading"


async def test_a_half_typed_walk_in_comes_back_after_the_program_is_gone(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.write("都桜都 / 新しい")
        await seat.press("f2", "f3")
        assert kept(database) == ["都桜都 / 新しい"]
    clock.wait(seconds=DEAD_AFTER)
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        assert typed(seat) == "都桜都 / 新しい"


async def test_a_meeting_without_people_says_how_they_come(
    program: Program, clock: WallClock, database: Database, surroundings: Surroundings, plan: Plan
) -> None:
    empty = plans.plan_session(database, surroundings, plan)
    async with seated(program(empty), clock) as seat:
        await seat.click("StageTab")
        assert seat.stage == "participants"
        await seat.press("f1")
        assert "Space" in seat.screen, "the keys of the list are told while the field has the focus"
        await seat.press("escape", "f5", "alt+1")
        assert seat.stage == "participants", "also while typing"
        assert "F8" in words(seat, ".empty")
        assert "/" in words(seat, "#hint"), "it shows how a walk-in is typed"
        for letter in "aew":
            seat.find("#hint", Static).update("")
            seat.app.screen.set_focus(None)
            await seat.press(letter)
            assert words(seat, "#hint"), "nobody is selected"


class ListOnly(App[None]):
    """Nothing but a list of a thousand lines."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[str] = []

    def compose(self) -> ComposeResult:
        yield LongList(self._line, id="people")

    def _line(self, key: str, width: int) -> Content:
        self.drawn.append(key)
        return Content(f"{key} {width}")


async def test_of_a_long_list_only_what_is_in_sight_is_drawn() -> None:
    app = ListOnly()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        people = app.query_one(LongList)
        people.show([str(number) for number in range(1_000)], app._line)
        people.focus()
        await pilot.pause()
        assert len(set(app.drawn)) == 10
        await pilot.press("end")
        assert people.selected == "999"
        assert "999" in app.drawn
        people.show(["5", "6"], app._line)
        assert people.selected == "6", "it stays as near as can be"
        people.show([str(number) for number in range(1_000)], app._line)
        await pilot.pause()
        assert people.selected == "6"
        assert len(set(app.drawn)) < 40
