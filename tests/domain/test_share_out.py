"""The share-out: order, time, comments that are corrected, and what all conclude."""

from collections.abc import Callable

import pytest

from facilitator.domain import groups as grouping
from facilitator.domain import summary
from facilitator.domain.refused import Refused
from facilitator.domain.summary import CommentEdited, CommentRemoved, SharingEnded
from facilitator.domain.text import LONGEST_LINE, Text

from .told import TWO, Told, groups, minutes


def start(told: Told, group: str) -> None:
    told.say(summary.start_sharing(told.session.groups, told.session.summaries, group))


def test_the_group_that_shares_and_since_when_are_known_until_it_has_done_so() -> None:
    told = Told(*groups(2))
    with pytest.raises(Refused, match="No group shares now"):
        summary.end_sharing(told.session.summaries)
    start(told, "g1")
    told.wait(minutes(3))
    start(told, "g2")
    shared = told.session.summaries
    assert (shared.sharing, shared.sharing_since) == ("g2", TWO + minutes(3))
    told.say(summary.end_sharing(told.session.summaries))
    shared = told.session.summaries
    assert (shared.sharing, shared.sharing_since) == (None, None)
    assert shared.of_group("g2").shared_at == TWO + minutes(3)
    told.say(SharingEnded())
    assert len(told.unheeded) == 1


def order(told: Told) -> list[int]:
    return [group.number for group in told.session.summaries.in_order(told.session.groups)]


def set_order(told: Told, *wanted: str) -> None:
    told.say(summary.set_order(told.session.groups, told.session.summaries, wanted))


def test_groups_share_in_the_order_chosen_and_the_others_after_them_by_number() -> None:
    told = Told(*groups(4))
    assert order(told) == [1, 2, 3, 4]
    set_order(told, "g3", "g1", "g3")
    assert order(told) == [3, 1, 2, 4]
    for wanted in (("g3", "g1"), ("g3", "g1", "g1")):
        with pytest.raises(Refused, match="Nothing changed"):
            set_order(told, *wanted)
    with pytest.raises(Refused, match="no such group"):
        set_order(told, "g9")
    told.say(grouping.close_group(told.session.groups, "g1"))
    assert order(told) == [3, 2, 4]
    set_order(told)
    assert order(told) == [2, 3, 4]


def test_a_group_has_as_long_as_was_chosen_or_an_equal_part() -> None:
    told = Told(*groups(1))
    for length in (minutes(5), None):
        told.say(summary.set_length(told.session.summaries, length))
        assert told.session.summaries.length == length
        with pytest.raises(Refused, match="Nothing changed"):
            summary.set_length(told.session.summaries, length)
    with pytest.raises(Refused, match="needs some time"):
        summary.set_length(told.session.summaries, minutes(0))


def told_comments(*comments: str) -> Told:
    told = Told(*groups(1))
    for words in comments:
        told.say(summary.take_comment(told.session.groups, words, "g1", Text.of(words)))
    return told


def comments(told: Told) -> list[str]:
    return [each.text.original for each in told.session.summaries.of_group("g1").comments]


def edit(told: Told, base: str, words: str, comment: str = "一") -> None:
    here, text = told.session.summaries, Text.of(words)
    told.say(summary.edit_comment(here, "g1", comment, base=base, text=text))


def test_a_comment_is_corrected_and_taken_out() -> None:
    told = told_comments("一", "二")
    edit(told, "一", "一つ")
    assert comments(told) == ["一つ", "二"]
    told.say(summary.remove_comment(told.session.summaries, "g1", "一"))
    assert comments(told) == ["二"]


def test_a_comment_that_two_correct_at_once_has_both_changes_or_stands_twice() -> None:
    told = told_comments("一二", "三")
    edit(told, "一二", "零一二", "一二")
    edit(told, "一二", "一二半", "一二")
    assert comments(told) == ["零一二半", "三"]
    edit(told, "一二", "別", "一二")
    assert comments(told) == ["零一二半", "別", "三"]
    kept = told.session.summaries.of_group("g1").comments[1].id
    told.say(summary.remove_comment(told.session.summaries, "g1", kept))
    assert comments(told) == ["零一二半", "三"]


def test_corrections_that_together_are_too_long_stand_both() -> None:
    long = "あ" * (LONGEST_LINE - 2)
    told = told_comments(long)
    edit(told, long, f"いい{long}", long)
    edit(told, long, f"{long}うう", long)
    assert comments(told) == [f"いい{long}", f"{long}うう"]


def test_a_comment_that_is_gone_or_stays_the_same_is_not_changed() -> None:
    told = told_comments("一")
    here = told.session.summaries
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: edit(told, "一", "一"), "Nothing changed"),
        (lambda: edit(told, "一", "二", "gone"), "not there any more"),
        (lambda: summary.remove_comment(here, "g1", "gone"), "not there any more"),
        (lambda: summary.remove_comment(here, "gone", "一"), "not there any more"),
    ]
    for decide, reason in refused:
        with pytest.raises(Refused, match=reason):
            decide()
    told.say(
        CommentEdited(comment="gone", group="g1", base="", text=Text.of("二")),
        CommentRemoved(comment="gone", group="g1"),
        CommentRemoved(comment="一", group="gone"),
    )
    assert (comments(told), len(told.unheeded)) == (["一"], 3)


def conclude(told: Told, base: tuple[str, ...], *points: str) -> None:
    texts = [Text.of(point) for point in points]
    told.say(summary.conclude(told.session.summaries, base=base, points=texts))


def conclusion(told: Told) -> list[str]:
    return [text.original for text in told.session.summaries.conclusion]


def test_what_all_conclude_is_written_by_several() -> None:
    told = Told()
    conclude(told, (), "一", "二")
    conclude(told, ("一", "二"), "一", "二", "三")
    conclude(told, ("一", "二"), "零", "一", "二")
    assert conclusion(told) == ["零", "一", "二", "三"]
    with pytest.raises(Refused, match="Nothing changed"):
        conclude(told, (), "零", "一", "二", "三")
    conclude(told, ("零", "一", "二", "三"))
    assert conclusion(told) == []
