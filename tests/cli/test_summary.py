"""The share-out from a shell: points, readiness, order, time, comments, the conclusion."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLAN, Shell


def group(shell: Shell, number: int = 1) -> Any:
    groups = shell.ok("summary", "show", "--json").json["groups"]
    return next(each for each in groups if each["group"] == number)


def test_a_group_has_points_and_is_ready(shell: Shell, planned: str) -> None:
    shell.ok("summary", "points", "1", "一つ", "二つ")
    shell.ok("summary", "points", "1", "三つ", "--add")
    shell.ok("summary", "ready", "Cars")
    assert [each["ja"] for each in group(shell)["points"]] == ["一つ", "二つ", "三つ"]
    assert group(shell)["is_ready"]
    assert "Group 1 Cars (ready)\n  ・ 一つ\n" in shell.ok("summary", "show").out
    shell.ok("summary", "points", "1", "none")
    shell.ok("summary", "ready", "1", "--not-yet")
    assert (group(shell)["points"], group(shell)["is_ready"]) == ([], False)
    assert "empty" in shell.refused("summary", "points", "1", " ")


def test_groups_share_in_an_order_one_after_the_other(shell: Shell, planned: str) -> None:
    shell.ok("summary", "order", "2", "1")
    assert shell.ok("summary", "share").line == "2"
    shell.wait(3)
    assert shell.ok("summary", "share").line == "1"
    shown = shell.ok("summary", "show").out
    assert shown.index("Group 2 Buses (shared at 14:00)") < shown.index(
        "Group 1 Cars (shares since 14:03)"
    )
    assert "Every group has shared" in shell.refused("summary", "share")
    assert shell.ok("summary", "share", "Buses").line == "2"
    shell.ok("summary", "share", "--end")
    assert shell.ok("summary", "show", "--json").json["sharing"] is None
    assert "No group shares now" in shell.refused("summary", "share", "--end")
    assert "without a group" in shell.wrong("summary", "share", "1", "--end")
    shell.ok("summary", "order")
    groups = shell.ok("summary", "show", "--json").json["groups"]
    assert [each["group"] for each in groups] == [1, 2]


@pytest.mark.parametrize(("typed", "seconds"), [("2:30", 150), ("3分", 180), ("90秒", 90)])
def test_each_group_has_so_long_to_share(
    shell: Shell, planned: str, typed: str, seconds: int
) -> None:
    shell.ok("summary", "length", typed)
    assert shell.ok("summary", "show", "--json").json["length_s"] == seconds
    shell.ok("summary", "length", "none")
    assert shell.ok("summary", "show", "--json").json["length_s"] is None


def test_a_length_that_is_none_says_how_to_write_one(shell: Shell, planned: str) -> None:
    assert "Write 3, 3分, 2:30" in shell.wrong("summary", "length", "soon")


def test_comments_of_the_floor_are_taken_corrected_and_taken_out(
    shell: Shell, planned: str
) -> None:
    for number, words in (("1", "見学したい"), ("2", "続けてほしい"), ("1", "賛成")):
        shell.ok("summary", "comment", number, words)
    shell.ok("summary", "comment", "1", "大賛成", "--edit", "2")
    shell.ok("summary", "uncomment", "1", "見学")
    listed = shell.ok("summary", "comments", "--json").json
    assert [(each["group"], each["number"], each["text"]["ja"]) for each in listed] == [
        (1, 1, "大賛成"),
        (2, 1, "続けてほしい"),
    ]
    assert "続けて" not in shell.ok("summary", "comments", "--group", "1").out
    assert "comment 1: 大賛成" in shell.ok("summary", "show").out
    assert "1 大賛成" in shell.refused("summary", "uncomment", "1", "nothing")


def test_all_conclude_and_what_they_conclude_is_found_and_shown(shell: Shell, planned: str) -> None:
    shell.ok("summary", "conclude", "車のない日を試す")
    shell.ok("summary", "conclude", "バスを増やす", "--add")
    conclusion = [{"ja": "車のない日を試す"}, {"ja": "バスを増やす"}]
    assert shell.ok("summary", "show", "--json").json["conclusion"] == conclusion
    assert shell.ok("show", "--json").json["conclusion"] == conclusion
    assert "Conclusion\n  ・ 車のない日を試す\n" in shell.ok("summary", "show").out
    (found,) = shell.ok("search", "車のない日", "--json").json
    assert found["kind"] == "conclusion"


def test_a_record_has_the_conclusion_of_its_plan_and_a_new_meeting_has_not(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "held.toml"
    said = '[said]\nconclusion = ["車のない日を試す", { ja = "また会う", en = "Meet again" }]\n'
    path.write_text(f"{PLAN}{said}", encoding="utf-8")
    for command, conclusion in (
        ("record", [{"ja": "車のない日を試す"}, {"ja": "また会う", "en": "Meet again"}]),
        ("new", []),
    ):
        shell.ok(command, path)
        assert shell.ok("summary", "show", "--json").json["conclusion"] == conclusion
