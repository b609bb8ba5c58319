"""A list that comes again: what was typed at the desk stays, and nobody is registered twice."""

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.register import Need, Person
from facilitator.locale.list_words import change_words
from facilitator.readers.people_columns import Column, guess
from facilitator.readers.people_table import open_table
from facilitator.services import participants
from facilitator.services.people_list import PeopleList, columns_of, look_at
from facilitator.services.people_taking import take_in
from facilitator.services.workshop import Workshop
from facilitator.storage.list_shapes import remember_columns


def looked(workshop: Workshop, content: str, *, replaces: bool = False) -> PeopleList:
    table = open_table(content.encode())
    columns = columns_of(workshop, table, guess(table.headings))
    return look_at(workshop, table, columns, replaces=replaces)


def taken(workshop: Workshop, content: str, *, replaces: bool = False) -> int:
    return take_in(workshop, looked(workshop, content, replaces=replaces))


def told(people: PeopleList) -> list[str]:
    return list(map(change_words, people.changes))


def called(workshop: Workshop, name: str) -> Person:
    """Return the one person in the register with that name."""
    (person,) = workshop.register.people_named(name)
    return person


def change(workshop: Workshop, name: str, **said: object) -> None:
    """Put somebody right at the desk."""
    participants.change_person(workshop, called(workshop, name).id, said)


def test_needs_and_remarks_only_grow(workshop: Workshop) -> None:
    taken(workshop, "氏名,所属,備考\n山田,HOLA,車いす\n")
    change(workshop, "山田", needs=(Need.ACCESS, Need.CHILDCARE), remark="車いす")
    again = "氏名,所属,備考\n山田,HOLA,手話通訳\n"
    for _ in range(2):
        taken(workshop, again)
        person = called(workshop, "山田")
        assert person.needs == (Need.ACCESS, Need.CHILDCARE, Need.INTERPRETER)
        assert person.remark == "車いす ／ 手話通訳"
    assert looked(workshop, again).changes == ()


def test_wishes_and_roles_given_since_stay_and_are_told(workshop: Workshop) -> None:
    content = "氏名,所属,第1希望,役割\n山田,HOLA,地域スポーツ,記録係\n"
    taken(workshop, content)
    who = called(workshop, "山田").id
    bus, sport = workshop.session.pitches.pitches
    participants.give_wishes(workshop, who, [bus])
    participants.change_person(workshop, called(workshop, "山田").id, {}, roles=[Role.REPORTER])
    assert told(looked(workshop, content)) == [
        "山田  Wishes: バスで通う stays (list: 地域スポーツ)",
        "山田  Roles: Reporter stays (list: Note-taker)",
    ]
    count = len(workshop.events)
    taken(workshop, content)
    assert len(workshop.events) == count
    assert workshop.session.wishes.of(who) == (bus,)
    assert told(looked(workshop, content, replaces=True))[0] == (
        "山田  Wishes: バスで通う → 地域スポーツ"
    )
    taken(workshop, content, replaces=True)
    assert workshop.session.wishes.of(who) == (sport,)
    assert workshop.session.seating.offers[who] == {Role.NOTE_TAKER}


def test_who_took_their_wish_back_does_not_get_it_again(workshop: Workshop) -> None:
    content = "氏名,第1希望\n山田,地域スポーツ\n"
    taken(workshop, content)
    who = called(workshop, "山田").id
    participants.give_wishes(workshop, who, [])
    assert told(looked(workshop, content)) == ["山田  Wishes: － stays (list: 地域スポーツ)"]
    taken(workshop, content)
    assert workshop.session.wishes.of(who) == ()


def test_what_is_not_known_yet_is_added_and_told_without_private_words(workshop: Workshop) -> None:
    taken(workshop, "氏名,所属\n山田,HOLA\n")
    change(workshop, "山田", email="desk@example.jp")
    content = (
        "氏名,所属,区分,第1希望,参加方法,メール,電話\n"
        "山田,HOLA,企業,2,オンライン,list@example.jp,0761\n"
    )
    assert told(looked(workshop, content)) == [
        "山田  Kind of participant: － → businesses",
        "山田  Wishes: － → 地域スポーツ",
        "山田  Way of taking part: present → online",
        "山田  E-mail: stays (the list says something else)",
        "山田  Telephone: taken from the list",
    ]
    taken(workshop, content)
    person = called(workshop, "山田")
    assert (person.kind, person.email, person.phone) == ("business", "desk@example.jp", "0761")
    assert workshop.session.participants.entries[person.id].is_online


def test_the_kind_and_the_way_said_at_the_desk_stay(workshop: Workshop) -> None:
    content = "氏名,所属,区分,参加方法\n山田,HOLA,企業,オンライン\n"
    taken(workshop, content)
    change(workshop, "山田", kind="citizen")
    participants.change_person(workshop, called(workshop, "山田").id, {}, is_online=False)
    taken(workshop, content)
    person = called(workshop, "山田")
    entry = workshop.session.participants.entries[person.id]
    assert (person.kind, entry.participant_kind, entry.is_online) == ("citizen", "citizen", False)


def test_a_list_without_organisations_means_those_who_are_registered(workshop: Workshop) -> None:
    taken(workshop, "氏名,所属\n山田,HOLA\n")
    count = len(workshop.session.participants.entries)
    for content in ("氏名,メール\n山田,a@b.jp\n", "氏名,所属,メール\n山田,,a@b.jp\n"):
        seen = looked(workshop, content)
        assert [entry.is_registered for entry in seen.entries] == [True]
        take_in(workshop, seen)
        assert len(workshop.session.participants.entries) == count
        assert called(workshop, "山田").email == "a@b.jp"


def test_of_several_of_a_name_none_is_guessed(workshop: Workshop) -> None:
    taken(workshop, "氏名,所属\n山田,HOLA\n山田,大学\n")
    seen = looked(workshop, "氏名\n山田\n")
    assert [entry.person for entry in seen.entries] == [None]


@pytest.mark.parametrize(
    "content",
    [
        "氏名,所属\n甲,個人\n甲,\n",
        "氏名,所属\n甲,一般社団法人まち\n甲,一般社団法人 まち\n",
    ],
)
def test_doubles_are_found_by_what_the_organisation_means(workshop: Workshop, content: str) -> None:
    assert looked(workshop, content).repeated == {3}
    assert taken(workshop, content) == 1
    assert called(workshop, "甲")
    assert taken(workshop, content) == 1
    assert called(workshop, "甲")


def test_a_name_alone_is_a_double_of_the_same_person_with_the_organisation(
    workshop: Workshop,
) -> None:
    taken(workshop, "氏名,所属\n甲,HOLA\n")
    assert looked(workshop, "氏名,所属\n甲,HOLA\n甲,\n").repeated == {3}


def test_after_an_import_is_taken_back_the_next_one_leaves_the_kind_of_the_day(
    workshop: Workshop,
) -> None:
    content = "氏名,所属,区分\n参加者1,NPO法人まち,企業\n"
    who = called(workshop, "参加者1").id
    entry = workshop.session.participants.entries[who]
    taken(workshop, content, replaces=True)
    workshop.undo()
    assert called(workshop, "参加者1").kind == "business", "the register is not taken back"
    taken(workshop, "氏名,所属,区分\n参加者1,NPO法人まち,\n")
    assert workshop.session.participants.entries[who] == entry


def test_a_text_with_which_a_remark_would_be_too_long_is_told_and_left_out(
    workshop: Workshop,
) -> None:
    for letter in "あい":
        content = f"氏名,備考\n山田,{letter * 15_000}\n"
        seen = looked(workshop, content)
        take_in(workshop, seen)
    assert told(seen) == ["山田  Remarks: stays (the list says something else)"]
    assert called(workshop, "山田").remark == "あ" * 15_000


def test_a_remembered_column_that_is_not_taken_any_more_is_left_out(workshop: Workshop) -> None:
    table = open_table("氏名,役職,所属\n山田,会長,HOLA\n".encode())
    assert guess(table.headings)[1] is None
    with workshop.database.writing():
        remember_columns(workshop.database, table.shape, ["name", "position", "organisation"])
    columns = columns_of(workshop, table, guess(table.headings))
    assert columns == (Column.NAME, None, Column.ORGANISATION)
