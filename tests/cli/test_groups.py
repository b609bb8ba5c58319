"""People and groups from a shell, and the names that they go by."""

from tests.cli.conftest import Shell


def names(shell: Shell) -> list[list[str]]:
    """Return the names in each group."""
    return [
        [member["name"] for member in group["members"]]
        for group in shell.ok("groups", "show", "--json").json
    ]


def test_people_are_moved_and_given_roles(shell: Shell, planned: str) -> None:
    shell.ok("people", "absent", "鈴木")
    shell.ok("groups", "move", "花子", "Buses")
    shell.ok("groups", "move", "山田太郎", "1")
    shell.ok("groups", "move", "山田太郎", "none")
    assert names(shell) == [[], ["山田花子"]]
    shell.ok("groups", "role", "2", "note-taker", "山田花子")
    *shown, points = shell.ok("groups", "show").out.splitlines()
    assert shown == ["1 Cars: -", "2 Buses: 山田花子 (Note-taker)", "In no group: 山田太郎"]
    assert points.startswith("Points: ")
    shell.ok("groups", "role", "2", "note_taker", "none")
    assert shell.ok("groups", "show", "--json").json[1]["roles"] == {}


def test_groups_are_made_and_closed(shell: Shell, planned: str) -> None:
    assert shell.ok("groups", "make", "--label", "Trains", "--pitch", "without cars").line == "3"
    assert "has a group already" in shell.refused("groups", "make", "--for-each-pitch")
    shell.ok("groups", "close", "trains")
    assert shell.ok("groups", "show", "--json").json[2]["is_closed"] is True
    assert "Group 3 is closed" in shell.refused("groups", "close", "3")
    assert "without --label" in shell.wrong("groups", "make", "--for-each-pitch", "--label", "x")


def test_a_name_that_several_have_lists_the_candidates(shell: Shell, planned: str) -> None:
    words = shell.refused("groups", "move", "山田", "1")
    assert "山田花子 (" in words
    assert "山田太郎 (" in words
    assert "鈴木" not in words


def test_a_name_that_nobody_has_lists_those_there_are(shell: Shell, planned: str) -> None:
    assert "鈴木一郎" in shell.refused("people", "present", "田中")
    assert "1 Cars, 2 Buses" in shell.refused("groups", "move", "花子", "9")


def test_width_case_and_spaces_of_a_name_do_not_matter(shell: Shell, planned: str) -> None:
    shell.ok("groups", "move", "山田　花子", "ＣＡＲＳ")
    assert names(shell)[0] == ["山田花子"]


def test_a_person_goes_by_the_beginning_of_the_id(shell: Shell, planned: str) -> None:
    person = shell.ok("people", "list", "--json").json[0]
    shell.ok("groups", "move", person["id"].lower(), "1")
    assert names(shell)[0] == [person["name"]]
