"""The lines of a TOML file's keys: the scanner agrees with tomllib about what is where."""

import tomllib
from pathlib import Path

import pytest

from facilitator.readers.toml_lines import line_of, lines_of

PLANS = [*Path("sessions").glob("*.toml"), *Path(__file__).parent.glob("plans/*.toml")]

AWKWARD = '''# "quotes" in a [comment]
"a key".b = 1 # = [
text = """
[not.a.table]
x = "1" \\""" still """" # ends here
raw = \'\'\'
key = 'x' \'\'\'
[[list]]
one = { a = 1, b = [1, 2], "c d" = { e = "}" } }
many = [
  "a#,]", # [
  { x = 1 },
  [
    2,
  ],
]
[list.inner]
at = 2021-11-22 14:00:00
[[list.deep]]
y = true
[[list]]
[[list.deep]]
[[list.deep]]
z.w = 1.5
'''


def places_of(content: object, place: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    found = {place}
    if isinstance(content, dict):
        for key, value in content.items():
            found |= places_of(value, (*place, key))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            found |= places_of(value, (*place, number))
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_key_of_the_plans_has_a_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(lines_of(text)) | {()} == places_of(tomllib.loads(text))


def test_every_key_of_an_awkward_file_has_its_line() -> None:
    lines = lines_of(AWKWARD)
    assert set(lines) | {()} == places_of(tomllib.loads(AWKWARD))
    assert lines["a key", "b"] == 2
    assert lines[("raw",)] == 6
    assert lines["list", 0, "one", "c d", "e"] == 9
    assert lines["list", 0, "many", 1, "x"] == 12
    assert lines["list", 0, "many", 2, 0] == 14
    assert lines["list", 0, "inner", "at"] == 18
    assert lines["list", 0, "deep", 0, "y"] == 20
    assert lines["list", 1, "deep", 1, "z", "w"] == 24


def test_what_is_missing_has_the_line_of_what_is_around_it() -> None:
    lines = lines_of("[a]\n\n[[b]]\nc = 1\n")
    assert line_of(lines, ("b", 0, "title")) == 3
    assert line_of(lines, ("z",)) is None


def test_a_text_that_is_not_understood_gives_the_lines_before_it() -> None:
    assert lines_of("a = 1\n= =\nb = 2\n") == {("a",): 1}
