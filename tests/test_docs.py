"""Docs are tests: every command, option and key stands in the reference, as the program has it."""

import pytest

from tests import reference


@pytest.mark.parametrize("language", reference.LANGUAGES)
def test_the_reference_says_what_the_program_does(language: str) -> None:
    kept = reference.path_of(language).read_text(encoding="utf-8")
    assert kept == reference.written(language), "run: python -m tests.reference"


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readme_names_both_commands_for_every_system(name: str) -> None:
    text = (reference.DOCS.parent / name).read_text(encoding="utf-8")
    for command in ("make demo", "make test", r"facilitator demo", r"python -m pytest"):
        assert command in text
