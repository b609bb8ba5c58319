"""A plan that cannot be used: told with its place and a remedy, and nothing is written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

GOOD = '[series]\nid = "s"\nname = "S"\n[session]\nid = "s-1"\ndate = 2021-11-22\n'

BROKEN = {
    "wrong type": (f"{GOOD}title = 7\n", "line 7, session.title", "a text in quotation marks"),
    "unknown key": (f'{GOOD}tittle = "x"\n', "line 7, session.tittle", "title"),
    "missing id": (
        '[series]\nid = "s"\nname = "S"\n[session]\ndate = 2021-11-22\n',
        "id",
        "a line",
    ),
    "missing title": (f'{GOOD}[[pitch]]\nid = "p"\n', "line 7, pitch", "title = …"),
    "negative length": (
        f'{GOOD}[[item]]\nkind = "break"\nlength = -5\n',
        "line 9",
        "a number of minutes",
    ),
    "syntax": (f'{GOOD}title = "x\n', "line 7", "quotation mark"),
    "unknown pitch": (f'{GOOD}[[item]]\nkind = "pitch"\npitch = "x"\n', "line 9", "[[pitch]]"),
    "empty": ("", "plan.toml", "template.toml"),
}


@pytest.mark.parametrize("command", ["record", "new", "rehearse"])
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_plan_is_told_with_place_and_remedy(shell: Shell, kind: str, command: str) -> None:
    content, place, remedy = BROKEN[kind]
    path = shell.folder / "plan.toml"
    path.write_text(content, encoding="utf-8")
    words = shell.refused(command, path)
    assert str(path) in words
    assert place in words
    assert remedy in words
    assert list(shell.folder.iterdir()) == [path]


def test_a_plan_of_another_encoding_is_told_with_its_line(shell: Shell) -> None:
    path = shell.folder / "plan.toml"
    path.write_bytes(f'{GOOD}title = "金沢"\n'.encode("shift_jis"))
    words = shell.refused("new", path)
    assert "line 7" in words
    assert "UTF-8" in words


def test_a_plan_of_10_megabytes_is_not_read(shell: Shell) -> None:
    path = shell.folder / "plan.toml"
    path.write_bytes(b"#" * 10_000_000)
    assert "10000000 bytes" in shell.refused("new", path)


@pytest.mark.parametrize("name", ["nothing.toml", "."])
def test_a_plan_that_is_missing_or_a_folder_is_refused(shell: Shell, name: str) -> None:
    assert "plan.toml" in shell.refused("record", Path(name))
    assert list(shell.folder.iterdir()) == []


def test_all_mistakes_are_told_at_once_in_japanese(shell: Shell) -> None:
    path = shell.folder / "plan.toml"
    path.write_text(f"{GOOD}title = 7\nplace = 8\n", encoding="utf-8")
    shell.language = "ja"
    first, second = shell.refused("new", path).splitlines()
    assert first.startswith(f"{path} の7行目（session.title）：7 は文字列ではありません。")
    assert "の8行目" in second
