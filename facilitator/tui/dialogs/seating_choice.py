"""One of the groups to choose, by its number or with the arrows; below, what that would do."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import OptionList, Static

from facilitator.locale import _
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.widgets.cells import cut
from facilitator.tui.widgets.choices import Choices

AROUND = 10
"""So many lines of the dialog are not the list."""

_TITLE, _PEOPLE, _POINTS = 24, 7, 11
"""Cells of what a group talks about, of how many people it has, and of the points."""


_NONE = Content("")


@dataclass(frozen=True, slots=True)
class GroupOption:
    """A group to choose: one line, with ！ where a rule would be broken; *details* tell more."""

    key: str
    number: int
    title: str
    people: str = ""
    points: Content = _NONE
    breaks_rule: bool = False
    details: tuple[Content, ...] = ()

    @property
    def line(self) -> Content:
        """Return the option as it stands in the list."""
        title = cut(Content(f"{self.number:>2}  {self.title}"), _TITLE, is_padded=True)
        people = Content.styled(self.people, "$secondary")
        return Content.assemble(
            title,
            people.pad_left(max(0, _PEOPLE - people.cell_length)),
            self.points.pad_left(max(0, _POINTS - self.points.cell_length)),
            (" ！" if self.breaks_rule else "", "$error"),
        )


class NumberedDialog(ChooseDialog):
    """Offers groups; gives the id chosen, None where nothing was. Digits select, Enter chooses."""

    DEFAULT_CSS = """
    NumberedDialog {
        Choices { text-wrap: nowrap; }
        #detail { height: 3; margin: 1 0 0 0; overflow: hidden; }
    }
    """

    def __init__(self, title: str, options: Sequence[GroupOption], *, selected: str | None) -> None:
        self._groups = {each.key: each for each in options}
        self._ids = {each.number: each.key for each in options}
        self._typed = ""
        super().__init__(title, [(each.key, each.line) for each in options], selected=selected)
        self.add_class("-wide")

    def compose(self) -> ComposeResult:
        """Lay out the title, the groups, what the highlighted one would do, and the keys."""
        with VerticalGroup():
            yield Static(self._title, markup=False, classes="question")
            yield Choices(id="choices")
            yield Static("", markup=False, id="detail")
            yield Static("", markup=False, id="typed", classes="hint")

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        self._show_typed()

    def on_resize(self, event: Resize) -> None:
        """Leave room below many groups for what the highlighted one would do."""
        most = event.size.height * 9 // 10 - AROUND
        self.query_one(Choices).styles.max_height = max(3, most)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the highlighted group would do."""
        details = self._groups[event.option_id].details if event.option_id else ()
        self.query_one("#detail", Static).update(Content("\n").join(details))

    def _show_typed(self) -> None:
        hint = _("Enter Choose   Esc Cancel   1-9 number")
        typed = f"   → {self._typed}" if self._typed else ""
        self.query_one("#typed", Static).update(hint + typed)

    def on_key(self, event: Key) -> None:
        """Go to the group whose number is typed."""
        if not (event.character or "").isdecimal():
            return
        event.stop()
        digit = str(int(event.character or "0"))
        fitting = (typed for typed in (self._typed + digit, digit) if int(typed) in self._ids)
        self._typed = next(fitting, "")
        if self._typed:
            self.query_one(Choices).select(self._ids[int(self._typed)])
        self._show_typed()
