"""Making up for lost time: what would become shorter, and when the meeting would end then."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.domain.catching_up import Change, Miss, Proposal
from facilitator.domain.items import MINUTE, Item
from facilitator.domain.lengths import minutes_between, minutes_of
from facilitator.locale import _, language
from facilitator.tui.agenda_rows import PROTECTED
from facilitator.tui.room import Room
from facilitator.tui.titles import item_title
from facilitator.tui.widgets.cells import cut, wrapped

TITLE, LENGTH = 32, 7
"""Widths of the columns of titles and of lengths, in cells."""

WIDTH, PADDING = 76, 4
"""Cells of the dialog, and how many of them are empty at its edges, as its style has them."""

AROUND = 6
"""So many lines of the dialog are its heading and empty ones."""

LEAST_TABLE = 3
"""Lines of the table that are seen, however much there is to say below it."""

IN_SENTENCE = 28
"""Cells of a title in a sentence."""


class CatchingUpDialog(ModalScreen[bool]):
    """Shows *proposal*; the answer is True only where it is to be carried out."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("enter", "answer(True)", show=False),
        Binding("escape", "answer(False)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, room: Room, proposal: Proposal, *, is_anew: bool = False) -> None:
        """Show *proposal*; where it *is_anew*, say that one seen before does not hold any more."""
        super().__init__(classes="dialog")
        self._room = room
        self._proposal = proposal
        self._outcome = [*_anew_lines(is_anew), *_end_lines(room, proposal)]
        self._keys = _("Esc Close")
        if proposal.shorter:
            self._keys = _("Enter Apply   Esc Leave as it is   (u takes it back)")

    def compose(self) -> ComposeResult:
        """Lay out the lengths side by side, what follows from them, and the keys."""
        lengths = Content("\n").join(_length_lines(self._room, self._proposal))
        with VerticalGroup():
            yield Static(_("Catch up on lost time"), markup=False, classes="question")
            with VerticalScroll(can_focus=False, classes="fields"):
                yield Static(lengths)
            yield Static(Content("\n").join(self._outcome), classes="outcome")
            yield Static(self._keys, markup=False, classes="hint")

    def on_resize(self, event: Resize) -> None:
        """Leave room below a long table for what follows from it, and for the keys."""
        width = min(WIDTH, event.size.width * 96 // 100) - PADDING
        most = event.size.height * 9 // 10 - AROUND - len(wrapped(self._keys, width))
        lines = sum(len(wrapped(line.plain, width)) for line in self._outcome)
        self.query_one(VerticalScroll).styles.max_height = max(LEAST_TABLE, most - lines)
        self.query_one(".outcome").styles.max_height = max(1, most - LEAST_TABLE + 1)

    def action_answer(self, answer: bool) -> None:
        """Answer with a key; where nothing would change, the answer is no."""
        self.dismiss(answer and bool(self._proposal.shorter))

    def action_scroll(self, by: int) -> None:
        """Show more of a long table."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def _length_lines(room: Room, proposal: Proposal) -> Iterator[Content]:
    """Yield the rows of the table: each remaining item with its length before and after."""
    if not proposal.changes:
        yield Content(_("No item with a length is left."))
        return
    yield _row("", _("Item"), _("now"), "", _("then"), "").stylize("$secondary")
    for change in proposal.changes:
        yield _change_line(room, change)


def _change_line(room: Room, change: Change) -> Content:
    title = item_title(room, change.item, language())
    before, after = (
        _("{n} min").format(n=minutes_of(each)) for each in (change.before, change.after)
    )
    if change.is_shorter:
        by = _("−{n} min").format(n=minutes_of(change.before - change.after))
        return _row("", title, before, "→", after, by).stylize("bold")
    if change.item.directions.is_protected:
        return _row(PROTECTED, title, before, "", after, _("protected")).stylize("$secondary")
    remark = _("at its least") if change.before <= change.least else ""
    return _row("", title, before, "", after, remark).stylize("$secondary")


def _row(mark: str, title: str, before: str, arrow: str, after: str, remark: str) -> Content:
    """Return one line of the table, its columns aligned."""
    return Content("  ").join(
        [
            Content(mark).truncate(1, pad=True),
            cut(Content(title), TITLE, is_padded=True),
            _right(before),
            Content(arrow).truncate(1, pad=True),
            _right(after),
            Content(remark),
        ]
    )


def _right(words: str) -> Content:
    content = Content(words)
    return content.pad_left(max(0, LENGTH - content.cell_length))


def _anew_lines(is_anew: bool) -> Iterator[Content]:
    """Yield that this is another proposal than the one that was to be carried out, if so."""
    if is_anew:
        words = _("△ Time has gone on: this is how it would be now.")
        yield Content.styled(words, "bold $warning")


def _end_lines(room: Room, proposal: Proposal) -> Iterator[Content]:
    """Yield when the meeting would end, what it would miss, and what would have to go."""
    if proposal.ends_at is not None:
        yield _end_line(room, proposal)
    for miss in proposal.misses:
        yield Content.styled(_miss_words(room, miss), "bold $error")
    if proposal.would_have_to_go:
        titles = _(", ").join(
            _("“{title}”").format(title=_short(room, item)) for item in proposal.would_have_to_go
        )
        words = _("Leaving out {items} would make up for it (s on the agenda).")
        yield Content.styled(words.format(items=titles), "$warning")
    elif proposal.misses:
        yield Content.styled(_("Not even leaving out items would make up for it."), "$warning")
    if proposal.shorter or not proposal.changes:
        return
    if proposal.misses:
        yield Content(_("No item can become any shorter."))
    else:
        yield Content(_("○ All fits: nothing has to become shorter."))


def _end_line(room: Room, proposal: Proposal) -> Content:
    face = room.face
    ends = Content.assemble(
        ("■ ", ""), (_("Ends {time}").format(time=room.time(proposal.ends_at)), "bold")
    )
    if face.projected_end_at is not None and proposal.shorter:
        ends += Content(_(" (now {time})").format(time=room.time(face.projected_end_at)))
    if proposal.limit_at is None or proposal.ends_at is None:
        return ends
    bound = (
        _("hard end {time}") if face.hard_end_at == proposal.limit_at else _("planned end {time}")
    )
    spare = minutes_between(proposal.ends_at, proposal.limit_at)
    words = _("{n} min to spare") if spare >= 0 else _("▲ {n} min over")
    return Content.assemble(
        ends,
        "   ",
        bound.format(time=room.time(proposal.limit_at)),
        "  ",
        (words.format(n=abs(spare)), "$accent" if spare >= 0 else "bold $error"),
    )


def _miss_words(room: Room, miss: Miss) -> str:
    """Return a bound that cannot be kept, and how much is missing."""
    missing = -(-miss.by // MINUTE)
    if miss.item is None:
        words = _("！ {n} min are missing to end by {time}.")
        return words.format(n=missing, time=room.time(miss.at))
    words = _("！ {n} min are missing for “{title}” ({time}).")
    title = _short(room, miss.item)
    return words.format(n=missing, title=title, time=room.time(miss.at))


def _short(room: Room, item: Item) -> str:
    """Return the title of an item as a sentence has room for it."""
    return cut(Content(item_title(room, item, language())), IN_SENTENCE).plain
