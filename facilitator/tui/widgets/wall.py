"""The wall: everything in one picture that fills the screen, most important first."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.widgets.big_digits import big_text
from facilitator.tui.widgets.cells import cut, spread, wrapped
from facilitator.tui.widgets.group_columns import Page, group_page
from facilitator.tui.widgets.wall_points import head_lines, point_lines
from facilitator.tui.widgets.wall_view import WallView

LEAST_DIGITS = 10
"""Lines that digits have where there is room for them: they are read from 8 metres."""

LEAST_SHARED = 5
"""Lines that the time of a group has beside what it shares."""

_PART_OF_DIGITS = 0.45
_PART_BESIDE_POINTS = 0.3
"""How much of the middle the digits have beside groups, and beside points."""

_HIGH = 20
"""From so many lines on there is room for empty ones."""

_USUAL = "00:00"
_MARGIN = 2


class Wall(Widget):
    """Shows the picture that was drawn last; nothing at all but its last line while *is_blank*.

    It draws only when it is told to, never by itself: so whoever tells it can deal with a picture
    that cannot be drawn, and what was seen before stays.
    """

    DEFAULT_CSS = """
    Wall {
        width: 1fr;
        height: 1fr;
        text-wrap: nowrap;
        &.blank { background: black; color: white 30%; }
    }
    """

    is_blank: reactive[bool] = reactive(False)

    @dataclass
    class Resized(Message):
        """There is another size to draw for."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Content, ...] = ()
        self._shown = Content("")

    def on_resize(self) -> None:
        """Say that there is another size."""
        self.post_message(self.Resized())

    def watch_is_blank(self, is_blank: bool) -> None:
        """Be dark, in any colours of the program: a projector then gives no light."""
        self.set_class(is_blank, "blank")

    def show(self, view: WallView) -> None:
        """Draw *view*."""
        self._lines = tuple(drawn(view, *self.content_size))
        self._show(self._lines)

    def stay(self, note: str) -> None:
        """Keep what was drawn last, if it is not dark here, with *note* in the last line."""
        lines = () if self.is_blank else self._lines[:-1]
        width = self.content_size.width
        self._show([*lines, _within(_quiet(note), Content(""), width)])

    def _show(self, lines: Sequence[Content]) -> None:
        """Show *lines*, the last one at the bottom; paint them only where they are new."""
        height = self.content_size.height
        empty = [Content("")] * (height - len(lines))
        picture = Content("\n").join([*empty, *lines][-height:] if height else [])
        if not picture.is_same(self._shown):
            self._shown = picture
            self.refresh()

    def render(self) -> Content:
        """Return the whole picture."""
        return self._shown


def drawn(view: WallView, width: int, height: int) -> list[Content]:
    """Return *view* as *height* lines of at most *width* cells."""
    room = 1 if height >= _HIGH else 0
    message = _message(view.message, width, height, room)
    if view.subtitle or view.points:
        return [*message, *_shared(view, width, height - len(message))][:height]
    title = [_centred(Content.styled(line, "bold"), width) for line in _title(view, width)]
    by = [_centred(Content.styled(view.by, "$secondary"), width)] if view.by else []
    state = _state(view, width)
    empty = [Content("")]
    top = [*message, *empty * room, *title, *by]
    foot = [*empty * room, _within(Content(view.next), Content(view.end), width)]
    rows = height - len(top) - len(state) - len(foot) - 1
    page = _groups(view, width, rows - room)
    groups = [*empty * room, *page.lines] if page else []
    rows -= len(groups)
    around = empty if rows >= LEAST_DIGITS + 2 else []
    digits = _digits(view, width, max(1, rows - 2 * len(around)))
    middle = [*around, *digits, *around, *state, *groups]
    below = empty * (height - len(top) - len(middle) - len(foot) - 1)
    return [*top, *middle, *below, *foot, _last(view, page, width)][:height]


def _shared(view: WallView, width: int, height: int) -> list[Content]:
    """Return what is shared: whose it is, the points, and the time; the points have most room."""
    room = 1 if height >= _HIGH else 0
    empty, inside = [Content("")], width - 2 * _MARGIN
    head = [*empty * room, *head_lines(view, inside)]
    state, foot = _state(view, width), [_within(Content(view.next), Content(view.end), width)]
    rows = height - len(head) - len(state) - len(foot) - 1 - room
    for_digits = max(LEAST_SHARED, round(rows * _PART_BESIDE_POINTS)) if view.digits else 0
    points = point_lines(view.points, inside, max(1, rows - for_digits - 2 * room))
    for_digits = for_digits if points else rows - room
    digits = _digits(view, width, max(1, for_digits)) if view.digits else []
    left = max(0, rows - len(points) - len(digits))
    middle = [*empty * (left // 2), *points, *empty * (left - left // 2)]
    above = [line.pad_left(_MARGIN) for line in (*head, *middle)]
    lines = [*above, *digits, *state, *empty * room, *foot, _last(view, None, width)]
    return [cut(line, width) for line in lines]


def _state(view: WallView, width: int) -> list[Content]:
    """Return the state and what everybody is asked to do, on one line where both fit."""
    parts = [
        Content.styled(words, style)
        for words, style in ((view.state, f"bold {view.tone}"), (view.prompt, "bold"))
        if words
    ]
    together = Content("   ").join(parts)
    if cell_len(together.plain) <= width - 2 * _MARGIN:
        parts = [together] if parts else []
    return [_centred(part, width) for part in parts]


def _message(message: str, width: int, height: int, room: int) -> list[Content]:
    """Return the facilitator's message as a bar over the whole width."""
    if not message:
        return []
    lines = wrapped(message, max(1, width - 4 * _MARGIN))
    most = max(1, height // 5)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    lines = [""] * room + lines + [""] * room
    style = "bold $background on $accent"
    centred = (_centred(Content(line), width) for line in lines)
    return [line.pad_right(width).truncate(width).stylize(style) for line in centred]


def _title(view: WallView, width: int) -> list[str]:
    """Return the title in at most two lines."""
    lines = wrapped(view.title, max(1, width - 2 * _MARGIN))
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]}…"]


def _digits(view: WallView, width: int, rows: int) -> list[Content]:
    if not view.digits:
        return [Content("")] * (rows // 2)
    lines = big_text(view.digits, width - 2 * _MARGIN, rows, sized_for=_USUAL)
    return [Content.styled(" " * _MARGIN + line, f"bold {view.tone}") for line in lines]


def _groups(view: WallView, width: int, rows: int) -> Page | None:
    """Return the groups to be seen now, so that the digits keep what they need."""
    for_digits = max(LEAST_DIGITS, round(rows * _PART_OF_DIGITS))
    rows -= for_digits
    if not view.groups or rows < 1:
        return None
    return group_page(view.groups, width - 2 * _MARGIN, rows, view.turn)


def _last(view: WallView, page: Page | None, width: int) -> Content:
    """Return the last line: the note, and the number of the page."""
    of = f"{page.number} / {page.of}" if page and page.of > 1 else ""
    return _within(_quiet(view.note), _quiet(of), width)


def _quiet(words: str) -> Content:
    return Content.styled(words, "$secondary")


def _centred(line: Content, width: int) -> Content:
    line = cut(line, max(0, width - 2 * _MARGIN))
    return line.pad_left((width - cell_len(line.plain)) // 2)


def _within(left: Content, right: Content, width: int) -> Content:
    """Return both parts on one line, at both margins."""
    return spread(left, right, max(0, width - 2 * _MARGIN)).pad_left(_MARGIN)
