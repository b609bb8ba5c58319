"""What several groups have in common: lines brought together by hand."""

import pytest

from facilitator.domain import common, notes
from facilitator.domain.common import BroughtTogether, CommonPoint, CommonWorded, TakenApart
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import Told, groups


def told_lines(keys: str = "abcd") -> Told:
    return Told(
        *groups(4),
        *(
            LineAdded(
                line=key, group=f"g{1 + n % 4}", line_kind=LineKind.IDEA, text=Text.of(f"線{key}")
            )
            for n, key in enumerate(keys)
        ),
    )


def bring(told: Told, point: str, lines: str) -> str:
    here = told.session
    return told.say(common.bring_together(here.notes, here.common, point, lines))


def points(told: Told) -> dict[str, str]:
    """Return the lines of the common points with two lines at least."""
    here = told.session
    return {each.id: "".join(each.lines) for each in here.common.standing(here.notes)}


def test_lines_are_brought_together_in_a_point_that_grows() -> None:
    told = told_lines()
    bring(told, "x", "ca")
    bring(told, "x", "ad")
    assert points(told) == {"x": "cad"}
    assert told.session.common.of_line("d") == CommonPoint("x", ("c", "a", "d"))
    assert told.session.common.of_line("b") is None


def test_a_line_stands_in_one_point_at_most() -> None:
    told = told_lines()
    bring(told, "x", "ab")
    bring(told, "y", "bc")
    assert points(told) == {"y": "bc"}
    bring(told, "y", "a")
    assert list(told.session.common.points) == ["y"]


def test_one_line_or_lines_that_are_gone_have_nothing_in_common() -> None:
    told = told_lines()
    bring(told, "x", "ab")
    for point, lines, reason in (
        ("x", "ab", "Nothing changed"),
        ("y", "c", "Lines of two groups"),
        ("y", "cc", "Lines of two groups"),
        ("y", ["c", "gone"], "not there any more"),
    ):
        with pytest.raises(Refused, match=reason):
            common.bring_together(told.session.notes, told.session.common, point, lines)
    told.say(*(notes.remove_line(told.session.notes, key) for key in "ab"))
    with pytest.raises(Refused, match="Lines of two groups"):
        bring(told, "x", "c")


def test_lines_of_one_group_alone_have_nothing_in_common() -> None:
    told = told_lines("abcdefghi")  # a, e and i are of the first group
    with pytest.raises(Refused, match="Lines of two groups"):
        bring(told, "x", "ae")
    bring(told, "x", "ab")
    bring(told, "x", "e")
    assert points(told) == {"x": "abe"}
    here = told.session
    with pytest.raises(Refused, match="Lines of two groups"):
        common.bring_together(here.notes, here.common.without("b"), "x", "i")


def test_a_line_taken_out_of_the_notes_is_part_of_its_point_again_when_put_back() -> None:
    told = told_lines()
    bring(told, "x", "abc")
    told.say(notes.remove_line(told.session.notes, "a"))
    assert points(told) == {"x": "bc"}
    told.say(notes.remove_line(told.session.notes, "b"))
    assert points(told) == {}
    told.say(*notes.restore_line(told.session.notes, "a"))
    assert points(told) == {"x": "ac"}


def test_a_point_has_words_of_its_own_or_those_of_its_lines() -> None:
    told = told_lines()
    bring(told, "x", "ab")
    for words in (Text.of("足がない"), None):
        told.say(common.word_common(told.session.common, "x", words))
        assert told.session.common.points["x"].words == words
        with pytest.raises(Refused, match="Nothing changed"):
            common.word_common(told.session.common, "x", words)
    with pytest.raises(Refused, match="not there any more"):
        common.word_common(told.session.common, "gone", None)


def test_lines_are_taken_apart_until_nothing_is_left() -> None:
    told = told_lines()
    bring(told, "x", "abc")
    for key, left in (("b", {"x": "ac"}), ("c", {}), ("a", {})):
        told.say(common.take_apart(told.session.common, key))
        assert points(told) == left
    assert not told.session.common.points
    with pytest.raises(Refused, match="Nothing changed"):
        common.take_apart(told.session.common, "a")


def test_words_stay_when_what_another_laptop_brought_together_is_there_already() -> None:
    told = told_lines()
    bring(told, "x", "ab")
    told.say(
        common.word_common(told.session.common, "x", Text.of("足がない")), TakenApart(line="b")
    )
    told.say(BroughtTogether(common="x", lines=("a", "c", "c", "nothing")))
    assert told.session.common.points == {"x": CommonPoint("x", ("a", "c"), Text.of("足がない"))}
    assert not told.unheeded


def test_what_says_nothing_of_lines_that_are_there_has_no_effect() -> None:
    told = told_lines()
    told.say(
        BroughtTogether(common="x", lines=("nothing",)),
        CommonWorded(common="x", words=Text.of("無")),
        TakenApart(line="a"),
    )
    assert (len(told.unheeded), told.session.common.points) == (3, {})
