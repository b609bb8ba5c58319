"""Typed words come out of Markdown as they went in: the cases that once went wrong elsewhere."""

import re
import time

import pytest

from facilitator.domain.text import clean_line
from facilitator.writers.document import Document, Heading, Inline, Paragraph, Table, fixed, typed
from facilitator.writers.markdown import to_markdown

from .reading import READERS, Reader, assert_reads_as_meant, links_seen, one_block


def written(text: str) -> str:
    """Return *text* as a paragraph of Markdown, proved in every place by both readers."""
    assert_reads_as_meant(Document({}, one_block(typed(text))))
    return to_markdown(Document({}, (Paragraph(typed(text)),))).removesuffix("\n")


@pytest.mark.parametrize("reader", READERS)
def test_a_character_reference_inside_an_address_stays_as_it_was_typed(reader: Reader) -> None:
    source = written("https://a.jp/?a=1&lt;b")

    assert [link.replace("%26", "&") for link in links_seen(source, reader)] == [
        "https://a.jp/?a=1&lt;b"
    ]


@pytest.mark.parametrize("address", ["https://a.jp/%E9%87%91", "https://a.jp/%c0"])
@pytest.mark.parametrize("reader", READERS)
def test_an_address_with_percent_signs_is_shown_undecoded(reader: Reader, address: str) -> None:
    assert links_seen(written(f"資料は{address}にある"), reader) == [address]


@pytest.mark.parametrize("reader", READERS)
def test_a_semicolon_cut_off_an_address_does_not_make_a_character_reference(reader: Reader) -> None:
    assert links_seen(written("https://a.jp/?a&lt;"), reader) == ["https://a.jp/?a&lt"]


def test_underscores_before_www_are_no_emphasis() -> None:
    assert written("__www.a.jp") == r"\_\_www\.a.jp"


def test_an_address_without_a_scheme_is_not_decoded() -> None:
    assert written("awww.a.jp/金%E3") == r"awww\.a.jp/金\%E3"


@pytest.mark.parametrize("text", ["##", "#", "C #", "A ## B ##", "# #", "\\#", "課題 #\u3000#"])
def test_number_signs_in_a_heading_stay(text: str) -> None:
    assert_reads_as_meant(Document({}, (Heading(2, typed(text)),)))


@pytest.mark.parametrize("text", ["!https://a.jp/%E9", "!https://a.jp/", "![a](https://a.jp/b)"])
def test_an_exclamation_mark_before_a_link_makes_no_image(text: str) -> None:
    written(text)


def test_an_exclamation_mark_of_the_program_before_a_typed_bracket_makes_no_image() -> None:
    assert_reads_as_meant(Document({}, one_block(fixed("!") + typed("[x](y)"))))
    assert_reads_as_meant(Document({}, one_block(fixed("!") + typed("https://a.jp/%E9"))))


def test_two_spaces_stay_two_spaces_inside_a_line() -> None:
    written("a  b")


def test_a_letter_with_a_separate_accent_stays_as_it_was_typed() -> None:
    written("cafe\u0301 https://a.jp/q\u0303 q\u0303")


@pytest.mark.parametrize(
    "text",
    [
        "13:30:45に開始",
        "(1) まちなか",
        "-5度",
        "1.5倍",
        "A/B・C&D",
        "50%",
        "+5人",
        "１．概要",
        "a.b",
    ],
)
def test_ordinary_text_is_not_escaped_at_all(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("10時~12時~13時", r"10時\~12時\~13時"),
        ("$5と$6", r"\$5と\$6"),
        ("a | b", r"a \| b"),
        ("1. 開会", r"1\. 開会"),
        ("1) 開会", r"1\) 開会"),
        ("- 開会", r"\- 開会"),
        ("+ 開会", r"\+ 開会"),
        ("# 開会", r"\# 開会"),
        ("> 開会", r"\> 開会"),
        ("===", r"\==="),
        ("---", r"\---"),
        (":smile:", r"\:smile:"),
        ("AT&amp;T", r"AT\&amp;T"),
        ("<b>", r"\<b\>"),
    ],
)
def test_only_what_means_something_is_escaped(text: str, markdown: str) -> None:
    assert written(text) == markdown


def test_block_marks_are_left_alone_where_they_mean_nothing() -> None:
    table = Table((typed("-"),), ((typed("1. a"),),))

    assert to_markdown(Document({}, (table,))) == "| - |\n| --- |\n| 1. a |\n"
    assert to_markdown(Document({}, (Heading(1, typed("1. a")),))) == "# 1. a\n"


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003"])
def test_only_a_wide_space_at_either_end_becomes_a_character_reference(space: str) -> None:
    reference = f"&#{ord(space)};"

    assert written(f"{space}a{space}b{space}") == f"{reference}a{space}b{reference}"
    assert written(space) == reference


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "markdown", "address"),
    [
        ("https://a.jp/bです。", "<https://a.jp/b>です。", "https://a.jp/b"),
        ("（https://a.jp/b）", "（<https://a.jp/b>）", "https://a.jp/b"),
        ("see https://a.jp/b.", "see <https://a.jp/b>.", "https://a.jp/b"),
        ("(https://a.jp/b_(c))", "(<https://a.jp/b_(c)>)", "https://a.jp/b_(c)"),
        ("info@a.jpまで", "<info@a.jp>まで", "mailto:info@a.jp"),
        (
            "https://xn--wgv71a.jp/",
            r"[https\://xn--wgv71a.jp/](<https://xn--wgv71a.jp/>)",
            "https://xn--wgv71a.jp/",
        ),
    ],
)
def test_an_address_is_a_link_to_itself(
    text: str, markdown: str, address: str, reader: Reader
) -> None:
    assert written(text) == markdown
    assert links_seen(markdown, reader) == [address]


@pytest.mark.parametrize(
    "text", ["https://a.jp/wiki/金沢市", "https://a.jp/カ", "https://", "http://?"]
)
def test_an_address_whose_end_is_not_sure_is_plain_text(text: str) -> None:
    assert all(links_seen(written(text), reader) == [] for reader in READERS)


@pytest.mark.parametrize(
    "line",
    [
        fixed("[not recorded]") + typed(": /x"),
        fixed("[not recorded]") + typed("(many)"),
        fixed("[not recorded]") + typed("[x]"),
        fixed("1") + typed(". a"),
        typed("1") + fixed(". a"),
        fixed("#") + typed(" a"),
        typed("&lt") + fixed(";"),
        typed("&lt") + typed(";"),
        fixed("--"),
        fixed("**"),
        fixed("<") + typed("b>"),
        fixed("\\") + typed("["),
        fixed("A: ") + typed(""),
    ],
)
def test_words_of_the_program_and_typed_words_make_no_mark_together(line: Inline) -> None:
    assert_reads_as_meant(Document({}, one_block(line)))


def test_words_of_the_program_are_written_as_they_are() -> None:
    line = fixed("Place: ") + typed("[hall]") + fixed("; time: [not recorded]")

    assert to_markdown(Document({}, (Paragraph(line),))) == (
        "Place: \\[hall\\]; time: [not recorded]\n"
    )


@pytest.mark.parametrize("text", ["a\nb", "a\x00b"])
def test_text_that_did_not_come_through_the_door_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="clean line"):
        to_markdown(Document({}, (Paragraph(typed(text)),)))


@pytest.mark.parametrize(
    "mark", ["\\", "[", "](", "&", "&a;", "a@", "a@b.", "https://a.jp/(", ":a", "1. ", "　", "a"]
)
def test_the_longest_line_of_any_mark_is_written_in_a_moment(mark: str) -> None:
    text = clean_line((mark * 20_000)[:20_000])

    started = time.perf_counter()
    to_markdown(Document({}, (Paragraph(typed(text)),)))

    assert time.perf_counter() - started < 2


def test_no_html_and_no_emphasis_is_ever_written() -> None:
    source = to_markdown(Document({}, (Paragraph(typed("<br> **a** _b_ `c` <!-- d -->")),)))

    assert not re.search(r"(?<!\\)[<*_`]", source)
