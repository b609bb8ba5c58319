"""Run all benchmarks, or those named: ``python -m tests.benchmarks [NAME …]``."""

import sys
from collections.abc import Callable

from .browser_seats import browser_seats
from .cold_start import cold_start
from .first_byte import first_byte
from .folding import folding
from .grouping import grouping, grouping_quick
from .note_takers import note_takers
from .opening import opening
from .people import people
from .saving import saving
from .ticking import ticking
from .typing import typing

BENCHMARKS: tuple[Callable[[], None], ...] = (
    folding,
    opening,
    saving,
    ticking,
    cold_start,
    browser_seats,
    note_takers,
    typing,
    first_byte,
    people,
    grouping,
)
ON_REQUEST: tuple[Callable[[], None], ...] = (grouping_quick,)


def main(names: list[str]) -> None:
    """Run the benchmarks called *names*; where none is named, all but those on request."""
    known = {benchmark.__name__: benchmark for benchmark in (*BENCHMARKS, *ON_REQUEST)}
    for name in names or [benchmark.__name__ for benchmark in BENCHMARKS]:
        print(f"— {name}: {(known[name].__doc__ or '').splitlines()[0]}")
        known[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
