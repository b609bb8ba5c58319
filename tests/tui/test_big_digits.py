"""Digits drawn in half blocks: they fill their box, never leave it, and can be told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.tui.widgets.big_digits import LEAST_HEIGHT, LEAST_WIDTH, big_text

SIGNS = "0123456789:+-"
INK = "█▀▄"
TWO = ["▀▀▀▀█", "    █", "█▀▀▀▀", "█    ", "█▄▄▄▄"]
BOXES = ((LEAST_WIDTH, LEAST_HEIGHT), (5, 4), (14, 10), (36, 40))


def inked(lines: list[str]) -> tuple[int, int]:
    """Return how many columns and lines the signs take."""
    drawn = [line for line in lines if set(line) & set(INK)]
    width = max((len(line) for line in lines), default=0)
    columns = [x for x in range(width) if any(line[x] in INK for line in drawn)]
    return (columns[-1] - columns[0] + 1 if columns else 0), len(drawn)


@pytest.mark.parametrize("box", BOXES)
def test_every_sign_looks_different(box: tuple[int, int]) -> None:
    drawn = {tuple(big_text(sign, *box)) for sign in SIGNS}
    assert len(drawn) == len(SIGNS)
    assert all(set("".join(lines)) <= {*INK, " "} for lines in drawn)


def test_a_digit_is_drawn_with_its_bars() -> None:
    assert big_text("2", 5, 5) == TWO


def test_at_80_columns_five_signs_are_at_least_ten_lines_high() -> None:
    assert inked(big_text("20:40", 76, 10))[1] == 10
    assert inked(big_text("20:40", 76, 16)) == (75, 16)


def test_the_signs_grow_with_the_box_and_fill_it() -> None:
    sizes = [inked(big_text("20:48", *box)) for box in ((36, 9), (76, 17), (116, 28), (196, 48))]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)
    for (wide, high), box in zip(sizes, ((36, 9), (76, 17), (116, 28), (196, 48)), strict=True):
        assert wide >= box[0] * 0.9
        assert high >= box[1] * 0.85


def test_a_shorter_text_keeps_the_size_of_the_usual_one() -> None:
    before, after = big_text("20:00", 76, 16), big_text("8:08", 76, 16, sized_for="00:00")
    assert inked(before)[1] == inked(after)[1]
    assert inked(after)[0] < inked(before)[0]


def test_where_there_is_no_room_for_digits_the_text_stands_as_it_is() -> None:
    assert big_text("12:40", 9, 3) == [" " * 9, "  12:40  ", " " * 9]
    assert big_text("12:40", 4, 1) == ["    "]
    assert big_text("12:40", 0, 0) == []


@given(
    text=st.text(SIGNS + " ", min_size=1, max_size=9),
    width=st.integers(0, 240),
    height=st.integers(0, 80),
)
def test_what_is_drawn_has_exactly_the_size_of_its_box(text: str, width: int, height: int) -> None:
    lines = big_text(text, width, height, sized_for="00:00")
    assert len(lines) == height
    assert all(len(line) == width for line in lines)


@given(text=st.from_regex(r"\+?[1-9]?[0-9]:[0-5][0-9]", fullmatch=True), width=st.integers(20, 200))
def test_a_larger_box_never_makes_smaller_digits(text: str, width: int) -> None:
    small, large = (inked(big_text(text, wide, 30)) for wide in (width, width + 8))
    assert large[0] >= small[0]
    assert large[1] >= small[1]
