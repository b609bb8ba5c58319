"""Run all benchmarks, or those named: ``python -m tests.benchmarks [NAME …]``."""

import sys
from collections.abc import Callable

from .cold_start import cold_start
from .folding import folding
from .grouping import grouping
from .opening import opening
from .saving import saving
from .ticking import ticking

BENCHMARKS: tuple[Callable[[], None], ...] = (
    folding,
    opening,
    saving,
    ticking,
    cold_start,
    grouping,
)


def main(names: list[str]) -> None:
    """Run the benchmarks called *names*, all of them where none is named."""
    known = {benchmark.__name__: benchmark for benchmark in BENCHMARKS}
    for name in names or known:
        print(f"— {name}: {(known[name].__doc__ or '').splitlines()[0]}")
        known[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
