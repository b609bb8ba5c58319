"""Notes: marks that set the kind of a line, and two writers on the same line."""

import unicodedata
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from facilitator.domain import notes
from facilitator.domain.line_kinds import MARKS, LineKind, Mark, read_mark
from facilitator.domain.notes import LineAdded, LineEdited, LineRemoved
from facilitator.domain.refused import Refused
from facilitator.domain.text import LONGEST_LINE, Text, clean_line

from .told import TWO, Told, groups

ADDED = LineAdded(
    line="l", group="g1", line_kind=LineKind.IDEA, text=Text.of("バスで通う", "By bus")
)


def told_line(words: str = "バスで通う") -> Told:
    """Return a meeting with one line of that text."""
    return Told(*groups(1), ADDED.model_copy(update={"text": Text.of(words)}))


def edit(told: Told, base: str, words: str, line: str = "l") -> None:
    told.say(notes.edit_line(told.session.notes, line, base=base, text=words))


def words_of(told: Told) -> list[str]:
    return [line.text.original for line in told.session.notes.lines.values()]


@pytest.mark.parametrize("mark", MARKS.values(), ids=lambda mark: mark.mark)
def test_a_leading_mark_in_half_or_full_width_sets_the_kind(mark: Mark) -> None:
    wide = chr(ord(mark.mark) + 0xFEE0)
    for typed in (f"{mark.mark} 言葉", f"{mark.mark}言葉", f"{wide}　言葉", f"　{wide}言葉"):
        assert read_mark(typed) == (mark.kind, "言葉")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("→行く", LineKind.ANSWER), ("・歩く", LineKind.IDEA), ("〜心配", LineKind.CONCERN)],
)
def test_the_marks_of_a_japanese_keyboard_are_known_as_well(typed: str, kind: LineKind) -> None:
    assert read_mark(typed) == (kind, typed[1:])


@pytest.mark.parametrize("typed", ["言葉", "", "?", "？　", "言葉?", "‼決定", "　字下げ"])
def test_without_a_mark_or_without_words_behind_it_a_line_is_as_it_was_typed(typed: str) -> None:
    assert read_mark(typed) == (None, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "-5度まで下がった",
        "－５度",
        "+20%の増加",
        "~10時",
        "～10時",
        "〜10時",
        "#1の意見",
    ],
)
def test_a_sign_directly_before_a_number_is_no_mark(typed: str) -> None:
    assert read_mark(typed) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("?3件", LineKind.QUESTION),
        ("！3件", LineKind.DECISION),
        ("*3件", LineKind.IDEA),
        (">300人です", LineKind.ANSWER),
        ("＝12月までに案をまとめる", LineKind.NEXT_STEP),
        ("=2 meetings before March", LineKind.NEXT_STEP),
        ("＋2名で手伝えます", LineKind.OFFER),
        ("＃2030年の姿", LineKind.TOPIC),
        ("%50", LineKind.INDICATOR),
        ("- 5度", LineKind.REMARK),
    ],
)
def test_other_marks_and_those_with_a_space_stand_before_numbers_too(
    typed: str, kind: LineKind
) -> None:
    assert read_mark(typed) == (kind, typed[1:].strip())


def test_there_are_ten_kinds_with_marks_and_keys_of_their_own() -> None:
    assert set(MARKS) == set(LineKind)
    assert len({mark.mark for mark in MARKS.values()}) == 10
    assert len({mark.key for mark in MARKS.values()}) == 10


def test_lines_belong_to_a_group_or_to_everybody() -> None:
    told = Told(*groups(2))
    for line, group in (("a", "g1"), ("b", None), ("c", "g1")):
        told.say(
            notes.add_line(
                told.session.groups,
                line,
                group=group,
                kind=LineKind.QUESTION,
                text=Text.of("いくらか"),
                speaker="yamada",
            )
        )
    written = told.session.notes
    assert [line.id for line in written.of_group("g1")] == ["a", "c"]
    assert [line.id for line in written.of_group(None)] == ["b"]
    assert len(written.of_kind(LineKind.QUESTION)) == 3
    assert written.lines["a"].speaker == "yamada"
    with pytest.raises(Refused, match="no such group"):
        notes.add_line(
            told.session.groups, "d", group="gone", kind=LineKind.IDEA, text=Text.of("案")
        )


def test_a_line_says_when_it_was_written_and_when_it_was_changed() -> None:
    told = told_line()
    told.wait(timedelta(minutes=3))
    edit(told, "バスで通う", "バスで毎日通う")
    line = told.session.notes.lines["l"]
    assert (line.written_at, line.changed_at) == (TWO, told.now)


def test_an_edit_replaces_the_words_and_drops_a_translation_that_says_something_else() -> None:
    told = Told(*groups(1), ADDED)
    assert told.session.notes.lines["l"].text.in_language("en") == "By bus"
    edit(told, "バスで通う", "電車で通う")
    assert told.session.notes.lines["l"].text == Text.of("電車で通う")


def test_two_edits_of_different_places_are_merged() -> None:
    told = told_line()
    edit(told, "バスで通う", "バスで毎日通う")
    edit(told, "バスで通う", "バスで通うこと")
    assert words_of(told) == ["バスで毎日通うこと"]


def test_two_edits_of_the_same_place_both_stand_side_by_side() -> None:
    told = told_line()
    told.say(ADDED.model_copy(update={"line": "m", "text": Text.of("次の行")}))
    edit(told, "バスで通う", "電車で通う")
    edit(told, "バスで通う", "自転車で通う")
    assert words_of(told) == ["電車で通う", "自転車で通う", "次の行"]
    beside = list(told.session.notes.lines.values())[1]
    assert (beside.beside, beside.group, beside.kind) == ("l", "g1", LineKind.IDEA)
    edit(told, "自転車で通う", "自転車で行く", line=beside.id)
    assert words_of(told) == ["電車で通う", "自転車で行く", "次の行"]


def test_two_edits_that_together_leave_nothing_or_too_much_stand_side_by_side() -> None:
    told = told_line("ab")
    edit(told, "ab", "a")
    edit(told, "ab", "b")
    assert words_of(told) == ["a", "b"]
    long = "あ" * (LONGEST_LINE - 10)
    told = told_line(long)
    edit(told, long, f"いいいいいいいい{long}")
    edit(told, long, f"{long}うううううううう")
    assert [text[:1] + text[-1:] for text in words_of(told)] == ["いあ", "あう"]


def test_an_edit_that_is_empty_unchanged_or_of_no_line_is_refused() -> None:
    told = told_line()
    for words, reason in (("  ", "is empty"), ("バスで通う", "Nothing changed")):
        with pytest.raises(Refused, match=reason):
            edit(told, "バスで通う", words)
    with pytest.raises(Refused, match="not there any more"):
        edit(told, "", "言葉", line="gone")
    with pytest.raises(Refused, match="not there any more"):
        notes.remove_line(told.session.notes, "gone")


def test_no_event_says_that_a_line_is_empty_or_endless() -> None:
    for words in ("", " \n", "あ" * (LONGEST_LINE + 1)):
        with pytest.raises(ValidationError):
            LineEdited(line="l", base="", text=words)


def test_a_line_changes_its_kind_and_is_taken_out() -> None:
    told = told_line()
    told.say(notes.change_kind(told.session.notes, "l", LineKind.OFFER))
    assert told.session.notes.lines["l"].kind is LineKind.OFFER
    with pytest.raises(Refused, match="Nothing changed"):
        notes.change_kind(told.session.notes, "l", LineKind.OFFER)
    told.say(notes.remove_line(told.session.notes, "l"))
    assert not told.session.notes.lines
    told.say(LineRemoved(line="l"), LineEdited(line="l", base="", text="戻す"))
    assert len(told.unheeded) == 2


WORDS = st.text(st.sampled_from("ab か\u3099金沢　。\u200d"), max_size=10)


def counted(text: str) -> Counter[str]:
    """Return how often each character stands in *text*, spaces and compositions left out."""
    apart = unicodedata.normalize("NFD", clean_line(text))
    return Counter(character for character in apart if character != " ")


@given(WORDS.filter(clean_line), st.lists(st.tuples(st.booleans(), WORDS), max_size=5))
@example("x y z", [(True, "x y"), (True, "y z")])
def test_every_character_that_a_writer_added_is_somewhere(
    base: str, edits: list[tuple[bool, str]]
) -> None:
    told = told_line(base)
    base = told.session.notes.lines["l"].text.original
    for is_blind, words in edits:
        seen = base if is_blind else told.session.notes.lines["l"].text.original
        before = sum(map(counted, words_of(told)), Counter[str]())
        try:
            edit(told, seen, words)
        except Refused:
            continue
        assert not told.unheeded
        after = sum(map(counted, words_of(told)), Counter[str]())
        assert not (counted(words) - counted(seen)) - after, "what this writer added"
        if is_blind:
            assert not (before - counted(seen)) - after, "what the others had added"
