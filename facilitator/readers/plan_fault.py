"""A mistake in a plan, told so that a person can go to the line and put it right."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.readers.plan_words import AT_KEY, AT_LINE, HINT, WHOLE, WORDINGS


@dataclass(frozen=True, slots=True)
class PlanFault:
    """One mistake. ``line`` counts from 1; it is None, and ``key`` empty, where neither applies.

    ``problem`` and ``expected`` are English sentences with ``{name}`` places for ``values``.
    """

    path: Path
    line: int | None
    key: str
    problem: str
    expected: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        """Return the whole fault as one sentence, each template put through *translate*."""
        values = dict(self.values)
        if "close" in values:
            values["hint"] = translate(HINT).format(close=values["close"])
        frame = "{path}" if self.line is None else AT_KEY if self.key else AT_LINE
        return translate(WHOLE).format(
            place=translate(frame).format(path=self.path, line=self.line, key=self.key),
            problem=translate(self.problem).format(**values),
            expected=translate(self.expected).format(**{"hint": "", **values}),
        )


class PlanFaulty(Exception):
    """The file cannot be taken as a plan; ``faults`` has everything that is wrong with it."""

    def __init__(self, faults: Iterable[PlanFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.in_words() for fault in self.faults))


def fault(
    path: Path, kind: str, /, *, line: int | None = None, key: str = "", **values: object
) -> PlanFault:
    """Make the fault of that *kind*, a name of ``WORDINGS``."""
    wording = WORDINGS[kind]
    return PlanFault(path, line, key, wording.problem, wording.expected, values)
