"""What can be said of a line beside its words, from a shell: who said it, where it stands …"""

from typing import Any

import pytest
from ulid import ULID

from facilitator.services.notes import edit_line
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from tests.cli.conftest import Shell


@pytest.fixture
def lines(shell: Shell, planned: str) -> list[str]:
    """Write three lines for the first group, and return their ids."""
    return [
        shell.ok("note", "add", "--group", "1", words).line for words in ("一本", "*二枚", "+三つ")
    ]


def texts(shell: Shell) -> list[str]:
    return [each["text"]["ja"] for each in shell.ok("note", "list", "--json").json]


def line_of(shell: Shell, words: str) -> Any:
    listed = shell.ok("note", "list", "--json").json
    return next(each for each in listed if each["text"]["ja"] == words)


def change_at_once(shell: Shell, session: str, line: str, *texts: str) -> None:
    """Let several writers change *line* from the same words."""
    here = Surroundings(lambda: shell.now, lambda: str(ULID()), shell.database, shell.exports)
    with open_database(here, create=False) as database:
        workshop = open_workshop(database, here, session, seat="note-taker 1")
        base = workshop.session.notes.lines[line].text.original
        for words in texts:
            edit_line(workshop, line, base=base, words=words)


def test_who_said_a_line_is_noted_and_taken_back(shell: Shell, lines: list[str]) -> None:
    shell.ok("note", "speaker", "一本", "花子")
    assert line_of(shell, "一本")["speaker"] == "山田花子"
    assert "山田花子" in shell.ok("note", "list").out
    shell.ok("note", "speaker", "一本")
    assert line_of(shell, "一本")["speaker"] is None
    assert "鈴木一郎" in shell.refused("note", "speaker", "一本", "誰か")


def test_a_line_is_moved_among_those_of_its_group(shell: Shell, lines: list[str]) -> None:
    shell.ok("note", "add", "--group", "2", "よそ")
    shell.ok("note", "move", "三つ", "--up", "2")
    assert texts(shell) == ["三つ", "一本", "二枚", "よそ"]
    shell.ok("note", "move", "三つ", "--down", "9")
    assert texts(shell) == ["一本", "二枚", "三つ", "よそ"]
    assert "Nothing changed" in shell.refused("note", "move", "三つ", "--down", "1")
    for ways in ([], ["--up", "1", "--down", "1"]):
        assert "either --up or --down" in shell.wrong("note", "move", "三つ", *ways)


def test_texts_beside_each_other_are_marked_and_settled(
    shell: Shell, planned: str, lines: list[str]
) -> None:
    change_at_once(shell, planned, lines[0], "甲", "乙", "丙")
    assert [row.count("▲") for row in shell.ok("note", "list").out.splitlines()] == [
        *(0, 1, 1, 1, 0, 0)
    ]
    assert line_of(shell, "乙")["beside"] == lines[0]
    assert "Nothing stands beside" in shell.refused("note", "settle", "二枚")
    shell.ok("note", "settle", "甲", "--keep", "3", "--keep", "甲")
    assert texts(shell) == ["甲", "乙", "二枚", "三つ"]
    assert "▲" not in shell.ok("note", "list").out
    assert "丙" in shell.ok("note", "removed", "--group", "1").out
    shell.ok("note", "restore", "丙")
    assert shell.ok("note", "removed").line == "There are no lines."


def test_texts_beside_each_other_all_stay_or_become_words_of_ones_own(
    shell: Shell, planned: str, lines: list[str]
) -> None:
    change_at_once(shell, planned, lines[0], "甲", "乙")
    change_at_once(shell, planned, lines[1], "丁", "戊")
    shell.ok("note", "settle", "乙")
    shell.ok("note", "settle", "戊", "--text", "丁と戊")
    assert texts(shell) == ["甲", "乙", "丁と戊", "三つ"]
    assert not any(each["beside"] for each in shell.ok("note", "list", "--json").json)


def test_the_particulars_of_an_offer_are_noted_one_by_one(shell: Shell, lines: list[str]) -> None:
    shell.ok("note", "offer", "三つ", "--by", "HOLA", "--due", "2021-12-20", "--kind", "know-how")
    assert "三つ (HOLA, 2021-12-20, know-how)" in shell.ok("note", "list").out
    shell.ok("note", "offer", "三つ", "--to", "太郎", "--due", "none")
    particulars = {"by": "HOLA", "to": "山田太郎", "due": None, "kind": "know-how"}
    assert line_of(shell, "三つ")["offer"] == particulars
    assert "三つ (HOLA → 山田太郎, know-how)" in shell.ok("note", "list").out
    assert "no offer" in shell.refused("note", "offer", "一本", "--by", "HOLA")
    assert "Nothing changed" in shell.refused("note", "offer", "三つ")
    assert "know-how" in shell.wrong("note", "offer", "三つ", "--kind", "love")


def test_a_line_is_put_back_as_it_was_or_as_in_an_older_version(
    shell: Shell, lines: list[str]
) -> None:
    shell.wait(1)
    shell.ok("note", "edit", "一本", "一冊")
    shell.ok("note", "remove", "一冊")
    assert [each["text"]["ja"] for each in shell.ok("note", "removed", "--json").json] == ["一冊"]
    shell.ok("note", "restore", "一冊")
    assert texts(shell)[0] == "一冊"
    shell.ok("note", "restore", lines[0], "--version", "1")
    assert texts(shell)[0] == "一本"
    versions = shell.ok("note", "history", lines[0], "--json").json
    assert [(each["version"], each["text"]) for each in versions] == [
        *((1, "一本"), (2, "一冊"), (3, None), (4, "一冊"), (5, "一本"))
    ]
    assert "14:01:00  command line  Line changed" in shell.ok("note", "history", "一本").out
    assert "5 versions" in shell.refused("note", "restore", "一本", "--version", "6")
    assert "Nothing changed" in shell.refused("note", "restore", "一本")
