"""Cells and lines that are cut where there is too little room."""

import pytest
from rich.console import Console
from textual.content import Content

from facilitator.domain.pitches import Pitch
from facilitator.domain.text import Text
from facilitator.services import pitches
from facilitator.tui.widgets.cells import TitleCell, spread

from .conftest import Program
from .seat import WallClock, seated


def drawn(cell: TitleCell, width: int) -> str:
    cell.no_wrap, cell.overflow = True, "ellipsis"
    console = Console(width=width, color_system=None)
    return "".join(
        part.text for part in console.render(cell, console.options.update(height=1))
    ).strip()


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (40, "グループ対話  15:35固定  まとめ15:30〜"),
        (30, "グループ対話  15:35固定"),
        (21, "グループ…  15:35固定"),
        (15, "グループ対話"),
        (8, "グルー…"),
        (1, "…"),
    ],
)
def test_a_remark_is_seen_whole_or_not_at_all_and_the_first_one_counts_most(
    width: int, seen: str
) -> None:
    assert drawn(TitleCell("グループ対話", "15:35固定", "まとめ15:30〜"), width) == seen


@pytest.mark.parametrize("width", range(1, 30))
def test_nothing_is_cut_twice_or_wider_than_its_cell(width: int) -> None:
    seen = drawn(TitleCell("Coffee and something sweet", "left out"), width)
    assert "……" not in seen
    assert Content(seen).cell_length <= width


@pytest.mark.parametrize("width", range(30))
def test_two_parts_fill_a_line_and_the_left_one_gives_way(width: int) -> None:
    line = spread(Content("長い題名がここに"), Content("15:30"), width)
    assert line.cell_length == width
    assert line.plain.endswith("15:30"[:width])


@pytest.mark.asyncio
async def test_a_title_in_the_list_of_pitches_is_cut_without_a_gap(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        for words in (
            "若者の達成感を地域でつくる長い題名の発表です",
            "a若者の達成感を地域でつくる長い題名の発表",
        ):
            title = Text(original=words, language="ja")
            await seat.record(
                lambda workshop, title=title: pitches.add_pitch(workshop, Pitch(title=title))
            )
        await seat.press("f3")
        cut = [line for line in seat.screen.splitlines() if "若者の達" in line and "…" in line]
        assert len(cut) == 2
        assert not [line for line in cut if " …" in line]
