"""Somebody at the wall, and what the meeting does meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import ModuleType

from facilitator.domain.items import ItemKind
from facilitator.domain.text import Text
from facilitator.services import clock as the_clock
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

from .seat import LARGE, SMALL, TakenSeat, WallClock

HUGE = (200, 60)
SIZES = (SMALL, LARGE, HUGE)
DIGITS = set("█▀▄")


class AtTheWall(TakenSeat):
    """Somebody who looks at the wall, and may press its keys."""

    async def look(self) -> None:
        """Let the wall look at what was done, as it does several times a second."""
        self.app.look()  # type: ignore[attr-defined]
        await self.settle()

    async def wait(self, minutes: float = 0, *, seconds: float = 0) -> None:
        self.clock.wait(minutes, seconds=seconds)
        await self.look()

    @property
    def is_dark(self) -> bool:
        """Whether nothing of the meeting is seen."""
        lines = self.screen.splitlines()
        return not any(line.strip() for line in lines[:-1])

    @property
    def digits_height(self) -> int:
        return sum(bool(set(line) & DIGITS) for line in self.screen.splitlines())


@dataclass
class Wall:
    """The wall's program over its own connection, to be hung up in a terminal of some size."""

    module: ModuleType
    workshop: Workshop
    surroundings: Surroundings
    clock: WallClock

    @asynccontextmanager
    async def hung(self, size: tuple[int, int] = SMALL) -> AsyncIterator[AtTheWall]:
        app = self.module.ProjectorApp(self.workshop, self.surroundings)
        async with app.run_test(size=size) as pilot:
            wall = AtTheWall(app, pilot, self.clock)
            await pilot.pause()
            await wall.look()
            yield wall


def say(words: str) -> Text:
    return Text(original=words, language="ja")


def first(meeting: Workshop, kind: ItemKind) -> str:
    """Return the first item of a kind."""
    items = meeting.session.agenda.items.values()
    return next(item.id for item in items if item.kind is kind)


def begin(meeting: Workshop, kind: ItemKind) -> None:
    the_clock.start_item(meeting, first(meeting, kind))


def names(meeting: Workshop) -> set[str]:
    return {person.name for person in meeting.register.people.values()}
