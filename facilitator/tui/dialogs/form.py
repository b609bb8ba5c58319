"""A few fields to fill in; what was typed stays until it is taken or given up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from facilitator.domain.lengths import parse_length
from facilitator.locale import _
from facilitator.tui.widgets.line_input import LineInput

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the answers, its label, what stands in it, and a hint.

    A field of several *lines* is a text area that high.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1


class FormDialog(ModalScreen[Answers | None]):
    """Asks for *fields*; *check* returns why the answers cannot be taken, or None.

    Enter goes on to the next field and takes the form in the last one; F10 (or Ctrl+S) takes it
    from anywhere. Escape gives up.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("f10,ctrl+s", "take", priority=True, show=False),
        Binding("escape", "give_up", show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        check: Callable[[Answers], str | None] = lambda answers: None,
    ) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._fields = fields
        self._check = check

    def compose(self) -> ComposeResult:
        """Lay out the fields below each other."""
        with VerticalScroll(can_focus=False):
            yield Static(self._title, markup=False, classes="question")
            for field in self._fields:
                yield Static(field.label, markup=False, classes="label")
                if field.lines == 1:
                    yield LineInput(field.value, placeholder=field.hint, id=field.name)
                else:
                    area = TextArea(field.value, id=field.name, compact=True, tab_behavior="focus")
                    area.styles.height = field.lines
                    area.cursor_blink = False
                    yield area
            yield Static("", markup=False, id="fault")
            yield Static(_("F10 Take   Tab Next field   Esc Cancel"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query(f"#{self._fields[0].name}").first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; take the form in the last one."""
        if event.input.id == self._fields[-1].name:
            self.action_take()
        else:
            self.focus_next()

    def _answers(self) -> Answers:
        answers = {}
        for field in self._fields:
            widget = self.query_one(f"#{field.name}")
            answers[field.name] = widget.text if isinstance(widget, TextArea) else ""
            if isinstance(widget, Input):
                answers[field.name] = widget.value
        return answers

    def action_take(self) -> None:
        """Take the answers, or say why they cannot be taken."""
        answers = self._answers()
        fault = self._check(answers)
        if fault is None:
            self.dismiss(answers)
        else:
            self.query_one("#fault", Static).update(f"！ {fault}")

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def length_fault(answers: Answers) -> str | None:
    """Return why what was typed as ``length`` is no length of time, None where it is, or empty."""
    words = answers.get("length", "").strip()
    try:
        if words:
            parse_length(words)
    except ValueError:
        return _("“{words}” is not a length of time; write 90分, 1:30, 1.5h or 90.").format(
            words=words
        )
    return None


def length_in(answers: Answers) -> timedelta | None:
    """Return the length of time in ``length``, None where nothing was typed."""
    words = answers.get("length", "").strip()
    return parse_length(words) if words else None
