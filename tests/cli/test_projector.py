"""The wall, from a shell."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_terminal import at_terminal


def test_a_message_is_shown_replaced_and_taken_away(shell: Shell, planned: str) -> None:
    assert shell.ok("projector", "message", "We go on at 15:10").out == ""
    assert "Nothing changed" in shell.refused("projector", "message", "We go on at 15:10")
    shell.ok("projector", "message", "--session", planned, "Later")
    shell.ok("projector", "message", "--none")
    assert "Nothing changed" in shell.refused("projector", "message", "--none")


@pytest.mark.parametrize("verb", ["names", "blank"])
def test_names_and_the_wall_are_switched(shell: Shell, planned: str, verb: str) -> None:
    assert "Nothing changed" in shell.refused("projector", verb, "off")
    shell.ok("projector", verb, "on")
    assert "Nothing changed" in shell.refused("projector", verb, "on", planned)
    shell.ok("projector", verb, "off", planned)
    assert "on" in shell.wrong("projector", verb, "maybe")


def test_a_message_is_a_text_or_none(shell: Shell, planned: str) -> None:
    assert "--none" in shell.wrong("projector", "message")
    assert "--none" in shell.wrong("projector", "message", "both", "--none")
    assert "empty" in shell.refused("projector", "message", "  ")


def test_the_wall_needs_a_terminal(shell: Shell, planned: str) -> None:
    assert "terminal" in shell.refused("stage")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_wall_opens_at_a_terminal_and_is_left(
    shell: Shell, planned: str, tmp_path: Path
) -> None:
    words = ["--db", str(shell.database), "--lang", "en", "stage", "--light"]
    status, shown = at_terminal(words, wanted="Leave")
    assert "Traceback" not in shown
    assert "A short meeting" in shown
    assert status == 0
