"""A scripted meeting: after each step the clock says exactly what was to be expected.

Halfway a process that has the meeting open is killed while it writes.
"""

import itertools
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from ulid import ULID

from facilitator.services import clock
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from tests.cli.conftest import TWO_PM, Shell
from tests.services.others import heard, other


def extend_and_stop_while_writing(
    pipe: Connection, database: Path, session: str, now: datetime
) -> None:
    """Extend the running item; then press Next, and say so before that is saved."""
    numbers = itertools.count(10**9)
    surroundings = Surroundings(
        now=lambda: now,
        new_id=lambda: str(ULID.from_int(next(numbers))),
        database=database,
        exports=database.parent,
    )
    with open_database(surroundings, create=False) as file:
        workshop = open_workshop(file, surroundings, session)
        clock.extend_item(workshop, timedelta(minutes=2))
        with file.writing():
            clock.go_on(workshop)
            pipe.send(workshop.session.agenda.order.index(workshop.session.clock.current or ""))
            pipe.recv()  # until killed


def figures(shell: Shell) -> tuple[object, ...]:
    """Return what the clock says: state, number of the item, lengths in minutes, times of day."""
    said = shell.ok("status", "--json").json
    item = said["item"]["number"] if said["item"] else None
    lengths = [
        None if said[name] is None else said[name] / 60 for name in ("remaining_s", "behind_s")
    ]
    ends = [said[name].removeprefix("2021-11-22T") for name in ("planned_end", "projected_end")]
    assert all(end.endswith(":00.000+09:00") for end in ends)
    return said["state"], item, *lengths, *(end[:5] for end in ends)


def at(hour_and_minute: str) -> datetime:
    """Return an instant of the day of the meeting, in Kanazawa."""
    hours, minutes = map(int, hour_and_minute.split(":"))
    return TWO_PM + timedelta(hours=hours - 14, minutes=minutes)


BEFORE = (
    # when, what is pressed, state, item, left, behind, planned and projected end
    ("14:02", ("start",), ("running", 1, 10, 2, "14:45", "14:47")),
    ("14:12", ("extend", "3"), ("running", 1, 3, 5, "14:45", "14:50")),
    ("14:17", ("next",), ("running", 2, 30, 7, "14:45", "14:52")),
    ("14:21", ("began", "2"), ("running", 2, 28, 9, "14:45", "14:54")),
    ("14:21", ("pause",), ("paused", 2, 28, 9, "14:45", "14:54")),
    ("14:24", ("resume",), ("running", 2, 28, 12, "14:45", "14:57")),
    ("14:25", ("skip", "3"), ("running", 2, 27, 7, "14:45", "14:52")),
    ("14:26", ("undo",), ("running", 2, 26, 12, "14:45", "14:57")),
)
AFTER = (
    ("14:54", ("next",), ("running", 3, 5, 14, "14:45", "14:59")),
    ("14:55", ("next",), ("held", None, None, 10, "14:45", "14:55")),
    ("14:56", ("undo",), ("running", 3, 3, 14, "14:45", "14:59")),
    ("15:01", ("pause",), ("paused", 3, -2, 16, "14:45", "15:01")),
    ("15:03", ("end",), ("held", None, None, 18, "14:45", "15:03")),
)


def run(shell: Shell, steps: tuple[tuple[str, tuple[str, ...], tuple[object, ...]], ...]) -> None:
    for when, pressed, expected in steps:
        shell.now = at(when)
        shell.ok("clock", *pressed)
        assert figures(shell) == expected, pressed


def test_the_clock_says_what_is_expected_after_every_step_and_after_a_kill(
    shell: Shell, planned: str
) -> None:
    assert figures(shell) == ("planned", None, None, 0, "14:45", "14:45")
    run(shell, BEFORE)
    shell.now = at("14:30")
    life = extend_and_stop_while_writing, shell.database, planned, shell.now
    with other(*life) as (process, pipe):
        assert heard(pipe) == 2, "it has moved on, and not saved that yet"
        process.kill()
        process.join()
    extended = ("running", 2, 24, 14, "14:45", "14:59")
    assert figures(shell) == extended
    assert shell.elsewhere("status", "--json").json == shell.ok("status", "--json").json
    assert shell.ok("check", "--json").json["is_sound"]
    run(shell, AFTER)


def test_a_minute_later_every_figure_is_a_minute_on(shell: Shell, planned: str) -> None:
    run(shell, BEFORE[:3])
    shell.now = at("14:18")
    assert figures(shell) == ("running", 2, 29, 7, "14:45", "14:52")
    shell.now = at("14:48")
    assert figures(shell) == ("running", 2, -1, 8, "14:45", "14:53")
