"""A meeting with two groups, served on a free port of this computer, and browsers that come."""

import asyncio
import itertools
import os
import re
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.workshop import Workshop
from facilitator.storage.links import Link, LinkRole
from facilitator.web.children import Spawn, spawn
from facilitator.web.server import SeatServer
from tests.services.making import Wall, small_plan, surroundings_in

_COMMANDS = re.compile("\x1b\\[[^a-zA-Z]*[a-zA-Z]")
"""What sets a terminal to a colour, or to a place."""

LONGEST = 30.0
"""Seconds after which a test gives up waiting."""


@pytest.fixture
def wall() -> Wall:
    """The clock on the wall."""
    return Wall()


@pytest.fixture
def workshop(tmp_path: Path, wall: Wall) -> Iterator[Workshop]:
    """A meeting with two groups."""
    numbers = itertools.count(1)
    place = surroundings_in(tmp_path, wall)
    place = replace(place, new_token=lambda: f"token-that-nobody-guesses-{next(numbers):02}")
    with open_database(place) as database:
        yield open_workshop(database, place, plan_session(database, place, small_plan()))


@dataclass
class Screen:
    """One socket of a browser at a seat."""

    socket: aiohttp.ClientWebSocketResponse
    drawn: str = ""
    said: list[Any] = field(default_factory=list)
    typed: int = 0

    async def type(self, words: str) -> None:
        """Type *words* as one message."""
        self.typed += 1
        await self.send("stdin", words, self.typed)

    async def send(self, *message: object) -> None:
        await self.socket.send_json(list(message))

    async def _read(self) -> None:
        """Take in the next frame; EOFError where the socket was closed."""
        frame = await self.socket.receive()
        if frame.type is aiohttp.WSMsgType.BINARY:
            self.drawn += _COMMANDS.sub("", frame.data.decode())
        elif frame.type is aiohttp.WSMsgType.TEXT:
            self.said.append(frame.json())
        else:
            raise EOFError(self.socket.close_code)

    async def shows(self, words: str) -> None:
        """Wait until *words* are drawn, and forget what was drawn until then."""
        async with asyncio.timeout(LONGEST):
            while words not in self.drawn:
                await self._read()
        self.drawn = self.drawn.partition(words)[2]

    async def hears(self, *message: object) -> None:
        """Wait until the server says *message*."""
        async with asyncio.timeout(LONGEST):
            while list(message) not in self.said:
                await self._read()

    async def closed(self) -> int | None:
        """Wait until the server closes the socket; return its code."""
        with suppress(EOFError):
            async with asyncio.timeout(LONGEST):
                while True:
                    await self._read()
        return self.socket.close_code


@dataclass
class Browser:
    """A browser with cookies of its own."""

    http: aiohttp.ClientSession
    base: str

    @property
    def origin(self) -> dict[str, str]:
        return {"Origin": self.base}

    async def get(self, path: str, **options: Any) -> tuple[int, str]:
        async with self.http.get(self.base + path, **options) as answer:
            return answer.status, await answer.text()

    async def join(self, link: Link) -> tuple[int, str]:
        """Open *link*; return the status and the page that it leads to."""
        async with self.http.get(f"{self.base}/join/{link.token}") as answer:
            await answer.read()
            return answer.status, answer.url.path

    async def sit_down(
        self, link: Link, *, page: str = "a1", size: str = "width=80&height=24"
    ) -> Screen:
        """Open the socket of the seat of *link*, whose cookie this browser has."""
        url = f"{self.base}/seat/{link.id}/ws?{size}&page={page}"
        return Screen(await self.http.ws_connect(url, headers=self.origin))

    async def come(self, link: Link) -> Screen:
        """Open *link* and wait until its seat is drawn."""
        assert (await self.join(link))[0] == 200
        screen = await self.sit_down(link)
        await screen.shows("READY")
        return screen


@dataclass
class Room:
    """The server of *workshop*, and who comes to it."""

    workshop: Workshop
    server: SeatServer
    folder: Path
    base: str = ""
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def link(self, role: LinkRole = LinkRole.NOTE_TAKER) -> Link:
        """Return the first link with that role."""
        return next(link for link in self.server.doors.living if link.role is role)

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[Browser]:
        jar = aiohttp.CookieJar(unsafe=True)  # which keeps cookies of an address without a name
        async with aiohttp.ClientSession(cookie_jar=jar) as http:
            yield Browser(http, self.base)

    @property
    def pids(self) -> dict[str, int]:
        """The processes that were started, by seat."""
        return {path.stem: int(path.read_text()) for path in self.folder.glob("*.pid")}

    @property
    def kept(self) -> list[str]:
        """What the programs that ended by their own door kept."""
        return sorted(path.read_text() for path in self.folder.glob("*.kept"))


def is_running(pid: int) -> bool:
    """Whether a process lives; one that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


async def has_ended(pid: int) -> None:
    """Wait until a process has ended."""
    async with asyncio.timeout(LONGEST):
        while is_running(pid):
            await asyncio.sleep(0.01)


@pytest.fixture
def starts() -> Spawn:
    """What starts a seat: a process as any other."""
    return partial(spawn, "tests.web.small_app")


@pytest_asyncio.fixture(loop_scope="module")
async def room(workshop: Workshop, tmp_path: Path, starts: Spawn) -> AsyncIterator[Room]:
    """The seats of the meeting, served; each runs the small program."""
    server = SeatServer(
        workshop,
        starts,
        lambda _link: [str(tmp_path)],
        lambda link, what, words: room.told.append((link.id, what, words)),
    )
    room = Room(workshop, server, tmp_path)
    listening = socket.create_server(("127.0.0.1", 0))
    room.base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with server.open(listening):
        yield room
    for pid in room.pids.values():
        assert not is_running(pid), "a process was left behind"
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
