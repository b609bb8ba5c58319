"""What a browser may say: nothing in it presses a key that nobody pressed, or takes the machine."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.web.messages import (
    BadMessage,
    Focused,
    Pinged,
    Resized,
    Typed,
    read_message,
    without_commands,
)

BEGIN, END = "\x1b[200~", "\x1b[201~"


def test_keys_go_through_as_they_are() -> None:
    assert read_message('["stdin", "あ\\u001b[A", 3]') == Typed("あ\x1b[A", 3)


def test_a_paste_cannot_end_itself_and_press_a_key() -> None:
    assert without_commands(f"{BEGIN}a{END}\x11b{END}") == f"{BEGIN}a[201~b{END}"


def test_a_paste_keeps_its_lines_and_tabs() -> None:
    assert without_commands(f"{BEGIN}一\r\n二\r三\t四\n{END}") == f"{BEGIN}一\n二\n三\t四\n{END}"


def test_a_paste_without_an_end_gets_one() -> None:
    assert without_commands(f"x{BEGIN}a\x1b") == f"x{BEGIN}a{END}"


def test_an_end_without_a_beginning_is_dropped() -> None:
    assert without_commands(f"a{END}b{END}{BEGIN}c{END}") == f"ab{BEGIN}c{END}"


@settings(max_examples=40)
@given(st.text(st.sampled_from("\x1b[201~\x11\x9b\x7fa\n"), max_size=60))
def test_whatever_is_pasted_holds_no_command(words: str) -> None:
    made = without_commands(f"{BEGIN}{words}{END}")
    inside = made.removeprefix(BEGIN).removesuffix(END)
    assert made.startswith(BEGIN)
    assert made.endswith(END)
    assert not set(inside) & {"\x1b", "\x11", "\x9b", "\x7f"}


@pytest.mark.parametrize(
    ("wanted", "given"),
    [((100_000, 1), (400, 8)), ((-5, 10**30), (20, 200)), ((100, 30), (100, 30))],
)
def test_a_screen_has_a_size_that_a_screen_can_have(
    wanted: tuple[int, int], given: tuple[int, int]
) -> None:
    width, height = wanted
    said = json.dumps(["resize", {"width": width, "height": height}])
    assert read_message(said) == Resized(*given)


def test_the_other_messages_are_read() -> None:
    assert read_message('["ping", "17"]') == Pinged("17")
    assert read_message('["focus"]') == Focused(True)
    assert read_message('["blur"]') == Focused(False)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[" * 100_000,
        "1",
        "[]",
        '["quit"]',
        '["stdin", "a"]',
        '["stdin", "a", 0]',
        '["stdin", "a", true]',
        '["stdin", 5, 1]',
        '["stdin", "a", 1.5]',
        '["resize", {"width": "80", "height": 24}]',
        '["resize", {"width": 80.5, "height": 24}]',
        '["resize", {"width": true, "height": 24}]',
        '["resize", {"width": 1e400, "height": 24}]',
        '["resize", [80, 24]]',
        '["ping", {}]',
        '["focus", 1]',
    ],
)
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(BadMessage):
        read_message(words)


def test_a_ping_is_short() -> None:
    with pytest.raises(BadMessage):
        read_message(json.dumps(["ping", "a" * 65]))
