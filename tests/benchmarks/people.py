"""A thousand people: taken in, looked for, seated, and the keys meanwhile."""

import csv
import io
import sqlite3
from functools import partial
from pathlib import Path

from facilitator.domain.directory import Directory
from facilitator.readers.people_columns import guess
from facilitator.readers.people_table import open_table
from facilitator.services.people_list import look_at
from facilitator.services.people_taking import take_in

from .crowd import PEOPLE, TYPED, as_csv, as_xlsx, empty_meeting, full_meeting, people_listed
from .grouping_rows import machine
from .people_keys import keys_at_the_desk, keys_at_the_groups
from .people_seated import seated
from .timing import in_own_process, peak, print_row, timed, within

ROUNDS = 20


def people() -> None:
    """1,000 people taken in, looked for, seated: times, memory; the keys while the engine works."""
    print(machine())
    listed = people_listed()
    for name, content in (("csv in CP932", as_csv(listed)), ("xlsx", as_xlsx(listed))):
        in_own_process(partial(taken_in, name, content))
    print("to reach: in all ≤ 2,000 ms")
    for part in (looked_for, seated, keys_at_the_desk, keys_at_the_groups):
        in_own_process(part)
    print(machine())


def taken_in(name: str, content: bytes) -> None:
    """Read, look at and take in a list; the reference is what Python needs for bare rows."""
    with empty_meeting() as workshop:
        plain = as_csv(people_listed())
        bare, _ = timed(partial(_insert_bare, workshop.database.path.parent / "bare.db", plain))
        before = peak()
        reading, table = timed(partial(open_table, content))
        looking, seen = timed(partial(look_at, workshop, table, guess(table.headings)))
        taking, count = timed(partial(take_in, workshop, seen))
        memory = f"   memory + {peak() - before:.0f} MB to {peak():.0f} MB"
        again, _ = timed(partial(take_in, workshop, seen))
        assert count == PEOPLE
    print_row("the csv module and bare rows in SQLite", bare)
    print_row(f"1,000 people in {name}: read", reading, bare)
    print_row("    looked at", looking, bare)
    print_row("    taken in", taking, bare)
    print_row("    in all", reading + looking + taking, bare, memory)
    print_row("    the same list once more", again, bare)


def _insert_bare(path: Path, content: bytes) -> None:
    """Put the rows into a table as they are, in one transaction."""
    headings, *rows = csv.reader(io.StringIO(content.decode("cp932")))
    database = sqlite3.connect(path)
    with database:
        columns = ", ".join(f"c{number}" for number in range(len(headings)))
        marks = ", ".join("?" * len(headings))
        database.execute(f"CREATE TABLE people ({columns})")
        database.executemany(f"INSERT INTO people VALUES ({marks})", rows)
    database.close()


def looked_for() -> None:
    """Look for people at every key; the reference is a scan of their names."""
    with full_meeting() as workshop:
        session, register = workshop.session, workshop.register
    making, directory = timed(lambda: Directory(session.participants, register))
    names = [person.name for person in register.people.values()]
    words = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)] * ROUNDS
    found = [timed(partial(directory.find, word))[0] for word in words]
    scanned = [timed(partial(_scan, names, word))[0] for word in words]
    bare = within(scanned, 0.5)
    print_row("a scan of 1,000 names, median", bare)
    print_row("everybody made ready to be found", making, bare)
    print_row("found at a key, median", within(found, 0.5), bare)
    print_row("    95 of 100 within", within(found, 0.95), bare)
    print("to reach: 95 of 100 within 10 ms")


def _scan(names: list[str], word: str) -> list[str]:
    return [name for name in names if word in name]
