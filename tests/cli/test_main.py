"""The entry point: exit statuses, languages, pipes, and what is not loaded."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from facilitator.cli.commands import load
from facilitator.cli.main import INTERRUPTED, main, program
from tests.cli.conftest import KANAZAWA, Shell, ran

PROGRAM = [sys.executable, "-m", "facilitator.cli.main"]


def commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, those of groups as well."""
    for name, place in program.places.items():
        yield (name,)
        command = load(place)
        if isinstance(command, click.Group):
            yield from ((name, each) for each in command.commands)


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_command_explains_itself_with_an_example(
    shell: Shell, words: tuple[str, ...], language: str
) -> None:
    shell.language = language
    help_text = shell.ok(*words, "--help").out
    example = {"en": "Example:", "ja": "例："}[language]
    assert f"{example}\n    facilitator {words[0]}" in help_text


def test_the_help_lists_all_commands_without_loading_them() -> None:
    loaded = "import sys\nfrom facilitator.cli.main import main\nmain(['--help'])\n"
    heavy = "{'textual', 'pydantic', 'sqlite_utils', 'rich'}"
    done = ran([sys.executable, "-c", f"{loaded}sys.exit(len({heavy} & set(sys.modules)))"])
    assert done.status == 0
    assert all(name in done.out for name in program.places)


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.ok("--version").line.startswith("facilitator 0.")


def test_wrong_usage_exits_with_2_and_says_what_is_right(shell: Shell) -> None:
    assert "No such command 'frob'" in shell.wrong("frob")
    assert "Did you mean 'start'?" in shell.wrong("clock", "stat")
    assert "Usage: facilitator clock" in shell.wrong("clock")
    assert "Missing argument 'PLAN.toml'" in shell.wrong("record")
    assert "--lang" in shell.wrong("--lang", "fr", "list")


def test_wrong_usage_is_told_in_japanese(shell: Shell) -> None:
    shell.language = "ja"
    assert "'frob' というコマンドはありません" in shell.wrong("frob")


def test_both_languages_can_be_spoken_by_one_process(shell: Shell) -> None:
    english = shell.ok("clock", "--help").out
    shell.language = "ja"
    japanese = shell.ok("clock", "--help").out
    shell.language = "en"
    assert "使い方" in japanese
    assert shell.ok("clock", "--help").out == english


def test_the_language_is_that_of_the_system_unless_named(tmp_path: Path) -> None:
    files = [*PROGRAM, "--db", str(tmp_path / "a.db")]
    assert "会議はまだありません" in ran([*files, "list"], LC_ALL="ja_JP.UTF-8").out
    assert "There is no session" in ran([*files, "list"], LC_ALL="en_GB.UTF-8").out
    assert "There is no session" in ran([*files, "--lang=en", "list"], LC_ALL="ja_JP.UTF-8").out


def test_words_are_utf_8_where_the_system_has_only_ascii(tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = ran([*PROGRAM, "--db", str(tmp_path / "a.db"), "--lang", "ja", "list"], **ascii_only)
    assert (done.status, done.err) == (0, "")
    assert "会議はまだありません" in done.out


def test_the_database_and_the_exports_can_be_named_by_the_environment(tmp_path: Path) -> None:
    places = {
        "FACILITATOR_DB": str(tmp_path / "a" / "b.db"),
        "FACILITATOR_EXPORTS": str(tmp_path / "out"),
    }
    assert ran([*PROGRAM, "record", str(KANAZAWA)], **places).status == 0
    assert ran([*PROGRAM, "export"], **places).out.startswith(str(tmp_path / "out"))
    assert (tmp_path / "a" / "b.db").is_file()


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    files = ["--db", str(tmp_path / "a.db")]
    assert ran([*PROGRAM, *files, "record", str(KANAZAWA)]).status == 0
    with subprocess.Popen(
        [*PROGRAM, *files, "show", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full_is_told_in_words(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "--db", str(tmp_path / "a.db"), "--lang", "en", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("stdout cannot be used")
    assert "Traceback" not in done.stderr


def test_ctrl_c_leaves_everything_as_it_was(shell: Shell, planned: str) -> None:
    before = shell.ok("show", "--json").out

    def interrupted() -> str:
        raise KeyboardInterrupt

    database = ["--db", str(shell.database)]
    status = main([*database, "note", "add", "never"], now=lambda: shell.now, new_id=interrupted)
    assert status == INTERRUPTED
    assert shell.ok("show", "--json").out == before


def test_what_is_typed_cannot_steer_the_terminal(shell: Shell, planned: str) -> None:
    assert "\x1b" not in shell.refused("status", "\x1b[31mred\x07")
    assert "\x1b" not in shell.wrong("\x1b[31mred")
    assert "\x1b" not in shell.refused("record", "no\x1b[31m.toml")


def test_the_app_says_that_it_needs_a_terminal(shell: Shell) -> None:
    assert "needs a terminal" in shell.refused("run")
    assert "needs a terminal" in shell.refused()
    assert not shell.database.exists()


def test_no_word_at_all_opens_the_app_too(tmp_path: Path) -> None:
    done = ran(PROGRAM, LC_ALL="en_GB.UTF-8", FACILITATOR_DB=str(tmp_path / "a.db"))
    assert (done.status, done.out) == (1, "")
    assert "needs a terminal" in done.err


def test_a_shell_completes_the_commands() -> None:
    typed = {"COMP_WORDS": "facilitator clock st", "COMP_CWORD": "2"}
    done = ran(PROGRAM, _FACILITATOR_COMPLETE="bash_complete", **typed)
    assert done.out.split() == ["plain,start"]


@pytest.mark.parametrize("way", ["option", "environment"])
def test_an_old_sqlite_can_be_insisted_on(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("facilitator.storage.database.sqlite_version", lambda: "3.40.1")
    assert "--insist" in shell.refused("record", KANAZAWA)
    if way == "environment":
        monkeypatch.setenv("FACILITATOR_INSIST", "1")
        shell.ok("record", KANAZAWA)
    else:
        shell.ok("--insist", "record", KANAZAWA)
