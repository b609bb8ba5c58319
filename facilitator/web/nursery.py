"""A process that has loaded all that a seat needs, and forks one whenever it is asked.

Loading takes a second of processor time and 40 MB for each seat; a fork takes milliseconds, and
shares with the others what it never changes. The nursery has one thread and no file open, for both
would be broken in what is forked. It ends with the server, whose end of their socket closes; so do
the seats, each by its own. Where there is no fork (Windows) seats are ordinary processes.

``python -m facilitator.web.nursery FD PREPARE MAIN ARGUMENT …`` calls ``PREPARE(ARGUMENT …)``, and
for each request ``MAIN(arguments)`` in a fork. Both are named as ``module:function``.
"""

import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

_HANDED = 2
"""Sockets that come with a request: one for stdin and stdout, one for stderr."""


def _named(place: str) -> Callable[[list[str]], int]:
    module, _colon, name = place.partition(":")
    found: Callable[[list[str]], int] = getattr(importlib.import_module(module), name)
    return found


class _Nursery:
    """Forks for whoever is at the other end of *server*."""

    def __init__(self, server: socket.socket, main: Callable[[list[str]], int]) -> None:
        self._server = server
        self._main = main
        self._living: set[int] = set()
        self._heard = b""
        self._handed: list[int] = []
        self._woken, waking = os.pipe()
        os.set_blocking(waking, False)
        self._waking = waking
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(waking)

    def serve(self) -> None:
        """Do what is asked, until the server has gone."""
        while True:
            server = self._server.fileno()
            ready, _, _ = select.select([server, self._woken], [], [])
            if self._woken in ready:
                os.read(self._woken, 4096)
            self._bury()
            if server in ready and not self._hear():
                return

    def _bury(self) -> None:
        """Tell of those that have ended."""
        while self._living:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._living.discard(pid)
            self._say(ended=pid, status=os.waitstatus_to_exitcode(status))

    def _say(self, **words: int) -> None:
        self._server.sendall(json.dumps(words).encode() + b"\n")

    def _hear(self) -> bool:
        """Take in requests, one a line; False where there will be no more."""
        heard, handed, _flags, _address = socket.recv_fds(self._server, 65_536, 4 * _HANDED)
        self._handed += handed
        *lines, self._heard = (self._heard + heard).split(b"\n")
        for line in lines:
            self._do(json.loads(line))
        return bool(heard)

    def _do(self, request: Mapping[str, Any]) -> None:
        if "signal" in request:
            if request["pid"] in self._living:
                os.kill(request["pid"], request["signal"])
            return
        ends, self._handed = self._handed[:_HANDED], self._handed[_HANDED:]
        pid = os.fork()
        if pid == 0:
            self._be_seat(request["arguments"], request["environment"], *ends)
        for end in ends:
            os.close(end)
        self._living.add(pid)
        self._say(started=pid)

    def _be_seat(
        self, arguments: list[str], environment: Mapping[str, str], talk: int, last_words: int
    ) -> NoReturn:
        """Be a seat from here on: nothing of the nursery stays open."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            for end, number in ((talk, 0), (talk, 1), (last_words, 2)):
                os.dup2(end, number)
            for each in (talk, last_words, self._woken, self._waking, *self._handed):
                os.close(each)
            self._server.close()
            _open_standard_streams()
            os.environ.update(environment)
            gc.enable()
            status = self._main(arguments)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _open_standard_streams() -> None:
    """Let the streams of Python be those of the seat: they know what kind of file they are on."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def main(arguments: Sequence[str]) -> int:
    """Prepare, and serve at the socket whose number comes first."""
    number, prepare, program, *given = arguments
    gc.disable()
    _named(prepare)(given)
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(number)) as server:
        _Nursery(server, _named(program)).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
