"""Plain text: nothing escaped, columns that begin at the same cell."""

from facilitator.writers.document import (
    Bullets,
    Document,
    Heading,
    Numbers,
    Paragraph,
    Rule,
    Table,
    fixed,
    typed,
)
from facilitator.writers.plain_text import to_text


def test_every_block_is_written_without_marks_and_escapes() -> None:
    blocks = (
        Heading(1, typed("会_*名*")),
        Heading(2, fixed("節")),
        Paragraph(()),
        Paragraph(typed("<b>a</b>")),
        Bullets((typed("1つ"), typed("- 2つ"))),
        Numbers((typed("甲"), typed("乙"))),
        Rule(),
    )
    lines = to_text(Document({"doc": "x"}, blocks)).splitlines()
    assert lines[:9] == ["会_*名*", "=======", "", "節", "", "<b>a</b>", "", "- 1つ", "- - 2つ"]
    assert lines[9:] == ["", "1. 甲", "2. 乙", "", "-" * 40]


def test_the_columns_of_a_table_begin_at_the_same_cell() -> None:
    rows = ((typed("山田"), typed("a")), (typed("Bo"), typed("b")))
    table = Table((fixed("氏名等"), fixed("x")), rows)
    assert to_text(Document(blocks=(table,))) == "氏名等  x\n山田    a\nBo      b\n"
