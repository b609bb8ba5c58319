"""A slow network: what piles up is drawn anew, what was said in words arrives, nobody waits."""

import asyncio

import pytest

from facilitator.web.outlet import MOST_WAITING, Outlet

FRAME = b"x" * 100_000


class SlowSocket:
    """A socket that sends only while *is_free* is set."""

    def __init__(self) -> None:
        self.is_free = asyncio.Event()
        self.sent: list[bytes | str] = []
        self.closed = False

    async def send_bytes(self, data: bytes) -> None:
        await self.is_free.wait()
        self.sent.append(data)

    async def send_str(self, words: str) -> None:
        await self.is_free.wait()
        self.sent.append(words)


async def emptied() -> None:
    """Let the outlet send all that it can."""
    for _turn in range(50):
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_what_piles_up_is_dropped_whole_and_drawn_anew_when_the_socket_is_free() -> None:
    socket, repainted = SlowSocket(), []

    async def repaint() -> None:
        repainted.append(len(socket.sent))

    outlet = Outlet(socket, repaint)  # type: ignore[arg-type]
    outlet.draw(b"first")
    await emptied()
    outlet.say("got")
    for _number in range(2 * MOST_WAITING // len(FRAME)):
        outlet.draw(FRAME)
    outlet.say("pong")
    socket.is_free.set()
    await emptied()
    assert socket.sent == [b"first", "got", "pong"]
    assert repainted == [3]
    outlet.draw(b"anew")
    await emptied()
    assert socket.sent[-1] == b"anew"
    outlet.close()


@pytest.mark.asyncio
async def test_what_is_drawn_in_pieces_is_sent_as_one() -> None:
    socket = SlowSocket()
    socket.is_free.set()
    outlet = Outlet(socket, lambda: asyncio.sleep(0))  # type: ignore[arg-type]
    for piece in (b"a", b"b", b"c"):
        outlet.draw(piece)
    await emptied()
    assert socket.sent == [b"abc"]
    outlet.close()
