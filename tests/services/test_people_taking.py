"""Lists of people, looked at and taken in: all of a list or nothing, and nobody twice."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.register import Need
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_table import open_table
from facilitator.services import participants
from facilitator.services.people_list import PeopleList, columns_of, look_at
from facilitator.services.people_taking import take_in
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import SaveFailed

from .making import Wall, surroundings_in
from .others import heard, other
from .picture import as_in_the_file, is_sound, picture

SAMPLES = Path(__file__).parents[1] / "readers" / "people"
SAME = (
    "participants_cp932.csv",
    "participants_utf8bom.csv",
    "participants_gform_utf8.csv",
    "participants_excel_unicode.txt",
)
"""The same people, in the ways in which such lists come."""


def looked(workshop: Workshop, content: str | bytes) -> PeopleList:
    """Look at a list."""
    table = open_table(content.encode() if isinstance(content, str) else content)
    return look_at(workshop, table, columns_of(workshop, table, guess(table.headings)))


def taken(workshop: Workshop, content: str | bytes, *, each: bool = False) -> int:
    return take_in(workshop, looked(workshop, content), each=each)


def who(workshop: Workshop) -> list[tuple[object, ...]]:
    """Return what is known of everybody on the meeting's list, but their ids."""
    session, register = workshop.session, workshop.register
    return [
        (
            *(person.name, person.reading, person.email, person.phone, person.needs, person.remark),
            register.name_of(entry.organisation or ""),
            *(entry.participant_kind, entry.is_online),
            *(session.wishes.of(key), session.seating.offers.get(key)),
        )
        for key, entry in session.participants.entries.items()
        for person in (register.people[key],)
    ]


def test_the_same_list_gives_the_same_people_however_it_is_written(workshop: Workshop) -> None:
    taken(workshop, (SAMPLES / SAME[0]).read_bytes())
    first, count = who(workshop), len(workshop.events)
    assert len(first) == 6 + 5
    assert [row[0] for row in first[6:9]] == ["架空　太郎", "髙橋 花子", "山﨑　次郎"]
    for name in SAME[1:]:
        assert taken(workshop, (SAMPLES / name).read_bytes()) == 5
        assert who(workshop) == first
    assert len(workshop.events) == count, "a list that comes again says nothing new"


def test_what_a_list_says_of_a_person_is_understood(workshop: Workshop) -> None:
    content = (
        "氏名,所属,区分,第1希望,第2希望,役割,参加方法,備考,電話,メール\n"
        "山田花子,HOLA,NPO,バスで通う,2,記録係・発表,オンライン,車いすで参加,076-000-0001,a@b.jp\n"
        "鈴木一郎,個人,,,,,,,,\n"
    )
    assert taken(workshop, content) == 2
    hanako, ichiro = list(workshop.session.participants.entries.values())[-2:]
    session = workshop.session
    bus, sport = session.pitches.pitches
    assert session.wishes.of(hanako.person) == (bus, sport)
    assert session.seating.offers[hanako.person] == {Role.NOTE_TAKER, Role.REPORTER}
    assert (hanako.is_online, hanako.participant_kind) == (True, "civic_group")
    person = workshop.register.people[hanako.person]
    assert (person.needs, person.phone) == ((Need.ACCESS,), "076-000-0001")
    assert (ichiro.organisation, ichiro.participant_kind) == (None, "citizen")


def test_words_that_mean_nothing_here_are_told(workshop: Workshop) -> None:
    seen = looked(workshop, "氏名,区分,第1希望\n甲,宇宙人,月\n乙,宇宙人,特になし\n,市民,\n")
    assert dict(seen.strange_kinds) == {"宇宙人": 2}
    assert dict(seen.strange_wishes) == {"月": 1}
    assert [bad.row for bad in seen.bad] == [4]
    assert take_in(workshop, seen) == 2, "the others can still be taken"


def test_rows_that_say_somebody_again_are_left_out_or_taken_as_others(workshop: Workshop) -> None:
    content = "氏名,所属\n田中,HOLA\n田中,ＨＯＬＡ\n田中,大学\n"
    assert taken(workshop, content) == 2
    assert taken(workshop, content, each=True) == 3
    assert len(workshop.register.people_named("田中")) == 3
    count = len(workshop.events)
    for each in (True, False):
        taken(workshop, content, each=each)
    assert len(workshop.register.people_named("田中")) == 3
    assert len(workshop.events) == count


def test_a_list_that_comes_again_leaves_what_was_said_at_the_desk(workshop: Workshop) -> None:
    content = "氏名,所属,区分\n山田,HOLA,NPO\n田中,HOLA,\n"
    taken(workshop, content)
    yamada, tanaka = list(workshop.session.participants.entries)[-2:]
    participants.mark_presence(workshop, tanaka, Presence.PRESENT)
    person = workshop.register.people[tanaka]
    assert person.kind == "civic_group", "the kind of the organisation, where nobody says"
    participants.change_person(workshop, tanaka, {"kind": "business"}, is_online=True)
    taken(workshop, content)
    entry = workshop.session.participants.entries[tanaka]
    assert (entry.participant_kind, entry.is_online) == ("business", True)
    assert entry.presence is Presence.PRESENT
    assert not workshop.session.participants.entries[yamada].is_online


def test_how_the_columns_were_understood_holds_for_the_next_list(workshop: Workshop) -> None:
    table = open_table("氏名,所属,はなし\n甲,HOLA,バスで通う\n".encode())
    assert guess(table.headings)[2] is None
    chosen = (*guess(table.headings)[:2], Column.WISH_1)
    take_in(workshop, look_at(workshop, table, chosen))
    again = open_table("氏 名,所属,ハナシ\n乙,HOLA,2\n".encode())
    assert columns_of(workshop, again, guess(again.headings))[2] is None, "another heading"
    again = open_table("氏　名,所属,はなし\n乙,HOLA,2\n".encode("cp932"))
    assert columns_of(workshop, again, guess(again.headings)) == chosen


CROWD = "氏名,所属,備考\n" + "".join(f"新人{n},新団体{n},{'長い' * 300}\n" for n in range(40))


def test_wherever_the_disk_becomes_full_nobody_of_a_list_is_registered(workshop: Workshop) -> None:
    before, known, count = picture(workshop), workshop.register, len(workshop.events)
    pages = workshop.database.rows("PRAGMA page_count")[0][0]
    room = failures = 0
    while len(workshop.events) == count:
        workshop.database.rows(f"PRAGMA max_page_count = {pages + room}")
        room += 4
        try:
            taken(workshop, CROWD)
        except SaveFailed:
            failures += 1
            assert picture(workshop) == before
            assert as_in_the_file(workshop).register == workshop.register == known
    assert failures > 5, "it failed at people, at organisations and at events"
    assert len(workshop.session.participants.entries) == 6 + 40
    assert is_sound(workshop)


def import_and_stop(pipe: Connection, folder: Path, session: str) -> None:
    """Take in a list, and wait before it is saved until killed."""
    surroundings = surroundings_in(folder, Wall(), first_id=10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session)
        with database.writing():
            taken(workshop, CROWD)
            pipe.send(len(workshop.session.participants.entries))
            pipe.recv()


def test_who_is_killed_while_taking_in_a_list_registers_nobody(
    workshop: Workshop, tmp_path: Path
) -> None:
    known = workshop.register
    with other(import_and_stop, tmp_path, workshop.id) as (process, pipe):
        assert heard(pipe) == 6 + 40
        process.kill()
        process.join()
    workshop.read_on()
    assert len(workshop.session.participants.entries) == 6
    assert as_in_the_file(workshop).register == known
    assert taken(workshop, CROWD) == 40


def import_when_told(pipe: Connection, folder: Path, session: str) -> None:
    """Look at a list; take it in as soon as somebody says so."""
    surroundings = surroundings_in(folder, Wall(), first_id=10**9)
    with open_database(surroundings, create=False) as database:
        workshop = open_workshop(database, surroundings, session)
        people = looked(workshop, CROWD)
        pipe.send("looked")
        pipe.recv()
        pipe.send(take_in(workshop, people))


def test_two_who_take_in_the_same_list_at_once_register_everybody_once(
    workshop: Workshop, tmp_path: Path
) -> None:
    people = looked(workshop, CROWD)
    with other(import_when_told, tmp_path, workshop.id) as (_process, pipe):
        assert heard(pipe) == "looked"
        pipe.send("now")
        take_in(workshop, people)
        assert heard(pipe) == 40
    workshop.read_on()
    assert len(workshop.session.participants.entries) == 6 + 40
    assert len(as_in_the_file(workshop).register.people) == 6 + 40


@pytest.mark.parametrize("name", ["hankaku_cp932.csv", "short_cp932.csv", "participants.xlsx"])
def test_short_lists_and_excel_come_in_too(workshop: Workshop, name: str) -> None:
    seen = looked(workshop, (SAMPLES / name).read_bytes())
    assert seen.bad == ()
    assert take_in(workshop, seen) == len(seen.entries) > 0
