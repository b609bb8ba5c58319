"""The door for typed text: what could steer a terminal stays out, what people write comes in."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from facilitator.domain.text import (
    LONGEST_LINE,
    Line,
    Text,
    clean,
    clean_line,
    matching_key,
    typed_lines,
)

LINE: TypeAdapter[str] = TypeAdapter(Line)
ANYTHING = st.text(st.characters(codec=None, categories=None))
SPECIAL = st.text(
    st.sampled_from(
        "か\u3099゛\ufa11\ufa26都\u3000 \t\n\r\u2028\x1b\x9b\u200d\U000e0100\u202ea\u0301"
    )
)


@pytest.mark.parametrize(
    "kept",
    [
        "　全角の空白　",
        "髙橋",
        "﨑山",
        "\ufa26",  # 都 as some names write it, which NFC would replace
        "邊\U000e0102",  # a variant of 邊, chosen by a selector
        "👩\u200d🌾",
        "❤\ufe0f",
        "①②③ ㈱ ﾊﾝｶｸ ＺＥＮ",
        "[/foo] [@click=app.quit]",
        "𠮷野家",
        "नमस्\u200cते",
    ],
)
def test_what_people_write_is_kept_to_the_character(kept: str) -> None:
    assert clean(kept) == kept
    assert LINE.validate_python(kept) == kept


def test_a_voiced_kana_typed_as_two_characters_becomes_one() -> None:
    assert clean("か\u3099") == "が"
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31m赤\x1b[0m", "[31m赤[0m"),
        ("\x1b]0;title\x07題", "]0;title題"),
        ("\x9b31m赤", "31m赤"),
        ("a\x85b", "a\nb"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066a\u2069\u200e\u200f\u061c", "a"),
        ("見え\u200bない", "見えない"),
        ("\ufeff先頭", "先頭"),
        ("a\u2060b\u00adc", "abc"),
        ("\x00\x08\x7f", ""),
        ("\ud83d", ""),
        ("\U000e0041タグ", "タグ"),
        ("a\tb", "a b"),
    ],
)
def test_what_could_steer_a_terminal_or_hide_is_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "newline", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
)
def test_every_kind_of_newline_is_one(newline: str) -> None:
    assert clean(f"一{newline}二") == "一\n二"
    assert clean_line(f"一{newline}二") == "一 二"
    assert typed_lines(f"一{newline}{newline}　{newline} 二 ") == ("一", "　", "二")


def test_runs_of_ascii_spaces_become_one_and_wide_spaces_stay() -> None:
    assert clean_line("  a   b　　c  ") == "a b　　c"


@given(ANYTHING | SPECIAL)
@example("\ufa26\u3099")
@example("\u3099か\u200b\u3099")
@example(" \u0301")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANYTHING | SPECIAL)
def test_nothing_that_steers_comes_through(text: str) -> None:
    hidden = {"Cc", "Cs", "Zl", "Zp"}
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for character in clean(text):
        assert character == "\n" or unicodedata.category(character) not in hidden
        assert unicodedata.bidirectional(character) not in bidi
    assert "\n" not in clean_line(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_no_letter_number_or_sign_is_dropped(text: str) -> None:
    assert unicodedata.normalize("NFD", clean(text)) == unicodedata.normalize("NFD", text)


def test_an_empty_line_and_an_endless_one_are_refused() -> None:
    for typed in ("", "  ", "\u200b\n"):
        with pytest.raises(ValidationError, match="is empty"):
            LINE.validate_python(typed)
    LINE.validate_python("あ" * LONGEST_LINE)
    with pytest.raises(ValidationError, match="is longer than"):
        LINE.validate_python("あ" * (LONGEST_LINE + 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [("㈱まち", "(株)まち"), ("ＮＰＯ", "npo"), ("山田　太郎", "山田太郎"), ("ｶﾅｻﾞﾜ", "カナザワ")],
)
def test_two_spellings_of_a_name_are_the_same(one: str, other: str) -> None:
    assert matching_key(one) == matching_key(other)


def test_a_text_is_given_in_the_language_asked_for_or_in_its_own() -> None:
    both = Text.of("指標", "indicators")
    assert (both.in_language("ja"), both.in_language("en")) == ("指標", "indicators")
    assert Text.of("指標").in_language("en") == "指標"
    assert Text.of(en="indicators").in_language("ja") == "indicators"
