"""What a person at a browser does and sees."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from facilitator.storage.links import Link

from .serving import Served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page, Request

PATIENCE = 30.0
"""Seconds after which what does not come makes a test fail."""

EMPTY_FIELD = "Enterで記録"
"""What stands in the field while nothing is typed there."""

LOOK_EVERY = 20
"""Milliseconds between two looks at what is waited for."""

_FIND_TERMINAL = """
Object.defineProperty(Object.prototype, "websocket_url", {
  configurable: true,
  set(value) {
    window.seatUnderTest = this;
    Object.defineProperty(this, "websocket_url", { value, writable: true, configurable: true });
  },
});
"""
"""Keeps the object of textual.js that holds the terminal, which it hands out nowhere."""

_SCREEN = """() => {
  const terminal = window.seatUnderTest?.terminal;
  if (!terminal) return "";
  const lines = Array.from({ length: terminal.rows }, (_, y) =>
    terminal.buffer.active.getLine(y).translateToString(true));
  return lines.join("\\n");
}"""


def watched(context: "BrowserContext", served: Served) -> list[str]:
    """Note all that the pages of *context* ask for elsewhere, or are forbidden, in a list."""
    strange: list[str] = []
    host = urlsplit(served.address).netloc

    def look(url: str) -> None:
        if urlsplit(url).netloc != host:
            strange.append(url)

    def follow(page: "Page") -> None:
        page.on("websocket", lambda connection: look(connection.url))
        page.on("pageerror", lambda error: strange.append(str(error)))
        page.on(
            "console",
            lambda said: strange.append(said.text) if "Security Policy" in said.text else None,
        )

    def asked(request: "Request") -> None:
        look(request.url)

    context.on("request", asked)
    context.on("page", follow)
    context.add_init_script(_FIND_TERMINAL)
    return strange


@dataclass
class Seat:
    """A note-taker in front of *page*."""

    page: "Page"
    link: Link
    served: Served
    _tools: "CDPSession" = field(init=False)

    def __post_init__(self) -> None:
        self._tools = self.page.context.new_cdp_session(self.page)

    def until(self, happened: Callable[[], Any], what: str = "") -> None:
        """Wait until *happened* says so."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"{what}\n{self.screen()}\n{self.served.drafts()}"
            self.page.wait_for_timeout(LOOK_EVERY)

    def sit_down(self, address: str | None = None) -> None:
        """Open *address*, or the link, and wait until the seat is drawn."""
        self.page.goto(address or f"{self.served.address}/join/{self.link.token}")
        self.settle()

    def settle(self) -> None:
        """Wait until the seat is drawn, with its keys, and the connection is there."""
        self.until(lambda: "グループ" in self.screen(), "no seat is drawn")
        self.until(lambda: "F1" in self.screen(), "no keys are shown")
        self.until(lambda: not self.banner())

    def screen(self) -> str:
        """Return what the terminal shows."""
        return str(self.page.evaluate(_SCREEN))

    def banner(self) -> str:
        """Return what the page says of the connection."""
        banner = self.page.locator("#banner")
        return banner.inner_text() if banner.is_visible() else ""

    def dialog(self, name: str) -> bool:
        """Say whether that dialog is in front."""
        return self.page.locator(f"dialog#{name}").is_visible()

    def press(self, *keys: str) -> None:
        """Press *keys*, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type *text* on the keys."""
        self.page.keyboard.type(text)

    def compose(self, *steps: str) -> None:
        """Compose the last of *steps* with an input method, over the others, and commit it."""
        for step in steps:
            at = len(step)
            self._tools.send(
                "Input.imeSetComposition", {"text": step, "selectionStart": at, "selectionEnd": at}
            )
        self._tools.send("Input.insertText", {"text": steps[-1]})

    def paste(self, text: str) -> None:
        """Paste *text* from the clipboard."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.press("Control+v")

    def unplug(self, is_out: bool = True) -> None:
        """Take the network away, or give it back."""
        self._tools.send("Network.enable")
        self._tools.send(
            "Network.emulateNetworkConditions",
            {"offline": is_out, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
        )

    def finish_line(self) -> None:
        """Record what stands in the field, if anything does."""
        self.press("Enter")
        self.until(lambda: not self.served.drafts(self.link), "something is half typed")
        self.until(lambda: EMPTY_FIELD in self.screen(), "the field is not empty")

    def has_line(self, text: str) -> None:
        """Wait until *text* is the last line of the group."""
        self.until(lambda: self.served.lines(self.link)[-1:] == [text], f"no line {text!r}")

    def has_draft(self, text: str) -> None:
        """Wait until *text* is kept as half typed."""
        self.until(lambda: text in self.served.drafts(), f"no draft {text[:60]!r}")
