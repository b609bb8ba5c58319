"""A meeting run from a shell, step by step, and from two processes at once."""

from datetime import datetime, timedelta

from tests.cli.conftest import Shell


def status(shell: Shell) -> dict[str, object]:
    found: dict[str, object] = shell.ok("status", "--json").json
    return found


def test_a_whole_meeting_from_start_to_end(shell: Shell, planned: str) -> None:
    before = status(shell)
    assert (before["state"], before["item"]) == ("planned", None)
    assert before["planned_end"] == "2021-11-22T14:45:00.000+09:00"
    assert before["behind_s"] == 0

    begun = shell.ok("clock", "start", "--json").json
    assert (begun["state"], begun["item"]["title"]) == ("running", "Welcome")
    assert (begun["remaining_s"], begun["next_item"]["number"]) == (600, 2)

    shell.wait(12)
    late = status(shell)
    assert (late["elapsed_s"], late["remaining_s"], late["behind_s"]) == (720, -120, 120)

    shell.ok("clock", "next")
    shell.ok("clock", "extend", "5")
    longer = status(shell)
    assert (longer["remaining_s"], longer["behind_s"]) == (35 * 60, 7 * 60)

    shell.ok("clock", "pause")
    shell.wait(3)
    paused = status(shell)
    assert (paused["state"], paused["remaining_s"], paused["behind_s"]) == ("paused", 2100, 600)
    shell.ok("clock", "resume")
    shell.wait(20)
    shell.ok("clock", "next")
    shell.wait(5)
    shell.ok("clock", "next")
    over = status(shell)
    assert (over["state"], over["item"], over["remaining_s"]) == ("held", None, None)
    assert over["projected_end"] == "2021-11-22T14:40:00.000+09:00"
    assert over["behind_s"] == -300


def test_behind_is_projected_less_planned_end(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    shell.wait(11.01)
    now = status(shell)
    ends = [datetime.fromisoformat(str(now[name])) for name in ("planned_end", "projected_end")]
    assert ends[1] - ends[0] == timedelta(seconds=float(str(now["behind_s"])))


def test_status_is_one_line_for_a_person(shell: Shell, planned: str) -> None:
    assert shell.ok("status").line == (
        "○ 2021-11-22 planned next: Welcome will end 14:45 (planned 14:45, +0 min)"
    )
    shell.ok("clock", "start")
    shell.wait(14)
    assert shell.ok("status").line == (
        "▶ Welcome over by 4:00, of 10:00 will end 14:49 (planned 14:45, +4 min)"
    )
    shell.language = "ja"
    shell.ok("clock", "next")
    shell.wait(17 + 1 / 3)
    assert shell.ok("status").line == (
        "▶ Breakout 残り 12:40 / 30:00 終了見込 14:49（予定 14:45、+4分）"
    )


def test_status_says_which_part_runs_and_what_may_have_been_forgotten(
    shell: Shell, planned: str
) -> None:
    shell.wait(2)
    assert shell.ok("status").line == (
        "○ 2021-11-22 planned next: Welcome will end 14:47 (planned 14:45, +2 min) "
        "▲ should have begun"
    )
    shell.ok("clock", "start")
    shell.ok("clock", "next")
    shell.wait(26)
    line = shell.ok("status").line
    assert line.startswith("▶ Breakout (wrap-up) 4:00 left of 30:00 will end 14:37")
    shell.ok("clock", "pause")
    shell.wait(6)
    assert shell.ok("status").line.endswith(" ▲ long pause")
    now = status(shell)
    assert (now["phase"], now["phase_left_s"], now["nudge"]) == ("wrap_up", 240, "long_pause")


def test_status_says_how_the_end_keeps_to_the_hard_end(shell: Shell, planned: str) -> None:
    assert (status(shell)["hard_end"], status(shell)["slack_s"]) == (None, None)
    shell.ok("session", "set", "hard-end", "14:50")
    assert shell.ok("status").line == (
        "○ 2021-11-22 planned next: Welcome will end 14:45 (planned 14:45, +0 min) "
        "5 min to spare before the hard end 14:50"
    )
    shell.ok("clock", "start")
    shell.wait(18)
    late = status(shell)
    assert (late["slack_s"], late["over_by_s"], late["behind_s"]) == (-180, 180, 480)
    assert late["crosses"]["number"] == 3
    assert shell.ok("status").line.endswith("+8 min) 3 min past the hard end 14:50")


def test_the_minutes_behind_are_those_of_the_clock_on_the_wall(shell: Shell, planned: str) -> None:
    shell.wait(0.9)
    shell.ok("clock", "start")
    assert "will end 14:45 (planned 14:45, +0 min)" in shell.ok("status").line
    assert (status(shell)["behind_s"], status(shell)["over_by_s"]) == (54, 54)


def test_an_item_is_left_out_and_taken_up_again(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    left_out = shell.ok("clock", "skip", "break", "--json").json
    assert (left_out["next_item"]["number"], left_out["behind_s"]) == (3, -1800)
    assert shell.ok("show", "--json").json["agenda"][1]["skipped"] is True
    assert "left out" in shell.ok("agenda", "list").out
    assert shell.ok("clock", "skip", "2", "--json").json["next_item"]["number"] == 2
    assert "has begun" in shell.refused("clock", "skip", "1")
    shell.ok("clock", "skip", "2")
    assert shell.ok("clock", "next", "--json").json["item"]["number"] == 3


def test_the_last_part_begins_before_its_time(shell: Shell, planned: str) -> None:
    shell.refused("clock", "wrap-up")
    shell.ok("clock", "start")
    assert shell.ok("clock", "wrap-up", "--json").json["phase"] == "questions"
    shell.ok("clock", "next")
    assert shell.ok("clock", "wrap-up", "--json").json["phase"] == "wrap_up"
    assert "(wrap-up)" in shell.ok("status").line
    assert shell.ok("clock", "undo", "--json").json["phase"] == "main"


def test_catching_up_is_shown_first_and_done_only_with_apply(shell: Shell, planned: str) -> None:
    shell.ok("agenda", "protect", "3")
    shell.ok("clock", "start")
    shell.wait(18)
    proposed = shell.ok("clock", "catch-up").out.splitlines()
    assert [" ".join(line.split()) for line in proposed] == [
        "now then Item",
        "1 10 10 as it is Welcome",
        "2 30 22 −8 min Breakout",
        "3 5 5 = protected Closing",
        "The meeting will then end at 14:45; it is to be over at 14:45.",
        "Nothing is changed yet. To do it: facilitator clock catch-up --apply",
    ]
    document = shell.ok("clock", "catch-up", "--json").json
    assert document["applied"] is False
    lengths = [(each["before_s"], each["after_s"]) for each in document["changes"]]
    assert lengths == [(600, 600), (1800, 1320), (300, 300)]
    assert (document["misses"], document["would_have_to_go"]) == ([], [])
    assert status(shell)["behind_s"] == 480

    assert shell.ok("clock", "catch-up", "--apply", "--json").json["applied"] is True
    assert status(shell)["behind_s"] == 0
    assert shell.ok("clock", "catch-up", "--apply").line == "There is no time to make up for."
    shell.ok("clock", "undo")
    assert status(shell)["behind_s"] == 480


def test_what_cannot_be_caught_up_is_said_and_the_rest_is_done(shell: Shell, planned: str) -> None:
    shell.ok("session", "set", "hard-end", "14:40")
    shell.ok("clock", "start")
    shell.wait(23)
    proposed = shell.ok("clock", "catch-up").out.splitlines()
    assert proposed[-4:-1] == [
        "The meeting will then end at 14:41; it is to be over at 14:40.",
        "Not kept: the end at 14:40, by 1 min.",
        "To keep to it, leave out: Closing",
    ]
    document = shell.ok("clock", "catch-up", "--apply", "--json").json
    assert document["misses"] == [{"item": None, "at": "2021-11-22T14:40:00.000+09:00", "by_s": 60}]
    assert [item["number"] for item in document["would_have_to_go"]] == [3]
    assert status(shell)["over_by_s"] == 60


def test_a_hard_time_of_an_item_that_cannot_be_kept_is_named(shell: Shell, planned: str) -> None:
    shell.ok("agenda", "change", "2", "--ends-at", "14:20")
    shell.ok("agenda", "protect", "1")
    shell.ok("agenda", "protect", "2")
    printed = shell.ok("clock", "catch-up", "--apply").out
    assert "Not kept: 14:20 for “Breakout”, by 20 min." in printed
    assert "Not even leaving items out would make up for it." in printed


def test_undo_takes_back_the_last_action_of_the_clock_only(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    shell.ok("clock", "next")
    shell.ok("note", "add", "--group", "1", "stays")
    assert shell.ok("clock", "undo", "--json").json["item"]["title"] == "Welcome"
    assert status(shell)["lines"] == 1
    assert shell.ok("clock", "undo", "--json").json["state"] == "planned"
    assert "nothing to take back" in shell.refused("clock", "undo")


def test_the_first_item_begins_earlier_and_the_meeting_with_it(shell: Shell, planned: str) -> None:
    shell.wait(2)
    shell.ok("clock", "start")
    begun = shell.ok("clock", "began", "2", "--json").json
    assert (begun["elapsed_s"], begun["behind_s"]) == (120, 0)


def test_the_clock_goes_back_ends_and_jumps(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    assert shell.ok("clock", "start", "--item", "3", "--json").json["item"]["kind"] == "closing"
    assert shell.ok("clock", "back", "--json").json["item"]["title"] == "Breakout"
    assert shell.ok("clock", "start", "--item", "welc", "--json").json["item"]["number"] == 1
    assert shell.ok("clock", "extend", "-4", "--json").json["item"]["length_s"] == 360
    assert shell.ok("clock", "end", "--json").json["state"] == "held"


def test_what_the_clock_cannot_do_is_refused_and_changes_nothing(
    shell: Shell, planned: str
) -> None:
    for verb in ("pause", "resume", "back", "end", "undo"):
        shell.refused("clock", verb)
    shell.ok("clock", "start")
    before = status(shell)
    assert "running already" in shell.refused("clock", "start")
    assert "1 Welcome, 2 Breakout" in shell.refused("clock", "start", "--item", "nothing")
    assert "no length of time" in shell.wrong("clock", "extend", "soon")
    assert "between a minute and 24 hours" in shell.refused("clock", "extend", "99999")
    assert status(shell) == before


def test_a_plan_of_another_day_counts_from_where_it_was_started(shell: Shell, planned: str) -> None:
    shell.wait(3 * 24 * 60)
    waiting = status(shell)
    assert (waiting["behind_s"], waiting["projected_end"]) == (0, waiting["planned_end"])
    begun = shell.ok("clock", "start", "--json").json
    assert (begun["behind_s"], begun["planned_end"]) == (0, "2021-11-25T14:45:00.000+09:00")


def test_two_processes_work_on_one_meeting(shell: Shell, planned: str) -> None:
    assert shell.elsewhere("clock", "start").status == 0
    assert status(shell)["state"] == "running"
    shell.ok("clock", "next")
    other = shell.elsewhere("note", "add", "--group", "2", "--kind", "idea", "from elsewhere")
    assert (other.status, other.err) == (0, "")
    shell.ok("note", "add", "--group", "2", "from here")
    texts = [line["text"]["ja"] for line in shell.ok("note", "list", "--json").json]
    assert texts == ["from elsewhere", "from here"]
    assert shell.elsewhere("clock", "undo", "--json").json["item"]["title"] == "Welcome"


def test_the_clock_of_a_meeting_that_was_recorded_does_not_run(shell: Shell, held: str) -> None:
    for verb in ("start", "next"):
        assert "entered as held" in shell.refused("clock", verb)
    assert status(shell)["unheeded"] == 0
