"""Several programs on one file: each sees the others, none is refused, a kill loses nothing."""

import random
import time
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facilitator.storage.database import LONGEST_WAIT, Database
from facilitator.storage.errors import SessionBusy
from facilitator.storage.log import Log

from . import seats
from .making import opened, record, somebody
from .seats import heard, seat


def test_two_open_files_see_each_others_events(database: Database) -> None:
    with opened(database.path) as other:
        before = other.data_version()
        assert other.data_version() == before
        appended = record(database, somebody(1))
        assert other.data_version() != before
        assert other.node == database.node
        assert Log(other).read_on() == appended
        appended += record(other, somebody(2))
        assert [stored.seq for stored in appended] == [1, 2]
        assert Log(database).read_on() == appended
        assert Log(database).verify() == []


def test_another_process_sees_what_is_written_here_and_is_seen(database: Database) -> None:
    record(database, somebody(1))
    with seat(seats.write_when_told, database.path) as (_, other):
        assert heard(other) == [somebody(1)]
        seen, version = Log(database).last_position(), database.data_version()
        other.send(2)
        assert heard(other) == [somebody(1), somebody(2)]
        assert database.data_version() != version
        assert [stored.event.body for stored in Log(database).read_on(seen)] == [somebody(2)]


def test_eight_processes_that_open_a_new_file_at_once_all_succeed(tmp_path: Path) -> None:
    paths = [tmp_path / f"sessions {number}.db" for number in range(4)]
    with ExitStack() as stack:
        others = [stack.enter_context(seat(seats.open_and_append_all, paths))[1] for _ in range(8)]
        for path in paths:
            assert [heard(other) for other in others] == ["ready"] * 8
            for other in others:
                other.send("go")
            answers = [heard(other) for other in others]
            with opened(path) as database:
                assert answers == [(database.node, [])] * 8
                assert sorted(stored.seq for stored in Log(database).read_on()) == list(range(1, 9))


def test_of_many_writers_none_is_refused_and_no_number_is_missing(tmp_path: Path) -> None:
    path, count = tmp_path / "sessions.db", 100
    opened(path).close()
    with ExitStack() as stack:
        others = [stack.enter_context(seat(seats.append_many, path, count))[1] for _ in range(5)]
        assert [heard(other) for other in others] == ["ready"] * 5
        for other in others:
            other.send("go")
        assert [heard(other) for other in others] == [0] * 5
    with opened(path) as database:
        read = Log(database).read_on()
        assert [stored.seq for stored in read] == list(range(1, 5 * count + 1))
        assert [stored.position for stored in read] == list(range(1, 5 * count + 1))
        assert Log(database).verify() == []


def test_a_killed_writer_loses_nothing_it_was_told_is_saved(tmp_path: Path) -> None:
    path, chance = tmp_path / "sessions.db", random.Random(20261003)
    saved: list[object] = []
    opened(path).close()
    for _ in range(6):
        with seat(seats.append_for_ever, path) as (writer, pipe):
            saved.append(heard(pipe))
            until = time.monotonic() + chance.uniform(0, 0.1)
            while time.monotonic() < until:
                saved.append(heard(pipe))
            writer.kill()
            saved.extend(rest_of(pipe))
        with opened(path) as database:
            read = Log(database).read_on()
            assert {stored.event.id for stored in read} >= set(saved)
            assert len(read) % 2 == 0, "half of an action is in the file"
            assert Log(database).verify() == []
    assert len(saved) > 6


def rest_of(pipe: Connection) -> list[object]:
    """Return what a killed process had still said."""
    said: list[object] = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, OSError):
        return said


def test_whoever_holds_the_turn_too_long_makes_the_others_busy(database: Database) -> None:
    lock = database.path.with_name(database.path.name + ".lock")
    with seat(seats.hold_lock, lock) as (holder, pipe):
        assert heard(pipe) == "held"
        began = time.monotonic()
        with pytest.raises(SessionBusy, match=database.path.name):
            record(database, somebody(1))
        assert LONGEST_WAIT <= time.monotonic() - began < LONGEST_WAIT + 1
        with pytest.raises(SessionBusy):
            record(database, somebody(1))
        assert time.monotonic() - began < LONGEST_WAIT + 1, "it need not wait as long again"
        assert Log(database).read_on() == []
        holder.kill()
        holder.join()
        assert record(database, somebody(2))[0].seq == 1


def test_a_program_outside_of_the_queue_makes_them_busy_no_longer(database: Database) -> None:
    with seat(seats.hold_transaction, database.path) as (holder, pipe):
        assert heard(pipe) == "held"
        began = time.monotonic()
        with pytest.raises(SessionBusy):
            record(database, somebody(1))
        assert LONGEST_WAIT - 0.1 <= time.monotonic() - began < LONGEST_WAIT + 1
        assert Log(database).read_on() == []
        holder.kill()
        holder.join()
        assert record(database, somebody(2))[0].seq == 1


def test_beside_a_program_that_writes_without_rest_and_in_no_queue_nothing_is_refused(
    database: Database,
) -> None:
    with seat(seats.write_without_rest, database.path) as (_, pipe):
        assert heard(pipe) == "writing"
        for number in range(1, 41):
            assert record(database, somebody(number))[0].seq == number


def test_a_file_can_be_opened_and_read_while_somebody_holds_the_turn(database: Database) -> None:
    appended = record(database, somebody(1))
    with seat(seats.hold_transaction, database.path) as (_, pipe):
        assert heard(pipe) == "held"
        with opened(database.path) as reader:
            assert Log(reader).read_on() == appended
