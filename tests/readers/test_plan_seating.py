"""Kinds of participants, wishes, roles and rules of seating in a plan file, and mistakes there."""

from pathlib import Path

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.plan_parts import PointsPart
from facilitator.domain.seating import Shortcoming, Suits
from facilitator.readers.plan_words import WORDINGS

from .plan_files import HEAD, faults_of, read

KINDS = """\
[[participant_kind]]
id = "farmer"
name = { ja = "農家", en = "farmers" }
mark = "農"
aliases = ["生産者"]
[[participant_kind]]
id = "night-worker"
name = "夜勤の人"
mark = "夜"
"""
"""Nine lines."""

TWO = '[[person]]\nname = "花子"\n[[person]]\nname = "一郎"\n'
BUS = '[[pitch]]\nid = "bus"\ntitle = "バス"\n'


def test_the_kinds_of_the_plan_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    people = '[[person]]\nname = "花子"\nkind = "生産者"\n[[organisation]]\nid = "o"\nname = "o"\n'
    plan = read(tmp_path, HEAD + KINDS + people + 'kind = "Farmers"\n')
    assert list(plan.kinds_of_participant) == ["farmer", "night_worker"]
    assert [kind.mark for kind in plan.kinds_of_participant.values()] == ["農", "夜"]
    assert (plan.people[0].kind, plan.organisations[0].kind) == ("farmer", "farmer")
    (fault,) = faults_of(tmp_path, HEAD + KINDS + '[[person]]\nname = "x"\nkind = "市民"\n')
    assert fault.in_words().endswith(
        "“市民” is not a kind of participant. "
        "Expected: one of: farmer (農家), night_worker (夜勤の人)."
    )


def test_without_kinds_of_its_own_a_plan_has_the_usual_six(tmp_path: Path) -> None:
    for nothing in ("", "participant_kind = []\n"):
        plan = read(tmp_path, nothing + HEAD + '[[person]]\nname = "花子"\nkind = "NPO"\n')
        assert len(plan.kinds_of_participant) == 6
        assert plan.people[0].kind == "civic_group"


def test_names_of_kinds_are_left_alone_where_the_kinds_cannot_be_read(tmp_path: Path) -> None:
    people = '[[person]]\nname = "花子"\nkind = "farmer"\n'
    (fault,) = faults_of(tmp_path, HEAD + KINDS.replace('mark = "夜"\n', "") + people)
    assert (fault.line, fault.key) == (12, "participant_kind[1].mark")
    assert "“mark” is missing" in fault.in_words()


def test_wishes_roles_and_rules_are_read(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        HEAD
        + BUS
        + '[[person]]\nname = "花子"\nwishes = ["bus"]\nroles = ["note-taker"]\nonline = true\n'
        + '[[person]]\nname = "一郎"\n[[person]]\nname = "二郎"\n'
        + '[[group]]\nreporter = "花子"\npinned = ["一郎"]\nlocked = true\nleast = 0\nmost = 4\n'
        + 'suits = ["online"]\n'
        + '[seating]\ntogether = [["花子", "一郎"]]\napart = [["花子", "二郎"]]\n'
        + "[seating.points]\nmet = 3\n",
    )
    hanako, (group,) = plan.people[0], plan.groups
    assert (hanako.wishes, hanako.roles, hanako.online) == (("bus",), (Role.NOTE_TAKER,), True)
    assert group.seated == ("花子", "一郎")
    assert (group.locked, group.least, group.most, group.suits) == (True, 0, 4, (Suits.ONLINE,))
    assert plan.seating.together == (("花子", "一郎"),)
    assert plan.seating.points == PointsPart(met=3)


def test_there_is_a_name_for_every_shortcoming() -> None:
    assert list(PointsPart.model_fields) == [each.value for each in Shortcoming]


@pytest.mark.parametrize(
    ("added", "line", "key", "mistake"),
    [
        (KINDS.replace("night-worker", "farmer"), 13, "participant_kind[1].id", "id_twice"),
        (KINDS.replace('夜"', '農"'), 15, "participant_kind[1].mark", "mark_twice"),
        (KINDS.replace("night-worker", "夜勤"), 13, "participant_kind[1].id", "kind_id"),
        (KINDS.replace('"夜"', '"夜勤"'), 15, "participant_kind[1].mark", "mark"),
        (KINDS.replace('"夜"', '"\\u0301"'), 15, "participant_kind[1].mark", "mark"),
        (KINDS.replace('"夜"', "5"), 15, "participant_kind[1].mark", "mark"),
        (KINDS + TWO + "kind = 5", 20, "person[1].kind", "name"),
        (TWO + 'wishes = ["tram"]', 11, "person[1].wishes[0]", "unknown_pitch"),
        (BUS + TWO + 'wishes = ["bus", "ＢＵＳ"]', 14, "person[1].wishes[1]", "listed_twice"),
        (TWO + 'wishes = ["a", "b", "c", "d"]', 11, "person[1].wishes", "too_many"),
        (TWO + 'roles = ["cook"]', 11, "person[1].roles[0]", "choice"),
        (TWO + 'online = "yes"', 11, "person[1].online", "yes_or_no"),
        (TWO + "needs = []", 11, "person[1].needs", "unknown"),
        ("[[group]]\nreporter = '花子'", 8, "group[0].reporter", "unknown_person"),
        ("[[group]]\npinned = ['花子']", 8, "group[0].pinned[0]", "unknown_person"),
        (
            TWO + "[[group]]\nmembers = ['花子']\n[[group]]\npinned = ['花子']",
            14,
            "group[1].pinned[0]",
            "seated_twice",
        ),
        ("[[group]]\nmost = 0", 8, "group[0].most", "number"),
        ("[[group]]\nleast = 5\nmost = 4", 9, "group[0].most", "most_below_least"),
        ("[[group]]\nsuits = ['dogs']", 8, "group[0].suits[0]", "choice"),
        ("[seating]\ntogether = ['花子']", 8, "seating.together[0]", "list"),
        (TWO + "[seating]\napart = [['花子']]", 12, "seating.apart[0]", "too_few_people"),
        (TWO + "[seating]\napart = [['花子', '花 子']]", 12, "seating.apart[0][1]", "listed_twice"),
        (
            TWO + "[seating]\napart = [['花子', '二郎']]",
            12,
            "seating.apart[0][1]",
            "unknown_person",
        ),
        (
            TWO + "takes_part = false\n[seating]\napart = [['花子', '一郎']]",
            13,
            "seating.apart[0][1]",
            "no_participant",
        ),
        ("[seating.points]\nmett = 3", 8, "seating.points.mett", "unknown_close"),
        ("[seating.points]\nmet = -1", 8, "seating.points.met", "number"),
        ("[seating.points]\nmet = 10001", 8, "seating.points.met", "number"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, added: str, line: int, key: str, mistake: str
) -> None:
    found = [
        fault
        for fault in faults_of(tmp_path, f"{HEAD}{added}\n")
        if fault.problem == WORDINGS[mistake].problem
    ]
    assert [(fault.line, fault.key) for fault in found] == [(line, key)]
