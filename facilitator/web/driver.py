"""The screen of a program that runs in a browser: packets on stdin and stdout, as textual-serve's.

It is named by ``TEXTUAL_DRIVER`` in the environment of a seat's process.
"""

from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

from facilitator.web.memory import limit_memory


class SeatDriver(WebDriver):
    """Textual's driver for browsers, with an end of its own.

    Where the server dies, be it by ``kill -9``, the input ends and nobody reads what is drawn: the
    app then leaves by its own door, which keeps what is half typed, and draws into nothing
    meanwhile. A ``repaint`` from the server, after another socket was put to the seat, draws
    everything again.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        limit_memory()
        super().__init__(app, **options)
        self.app = app

    def run_input_thread(self) -> None:
        """Take in what is typed; let the app end when nothing more can come."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.app.post_message(ExitApp())

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take in what the server says."""
        if packet_type == "repaint":
            self.app.call_later(self.app.refresh)
        else:
            super().on_meta(packet_type, payload)

    def write(self, data: str) -> None:
        """Draw, if anybody sees it."""
        with suppress(OSError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something, if it is there."""
        with suppress(OSError):
            super().write_meta(data)

    def write_binary_encoded(self, data: tuple[str | bytes, ...]) -> None:
        """Hand out a part of a file, if anybody takes it."""
        with suppress(OSError):
            super().write_binary_encoded(data)
