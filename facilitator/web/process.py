"""The process of a seat: the same program as in a terminal, that talks packets to this server."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Literal

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from facilitator.web.children import Spawn

PATIENCE = 3.0
"""Seconds that a program may take to quit before it is ended."""

_LAST_WORDS = 2_000
"""Bytes of what a program wrote to stderr that are kept."""

_BEGINNING = b"__GANGLION__\n"
"""What Textual's driver writes before its first packet."""

_PICTURE = 500
"""Bytes of a packet that is a picture of the screen: those before it only set the terminal."""


async def _nothing(*_given: object) -> None:
    """Do nothing: nobody is there."""


class SeatProcess(AppService):
    """Runs the program that *spawn* starts with *arguments*; *added* is put into its environment.

    ``draw`` and ``say`` take what it draws, and what it has to tell the page; ``ended`` is called
    once, with its exit status, and its last words if it drew nothing. What is written before the
    first picture waits: a program that is still starting would lose it.
    """

    def __init__(
        self,
        spawn: Spawn,
        arguments: Sequence[str],
        added: Mapping[str, str],
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            "",
            write_bytes=_nothing,
            write_str=self._say,
            close=_nothing,
            download_manager=downloads,
        )
        self._spawn = spawn
        self._arguments = arguments
        self._added = added
        self._early: list[bytes] | None = []
        self._last_words = b""
        self.draw: Callable[[bytes], None] = lambda _frame: None
        self.say: Callable[[str], None] = lambda _words: None
        self.ended: Callable[[int, str], None] = lambda _status, _words: None

    async def _say(self, words: str) -> None:
        self.say(words)

    async def start(self, width: int, height: int) -> None:
        """Start the program on a screen of so many cells."""
        size = {"COLUMNS": str(width), "ROWS": str(height)}
        self._child = await self._spawn(self._arguments, {**self._added, **size})
        self._stdin = self._child.stdin
        self._task = asyncio.create_task(self.run())

    @property
    def pid(self) -> int:
        """Return the id of the process; only after ``start``."""
        return self._child.pid

    async def write(self, data: str) -> None:
        """Hand *data* to the program as keys; waits while it does not keep up."""
        await self._hand_over(b"D", data.encode("utf-8", "replace"))

    async def focus(self) -> None:
        """Tell the program that its page is looked at: without that it takes no paste."""
        await self._hand_over(b"M", b'{"type": "focus"}')

    async def blur(self) -> None:
        """Tell the program that its page is not looked at."""
        await self._hand_over(b"M", b'{"type": "blur"}')

    async def _hand_over(self, kind: Literal[b"D", b"M"], payload: bytes) -> None:
        packet = self.encode_packet(kind, payload)
        if self._early is None:
            await self._write(packet)
        else:
            self._early.append(packet)

    async def _write(self, packets: bytes) -> None:
        with suppress(ConnectionError, RuntimeError):  # it has ended
            self.stdin.write(packets)
            await self.stdin.drain()

    async def repaint(self) -> None:
        """Let the program draw everything again."""
        await self.send_meta({"type": "repaint"})

    async def on_data(self, payload: bytes) -> None:
        """Pass on what is drawn; after the first picture, hand over what was typed before it."""
        self.draw(payload)
        if self._early is not None and len(payload) >= _PICTURE:
            early, self._early = b"".join(self._early), None
            await self._write(early)

    async def run(self) -> None:
        """Follow the program to its end; called by ``start``."""
        child = self._child
        words = asyncio.create_task(self._read_last_words())
        has_begun = False
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            has_begun = await child.stdout.readline() == _BEGINNING
            while has_begun:
                kind = await child.stdout.readexactly(1)
                size = int.from_bytes(await child.stdout.readexactly(4), "big")
                await self._take(kind, await child.stdout.readexactly(size))
        status = await child.wait()
        child.stdin.close()
        await words
        self.ended(status, "" if has_begun else self._last_words.decode("utf-8", "replace"))

    async def _take(self, kind: bytes, payload: bytes) -> None:
        match kind:
            case b"D":
                await self.on_data(payload)
            case b"M":
                await self.on_meta(payload)
            case b"P":
                await self.on_packed(payload)

    async def _read_last_words(self) -> None:
        with suppress(ConnectionError):
            while words := await self._child.stderr.read(4096):
                self._last_words = (self._last_words + words)[-_LAST_WORDS:]

    async def stop(self) -> None:
        """Let the program quit; end it where it does not within ``PATIENCE``."""
        if self._task is None:
            return
        await self._download_manager.cancel_app_downloads(self.app_service_id)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.send_meta({"type": "quit"}), PATIENCE)
        for patience, end in ((PATIENCE, self._child.terminate), (1, self._child.kill)):
            done, _running = await asyncio.wait({self._task}, timeout=patience)
            if done:
                return
            end()
        await asyncio.wait({self._task})


def seat_environment(seat: str) -> dict[str, str]:
    """Return what the process of the seat with the id *seat* finds in its environment.

    A program that finds the id of its seat also knows that a browser is its terminal.
    """
    return {"FACILITATOR_SEAT": seat}
