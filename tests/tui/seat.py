"""A person at the program: keys go in, and what is seen comes out."""

import asyncio
import importlib
import itertools
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from textual.css.query import QueryType
from textual.events import Key, Paste
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.strip import Strip
from ulid import ULID

from facilitator import locale
from facilitator.domain.session import Session
from facilitator.domain.text import Language
from facilitator.services.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp
    from facilitator.tui.note_taker import NoteTakerApp

    App = FacilitatorApp | NoteTakerApp

ROOT = Path(__file__).parents[2]
KANAZAWA = ROOT / "sessions" / "kanazawa-06.toml"
TEMPLATE = ROOT / "sessions" / "template.toml"

TWO_PM = datetime(2021, 11, 22, 5, 0, tzinfo=UTC)
"""14:00 in Kanazawa, on the day of the meeting."""

SMALL, LARGE = (80, 24), (120, 40)
"""Sizes of a terminal: the least that the screens are made for, and an ordinary one."""

PATIENCE = 10.0
"""Seconds after which what does not come makes a test fail."""

ROUNDS = 5
"""How often every widget gets its turn until all that follows from a key has happened."""

LOOK_EVERY = 0.02
"""Seconds between two looks at what is waited for."""


@dataclass
class WallClock:
    """A clock that stands still until somebody waits."""

    at: datetime = TWO_PM

    def now(self) -> datetime:
        return self.at

    def wait(self, minutes: float = 0, *, seconds: float = 0) -> None:
        self.at += timedelta(minutes=minutes, seconds=seconds)


def counting_ids(start: int = 1) -> Callable[[], str]:
    """Return a maker of ULIDs that count on from *start*."""
    numbers = itertools.count(start)
    return lambda: str(ULID.from_int(next(numbers)))


_LOADED: dict[Language, dict[str, ModuleType]] = {}
"""The modules of the screens as they were imported in each language."""


def _take_out() -> dict[str, ModuleType]:
    """Take the modules of the screens out of what is imported, but not the corrections.

    Those change Textual itself, once for all.
    """
    kept = ("facilitator.tui", "facilitator.tui.japanese")
    names = [name for name in sys.modules if name.startswith("facilitator.tui.")]
    return {name: sys.modules.pop(name) for name in names if name not in kept}


@contextmanager
def speaking(language: Language) -> Iterator[type["FacilitatorApp"]]:
    """Give the app in *language*: the words of its keys are read when its classes are made.

    Classes of two languages are not the same, so tests look for widgets by id or by Textual's own
    classes.
    """
    spoken, before = locale.language(), _take_out()
    sys.modules.update(_LOADED.get(language, {}))
    locale.choose_language(language)
    try:
        app: type[FacilitatorApp] = importlib.import_module("facilitator.tui.app").FacilitatorApp
        yield app
    finally:
        _LOADED[language] = _take_out()
        sys.modules.update(before)
        locale.choose_language(spoken)


@dataclass
class TakenSeat:
    """A running app, and somebody at its keys."""

    app: "App"
    pilot: Pilot[None]
    clock: WallClock

    async def settle(self) -> None:
        """Let everything happen that follows from what was done, message by message.

        A pilot alone would wait until the process is idle, which it also seems to be on a busy
        computer.
        """
        for number in range(ROUNDS):
            await self.pilot.pause(0)
            pumps = (self.app, *self.app.screen.walk_children(with_self=True))
            if number and not any(pump.message_queue_size for pump in pumps):
                return

    async def press(self, *keys: str) -> None:
        """Press keys, by the names that Textual has for them."""
        for key in keys:
            self.app.post_message(Key(key, key_to_character(key)))
            await self.settle()

    async def write(self, text: str, *keys: str) -> None:
        """Type *text* as an input method gives it, then press *keys*."""
        for sign in text:
            self.app.post_message(Key(f"sign_{ord(sign)}", sign))
        await self.settle()
        await self.press(*keys)

    async def paste(self, text: str, *keys: str) -> None:
        """Paste *text* as a terminal gives it, then press *keys*."""
        self.app.post_message(Paste(text))
        await self.settle()
        await self.press(*keys)

    async def click(self, place: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Click on a widget, so many cells from its corner."""
        await self.pilot.click(place, offset=offset)
        await self.settle()

    async def wait(self, minutes: float = 0, *, seconds: float = 0) -> None:
        """Let time go by on the wall, and the screen show it."""
        self.clock.wait(minutes, seconds=seconds)
        if self.app.seat is not None and self.app.seat.look():
            self.app.show_room()
        await self.settle()

    async def record(self, do: Callable[[Workshop], object]) -> None:
        """Let something be recorded from this seat as the screens do it, and be shown."""
        assert self.app.seat is not None, "no session is open"
        assert self.app.seat.record(do), self.said
        await self.settle()

    async def until(
        self, condition: Callable[[], object], what: str, *, within: float = PATIENCE
    ) -> None:
        """Go on as soon as *condition* holds; fail where it does not *within* so many seconds."""
        give_up_at = asyncio.get_running_loop().time() + within
        while not condition():
            assert asyncio.get_running_loop().time() < give_up_at, f"{what}\n{self.screen}"
            await self.pilot.pause(LOOK_EVERY)

    @property
    def strips(self) -> list[Strip]:
        """The lines of the screen as they go to the terminal, colours and all."""
        return self.app.screen._compositor.render_strips()

    @property
    def screen(self) -> str:
        """The screen as text."""
        return "".join(f"{strip.text.rstrip()}\n" for strip in self.strips)

    @property
    def workshop(self) -> Workshop:
        """The session that is open, with its log."""
        assert self.app.seat is not None, "no session is open"
        return self.app.seat.workshop

    @property
    def session(self) -> Session:
        """The session as the seat sees it."""
        return self.workshop.session

    @property
    def stage(self) -> str:
        """The name of the stage that is seen, or ``home``."""
        return self.app.current_mode

    @property
    def said(self) -> list[str]:
        """The messages that were shown, the latest last."""
        return [note.message for note in self.app._notifications]

    def find(self, selector: str, kind: type[QueryType]) -> QueryType:
        """Return the widget that *selector* means on the screen that is seen."""
        return self.app.screen.query_one(selector, kind)


@asynccontextmanager
async def seated(
    app: "App", clock: WallClock, size: tuple[int, int] = SMALL
) -> AsyncIterator[TakenSeat]:
    """Sit down at *app* while it runs in a terminal of that *size*."""
    async with app.run_test(size=size) as pilot:
        seat = TakenSeat(app, pilot, clock)
        await pilot.pause()
        await seat.settle()
        yield seat
