"""Rehearsals and the demo: whole meetings without anybody."""

import time
from pathlib import Path

import pytest

from tests.cli.conftest import GOLDEN, KANAZAWA, Shell


def test_a_rehearsal_gives_paths_and_figures(shell: Shell) -> None:
    begun = time.monotonic()
    document = shell.ok("rehearse", KANAZAWA, "--json").json
    assert time.monotonic() - begun < 5
    figures = document["figures"]
    assert (figures["people"], figures["groups"], figures["lines"]) == (24, 2, 6)
    assert figures["started_at"].startswith("2021-11-22T14:0")
    assert figures["unheeded"] == 0
    assert isinstance(figures["behind_s"], int | float)
    japanese, english = map(Path, document["paths"])
    assert japanese.parent == english.parent == shell.exports
    assert "リハーサル" in japanese.read_text(encoding="utf-8")
    assert "rehearsal: true" in english.read_text(encoding="utf-8")
    assert shell.ok("status", figures["session"], "--json").json["state"] == "held"


def test_the_same_plan_and_seed_give_the_same_bytes(shell: Shell) -> None:
    first = shell.ok("rehearse", KANAZAWA, "--seed", "7", "--to", shell.folder / "one", "--json")
    shell.database.unlink()
    shell.wait(999)
    again = shell.ok("rehearse", KANAZAWA, "--seed", "7", "--to", shell.folder / "two", "--json")
    assert first.json["figures"] == again.json["figures"]
    for one, two in zip(first.json["paths"], again.json["paths"], strict=True):
        assert Path(one).read_bytes() == Path(two).read_bytes()


def test_a_rehearsal_that_is_there_already_is_not_made_again(shell: Shell) -> None:
    first = shell.ok("rehearse", KANAZAWA).out
    assert shell.ok("rehearse", KANAZAWA).out == first
    assert len(shell.ok("list", "--json").json) == 1


def test_another_seed_gives_another_course_in_other_files(shell: Shell) -> None:
    one, two = (shell.ok("rehearse", KANAZAWA, "--seed", seed, "--json").json for seed in "12")
    assert one["figures"]["ended_at"] != two["figures"]["ended_at"]
    assert not set(one["paths"]) & set(two["paths"])


def test_participants_are_made_up_as_many_as_asked(shell: Shell) -> None:
    figures = shell.ok("rehearse", KANAZAWA, "--participants", "7", "--json").json["figures"]
    assert figures["people"] == 7


def test_a_rehearsal_is_never_the_latest_session(shell: Shell, held: str) -> None:
    shell.wait(60)
    paths = shell.ok("rehearse", KANAZAWA).out.splitlines()
    assert "24 people in 2 groups wrote 6 lines" in paths[2]
    assert shell.ok("status", "--json").json["session"] == held


def test_a_seed_that_is_none_is_wrong_usage(shell: Shell) -> None:
    for seed in ("0", "-1", "x"):
        assert "--seed" in shell.wrong("rehearse", KANAZAWA, "--seed", seed)


def test_the_demo_writes_the_record_and_a_rehearsal_and_prints_every_path(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("throw-away")))
    lines = shell.ok("demo").out.splitlines()
    database, *documents = (Path(line) for line in lines[::2])
    assert database.is_file()
    assert shell.folder not in database.parents
    assert all(line.startswith("  ") for line in lines[1::2])
    for path, language in zip(documents[:2], ("ja", "en"), strict=True):
        golden = GOLDEN / f"kanazawa-06.minutes.{language}.md"
        assert path.read_bytes() == golden.read_bytes()
    assert all("rehearsal" in path.name for path in documents[2:])
    assert len(documents) == 4
    assert list(shell.folder.iterdir()) == []
