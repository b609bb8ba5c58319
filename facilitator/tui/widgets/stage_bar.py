"""The stages in one line, with their keys; a click shows a stage."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from facilitator.locale import _
from facilitator.tui.keys import STAGES


class StageTab(Static):
    """One stage in the bar."""

    @dataclass
    class Pressed(Message):
        """The stage was clicked."""

        stage: str

    def __init__(self, stage: str, key: str, word: str, *, is_open: bool) -> None:
        label = Content.assemble((key.upper(), "$secondary"), " ", word)
        super().__init__(label, markup=False, classes="-open" if is_open else "")
        self._stage = stage

    def on_click(self, event: Click) -> None:
        """Say which stage was clicked."""
        event.stop()
        self.post_message(self.Pressed(self._stage))


class StageBar(HorizontalGroup):
    """All stages, the open one marked."""

    DEFAULT_CSS = """
    StageBar {
        height: 1;
        padding: 0 1;
        StageTab { width: auto; margin: 0 2 0 0; color: $secondary; }
        StageTab.-open { color: $foreground; text-style: bold underline; }
        StageTab:hover { color: $primary; }
    }
    """

    def __init__(self, stage: str) -> None:
        super().__init__()
        self._stage = stage

    def compose(self) -> ComposeResult:
        """Lay out a tab for each stage."""
        for stage, key, word in STAGES:
            yield StageTab(stage, key, _(word), is_open=stage == self._stage)
