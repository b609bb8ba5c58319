"""Files that are no plans at all: missing, in another encoding, not TOML, mangled anyhow."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.readers.plan_toml import BIGGEST_PLAN
from facilitator.readers.plan_words import WORDINGS

from .plan_files import HEAD, HELD, KANAZAWA, faults_in, faults_of, faults_or_none


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path / "none.toml")
    assert (fault.line, fault.key) == (None, "")
    assert fault.problem == "there is no such file"
    assert str(tmp_path / "none.toml") in fault.in_words()


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert faults_in(tmp_path)[0].problem == "this is a folder"


def test_a_path_that_no_file_can_have_is_told() -> None:
    assert faults_in(Path("a\0b"))[0].problem in (
        "there is no such file",
        "the file cannot be opened: {reason}",
    )


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_told(tmp_path: Path, content: str) -> None:
    (fault,) = faults_of(tmp_path, content)
    assert fault.problem == "the file is empty"
    assert "template.toml" in fault.expected


def test_a_file_of_more_than_a_megabyte_is_refused_with_its_size(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, b"=" * (BIGGEST_PLAN + 1))
    assert "1000001 bytes" in fault.in_words()


def test_a_file_in_another_encoding_is_told_with_the_line(tmp_path: Path) -> None:
    (fault,) = faults_of(
        tmp_path, HEAD.replace("会", "a").encode() + 'venue = "会"\n'.encode("cp932")
    )
    assert fault.line == 7
    assert "Notepad" in fault.expected


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("start = 14:00", "toml_value"),
        ("start =", "toml_value"),
        ("consent = True", "toml_value"),
        ("venue = 会館", "toml_value"),
        ("venue", "toml"),
        ("会場 = 1", "toml"),
        ('venue = "会館', "toml_quotes"),
        ("venue = '会館", "toml_quotes"),
        ("materials = [1", "toml_bracket"),
        ('place = { ja = "市内"', "toml_bracket"),
        ("[said", "toml_bracket"),
        ("date = 2031-05-16", "toml_twice"),
        ("[session]", "toml_twice"),
        ('venue　= "会館"', "toml_wide"),
        ("venue = “会館”", "toml_wide"),
        (r'venue = "C:\Users\会館"', "toml_backslash"),
        (f"no_total = {'9' * 5000}", "toml_value"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, line: str, mistake: str) -> None:
    (fault,) = faults_of(tmp_path, f"{HEAD}{line}\n")
    assert fault.problem == WORDINGS[mistake].problem
    assert fault.expected == WORDINGS[mistake].expected
    if mistake != "toml_value" or len(line) < 100:  # Python does not say where a long number stood
        assert fault.line == 7
    assert fault.in_words()


def test_a_syntax_fault_in_a_windows_file_has_the_right_line(tmp_path: Path) -> None:
    content = (HEAD + "venue = 会館\n").replace("\n", "\r\n")
    assert faults_of(tmp_path, content)[0].line == 7


def test_brackets_nested_too_deeply_are_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "a = " + "[" * 100_000)
    assert fault.problem == WORDINGS["toml_deep"].problem


LINES = KANAZAWA.read_text(encoding="utf-8").split("\n")
HELD_LINES = HELD.read_text(encoding="utf-8").split("\n")

junk = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["[[item]]", "[item]", "[a.b]", "x = 1", "]", "}", '"', "'''", "kind = 5", "[[group.note]]"]
    ),
)
values = st.sampled_from(
    ["5", "-1", "true", "[]", "{}", "[[1]]", '""', "1.5", "nan", "1979-05-27", "07:32:00", '"x"']
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_mangled_plan_is_read_or_refused_in_words(data: st.DataObject, tmp_path: Path) -> None:
    lines = list(data.draw(st.sampled_from([LINES, HELD_LINES])))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "junk", "cut", "value"])):
            case "drop":
                del lines[place]
            case "junk":
                lines.insert(place, data.draw(junk))
            case "cut":
                lines[place] = lines[place][: data.draw(st.integers(0, len(lines[place])))]
            case "value":
                lines[place] = re.sub(r"(?<= = ).*", data.draw(values), lines[place])
    path = tmp_path / "plan.toml"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    for fault in faults_or_none(path):
        assert fault.in_words()
        assert (
            fault.line is None
            or 1 <= fault.line <= path.read_text(encoding="utf-8").count("\n") + 1
        )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(raw: bytes, tmp_path: Path) -> None:
    assert all(fault.in_words() for fault in faults_of(tmp_path, raw))
