"""A few fields to fill in; what was typed stays until it is taken or given up."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from facilitator.domain.text import clean
from facilitator.locale import _
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.titles import short
from facilitator.tui.widgets.line_input import LineInput

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the answers, its label, what stands in it, and a hint.

    A field of several *lines* is a text area that high. What *is_proposed* is rarely changed: the
    form begins in the field behind it.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1
    is_proposed: bool = False


KEEP_EVERY = 0.3
"""Seconds between two looks at what is half typed."""

_SHORT_HINT = 20
"""Cells of a hint that can be read in an empty field; a longer one stands below the fields."""

LONGEST_FAULT = 200
"""Cells for why the answers cannot be taken: about three lines."""


def _nowhere(text: str) -> None:
    """Keep nothing."""


class FormDialog(ModalScreen[None]):
    """Asks for *fields*, and closes once *take* has done something with the answers.

    *check* returns why the answers cannot be taken, or None; *take* returns why they were not, or
    None. Then the form says so and stays with all that was typed. Half-typed answers are handed to
    *keep*, as one text that a later form can begin with as its *draft*; an empty text means that
    there is nothing to keep any more. Answers that nobody changed are not in it: they may change
    elsewhere meanwhile.

    Enter goes on to the next field and takes the form in the last one; F10 (or Ctrl+S) takes it
    from anywhere. Escape gives up, after a question where something was typed. Labels stand above
    their fields; where *is_dense* beside them, so that many fields are seen at once, and long hints
    below all of them.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [
        Binding("f10,ctrl+s", "take", show=False),
        Binding("escape", "give_up", show=False),
    ]

    def __init__(
        self,
        title: str | Content,
        fields: Sequence[Field],
        *,
        take: Callable[[Answers], str | None],
        check: Callable[[Answers], str | None] = lambda answers: None,
        keep: Callable[[str], None] = _nowhere,
        draft: str | None = None,
        is_dense: bool = False,
    ) -> None:
        super().__init__(classes="dialog -dense" if is_dense else "dialog")
        self._title = title
        self._fields = fields
        self._take = take
        self._check = check
        self._keep = keep
        self._draft = _read_draft(draft or "")
        self._tells_hints = is_dense and any(cell_len(each.hint) > _SHORT_HINT for each in fields)
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Lay out the fields below each other, and what the mouse can press."""
        with VerticalGroup():
            with VerticalScroll(can_focus=False, classes="fields"):
                yield Static(self._title, markup=False, classes="question")
                for field in self._fields:
                    with VerticalGroup(classes="field"):
                        yield Static(field.label, markup=False, classes="label")
                        yield self._field(field)
            if self._tells_hints:
                yield Static("", markup=False, id="told-hint")
            yield Static("", markup=False, id="fault")
            with HorizontalGroup(classes="answers"):
                yield Static(_("Tab Next field"), markup=False, classes="hint")
                for words, name in ((_("F10 Take"), "take"), (_("Esc Cancel"), "give-up")):
                    button = Button(words, id=name, classes="answer", compact=True)
                    button.can_focus = False
                    yield button

    def _field(self, field: Field) -> Input | TextArea:
        value = self._draft.get(field.name, field.value)
        if field.lines == 1:
            is_below = self._tells_hints and cell_len(field.hint) > _SHORT_HINT
            hint = "" if is_below else field.hint
            return LineInput(value, placeholder=hint, id=field.name, is_replaced=True)
        area = TextArea(value, id=field.name, compact=True, tab_behavior="focus")
        area.styles.height = field.lines
        area.cursor_blink = False
        return area

    def on_mount(self) -> None:
        """Begin in the first field that somebody is likely to fill in."""
        first = next((each for each in self._fields if not each.is_proposed), self._fields[0])
        self.query(f"#{first.name}").first().focus()
        self.set_interval(KEEP_EVERY, self.keep)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the whole hint of the field that is typed in, where hints are long."""
        if self._tells_hints:
            hints = {field.name: field.hint for field in self._fields}
            told = self.query_one("#told-hint", Static)
            told.update(hints.get(event.widget.id or "", ""))
            told.display = True

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self._is_over:
            return
        typed = typed_in(self._fields, self._answers())
        self._keep(json.dumps(typed, ensure_ascii=False) if typed else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; take the form in the last one."""
        if event.input.id == self._fields[-1].name:
            self.action_take()
        else:
            self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says; the field that is typed in keeps the focus."""
        if event.button.id == "take":
            self.action_take()
        else:
            self.action_give_up()

    def _answers(self) -> Answers:
        answers = {}
        for field in self._fields:
            widget = self.query_one(f"#{field.name}")
            answers[field.name] = widget.text if isinstance(widget, TextArea) else ""
            if isinstance(widget, Input):
                answers[field.name] = widget.value
        return answers

    def action_take(self) -> None:
        """Take the answers and close, or say why they cannot be taken and stay."""
        if self._is_over:
            return
        answers = self._answers()
        fault, after = self._check(answers), ""
        if fault is None:
            if (fault := self._take(answers)) is None:
                self._close()
                return
            after = _("Not recorded. What you typed is still here.")
        self.say_fault(fault, after)

    def say_fault(self, fault: str, after: str = "") -> None:
        """Say below the fields what is wrong, and on the next line what comes *after* that."""
        words = f"！ {short(fault, LONGEST_FAULT)}\n{after}"
        self.query_one("#fault", Static).update(words.rstrip())
        self.query("#told-hint").set(display=False)  # what is wrong needs its room

    def action_give_up(self) -> None:
        """Close without an answer; ask first where something was typed."""

        def answered(yes: bool | None) -> None:
            if yes:
                self._close()

        if typed_in(self._fields, self._answers()):
            question = ConfirmDialog(_("Throw away what you typed?"), yes=_("Throw away"))
            self.app.push_screen(question, answered)
        else:
            self._close()

    def _close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._keep("")
            self.dismiss()


def typed_in(fields: Sequence[Field], answers: Answers) -> Answers:
    """Return the answers that are not what the fields began with."""
    return {
        field.name: answers[field.name] for field in fields if answers[field.name] != field.value
    }


def _read_draft(draft: str) -> Answers:
    """Return the answers that a form handed out to be kept, none where they cannot be read."""
    try:
        answers = json.loads(draft)
    except ValueError:
        return {}
    if not isinstance(answers, dict):
        return {}
    return {name: clean(text) for name, text in answers.items() if isinstance(text, str)}
