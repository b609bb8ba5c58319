"""The rows of the table: what was measured, the goal, and whether it is reached, in words."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass

WORDS = {True: "yes", False: "no", None: "not judged"}


@dataclass(frozen=True)
class Row:
    """One goal; ``is_reached`` is None where what was measured cannot tell."""

    name: str
    figure: str
    goal: str
    is_reached: bool | None


def print_rows(rows: list[Row]) -> None:
    """Print the table; a row without a name is about the same as the one before."""
    print(_line("", "measured", "to reach", "reached"))
    for row in rows:
        print(_line(row.name, row.figure, row.goal, WORDS[row.is_reached]))


def _line(name: str, figure: str, goal: str, reached: str) -> str:
    return f"{name:29} {figure:64} {goal:31} {reached}"


def machine() -> str:
    """Return on what was measured, and how busy it is with other work."""
    count, version = os.cpu_count() or 1, platform.python_version()
    load = os.getloadavg() if hasattr(os, "getloadavg") else (0.0, 0.0, 0.0)
    told = f"{count} processors, Python {version}, load average {listed(load, '.1f')}"
    is_loaded = load[0] > count + 1
    return told + ("; a loaded machine: times are longer than alone" if is_loaded else "")


def listed(values: Sequence[float], form: str = ".2f") -> str:
    """Return *values* in a row, “none” for one that is infinite."""
    return ", ".join("none" if each == float("inf") else f"{each:{form}}" for each in values)
