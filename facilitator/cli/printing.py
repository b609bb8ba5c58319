"""What the commands print: lines, tables, JSON, and how far long work has come.

Words that a person typed are shown as they are: never as markup, never as a command to a terminal.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text as Shown

from facilitator.domain.text import Text, clean
from facilitator.locale import language

_GAP = 2


def print_line(words: str) -> None:
    """Print *words* and a newline to stdout."""
    click.echo(clean(words))


def print_json(document: object) -> None:
    """Print *document* as the one JSON document of a command."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print *rows* under *headings*, aligned by the cells that each text takes on a terminal.

    On a terminal the last column wraps where it is too narrow; elsewhere a row is a line.
    """
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="")
    for heading in headings[:-1]:
        table.add_column(heading, no_wrap=True)
    table.add_column(headings[-1], overflow="fold")
    for row in rows:
        table.add_row(*(Shown(clean(cell).replace("\n", " ")) for cell in row))
    is_terminal = sys.stdout.isatty()
    console = Console(
        file=sys.stdout, width=None if is_terminal else _widest(table), color_system=None
    )
    with console.capture() as printed:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def _widest(table: Table) -> int:
    """Return a width in which no row has to wrap."""
    return sum(
        max(map(cell_len, [str(column.header), *map(str, column.cells)])) + _GAP
        for column in table.columns
    )


@contextmanager
def progress_on_terminal(words: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows steps done of all steps, on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _steps: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, steps: bar.update(task, completed=done, total=steps)


@contextmanager
def plan_on_terminal(words: str) -> Iterator[Callable[[str, float], None]]:
    """Give a function that shows what was found, and the share of the time, where stderr can."""
    if not sys.stderr.isatty():
        yield lambda _found, _share: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[found]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=1.0, found="")
        yield lambda found, share: bar.update(task, completed=share, found=found)


def words_of(text: Text | None) -> str:
    """Return *text* in the language of the program, nothing where there is none."""
    return text.in_language(language()) if text else ""


def text_json(text: Text | None) -> dict[str, str] | None:
    """Return *text* by language: ``{"ja": …, "en": …}``, with the languages that there are."""
    if text is None:
        return None
    other = "en" if text.language == "ja" else "ja"
    found = {text.language: text.original, other: text.translation}
    return {name: words for name, words in found.items() if words is not None}


def instant_json(at: datetime | None, zone: ZoneInfo) -> str | None:
    """Return an instant in ISO 8601 with the offset of *zone*, to the millisecond."""
    return at.astimezone(zone).isoformat(timespec="milliseconds") if at else None


def wall_time(zone: ZoneInfo, at: datetime | None) -> str:
    """Return an instant as a clock on the wall of *zone* shows it; nothing for None."""
    return f"{at.astimezone(zone):%H:%M}" if at else ""


def seconds_json(length: timedelta | None) -> float | None:
    """Return a length in seconds, to the millisecond; a whole number where it is one."""
    if length is None:
        return None
    seconds = round(length.total_seconds(), 3)
    return int(seconds) if seconds == int(seconds) else seconds


def stopwatch(length: timedelta) -> str:
    """Return a length as a clock counts it: 12:40, 1:05:00; the sign is left out."""
    seconds = abs(round(length.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02d}" if hours else f"{rest // 60}"
    return f"{hours}:{minutes}:{rest % 60:02d}" if hours else f"{minutes}:{rest % 60:02d}"
