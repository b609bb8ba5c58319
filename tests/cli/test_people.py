"""People from a shell: registered, marked, counted, found; what is private stays so."""

from facilitator.domain.register import Need
from facilitator.services.sessions import open_database
from facilitator.services.surroundings import Surroundings
from facilitator.storage.register import read_register
from tests.cli.conftest import Shell


def people(shell: Shell) -> dict[str, dict[str, object]]:
    """Return everybody by name."""
    return {each["name"]: each for each in shell.ok("people", "list", "--json").json}


def test_people_are_registered_and_marked(shell: Shell, planned: str) -> None:
    shell.ok("people", "add", "田中次郎", "--organisation", "ＨＯＬＡ", "--presence", "online")
    shell.ok("people", "present", "花子")
    shell.ok("people", "left", "太郎")
    shell.ok("people", "absent", "鈴木")
    found = people(shell)
    assert {name: each["presence"] for name, each in found.items()} == {
        "山田花子": "present",
        "山田太郎": "left",
        "鈴木一郎": "absent",
        "田中次郎": "online",
    }
    assert found["田中次郎"]["organisation"] == "HOLA"
    assert found["田中次郎"]["kind"] == "civic_group"
    assert "marked already" in shell.refused("people", "present", "花子")
    assert "registered already" in shell.refused("people", "add", "鈴木一郎")
    assert "田中次郎" in shell.ok("people", "list").out


def test_the_counts_are_right_after_every_mark(shell: Shell, planned: str) -> None:
    def here() -> tuple[int, ...]:
        counted = shell.ok("people", "count", "--json").json
        names = ("people", "organisations", "people_here", "organisations_here", "people_came")
        return (*(counted[name] for name in names), counted["absent"])

    assert here() == (3, 1, 0, 0, 0, 0)
    shell.ok("people", "present", "花子")
    assert here() == (3, 1, 1, 1, 1, 0)
    shell.ok("people", "online", "太郎")
    assert here() == (3, 1, 2, 1, 2, 0)
    shell.ok("people", "left", "花子")
    assert here() == (3, 1, 1, 0, 2, 0)
    shell.ok("people", "absent", "鈴木")
    assert here() == (3, 1, 1, 0, 2, 1)
    shell.ok("people", "add", "歩いて来た人", "--organisation", "新しい会")
    assert here() == (4, 2, 2, 1, 3, 1)
    printed = shell.ok("people", "count").out.splitlines()
    assert printed[:2] == [
        "Registered: people 4, organisations 2",
        "Here now: people 2, organisations 1",
    ]


def test_wishes_are_noted_counted_and_taken_away(shell: Shell, planned: str) -> None:
    shell.ok("pitch", "add", "バスで通う")
    shell.ok("pitch", "schedule", "バス")
    shell.ok("people", "wish", "花子", "バス", "1")
    shell.ok("people", "wish", "鈴木", "1")
    first, second = shell.ok("people", "wishes", "--json").json
    assert (first["number"], first["wishes"]) == (1, [1, 1, 0])
    assert (second["title"], second["wishes"]) == ("バスで通う", [1, 0, 0])
    assert people(shell)["山田花子"]["wishes"] == [second["id"], first["id"]]
    assert "A day without cars" in shell.ok("people", "wishes").out
    assert "wished for twice" in shell.refused("people", "wish", "花子", "1", "1")
    assert "no pitch “9”" in shell.refused("people", "wish", "花子", "9")
    assert "--none" in shell.wrong("people", "wish", "花子")
    shell.ok("people", "wish", "花子", "--none")
    assert people(shell)["山田花子"]["wishes"] == []


def test_a_person_is_found_by_parts_of_names(shell: Shell, planned: str) -> None:
    shell.ok("people", "set", "花子", "--reading", "ヤマダ ハナコ")
    found = shell.ok("people", "find", "やまだ", "hola", "--json").json
    assert [each["name"] for each in found] == ["山田花子"]
    assert "山田太郎" in shell.ok("people", "find", "太").out
    assert shell.ok("people", "find", "誰もいない", "--json").json == []
    assert shell.ok("people", "find", "誰もいない").line == "Nobody was found."


PRIVATE = ("hanako@example.jp", "076-000-0001", "駐車場が要る", "childcare", "interpreter")


def test_what_is_known_of_a_person_is_put_right_and_private_things_are_never_listed(
    shell: Shell, planned: str
) -> None:
    private = ("--email", PRIVATE[0], "--phone", PRIVATE[1], "--remark", PRIVATE[2])
    needs = ("--need", PRIVATE[3], "--need", PRIVATE[4])
    shell.ok("people", "set", "花子", "--kind", "企業", "--organisation", "新しい会社", *private)
    shell.ok("people", "set", "花子", *needs, "--role", "note-taker", "--role", "reporter")
    shell.ok("people", "set", "花子", "--online")
    found = people(shell)["山田花子"]
    assert (found["kind"], found["organisation"]) == ("business", "新しい会社")
    assert (found["can_be"], found["is_online"]) == (["note_taker", "reporter"], True)
    listings = (("people", "list"), ("show",), ("people", "find", "花子"), ("groups", "show"))
    for words in listings:
        for option in ((), ("--json",)):
            said = shell.ok(*words, *option).out
            assert not [each for each in PRIVATE if each in said]
    shell.ok("people", "set", "花子", "--role", "none", "--organisation", "none", "--in-room")
    found = people(shell)["山田花子"]
    assert (found["can_be"], found["organisation"], found["is_online"]) == ([], None, False)
    assert "Nothing changed" in shell.refused("people", "set", "花子", "--kind", "business")
    assert "civic_group" in shell.refused("people", "set", "花子", "--kind", "宇宙人")
    assert "--kind" in shell.wrong("people", "set", "花子")


def test_needs_and_addresses_are_kept_in_the_register(shell: Shell, planned: str) -> None:
    shell.ok("people", "set", "花子", "--need", "interpreter", "--email", "a@b.jp")
    place = Surroundings(lambda: shell.now, str, database=shell.database, exports=shell.exports)
    with open_database(place, create=False) as database:
        people = read_register(database).people.values()
    (hanako,) = (each for each in people if each.name == "山田花子")
    assert (hanako.needs, hanako.email) == ((Need.INTERPRETER,), "a@b.jp")
    shell.ok("people", "set", "花子", "--need", "none", "--email", "none")


def test_who_was_registered_by_mistake_is_taken_out_once_yes_is_said(
    shell: Shell, planned: str
) -> None:
    shell.ok("people", "add", "間違い太郎")
    assert "間違い太郎" in shell.wrong("people", "remove", "間違い")
    shell.ok("people", "remove", "間違い", "--yes")
    assert "間違い太郎" not in people(shell)
    shell.ok("people", "add", "間違い太郎", "--presence", "expected")
    assert people(shell)["間違い太郎"]["presence"] == "expected", "a new beginning"
