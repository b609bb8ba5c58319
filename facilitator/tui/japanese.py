"""What Textual gets wrong with Japanese text, and the correction of each.

Textual 8.2.8 drops a typed full-width space, breaks lines before 。 and after 「, deletes a whole
clause on Ctrl+W, and opens the window of an input method (IME) beside the caret. Only this
module, and `toasts` and `alt_keys` for it, reach into private parts of Textual: every correction
is small and says why it is needed, all of them stand in one table at the end, and `correct_textual`
applies them.
Each has a test that fails on the day when Textual no longer needs it.

Terminals that speak the kitty keyboard protocol send an IME commit as one long escape sequence,
which Textual gives up on after 32 characters: five kanji arrive as digits and semicolons. Textual
must not ask for that protocol. `TEXTUAL_DISABLE_KITTY_KEY=1` in the environment says so, but
Textual reads it only while it is first imported, so it must be set before that. `correct_textual`
switches the protocol off whenever it is called before the app runs. Without the protocol a
terminal cannot report Shift+Enter or Ctrl+Enter: no binding may need them.

`wrap_offsets` and `last_word_start` are pure functions of a text, for anyone's use.
"""

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Any

import textual._xterm_parser
import textual.constants
import textual.content
import textual.document._wrapped_document
from rich.cells import cell_len, split_graphemes
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._wrap import compute_wrap_offsets
from textual.app import App
from textual.events import Key
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input, TextArea

from facilitator.tui import alt_keys
from facilitator.tui.toasts import render_chops

_GLUE = "\u00a0\u202f\u2060"

CANNOT_BEGIN = frozenset(
    "、。，．,.､｡・･：；:;！？!?‼⁇⁈⁉"  # stops
    "）〕］｝〉》」』】〙〗｠｣)]}’”»"  # closing brackets and quotes
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"  # small kana
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"  # small kana of Ainu
    "ーｰ々〻ゝゞヽヾ゛゜ﾞﾟ"  # marks that repeat, lengthen, or voice the sign before them
    "‐゠–〜～…‥/／%％‰℃°′″" + _GLUE
)
"""Signs with which no line begins (行頭禁則)."""

CANNOT_END = frozenset("（〔［｛〈《「『【〘〖｟｢([{‘“«￥＄￡＃¥$£" + _GLUE)
"""Signs with which no line ends (行末禁則)."""

_INSEPARABLE = frozenset("―—…‥")
_SPACES = frozenset(" \t\u3000\u2002\u2003\u2009")
_TYPED = frozenset("\u3000\u00a0\u200d")


class _Break(Enum):
    """How a line may break before a grapheme."""

    BETWEEN_WORDS = 1
    INSIDE_WORD = 2
    FORBIDDEN = 3
    SPACE = 4


def graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and width in cells of each part of *text* that must not be split.

    Rich keeps marks, variation selectors and joined emoji together, but not the two letters of a
    flag.
    """
    flag: tuple[int, int, int] | None = None
    for start, end, cells in split_graphemes(text)[0]:
        is_flag_letter = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if flag is not None and is_flag_letter:
            yield flag[0], end, flag[2] + cells
            flag = None
            continue
        if flag is not None:
            yield flag
        flag = (start, end, cells) if is_flag_letter else None
        if flag is None:
            yield start, end, cells
    if flag is not None:
        yield flag


def _is_japanese(sign: str) -> bool:
    """Tell whether a line may break beside *sign*: wide signs, half-width kana, most emoji."""
    return unicodedata.east_asian_width(sign) in "WFH"


@lru_cache(maxsize=8192)
def _break_between(before: str, sign: str, has_space: bool) -> _Break:
    """Return how a line may break before *sign*; *before* is the last sign that is no space.

    What forbids a break looks through spaces, since these hang over the edge and are not seen.
    """
    if sign in CANNOT_BEGIN or before in CANNOT_END or (sign == before and sign in _INSEPARABLE):
        return _Break.FORBIDDEN
    if has_space or _is_japanese(before) or _is_japanese(sign):
        return _Break.BETWEEN_WORDS
    return _Break.INSIDE_WORD


def _breaks(text: str) -> Iterator[tuple[int, int, int, _Break]]:
    """Yield offset, end and width of each grapheme, and how a line may break before it."""
    before, has_space = " ", False
    for start, end, cells in graphemes(text):
        sign = text[start]
        if sign in _SPACES:
            has_space = True
            yield start, end, cells, _Break.SPACE
        else:
            yield start, end, cells, _break_between(before, sign, has_space)
            before, has_space = sign, False


def wrap_offsets(text: str, width: int, *, fold: bool = True, in_field: bool = False) -> list[int]:
    """Return the offsets at which one line of *text* is cut to parts of at most *width* cells.

    The rules are those of JIS X 4051 (kinsoku): a line breaks between any two Japanese signs and at
    spaces, does not begin with a sign of CANNOT_BEGIN nor end with one of CANNOT_END, and no
    grapheme is split. A word wider than the line is folded, or left too wide where *fold* is false;
    the rules are broken only where *width* leaves no other way. One pass: the cost grows with the
    length of the text.

    Spaces hang over the edge, where nobody sees them. *in_field* is for a text that a caret moves
    in, in a box with one free cell at its edge: so that the caret stays inside, only one space
    hangs, and only while something follows it.
    """
    if width <= 0 or cell_len(text) <= width:
        return []
    cuts: list[int] = []
    line = between = inside = (0, 0)  # places: the offset in the text, and the cells before it
    edge = width  # the cells before the place where the line is full
    cells = 0
    for start, end, size, rule in _breaks(text):
        if rule is _Break.BETWEEN_WORDS:
            between = (start, cells)
        elif rule is _Break.INSIDE_WORD:
            inside = (start, cells)
        while cells + size > edge:
            if rule is not _Break.SPACE:
                chances = (between, inside, (start, cells)) if fold else (between,)
            elif in_field and (end == len(text) or cells > edge):
                chances = ((start, cells),)
            else:
                break
            # the best place first; one before the line's own begin is used up
            cut = next((chance for chance in chances if chance > line), None)
            if cut is None:
                break
            cuts.append(cut[0])
            line = cut
            edge = cut[1] + width
        cells += size
    return cuts


def last_word_start(text: str) -> int:
    """Return where the last run of one script in *text* begins; the spaces after it belong to it.

    Scripts are kanji, hiragana, katakana, other letters and digits, spaces, and all other signs.
    """
    begins, script = 0, ""
    for start, _end, _cells in graphemes(text.rstrip()):
        of_sign = _script(text[start], script)
        if of_sign != script:
            begins, script = start, of_sign
    return begins


def _script(sign: str, before: str) -> str:
    """Return the script of *sign*; marks like ー belong to the script *before* them."""
    name = unicodedata.name(sign, "")
    if "SOUND MARK" in name:
        return before
    if sign.isspace():
        return "SPACE"
    if not sign.isalnum() and sign != "_":
        return "MARK"
    scripts = ("HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC")
    found = next((script for script in scripts if script in name), "LETTER")
    return "CJK" if found == "IDEOGRAPHIC" else found


def _is_printable(self: Key) -> bool:
    """Accept the full-width space, the no-break space and the joiner of emoji as typed signs.

    Textual asks `str.isprintable`, which is about `repr`: false for every space but the ASCII one,
    and for joiners. So Input and TextArea drop them.
    """
    sign = self.character
    return sign is not None and (sign.isprintable() or sign in _TYPED)


def _input_cursor_screen_offset(self: Input) -> Offset:
    """Return the cell of the screen on which the Input draws its caret.

    Textual adds a cell where the caret is at the end of the value, which is right for scrolling to
    it, but opens the window of the input method one cell beside it.
    """
    x, y, _width, _height = self.content_region
    return Offset(x + self._position_to_cell(self.cursor_position) - self.scroll_offset.x, y)


_textual_display = App._display


def _display(self: App[Any], screen: Screen[Any], renderable: RenderableType | None) -> None:
    """Take the place of the caret at the moment when the screen is written.

    Textual notes it when the caret moves in its text. When a field moves, scrolls, or wraps anew,
    the terminal's cursor stays where the caret was, and the window of the input method with it.
    """
    focused = screen.focused
    if isinstance(focused, TextArea):
        focused._recompute_cursor_offset()  # type: ignore[no-untyped-call]
    if isinstance(focused, Input | TextArea):
        self.cursor_position = focused.cursor_screen_offset
    _textual_display(self, screen, renderable)


def _wrap_in_field(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Wrap a line of a TextArea by the rules of Japanese typesetting.

    Textual knows words between spaces only, and cuts a Japanese clause wherever the line is full:
    every ninth line then begins with 。 or the like. Lines with a tab are left to Textual, as the
    width of a tab depends on its place; cleaned text has none.
    """
    if "\t" in text:
        return compute_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
    return wrap_offsets(text, width, fold=fold, in_field=True)


_textual_delete_left_word = Input.action_delete_left_word


def _input_delete_left_word(self: Input) -> None:
    """Delete back to the nearest change of script in an Input.

    Textual looks for a space or a sign: in Japanese that is the last 、 or the start of the line.
    """
    if self.password or not self.selection.is_empty:
        _textual_delete_left_word(self)
    else:
        end = self.cursor_position
        self.delete(last_word_start(self.value[:end]), end)


_textual_delete_word_left = TextArea.action_delete_word_left


def _text_area_delete_word_left(self: TextArea) -> None:
    """Delete back to the nearest change of script in a TextArea, for the same reason.

    With a selection or at the start of a line Textual does what it should.
    """
    row, column = self.cursor_location
    if self.read_only or column == 0 or not self.selection.is_empty:
        _textual_delete_word_left(self)
    else:
        start = last_word_start(self.document[row][:column])
        self.delete((row, start), (row, column), maintain_selection_offset=False)


_CORRECTIONS: tuple[tuple[object, str, object], ...] = (
    (textual.constants, "DISABLE_KITTY_KEY", True),
    (textual._xterm_parser, "ANSI_SEQUENCES_KEYS", alt_keys.KEYS),
    (Key, "is_printable", property(_is_printable)),
    (Input, "cursor_screen_offset", property(_input_cursor_screen_offset)),
    (App, "_display", _display),
    (textual.document._wrapped_document, "compute_wrap_offsets", _wrap_in_field),
    (textual.content, "divide_line", wrap_offsets),
    (Compositor, "_render_chops", render_chops),
    (Input, "action_delete_left_word", _input_delete_left_word),
    (TextArea, "action_delete_word_left", _text_area_delete_word_left),
)


def correct_textual() -> None:
    """Correct Textual's handling of Japanese text in this process, before any App runs.

    Calling it again changes nothing.
    """
    for owner, name, correction in _CORRECTIONS:
        setattr(owner, name, correction)
