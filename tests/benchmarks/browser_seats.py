"""Twenty browser seats at once: their memory, how long until the last one paints, and the echo."""

import asyncio
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import aiohttp

from facilitator.services.links import ensure_links
from facilitator.services.sessions import open_database, open_workshop
from facilitator.storage.links import Link, LinkRole

from .meeting import long_meeting
from .timing import within

SEATS = 20
KEYS = "鬱朧蝶螺鈿鵬鷺麒麟黛鼈龍龕纏"
"""What is typed at each seat: signs that stand nowhere else on the screen."""

PORT = 8977
BASE = f"http://127.0.0.1:{PORT}"


@contextmanager
def _served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], Sequence[Link]]]:
    """Serve a long meeting; give the server, and its links."""
    with long_meeting() as made:
        made.database.sql.execute("VACUUM INTO ?", (str(folder / "room.db"),))
        session, place = made.id, replace(made.surroundings, database=folder / "room.db")
    numbers = iter(range(1000))
    place = replace(place, new_token=lambda: f"token-of-the-benchmark-{next(numbers)}")
    with open_database(place) as database:
        workshop = open_workshop(database, place, session)
        links = ensure_links(workshop)
    command = [sys.executable, "-m", "facilitator.cli.main", "--lang", "ja"]
    command += ["--db", str(folder / "room.db"), "serve", "--port", str(PORT)]
    command += ["--host", "127.0.0.1", session]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield server, links
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _shows(sign: bytes, drawn: bytes) -> bool:
    return sign in drawn


class _Page:
    """One page at the seat of *link*, which takes in all that is drawn."""

    def __init__(self, http: aiohttp.ClientSession, link: Link) -> None:
        self._http = http
        self._link = link
        self._drawn = b""
        self._more = asyncio.Event()

    async def open(self) -> None:
        """Come to the seat, and wait for its first picture."""
        await self._http.get(f"{BASE}/join/{self._link.token}")
        url = f"{BASE}/seat/{self._link.id}/ws?width=100&height=30&page=b1"
        self._socket = await self._http.ws_connect(url, headers={"Origin": BASE})
        self._reading = asyncio.create_task(self._read())
        await self._until(lambda drawn: len(drawn) > 2_000)

    async def _read(self) -> None:
        async for frame in self._socket:
            if frame.type is aiohttp.WSMsgType.BINARY:
                self._drawn = self._drawn[-10_000:] + frame.data
                self._more.set()

    async def _until(self, is_there: Callable[[bytes], bool]) -> None:
        async with asyncio.timeout(60):
            while not is_there(self._drawn):
                self._more.clear()
                await self._more.wait()

    async def echoes(self) -> list[float]:
        """Return the milliseconds from each key to its sign on the screen."""
        times = []
        for number, sign in enumerate(KEYS, 1):
            await asyncio.sleep(0.2)
            begin = time.perf_counter()
            await self._socket.send_json(["stdin", sign, number])
            await self._until(partial(_shows, sign.encode()))
            times.append((time.perf_counter() - begin) * 1000)
        return times


async def _idle(pids: Sequence[int], seconds: float) -> float:
    """Return how much of a processor *pids* take together while nobody types, in percent."""
    ticks = [_ticks(pid) for pid in pids]
    await asyncio.sleep(seconds)
    used = sum(_ticks(pid) for pid in pids) - sum(ticks)
    return 100 * used / os.sysconf("SC_CLK_TCK") / seconds


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _children(pid: int) -> list[int]:
    """Return the processes below *pid*, those of its children too."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [each for child in map(int, listed) for each in (child, *_children(child))]


def _megabytes(pids: Sequence[int], what: str) -> list[float]:
    """Return the memory of each of *pids*: Rss, or Pss (shared pages split among their owners)."""
    found = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids)
    return [int(re.findall(rf"^{what}: +(\d+)", each, re.M)[0]) / 1000 for each in found]


async def _measure(server: subprocess.Popen[bytes], links: Sequence[Link]) -> None:
    """Print the figures of ``SEATS`` seats that are taken in the same moment."""
    seats = [link for link in links if link.role is LinkRole.NOTE_TAKER]
    jars = [aiohttp.CookieJar(unsafe=True) for _ in range(SEATS)]
    browsers = [aiohttp.ClientSession(cookie_jar=jar) for jar in jars]
    try:
        while True:
            with suppress(aiohttp.ClientError):
                await browsers[0].get(BASE)
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(2)  # a server that has just started is not yet asked by the room
        begin = time.perf_counter()
        pages = [_Page(http, seats[n % len(seats)]) for n, http in enumerate(browsers)]
        waiting = [asyncio.create_task(page.open()) for page in pages]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        first_at = time.perf_counter() - begin
        await asyncio.gather(*waiting)
        print(f"first of {SEATS} seats painted   {first_at * 1000:8.0f} ms")
        print(f"last of them painted        {(time.perf_counter() - begin) * 1000:8.0f} ms")
        await asyncio.sleep(2)
        pids = [server.pid, *_children(server.pid)]
        pss, rss = _megabytes(pids, "Pss"), _megabytes(pids, "Rss")
        print(f"server                      {pss[0]:8.0f} MB (Pss; Rss {rss[0]:.0f} MB)")
        print(
            f"a seat                      {sum(pss[1:]) / SEATS:8.0f} MB (Pss; Rss "
            f"{statistics.median(rss[1:]):.0f} MB)"
        )
        print(f"all {SEATS}, with the server      {sum(pss):8.0f} MB (Pss)")
        print(f"a processor, nobody types   {await _idle(pids, 5):8.0f} %")
        echoes = await asyncio.gather(*(page.echoes() for page in pages))
        times = [each for some in echoes for each in some]
        print(f"echo, all typing   p50      {within(times, 0.5):8.1f} ms")
        print(f"                   p95      {within(times, 0.95):8.1f} ms")
    finally:
        for http in browsers:
            await http.close()


def browser_seats() -> None:
    """Print memory, time to the last first paint, and echo of twenty seats over WebSocket."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (server, links):
        asyncio.run(_measure(server, links))
    print("to reach: 32 seats within 1 GB, echo p95 ≤ 30 ms")
