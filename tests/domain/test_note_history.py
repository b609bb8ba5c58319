"""What a line read and when, also what was taken back or taken out."""

from datetime import timedelta

from facilitator.domain import notes
from facilitator.domain.events import Undone
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.note_history import Version, history_of
from facilitator.domain.notes import LineAdded, LineEdited
from facilitator.domain.text import Text

from .told import MEETING, TWO, Told, groups, people

ADDED = LineAdded(line="l", group="g1", line_kind=LineKind.IDEA, text=Text.of("一"))


def told_line() -> Told:
    return Told(*groups(1), *people("yamada"), ADDED)


def edit(told: Told, base: str, text: str) -> None:
    told.say(notes.edit_line(told.session.notes, "l", base=base, text=text))


def history(told: Told, line: str = "l") -> list[Version]:
    return list(history_of(MEETING, told.of_stream(MEETING), line))


def texts(told: Told, line: str = "l") -> list[str | None]:
    return [version.text for version in history(told, line)]


def test_every_change_of_a_line_makes_a_version_with_its_time_and_seat() -> None:
    told = told_line()
    told.wait(timedelta(minutes=3))
    edit(told, "一", "一二")
    told.say(notes.change_kind(told.session.notes, "l", LineKind.OFFER))
    here = told.session.notes
    told.say(notes.name_speaker(here, told.session.participants, "l", "yamada"))
    versions = history(told)
    assert [(each.change, each.text, each.kind, each.speaker) for each in versions] == [
        ("notes.line_added", "一", LineKind.IDEA, None),
        ("notes.line_edited", "一二", LineKind.IDEA, None),
        ("notes.line_kind_changed", "一二", LineKind.OFFER, None),
        ("notes.speaker_named", "一二", LineKind.OFFER, "yamada"),
    ]
    assert [each.at - TWO for each in versions[:2]] == [timedelta(), timedelta(minutes=3)]
    assert {each.seat for each in versions} == {"facilitator"}


def test_a_merged_change_reads_as_it_stood_then() -> None:
    told = told_line()
    edit(told, "一", "一二三")
    edit(told, "一二三", "零一二三")
    edit(told, "一二三", "一二三四")
    assert texts(told) == ["一", "一二三", "零一二三", "零一二三四"]


def test_what_was_taken_back_stands_with_what_was_typed_and_says_so() -> None:
    told = told_line()
    edit(told, "一", "二")
    told.take_back("notes")
    told.say(notes.change_kind(told.session.notes, "l", LineKind.OFFER))
    told.take_back("notes")
    edit(told, "一", "三")
    assert [(each.text, each.was_taken_back) for each in history(told)] == [
        ("一", False),
        ("二", True),
        ("三", False),
    ]


def test_what_was_taken_back_and_put_in_place_again_counts() -> None:
    told = told_line()
    edit(told, "一", "二")
    edited = told.events[-1].action
    told.say(Undone(target=told.say(Undone(target=edited))))
    assert [(each.text, each.was_taken_back) for each in history(told)] == [
        ("一", False),
        ("二", False),
    ]


def test_a_line_taken_out_has_no_text_and_one_put_back_has_it_again() -> None:
    told = told_line()
    told.say(notes.remove_line(told.session.notes, "l"))
    told.say(LineEdited(line="l", base="一", text="無効"))
    told.say(*notes.restore_line(told.session.notes, "l", "二"))
    assert texts(told) == ["一", None, "一", "二"]


def test_a_text_kept_beside_a_line_begins_with_the_change_that_made_it() -> None:
    told = told_line()
    edit(told, "一", "二")
    edit(told, "一", "三")
    beside = next(each.id for each in told.session.notes.clash_of("l") if each.beside)
    told.say(notes.edit_line(told.session.notes, beside, base="三", text="三四"))
    assert texts(told, beside) == ["三", "三四"]
    assert texts(told) == ["一", "二"]


def test_a_line_of_another_meeting_has_no_history() -> None:
    assert history(told_line(), "other") == []


def test_a_change_that_stands_beside_the_line_is_no_version_of_it_but_of_its_own_line() -> None:
    told = told_line()
    edit(told, "一", "二")
    edit(told, "一", "三")
    second = told.events[-1].id
    assert texts(told) == ["一", "二"]
    assert texts(told, second) == ["三"]
