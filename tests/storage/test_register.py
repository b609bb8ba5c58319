"""The register keeps people and organisations as they are now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.text import Text
from facilitator.storage.database import Database
from facilitator.storage.errors import Unreadable
from facilitator.storage.register import read_register, save_organisation, save_person
from facilitator.storage.sqlite import sqlite3

from .making import counting_ids, opened

lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Z"]), min_size=1, max_size=20)
texts = st.builds(
    Text,
    original=lines,
    language=st.sampled_from(["ja", "en"]),
    translation=st.none() | lines,
)


def test_a_new_file_has_an_empty_register(database: Database) -> None:
    assert read_register(database) == Register()


@given(
    organisation=st.builds(
        Organisation,
        id=st.just("o"),
        name=texts,
        short=st.none() | texts,
        kind=st.none() | st.just("city"),
    ),
    person=st.builds(
        Person,
        id=st.just("p"),
        name=lines,
        reading=st.none() | lines,
        organisation=st.none() | st.just("o"),
        kind=st.none() | st.just("citizen"),
        consent=st.booleans(),
    ),
)
@settings(max_examples=40, deadline=None)
def test_what_is_read_is_what_was_saved_last(
    tmp_path_factory: pytest.TempPathFactory, organisation: Organisation, person: Person
) -> None:
    with opened(tmp_path_factory.getbasetemp() / "register.db") as database:
        with database.writing():
            save_organisation(database, organisation)
            save_person(database, person)
        assert read_register(database) == Register(
            people={"p": person}, organisations={"o": organisation}
        )


def test_saving_again_takes_the_place_of_the_row(database: Database) -> None:
    with database.writing():
        save_person(database, Person(id="p", name="山田花子", reading="やまだはなこ", consent=True))
        save_person(database, Person(id="p", name="(forgotten)"))
    assert read_register(database).people == {"p": Person(id="p", name="(forgotten)")}
    assert database.rows("SELECT count(*) FROM person") == [(1,)]


def test_a_forgotten_name_is_no_longer_in_the_file(database: Database) -> None:
    with database.writing():
        save_person(database, Person(id="p", name="山田花子"))
    with database.writing():
        save_person(database, Person(id="p", name="(forgotten)"))
    database.close()
    assert "山田花子".encode() not in database.path.read_bytes()
    assert not database.path.with_name(database.path.name + "-wal").exists()


def test_a_person_of_an_organisation_that_is_not_there_is_a_fault_of_the_program(
    database: Database,
) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.writing():
        save_person(database, Person(id="p", name="山田", organisation="nowhere"))
    assert read_register(database) == Register()


def test_a_row_that_makes_no_sense_is_reported_as_damage(database: Database) -> None:
    with database.writing():
        save_organisation(database, Organisation(id="o", name=Text.of("会社")))
        database.sql.execute("UPDATE organisation SET name_language = 'xx'")
    with pytest.raises(Unreadable, match="damaged"):
        read_register(database)


def test_people_come_in_the_order_of_their_ids(database: Database) -> None:
    new_id = counting_ids()
    people = [Person(id=new_id(), name=name) for name in ("い", "ろ", "は")]
    with database.writing():
        for person in reversed(people):
            save_person(database, person)
    assert list(read_register(database).people.values()) == people
