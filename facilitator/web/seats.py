"""All browser seats of this server: who sits where, how many may, and how long a seat waits."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from aiohttp import web
from textual_serve.download_manager import DownloadManager

from facilitator.storage.links import Link
from facilitator.web.children import Spawn
from facilitator.web.process import SeatProcess, seat_environment
from facilitator.web.seat import LINK_DEAD, PROGRAM_ENDED, BrowserSeat, seat_id

MOST_AT_A_LINK = 4
MOST_IN_ALL = 48
"""Processes that may run at one link, and in all."""

KEPT_FOR = 60.0
"""Seconds that a seat waits for a browser that has gone."""

_SEATS_REMEMBERED = 1_000

FAULT = "fault"
CAME = "came"
WENT = "went"
ENDED = "ended"
"""What is told of a seat."""


class Seats:
    """The seats of one server.

    *spawn* starts the program, *command* gives its arguments at a link, *now* the instant. *tell*
    is called with the link, what happened there, and words of the program where it could not start.
    """

    def __init__(
        self,
        spawn: Spawn,
        command: Callable[[Link], Sequence[str]],
        *,
        downloads: DownloadManager,
        now: Callable[[], datetime],
        tell: Callable[[Link, str, str], None],
    ) -> None:
        self._spawn = spawn
        self._command = command
        self._downloads = downloads
        self._now = now
        self._tell = tell
        self._seats: dict[tuple[str, str], BrowserSeat] = {}
        self._taken: OrderedDict[tuple[str, str], OrderedDict[str, int]] = OrderedDict()
        self._turn = asyncio.Lock()
        self._stopping: dict[tuple[str, str], asyncio.Task[None]] = {}

    def at(self, link: str) -> tuple[BrowserSeat, ...]:
        """Return the seats at the link with that id."""
        return tuple(seat for seat in self._seats.values() if seat.link.id == link)

    @property
    def links(self) -> set[str]:
        """Return the ids of the links at which a seat is."""
        return {seat.link.id for seat in self._seats.values()}

    def seat_of(self, process: object) -> BrowserSeat | None:
        """Return the seat whose process *process* is."""
        return next((seat for seat in self._seats.values() if seat.process is process), None)

    async def sit_down(
        self,
        link: Link,
        browser: str,
        socket: web.WebSocketResponse,
        page: str,
        size: tuple[int, int],
    ) -> BrowserSeat | None:
        """Put *socket* to its seat, which is made where it is new; None where there are too many.

        A seat that nobody is at makes room for one that somebody wants.
        """
        key = link.id, browser
        if key in self._stopping:  # it still keeps what was half typed there
            await asyncio.wait({self._stopping[key]})
        async with self._turn:
            seat = self._seats.get(key)
            if seat is not None:
                if seat.reaper is not None:
                    seat.reaper.cancel()
                    seat.reaper = None
                seat.attach(socket, page, self._now(), size=size)
            elif self._make_room(link):
                seat = await self._start(link, browser, size)
                seat.attach(socket, page, self._now())
            else:
                return None
        self._tell(link, CAME, "")
        return seat

    async def _start(self, link: Link, browser: str, size: tuple[int, int]) -> BrowserSeat:
        environment = seat_environment(seat_id(link, browser))
        process = SeatProcess(self._spawn, self._command(link), environment, self._downloads)
        seat = BrowserSeat(link, browser, process, self._taken_of(link.id, browser))
        process.ended = partial(self._gone, seat)
        self._seats[link.id, browser] = seat
        try:
            await process.start(*size)
        except OSError:  # no process more, no file more: the page tries again
            self._forget(seat)
            raise
        return seat

    def _taken_of(self, link: str, browser: str) -> OrderedDict[str, int]:
        """Return what was taken of the pages of *browser*: remembered longer than its process."""
        taken = self._taken[link, browser] = self._taken.pop((link, browser), OrderedDict())
        while len(self._taken) > _SEATS_REMEMBERED:
            self._taken.popitem(last=False)
        return taken

    def _make_room(self, link: Link) -> bool:
        """Say whether one more seat may be at *link*; one that waits for nobody goes for it."""
        for seats, most in (
            (self.at(link.id), MOST_AT_A_LINK),
            (tuple(self._seats.values()), MOST_IN_ALL),
        ):
            if len(seats) < most:
                continue
            left = [seat for seat in seats if not seat.is_connected]
            if not left:
                return False
            self._end(left[0])
        return True

    def get_up(self, seat: BrowserSeat, socket: web.WebSocketResponse) -> None:
        """Note that *socket* has gone; its seat waits for it for ``KEPT_FOR`` seconds."""
        if not seat.is_at(socket):
            return
        seat.detach()
        self._tell(seat.link, WENT, "")
        if not seat.has_ended:
            loop = asyncio.get_running_loop()
            seat.reaper = loop.call_later(KEPT_FOR, self._end, seat)

    def _end(self, seat: BrowserSeat) -> None:
        """Let the program of *seat* quit; a browser that comes back gets another one."""
        self._forget(seat)
        key = seat.link.id, seat.browser
        task = asyncio.get_running_loop().create_task(seat.process.stop())
        self._stopping[key] = task
        task.add_done_callback(lambda _task: self._stopping.pop(key, None))

    def _forget(self, seat: BrowserSeat) -> None:
        if self._seats.get((seat.link.id, seat.browser)) is seat:
            del self._seats[seat.link.id, seat.browser]

    def _gone(self, seat: BrowserSeat, status: int, words: str) -> None:
        """Tell the page that the program of *seat* has ended, and why where it never began."""
        seat.has_ended = True
        self._forget(seat)
        if seat.reaper is not None:
            seat.reaper.cancel()
        if seat.is_connected:
            self._tell(seat.link, FAULT if status or words else ENDED, words)
        seat.close_socket(PROGRAM_ENDED)

    def end_at(self, links: Iterable[str]) -> None:
        """End all seats at the links with these ids: they open nothing any more."""
        dead = set(links)
        for seat in list(self._seats.values()):
            if seat.link.id in dead:
                seat.close_socket(LINK_DEAD)
                self._end(seat)

    async def close(self, code: int) -> None:
        """End all seats, their sockets closed with *code*; return when no process is left."""
        for seat in list(self._seats.values()):
            seat.close_socket(code)
            self._end(seat)
        if self._stopping:
            await asyncio.wait(self._stopping.values())
