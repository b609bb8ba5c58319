"""Japanese text in Textual: typed, wrapped, deleted, and the place of the caret.

Each probe below shows one fault of Textual. It runs twice: here, corrected, where it must come out
right, and in a process of its own without the corrections, where it must not. When that second test
fails, Textual has learned the thing, and its correction can go.
"""

import asyncio
import json
import os
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import textual
from hypothesis import given, settings
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.geometry import Offset
from textual.widgets import Input, Static, TextArea

from facilitator.tui import japanese
from facilitator.tui.japanese import (
    CANNOT_BEGIN,
    CANNOT_END,
    correct_textual,
    graphemes,
    last_word_start,
    wrap_offsets,
)

REPOSITORY = Path(__file__).parents[2]
CLAUSE = "会議の資料を確認する"
SENTENCES = "今日は晴れです。「明日」は雨、と（彼は）言う。そうか、では傘を持とう。"


class Fields(App[None]):
    """One Input, one TextArea and one line of content, in fields of known widths."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Input, TextArea { width: 20; height: 6; border: none; padding: 0; scrollbar-size: 0 0; }
    Input { height: 1; }
    Static { width: 14; height: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Input()
        yield TextArea()
        yield Static(SENTENCES, markup=False)


def _type(app: App[None], text: str) -> None:
    for sign in text:
        app.post_message(Key(f"sign_{ord(sign)}", sign))


async def _typed_into(kind: type[Input] | type[TextArea], text: str) -> str:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(kind)
        field.focus()
        await pilot.pause()
        _type(app, text)
        await pilot.pause()
        return field.value if isinstance(field, Input) else field.text


async def type_spaces_into_input() -> object:
    return await _typed_into(Input, "全\u3000角\u00a0字\u200d")


async def type_spaces_into_text_area() -> object:
    return await _typed_into(TextArea, "全\u3000角\u00a0字\u200d")


def _drawn_caret(field: Input) -> Offset:
    """Return the cell of the screen in which the Input has drawn its caret."""
    style = field.get_component_rich_style("input--cursor")
    cells = 0
    for segment in field.render_line(0):
        if segment.style is not None and segment.style.bgcolor == style.bgcolor:
            break
        cells += segment.cell_length
    x, y = field.content_region.offset
    return Offset(x + cells, y)


async def _cursor_off_caret(value: str) -> object:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        field.cursor_blink = False
        field.focus()
        _type(app, value)
        await pilot.pause()
        return list(app.cursor_position - _drawn_caret(field))


async def cursor_at_end_of_input() -> object:
    return await _cursor_off_caret("会議abc")


async def cursor_in_scrolled_input() -> object:
    return await _cursor_off_caret(CLAUSE * 3)


async def cursor_after_a_line_came_above() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.press("会", "議", "home")
        await app.mount(Static("告\n知"), before=0)
        await pilot.pause()
        return list(app.cursor_position)


async def cursor_after_text_area_wrapped_anew() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.focus()
        area.text = CLAUSE * 2
        area.move_cursor((0, 12))
        await pilot.pause()
        area.styles.width = 9
        await pilot.pause()
        return list(app.cursor_position - area.content_region.offset)


async def wrap_in_text_area() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.text = SENTENCES
        await pilot.pause()
        return area.wrapped_document.lines[0]


async def wrap_after_typing_into_text_area() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.focus()
        _type(app, SENTENCES)
        await pilot.pause()
        return area.wrapped_document.lines[0]


async def wrap_in_content() -> object:
    app = Fields()
    async with app.run_test():
        content = app.query_one(Static)
        return [content.render_line(y).text.rstrip() for y in range(content.size.height)]


async def ctrl_w_in_input() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        field.focus()
        field.value = CLAUSE
        await pilot.press("end", "ctrl+w")
        return field.value


async def ctrl_w_in_text_area() -> object:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.focus()
        area.text = CLAUSE
        area.move_cursor((0, len(CLAUSE)))
        await pilot.press("ctrl+w")
        return area.text


async def long_commit_over_the_kitty_protocol() -> object:
    """Return what arrives of an IME commit; here the correction is not to ask for the protocol."""
    sent = "\x1b[0;;" + ":".join(str(ord(sign)) for sign in CLAUSE) + "u"
    return "".join(key.character or "" for key in XTermParser().feed(sent) if isinstance(key, Key))


# 19 cells in the field, whose last one is kept for the caret; 14 in content.
IN_FIELD = [
    "今日は晴れです。",
    "「明日」は雨、と",
    "（彼は）言う。そう",
    "か、では傘を持と",
    "う。",
]
IN_CONTENT = [
    "今日は晴れで",
    "す。「明日」は",
    "雨、と（彼は）",
    "言う。そうか、",
    "では傘を持と",
    "う。",
]


async def message_across_the_edge_of_a_column() -> str:
    """Return what is seen of a message over columns that end within it, in every cell."""

    class Columns(App[None]):
        CSS = "Static { width: 1; height: 100%; } #rest { width: 1fr; }"

        def compose(self) -> ComposeResult:
            with Horizontal():
                yield from (Static() for _ in range(50))
                yield Static(id="rest")

    async with Columns().run_test(size=(80, 10), notifications=True) as pilot:
        pilot.app.notify("変更は取り消せません", markup=False)
        await pilot.pause()
        lines = (strip.text for strip in pilot.app.screen._compositor.render_strips())
        return "".join(line.partition("▌")[2].strip() for line in lines)


PROBES: dict[Callable[[], Awaitable[object]], object] = {
    type_spaces_into_input: "全\u3000角\u00a0字\u200d",
    type_spaces_into_text_area: "全\u3000角\u00a0字\u200d",
    cursor_at_end_of_input: [0, 0],
    cursor_in_scrolled_input: [0, 0],
    cursor_after_a_line_came_above: [0, 2],
    cursor_after_text_area_wrapped_anew: [0, 3],
    wrap_in_text_area: IN_FIELD,
    wrap_after_typing_into_text_area: IN_FIELD,
    wrap_in_content: IN_CONTENT,
    message_across_the_edge_of_a_column: "変更は取り消せません",
    ctrl_w_in_input: "会議の資料を確認",
    ctrl_w_in_text_area: "会議の資料を確認",
}
"""Every fault that shows inside an app, with what comes out when it is corrected."""

UNCORRECTED = {**PROBES, long_commit_over_the_kitty_protocol: CLAUSE}


@pytest.fixture(autouse=True)
def corrected() -> None:
    correct_textual()


@pytest.fixture(scope="module")
def uncorrected() -> dict[str, object]:
    """Run every probe without the corrections, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
    run = subprocess.run(
        [sys.executable, __file__], env=environment, capture_output=True, text=True, check=True
    )
    seen: dict[str, object] = json.loads(run.stdout)
    return seen


@pytest.mark.asyncio
@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.__name__)
async def test_corrected_textual_does_it_right(probe: Callable[[], Awaitable[object]]) -> None:
    assert await probe() == PROBES[probe]


@pytest.mark.parametrize("probe", UNCORRECTED, ids=lambda probe: probe.__name__)
def test_textual_still_needs_the_correction(
    probe: Callable[[], Awaitable[object]], uncorrected: dict[str, object]
) -> None:
    assert uncorrected[probe.__name__] != UNCORRECTED[probe], (
        f"Textual {textual.__version__} does {probe.__name__} right by itself: "
        "its correction in facilitator/tui/japanese.py can go"
    )


def test_correcting_twice_changes_nothing() -> None:
    def state() -> list[object]:
        return [vars(owner)[name] for owner, name, _ in japanese._CORRECTIONS]

    once = state()
    correct_textual()
    assert state() == once


def _written_by_an_app(statement: str) -> bytes:
    """Return what an app that ends at once writes to its terminal, after running *statement*."""
    script = f"""if True:
        from textual.app import App
        from facilitator.tui.japanese import correct_textual
        class Short(App):
            def on_mount(self):
                self.exit()
        {statement}
        Short().run()
    """
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm-256color"}
    environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
    import pty  # Unix only

    terminal, end = pty.openpty()
    app = subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdin=end, stdout=end, stderr=end
    )
    os.close(end)
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # EIO: nobody holds the other end any more
        pass
    os.close(terminal)
    assert app.wait() == 0, written
    return written


@pytest.mark.skipif(sys.platform != "linux", reason="reads a pseudo-terminal as Linux has it")
def test_terminal_is_not_asked_for_the_kitty_protocol_even_after_the_import() -> None:
    asks = b"\x1b[>25u"
    assert asks in _written_by_an_app("pass")
    assert asks not in _written_by_an_app("correct_textual()")


@pytest.mark.asyncio
async def test_control_keys_are_still_not_typed() -> None:
    assert await _typed_into(Input, "a\x07\x1b\u200bb") == "ab"


@pytest.mark.asyncio
async def test_ctrl_w_deletes_a_selection_and_hides_the_words_of_a_password() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(Input)
        field.focus()
        field.value = CLAUSE
        field.action_home(select=True)
        await pilot.press("ctrl+w")
        assert field.value == ""
        field.value, field.password = "秘密 no 言葉", True
        await pilot.press("end", "ctrl+w")
        assert field.value == ""


@pytest.mark.asyncio
async def test_ctrl_w_in_text_area_joins_lines_undoes_and_respects_read_only() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.focus()
        area.text = "一行目\n二行目です"
        area.move_cursor((1, 3))
        await pilot.press("ctrl+w")
        assert (area.text, area.cursor_location) == ("一行目\nです", (1, 0))
        await pilot.press("ctrl+w")
        assert (area.text, area.cursor_location) == ("一行目です", (0, 3))
        await pilot.press("ctrl+z")
        assert area.text == "一行目\nです"
        area.read_only = True
        await pilot.press("ctrl+end", "ctrl+w")
        assert area.text == "一行目\nです"


@pytest.mark.asyncio
async def test_caret_of_text_area_stays_inside_while_spaces_are_typed_at_its_edge() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.focus()
        for text in ("あ" * 9 + " ", "\u3000", " ", "a"):
            _type(app, text)
            await pilot.pause()
            assert area.content_region.contains_point(app.cursor_position)


@pytest.mark.asyncio
async def test_line_with_a_tab_is_left_to_textual() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        area = app.query_one(TextArea)
        area.text = "項目\t値段\t備考\tその他"
        await pilot.pause()
        assert "".join(area.wrapped_document.lines[0]) == area.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("会議です。", "会議です"),
        ("会議です", "会議"),
        ("食べるメール", "食べる"),
        ("らーめん", ""),
        ("人々", ""),
        ("２０年ＮＰＯ", "２０年"),
        ("ｶﾞｲﾄﾞ案", "ｶﾞｲﾄﾞ"),
        ("NPO法人", "NPO"),
        ("foo_bar baz  ", "foo_bar "),
        ("見積り\u3000", "見積"),
        ("なるほど！？", "なるほど"),
        ("山\U000e0100田", ""),
        ("は\u3099", ""),
        ("了解👨‍👩‍👧🇯🇵", "了解"),
        ("\u3000 ", ""),
        ("", ""),
    ],
)
def test_last_word_begins_at_the_nearest_change_of_script(text: str, left: str) -> None:
    assert text[: last_word_start(text)] == left


def _lines(text: str, cuts: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


def _wrapped(text: str, width: int, *, fold: bool = True, in_field: bool = False) -> list[str]:
    return _lines(text, wrap_offsets(text, width, fold=fold, in_field=in_field))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短い", 10, ["短い"]),
        ("今日は晴。", 8, ["今日は", "晴。"]),
        ("彼は「はい」と", 6, ["彼は", "「は", "い」と"]),
        ("データ", 4, ["デー", "タ"]),
        ("データー", 4, ["デー", "ター"]),
        ("NPO法人ABCの", 8, ["NPO法人", "ABCの"]),
        ("the quick fox", 9, ["the quick ", "fox"]),
        ("字   字", 2, ["字   ", "字"]),
        ("ああ 。", 6, ["あ", "あ 。"]),
        ("彼「\u3000あい", 6, ["彼", "「\u3000あ", "い"]),
        ("abcdefgh。", 8, ["abcdefg", "h。"]),
        ("それは……", 7, ["それ", "は……"]),
        ("あいう――え", 7, ["あいう", "――え"]),
        ("値段￥百", 6, ["値段", "￥百"]),
        ("字あ\u00a0い", 5, ["字", "あ\u00a0い"]),
        ("か\u3099き\u3099", 2, ["か\u3099", "き\u3099"]),
        ("葛\U000e0100飾", 2, ["葛\U000e0100", "飾"]),
        ("👨‍👩‍👧👍🏽", 2, ["👨‍👩‍👧", "👍🏽"]),
        ("🇯🇵🇰🇷", 3, ["🇯🇵", "🇰🇷"]),
        ("ｶﾞｷﾞ", 3, ["ｶﾞ", "ｷﾞ"]),
        ("。。。", 2, ["。", "。", "。"]),
        ("あい", 0, ["あい"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_as_japanese_is_set(text: str, width: int, lines: list[str]) -> None:
    assert _wrapped(text, width) == lines


def test_long_word_is_left_whole_where_it_may_not_be_folded() -> None:
    assert _wrapped("見よabcdefghij終", 6, fold=False) == ["見よ", "abcdefghij", "終"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("aaaa bb", ["aaaa ", "bb"]),
        ("aaaa  bb", ["aaaa ", " bb"]),
        ("aaaa ", ["aaaa", " "]),
        ("ああ\u3000い", ["ああ\u3000", "い"]),
        ("ああ\u3000", ["ああ", "\u3000"]),
    ],
)
def test_in_a_field_one_space_hangs_while_something_follows(text: str, lines: list[str]) -> None:
    assert _wrapped(text, 4, in_field=True) == lines


SIGNS = (
    "日本語会議あいうえおっょアイウーッン々、。，．！？」』）】・「『（【"
    "…―ｱｶﾞﾟabcXYZ019 .,!?()[]%￥\u3000\u00a0한"
)
JOINED = ["か\u3099", "葛\U000e0100", "👨‍👩‍👧", "👍🏽", "🇯🇵", "❤\ufe0f"]
any_text = st.lists(st.sampled_from([*SIGNS, *JOINED]), max_size=120).map("".join)
widths = st.integers(min_value=2, max_value=40)

words = st.text("日本語会議資料あいうアイウ", min_size=1, max_size=12) | st.text(
    "abcdef", min_size=1, max_size=6
)
phrases = st.tuples(
    st.sampled_from(["", "", "", "「", "（"]),
    words,
    st.sampled_from(["", "", "。", "、", "」", "）。", "」、", "ー", "っ", " ", "\u3000"]),
).map("".join)
sentences = st.lists(phrases, max_size=25).map("".join)


def _keeps_kinsoku(text: str, cut: int) -> bool:
    return text[cut] not in CANNOT_BEGIN and text[:cut].rstrip(" \u3000")[-1:] not in CANNOT_END


@settings(deadline=None)
@given(sentences, st.integers(min_value=14, max_value=40))
def test_no_line_of_a_sentence_begins_or_ends_with_a_forbidden_sign(text: str, width: int) -> None:
    assert all(_keeps_kinsoku(text, cut) for cut in wrap_offsets(text, width))


@settings(deadline=None)
@given(any_text, widths)
def test_kinsoku_gives_way_only_where_no_other_cut_is_possible(text: str, width: int) -> None:
    cuts = wrap_offsets(text, width)
    starts = [start for start, _, _ in graphemes(text)]
    for begin, cut in pairwise([0, *cuts]):
        better = [
            start
            for start in starts[bisect_right(starts, begin) : bisect_right(starts, cut)]
            if _keeps_kinsoku(text, start) and text[start] not in " \u3000"
        ]
        assert better == [] or cut in better


@given(st.lists(st.sampled_from([*SIGNS, "\u200d"]), max_size=40).map("".join), widths)
def test_text_with_stray_joiners_is_kept(text: str, width: int) -> None:
    assert "".join(_wrapped(text, width)) == text


@settings(deadline=None)
@given(any_text, widths)
def test_text_is_kept_and_fits_but_for_spaces_that_hang(text: str, width: int) -> None:
    lines = _wrapped(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip(" \u3000")) <= width for line in lines)
    assert all(line for line in lines) or text == ""


@settings(deadline=None)
@given(any_text, widths, st.booleans(), st.booleans())
def test_no_grapheme_is_split(text: str, width: int, fold: bool, in_field: bool) -> None:
    starts = {start for start, _, _ in graphemes(text)}
    assert starts.issuperset(wrap_offsets(text, width, fold=fold, in_field=in_field))


@settings(deadline=None)
@given(any_text, widths)
def test_caret_in_a_field_never_leaves_its_width(text: str, width: int) -> None:
    cuts = wrap_offsets(text, width, in_field=True)
    assert "".join(_lines(text, cuts)) == text
    for start, _, _ in [*graphemes(text), (len(text), 0, 0)]:
        line_start = [0, *cuts][bisect_right(cuts, start)]
        assert cell_len(text[line_start:start]) <= width


@settings(deadline=None)
@given(st.lists(st.text("abcXYZ", min_size=1, max_size=8), max_size=30), st.integers(8, 40))
def test_latin_words_wrap_as_ever(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert wrap_offsets(text, width) == divide_line(text, width)


@pytest.mark.parametrize(
    "piece", ["会議の資料、「案」。", "abcdefghij", "。", "（", "\u3000", "あ" + "x" * 30]
)
def test_twice_the_text_costs_twice_the_steps(piece: str) -> None:
    once, twice = _steps(piece * 50), _steps(piece * 100)
    assert twice <= 2.1 * once


def _steps(text: str) -> int:
    """Return how many lines of Python run while *text* is wrapped."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        wrap_offsets(text, 20)
    finally:
        sys.settrace(before)
    return steps


async def _run_probes() -> dict[str, object]:
    return {probe.__name__: await probe() for probe in UNCORRECTED}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_run_probes())))
