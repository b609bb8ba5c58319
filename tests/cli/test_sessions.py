"""Sessions from plans: entering, making, listing, showing; and the minutes of the real one."""

from pathlib import Path

import click
import pytest

from facilitator.cli.main import program
from tests.cli.conftest import GOLDEN, KANAZAWA, ROOT, Shell

TEMPLATE = ROOT / "sessions" / "template.toml"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_real_meeting_gives_the_golden_minutes(shell: Shell, held: str, language: str) -> None:
    path = Path(shell.ok("export", "--doc", "minutes", "--language", language).line)
    golden = (GOLDEN / f"kanazawa-06.minutes.{language}.md").read_bytes()
    assert path.parent == shell.exports
    assert path.read_bytes() == golden
    printed = shell.ok("export", held, "--language", language, "--stdout").out
    assert printed.encode() == golden


def test_a_meeting_is_entered_once(shell: Shell, held: str) -> None:
    assert held in shell.refused("record", KANAZAWA)
    assert len(shell.ok("list", "--json").json) == 1


def test_a_copy_and_the_record_are_exported_side_by_side(shell: Shell) -> None:
    made = [shell.ok(verb, KANAZAWA).line for verb in ("new", "record")]
    paths = {shell.ok("export", session, "--language", "ja").line for session in made}
    assert len(paths) == 2


def test_list_is_empty_before_anything_was_made_and_makes_nothing(shell: Shell) -> None:
    assert shell.ok("list", "--json").json == []
    assert "facilitator new PLAN.toml" in shell.ok("list").out
    assert list(shell.folder.iterdir()) == []


def test_list_shows_every_session(shell: Shell, held: str) -> None:
    copy = shell.ok("new", KANAZAWA).line
    rows = shell.ok("list", "--json").json
    assert [(row["id"], row["state"]) for row in rows] == [(copy, "planned"), (held, "held")]
    assert rows[1]["title"] == "パートナーズ交流会#6"
    table = shell.ok("list").out.splitlines()
    assert len(table) == 3
    assert table[2].startswith(held[:10])


def test_new_leaves_out_what_was_said(shell: Shell) -> None:
    made = shell.ok("new", KANAZAWA, "--json").json
    assert (made["state"], made["lines"], made["groups"]) == ("planned", 0, 2)
    whole = shell.ok("show", made["id"], "--json").json
    assert whole["agenda"][0]["length_s"] == 20 * 60
    assert whole["agenda"][0]["points"] == []


def test_show_tells_all_of_a_session(shell: Shell, held: str) -> None:
    whole = shell.ok("show", "2021-11-22", "--json").json
    assert whole["session"] == held
    assert whole["status"]["state"] == "held"
    assert whole["pitches"][0]["title"]["en"] == "Community building by CSV through DX"
    assert whole["notes"][1]["text"]["ja"].startswith("コロナ禍で")
    assert whole["details"]["place"] == [{"ja": "金沢市内", "en": "Kanazawa City"}]
    assert whole["details"]["venue"] is None
    words = shell.ok("show", held[:12]).out
    assert words.startswith(f"{held}\n■ held\n\n# IMAGINE KANAZAWA 2030")


def test_status_of_a_meeting_that_was_held_has_no_clock(shell: Shell, held: str) -> None:
    status = shell.ok("status", "--json").json
    assert status["state"] == "held"
    nothing = ("item", "next_item", "elapsed_s", "remaining_s", "behind_s", "projected_end")
    assert [status[name] for name in nothing] == [None] * len(nothing)
    assert (status["lines"], status["people"], status["unheeded"]) == (6, 0, 0)
    assert status["saved_at"] == "2021-11-22T14:00:00.000+09:00"


def test_a_session_goes_by_its_id_the_beginning_of_it_its_date_or_latest(
    shell: Shell, held: str
) -> None:
    for name in (held, held[:10].lower(), "2021-11-22", "ik2030-partners-2021-04", "latest"):
        assert shell.ok("status", name, "--json").json["session"] == held
    assert "no session “nobody”" in shell.refused("status", "nobody")
    copy = shell.ok("new", KANAZAWA).line
    ambiguous = shell.refused("status", "2021-11-22")
    assert held in ambiguous
    assert copy in ambiguous


def test_the_next_meeting_takes_agenda_and_place_of_an_earlier_one(shell: Shell, held: str) -> None:
    made = shell.ok("new", "--from", held, "--date", "2022-02-21").line
    before, after = (shell.ok("show", each, "--json").json for each in (held, made))
    kinds = [item["kind"] for item in before["agenda"] if item["kind"] != "pitch"]
    assert [item["kind"] for item in after["agenda"]] == kinds
    assert after["details"]["place"] == before["details"]["place"]
    assert after["details"]["secretariat_organisation"] == ["金沢市企画調整課"]
    assert (after["date"], after["no_in_fiscal_year"], after["no_total"]) == ("2022-02-21", 5, 7)
    assert (after["series"], after["notes"]) == (before["series"], [])
    april = shell.ok("new", "--from", made, "--date", "2022-04-11").line
    assert shell.ok("show", april, "--json").json["no_in_fiscal_year"] == 1


def test_a_plan_is_made_into_a_session_on_another_day(shell: Shell) -> None:
    words = ("--date", "2026-12-01", "--start", "18:30", "--number", "3", "--total", "30")
    made = shell.ok("new", TEMPLATE, *words).line
    whole = shell.ok("show", made, "--json").json
    assert (whole["date"], whole["slug"]) == ("2026-12-01", "sample-series-01")
    assert (whole["no_in_fiscal_year"], whole["no_total"]) == (3, 30)
    assert whole["status"]["planned_end"].startswith("2026-12-01T20:30")


def test_the_real_meeting_begins_when_it_is_assumed_to_unless_told_otherwise(shell: Shell) -> None:
    for words, ends in (((), "T16:00"), (("--start", "15:00"), "T17:00")):
        made = shell.ok("new", KANAZAWA, *words).line
        status = shell.ok("status", made, "--json").json
        assert ends in status["projected_end"]


def test_the_next_meeting_can_have_its_own_numbers_and_the_lengths_that_things_took(
    shell: Shell, planned: str
) -> None:
    shell.ok("clock", "start")
    shell.wait(13)
    shell.ok("clock", "next")
    shell.ok("clock", "end")
    again = ("new", "--from", planned, "--date", "2021-12-06", "--start", "9:30")
    for words, lengths in (
        ((), [10, 30, 5]),
        (("--lengths", "planned"), [10, 30, 5]),
        (("--lengths", "actual", "--number", "2", "--total", "9"), [13, 1, 5]),
    ):
        whole = shell.ok("show", shell.ok(*again, *words).line, "--json").json
        assert [item["length_s"] for item in whole["agenda"]] == [60 * each for each in lengths]
    assert (whole["no_in_fiscal_year"], whole["no_total"]) == (2, 9)


def test_the_number_begins_anew_in_april_unless_told_otherwise(shell: Shell, held: str) -> None:
    for day, words, number in (
        ("2022-03-31", (), 5),
        ("2022-04-01", (), 1),
        ("2022-04-01", ("--number", "7"), 7),
    ):
        made = shell.ok("new", "--from", held, "--date", day, *words, "--json").json
        whole = shell.ok("show", made["id"], "--json").json
        assert (whole["no_in_fiscal_year"], whole["no_total"]) == (number, 7)


def test_new_wants_a_plan_or_an_earlier_meeting(shell: Shell, held: str) -> None:
    for words in ([], ["--from", held], ["--date", "2022-01-01"], [KANAZAWA, "--from", held]):
        assert "PLAN.toml" in shell.wrong("new", *words)
    assert "2021-11-22" in shell.wrong("new", "--from", held, "--date", "tomorrow")
    assert "14:00" in shell.wrong("new", KANAZAWA, "--start", "noon")
    assert "--from" in shell.wrong("new", KANAZAWA, "--lengths", "actual")
    for option in ("--number", "--total"):
        assert option in shell.wrong("new", KANAZAWA, option, "0")


def test_a_session_that_is_wanted_before_there_is_one_is_refused(shell: Shell) -> None:
    for words in (
        ["status"],
        ["show"],
        ["export"],
        ["clock", "start"],
        ["note", "list"],
        ["check"],
    ):
        assert str(shell.database) in shell.refused(*words)
    assert list(shell.folder.iterdir()) == []


def test_a_folder_or_another_file_is_no_database(shell: Shell) -> None:
    shell.database.mkdir(parents=True)
    assert "is a folder" in shell.refused("list", "--json")
    shell.database.rmdir()
    shell.database.write_bytes(b"GIF89a" * 200)
    assert "not a file of this program" in shell.refused("list", "--json")


def test_every_command_on_one_session_takes_it_by_its_option_too(
    shell: Shell, planned: str
) -> None:
    shell.ok("people", "absent", "鈴木", "--session", planned)
    assert shell.ok("people", "count", "--session", planned[:20], "--json").json["absent"] == 1
    assert shell.ok("people", "count", planned, "--session", planned, "--json").json["absent"] == 1
    (shell.folder / "list.csv").write_text("氏名,所属\n佐藤光,新しい会\n", "utf-8")
    for words in (("--session", planned), (planned,)):
        assert shell.ok("people", "import", "list.csv", *words, "--dry-run", "--json").json
    said = shell.wrong("people", "count", planned, "--session", "2021-11-22")
    assert planned in said
    assert "2021-11-22" in said


def test_no_command_on_one_session_goes_without_its_option() -> None:
    def without(command: click.Command, name: str) -> list[str]:
        if isinstance(command, click.Group):
            context = click.Context(command)
            names = command.list_commands(context)
            commands = ((each, command.get_command(context, each)) for each in names)
            return [
                found for each, sub in commands if sub for found in without(sub, f"{name} {each}")
            ]
        known = {parameter.name for parameter in command.params}
        options = {word for parameter in command.params for word in parameter.opts}
        return [name] if "session" in known and "--session" not in options else []

    assert without(program, "") == [" run"], "which shows all sessions where none is named"
