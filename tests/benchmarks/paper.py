"""A terminal of paper, at which keys are pressed, and how long each takes until all is painted.

Keys come from a thread of their own, as those of a terminal do, and are timed from the moment at
which they are due: what keeps that thread waiting counts. What is painted is made into the bytes
for a terminal, and thrown away.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
from textual.keys import key_to_character

SIZE = 120, 40
PATIENCE = 10.0
"""Seconds after which a key that paints nothing is an error."""

AHEAD = 0.01
"""Seconds from when the thread of the keys is told of one until it is due."""

AFTER = 0.04
"""Seconds without painting after which no more comes of a key."""

PAUSES = 0.01, 0.05
"""Seconds between what was painted and the next key, at least and at most."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """Milliseconds from the key to the painted screen.

    ``own`` are those in which the thread of the screen had a processor: the rest is waiting, for
    another thread of this process or for other programs.
    """

    whole: float
    own: float


class Paper(HeadlessDriver):
    """Takes what is painted, and says when all that follows from a key has been."""

    _key: Key | None = None
    _pressed = Pressed(0, 0)
    _due = _worked = 0.0
    _painted: asyncio.Event
    _end: asyncio.TimerHandle | None = None

    @property
    def is_headless(self) -> bool:
        return False

    def flush(self) -> None:
        """Note that the screen was painted; for the last time where nothing is left to do.

        Where something is, nothing more may come of it: then no more is waited for after a while.
        """
        if self._key is None or not self._key.is_forwarded:
            return
        whole, own = time.perf_counter() - self._due, time.thread_time() - self._worked
        self._pressed = Pressed(whole * 1000, own * 1000)
        if self._end is not None:
            self._end.cancel()
        if self._is_quiet():
            self._painted.set()
        else:
            self._end = asyncio.get_running_loop().call_later(AFTER, self._painted.set)

    def _is_quiet(self) -> bool:
        """Whether no widget has anything left to do."""
        screen = self._app.screen
        pumps = (self._app, *screen.walk_children(with_self=True))
        return not any(pump.message_queue_size for pump in pumps)

    async def press(self, key: Key, hands: ThreadPoolExecutor, pause: float) -> Pressed:
        """Press *key* after a *pause*, and wait until all is painted."""
        await asyncio.sleep(pause)
        self._due, self._worked = time.perf_counter() + AHEAD, time.thread_time()
        self._painted = asyncio.Event()

        def strike() -> None:
            time.sleep(max(0.0, self._due - time.perf_counter()))
            self._key = key
            self.process_message(key)

        asyncio.get_running_loop().run_in_executor(hands, strike)
        await asyncio.wait_for(self._painted.wait(), PATIENCE)
        self._key = None
        return self._pressed


Pressing = Callable[[Iterable[str]], Awaitable[list[Pressed]]]
"""Presses keys by their names, or signs, and tells what each took."""


def at_paper(app: App[None], use: Callable[[Pressing], Awaitable[None]]) -> None:
    """Run *app*, and let somebody *use* its keys."""
    app.driver_class = Paper
    chance, hands = random.Random(1), ThreadPoolExecutor(1)

    async def press(keys: Iterable[str]) -> list[Pressed]:
        paper = app._driver
        assert isinstance(paper, Paper)
        return [await paper.press(_key(each), hands, chance.uniform(*PAUSES)) for each in keys]

    async def sit_down(pilot: object) -> None:
        del pilot
        try:
            await use(press)
        finally:
            app.exit()

    with hands:
        asyncio.run(app.run_async(size=SIZE, auto_pilot=sit_down))


def _key(name: str) -> Key:
    if len(name) == 1 and not name.isascii():
        return Key(f"sign_{ord(name)}", name)
    return Key(name, key_to_character(name))
