import json
from typing import Any

import pytest

from facilitator.grouping.reading import ProblemFaulty, read_problem

PEOPLE = [{"id": "p1"}, {"id": "p2", "kind": "city", "wishes": ["g1"]}]
GROUPS = [{"id": "g1", "least": 0, "most": 4}]


def faults_of(**problem: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(ProblemFaulty) as caught:
        read_problem(json.dumps({"people": PEOPLE, "groups": GROUPS, "rounds": 1, **problem}))
    return [(fault.code, fault.place, fault.name) for fault in caught.value.faults]


def test_a_file_needs_people_and_groups_only() -> None:
    problem = read_problem(json.dumps({"people": PEOPLE, "groups": GROUPS}))
    assert problem.rounds == 1
    assert problem.people[0].kind is None


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"lest": 1}, ("unknown", "lest", "")),
        ({"points": {"mett": 1}}, ("unknown", "points.mett", "")),
        ({"people": [{"kind": "a"}]}, ("missing", "people[0].id", "")),
        ({"people": [{"id": 3}]}, ("text", "people[0].id", "")),
        ({"people": [{"id": " "}]}, ("empty", "people[0].id", "")),
        ({"people": [{"id": "a"}, {"id": "a"}]}, ("twice", "people", "a")),
        ({"people": [{"id": "a", "wishes": ["g9"]}]}, ("no_group", "people[0].wishes[0]", "g9")),
        (
            {"people": [{"id": "a", "wishes": [["g1", "g9"]]}]},
            ("no_group", "people[0].wishes[0][1]", "g9"),
        ),
        ({"people": [{"id": "a", "wishes": ["g1", []]}]}, ("empty", "people[0].wishes[1]", "")),
        ({"people": [{"id": "a", "wishes": ["g1", [7]]}]}, ("text", "people[0].wishes[1][0]", "")),
        ({"people": [{"id": "a", "wishes": [7]}]}, ("text", "people[0].wishes[0]", "")),
        ({"people": [{"id": "a", "pinned": "g9"}]}, ("no_group", "people[0].pinned", "g9")),
        ({"people": [{"id": "a", "may": ["g9"]}]}, ("no_group", "people[0].may[0]", "g9")),
        ({"people": {}}, ("list", "people", "")),
        ({"groups": []}, ("empty", "groups", "")),
        ({"groups": [{"id": "g1", "least": -1}]}, ("too_small", "groups[0].least", "0")),
        ({"groups": [{"id": "g1", "most": "4"}]}, ("number", "groups[0].most", "")),
        ({"rounds": 0}, ("too_small", "rounds", "1")),
        ({"rounds": 1.5}, ("number", "rounds", "")),
        ({"needs": {"note_taker": -1}}, ("too_small", "needs.note_taker", "0")),
        ({"together": [["p1", "p9"]]}, ("no_person", "together[0]", "p9")),
        ({"apart": [["p9"]]}, ("no_person", "apart[0]", "p9")),
        ({"seated": [{}, {}]}, ("no_round", "seated[1]", "1")),
        ({"seated": [{"g1": ["p1"], "g2": ["p1"]}]}, ("twice", "seated[0]", "p1")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    wrong: dict[str, Any], fault: tuple[str, str, str]
) -> None:
    assert faults_of(**wrong) == [fault]


def test_what_is_no_json_is_told_with_line_and_column() -> None:
    with pytest.raises(ProblemFaulty) as caught:
        read_problem('{"people": [],\n nonsense')
    assert caught.value.faults[0].place == "2:2"
    with pytest.raises(ProblemFaulty):
        read_problem(b"\xff\xfe\x00")


def test_people_and_groups_that_are_gone_may_stand_in_what_was() -> None:
    seated = [{"g1": ["p1", "gone"], "closed": ["p2"]}]
    problem = {"people": PEOPLE, "groups": GROUPS, "past": [["p1", "gone"]], "seated": seated}
    assert read_problem(json.dumps(problem)).seated[0]["closed"] == ("p2",)
