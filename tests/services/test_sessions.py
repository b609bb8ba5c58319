"""The sessions of one file: made from plans, listed, found, and searched."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes import Profile
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import clock, followups, groups, notes, summary
from facilitator.services.checking import check
from facilitator.services.minutes import minutes_stem
from facilitator.services.plans import plan_session, record_held
from facilitator.services.search import search
from facilitator.services.sessions import find_session, open_database, open_workshop, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.errors import OldSqlite

from .making import TWO, Wall, small_plan

AUTUMN = {"id": "talks-02", "date": "2026-11-07", "title": "第2回"}


def test_the_list_shows_what_each_session_has(workshop: Workshop, wall: Wall) -> None:
    (row,) = sessions(workshop.database)
    assert (row.id, row.series, row.slug, row.title) == (workshop.id, "talks", "talks-01", "第1回")
    assert (row.state, row.people, row.groups, row.lines) == ("planned", 6, 2, 0)
    assert (row.is_rehearsal, row.no_total, row.made_at) == (False, None, TWO)
    wall.wait(5)
    clock.start_item(workshop)
    notes.add_line(workshop, None, LineKind.IDEA, "案")
    groups.close_group(workshop, next(iter(workshop.session.groups.groups)))
    (row,) = sessions(workshop.database)
    assert (row.state, row.groups, row.lines, row.made_at) == ("running", 1, 1, TWO)
    clock.pause(workshop)
    assert sessions(workshop.database)[0].state == "paused"
    clock.end_meeting(workshop)
    assert sessions(workshop.database)[0].state == "held"
    workshop.undo()
    assert sessions(workshop.database)[0].state == "paused"


def test_the_latest_date_stands_first(database: Database, surroundings: Surroundings) -> None:
    for plan in (small_plan(), small_plan(session=AUTUMN), small_plan()):
        plan_session(database, surroundings, plan)
    rows = sessions(database)
    assert [row.slug for row in rows] == ["talks-02", "talks-01", "talks-01"]
    assert rows[1].id > rows[2].id


def test_what_is_said_is_found_and_what_is_gone_is_not(workshop: Workshop) -> None:
    line = notes.add_line(workshop, None, LineKind.IDEA, "ﾊﾞｽで通う BUS通勤")
    group = next(iter(workshop.session.groups.groups))
    summary.write_summary(workshop, group, base=(), points=["バス停を増やす"])
    followups.add_follow_up(workshop, Text.of("バス会社に聞く", "Ask the bus company"))

    def kinds(words: str) -> list[str]:
        return sorted(found.passage.kind for found in search(workshop.database, words))

    assert kinds("バス") == ["follow_up", "line", "pitch", "summary"]
    assert kinds("ｂｕｓ") == ["follow_up", "line"]
    assert kinds("で") == ["line", "pitch"]
    assert kinds("%") == kinds("_") == kinds("電車") == []
    notes.edit_line(workshop, line, base="バスで通う BUS通勤", words="電車で通う")
    assert kinds("電車") == ["line"]
    workshop.undo()
    assert kinds("電車") == []
    workshop.undo()
    assert kinds("バス") == ["line", "pitch", "summary"]
    notes.remove_line(workshop, line)
    assert kinds("bus") == []
    (found,) = search(workshop.database, "停を")
    assert found.session.id == workshop.id
    assert check(workshop.database, workshop.surroundings).is_sound


def test_what_two_seats_write_in_turn_is_found_once(
    workshop: Workshop, surroundings: Surroundings, database: Database
) -> None:
    with Database(database.path, new_id=surroundings.new_id) as another:
        other = open_workshop(another, surroundings, workshop.id)
        for number in range(3):
            for seat in (workshop, other):
                notes.add_line(seat, None, LineKind.IDEA, f"案{number}")
                first = next(iter(seat.session.notes.lines.values()))
                notes.edit_line(
                    seat, first.id, base=first.text.original, words=f"{first.text.original}と"
                )
        assert len(search(database, "案")) == 6
        assert check(database, surroundings).is_sound


def test_a_plan_made_into_a_session_again_is_a_copy_and_says_so(
    database: Database, surroundings: Surroundings
) -> None:
    made = [plan_session(database, surroundings, small_plan()) for _ in range(2)]
    copies = [open_workshop(database, surroundings, key).session.opened.copy_no for key in made]
    assert copies == [1, 2]
    workshop = open_workshop(database, surroundings, made[1])
    assert len(workshop.register.people) == 6
    assert len(workshop.register.organisations) == 1
    assert workshop.session.notes.lines == {}
    assert workshop.series.name == Text.of("対話の会", "Talks")
    described = [event for event in workshop.events if event.body.kind == "series.described"]
    assert len(described) == 1


def test_two_of_one_name_in_a_plan_are_two_people_even_where_one_is_known(
    database: Database, surroundings: Surroundings
) -> None:
    known = {"name": "山田", "organisation": "npo"}
    plan_session(
        database, surroundings, small_plan(person=[known], pitch=None, group=None, item=None)
    )
    both = [{"name": "山田", "id": "other"}, {**known, "id": "known"}]
    plan = small_plan(person=both, pitch=None, group=None, item=None)
    workshop = open_workshop(database, surroundings, plan_session(database, surroundings, plan))
    assert len(workshop.session.participants.entries) == 2


def test_a_meeting_that_was_held_is_entered_once(
    database: Database, surroundings: Surroundings
) -> None:
    planned = plan_session(database, surroundings, small_plan())
    held = record_held(database, surroundings, small_plan())
    session = open_workshop(database, surroundings, held).session
    assert session.state == "held"
    assert len(session.notes.lines) == 2
    assert not open_workshop(database, surroundings, planned).session.notes.lines
    with pytest.raises(Refused, match=f"entered already, as {held}"):
        record_held(database, surroundings, small_plan())
    record_held(database, surroundings, small_plan(session=AUTUMN))


def test_a_session_goes_by_its_id_date_slug_or_as_the_latest(
    database: Database, surroundings: Surroundings, wall: Wall
) -> None:
    with pytest.raises(Refused, match="no session yet"):
        find_session(database)
    first = plan_session(database, surroundings, small_plan())
    wall.wait(1)
    second = plan_session(database, surroundings, small_plan(session=AUTUMN))
    for name, session in (
        (first, first),
        (first.lower(), first),
        ("2026-10-03", first),
        ("talks-01", first),
        ("talks-02", second),
        (second, second),
        ("latest", second),
    ):
        assert find_session(database, name).id == session
    with pytest.raises(Refused, match="no session “talks-03”"):
        find_session(database, "talks-03")


def test_the_latest_is_the_one_that_runs(
    database: Database, surroundings: Surroundings, wall: Wall
) -> None:
    first = plan_session(database, surroundings, small_plan())
    wall.wait(1)
    second = plan_session(database, surroundings, small_plan(session=AUTUMN))
    workshop = open_workshop(database, surroundings, first)
    clock.start_item(workshop)
    assert find_session(database).id == first
    clock.end_meeting(workshop)
    assert find_session(database).id == second


def test_where_several_could_be_meant_all_are_named(
    database: Database, surroundings: Surroundings
) -> None:
    made = [plan_session(database, surroundings, small_plan()) for _ in range(2)]
    for name in ("talks-01", "2026-10-03", made[0][:10]):
        with pytest.raises(Refused, match="Give the beginning of one of these ids") as refused:
            find_session(database, name)
        assert all(session in str(refused.value) for session in made)


def test_a_plan_of_two_thousand_people_becomes_a_session(
    database: Database, surroundings: Surroundings
) -> None:
    crowd = [{"name": f"参加者{number}"} for number in range(2_000)]
    session = plan_session(database, surroundings, small_plan(person=crowd))
    workshop = open_workshop(database, surroundings, session)
    groups.deal(workshop)
    assert len(workshop.session.groups.seats) == 2_000
    assert sessions(database)[0].people == 2_000
    assert workshop.session.unheeded == ()


def file_names(database: Database, surroundings: Surroundings, *made: str) -> list[tuple[str, ...]]:
    """Return the names under which each of these sessions is exported."""
    seats = [open_workshop(database, surroundings, session) for session in made]
    return [tuple(minutes_stem(seat, profile) for profile in Profile) for seat in seats]


def test_no_two_sessions_of_a_file_are_exported_under_the_same_name(
    database: Database, surroundings: Surroundings
) -> None:
    planned = plan_session(database, surroundings, small_plan())
    held = record_held(database, surroundings, small_plan())
    renamed = {"id": "another", "date": "2026-10-03", "title": "同じ日"}
    other = record_held(database, surroundings, small_plan(session=renamed))
    again = plan_session(database, surroundings, small_plan())
    names = file_names(database, surroundings, planned, held, other, again)
    assert len({name for pair in names for name in pair}) == 8
    assert names[0][0] == "talks_2026-10-03_minutes"


def test_a_meeting_that_is_recorded_first_has_the_plain_name(
    database: Database, surroundings: Surroundings
) -> None:
    held = record_held(database, surroundings, small_plan())
    later = record_held(database, surroundings, small_plan(session=AUTUMN))
    assert [name for name, _ in file_names(database, surroundings, held, later)] == [
        "talks_2026-10-03_minutes",
        "talks_2026-11-07_minutes",
    ]


def test_an_old_sqlite_is_used_only_where_one_insists(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.storage.database.sqlite_version", lambda: "3.40.1")
    with pytest.raises(OldSqlite, match=r"--insist or FACILITATOR_INSIST=1"):
        open_database(surroundings)
    with open_database(replace(surroundings, insist=True)) as database:
        assert database.rows("PRAGMA journal_mode") == [("delete",)]


def test_the_words_that_a_file_of_an_older_version_calls_by_classes_are_found(
    workshop: Workshop, surroundings: Surroundings
) -> None:
    notes.add_line(workshop, None, LineKind.IDEA, "案")
    with workshop.database.writing():
        workshop.database.rows("UPDATE passage SET kind = 'NoteLine' WHERE kind = 'line'")
        workshop.database.rows("DELETE FROM _sqlite_migrations WHERE name LIKE 'm006%'")
    workshop.database.close()
    with open_database(surroundings) as database:
        assert [found.passage.kind for found in search(database, "案")] == ["line"]
        assert check(database, surroundings).is_sound


def test_the_latest_is_the_one_planned_for_today_before_the_one_made_last(
    database: Database, surroundings: Surroundings
) -> None:
    due = plan_session(database, surroundings, small_plan())
    later = plan_session(database, surroundings, small_plan(session=AUTUMN))
    day = next(row.date for row in sessions(database) if row.id == due)
    assert find_session(database, today=day).id == due
    assert find_session(database, today=day + timedelta(days=1)).id == later
