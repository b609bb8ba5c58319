"""A small program for a seat: one field, what it holds shown again, and its end noted in a file.

``python -m tests.web.small_app FOLDER``. ``/bye`` leaves it, ``/size`` shows how large it is.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.widgets import Input, Static

from facilitator.tui.in_order import in_order


class SmallApp(App[None]):
    """Shows ``READY``, then ``[what was typed]``."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._words = ""
        self._place = folder / os.environ["FACILITATOR_SEAT"]

    def get_driver_class(self) -> type[Driver]:
        return in_order(super().get_driver_class())  # as all seats do

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static("READY", markup=False)

    def on_mount(self) -> None:
        self._place.with_suffix(".pid").write_text(str(os.getpid()))

    def on_input_changed(self, event: Input.Changed) -> None:
        words = self._words = event.value
        if words == "/bye":
            self.exit()
        if words == "/size":
            words = f"{self.size.width}x{self.size.height}"
        self.query_one(Static).update(f"[{words}]")

    def on_unmount(self) -> None:
        self._place.with_suffix(".kept").write_text(self._words)


def prepare(_given: Sequence[str]) -> None:
    """Load what is loaded when it is asked for."""
    for name in ("facilitator.web.driver", "textual.pilot", "textual.scrollbar"):
        importlib.import_module(name)


def main(arguments: Sequence[str]) -> int:
    """Run the program in the folder that is named."""
    SmallApp(Path(arguments[0])).run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
