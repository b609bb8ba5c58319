"""Several seats at one session: each decides on the newest picture and misses nothing."""

from pathlib import Path

from facilitator.domain.register import Person
from facilitator.services import clock, notes, participants
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.backup import backup
from facilitator.storage.frames import COLUMNS
from facilitator.storage.register import save_person

from . import others
from .making import Wall, surroundings_in
from .picture import as_in_the_file, is_sound, lines, picture, write


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


def test_two_seats_that_begin_the_meeting_at_once_begin_it_once(workshop: Workshop) -> None:
    (other,) = seats(workshop.surroundings, 1, workshop.id)
    clock.go_on(workshop, leaving=None)
    other.read_on()
    clock.go_on(other, leaving=None)
    assert other.session.clock.current == next(iter(workshop.session.agenda.items))
    clock.go_on(other)
    assert other.session.clock.current != next(iter(workshop.session.agenda.items))
    other.database.close()


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
