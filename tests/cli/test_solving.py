import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.grouping.problems import realistic
from tests.grouping.scoring import costs, faults, seats_of

from .conftest import Shell


def written(folder: Path, problem: dict[str, Any]) -> Path:
    path = folder / "problem.json"
    path.write_text(json.dumps(problem), encoding="utf-8")
    return path


def test_an_answer_has_the_shape_that_is_documented(shell: Shell, tmp_path: Path) -> None:
    problem = realistic(24, 4, 1, past=2)
    path = written(tmp_path, problem)
    answer = shell.ok("groups", "solve", path, "--seconds", "5", "--seed", "7", "--json").json
    assert list(answer) == [
        "rounds",
        "cost",
        "bound",
        "proved",
        "moved",
        "conflict",
        "seconds",
        "seed",
    ]
    assert list(answer["cost"]) == ["total", "wishes", "kinds", "organisations", "met"]
    plan = seats_of(answer["rounds"])
    assert faults(problem, plan) == []
    assert answer["cost"] == costs(problem, plan)
    assert (answer["proved"], answer["bound"]) == (True, answer["cost"]["total"])
    assert (answer["moved"], answer["conflict"], answer["seed"]) == ([], [], 7)


def test_the_groups_are_printed_with_their_points(shell: Shell, tmp_path: Path) -> None:
    people = [{"id": "a", "wishes": ["g1", "g2"]}, {"id": "b", "wishes": ["g1"]}]
    groups = [{"id": "g1", "most": 1}, {"id": "g2", "most": 1}]
    path = written(tmp_path, {"people": people, "groups": groups})
    assert shell.ok("groups", "solve", path).out.splitlines() == [
        "g1: b",
        "g2: a",
        "Points: 3 (wishes 3, kinds 0, organisations 0, met before 0)",
        "No arrangement can be better.",
    ]


CONTRADICTION = {
    "people": [{"id": "a", "may": ["g1"]}, {"id": "b", "pinned": "g2"}, {"id": "c"}],
    "groups": [{"id": "g1"}, {"id": "g2"}],
    "together": [["a", "b"]],
}


def test_rules_in_conflict_are_named_in_words(shell: Shell, tmp_path: Path) -> None:
    said = shell.refused("groups", "solve", written(tmp_path, CONTRADICTION))
    assert said.splitlines() == [
        "No arrangement can keep these rules together:",
        "- b is pinned to a group.",
        "- a can use certain groups only.",
        "- a, b sit together.",
    ]


def test_rules_in_conflict_are_named_in_the_document(shell: Shell, tmp_path: Path) -> None:
    done = shell("groups", "solve", written(tmp_path, CONTRADICTION), "--json")
    assert done.status == 1
    assert done.json["rounds"] == []
    assert done.json["conflict"] == [
        {"rule": "pinned", "person": "b"},
        {"rule": "may", "person": "a"},
        {"rule": "together", "people": ["a", "b"]},
    ]


def test_what_is_wrong_with_a_file_is_told_with_its_place(shell: Shell, tmp_path: Path) -> None:
    people = [{"id": "a", "wishes": ["g1", "g7"]}]
    path = written(tmp_path, {"people": people, "groups": [{"id": "g1"}]})
    said = shell.refused("groups", "solve", path)
    assert said == f"{path}: people[0].wishes[1]: there is no group “g7”\n"
    path.write_text("{", encoding="utf-8")
    assert "1:2: this is no JSON" in shell.refused("groups", "solve", path)
    assert "cannot be used" in shell.refused("groups", "solve", tmp_path / "none.json")
    assert "cannot be used" in shell.refused("groups", "solve", tmp_path)


def test_who_is_seated_already_moves_only_where_it_is_worth_it(
    shell: Shell, tmp_path: Path
) -> None:
    people = [{"id": name} for name in "abcd"]
    problem = {
        "people": people,
        "groups": [{"id": "g1", "least": 2}, {"id": "g2", "least": 2}],
        "seated": [{"g1": ["a", "b", "c"], "g2": ["d"]}],
    }
    answer = shell.ok("groups", "solve", written(tmp_path, problem), "--json").json
    assert len(answer["moved"]) == 1
    assert answer["cost"]["total"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_ctrl_c_ends_it_at_once_and_quietly(tmp_path: Path) -> None:
    path = written(tmp_path, realistic(60, 8, 1, rounds=3))
    command = [sys.executable, "-m", "facilitator.cli.main", "--lang", "en", "groups", "solve"]
    mine, its = pty.openpty()
    with subprocess.Popen(
        [*command, str(path), "--seconds", "60"], stdout=subprocess.PIPE, stderr=its
    ) as process:
        os.close(its)
        shown = b""
        while b"points" not in shown:
            shown += os.read(mine, 1024)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert process.stdout is not None
        assert process.stdout.read() == b""
        assert process.wait(timeout=20) == 130
        assert time.monotonic() - began < 5
    os.close(mine)
    assert list(tmp_path.iterdir()) == [path]
