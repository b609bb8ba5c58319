"""The wall from the command line: it needs a terminal, and a fault of it prints nothing private."""

import pytest

from facilitator.cli import stage

from .conftest import KANAZAWA, Shell


def test_a_wall_that_ends_by_a_fault_says_so_in_one_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.tui.projector import ProjectorApp

    def fail(_self: object) -> None:
        name = "架空 花子"
        raise ZeroDivisionError(name)

    shell("new", KANAZAWA)
    monkeypatch.setattr(stage, "is_terminal", lambda: True)
    monkeypatch.setattr(ProjectorApp, "on_mount", fail)
    run = ProjectorApp.run
    monkeypatch.setattr(ProjectorApp, "run", lambda self: run(self, headless=True))
    words = shell.refused("stage", "latest")
    assert "The wall ended by a fault" in words
    assert "架空" not in words
