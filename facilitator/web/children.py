"""How the process of a seat comes to be: as any other process, or forked from the nursery."""

import asyncio
import os
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Protocol

DRIVER = "facilitator.web.driver:SeatDriver"


class Child(Protocol):
    """The process of a seat, as its server sees it."""

    @property
    def pid(self) -> int:
        """Return its id."""

    @property
    def stdin(self) -> StreamWriter:
        """Return where packets go to it."""

    @property
    def stdout(self) -> StreamReader:
        """Return where packets come from it."""

    @property
    def stderr(self) -> StreamReader:
        """Return where its last words come from."""

    async def wait(self) -> int:
        """Wait until it has ended; return its exit status, negative for a signal."""

    def terminate(self) -> None:
        """Ask it to end, where it still runs."""

    def kill(self) -> None:
        """End it, where it still runs."""


Spawn = Callable[[Sequence[str], Mapping[str, str]], Awaitable[Child]]
"""Starts a program with arguments, and with what is added to its environment."""


def base_environment() -> dict[str, str]:
    """Return the environment that all seats share: that of the server, and Textual's constants."""
    return {
        **os.environ,
        "TEXTUAL_DRIVER": DRIVER,
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
    }


class Spawned:
    """A process of its own."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._process = process
        self.pid = process.pid
        self.stdin, self.stdout, self.stderr = process.stdin, process.stdout, process.stderr

    async def wait(self) -> int:
        """Wait until it has ended; return its exit status."""
        return await self._process.wait()

    def terminate(self) -> None:
        """Ask it to end, where it still runs."""
        with suppress(ProcessLookupError):
            self._process.terminate()

    def kill(self) -> None:
        """End it, where it still runs."""
        with suppress(ProcessLookupError):
            self._process.kill()


async def spawn(module: str, arguments: Sequence[str], added: Mapping[str, str]) -> Child:
    """Run the Python *module* with *arguments*, never through a shell."""
    command = [sys.executable, "-m", module, *arguments]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**base_environment(), **added},
        start_new_session=sys.platform != "win32",  # a Ctrl+C is for the server alone
    )
    return Spawned(process)
