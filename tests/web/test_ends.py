"""Whatever ends, ends well: the server by ``kill -9``, a seat that hangs, a seat of the nursery."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from facilitator.web.children import Child
from facilitator.web.forks import LOST, nursery

from .conftest import Browser, Screen, has_ended
from .small_server import APP

IS_FORKING = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[tuple[subprocess.Popen[str], Screen]]:
    """Start a server of its own, and come to a seat of it."""
    command = [sys.executable, "-m", "tests.web.small_server", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        where = json.loads(server.stdout.readline())
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as http:
            browser = Browser(http, where["base"])
            await browser.get(f"/join/{where['token']}")
            url = f"{where['base']}/seat/{where['link']}/ws?page=a1"
            screen = Screen(await http.ws_connect(url, headers=browser.origin))
            await screen.shows("READY")
            yield server, screen
    finally:
        server.kill()
        server.communicate()


def children_of(pid: int) -> list[int]:
    """Return the processes that *pid* has started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only where /proc is")
@pytest.mark.asyncio
async def test_when_the_server_is_killed_every_seat_leaves_by_its_own_door(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as (server, screen):
        await screen.type("half")
        await screen.shows("[half]")
        (place,) = tmp_path.glob("*.pid")
        below = {*children_of(server.pid), int(place.read_text())}
        server.kill()
        for pid in below:
            await has_ended(pid)
    assert place.with_suffix(".kept").read_text() == "half"
    assert len(below) == 2  # the nursery, and the seat


async def paints(child: Child) -> None:
    """Wait until a seat shows itself."""
    async with asyncio.timeout(10):
        drawn = b""
        while b"READY" not in drawn:
            drawn += await child.stdout.read(10_000)


@IS_FORKING
@pytest.mark.asyncio
async def test_seats_of_the_nursery_have_an_end_of_their_own_and_go_on_where_it_has_gone(
    tmp_path: Path,
) -> None:
    async with nursery(APP, f"{APP}:prepare") as spawn:

        async def sits(name: str) -> Child:
            size = {"COLUMNS": "80", "ROWS": "24"}
            child = await spawn([str(tmp_path)], {"FACILITATOR_SEAT": name, **size})
            await paints(child)
            return child

        one, two, three = await sits("one"), await sits("two"), await sits("three")
        pids = {path.stem: int(path.read_text()) for path in tmp_path.glob("*.pid")}
        assert pids == {"one": one.pid, "two": two.pid, "three": three.pid}
        one.kill()
        assert await one.wait() == -signal.SIGKILL
        two.stdin.close()
        assert await two.wait() == 0
        os.kill(_parent_of(three.pid), signal.SIGKILL)
        assert await three.wait() == LOST
        four = await sits("four")  # a process as any other
        assert _parent_of(four.pid) == os.getpid()
        for seat in (three, four):
            seat.stdin.close()
        assert await four.wait() == 0
        await has_ended(three.pid)
        one.stdin.close()
    kept = sorted(path.stem for path in tmp_path.glob("*.kept"))
    assert kept == ["four", "three", "two"]


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone keeps to the limit")
def test_a_seat_gets_no_more_memory_than_its_share() -> None:
    code = (
        "from facilitator.web.memory import limit_memory\n"
        "assert limit_memory(200_000_000)\n"
        "bytearray(100_000_000)\n"
        "bytearray(250_000_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "MemoryError"
    assert "line 4" in done.stderr
