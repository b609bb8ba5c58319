"""Notes: who said a line, where it stands, what was taken out, texts beside each other, offers."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import notes
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineMoved, LineRestored
from facilitator.domain.offers import Help, Offer
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import Told, groups, people


def line(key: str, group: str | None = "g1", kind: LineKind = LineKind.IDEA) -> LineAdded:
    """Return the writing of a line whose words are its id."""
    return LineAdded(line=key, group=group, line_kind=kind, text=Text.of(key))


def told_lines(keys: str = "abc") -> Told:
    return Told(*groups(2), *people("yamada"), *map(line, keys))


def order(told: Told, group: str | None = "g1") -> str:
    return "".join(each.id for each in told.session.notes.of_group(group))


def told_clash() -> Told:
    """Return a meeting whose line a was changed by three at once, with the texts 一, 二 and 三."""
    told = told_lines("ab")
    for words in "一二三":
        told.say(notes.edit_line(told.session.notes, "a", base="a", text=words))
    return told


def clash(told: Told, key: str = "a") -> list[str]:
    return [each.text.original for each in told.session.notes.clash_of(key)]


def ids(told: Told) -> dict[str, str]:
    return {each.text.original: each.id for each in told.session.notes.lines.values()}


def test_somebody_registered_said_a_line_or_nobody_in_particular() -> None:
    told = told_lines()
    here, everybody = told.session.notes, told.session.participants
    told.say(notes.name_speaker(here, everybody, "a", "yamada"))
    assert told.session.notes.lines["a"].speaker == "yamada"
    for speaker, reason in (("yamada", "Nothing changed"), ("nobody", "does not take part")):
        with pytest.raises(Refused, match=reason):
            notes.name_speaker(told.session.notes, everybody, "a", speaker)
    told.say(notes.name_speaker(told.session.notes, everybody, "a", None))
    assert told.session.notes.lines["a"].speaker is None


@pytest.mark.parametrize(
    ("moved", "after", "then"), [("c", None, "cab"), ("a", "b", "bac"), ("a", "c", "bca")]
)
def test_a_line_stands_behind_another_one_of_its_group(
    moved: str, after: str | None, then: str
) -> None:
    told = told_lines()
    told.say(line("x", None), notes.move_line(told.session.notes, moved, after=after))
    assert (order(told), order(told, None)) == (then, "x")


@pytest.mark.parametrize(
    ("moved", "after", "reason"),
    [
        ("a", None, "Nothing changed"),
        ("b", "a", "Nothing changed"),
        ("a", "a", "within its group"),
        ("a", "x", "within its group"),
        ("a", "gone", "not there any more"),
        ("gone", "a", "not there any more"),
    ],
)
def test_a_move_that_is_none_or_leads_out_of_the_group_is_refused(
    moved: str, after: str | None, reason: str
) -> None:
    told = told_lines()
    told.say(line("x", "g2"))
    with pytest.raises(Refused, match=reason):
        notes.move_line(told.session.notes, moved, after=after)


def test_a_line_moved_behind_one_that_another_laptop_took_out_stands_where_that_stood() -> None:
    told = told_lines("abcd")
    told.say(notes.remove_line(told.session.notes, "b"), LineMoved(line="d", after="b"))
    assert order(told) == "adc"
    told.say(LineMoved(line="a", after="a"), LineMoved(line="a", after="nothing"))
    assert (order(told), len(told.unheeded)) == ("adc", 2)


def test_a_line_put_back_reads_as_it_did_last_or_as_in_another_version() -> None:
    told = told_lines()
    told.say(notes.edit_line(told.session.notes, "b", base="b", text="b2"))
    told.say(notes.remove_line(told.session.notes, "b"))
    assert list(told.session.notes.removed) == ["b"]
    told.say(*notes.restore_line(told.session.notes, "b"))
    assert (order(told), told.session.notes.lines["b"].text.original) == ("abc", "b2")
    told.say(*notes.restore_line(told.session.notes, "b", "b"))
    assert told.session.notes.lines["b"].text == Text.of("b")
    for key, reason in (("b", "Nothing changed"), ("gone", "not there any more")):
        with pytest.raises(Refused, match=reason):
            notes.restore_line(told.session.notes, key)
    told.say(LineRestored(line="b"), line("b"))
    assert len(told.unheeded) == 2


KEYS = "abcdef"
MOVES = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from((None, *KEYS))), max_size=8)


@given(st.permutations(KEYS), st.permutations(KEYS))
def test_lines_taken_out_and_put_back_in_any_order_stand_as_before(
    out: Sequence[str], back: Sequence[str]
) -> None:
    told = told_lines(KEYS)
    for key in out:
        told.say(notes.remove_line(told.session.notes, key))
    assert not told.session.notes.lines
    for key in back:
        told.say(*notes.restore_line(told.session.notes, key))
        assert order(told) == "".join(sorted(order(told)))
    assert order(told) == KEYS


@given(MOVES, st.sets(st.sampled_from(KEYS)))
def test_however_lines_are_moved_and_taken_out_each_stands_once(
    moves: list[tuple[str, str | None]], out: set[str]
) -> None:
    told = told_lines(KEYS)
    for number, (key, after) in enumerate(moves):
        if number == len(moves) // 2:
            told.say(*(notes.remove_line(told.session.notes, each) for each in sorted(out)))
        try:
            told.say(notes.move_line(told.session.notes, key, after=after))
        except Refused:
            continue
        place = order(told).index(key)
        assert (order(told)[place - 1] if place else None) == after
    kept = {*KEYS} - (out if moves else set())
    assert sorted(order(told)) == sorted(kept)
    assert not told.unheeded
    for key in sorted(told.session.notes.removed):
        told.say(*notes.restore_line(told.session.notes, key))
    assert sorted(order(told)) == list(KEYS)


def test_all_texts_of_one_line_stand_beside_each_other_however_they_came() -> None:
    told = told_clash()
    assert clash(told) == ["一", "三", "二"]
    second = ids(told)["二"]
    told.say(notes.edit_line(told.session.notes, second, base="x", text="四"))
    told.say(notes.move_line(told.session.notes, ids(told)["四"], after=None))
    assert sorted(clash(told)) == sorted(clash(told, ids(told)["四"])) == sorted("一二三四")
    assert (clash(told, "b"), clash(told, "gone")) == ([], [])
    told.say(notes.remove_line(told.session.notes, "a"))
    assert sorted(clash(told, second)) == sorted("二三四"), "the first is gone, the others differ"
    assert len(told.session.notes.clashes()) == 1


def test_a_clash_is_settled_by_keeping_one_text_several_or_words_of_ones_own() -> None:
    for keep, text, then in (
        ("一", None, ["一"]),
        ("二", None, ["二"]),
        ("一二三", None, ["一", "三", "二"]),
        ("二", "一と二と三", ["一と二と三"]),
        ("一", "一", ["一"]),
    ):
        told = told_clash()
        kept = [ids(told)[words] for words in keep]
        told.say(*notes.settle(told.session.notes, kept[-1], keep=kept, text=text))
        lines = told.session.notes.of_group("g1")
        assert [each.text.original for each in lines] == [*then, "b"]
        assert not told.session.notes.clashes()
        assert not any(each.beside for each in lines)
        assert len(lines) + len(told.session.notes.removed) == 4, "nothing is lost"


def test_settling_nothing_or_what_is_gone_is_refused() -> None:
    told = told_clash()
    for key, keep, reason in (
        ("b", ["b"], "Nothing stands beside"),
        ("gone", ["gone"], "not there any more"),
        ("a", ["b"], "must stay"),
    ):
        with pytest.raises(Refused, match=reason):
            notes.settle(told.session.notes, key, keep=keep)


def test_texts_that_nobody_has_looked_at_are_not_settled() -> None:
    told = told_clash()
    seen = {each.id: each.text.original for each in told.session.notes.clash_of("a")}
    assert notes.settle(told.session.notes, "a", keep=["a"], seen=seen)
    told.say(notes.edit_line(told.session.notes, "a", base="a", text="四"))
    with pytest.raises(Refused, match="changed meanwhile"):
        notes.settle(told.session.notes, "a", keep=["a"], seen=seen)


def test_an_offer_has_particulars_that_can_be_noted_one_by_one() -> None:
    told = told_lines()
    told.say(line("o", kind=LineKind.OFFER))
    first = Offer(by="yamada", help=Help.PLACE)
    second = first.model_copy(update={"to": "npo", "due": date(2026, 11, 1)})
    for offer in (first, second):
        told.say(notes.describe_offer(told.session.notes, "o", offer))
        assert told.session.notes.lines["o"].offer == offer
        with pytest.raises(Refused, match="Nothing changed"):
            notes.describe_offer(told.session.notes, "o", offer)
    for key, reason in (("a", "no offer"), ("gone", "not there any more")):
        with pytest.raises(Refused, match=reason):
            notes.describe_offer(told.session.notes, key, first)


def test_an_offer_without_particulars_is_as_one_of_which_none_were_noted() -> None:
    told = told_lines()
    told.say(line("o", kind=LineKind.OFFER))
    with pytest.raises(Refused, match="Nothing changed"):
        notes.describe_offer(told.session.notes, "o", Offer())
