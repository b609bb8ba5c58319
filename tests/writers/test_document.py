"""A document is a value that cannot be put together wrongly."""

import pytest

from facilitator.writers.document import Fixed, Heading, Table, fixed, plain_text, typed


def test_lines_of_typed_and_fixed_words_are_joined_with_plus() -> None:
    line = fixed("会場：") + typed("市役所") + fixed("〔未記入〕")

    assert line == (Fixed("会場："), "市役所", Fixed("〔未記入〕"))
    assert plain_text(line) == "会場：市役所〔未記入〕"


def test_plain_text_keeps_an_ideographic_indent_and_drops_outer_spaces() -> None:
    assert plain_text(typed("\u3000字下げ") + fixed(": ")) == "\u3000字下げ:"


@pytest.mark.parametrize("level", [0, 7])
def test_a_heading_of_a_level_that_does_not_exist_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading(level, typed("x"))


def test_a_row_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        Table((typed("a"), typed("b")), ((typed("c"),),))


def test_a_table_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="column"):
        Table((), ())
