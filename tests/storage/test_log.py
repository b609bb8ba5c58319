"""The log keeps what happened, in order, for good."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.events import KINDS, Body, Undone
from facilitator.domain.participants import ParticipantRegistered, Presence, PresenceMarked
from facilitator.storage.database import Database
from facilitator.storage.errors import NewerSchema, Unreadable
from facilitator.storage.log import Log
from facilitator.storage.sqlite import sqlite3

from .making import MEETING, NOON, counting_ids, opened, real_id, record, somebody

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
bodies = st.one_of(
    st.builds(
        ParticipantRegistered,
        person=words,
        organisation=st.none() | words,
        participant_kind=st.none() | words,
    ),
    st.builds(PresenceMarked, person=words, presence=st.sampled_from(Presence)),
    st.builds(Undone, target=words),
)
instants = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001
    max_value=datetime(2900, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, datetime.fromisoformat("2026-01-01T00:00+09:00").tzinfo]),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with opened(tmp_path_factory.mktemp("log") / "sessions.db") as database:
        yield database


@given(said=st.lists(st.tuples(words, bodies), max_size=4), at=instants, seat=words)
@settings(max_examples=60, deadline=None)
def test_what_is_read_is_what_was_appended(
    shared: Database, said: list[tuple[str, Body]], at: datetime, seat: str
) -> None:
    log = Log(shared)
    before = log.last_position()
    with shared.writing():
        appended = log.append(said, at=at, seat=seat, action="action", new_id=real_id)
    read = log.read_on(before)
    assert read == appended
    assert [(stored.event.stream, stored.event.body) for stored in read] == said
    assert all(stored.event.at == at and stored.event.seat == seat for stored in read)
    assert log.verify() == []


def test_order_goes_on_when_the_clock_of_the_laptop_runs_backwards(database: Database) -> None:
    instants = [NOON, NOON - timedelta(hours=1), NOON - timedelta(days=30_000), NOON]
    appended = [record(database, somebody(), at=at)[0] for at in instants]
    assert appended == sorted(appended, key=lambda stored: stored.order)
    assert len({stored.hlc for stored in appended}) == len(appended)
    assert [stored.event.at for stored in Log(database).read_on()] == instants


def test_the_clock_of_the_log_is_the_time_where_that_is_ahead(database: Database) -> None:
    (first,) = record(database, somebody(), at=NOON)
    (later,) = record(database, somebody(), at=NOON + timedelta(milliseconds=1))
    assert first.hlc == int(NOON.timestamp() * 1000) << 16
    assert later.hlc == first.hlc + (1 << 16)


def test_all_events_of_an_action_stand_in_the_order_they_were_given(database: Database) -> None:
    record(database, *(somebody(number) for number in range(5)), new_id=counting_ids())
    read = Log(database).read_on()
    assert [stored.event.body for stored in read] == [somebody(number) for number in range(5)]
    assert [stored.seq for stored in read] == [1, 2, 3, 4, 5]
    assert len({stored.event.action for stored in read}) == 1
    assert len({stored.event.id for stored in read}) == 5


def test_reading_on_gives_what_came_after_and_only_of_the_streams_asked_for(
    database: Database,
) -> None:
    log = Log(database)
    record(database, somebody(1), stream="monday")
    seen = log.last_position()
    record(database, somebody(2), stream="series:talks")
    record(database, somebody(3), stream="tuesday")
    assert [stored.event.body for stored in log.read_on(seen)] == [somebody(2), somebody(3)]
    assert [s.event.body for s in log.read_on(0, ["monday", "tuesday"])] == [
        somebody(1),
        somebody(3),
    ]
    assert [s.event.body for s in log.read_on(seen, {"monday", "tuesday"})] == [somebody(3)]
    assert log.read_on(0, []) == []
    assert log.read_on(log.last_position()) == []


def test_the_streams_are_listed_in_the_order_in_which_they_began(database: Database) -> None:
    later = NOON + timedelta(minutes=5)
    record(database, somebody(), stream="z")
    record(database, somebody(), stream="a", at=later)
    record(database, somebody(), stream="z", at=later)
    entries = Log(database).streams()
    assert [(entry.stream, entry.events) for entry in entries] == [("z", 2), ("a", 1)]
    assert (entries[0].first_at, entries[0].last_at) == (NOON, later)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET data = '{}'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "UPDATE OR REPLACE event SET seq = 1",
    ],
)
def test_the_file_itself_refuses_to_change_or_remove_an_event(database: Database, sql: str) -> None:
    appended = record(database, somebody(1), somebody(2))
    with pytest.raises(sqlite3.IntegrityError, match="never changes"), database.writing():
        database.sql.execute(sql)
    assert Log(database).read_on() == appended


def record_and_fail(database: Database) -> None:
    with database.writing():
        Log(database).append(
            [(MEETING, somebody())], at=NOON, seat="", action="", new_id=counting_ids()
        )
        raise KeyError


def test_of_a_block_that_fails_nothing_is_kept(database: Database) -> None:
    with pytest.raises(KeyError):
        record_and_fail(database)
    assert Log(database).read_on() == []
    assert record(database, somebody())[0].seq == 1


def test_a_block_within_a_block_is_part_of_it(database: Database) -> None:
    with pytest.raises(KeyError), database.writing():
        record_and_fail(database)
    assert Log(database).read_on() == []
    with database.writing():
        record(database, somebody(1))
        record(database, somebody(2))
    assert len(Log(database).read_on()) == 2


def test_appending_outside_of_writing_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(AssertionError, match="outside"):
        Log(database).append([], at=NOON, seat="", action="", new_id=counting_ids())


def test_an_instant_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises((TypeError, ValueError)):
        record(database, somebody(), at=NOON.replace(tzinfo=None))


def test_an_entry_of_an_unknown_kind_is_left_out_and_makes_the_file_read_only(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Applauded(Body, kind="test.applauded"):
        loudness: int

    known = record(database, somebody())
    record(database, Applauded(loudness=11))
    monkeypatch.delitem(KINDS, "test.applauded")
    with database.writing():
        assert Log(database).read_on() == known
        with pytest.raises(NewerSchema, match=r"test\.applauded"):
            Log(database).append([], at=NOON, seat="", action="", new_id=counting_ids())
    assert isinstance(database.read_only_reason, NewerSchema)
    with pytest.raises(NewerSchema), database.writing():
        pytest.fail("it may not be written")
    assert Log(database).last_position() == 2


def test_an_entry_that_does_not_fit_its_kind_makes_the_file_read_only(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Whispered(Body, kind="test.whispered"):
        loudness: int

    record(database, Whispered(loudness=1))
    monkeypatch.setitem(KINDS, "test.whispered", PresenceMarked)
    assert Log(database).read_on() == []
    assert isinstance(database.read_only_reason, Unreadable)
    assert [str(fault) for fault in Log(database).verify()] != []
