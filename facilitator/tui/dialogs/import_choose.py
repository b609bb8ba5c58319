"""Which file has the list of people: one of those that lie about, or a path that is typed."""

from pathlib import Path
from zoneinfo import ZoneInfo

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.services.list_files import (
    ListFile,
    list_files,
    path_typed,
    read_list,
    refuse_other,
)
from facilitator.services.surroundings import Surroundings
from facilitator.tui.titles import short
from facilitator.tui.widgets.cells import spread
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput

_WIDTH, _NAME = 68, 40
"""Cells of a line, and of the name of a file at most."""


class ImportChooseDialog(ModalScreen[Path | None]):
    """Gives the path of a file that can be read as a list, None where nobody chose one."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape", "give_up", show=False)]

    def __init__(
        self, surroundings: Surroundings, zone: ZoneInfo, latest: Path | None = None
    ) -> None:
        """Make the dialog; files in the folder *latest* come first."""
        super().__init__(classes="dialog")
        self._surroundings = surroundings
        self._latest = latest
        self._zone = zone
        self._files: tuple[ListFile, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field for a path above the files that were found."""
        with VerticalGroup():
            words = _("Which list of people is to be taken in?")
            yield Static(words, markup=False, classes="question")
            yield Static(_("Path of the file"), markup=False, classes="label")
            yield LineInput(placeholder="~/Downloads/….csv", id="path")
            yield Static("", markup=False, id="fault")
            yield Static(_("Found (the newest first)"), markup=False, classes="label", id="found")
            yield Choices(id="files")
            hint = _("Enter Choose   Tab Path or list   Esc Cancel")
            yield Static(hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list; begin in it, or in the field where it is empty."""
        self._files = list_files(self._surroundings, self._latest)
        choices = self.query_one(Choices)
        choices.show([(str(n), self._line(each)) for n, each in enumerate(self._files)])
        choices.display = self.query_one("#found").display = bool(self._files)
        (choices if self._files else self.query_one(LineInput)).focus()

    def _line(self, file: ListFile) -> Content:
        changed = f"{file.changed_at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        name = Content(short(clean_line(file.path.name), _NAME))
        room = _WIDTH - name.cell_length - cell_len(changed) - 4
        folder = Content.styled(
            short(clean_line(str(file.path.parent)), max(0, room)), "$secondary"
        )
        return spread(Content.assemble(name, "  ", folder), Content(changed), _WIDTH)

    def on_key(self, event: Key) -> None:
        """Let what is typed stand in the field, whatever has the focus."""
        path = self.query_one(LineInput)
        if not path.has_focus and event.is_printable and event.character:
            event.stop()
            path.focus()
            path.insert_text_at_cursor(event.character)

    def on_paste(self, event: Paste) -> None:
        """Let what is pasted, or dragged into the terminal, stand in the field, too."""
        path = self.query_one(LineInput)
        path.focus()
        path.insert_text_at_cursor(clean_line(event.text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the file under the cursor."""
        self._take(str(self._files[int(event.option_id or 0)].path))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the path that was typed."""
        self._take(event.value)

    def _take(self, words: str) -> None:
        """Give the path, or say why there is no list at it; what was typed stays."""
        try:
            path = path_typed(words)
            refuse_other(read_list(path))
        except Refused as fault:
            self.query_one("#fault", Static).update(f"！ {told(fault)}")
            return
        self.dismiss(path)

    def action_give_up(self) -> None:
        """Close without a file."""
        self.dismiss(None)
