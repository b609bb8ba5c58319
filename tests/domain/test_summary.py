"""The share-out: the points of a group, its readiness, and the comments of the floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import summary
from facilitator.domain.refused import Refused
from facilitator.domain.summary import ReadySaid
from facilitator.domain.text import LONGEST_LINE, Text

from .told import TWO, Told, groups, minutes


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(map(Text.of, words))


def write(told: Told, base: tuple[str, ...], *points: str) -> None:
    told.say(
        summary.write_summary(
            told.session.groups, told.session.summaries, "g1", base=base, points=texts(*points)
        )
    )


def points(told: Told) -> list[str]:
    return [text.original for text in told.session.summaries.of_group("g1").points]


def test_a_group_writes_its_points_and_writes_them_again() -> None:
    told = Told(*groups(1))
    assert points(told) == []
    write(told, (), "一", "二")
    write(told, ("一", "二"), "一", "二と半")
    assert points(told) == ["一", "二と半"]
    with pytest.raises(Refused, match="Nothing changed"):
        write(told, ("一",), "一", "二と半")


def test_points_that_two_wrote_at_once_all_stand() -> None:
    told = Told(*groups(1))
    write(told, (), "一", "二", "三")
    write(told, ("一", "二", "三"), "一", "二", "三", "四")
    write(told, ("一", "二", "三"), "零", "一", "二", "三")
    assert points(told) == ["零", "一", "二", "三", "四"]
    told = Told(*groups(1))
    write(told, (), "バス")
    write(told, (), "電車")
    assert points(told) == ["バス", "電車"]


def test_points_that_both_changed_stand_in_both_forms() -> None:
    told = Told(*groups(1))
    write(told, (), "バスで通う")
    write(told, ("バスで通う",), "電車で通う")
    write(told, ("バスで通う",), "自転車で通う")
    assert points(told) == ["電車で通う", "自転車で通う"]


def test_points_too_long_to_be_merged_stand_in_both_forms() -> None:
    told, long = Told(*groups(1)), "あ" * (LONGEST_LINE - 2)
    write(told, (), long)
    write(told, (long,), f"いい{long}")
    write(told, (long,), f"{long}うう")
    assert points(told) == [f"いい{long}", f"{long}うう"]


def test_a_translation_stays_with_a_point_that_nobody_changed() -> None:
    told, both = Told(*groups(1)), Text.of("指標", "indicators")
    told.say(
        summary.write_summary(
            told.session.groups, told.session.summaries, "g1", base=(), points=[both]
        )
    )
    write(told, (), "道路")
    assert told.session.summaries.of_group("g1").points == (both, Text.of("道路"))


POINTS = st.lists(st.text("ab か金。", min_size=1).filter(str.strip), max_size=4).map(tuple)


@given(POINTS, POINTS, POINTS)
def test_whatever_two_write_at_once_every_character_added_is_somewhere(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    told = Told(*groups(1))
    for seen, written in (((), base), (base, mine), (base, theirs)):
        try:
            write(told, seen, *written)
        except Refused:
            continue
    assert not told.unheeded
    added = (set("".join(mine + theirs)) - set("".join(base))) - {" "}
    assert added <= set("".join(points(told)))


def test_a_group_says_that_it_is_ready_and_that_it_is_not() -> None:
    told = Told(*groups(1))
    for is_ready in (True, False):
        told.say(summary.say_ready(told.session.groups, told.session.summaries, "g1", is_ready))
        assert told.session.summaries.of_group("g1").is_ready is is_ready
        with pytest.raises(Refused, match="Nothing changed"):
            summary.say_ready(told.session.groups, told.session.summaries, "g1", is_ready)


def test_one_group_shares_at_a_time_and_its_first_time_is_kept() -> None:
    told = Told(*groups(2))
    for group in ("g1", "g2", "g1"):
        told.say(summary.start_sharing(told.session.groups, told.session.summaries, group))
        assert told.session.summaries.sharing == group
        with pytest.raises(Refused, match="Nothing changed"):
            summary.start_sharing(told.session.groups, told.session.summaries, group)
        told.wait(minutes(5))
    assert told.session.summaries.of_group("g1").shared_at == TWO


def test_comments_stand_in_their_order() -> None:
    told = Told(*groups(1))
    for key, words in (("a", "見学したい"), ("b", "続けてほしい")):
        told.say(summary.take_comment(told.session.groups, key, "g1", Text.of(words)))
    comments = told.session.summaries.of_group("g1").comments
    assert [comment.text.original for comment in comments] == ["見学したい", "続けてほしい"]


def test_a_group_that_is_not_there_shares_nothing() -> None:
    told = Told(ReadySaid(group="gone", is_ready=True))
    assert len(told.unheeded) == 1
    here, said = told.session.groups, told.session.summaries
    for decide in (
        lambda: summary.write_summary(here, said, "gone", base=(), points=texts("一")),
        lambda: summary.say_ready(here, said, "gone", True),
        lambda: summary.start_sharing(here, said, "gone"),
        lambda: summary.take_comment(here, "c", "gone", Text.of("言葉")),
    ):
        with pytest.raises(Refused, match="no such group"):
            decide()
