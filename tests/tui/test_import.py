"""Lists of people come in: looked at first, corrected where need be, then all or nothing."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import DataTable, Input, OptionList, Static

from facilitator.domain.register import Need
from facilitator.services import participants
from facilitator.services.surroundings import Surroundings

from .conftest import Program
from .seat import ROOT, TakenSeat, WallClock, seated

pytestmark = pytest.mark.asyncio

LISTS = ROOT / "tests" / "readers" / "people"
MADE_UP = 9
"""How many people the meeting has before."""


@pytest.fixture
def surroundings(clock: WallClock, new_id: Callable[[], str], tmp_path: Path) -> Surroundings:
    """As in the other tests, and a folder with two lists in it."""
    lists, rescue = tmp_path / "lists", tmp_path / "rescue"
    lists.mkdir()
    rescue.mkdir()
    for age, name in enumerate(("participants_utf8bom.csv", "participants.xlsx")):
        shutil.copy(LISTS / name, lists / name)
        os.utime(lists / name, (1_600_000_000 - age,) * 2)
    plain = Surroundings(clock.now, new_id, tmp_path / "workshop.db", tmp_path / "exports", rescue)
    return replace(plain, lists=(lists,))


def words(seat: TakenSeat, place: str) -> str:
    return str(seat.find(place, Static).content)


def counts(seat: TakenSeat) -> list[int]:
    """Return how many are new, registered already, unreadable, and doubles."""
    return [int("".join(filter(str.isdigit, part))) for part in words(seat, "#counts").split("/")]


def taken_for(seat: TakenSeat) -> dict[str, str]:
    """Return what each column is taken for, by its heading."""
    rows = seat.find("#columns", DataTable)
    return {str(row[0]): str(row[1]) for row in map(rows.get_row_at, range(rows.row_count))}


def names(seat: TakenSeat) -> list[str]:
    people = list(seat.session.participants.entries)[MADE_UP:]
    return [seat.workshop.register.people[person].name for person in people]


async def look_at(seat: TakenSeat, path: Path) -> None:
    """Type the path of a list at the desk."""
    await seat.press("f8", "shift+tab")
    seat.find("#path", Input).value = str(path)
    await seat.press("enter")


async def test_a_list_is_chosen_looked_at_taken_in_and_taken_back_as_one(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        before = seat.workshop.register
        await seat.press("1", "f8")
        files = seat.find("#files", OptionList)
        assert files.option_count == 2
        assert "utf8bom" in str(files.get_option_at_index(0).prompt), "the newest first"
        await seat.press("enter")
        assert counts(seat) == [5, 0, 0, 0]
        await seat.press("f1")
        assert "PgDn" in seat.screen, "the keys of the panel"
        await seat.press("escape")
        assert taken_for(seat)["お名前"] == taken_for(seat)["お名前"] != taken_for(seat)["備考"]
        assert "髙橋" in words(seat, "#cells") or "2021" in words(seat, "#cells")
        await seat.press("escape")
        assert len(seat.session.participants.entries) == MADE_UP
        assert seat.workshop.register == before
        await seat.press("f8", "enter", "enter")
        assert not seat.app.screen.is_modal
        assert names(seat)[1] == "髙橋 花子"
        assert names(seat)[4] == "都 桜\ufa26", "as it was typed"
        first = seat.workshop.register.people[list(seat.session.participants.entries)[MADE_UP]]
        assert first.needs == (Need.ACCESS,)
        assert "◍" in seat.screen
        for other in ("participants_cp932.csv", "participants_excel_unicode.txt"):
            await look_at(seat, LISTS / other)
            assert counts(seat) == [0, 5, 0, 0], "the same people in another spelling"
            await seat.press("escape")
        await seat.press("tab", "u")
        assert len(seat.session.participants.entries) == MADE_UP


async def test_the_encoding_and_the_sheet_can_be_changed(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await look_at(seat, LISTS / "participants_eucjp.csv")
        assert words(seat, "#fault"), "by its bytes it could be something else"
        assert words(seat, "#file").split()[-2:-1] == ["c"] or " c " in words(seat, "#file")
        before = len(seat.said)
        await seat.press("f10")
        assert seat.app.screen.is_modal, "nothing can be taken in"
        assert len(seat.said) > before, "and that is said"
        await seat.press("c")
        assert "EUC-JP" in words(seat, "#file")
        assert counts(seat)[0] > 0
        await seat.press("f10")
        assert "架空　太郎" in names(seat)
        await look_at(seat, LISTS / "participants.xlsx")
        sheet = words(seat, "#file")
        await seat.press("s")
        assert words(seat, "#file") != sheet or words(seat, "#fault")


async def test_doubles_are_left_out_or_taken_as_different_people(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await look_at(seat, LISTS / "english_header_cp932.csv")
        new, _known, _bad, doubles = counts(seat)
        assert doubles == 1
        assert "×200" in words(seat, "#remarks"), "a wish that is no pitch of this meeting"
        await seat.press("d")
        everybody = counts(seat)[0]
        assert everybody > 199 + new - 1
        await seat.press("d", "f10")
        assert len(names(seat)) == new
        await seat.press("tab", "u")
        await look_at(seat, LISTS / "english_header_cp932.csv")
        await seat.press("d", "f10")
        await seat.until(lambda: len(names(seat)) == everybody, "not all were taken in")


async def test_bad_rows_and_strange_words_are_listed_and_columns_can_be_changed(
    program: Program, clock: WallClock, planned: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    rows = (
        "氏名,所属,区分,メモ",
        "山田花子,例示会,宇宙人,市民",
        ",名無し会,,",
        "都桜都,,市民,企業",
        "山田　花子,別の会,市民,",
        "参加者01（架空）,別の会,市民,",
        *[",名無し会,,"] * 9,
    )
    path.write_text("\n".join(rows), "utf-8")
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await look_at(seat, path)
        assert counts(seat) == [4, 0, 10, 0]
        assert "13" in words(seat, "#warned"), "bad rows, a strange kind, two of the same name"
        alike = [line for line in words(seat, "#remarks").splitlines() if " ／ " in line]
        assert ["例示会" in alike[0], "見本団体" in alike[1]] == [True, True]
        report = seat.find("#report", VerticalScroll)
        await seat.press("pagedown", "pagedown", "pagedown")
        assert report.scroll_offset.y == report.max_scroll_y > 0, "all of it is within reach"
        assert "3" in words(seat, "#remarks").splitlines()[1], "the number of the row"
        assert "宇宙人" in words(seat, "#remarks")
        kind = taken_for(seat)["区分"]
        await seat.press("down", "down", "down", "enter")
        choices = seat.find("#choices", OptionList)
        choices.highlighted = choices.get_option_index("kind")
        await seat.press("enter")
        assert taken_for(seat)["メモ"] == kind
        assert taken_for(seat)["区分"] != kind, "no two columns are the same"
        assert "宇宙人" not in words(seat, "#remarks")
        await seat.press("f10")
        kinds = [each.participant_kind for each in seat.session.participants.entries.values()]
        assert kinds[MADE_UP : MADE_UP + 2] == ["citizen", "business"]
        await look_at(seat, path)
        assert taken_for(seat)["メモ"] == kind, "remembered for lists of this shape"
        assert words(seat, "#warned"), "it is told"
        await seat.press("up", "enter")
        choices = seat.find("#choices", OptionList)
        choices.highlighted = choices.option_count - 1
        await seat.press("enter", "f10")
        assert words(seat, "#fault"), "nobody has a name"
        assert taken_for(seat), "the columns can still be changed"


async def test_what_was_said_at_the_desk_stays_unless_the_list_is_to_count(
    program: Program, clock: WallClock, planned: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("氏名,所属,第1希望\n都桜都,例示会,1\n", "utf-8")
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await look_at(seat, path)
        await seat.press("f10")
        who = list(seat.session.participants.entries)[MADE_UP]
        first, second, *_ = seat.session.pitches.pitches
        participants.give_wishes(seat.workshop, who, [second])
        await look_at(seat, path)
        assert "都桜都" in words(seat, "#remarks")
        await seat.press("f10")
        assert seat.session.wishes.of(who) == (second,)
        await look_at(seat, path)
        kept = words(seat, "#remarks")
        await seat.press("r")
        assert words(seat, "#remarks") != kept
        assert "→" in words(seat, "#remarks")
        await seat.press("f10")
        assert seat.session.wishes.of(who) == (first,)


async def test_what_is_no_list_is_said_and_its_path_stays(
    program: Program, clock: WallClock, planned: str, tmp_path: Path
) -> None:
    document = tmp_path / "leaflet.pdf"
    document.write_bytes(b"%PDF-1.4 something")
    async with seated(program(planned), clock) as seat:
        await seat.press("1")
        await seat.press("f8")
        await seat.write("あ/")
        assert seat.find("#path", Input).value == "あ/", "typed while the list has the focus"
        for path in (document, tmp_path / "nowhere.csv", tmp_path):
            seat.find("#path", Input).value = str(path)
            seat.find("#fault", Static).update("")
            await seat.press("enter")
            assert words(seat, "#fault")
            assert seat.find("#path", Input).value == str(path)
        seat.find("#path", Input).value = f"'{LISTS / 'short_cp932.csv'}'"
        await seat.press("enter")
        assert counts(seat) == [1, 0, 0, 0], "dragged into the terminal, with quotes"
        await seat.press("escape", "f8")
        first = str(seat.find("#files", OptionList).get_option_at_index(0).prompt)
        assert first.split()[0] in {each.name for each in LISTS.iterdir()}, "the folder of the last"
