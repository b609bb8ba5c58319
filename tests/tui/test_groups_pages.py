"""Many groups on the screen: pages, the way of the cursor, and finding a person."""

import pytest
from textual.content import Content

from facilitator.domain.groups import Role
from facilitator.domain.plan import Plan
from facilitator.domain.text import Language
from facilitator.services import groups, seating
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.tui.widgets.seat_pages import LEAST_WIDTH, SeatColumn, lay_out

from .at_the_groups import board, group, many, members, name, sit_in_order, wish_something
from .conftest import Program
from .seat import SMALL, WallClock, seated
from .test_screens import LANGUAGES, Album


def column(key: int, people: int) -> SeatColumn:
    ids = tuple(f"p{key}-{number}" for number in range(people))
    return SeatColumn(f"g{key}", (Content(f"group {key}"),), ids)


@pytest.mark.parametrize("people", [0, 3, 8, 40])
@pytest.mark.parametrize("waiting", [None, 3])
@pytest.mark.parametrize("count", [0, 1, 4, 30, 125])
def test_every_group_is_on_one_page_wide_enough_and_none_overlaps(
    people: int, waiting: int | None, count: int
) -> None:
    aside = None if waiting is None else column(0, waiting)
    columns = [column(number, people) for number in range(1, count + 1)]
    pages = lay_out(aside, columns, 78, 17)
    shown = [block.column.key for page in pages for block in page]
    assert shown == [each.key for each in ([aside] if aside else []) + columns]
    for page in pages:
        cells = [
            (x, y)
            for block in page
            for x in range(block.x, block.x + block.width)
            for y in range(block.y, block.y + block.height)
        ]
        assert len(cells) == len(set(cells))
        assert all(0 <= x < 78 and 0 <= y < 17 for x, y in cells)
        assert all(block.width >= LEAST_WIDTH for block in page)


def test_small_groups_stand_in_rows_below_each_other() -> None:
    assert len(lay_out(None, [column(number, 4) for number in range(30)], 78, 17)) == 4
    assert len(lay_out(None, [column(number, 12) for number in range(30)], 78, 17)) == 10


@pytest.mark.asyncio
async def test_thirty_groups_are_read_page_by_page_and_searching_jumps(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 240, 30)
    sit_in_order(workshop, 8)
    async with seated(program(workshop.id), clock, SMALL) as seat:
        await seat.press("f4")
        pages = board(seat).pages
        assert pages == 10
        line = seat.app.screen.query_one("#quality")
        await seat.until(lambda: "…" not in str(line.render()), "the points do not come")
        seen: set[str] = set()
        names = {name(seat, who).partition("（")[0] for who in seat.session.groups.seats}
        for number in range(pages):
            screen = seat.screen
            assert f"{number + 1}/{pages}" in screen.replace("／", "/")
            assert board(seat).page == number + 1
            seen |= {words for words in names if words in screen}
            await seat.press("pagedown" if number % 2 else "full_stop")
        assert seen == names
        assert board(seat).page == pages, "after the last page there is none"
        await seat.press("comma")
        assert board(seat).page == pages - 1
        await seat.press("pageup", "home")
        assert (board(seat).page, board(seat).column) == (1, group(seat, 1))
        person = members(seat, 17)[3]
        await seat.press("slash")
        await seat.write(name(seat, person), "enter")
        assert board(seat).person == person
        assert name(seat, person)[:5] in seat.screen
        await seat.press("slash", "escape")
        assert board(seat).person == person


@pytest.mark.asyncio
async def test_the_cursor_keeps_its_row_from_group_to_group(
    program: Program, clock: WallClock, surroundings: Surroundings, database: Database, plan: Plan
) -> None:
    workshop = many(database, surroundings, plan, 24, 6)
    sit_in_order(workshop, 4)
    async with seated(program(workshop.id), clock, SMALL) as seat:
        await seat.press("f4", "home", "down", "down", "right")
        assert board(seat).person == members(seat, 2)[2]
        await seat.press("right")
        assert board(seat).person == members(seat, 3)[2]
        await seat.press("right")
        assert board(seat).person == members(seat, 4)[2], "after the row comes the next one"
        await seat.press("up", "up", "up")
        assert board(seat).person == members(seat, 1)[3], "above the first person is another group"
        await seat.press("down")
        assert board(seat).person == members(seat, 4)[0]
        await seat.press("end")
        assert board(seat).column == group(seat, 6)
        await seat.press("left", "left", "left")
        assert board(seat).column == group(seat, 3)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_many_groups_look_as_they_should(
    program: Program,
    clock: WallClock,
    surroundings: Surroundings,
    database: Database,
    plan: Plan,
    language: Language,
) -> None:
    workshop = many(database, surroundings, plan, 120, 30)
    wish_something(workshop)
    sit_in_order(workshop, 4, leaving=2)
    for number in (1, 2, 3):
        group_of = workshop.session.groups.numbered(number)
        assert group_of is not None
        people = workshop.session.groups.members(group_of.id)
        for role, person in zip((Role.NOTE_TAKER, Role.REPORTER), people, strict=False):
            groups.give_role(workshop, group_of.id, role, person)
        seating.pin(workshop, people[2], group_of.id)
    seating.lock(workshop, workshop.session.groups.open[1].id, is_locked=True)
    async with seated(program(workshop.id), clock) as seat:
        album = Album(seat, language)
        await album.take("groups-many", "f4", "right", "down")
        album.compare()
