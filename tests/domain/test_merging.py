"""Two changes of one text: put together, or told that they cannot be."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.merging import LONGEST_COMPARED, merge

WORDS = st.text(st.sampled_from("abc。 か金沢"), max_size=12)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("バスで通う", "バスで毎日通う", "バスで通うこと", "バスで毎日通うこと"),
        ("バスで通う", "電車で通う", "バスで帰る", "電車で帰る"),
        ("バスで通う", "バスで通う", "電車", "電車"),
        ("バスで通う", "電車", "バスで通う", "電車"),
        ("バスで通う", "電車", "電車", "電車"),
        ("一二三四五", "二三四五", "一二三四", "二三四"),
        ("バスで通う", "電車で通う", "自転車で通う", None),
        ("バス", "バスA", "バスB", None),
    ],
)
def test_changes_at_different_places_are_put_together(
    base: str, mine: str, theirs: str, merged: str | None
) -> None:
    assert merge(base, mine, theirs) == merged


@given(WORDS, WORDS, WORDS)
def test_it_does_not_matter_whose_change_is_whose(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs) == merge(base, theirs, mine)


@given(WORDS, WORDS, WORDS)
@example("", "", "a")
def test_nothing_that_either_added_is_lost_and_nothing_is_made_up(
    base: str, mine: str, theirs: str
) -> None:
    merged = merge(base, mine, theirs)
    if merged is None:
        return
    for written in (mine, theirs):
        added = Counter(written) - Counter(base)
        assert not added - Counter(merged)
    assert set(merged) <= set(mine) | set(theirs)


def test_a_change_against_none_is_that_change() -> None:
    assert merge("base", "base", "base") == "base"
    assert merge("", "mine", "") == "mine"


def test_very_long_texts_are_compared_by_their_ends_only() -> None:
    base = "あ" * LONGEST_COMPARED * 2
    assert merge(base, f"始め{base}", f"{base}終わり") == f"始め{base}終わり"
    assert merge(base, f"始め{base}終わり", f"{base[:9]}中{base[9:]}") is None


def test_composed_characters_are_as_good_as_others() -> None:
    assert merge("かき", "がき", "かぎ") == "がぎ"
    assert unicodedata.is_normalized("NFC", "がぎ")
