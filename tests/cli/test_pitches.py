"""Pitches from a shell: the queue, the order, a walk-in, and what became of them."""

from tests.cli.conftest import Shell


def titles(shell: Shell) -> list[str]:
    """Return the pitches of the session in their order."""
    return [
        next(iter(each["title"].values()))
        for each in shell.ok("pitch", "list", "--json").json
        if each["number"] is not None
    ]


def the_id(shell: Shell, title: str) -> str:
    """Return the id of the pitch with that title."""
    found = shell.ok("pitch", "list", "--json").json
    return next(each["id"] for each in found if title in each["title"].values())


def the_pitch(shell: Shell, pitch: str, *options: str) -> dict[str, object]:
    """Return what the list says of the pitch with that id."""
    found = shell.ok("pitch", "list", "--json", *options).json
    return next(each for each in found if each["id"] == pitch)


def test_a_pitch_waits_with_its_wishes_and_is_given_as_long_as_it_wishes(
    shell: Shell, planned: str
) -> None:
    tags = ["--tag", "方向性3", "--tag", "[/foo]"]
    made = shell.ok("pitch", "add", "回覧板", "--length", "15分", *tags).line
    shell.wait(60 * 24 * 2)
    waiting = the_pitch(shell, made)
    assert (waiting["state"], waiting["wanted_length_s"]) == ("waiting", 900)
    assert waiting["tags"] == ["方向性3", "[/foo]"]
    assert waiting["offered_at"] == "2021-11-22T14:00:00.000+09:00"
    row = next(row for row in shell.ok("pitch", "list").out.splitlines() if "回覧板" in row)
    for words in ("waiting", "2021-11-22", "15 min", "方向性3、[/foo]"):
        assert words in row
    shell.ok("pitch", "schedule", "回覧板", "--questions", "3")
    item = next(each for each in shell.ok("show", "--json").json["agenda"] if each["pitch"] == made)
    assert item["length_s"] == 900
    assert the_pitch(shell, made)["state"] == "to_come"


def test_questions_are_shorter_than_the_pitch(shell: Shell, planned: str) -> None:
    shell.ok("pitch", "add", "回覧板")
    words = ("pitch", "schedule", "回覧板", "--questions", "3")
    assert "--length" in shell.refused(*words)
    assert "shorter" in shell.refused(*words, "--length", "3")


def test_pitches_are_given_in_another_order(shell: Shell, planned: str) -> None:
    shell.ok("pitch", "add", "One", "--here", "--length", "5")
    shell.ok("pitch", "add", "Two", "--here", "--length", "5")
    shell.ok("pitch", "move", "two", "--after", "cars")
    assert titles(shell) == ["車に乗らない日", "Two", "One"]
    shell.ok("pitch", "move", "one", "--first")
    assert titles(shell) == ["One", "車に乗らない日", "Two"]
    agenda = shell.ok("show", "--json").json["agenda"]
    given = [each["pitch"] for each in agenda if each["pitch"]]
    assert given == [the_id(shell, "One"), the_id(shell, "Two")]
    assert "Nothing changed" in shell.refused("pitch", "move", "one", "--first")
    assert "either" in shell.wrong("pitch", "move", "one")
    assert "either" in shell.wrong("pitch", "move", "one", "--first", "--after", "two")


def test_a_pitch_goes_by_the_number_that_the_list_gives_it(shell: Shell, planned: str) -> None:
    for title in ("One", "Two"):
        shell.ok("pitch", "add", title, "--here", "--length", "5")
    shell.ok("pitch", "move", "3", "--after", "1")
    assert titles(shell) == ["車に乗らない日", "Two", "One"]
    shell.ok("groups", "make", "--pitch", "2")
    assert "Group 3 works on this pitch" in shell.refused("pitch", "return", "Two")
    shell.ok("pitch", "return", "3")
    assert titles(shell) == ["車に乗らない日", "Two"]
    assert "There are: 1 車に乗らない日, 2 Two" in shell.refused("pitch", "return", "3")


def test_a_pitch_that_another_meeting_has_is_told_with_it(shell: Shell, planned: str) -> None:
    shell.ok("pitch", "add", "One")
    later = shell.ok("new", "--from", planned, "--date", "2022-02-21").line
    shell.ok("pitch", "schedule", "One", later)
    told = shell.refused("pitch", "schedule", "One", planned)
    assert "2022-02-21, “Tests”" in told
    assert "part of this meeting" in shell.refused("pitch", "schedule", "One", later)


def test_a_pitch_is_put_back_and_withdrawn(shell: Shell, planned: str) -> None:
    made = shell.ok("pitch", "add", "One", "--here").line
    assert "Group 1 works on this pitch" in shell.refused("pitch", "return", "cars")
    shell.ok("pitch", "return", "one")
    assert the_pitch(shell, made)["state"] == "waiting"
    shell.ok("pitch", "withdraw", "one")
    assert made not in [each["id"] for each in shell.ok("pitch", "list", "--json").json]
    assert the_pitch(shell, made, "--all")["state"] == "withdrawn"
    assert "was withdrawn" in shell.refused("pitch", "schedule", "one")


def test_a_pitch_that_waits_again_under_its_name_is_meant_before_the_withdrawn_one(
    shell: Shell, planned: str
) -> None:
    shell.ok("pitch", "add", "One")
    shell.ok("pitch", "withdraw", "One")
    again = shell.ok("pitch", "add", "One").line
    shell.ok("pitch", "schedule", "One")
    assert the_pitch(shell, again)["state"] == "to_come"


def test_a_walk_in_is_put_on_the_agenda_after_what_runs(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    made = shell.ok("pitch", "walk-in").line
    named = shell.ok("pitch", "walk-in", "朝市", "--length", "5", "--organisation", "HOLA").line
    agenda = shell.ok("show", "--json").json["agenda"]
    assert [each["pitch"] for each in agenda][1:3] == [made, named]
    assert [(each["length_s"], each["length_now_s"]) for each in agenda][:3] == [
        (600, 600),
        (None, 600),
        (None, 300),
    ]
    assert shell.ok("status", "--json").json["behind_s"] == 900, "nobody planned these 15 minutes"
    assert the_pitch(shell, made)["title"] == {"ja": "飛び入りピッチ", "en": "Walk-in pitch"}
    assert the_pitch(shell, named)["organisation"] == {"ja": "HOLA"}


def test_a_meeting_that_is_over_takes_no_walk_in(shell: Shell, planned: str) -> None:
    shell.ok("clock", "start")
    shell.ok("clock", "end")
    assert "into the queue" in shell.refused("pitch", "walk-in", "朝市")
    assert titles(shell) == ["車に乗らない日"]


def test_what_became_of_the_pitches_is_told_over_all_meetings(shell: Shell, planned: str) -> None:
    assert shell.ok("pitch", "history", "--json").json[0]["outcome"] == "scheduled"
    shell.ok("clock", "start")
    made = shell.ok("pitch", "walk-in", "朝市").line
    shell.ok("clock", "next")
    shell.wait(8)
    shell.ok("clock", "next")
    shell.ok("clock", "end")
    shell.ok("groups", "make", "--pitch", "朝市")
    shell.ok("note", "add", "--group", "3", "--kind", "question", "いくらか")
    shell.ok("note", "add", "--group", "3", "--kind", "offer", "手伝えます")
    shell.ok("follow-up", "add", "手伝う", "--line", "手伝えます")
    shell.ok("new", "--from", planned, "--date", "2022-02-21")
    waiting = shell.ok("pitch", "add", "回覧板").line
    told = {each["id"]: each for each in shell.ok("pitch", "history", "--json").json}
    assert told[waiting]["outcome"] == "waiting"
    assert told[made]["outcome"] == "given"
    (session,) = told[made]["sessions"]
    assert (session["session"], session["date"]) == (planned, "2021-11-22")
    assert (session["was_given"], session["took_s"], session["follow_ups"]) == (True, 480, 1)
    assert session["lines"] == {"question": 1, "answer": 0, "offer": 1, "next-step": 0}
    rows = shell.ok("pitch", "history").out.splitlines()
    row = next(row for row in rows if "朝市" in row)
    assert row.split()[1:8] == ["given", "2021-11-22", "8", "1", "0", "1", "0"]
