"""The wall: everything in one picture that fills the screen, most important first."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.wall import WallView
from facilitator.tui.widgets.big_digits import big_text
from facilitator.tui.widgets.cells import cut
from facilitator.tui.widgets.group_columns import Page, group_page, wrapped

LEAST_DIGITS = 10
"""Lines that digits have where there is room for them: they are read from 8 metres."""

_PART_OF_DIGITS = 0.45
"""How much of the middle the digits have beside groups."""

_HIGH = 20
"""From so many lines on there is room for empty ones."""

_USUAL = "00:00"
_MARGIN = 2


class Wall(Widget):
    """Shows *view*, and *hint* in its last line; nothing at all of it while *is_blank*."""

    DEFAULT_CSS = """
    Wall {
        width: 1fr;
        height: 1fr;
        text-wrap: nowrap;
        &.blank { background: black; color: white 30%; }
    }
    """

    view: reactive[WallView | None] = reactive(None)
    hint: reactive[str] = reactive("")
    is_blank: reactive[bool] = reactive(False)

    def watch_is_blank(self, is_blank: bool) -> None:
        """Be dark, in any colours of the program: a projector then gives no light."""
        self.set_class(is_blank, "blank")

    def render(self) -> Content:
        """Return the whole picture."""
        width, height = self.content_size
        if self.is_blank or self.view is None:
            lines = [Content("")] * (height - 1) + [_spread(Content(self.hint), Content(""), width)]
        else:
            lines = drawn(self.view, width, height, self.hint)
        return Content("\n").join(lines[-height:] if height else [])


def drawn(view: WallView, width: int, height: int, hint: str = "") -> list[Content]:
    """Return *view* as *height* lines of at most *width* cells."""
    room = 1 if height >= _HIGH else 0
    message = _message(view.message, width, height, room)
    title = [_centred(Content.styled(line, "bold"), width) for line in _title(view, width)]
    by = [_centred(Content.styled(view.by, "$secondary"), width)] if view.by else []
    state = _state(view, width)
    empty = [Content("")]
    top = [*message, *empty * room, *title, *by]
    foot = [*empty * room, _spread(Content(view.next), Content(view.end), width)]
    rows = height - len(top) - len(state) - len(foot) - 1
    page = _groups(view, width, rows - room)
    groups = [*empty * room, *page.lines] if page else []
    rows -= len(groups)
    around = empty if rows >= LEAST_DIGITS + 2 else []
    digits = _digits(view, width, max(1, rows - 2 * len(around)))
    middle = [*around, *digits, *around, *state, *groups]
    below = empty * (height - len(top) - len(middle) - len(foot) - 1)
    return [*top, *middle, *below, *foot, _last(view, hint, page, width)][:height]


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


def _last(view: WallView, hint: str, page: Page | None, width: int) -> Content:
    """Return the last line: the hint, else that nothing new arrives; the number of the page."""
    left = Content.styled(hint or view.late, "$secondary")
    of = f"{page.number} / {page.of}" if page and page.of > 1 else ""
    return _spread(left, Content.styled(of, "$secondary"), width)


def _centred(line: Content, width: int) -> Content:
    line = cut(line, max(0, width - 2 * _MARGIN))
    return line.pad_left((width - cell_len(line.plain)) // 2)


def _spread(left: Content, right: Content, width: int) -> Content:
    """Return both parts on one line of *width* cells; the left one is cut if need be."""
    inside = max(0, width - 2 * _MARGIN)
    right = right.truncate(inside)
    gap = _MARGIN if right.plain else 0
    left = cut(left, max(0, inside - cell_len(right.plain) - gap))
    between = inside - cell_len(left.plain) - cell_len(right.plain)
    return Content.assemble(" " * _MARGIN, left, " " * between, right)
