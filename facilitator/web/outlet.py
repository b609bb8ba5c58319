"""What goes out to one socket, so that a slow network never holds up the program at the seat.

Drawing that piles up is dropped whole, and drawn anew when the socket is free again: what counts on
a screen is the last picture. What is said in words (acknowledgements, say) is never dropped.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from aiohttp import web

MOST_WAITING = 1024 * 1024
"""Bytes of drawing that may wait for a socket."""


class Outlet:
    """Sends to *socket* what is put in, in order; asks for a *repaint* where some was dropped."""

    def __init__(
        self, socket: web.WebSocketResponse, repaint: Callable[[], Awaitable[object]]
    ) -> None:
        self._socket = socket
        self._repaint = repaint
        self._frames: deque[bytes | str] = deque()
        self._waiting = 0
        self._is_behind = False
        self._filled = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def draw(self, frame: bytes) -> None:
        """Let *frame* be drawn, unless the socket is too far behind."""
        if self._waiting + len(frame) > MOST_WAITING:
            self._frames = deque(each for each in self._frames if isinstance(each, str))
            self._waiting = 0
            self._is_behind = True
        if not self._is_behind:
            self._frames.append(frame)
            self._waiting += len(frame)
        self._filled.set()

    def say(self, words: str) -> None:
        """Let *words* be sent as they are."""
        self._frames.append(words)
        self._filled.set()

    def close(self) -> None:
        """Send nothing more."""
        self._task.cancel()

    async def _run(self) -> None:
        while not self._socket.closed:
            await self._filled.wait()
            self._filled.clear()
            try:
                await self._send_all()
            except (ConnectionError, RuntimeError):  # the socket has gone
                return

    async def _send_all(self) -> None:
        while self._frames:
            words = self._frames[0]
            if isinstance(words, str):
                self._frames.popleft()
                await self._socket.send_str(words)
            else:
                await self._socket.send_bytes(self._take_drawing())
        if self._is_behind:
            self._is_behind = False
            await self._repaint()

    def _take_drawing(self) -> bytes:
        """Take all that is to be drawn next, up to the next words, as one frame."""
        parts = []
        while self._frames and isinstance(self._frames[0], bytes):
            part = self._frames.popleft()
            assert isinstance(part, bytes)
            parts.append(part)
        drawing = b"".join(parts)
        self._waiting -= len(drawing)
        return drawing
