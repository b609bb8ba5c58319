"""One search for a plan: the best so far, what none can be below, and when it has to end."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.grouping.answer import Progress, plan_of
from facilitator.grouping.case import Arrangement, Case
from facilitator.grouping.cost import BREACH, cost_of, moves_of, worth
from facilitator.grouping.programme import Forms
from facilitator.grouping.watch import Watch

TELL_EVERY = 0.3
"""Seconds between two looks at what a run has found while it goes on."""


@dataclass(slots=True)
class Attempt:
    """A search. ``value`` is the cost of the best plan with moving and with rules broken."""

    forms: Forms
    rng: random.Random
    watch: Watch
    report: Callable[[Progress], None]
    began: float
    best: Arrangement = field(default_factory=list)
    value: float = math.inf
    bound: float = 0.0
    glanced: float = -math.inf

    @property
    def case(self) -> Case:
        """Return the problem in numbers."""
        return self.forms.case

    @property
    def is_valid(self) -> bool:
        """Whether the best plan keeps all rules."""
        return self.value < BREACH

    @property
    def is_proved(self) -> bool:
        """Whether nothing can be better than the best plan."""
        return self.is_valid and self.value <= self.bound

    def offer(self, arrangement: Arrangement) -> bool:
        """Take *arrangement* where it is better than the best so far."""
        value = worth(self.case, arrangement)
        if value >= self.value:
            return False
        self.best, self.value = [list(seats) for seats in arrangement], value
        self.tell()
        return True

    def glance(self, arrangement: Arrangement) -> None:
        """Take what a run that goes on has found, unless the last look was only just now."""
        now = self.watch.clock()
        if now - self.glanced >= TELL_EVERY:
            self.glanced = now
            self.offer(arrangement)

    def raise_bound(self, bound: float) -> None:
        """Note that no plan can cost less than *bound*."""
        if bound > self.bound and math.isfinite(bound):
            self.bound = bound
            self.tell()

    def tell(self) -> None:
        """Report how far the search is."""
        seconds = self.watch.clock() - self.began
        moves = moves_of(self.case, self.best) if self.is_valid else 0
        bound = max(0, math.ceil(self.bound) - moves)
        if not self.is_valid:
            self.report(Progress((), None, bound, seconds))
            return
        cost = cost_of(self.case, self.best).total
        self.report(Progress(plan_of(self.case, self.best), cost, min(bound, cost), seconds))
