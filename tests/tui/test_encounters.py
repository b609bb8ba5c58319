"""Who has met whom: the words, the picture that scrolls, and the dialog that shows both."""

import asyncio
from collections import Counter

import pytest
from textual.app import App, ComposeResult

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.text import Language
from facilitator.services import clock as clock_of_meeting
from facilitator.services import groups, participants, seating
from facilitator.tui.encounter_pictures import Acquaintance, detail, summary
from facilitator.tui.widgets.heat_map import Heat, HeatMap, Picture

from .conftest import Program
from .seat import WallClock, seated


@pytest.fixture
def language() -> Language:
    """The words are told apart in English."""
    return "en"


def test_pairs_count_once_whoever_is_named_first() -> None:
    known = Acquaintance(("b", "a"), Counter({("a", "b"): 2}), Counter({("a", "b"): 1}))
    assert known.times("a", "b") == known.times("b", "a") == (2, 1)


def test_the_summary_tells_who_meets_for_the_first_time_and_who_again() -> None:
    before, now = Counter({("a", "b"): 1}), Counter({("a", "b"): 1, ("a", "c"): 1})
    words = summary(Acquaintance(("a", "b", "c"), before, now, meetings=1))
    assert "1" in words.split()[0]
    gone = summary(Acquaintance(("a", "c"), Counter({("a", "b"): 1}), Counter(), meetings=1))
    assert gone.split()[0] == "0", "who is not here any more does not count"


@pytest.mark.asyncio
async def test_the_picture_of_encounters_follows_the_seats_and_the_cursor(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        people = list(seat.session.participants.entries)
        one, two, *_ = seat.session.groups.open
        for place, person in enumerate(people):
            group = (one, two)[place % 2]
            await seat.record(
                lambda workshop, person=person, group=group: seating.move(
                    workshop, person, group.id
                )
            )
        await seat.press("4", "h")
        assert "16 meet for the first time, 0 again" in seat.screen
        first, second = seat.screen.splitlines()[4:6]
        assert first.count("·+") == 4, "the first group’s other four"
        assert "not yet 8" in seat.screen
        await seat.press("down")
        assert "\n" in seat.screen
        assert second.split()[1] in seat.screen
        await seat.press("tab")
        assert "Kinds of participants by group" in seat.screen
        await seat.press("escape")
        assert "Kinds of participants by group" not in seat.screen


@pytest.mark.asyncio
async def test_before_a_breakout_the_line_under_the_stages_tells_what_the_groups_lack(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        people = list(seat.session.participants.entries)
        for place, person in enumerate(people[:-1]):
            group = seat.session.groups.open[place % 2].id
            await seat.record(
                lambda workshop, person=person, group=group: seating.move(workshop, person, group)
            )
        await seat.record(
            lambda workshop: groups.give_role(
                workshop, workshop.session.groups.open[0].id, Role.NOTE_TAKER, people[0]
            )
        )
        lacking = "no note-taker: group 2   1 person sits in no group"
        assert lacking not in seat.screen, "the breakout is far off"
        while "breakout" not in (item := seat.app.seat.room.face.next_item).kind.value:  # type: ignore[union-attr]
            assert item is not None
            await seat.record(clock_of_meeting.go_on)
        assert lacking in seat.screen
        await seat.record(
            lambda workshop: participants.mark_presence(workshop, people[0], Presence.LEFT)
        )
        assert "no note-taker: group 1, 2" in seat.screen
        await seat.press("5")
        assert "！ left" in seat.screen


def test_a_picture_of_a_thousand_people_asks_only_for_the_cells_that_are_seen() -> None:
    asked: set[tuple[int, int]] = set()

    def heat(row: int, column: int) -> Heat:
        asked.add((row, column))
        return Heat("1")

    names = tuple(f"{number} とても長い名前の人" for number in range(1000))
    heat_map = HeatMap()

    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield heat_map

    async def lines() -> str:
        async with Shown().run_test(size=(80, 24)) as pilot:
            heat_map.show(Picture(names, names, heat, width=2, label_width=18))
            await pilot.pause()
            strips = pilot.app.screen._compositor.render_strips()
            return "\n".join(strip.text for strip in strips)

    screen = asyncio.run(lines())
    assert 0 < len(asked) <= 24 * 40
    assert "0 とても長い名前… 1 1" in screen, "a name is cut with …, and a gap after it"


@pytest.mark.asyncio
@pytest.mark.parametrize("width", [60, 100])
async def test_the_names_below_the_picture_end_at_a_name_and_count_the_others(
    program: Program, clock: WallClock, planned: str, width: int
) -> None:
    async with seated(program(planned), clock) as seat:
        assert seat.app.seat is not None
        room = seat.app.seat.room
        people = tuple(seat.session.participants.entries)
        known = Acquaintance(people, Counter({tuple(sorted(people[:2])): 2}))  # type: ignore[dict-item]
        met, strangers = detail(room, known, 0, width).split()
        assert met.plain.endswith("×2")
        assert max(met.cell_length, strangers.cell_length) <= width
        listed, _more, count = strangers.plain.partition(" … (+")
        names = [name for name in listed.partition(": ")[2].split(", ") if name]
        assert len(names) + int(count.rstrip(")") or 0) == len(people) - 2
        assert set(names) <= {room.name(person, "en") for person in people}
