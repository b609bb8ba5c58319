"""When a search has to end: its time is up, or somebody said so."""

import math
from collections.abc import Callable
from dataclasses import dataclass


def never() -> bool:
    """Never stop."""
    return False


def _still() -> float:
    return 0.0


class Stopped(Exception):  # it is what happened, and no error
    """The search was told to stop, or its time was up."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The clock of a search, in seconds; by default it stands still and never ends."""

    clock: Callable[[], float] = _still
    until: float = math.inf
    stop: Callable[[], bool] = never

    def is_over(self) -> bool:
        """Whether the search has to end."""
        return self.stop() or self.clock() >= self.until

    @property
    def left(self) -> float:
        """Return the seconds that are left."""
        return self.until - self.clock()

    def within(self, seconds: float) -> "Watch":
        """Return a watch that ends after *seconds* too."""
        return Watch(self.clock, min(self.until, self.clock() + seconds), self.stop)
