"""Which lines of different groups say something alike."""

import pytest

from facilitator.domain.common import Common, CommonPoint
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, Notes
from facilitator.domain.similar import LEAST, Alike, similar_to, suggestions
from facilitator.domain.text import Text

from .told import Told, groups

LINES = (
    ("a", "g1", "バスの本数を増やしてほしい"),
    ("b", "g1", "バスの本数を増やす"),
    ("c", "g2", "バスの本数が少ない"),
    ("d", "g3", "夜のバスの本数を増やしてほしい"),
    ("e", None, "ＢＵＳ Stop の 屋根"),
    ("f", "g2", "bus stopに屋根を"),
    ("g", "g3", "花"),
    ("h", "g1", "花"),
)


def told_notes(*lines: tuple[str, str | None, str]) -> Notes:
    told = Told(
        *groups(3),
        *(
            LineAdded(line=key, group=group, line_kind=LineKind.IDEA, text=Text.of(words))
            for key, group, words in lines
        ),
    )
    return told.session.notes


def named(found: tuple[Alike, ...]) -> list[str]:
    return [each.line.id + each.other.id for each in found]


def test_lines_of_other_groups_are_found_the_most_alike_first() -> None:
    assert named(similar_to(told_notes(*LINES), "a")) == ["ad", "ac"]
    assert named(similar_to(told_notes(*LINES), "a", most=1)) == ["ad"]


def test_width_case_and_spaces_make_no_difference() -> None:
    (found,) = similar_to(told_notes(*LINES), "e")
    assert found.other.id == "f"
    assert found.likeness == pytest.approx(14 / 19)


def test_a_line_of_one_character_resembles_nothing() -> None:
    assert similar_to(told_notes(*LINES), "g") == ()


def test_suggestions_are_pairs_of_different_groups_each_once() -> None:
    found = suggestions(told_notes(*LINES), Common())
    assert named(found) == ["ad", "ef", "bd", "bc", "ac", "cd"]
    assert [each.likeness for each in found] == sorted(
        (each.likeness for each in found), reverse=True
    )
    assert min(each.likeness for each in found) >= LEAST
    assert named(suggestions(told_notes(*LINES), Common(), most=2)) == ["ad", "ef"]


def test_both_ways_of_looking_measure_the_same() -> None:
    here = told_notes(*LINES)
    by_pairs = {
        (each.line.id, each.other.id): each.likeness for each in suggestions(here, Common())
    }
    for (line, other), likeness in by_pairs.items():
        (found,) = (each for each in similar_to(here, other) if each.other.id == line)
        assert found.likeness == pytest.approx(likeness)


def test_what_is_said_several_times_in_a_line_counts_as_often_as_both_have_it() -> None:
    here = told_notes(("a", "g1", "ははは"), ("b", "g2", "はははは"))
    assert [each.likeness for each in suggestions(here, Common())] == [pytest.approx(4 / 5)]


def test_nothing_resembles_nothing() -> None:
    assert suggestions(told_notes(), Common()) == ()
    assert suggestions(told_notes(("a", "g1", "バス"), ("b", "g2", "電車")), Common()) == ()


def test_what_was_brought_together_is_not_suggested_and_makes_room_for_others() -> None:
    here, known = told_notes(*LINES), Common({"x": CommonPoint("x", ("a", "d", "e"))})
    assert named(suggestions(here, known, most=2)) == ["ef", "bd"]
    assert named(similar_to(here, "a")) == ["ad", "ac"]
