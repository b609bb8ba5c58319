"""A new session in the app: like the last meeting or from a plan, and when it takes place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from facilitator.domain.items import ItemKind
from facilitator.domain.plan import Appointment, Plan
from facilitator.domain.text import LONGEST_LINE, Language
from facilitator.services import clock as meeting
from facilitator.services import next_meeting, plans
from facilitator.services.sessions import open_workshop, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

from .conftest import Program
from .seat import SMALL, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

SHIPPED = [
    "exchange-meeting.toml",
    "information-meeting.toml",
    "kanazawa-06.toml",
    "online.toml",
    "template.toml",
    "world-cafe.toml",
]


def options(seat: TakenSeat) -> list[str]:
    """What can be chosen, as it is read, with single spaces."""
    offered = seat.app.screen.query_one(OptionList).options
    return [" ".join(str(option.prompt).split()) for option in offered]


def typed(seat: TakenSeat) -> list[str]:
    """What stands in the fields of the form."""
    return [field.value for field in seat.app.screen.query(Input)]


async def choose(seat: TakenSeat, words: str) -> None:
    """Choose the option that has these words."""
    (number,) = (n for n, option in enumerate(options(seat)) if words in option)
    await seat.press("home", *["down"] * number, "enter")


async def fill(seat: TakenSeat, **answers: str) -> None:
    """Fill in fields of the form, in place of what stands in them."""
    for name, words in answers.items():
        field = seat.find(f"#{name}", Input)
        field.focus()
        field.value = ""
        await seat.settle()
        await seat.write(words)


@pytest.fixture
def measured(database: Database, surroundings: Surroundings, clock: WallClock, planned: str) -> str:
    """A meeting of which every item took 7 minutes."""
    workshop = open_workshop(database, surroundings, planned)
    meeting.start_meeting(workshop)
    for _ in workshop.session.agenda.items:
        clock.wait(7)
        meeting.go_on(workshop)
    return planned


async def test_plans_are_offered_by_readable_names(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        assert [option.split()[-1] for option in options(seat)] == SHIPPED
        assert options(seat)[0] == "交流会（見本） exchange-meeting.toml"
        assert options(seat)[2] == "パートナーズ交流会#6 kanazawa-06.toml"
        lines = seat.screen.splitlines()
        assert all(any(line.rstrip().endswith(name) for line in lines) for name in SHIPPED)


@pytest.mark.parametrize("language", ["en"])
async def test_names_of_plans_are_in_the_language_of_the_program(
    program: Program, clock: WallClock, language: Language
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        assert "World Café (sample) world-cafe.toml" in options(seat)


async def test_a_plan_of_the_user_stands_in_the_list_whatever_is_wrong_with_it(
    program: Program, clock: WallClock, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text("title = [", "utf-8")
    long = "長い題" * 30
    (tmp_path / "long.toml").write_text(f'[series]\nname = "{long}"\n', "utf-8")
    async with seated(program(), clock) as seat:
        await seat.press("n")
        assert options(seat)[-1] == "mine mine.toml"
        assert options(seat)[-2].endswith("… long.toml")
        before = seat.screen
        await seat.press("end", "enter")
        assert len(seat.app.screen_stack) == 2, "the list stays"
        assert "mine.toml" in seat.screen.replace(before, "")
        assert typed(seat) == []


async def test_a_session_of_a_plan_takes_place_when_the_form_says(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        await choose(seat, "exchange-meeting")
        assert typed(seat) == ["交流会", "2021-11-22", "14:00", "", ""], "today, and no sample"
        await fill(seat, name="まち語りの会", start="9:30", no_total="第12回")
        await fill(seat, date="２０２２／１／９")
        await seat.press("f10")
        assert seat.stage == "agenda"
        opened = seat.session.opened
        assert seat.workshop.series.name.original == "まち語りの会"
        assert (opened.date, opened.start, opened.end) == (date(2022, 1, 9), time(9, 30), time(12))
        assert (opened.no_in_fiscal_year, opened.no_total) == (None, 12)
        assert seat.session.agenda.hard_end == time(12, 15)


async def test_a_meeting_of_ones_own_takes_the_agenda_of_a_sample_but_nobody_made_up(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        await choose(seat, "exchange-meeting")
        await seat.press("f10")
        session = seat.session
        kinds = [item.kind for item in session.agenda.items.values()]
        assert ItemKind.BREAKOUT in kinds
        assert ItemKind.PITCH not in kinds
        assert (session.pitches.pitches, session.groups.groups) == ({}, {})
        assert not session.participants.entries
        for made_up in ("見本", "架空"):
            assert made_up not in seat.screen
        series = session.opened.series
        await seat.press("escape", "n")
        await choose(seat, "world-cafe")
        await fill(seat, name="交流会")
        await seat.press("f10")
        assert seat.session.opened.series == series, "one series goes by that name"


async def test_a_day_that_is_past_is_not_proposed(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        await choose(seat, "kanazawa-06")
        assert typed(seat) == ["2021-11-22", "14:00", "4", "6"], "today is not past"
        await seat.press("escape")
        clock.wait(10 * 60)
        await choose(seat, "kanazawa-06")
        assert typed(seat) == ["", "14:00", "4", "6"]
        await seat.press("f10")
        assert "！" in seat.screen
        assert sessions(database) == ()
        await fill(seat, date="2021-11-24")
        await seat.press("f10")
        assert seat.session.opened.date == date(2021, 11, 24)


@pytest.mark.parametrize(
    ("field", "wrong"), [("date", "明日"), ("start", "二時"), ("no_total", "0")]
)
async def test_what_cannot_be_read_is_said_and_stays(
    program: Program, clock: WallClock, database: Database, field: str, wrong: str
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        await choose(seat, "template.toml")
        await fill(seat, **{field: wrong})
        await seat.press("f10")
        assert seat.screen.count(wrong) >= 2, "in its field, and in what is said"
        assert wrong in typed(seat)
        assert sessions(database) == ()


async def test_enter_alone_makes_the_session_that_was_proposed(
    program: Program, clock: WallClock, measured: str
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n", "enter", "enter")
        await seat.write("2021-12-20")
        await seat.press(*["enter"] * 4)
        opened = seat.session.opened
        assert (opened.date, opened.slug) == (date(2021, 12, 20), "ik2030-partners-2021-12-20")
        assert (opened.start, opened.no_in_fiscal_year, opened.no_total) == (time(14), 5, 7)
        assert [item.kind for item in seat.session.agenda.items.values()] == [
            ItemKind.INFORMATION_TALK,
            ItemKind.BREAKOUT,
            ItemKind.SHARE_OUT,
            ItemKind.CLOSING,
        ]


async def test_items_last_as_long_as_they_took_where_that_is_chosen(
    program: Program, clock: WallClock, measured: str
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n", "enter")
        as_planned, as_they_took = options(seat)
        assert "90" in as_planned
        assert "28" in as_they_took
        await seat.press("down", "enter")
        await seat.write("2021-12-20", "f10")
        lengths = {item.length for item in seat.session.agenda.items.values()}
        assert lengths == {timedelta(minutes=7)}


async def test_the_number_in_the_year_follows_the_day_until_another_one_is_typed(
    program: Program, clock: WallClock, held: str
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n", "enter")
        assert typed(seat) == ["", "", "5", "7"]
        await fill(seat, date="2022-04-01")
        assert typed(seat)[2:] == ["1", "7"]
        await fill(seat, date="2022-03-31")
        assert typed(seat)[2:] == ["5", "7"]
        await fill(seat, no_in_fiscal_year="9", date="2022-04-01")
        assert typed(seat)[2:] == ["9", "7"]
        await seat.press("f10")
        opened = seat.session.opened
        assert (opened.no_in_fiscal_year, opened.no_total) == (9, 7)


async def test_the_last_meeting_of_each_series_comes_first_and_is_never_a_rehearsal(
    program: Program,
    clock: WallClock,
    database: Database,
    surroundings: Surroundings,
    plan: Plan,
    rehearsed: str,
    held: str,
) -> None:
    later = plan.session.model_copy(update={"date": date(2021, 12, 1)})
    plans.plan_session(database, surroundings, plan.model_copy(update={"session": later}))
    async with seated(program(), clock) as seat:
        await seat.press("n")
        first, *rest = options(seat)
        assert "IMAGINE KANAZAWA" in first
        assert first.endswith("2021-12-01")
        assert [option.split()[-1] for option in rest] == SHIPPED


async def test_numbers_that_a_plan_does_not_give_follow_on_in_its_series(
    program: Program, clock: WallClock, database: Database, surroundings: Surroundings, held: str
) -> None:
    surroundings.database.with_name("next.toml").write_text(
        '[series]\nid = "ik2030-partners"\nname = "交流会"\n'
        '[session]\nid = "next"\ndate = 2022-02-01\n',
        "utf-8",
    )
    async with seated(program(), clock) as seat:
        await seat.press("n", "end", "enter")
        assert typed(seat) == ["2022-02-01", "", "5", "7"]


async def test_a_second_session_on_the_same_day_needs_a_second_enter(
    program: Program, clock: WallClock, database: Database, surroundings: Surroundings, held: str
) -> None:
    workshop = open_workshop(database, surroundings, held)
    next_meeting.plan_next_meeting(workshop, Appointment(date(2022, 1, 9)))
    async with seated(program(), clock) as seat:
        await seat.press("n", "enter")
        await fill(seat, date="2022-01-09")
        await seat.press("f10")
        assert len(sessions(database)) == 2
        assert typed(seat)[0] == "2022-01-09", "the form stays"
        await fill(seat, date="2022-01-10")
        assert seat.app.screen.is_modal
        await fill(seat, date="2022-01-09")
        await seat.press("f10")
        assert len(sessions(database)) == 3
        assert seat.stage == "agenda"


@contextmanager
def unreadable(database: Database) -> Iterator[None]:
    """Let the file not give the list of sessions."""
    database.rows("ALTER TABLE session_view RENAME TO elsewhere")
    try:
        yield
    finally:
        database.rows("ALTER TABLE elsewhere RENAME TO session_view")


async def test_a_file_that_cannot_be_read_is_told_in_the_form_and_nothing_typed_is_lost(
    program: Program, clock: WallClock, database: Database, surroundings: Surroundings, held: str
) -> None:
    surroundings.database.with_name("next.toml").write_text(
        '[series]\nid = "ik2030-partners"\nname = "交流会"\n'
        '[session]\nid = "next"\ndate = 2022-02-01\n',
        "utf-8",
    )
    async with seated(program(), clock) as seat:
        await seat.press("n", "end", "enter")
        with unreadable(database):
            await fill(seat, start="9:30", date="2022-04-01")
            assert "！" in str(seat.find("#fault", Static).content)
            await seat.press("f10")
            assert "！" in str(seat.find("#fault", Static).content)
            assert typed(seat)[:2] == ["2022-04-01", "9:30"]
        await fill(seat, date="2022-04-02")
        await seat.press("f10")
        opened = seat.session.opened
        assert (opened.date, opened.start) == (date(2022, 4, 2), time(9, 30))
        assert opened.no_in_fiscal_year == 1


async def test_a_name_that_is_too_long_is_told_in_the_form(
    program: Program, clock: WallClock, database: Database
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n")
        await choose(seat, "exchange-meeting")
        seat.find("#name", Input).value = "長" * (LONGEST_LINE + 1)
        await seat.press("f10")
        assert str(LONGEST_LINE) in str(seat.find("#fault", Static).content)
        assert sessions(database) == ()


async def test_escape_goes_back_step_by_step_and_makes_nothing(
    program: Program, clock: WallClock, database: Database, measured: str
) -> None:
    async with seated(program(), clock) as seat:
        await seat.press("n", "enter", "enter")
        assert len(typed(seat)) == 4
        await seat.press("escape")
        assert options(seat)[-1].endswith(SHIPPED[-1])
        await seat.press("escape")
        assert len(seat.app.screen_stack) == 1
        assert len(sessions(database)) == 1


async def test_the_whole_list_is_read_on_the_smallest_screen(
    program: Program, clock: WallClock, held: str
) -> None:
    async with seated(program(), clock, SMALL) as seat:
        await seat.press("n")
        shown = [line for line in seat.screen.splitlines() if ".toml" in line or "2021-11" in line]
        assert len(shown) == len(SHIPPED) + 2, "each on one line, and the session behind them"
