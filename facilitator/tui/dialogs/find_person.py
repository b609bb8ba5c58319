"""Finding a person: whom the words fit is seen at every key."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from facilitator.locale import _
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput

NOBODY = ""
"""What is given where nobody in particular was chosen."""

MOST_SHOWN = 12
"""Who comes after these is found by typing more."""


class FindPersonDialog(ModalScreen[str | None]):
    """Gives the id of the person that was found, None where nobody was wanted.

    *find* returns the ids of those whom words fit, the best first; *words_of* how one is shown.
    Where *nobody* says so, nobody in particular can be chosen while nothing is typed: NOBODY.
    """

    CSS_PATH = "dialog.tcss"
    DEFAULT_CSS = """
    FindPersonDialog Choices {
        text-wrap: nowrap;
        & > .option-list--option-highlighted { background: $block-cursor-background; }
    }
    """
    BINDINGS = [
        Binding("escape", "give_up", show=False),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("delete", "nobody", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[str]],
        words_of: Callable[[str], Content],
        *,
        nobody: str = "",
    ) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._find = find
        self._words_of = words_of
        self._nobody = nobody

    def compose(self) -> ComposeResult:
        """Lay out the field above those who are found."""
        with VerticalGroup():
            yield Static(self._title, markup=False, classes="question")
            yield LineInput(placeholder=_("Name, reading or organisation"), id="words")
            yield Choices(id="found")
            yield Static("", markup=False, id="more", classes="label")
            hint = _("Enter Choose   Esc Cancel")
            if self._nobody:
                hint = _("Enter Choose   Del {nobody}   Esc Cancel").format(nobody=self._nobody)
            yield Static(hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Show the first ones, and begin to type."""
        self.query_one(Choices).can_focus = False
        self.query_one(Input).focus()
        self._look("")

    def _look(self, words: str) -> None:
        found = self._find(words)
        choices = self.query_one(Choices)
        options = [(person, self._words_of(person)) for person in found[:MOST_SHOWN]]
        if self._nobody and not words:
            options.append((NOBODY, Content.styled(self._nobody, "$secondary")))
        choices.show(options)
        if options:
            choices.highlighted = 0
        choices.display = bool(options)
        more = len(found) - MOST_SHOWN
        words = _("… and {n} more people").format(n=more) if more > 0 else ""
        self.query_one("#more", Static).update(words if found else _("Nobody with that name."))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again."""
        self._look(event.value)

    def on_input_submitted(self) -> None:
        """Take the one that is highlighted."""
        if (found := self.query_one(Choices).selected) is not None:
            self.dismiss(found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked."""
        self.dismiss(event.option_id)

    def action_go(self, by: int) -> None:
        """Highlight another one."""
        choices = self.query_one(Choices)
        if choices.highlighted is not None:
            place = choices.highlighted + by
            if 0 <= place < choices.option_count:
                choices.highlighted = place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key for nobody to the field where something is typed."""
        return action != "nobody" or bool(self._nobody and not self.query_one(Input).value)

    def action_nobody(self) -> None:
        """Choose nobody in particular."""
        self.dismiss(NOBODY)

    def action_give_up(self) -> None:
        """Close without having found anybody."""
        self.dismiss(None)
