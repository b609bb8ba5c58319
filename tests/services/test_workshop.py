"""An open session: recording, taking back, several seats at once, and a disk that is full."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.domain.events import Body
from facilitator.domain.groups import Role
from facilitator.domain.notes import MARKS, LineAdded, LineKind
from facilitator.domain.participants import Person, Presence
from facilitator.domain.pitches import Pitch
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, followups, groups, notes, participants, pitches
from facilitator.services.checking import check
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.backup import backup
from facilitator.storage.database import Database
from facilitator.storage.errors import SaveFailed
from facilitator.storage.frames import COLUMNS
from facilitator.storage.register import save_person

from . import others
from .making import Wall, small_plan, surroundings_in


def lines(workshop: Workshop) -> list[str]:
    return [line.text.original for line in workshop.session.notes.lines.values()]


def write(workshop: Workshop, words: str) -> str:
    return notes.add_line(workshop, None, LineKind.IDEA, words)


def picture(workshop: Workshop) -> str:
    return f"{workshop.session}\n{workshop.series}\n{workshop.register}"


def as_in_the_file(workshop: Workshop) -> Workshop:
    """Return the same session as the file has it."""
    return open_workshop(workshop.database, workshop.surroundings, workshop.id)


def is_sound(workshop: Workshop) -> bool:
    return check(workshop.database, workshop.surroundings).is_sound


def test_a_session_that_is_not_there_is_refused(
    database: Database, surroundings: Surroundings
) -> None:
    with pytest.raises(Refused, match="no such session"):
        open_workshop(database, surroundings, "nothing")


def test_what_is_recorded_is_seen_here_and_in_the_file(workshop: Workshop, wall: Wall) -> None:
    wall.wait(3)
    write(workshop, "車に乗らない日")
    assert lines(workshop) == ["車に乗らない日"]
    assert workshop.saved_at == wall.at
    event = workshop.events[-1]
    assert (event.at, event.seat, event.stream) == (wall.at, "facilitator", workshop.id)
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    assert is_sound(workshop)


def test_what_is_refused_changes_nothing(workshop: Workshop) -> None:
    before, count = picture(workshop), len(workshop.events)
    with pytest.raises(Refused):
        clock.pause(workshop)
    assert picture(workshop) == before
    assert len(workshop.events) == count
    assert workshop.saved_at is None


def test_nothing_decided_is_nothing_recorded(workshop: Workshop) -> None:
    count = len(workshop.events)
    workshop.record(list[Body])
    assert len(workshop.events) == count


def test_several_events_of_one_verb_are_one_action(workshop: Workshop) -> None:
    pitches.add_pitch(workshop, Pitch(title=Text.of("空き家")))
    groups.make_group_for_each_pitch(workshop)
    participants.register(workshop, "新しい人", organisation="新しい団体")
    assert len({event.action for event in workshop.events[-5:]}) == 3
    workshop.undo()
    assert "新しい人" in [each.name for each in workshop.register.people.values()]
    assert len(workshop.session.participants.entries) == 6
    workshop.undo()
    assert len(workshop.session.groups.groups) == 2
    workshop.undo()
    assert len(workshop.session.pitches.pitches) == 2
    assert len(workshop.session.agenda.items) == 4


def test_undo_takes_back_and_redo_puts_back(workshop: Workshop) -> None:
    for words in ("一", "二", "三"):
        write(workshop, words)
    done = picture(workshop)
    taken = workshop.undo()
    assert isinstance(taken.body, LineAdded)
    assert lines(workshop) == ["一", "二"]
    workshop.undo()
    assert lines(workshop) == lines(as_in_the_file(workshop)) == ["一"]
    workshop.redo()
    workshop.redo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == done
    with pytest.raises(Refused, match="nothing to put back"):
        workshop.redo()
    assert is_sound(workshop)


def test_a_session_just_made_has_nothing_to_take_back(workshop: Workshop) -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        workshop.undo()
    workshop.seat = "secretariat"
    with pytest.raises(Refused, match="cannot be taken back"):
        workshop.undo()


def test_a_pitch_of_the_queue_is_scheduled_and_taken_back_in_both_streams(
    workshop: Workshop,
) -> None:
    pitch = pitches.offer_pitch(workshop, Pitch(title=Text.of("空き家")), by="新しい団体")
    before = picture(workshop)
    pitches.schedule_pitch(workshop, pitch, timedelta(minutes=5))
    scheduled = picture(workshop)
    assert workshop.series.queue[pitch].session == workshop.id
    assert list(workshop.session.pitches.pitches)[-1] == pitch
    assert [item.pitch for item in workshop.session.agenda.items.values()].count(pitch) == 1
    workshop.undo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == before
    workshop.redo()
    assert picture(workshop) == picture(as_in_the_file(workshop)) == scheduled
    assert is_sound(workshop)


def test_undo_is_refused_where_something_depends_on_it_and_says_what(workshop: Workshop) -> None:
    group = groups.make_group(workshop)
    before = picture(workshop)
    person = next(iter(workshop.session.participants.entries))
    workshop.seat = "note-taker 1"
    groups.move_to_group(workshop, person, group)
    workshop.seat = "facilitator"
    with pytest.raises(Refused, match="depends on it") as refused:
        workshop.undo()
    assert refused.value.values == {"kind": "groups.person_seated"}
    workshop.seat = "note-taker 1"
    workshop.undo()
    assert picture(workshop) == before


def test_a_seat_takes_back_only_what_was_done_at_it(workshop: Workshop) -> None:
    write(workshop, "一")
    workshop.seat = "note-taker 1"
    write(workshop, "二")
    workshop.seat = "facilitator"
    workshop.undo()
    assert lines(workshop) == ["二"]
    with pytest.raises(Refused, match="nothing to take back"):
        workshop.undo()


def test_what_somebody_else_took_back_is_not_taken_back_again(workshop: Workshop) -> None:
    write(workshop, "一")
    write(workshop, "二")
    workshop.seat = "secretariat"
    workshop.undo(lambda event: isinstance(event.body, LineAdded))
    workshop.seat = "facilitator"
    workshop.undo()
    assert lines(workshop) == []


def test_the_clock_is_taken_back_step_by_step_whatever_else_was_done(workshop: Workshop) -> None:
    clock.start_item(workshop)
    for _ in range(2):
        clock.go_on(workshop)
        write(workshop, "話")
    begun = list(workshop.session.agenda.items)
    for expected in (begun[1], begun[0], None):
        clock.undo(workshop)
        assert workshop.session.clock.current == expected
    with pytest.raises(Refused, match="nothing to take back"):
        clock.undo(workshop)
    assert lines(workshop) == ["話", "話"]


def test_an_event_of_the_series_is_taken_back_only_where_it_was_done(workshop: Workshop) -> None:
    followups.add_follow_up(workshop, Text.of("場所を見る"))
    later = as_in_the_file(workshop)
    with pytest.raises(Refused, match="nothing to take back"):
        later.undo()
    workshop.undo()
    assert not workshop.series.follow_ups


def seats(surroundings: Surroundings, count: int, session: str) -> list[Workshop]:
    """Return so many seats at a session, each with a connection of its own."""
    return [open_workshop(open_database(surroundings), surroundings, session) for _ in range(count)]


def test_two_seats_see_each_other_and_decide_on_the_newest_picture(workshop: Workshop) -> None:
    one, other = seats(workshop.surroundings, 2, workshop.id)
    assert not one.read_on()
    write(one, "一")
    assert lines(other) == []
    assert other.read_on()
    assert not other.read_on()
    line = next(iter(other.session.notes.lines))
    notes.edit_line(one, line, base="一", words="一と二")
    notes.edit_line(other, line, base="一", words="零と一")
    one.read_on()
    assert lines(one) == lines(other) == ["零と一と二"]
    one.undo()
    other.read_on()
    assert picture(one) == picture(other)
    assert is_sound(workshop)
    for seat in (one, other):
        seat.database.close()


def test_a_person_whom_another_seat_registered_is_known_here(workshop: Workshop) -> None:
    (other,) = seats(workshop.surroundings, 1, workshop.id)
    participants.register(other, "新しい人")
    assert workshop.read_on()
    assert workshop.register.person_named("新しい人") is not None
    save = Person(id="p", name="別の人")
    with other.database.writing():
        save_person(other.database, save)
    assert workshop.read_on()
    assert workshop.register.people["p"] == save
    other.database.close()


def test_two_seats_that_press_next_at_once_move_on_once(workshop: Workshop) -> None:
    one, other = seats(workshop.surroundings, 2, workshop.id)
    first, second, *_ = workshop.session.agenda.items
    for expected in (first, second):
        seen = one.session.clock.current
        clock.go_on(one, leaving=seen)
        clock.go_on(other, leaving=seen)
        one.read_on()
        assert one.session.clock.current == other.session.clock.current == expected
    assert not one.session.unheeded
    for seat in (one, other):
        seat.database.close()


def test_what_is_written_elsewhere_right_after_saving_is_not_missed(
    workshop: Workshop, wall: Wall
) -> None:
    (other,) = seats(surroundings_in(workshop.database.path.parent, Wall(), 10**6), 1, workshop.id)
    looks = iter(range(9))

    def when_the_clock_is_looked_at() -> None:
        if next(looks) == 1:  # the first look is for the event, the second after it was saved
            write(other, "その直後")

    wall.then = when_the_clock_is_looked_at
    write(workshop, "先")
    wall.then = lambda: None
    assert workshop.read_on()
    assert lines(workshop) == lines(other) == ["先", "その直後"]
    other.database.close()


def test_another_process_sees_what_is_written_here_and_is_seen(workshop: Workshop) -> None:
    write(workshop, "ここで")
    with others.other(others.take_notes, workshop.database.path.parent, workshop.id) as (_, pipe):
        assert others.heard(pipe) == ["ここで"]
        write(workshop, "続けて")
        pipe.send("あちらで")
        assert others.heard(pipe) == ["ここで", "続けて", "あちらで"]
    assert workshop.read_on()
    assert lines(workshop) == ["ここで", "続けて", "あちらで"]
    assert workshop.events[-1].seat == "note-taker 1"
    assert is_sound(workshop)


def test_what_a_merge_brings_from_earlier_is_folded_in_its_place(
    workshop: Workshop, wall: Wall, tmp_path: Path
) -> None:
    write(workshop, "まず")
    (tmp_path / "there").mkdir()
    elsewhere = surroundings_in(tmp_path / "there", Wall(), 10**6)
    backup(workshop.database, elsewhere.database)
    (there,) = seats(elsewhere, 1, workshop.id)
    write(there, "あちらで")
    wall.wait(5)
    write(workshop, "ここで")
    events = there.database.rows(
        f"SELECT {COLUMNS} FROM event WHERE node = ?", (there.database.node,)
    )
    with (other := open_database(workshop.surroundings)).writing():
        other.sql.execute("INSERT INTO node (id) VALUES (?)", (there.database.node,))
        for row in events:
            other.sql.execute(f"INSERT INTO event ({COLUMNS}) VALUES (NULL{', ?' * 12})", row[1:])
    assert workshop.read_on()
    assert lines(workshop) == lines(as_in_the_file(workshop)) == ["まず", "あちらで", "ここで"]
    for database in (other, there.database):
        database.close()


def fill(database: Database) -> None:
    """Leave no room for another page."""
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")


def test_where_nothing_can_be_saved_that_is_said_and_nothing_changes(
    workshop: Workshop, wall: Wall
) -> None:
    write(workshop, "保存された")
    saved_at, before, count = workshop.saved_at, picture(workshop), len(workshop.events)
    fill(workshop.database)
    for _ in range(2):
        wall.wait(1)
        with pytest.raises(SaveFailed, match="full"):
            write(workshop, "保存されない" * 3000)
        assert picture(workshop) == before
        assert len(workshop.events) == count
    assert workshop.failing_since is not None
    assert workshop.failing_since - timedelta(minutes=1) == workshop.saved_at == saved_at
    workshop.database.rows("PRAGMA max_page_count = 1000000")
    write(workshop, "また保存された" * 2000)
    assert workshop.failing_since is None
    assert workshop.saved_at == wall.at
    assert len(lines(workshop)) == 2
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_wherever_the_disk_becomes_full_nothing_half_saved_is_shown_or_stays(
    workshop: Workshop,
) -> None:
    write(workshop, "保存された")
    before, count = picture(workshop), len(workshop.events)
    pages, room = workshop.database.rows("PRAGMA page_count")[0][0], 0
    while len(workshop.events) == count:
        workshop.database.rows(f"PRAGMA max_page_count = {pages + room}")
        room += 1
        try:
            write(workshop, "長い" * 9000)
        except SaveFailed:
            assert picture(workshop) == before
            assert len(workshop.events) == count
    assert room > 10, "it failed at the event, at its passage, and at the words to search"
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_a_person_is_registered_with_the_event_or_not_at_all(workshop: Workshop) -> None:
    fill(workshop.database)
    with pytest.raises(SaveFailed):
        participants.register(workshop, "新" * 15_000, organisation="団体")
    workshop.database.rows("PRAGMA max_page_count = 1000000")
    assert workshop.register.organisation_named("団体") is None
    assert as_in_the_file(workshop).register == workshop.register
    with pytest.raises(Refused, match="registered already"):
        participants.register(workshop, "参加者1")
    participants.register(workshop, "新しい人", organisation="団体", presence=Presence.EXPECTED)
    assert workshop.register.organisation_named("団体") is not None


def test_a_whole_meeting_by_hand(workshop: Workshop, wall: Wall) -> None:
    for person in workshop.session.participants.entries:
        participants.mark_presence(workshop, person, Presence.PRESENT)
    groups.deal(workshop)
    first, second = workshop.session.groups.groups
    groups.give_role(workshop, first, Role.NOTE_TAKER, workshop.session.groups.members(first)[0])
    clock.start_meeting(workshop)
    for kind in LineKind:
        notes.add_line(workshop, second, kind, MARKS[kind].words)
        wall.wait(1)
    for _ in workshop.session.agenda.items:
        clock.go_on(workshop)
    agenda.write_account(workshop, next(iter(workshop.session.agenda.items)), Text.of("始まった。"))
    assert workshop.session.clock.ended_at == wall.at
    assert workshop.session.unheeded == ()
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_the_members_of_a_group_stand_in_the_same_order_wherever_it_is_open(
    database: Database, surroundings: Surroundings
) -> None:
    people = [{"name": name} for name in ("乙", "甲", "丁", "丙")]
    plan = small_plan(
        person=people,
        pitch=None,
        item=[{"kind": "breakout"}],
        group=[{"members": ["丙", "甲"], "note_taker": "丁"}],
    )
    workshop = open_workshop(database, surroundings, plan_session(database, surroundings, plan))
    (group,) = workshop.session.groups.groups
    names = [workshop.register.people[key].name for key in workshop.session.groups.members(group)]
    assert names == ["丁", "丙", "甲"]
