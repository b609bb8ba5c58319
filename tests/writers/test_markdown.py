"""A document keeps its structure in Markdown, whatever was typed into it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.text import clean_line
from facilitator.writers.document import (
    Block,
    Bullets,
    Document,
    Fixed,
    Heading,
    Inline,
    Numbers,
    Paragraph,
    Rule,
    Table,
    fixed,
    typed,
)
from facilitator.writers.markdown import to_markdown

from .reading import assert_reads_as_meant, one_block

NASTY = (
    *"\\`*_{}[]()<>#+-.!|~$^@&%:;='\"/,?",
    *("**", "__", "~~", "```", "---", "===", "##", "<!--", "-->", "<b>", "</td>", "[x]", "[ ]"),
    *("1.", "1)", "0. ", "- ", "+ ", "> ", "# ", "| ", " |", " #", ":---", "| --- |", "\\|"),
    *("&lt;", "&lt", "&#42;", "&amp;amp;", "&#x3000;", "%E9%87%91", "%c0", "%zz", "100%"),
    *("https://a.jp", "http://a.jp/x_y_z", "https://a.jp/?q=1&lt=2", "www.a.jp", "ftp://a.jp"),
    *("https://a.jp/%E9", "https://a.jp/(b)", "https://xn--wgv71a.jp", "mailto:a@b.jp", "a@b.jp"),
    *("[a]: /b", "[^1]", "[^1]: x", "![a](b)", "[a](b)", "](", ":smile:", "9:30:00", "$5と$6"),
    *("\u3000", "\u00a0", "\u2003", "\u202f", " ", "　　", "é", "e\u0301", "q\u0303", "﨑", "都"),
    *("👩‍👩‍👧", "葛\U000e0100", "10時~12時~13時", "金沢市", "です", "。", "「", "」", "a", "1"),
)
CONSTANTS = (
    *("[not recorded]", "〔未記入〕", "!", ": ", "、", "　", "(", ")", "1", "#", "-", "--"),
    *("; ", "[x]", "&", "<", "R&D", "*", ". ", "\\", "`"),
)

text_of_fragments = st.lists(st.sampled_from(NASTY), max_size=6).map("".join)
any_text = st.text(max_size=12)
ascii_text = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
typed_text = st.one_of(text_of_fragments, ascii_text, any_text).map(clean_line)
lines = st.one_of(
    typed_text.map(typed),
    st.lists(st.one_of(typed_text, st.sampled_from(CONSTANTS).map(Fixed)), max_size=4).map(tuple),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(lines, min_size=width, max_size=width).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=2))))


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 6), lines),
    st.builds(Paragraph, lines),
    st.builds(Bullets, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Numbers, st.lists(lines, max_size=3).map(tuple)),
    tables(),
    st.just(Rule()),
)
documents = st.builds(
    Document, st.just({"lang": "ja"}), st.lists(blocks, min_size=1, max_size=6).map(tuple)
)


@given(typed_text)
@settings(max_examples=300, deadline=None)
def test_typed_text_comes_out_of_every_place_as_it_went_in(text: str) -> None:
    assert_reads_as_meant(Document({}, one_block(typed(text))))


@given(lines)
@settings(max_examples=300, deadline=None)
def test_typed_text_beside_words_of_the_program_comes_out_as_it_went_in(line: Inline) -> None:
    assert_reads_as_meant(Document({}, one_block(line)))


@given(documents)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_keeps_its_structure_whatever_was_typed(document: Document) -> None:
    assert_reads_as_meant(document)


@pytest.mark.long
@given(documents)
@settings(max_examples=4000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_thousands_of_documents_keep_their_structure(document: Document) -> None:
    assert_reads_as_meant(document)


def test_the_layout_of_a_document() -> None:
    document = Document(
        {"title": '令和3年度 "第4回"', "time": "13:30", "no_total": 6, "final": False},
        (
            Heading(1, typed("議事要旨")),
            Paragraph(typed("要点")),
            Bullets((typed("一"), typed("二"))),
            Numbers((typed("甲"), typed("乙"))),
            Table(
                (fixed("番号"), fixed("内容"), fixed("担当")),
                ((fixed("－"), fixed("〔未記入〕"), ()),),
            ),
            Rule(),
            Bullets((typed("作成"),)),
        ),
    )

    assert to_markdown(document) == (
        "---\n"
        'title: "令和3年度 \\"第4回\\""\n'
        'time: "13:30"\n'
        "no_total: 6\n"
        "final: false\n"
        "---\n\n"
        "# 議事要旨\n\n"
        "要点\n\n"
        "- 一\n- 二\n\n"
        "1. 甲\n2. 乙\n\n"
        "| 番号 | 内容 | 担当 |\n| --- | --- | --- |\n| － | 〔未記入〕 |  |\n\n"
        "---\n\n"
        "- 作成\n"
    )


def test_two_lists_in_a_row_stay_two_lists() -> None:
    bullets, numbers = Bullets((typed("a"), typed("b"))), Numbers((typed("a"),))

    assert_reads_as_meant(Document({}, (bullets, bullets, bullets, numbers, numbers)))
    assert_reads_as_meant(Document({}, (bullets, Paragraph(()), bullets, Bullets(()), bullets)))


def test_what_has_no_words_or_items_is_left_out() -> None:
    document = Document({}, (Paragraph(typed("")), Bullets(()), Numbers(()), Paragraph(typed("a"))))

    assert to_markdown(document) == "a\n"
