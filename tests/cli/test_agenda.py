"""Planning a meeting from a shell: its items, their hard times, and the cues that stay private."""

from typing import Any

import click
import pytest

from facilitator.cli.export import export
from facilitator.domain.minutes import Profile
from tests.cli.conftest import Shell

CUE = "ひみつの合図"


def listed(shell: Shell, *words: str) -> Any:
    """Return the agenda as a document."""
    return shell.ok("agenda", "list", "--json", *words).json


def titles(shell: Shell) -> list[str]:
    """Return the titles of the items, the kind of those without one."""
    return [item["title"] or item["kind"] for item in listed(shell)["items"]]


def rows(shell: Shell, *words: str) -> list[str]:
    """Return the lines that list the agenda, runs of spaces made one."""
    return [" ".join(line.split()) for line in shell.ok("agenda", "list", *words).out.splitlines()]


def test_the_list_shows_the_items_in_time_and_the_end(shell: Shell, planned: str) -> None:
    assert rows(shell) == [
        "Start min Took Item",
        "1 14:00 10 Welcome",
        "2 14:10 30 Breakout wrap-up from 14:35",
        "3 14:40 5 Closing",
        "■ will end 14:45 (planned 14:45, +0 min)",
    ]
    shell.ok("clock", "start")
    shell.wait(12)
    shell.ok("clock", "next")
    shell.ok("clock", "extend", "5")
    shell.wait(3)
    assert rows(shell)[1:] == [
        "✓ 1 14:00 10 12 Welcome",
        "▶ 2 14:12 35 3… Breakout planned 30 min, wrap-up from 14:42",
        "3 14:47 5 Closing",
        "■ will end 14:52 (planned 14:45, +7 min) crossed in “Breakout”",
    ]
    document = listed(shell)
    assert [item["progress"] for item in document["items"]] == ["done", "running", "to_come"]
    assert [item["begins"][11:16] for item in document["items"]] == ["14:00", "14:12", "14:47"]
    breakout = document["items"][1]
    lengths = [breakout[name] for name in ("planned_s", "length_s", "took_s")]
    assert lengths == [30 * 60, 35 * 60, 3 * 60]
    assert (document["over_by_s"], document["crosses"]["title"]) == (7 * 60, "Breakout")


def test_the_list_shows_plan_times_on_another_day_and_what_an_ended_meeting_was(
    shell: Shell, planned: str
) -> None:
    shell.wait(-3 * 24 * 60)
    assert rows(shell)[-1] == "■ will end 14:45 (planned 14:45, +0 min)"
    shell.ok("session", "set", "planned-end", "14:30")
    assert rows(shell)[-1] == "■ will end 14:45 (planned 14:30, +15 min) crossed in “Breakout”"
    assert (listed(shell)["over_by_s"], listed(shell)["crosses"]["number"]) == (15 * 60, 2)
    shell.ok("session", "set", "planned-end", "--none")
    shell.wait(3 * 24 * 60)
    shell.ok("clock", "start")
    shell.wait(9)
    shell.ok("clock", "start", "--item", "3")
    shell.ok("clock", "end")
    assert rows(shell)[1:] == [
        "✓ 1 14:00 10 9 Welcome",
        "- 2 - 30 Breakout passed over",
        "✓ 3 14:09 5 0 Closing",
        "■ ended 14:09 (planned 14:45, -36 min)",
    ]


def test_a_meeting_that_was_entered_as_held_has_no_times(shell: Shell, held: str) -> None:
    lines = rows(shell)
    assert len(lines) == 7
    assert lines[4] == "✓ 4 - Breakout discussion"
    item = listed(shell)["items"][3]
    assert [item[name] for name in ("begins", "ends", "took_s")] == [None] * 3


def test_items_are_added_moved_split_and_removed(shell: Shell, planned: str) -> None:
    shell.ok("agenda", "remove", "2")
    assert shell.ok("agenda", "add", "share-out", "--title", "All together").line == "3"
    assert shell.ok("agenda", "add", "break", "--length", "10", "--after", "welcome").line == "2"
    assert shell.ok("agenda", "add", "networking", "--after", "none").line == "1"
    assert titles(shell) == ["networking", "Welcome", "break", "closing", "All together"]
    shell.ok("agenda", "move", "closing", "--after", "5")
    shell.ok("agenda", "move", "networking", "--after", "break")
    assert titles(shell) == ["Welcome", "break", "networking", "All together", "closing"]
    assert shell.ok("agenda", "split", "welc", "4").line == "2"
    assert [item["length_s"] for item in listed(shell)["items"]][:2] == [240, 360]
    assert "two parts" in shell.refused("agenda", "split", "1", "4")
    assert "1 Welcome" in shell.refused("agenda", "remove", "nothing")
    assert "breakout" in shell.wrong("agenda", "add", "dance")


def test_what_has_begun_keeps_its_place(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    for words in (("park", "1"), ("remove", "1"), ("move", "1", "--after", "3")):
        assert "has begun" in shell.refused("agenda", *words)
    assert titles(shell) == ["Welcome", "Breakout", "closing"]


def test_an_item_is_parked_and_taken_up_again(shell: Shell, planned: str) -> None:
    shell.ok("agenda", "park", "Breakout")
    assert titles(shell) == ["Welcome", "closing"]
    assert rows(shell)[-2:] == ["min Parking lot", "1 30 Breakout"]
    (parked,) = listed(shell)["parked"]
    assert (parked["number"], parked["title"], parked["length_s"]) == (1, "Breakout", 1800)
    assert shell.ok("show", "--json").json["parked"][0]["id"] == parked["id"]
    assert "1 Breakout" in shell.refused("agenda", "unpark", "Welcome")
    assert shell.ok("agenda", "unpark", "1", "--after", "1").line == "2"
    assert titles(shell) == ["Welcome", "Breakout", "closing"]
    assert listed(shell)["parked"] == []


def test_a_change_changes_only_what_it_names(shell: Shell, planned: str) -> None:
    hard = ("--starts-at", "14:15", "--ends-at", "14:40")
    shell.ok("agenda", "change", "2", *hard, "--least", "20", "--last-part", "8")
    shell.ok("agenda", "change", "2", "--title", "In groups", "--presenter", "everybody")
    shell.ok("agenda", "change", "in groups", "--length", "40")
    shell.ok("agenda", "protect", "2")
    item = shell.ok("show", "--json").json["agenda"][1]
    wanted = {
        "title": {"ja": "In groups"},
        "presenter": {"ja": "everybody"},
        "length_s": 2400,
        "starts_at": "14:15",
        "ends_at": "14:40",
        "least_length_s": 1200,
        "last_part_s": 480,
        "protected": True,
        "skipped": False,
    }
    assert {name: item[name] for name in wanted} == wanted
    assert rows(shell)[2] == (
        "2 14:15 40 In groups (everybody) = protected, fixed 14:15 5 min spare, "
        "until 14:40 ▲15 min late, wrap-up from 14:47"
    )
    slack = [listed(shell)["items"][1][f"slack_{where}_s"] for where in ("before", "after")]
    assert slack == [300, -900]


def test_what_was_said_of_an_item_is_taken_away_with_none(shell: Shell, planned: str) -> None:
    given = (
        "--starts-at",
        "14:15",
        "--ends-at",
        "14:40",
        "--least",
        "20",
        "--presenter",
        "山田花子",
    )
    shell.ok("agenda", "change", "2", *given, "--last-part", "none")
    shell.ok("agenda", "protect", "2")
    item = listed(shell)["items"][1]
    assert (item["presenter"], item["last_part_s"]) == ({"ja": "山田花子"}, 0)
    assert item["last_part_begins"] is None
    none = [word for name in given[::2] for word in (name, "none")]
    shell.ok("agenda", "change", "2", *none, "--last-part", "usual", "--length", "none")
    shell.ok("agenda", "protect", "2", "--off")
    item = listed(shell)["items"][1]
    names = ("presenter", "starts_at", "ends_at", "least_length_s", "last_part_s", "length_s")
    assert [item[name] for name in names] == [None] * len(names)
    assert item["protected"] is False


def test_a_change_that_says_nothing_or_nonsense_is_refused(shell: Shell, planned: str) -> None:
    assert "what is to change" in shell.wrong("agenda", "change", "2")
    assert "--no-cue" in shell.wrong("agenda", "change", "2", "--cue", "x", "--no-cue")
    assert "14:00" in shell.wrong("agenda", "change", "2", "--ends-at", "soon")
    assert "1:30" in shell.wrong("agenda", "change", "2", "--least", "soon")
    assert "empty" in shell.refused("agenda", "change", "2", "--presenter", " ")


def test_in_a_meeting_that_runs_the_planned_length_stays(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    shell.ok("agenda", "change", "2", "--length", "20")
    item = listed(shell)["items"][1]
    assert (item["planned_s"], item["length_s"]) == (1800, 1200)


def test_the_occasion_is_set_field_by_field(shell: Shell, planned: str) -> None:
    for field, value in {
        "title": "よるの会",
        "date": "2021-11-23",
        "planned-start": "18:30",
        "planned-end": "20:00",
        "hard-end": "20:10",
        "no-in-fiscal-year": "3",
        "no_total": "12",
    }.items():
        shell.ok("session", "set", field, value)
    whole = shell.ok("show", "--json").json
    assert whole["title"] == {"ja": "よるの会"}
    assert (whole["date"], whole["start"], whole["end"]) == ("2021-11-23", "18:30", "20:00")
    assert (whole["hard_end"], whole["no_in_fiscal_year"], whole["no_total"]) == ("20:10", 3, 12)
    assert whole["details"]["start"] is None, "what was planned is not what was held"
    for field in ("title", "planned-end", "hard-end", "no-total"):
        shell.ok("session", "set", field, "--none")
    whole = shell.ok("show", "--json").json
    assert [whole[name] for name in ("title", "end", "hard_end", "no_total")] == [None] * 4
    assert (whole["start"], whole["no_in_fiscal_year"]) == ("18:30", 3)


def test_what_an_occasion_cannot_be_is_refused(shell: Shell, planned: str) -> None:
    before = shell.ok("show", "--json").out
    assert "14:00" in shell.refused("session", "set", "planned-start", "soon")
    assert "2021-11-22" in shell.wrong("session", "set", "date", "tomorrow")
    assert "counted from 1" in shell.refused("session", "set", "no-total", "0")
    assert "no number" in shell.refused("session", "set", "no-total", "third")
    assert "one value" in shell.wrong("session", "set", "title", "two", "words")
    assert "--none" in shell.wrong("session", "set", "title", "--unknown")
    assert "always" in shell.wrong("session", "set", "date", "--none")
    assert shell.ok("show", "--json").out == before


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_cue_is_seen_only_in_the_list_that_asks_for_it(
    shell: Shell, planned: str, language: str
) -> None:
    shell.language = language
    shell.ok("agenda", "change", "2", "--cue", CUE)
    shell.ok("agenda", "change", "3", "--cue", CUE)
    shell.ok("agenda", "park", "3")
    assert shell.ok("agenda", "list", "--cues").out.count(CUE) == 2
    document = listed(shell, "--cues")
    assert document["items"][1]["cue"] == document["parked"][0]["cue"] == {"ja": CUE}

    printed = [
        shell.ok(*command, *as_json).out
        for command in (("agenda", "list"), ("show",), ("status",), ("list",), ("pitch", "list"))
        for as_json in ((), ("--json",))
    ]
    for begins in (("clock", "start"), ("clock", "next"), ("clock", "catch-up")):
        printed.append(shell.ok(*begins, "--json").out)
    assert "Breakout" in printed[-1], "what is searched is the text that holds the item"
    printed.append(shell.ok("clock", "end").out)
    printed += [
        shell.ok("export", "--doc", doc, "--profile", profile, "--language", each, "--stdout").out
        for doc in documents()
        for profile in Profile
        for each in ("ja", "en")
    ]
    assert [words for words in printed if CUE in words] == []
    assert shell.ok("search", CUE, "--json").json == []
    assert shell.ok("agenda", "list", "--cues").out.count(CUE) == 2
    shell.ok("agenda", "change", "2", "--no-cue")
    assert shell.ok("agenda", "list", "--cues").out.count(CUE) == 1


def documents() -> list[str]:
    """Return all documents that can be exported, by name."""
    (doc,) = (each for each in export.params if each.name == "doc")
    assert isinstance(doc.type, click.Choice)
    return list(doc.type.choices)
