"""A change of seats on the command line: it comes with the clock, and goes back with it."""

from pathlib import Path

from .conftest import Shell

PLAN = """\
[series]
id = "cafe"
name = "ワールドカフェ"
[session]
id = "cafe-01"
date = 2021-11-22
start = "14:00"
[[item]]
kind = "breakout"
length = 20
[[item]]
kind = "seat_change"
length = 5
[[item]]
kind = "breakout"
length = 20
[[group]]
[[group]]
"""


def test_the_clock_takes_people_to_the_next_round_and_its_undo_takes_them_back(
    shell: Shell, tmp_path: Path
) -> None:
    plan = tmp_path / "cafe.toml"
    people = "".join(f'[[person]]\nname = "参加者{number}"\n' for number in range(1, 7))
    plan.write_text(PLAN + people, encoding="utf-8")
    shell.ok("new", plan)
    shell.ok("groups", "assign", "--seconds", "0.3")
    shell.ok("clock", "start")
    first = seats(shell)
    shell.ok("clock", "next")
    second = seats(shell)
    assert first.keys() == second.keys()
    assert all(first[person] != second[person] for person in first)
    shell.ok("clock", "undo")
    assert seats(shell) == first
    shell.ok("clock", "next")
    shell.ok("clock", "back")
    assert seats(shell) == first
    shell.ok("clock", "next")
    assert seats(shell) == second


def seats(shell: Shell) -> dict[str, int]:
    listed = shell.ok("people", "list", "--json").json
    return {person["name"]: person["group"] for person in listed}


def test_rounds_go_by_the_breakouts_of_the_agenda_and_who_comes_between_two_sits_in_the_next(
    shell: Shell, tmp_path: Path
) -> None:
    plan = tmp_path / "cafe.toml"
    people = "".join(f'[[person]]\nname = "参加者{number}"\n' for number in range(1, 7))
    share_out = '[[item]]\nkind = "share_out"\nlength = 5\n[[item]]\nkind = "seat_change"'
    changed = PLAN.replace('[[item]]\nkind = "seat_change"', share_out)
    plan.write_text(changed + people, encoding="utf-8")
    shell.ok("new", plan)
    shell.ok("groups", "assign", "--seconds", "0.3")
    shell.ok("clock", "start")
    shell.ok("clock", "next")
    before = seats(shell)
    assert "Round 2" in shell.ok("groups", "show").out
    shell.ok("people", "add", "遅い人")
    assert shell.ok("groups", "late", "遅い人").out.startswith("Round 2: 遅い人 joins Group ")
    assert seats(shell) == before | {"遅い人": None}
    shell.ok("clock", "next")
    assert seats(shell)["遅い人"] in (1, 2)
