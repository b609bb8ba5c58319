"""How long something takes and how much memory, in a process that did nothing before."""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

_T = TypeVar("_T")


def in_own_process(part: Callable[[], None]) -> None:
    """Run *part* where nothing was done before: what a server forks has no peak to begin with."""
    sys.stdout.flush()
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        pool.submit(_flushed, part).result()


def _flushed(part: Callable[[], None]) -> None:
    part()
    sys.stdout.flush()


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return the milliseconds that *work* takes, and what comes of it."""
    begin = time.perf_counter()
    done = work()
    return (time.perf_counter() - begin) * 1000, done


def within(figures: Sequence[float], part: float) -> float:
    """Return the figure that a *part* of all is not above."""
    return sorted(figures)[min(len(figures) - 1, int(len(figures) * part))]


def print_row(what: str, figure: float, bare: float | None = None, more: str = "") -> None:
    """Print milliseconds, and how many times those of the reference they are."""
    beside = "" if bare is None else f"{figure / bare:8.1f} x"
    print(f"{what:<44}{figure:10.2f} ms{beside}{more}")
