"""Groups by rules and points from a shell, from the list of people to the one who comes late."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ulid import ULID

from facilitator.cli.opening import SECRETARIAT
from facilitator.services.sessions import find_session, open_database, open_workshop, today
from facilitator.services.surroundings import Surroundings
from tests.cli.conftest import ROOT, Shell

LIST = ROOT / "tests" / "readers" / "people" / "participants_cp932.csv"


@pytest.fixture
def seated(shell: Shell, planned: str) -> Shell:
    """Eight people, two groups with a pitch each, everybody seated."""
    shell.ok("pitch", "add", "バスで通う")
    shell.ok("pitch", "schedule", "バス")
    shell.ok("groups", "close", "2")
    shell.ok("groups", "make", "--label", "Buses again", "--pitch", "バス")
    shell.ok("people", "import", LIST)
    for name, wished in (("架空", "1"), ("髙橋", "2"), ("山﨑", "2"), ("桜都", "1")):
        shell.ok("people", "wish", name, wished)
    shell.ok("groups", "assign", "--anew")
    return shell


def groups(shell: Shell) -> dict[int, list[str]]:
    """Return the names in each group that meets, by its number."""
    shown = shell.ok("groups", "show", "--json").json
    return {
        group["number"]: [member["name"] for member in group["members"]]
        for group in shown
        if not group["is_closed"]
    }


def group_of(shell: Shell, name: str) -> int:
    return next(number for number, names in groups(shell).items() if name in names)


def elsewhere(shell: Shell, name: str) -> str:
    """Return the number of a group in which the person does not sit."""
    here = group_of(shell, name)
    return next(str(number) for number in groups(shell) if number != here)


def test_everybody_is_seated_and_what_it_costs_is_printed(seated: Shell) -> None:
    found = groups(seated)
    assert sorted(map(len, found.values())) in ([4, 4], [3, 5])
    printed = seated.ok("groups", "assign").out.splitlines()
    assert printed[0].startswith("Group 1: ")
    assert printed[2:] == [
        "Points: 0 (wishes 0, kinds 0, organisations 0, met before 0)",
        "No arrangement can be better without moving more people.",
    ]
    assert groups(seated) == found, "whoever has a seat keeps it"
    answer = seated.ok("groups", "assign", "--anew", "--seed", "3", "--json").json
    assert (answer["proved"], answer["bound"], answer["seed"]) == (True, 0, 3)


def test_a_dry_run_and_those_who_are_not_here_change_nothing(seated: Shell) -> None:
    seated.ok("groups", "move", "髙橋", "1")
    before = groups(seated)
    assert seated.ok("groups", "assign", "--dry-run", "--json").json["moved"]
    assert groups(seated) == before
    seated.ok("people", "present", "鈴木")
    printed = seated.ok("groups", "assign", "--only-here", "--dry-run", "--json").json
    (only_round,) = printed["rounds"]
    assert sum(map(len, only_round.values())) == 1


def test_pins_and_locks_hold_when_people_are_seated_anew(seated: Shell) -> None:
    name = "鈴木一郎"
    there = elsewhere(seated, name)
    seated.ok("groups", "move", name, there)
    seated.ok("groups", "pin", name)
    seated.ok("groups", "lock", there)
    locked = groups(seated)[int(there)]
    for seed in "123":
        seated.ok("groups", "assign", "--anew", "--seed", seed)
        assert groups(seated)[int(there)] == locked
    assert f"{name} (pinned)" in seated.ok("groups", "show").out
    assert "locked" in seated.ok("groups", "show").out
    seated.ok("groups", "lock", there, "--off")
    for seed in "123":
        seated.ok("groups", "assign", "--anew", "--seed", seed)
        assert group_of(seated, name) == int(there)
    seated.ok("groups", "pin", name, "--off")
    assert "Nothing changed" in seated.refused("groups", "pin", name, "--off")
    seated.ok("groups", "move", name, "none")
    assert "does not sit" in seated.refused("groups", "pin", name)


def test_a_move_and_a_swap_tell_the_points_and_the_rules_they_break(seated: Shell) -> None:
    wisher, before = seated.ok("people", "find", "桜都", "--json").json[0]["name"], groups(seated)
    there = elsewhere(seated, wisher)
    told = seated.ok("groups", "move", wisher, there, "--dry-run").out.splitlines()
    assert told[0].startswith("+20 points (wishes +20")
    assert groups(seated) == before
    assert seated.ok("groups", "move", wisher, there).out.splitlines() == told
    assert group_of(seated, wisher) == int(there)
    back = seated.ok("groups", "move", wisher, elsewhere(seated, wisher)).out
    assert back.startswith("-20 points (wishes -20")
    others = groups(seated)[int(there)]
    seated.ok("groups", "tie", "together", others[0], others[1])
    told = seated.ok("groups", "swap", others[0], wisher).out.splitlines()
    assert told[-1] == f"This breaks a rule: {others[0]}, {others[1]} sit together."
    assert group_of(seated, wisher) == int(there)
    assert "together: " in seated.ok("groups", "rules").out
    seated.ok("groups", "untie", others[1], others[0])
    assert seated.ok("groups", "rules", "--json").json == []
    assert "no such rule" in seated.refused("groups", "untie", others[1], others[0])


def test_rules_in_conflict_are_named_and_nothing_is_recorded(seated: Shell) -> None:
    one, other = groups(seated)[1][:2]
    seated.ok("groups", "pin", one)
    seated.ok("groups", "pin", other)
    seated.ok("groups", "tie", "apart", one, other)
    before = groups(seated)
    said = seated.refused("groups", "assign")
    assert said.splitlines()[0] == "No arrangement can keep these rules together:"
    assert f"- {one} is pinned to a group." in said
    assert f"- {one}, {other} sit apart." in said
    done = seated("groups", "assign", "--json")
    assert (done.status, done.json["rounds"], len(done.json["conflict"])) == (1, [], 3)
    assert groups(seated) == before


def test_sizes_suitable_groups_and_points_are_kept_to(seated: Shell) -> None:
    seated.ok("groups", "size", "3", "--least", "2", "--most", "2")
    seated.ok("groups", "suit", "3", "--online")
    seated.ok("people", "online", "鈴木")
    seated.ok("groups", "assign", "--anew")
    assert len(groups(seated)[3]) == 2
    assert group_of(seated, "鈴木一郎") == 3
    shown = seated.ok("groups", "show", "--json").json[2]
    assert (shown["least"], shown["most"], shown["suits"]) == (2, 2, ["online"])
    seated.ok("groups", "size", "3", "--least", "none", "--most", "none")
    seated.ok("groups", "suit", "3")
    assert seated.ok("groups", "show", "--json").json[2]["most"] is None
    assert "--least" in seated.wrong("groups", "size", "3")
    assert "fewer than the least" in seated.refused(
        "groups", "size", "3", "--least", "5", "--most", "2"
    )
    seated.ok("groups", "points", "organisation=11", "no_wish=7")
    costs = seated.ok("groups", "points", "--json").json
    assert (costs["organisation"], costs["no_wish"], costs["met"]) == (11, 7, 2)
    seated.ok("groups", "points", "organisation=usual")
    assert seated.ok("groups", "points", "--json").json["organisation"] == 5
    assert "second-wish" in seated.wrong("groups", "points", "luck=3")
    assert "second-wish" in seated.wrong("groups", "points", "met=-1")


def test_who_comes_late_gets_a_place_and_a_why(seated: Shell) -> None:
    seated.ok("people", "add", "遅い人")
    before = groups(seated)
    told = seated.ok("groups", "late", "遅い人", "--dry-run").line
    assert told.startswith("遅い人 joins Group ")
    assert groups(seated) == before
    found = seated.ok("groups", "late", "遅い人", "--stay", "--json").json
    assert (found["moved"], found["is_valid"]) == (None, True)
    assert "遅い人" in groups(seated)[group_of(seated, "遅い人")]
    assert "already" in seated.refused("groups", "late", "遅い人")
    printed = seated.ok("groups", "why", "遅い人").out.splitlines()
    assert printed[1] == "Had no wish; sits where it is best for everybody."
    document = seated.ok("groups", "why", "都", "--json").json
    assert (document["reason"], document["hold"]) == ("wish", None)


def test_why_tells_what_a_better_wish_would_cost(seated: Shell) -> None:
    name = "鈴木一郎"
    there = group_of(seated, name)
    pitches = ["1", "2"] if there == 3 else ["2", "1"]
    seated.ok("people", "wish", name, *pitches)
    first, second, *rest = seated.ok("groups", "why", name).out.splitlines()
    assert (first, second) == (f"Group {there}", "This group is the second wish.")
    moved = f"To the first wish (Group {elsewhere(seated, name)}), moving alone: "
    assert any(line.startswith(moved) for line in rest)
    seated.ok("groups", "role", str(there), "note-taker", name)
    assert "Has a role in this group." in seated.ok("groups", "why", name).out
    seated.ok("groups", "pin", name)
    assert "Pinned to this group." in seated.ok("groups", "why", name).out


def test_what_was_assigned_here_is_taken_back_from_a_seat_of_the_app(seated: Shell) -> None:
    before = groups(seated)
    seated.ok("groups", "lock", "1")
    seated.ok("people", "add", "遅い人")
    seated.ok("groups", "assign", "--anew", "--seed", "2")
    assert "遅い人" in groups(seated)[3]
    place = Surroundings(
        lambda: seated.now, lambda: str(ULID()), database=seated.database, exports=seated.exports
    )
    with open_database(place, create=False) as database:
        latest = find_session(database, "latest", today=today(place)).id
        open_workshop(database, place, latest, seat=SECRETARIAT).undo()
    assert groups(seated) == before
    assert seated.ok("check", "--json").status == 0


def test_the_quality_of_an_arrangement_is_told(seated: Shell) -> None:
    found = seated.ok("groups", "quality", "--json").json
    assert (found["cost"]["total"], found["bound"], found["wishes"][0]) == (0, 0, 4)
    pairs = sum(len(names) * (len(names) - 1) // 2 for names in groups(seated).values())
    assert (found["meet_first"], found["meet_again"]) == (pairs, 0)
    assert "Wishes met: first 4" in seated.ok("groups", "quality").out
    for name in [name for names in groups(seated).values() for name in names]:
        seated.ok("groups", "move", name, "none")
    assert "Nobody sits" in seated.refused("groups", "quality")


def test_words_are_in_the_language_that_is_chosen(seated: Shell) -> None:
    seated.language = "ja"
    seated.ok("groups", "assign", "--anew")
    seated.ok("groups", "why", "都")
    seated.ok("people", "count")
    seated.ok("groups", "points")
    assert seated("groups", "points", "x").status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_ctrl_c_ends_a_search_with_nothing_recorded(shell: Shell, tmp_path: Path) -> None:
    items = "".join(
        f'[[item]]\nkind = "{kind}"\nlength = 20\n'
        for kind in ("breakout", "seat_change", "breakout", "seat_change", "breakout")
    )
    people = "".join(f'[[person]]\nname = "P{n}"\norganisation = "o{n % 4}"\n' for n in range(40))
    organisations = "".join(f'[[organisation]]\nid = "o{n}"\nname = "O{n}"\n' for n in range(4))
    head = '[series]\nid = "s"\nname = "S"\n[session]\nid = "s1"\ntitle = "T"\ndate = 2021-11-22\n'
    plan = tmp_path / "rounds.toml"
    tables = "".join(f'[[group]]\nlabel = "G{n}"\n' for n in range(6))
    plan.write_text(head + items + people + organisations + tables, encoding="utf-8")
    shell.ok("new", plan)
    command = [sys.executable, "-m", "facilitator.cli.main"]
    words = shell._arguments("groups", "assign", "--seconds", "60", "--json")
    mine, its = pty.openpty()
    with subprocess.Popen([*command, *words], stdout=subprocess.PIPE, stderr=its) as process:
        os.close(its)
        shown = b""
        while b"points" not in shown:
            shown += os.read(mine, 1024)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert process.stdout is not None
        assert process.stdout.read() == b""
        assert process.wait(timeout=20) == 130
        assert time.monotonic() - began < 5
    os.close(mine)
    assert all(json.dumps(names) == "[]" for names in groups(shell).values())
