"""One browser at one link: its process, the socket that it is on now, and what was typed so far."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiohttp import web

from facilitator.storage.links import Link
from facilitator.web.messages import BadMessage, Focused, Pinged, Resized, Typed, read_message
from facilitator.web.outlet import Outlet
from facilitator.web.process import SeatProcess

PROGRAM_ENDED = 4000
OPENED_ELSEWHERE = 4001
LINK_DEAD = 4003
BAD_MESSAGE = 1008
"""Why a socket was closed, as the page understands it; all else counts as a lost network."""

MOST_A_SECOND = 200
"""Messages a second that a socket may send for long; more have to wait."""

_MODES = b"\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""What a terminal is set to when a program starts: another screen, mouse, no cursor, pastes."""

_GONE = (
    web.WSMsgType.CLOSE,
    web.WSMsgType.CLOSING,
    web.WSMsgType.CLOSED,
    web.WSMsgType.ERROR,
)
_PAGES_REMEMBERED = 16
_SIZE_AFTER = 0.05
"""Seconds in which a screen that is being dragged changes its size once."""


def seat_id(link: Link, browser: str) -> str:
    """Return the id of the seat of *browser* at *link*: the same whenever it comes back."""
    return hashlib.blake2b(f"{link.id} {browser}".encode(), digest_size=13).hexdigest()


class Pace:
    """Lets ``MOST_A_SECOND`` pass, with as many at once after a rest."""

    def __init__(self) -> None:
        self._due = 0.0

    async def keep(self) -> None:
        """Wait until one more may pass."""
        now = asyncio.get_running_loop().time()
        self._due = max(self._due, now - 1) + 1 / MOST_A_SECOND
        if self._due > now:
            await asyncio.sleep(self._due - now)


class BrowserSeat:
    """The seat of one browser at *link*; *process* was started for it.

    ``since`` is when somebody came, None while nobody is connected. *taken* is the number of the
    last message that was taken of each page of that browser, be it by a process before this one.
    """

    def __init__(
        self, link: Link, browser: str, process: SeatProcess, taken: OrderedDict[str, int]
    ) -> None:
        self.link = link
        self.browser = browser
        self.process = process
        self.since: datetime | None = None
        self.has_ended = False
        self.reaper: asyncio.TimerHandle | None = None
        self._socket: web.WebSocketResponse | None = None
        self._outlet: Outlet | None = None
        self._told_to_go: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._taken = taken
        self._size = (0, 0)
        self._is_focused: bool | None = None
        self._sizing: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        process.draw = self._draw
        process.say = self._say

    @property
    def is_connected(self) -> bool:
        """Whether a browser is there now."""
        return self._socket is not None

    def is_at(self, socket: web.WebSocketResponse) -> bool:
        """Whether *socket* is the one that this seat is on now."""
        return self._socket is socket

    def attach(
        self,
        socket: web.WebSocketResponse,
        page: str,
        at: datetime,
        *,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Put *socket* to the seat, in place of the one before; say what was taken of *page*.

        With *size*, that of the page, everything is drawn again, as it was drawn for another page.
        """
        self.close_socket(OPENED_ELSEWHERE)
        self._socket = socket
        self._told_to_go = asyncio.get_running_loop().create_future()
        self._outlet = Outlet(socket, self.process.repaint)
        self.since = at
        self._outlet.say(json.dumps(["got", self._taken.get(page, 0)]))
        if size is not None:
            self._outlet.draw(_MODES)
            self._begin(self.process.set_terminal_size(*size))
            self._begin(self.process.repaint())

    def detach(self) -> None:
        """Let nobody be there; the program goes on, and draws into nothing."""
        if self._outlet is not None:
            self._outlet.close()
        self._socket = self._outlet = self.since = None

    def close_socket(self, code: int) -> None:
        """Close the socket, if there is one, with *code*, which tells the page why."""
        if self._socket is not None and not self._told_to_go.done():
            self._told_to_go.set_result(code)
        self.detach()

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _draw(self, frame: bytes) -> None:
        if self._outlet is not None:
            self._outlet.draw(frame)

    def _say(self, words: str) -> None:
        if self._outlet is not None:
            self._outlet.say(words)

    async def listen(self, socket: web.WebSocketResponse, page: str) -> None:
        """Hand over what the browser sends, until it goes, says what means nothing, or has to go.

        It is told why it has to go, and waited for: what it sends meanwhile would otherwise reset
        the connection before it hears that.
        """
        pace, told_to_go = Pace(), self._told_to_go
        while True:
            receiving = asyncio.create_task(socket.receive())
            either: set[asyncio.Future[Any]] = {receiving, told_to_go}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if told_to_go.done():
                receiving.cancel()
                with suppress(asyncio.CancelledError):
                    await receiving
                await socket.close(code=told_to_go.result())
                return
            said = receiving.result()
            if said.type in _GONE:
                return
            await pace.keep()
            if told_to_go.done():
                continue
            try:
                if said.type is not web.WSMsgType.TEXT:
                    raise BadMessage("not text")
                await self._hear(said.data, page)
            except BadMessage:
                told_to_go.set_result(BAD_MESSAGE)

    async def _hear(self, words: str, page: str) -> None:
        match read_message(words):
            case Typed(data, number):
                await self._take(data, number, page)
            case Resized(width, height):
                self._resize(width, height)
            case Pinged(token):
                self._say(json.dumps(["pong", token]))
            case Focused(is_focused) if is_focused is not self._is_focused:
                self._is_focused = is_focused  # it costs the program a layout
                await (self.process.focus() if is_focused else self.process.blur())

    async def _take(self, data: str, number: int, page: str) -> None:
        """Hand *data* over once, however often it is sent, and say that it was taken."""
        if number > self._taken.get(page, 0):
            self._taken[page] = number
            self._taken.move_to_end(page)
            while len(self._taken) > _PAGES_REMEMBERED:
                self._taken.popitem(last=False)
            self._send_size()  # what is typed is for the screen as it is now
            await self.process.write(data)
        self._say(json.dumps(["got", self._taken[page]]))

    def _resize(self, width: int, height: int) -> None:
        """Give the program its new size in a moment: of many in a row it gets the last."""
        self._size = (width, height)
        if self._sizing is None:
            loop = asyncio.get_running_loop()
            self._sizing = loop.call_later(_SIZE_AFTER, self._send_size)

    def _send_size(self) -> None:
        if self._sizing is not None:
            self._sizing.cancel()
            self._sizing = None
            self._begin(self.process.set_terminal_size(*self._size))
