"""Note lines from a shell, with hostile words as well."""

import pytest

from facilitator.cli.naming import the_one
from facilitator.domain.refused import Refused
from tests.cli.conftest import Shell

HOSTILE = "[/foo] [@click=app.quit]x[/] \x1b]0;title\x07\x1b[31mred\x1b[0m {x} %s"


def kinds(shell: Shell) -> list[tuple[str, str]]:
    lines = shell.ok("note", "list", "--json").json
    return [(line["kind"], line["text"]["ja"]) for line in lines]


def test_lines_are_written_changed_and_removed(shell: Shell, planned: str) -> None:
    line = shell.ok("note", "add", "--group", "1", "--kind", "idea", "車に乗らない日").line
    shell.ok("note", "add", "--group", "2", "--kind", "offer", "会場を貸す", "--speaker", "花子")
    shell.ok("note", "edit", line.lower(), "車に乗らない週")
    shell.ok("note", "kind", "乗らない週", "決定")
    assert kinds(shell) == [("decision", "車に乗らない週"), ("offer", "会場を貸す")]
    listed = shell.ok("note", "list", "--group", "2", "--json").json
    assert [(each["speaker"], each["group"]) for each in listed] == [("山田花子", 2)]
    shell.ok("note", "remove", line)
    assert kinds(shell) == [("offer", "会場を貸す")]
    assert "会場を貸す" in shell.refused("note", "remove", line)


def test_lines_that_read_the_same_are_told_apart_by_their_group(shell: Shell, planned: str) -> None:
    for group in ("1", "1", "2"):
        shell.ok("note", "add", "--group", group, "約300人です")
    assert "2 約300人です (" in shell.refused("note", "edit", "約300", "350人")
    shell.ok("note", "edit", "2 約300", "350人")
    assert [text for _kind, text in kinds(shell)] == ["約300人です", "約300人です", "350人"]


def test_the_ids_that_are_told_are_told_apart_from_all_others() -> None:
    names = {"01HZXAAAAAAA1": ["健"], "01HZXAAAAAAA2": ["花子"], "01HZXBBBBBBB1": ["健"]}
    with pytest.raises(Refused) as told:
        the_one("健", names, "{name}")
    candidates = str(told.value.values["candidates"])
    shown = [each.partition(")")[0] for each in candidates.split("(")[1:]]
    assert [the_one(each, names, "{name}") for each in shown] == [*names][::2]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["--kind", "質問", "なぜ"], "question"),
        (["--kind", "q", "なぜ"], "question"),
        (["--kind", "next_step", "なぜ"], "next-step"),
        (["？なぜ"], "question"),
        (["なぜ"], "remark"),
    ],
)
def test_the_kind_is_named_in_many_ways(
    shell: Shell, planned: str, words: list[str], kind: str
) -> None:
    shell.ok("note", "add", "--group", "1", *words)
    assert kinds(shell) == [(kind, "なぜ")]


def test_a_kind_that_is_none_lists_the_kinds(shell: Shell, planned: str) -> None:
    words = shell.wrong("note", "add", "--kind", "joke", "x")
    assert "next-step (次の一歩)" in words


def test_lines_may_be_added_before_and_after_the_meeting(shell: Shell, planned: str) -> None:
    shell.ok("note", "add", "--group", "1", "before")
    shell.ok("clock", "start")
    shell.ok("clock", "end")
    shell.ok("note", "add", "--group", "1", "after")
    shell.ok("note", "add", "to everybody")
    assert [line["group"] for line in shell.ok("note", "list", "--json").json] == [1, 1, None]


def test_hostile_words_are_shown_and_do_nothing(shell: Shell, planned: str) -> None:
    shell.ok("note", "add", "--group", "1", HOSTILE)
    shown = "[/foo] [@click=app.quit]x[/] ]0;title[31mred[0m {x} %s"
    assert kinds(shell) == [("remark", shown)]
    for words in (["note", "list"], ["show"], ["search", "click=app"], ["export", "--stdout"]):
        printed = shell.ok(*words).out
        assert "\x1b" not in printed
        assert "\x07" not in printed
        assert "app.quit" in printed
    assert shown in shell.ok("note", "list").out


def test_a_text_of_nothing_or_too_much_is_refused(shell: Shell, planned: str) -> None:
    assert "empty" in shell.refused("note", "add", " \x00 ")
    assert "20000" in shell.refused("note", "add", "x" * 20_001)
    assert shell.ok("note", "list").line == "There are no lines."
