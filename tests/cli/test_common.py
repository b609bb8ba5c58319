"""What several groups have in common, from a shell."""

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def lines(shell: Shell, planned: str) -> list[str]:
    """Write lines that are alike for two groups, and return their ids."""
    said = (("1", "バスの本数を増やす"), ("2", "バスの本数が少ない"), ("2", "屋根がない"))
    return [shell.ok("note", "add", "--group", group, words).line for group, words in said]


def test_lines_that_are_alike_are_suggested_until_they_are_together(
    shell: Shell, lines: list[str]
) -> None:
    (pair,) = shell.ok("common", "suggest", "--json").json
    assert [line["id"] for line in pair["lines"]] == lines[:2]
    assert "50%" in shell.ok("common", "suggest").out
    assert shell.ok("common", "suggest", "--line", "屋根").line.startswith("No lines of different")
    shell.ok("common", "join", "増やす", "少ない")
    assert shell.ok("common", "suggest", "--json").json == []


def test_lines_are_brought_together_worded_and_taken_apart(shell: Shell, lines: list[str]) -> None:
    made = shell.ok("common", "join", "増やす", "少ない", "--words", "バスのこと").line
    shell.ok("common", "join", "屋根", "--to", "バスのこと")
    (point,) = shell.ok("common", "list", "--json").json
    assert (point["id"], point["words"]) == (made, {"ja": "バスのこと"})
    assert [(line["id"], line["group"]) for line in point["lines"]] == [
        *((lines[0], 1), (lines[1], 2), (lines[2], 2))
    ]
    assert shell.ok("show", "--json").json["common"] == [point]
    (found,) = shell.ok("search", "バスのこと", "--json").json
    assert (found["kind"], found["id"]) == ("common", made)
    shell.ok("common", "word", "1", "none")
    assert "バスのこと" not in shell.ok("common", "list").out
    for line in ("屋根", "少ない"):
        shell.ok("common", "apart", line)
    assert shell.ok("common", "list").line == "There are no common points."
    assert "no common point" in shell.refused("common", "word", "1", "無")
