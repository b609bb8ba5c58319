"""The server's end of the nursery (``nursery``): asks for seats, and hears of their ends."""

import asyncio
import json
import signal
import socket
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial

from facilitator.web.children import Child, Spawn, base_environment, spawn

LOST = -1
"""The exit status of a seat of which nobody can tell any more."""


class Fork:
    """A seat that the nursery has forked."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid = pid
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._nursery = nursery
        self.stdin: StreamWriter
        self.stdout: StreamReader
        self.stderr: StreamReader

    async def wait(self) -> int:
        """Wait until it has ended; return its exit status."""
        return await asyncio.shield(self.ended)

    def terminate(self) -> None:
        """Ask it to end, where it still runs."""
        self._nursery.signal(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it, where it still runs."""
        self._nursery.signal(self.pid, signal.SIGKILL)


class Nursery:
    """Asks the nursery at the other end of *talk*; *otherwise* starts seats when it has gone."""

    def __init__(self, talk: socket.socket, otherwise: Spawn) -> None:
        self._talk = talk
        self._otherwise = otherwise
        self._turn = asyncio.Lock()
        self._started: asyncio.Future[Fork] | None = None
        self._ended: dict[int, asyncio.Future[int]] = {}
        self._has_gone = False

    async def spawn(self, arguments: Sequence[str], added: Mapping[str, str]) -> Child:
        """Start a seat with *arguments*, and *added* in its environment."""
        async with self._turn:
            if not self._has_gone:
                with suppress(OSError):
                    return await self._fork(arguments, added)
        return await self._otherwise(arguments, added)

    async def _fork(self, arguments: Sequence[str], added: Mapping[str, str]) -> Child:
        talk, its_talk = socket.socketpair()
        words, its_words = socket.socketpair()
        with its_talk, its_words:
            request = {"arguments": list(arguments), "environment": dict(added)}
            self._started = asyncio.get_running_loop().create_future()
            ends = [its_talk.fileno(), its_words.fileno()]
            try:
                socket.send_fds(self._talk, [json.dumps(request).encode() + b"\n"], ends)
                fork = await self._started
            except OSError:
                talk.close()
                words.close()
                raise
        fork.stdout, fork.stdin = await asyncio.open_connection(sock=talk)
        fork.stderr, mouth = await asyncio.open_connection(sock=words)
        fork.ended.add_done_callback(lambda _ended: mouth.close())
        return fork

    def signal(self, pid: int, number: signal.Signals) -> None:
        """Send a signal to a seat; the nursery knows whether that id is still its own."""
        with suppress(OSError):
            self._talk.send(json.dumps({"pid": pid, "signal": int(number)}).encode() + b"\n")

    async def listen(self) -> None:
        """Hear of seats that began or ended, until the nursery has gone."""
        loop, heard = asyncio.get_running_loop(), b""
        with suppress(OSError):
            while more := await loop.sock_recv(self._talk, 65_536):
                *lines, heard = (heard + more).split(b"\n")
                for line in lines:
                    self._hear(json.loads(line))
        self._has_gone = True
        if self._started is not None and not self._started.done():
            self._started.set_exception(ConnectionResetError())
        for ended in self._ended.values():
            ended.set_result(LOST)
        self._ended.clear()

    def _hear(self, said: Mapping[str, int]) -> None:
        if "started" in said:
            fork = Fork(self, said["started"])
            self._ended[fork.pid] = fork.ended
            if self._started is not None:
                self._started.set_result(fork)
        else:
            self._ended.pop(said["ended"]).set_result(said["status"])


@asynccontextmanager
async def nursery(module: str, prepare: str, *given: str) -> AsyncIterator[Spawn]:
    """Give what starts the program *module* (by its ``main``) at a seat, fast where that can be.

    *prepare* names the function that loads what it needs; it is called with *given*.
    """
    otherwise = partial(spawn, module)
    if sys.platform == "win32":
        yield otherwise
        return
    talk, its_talk = socket.socketpair()
    talk.setblocking(False)
    with talk, its_talk:
        process = await _start(its_talk, prepare, f"{module}:main", *given)
        its_talk.close()
        asking = Nursery(talk, otherwise)
        listening = asyncio.create_task(asking.listen())
        try:
            yield asking.spawn
        finally:
            talk.shutdown(socket.SHUT_RDWR)
            await process.wait()
            await listening


async def _start(talk: socket.socket, *arguments: str) -> Process:
    command = [sys.executable, "-m", "facilitator.web.nursery", str(talk.fileno()), *arguments]
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=DEVNULL,
        stdout=DEVNULL,
        pass_fds=[talk.fileno()],
        env=base_environment(),
        start_new_session=True,
    )
