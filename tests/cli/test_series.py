"""What belongs to the series: pitches in the queue, follow-ups; and the details of a meeting."""

import pytest

from tests.cli.conftest import Shell


def test_a_pitch_waits_in_the_queue_until_it_is_scheduled(shell: Shell, planned: str) -> None:
    asks = ["--ask", "誰が加わるか", "--ask", "いつ始めるか"]
    made = shell.ok("pitch", "add", "回覧板", "--organisation", "泉野町会", *asks).line
    waiting = shell.ok("pitch", "list", "--json").json[1]
    assert (waiting["id"], waiting["number"], waiting["session"]) == (made, None, None)
    assert waiting["organisation"] == {"ja": "泉野町会"}
    assert [ask["ja"] for ask in waiting["asks"]] == ["誰が加わるか", "いつ始めるか"]
    assert "waits in the queue already" in shell.refused("pitch", "add", "回覧板")

    shell.ok("pitch", "schedule", "回覧", "--length", "15分")
    scheduled = shell.ok("pitch", "list", "--json").json[1]
    assert (scheduled["number"], scheduled["session"]) == (2, planned)
    agenda = shell.ok("show", "--json").json["agenda"]
    assert [(item["kind"], item["length_s"]) for item in agenda][1] == ("pitch", 900)
    assert "part of this meeting already" in shell.refused("pitch", "schedule", "回覧板")
    assert "泉野町会" in shell.ok("pitch", "list").out


def test_a_pitch_can_be_put_straight_into_a_session(shell: Shell, planned: str) -> None:
    shell.ok("pitch", "add", "New", "--here", "--presenter", "花子", "--kind", "theme")
    added = shell.ok("pitch", "list", "--json").json[1]
    assert (added["number"], added["presenter"], added["kind"]) == (2, "山田花子", "theme")


def test_follow_ups_are_listed_across_meetings_until_they_are_closed(
    shell: Shell, planned: str
) -> None:
    line = shell.ok("note", "add", "--group", "1", "--kind", "next-step", "クラブに聞く").line
    due = ["--owner", "HOLA", "--owner", "花子", "--due", "2021-12-20"]
    made = shell.ok("follow-up", "add", "クラブに聞く", "--line", line, *due).line
    assert "already" in shell.refused("follow-up", "add", "again", "--line", "クラブ")
    shell.ok("new", "--from", planned, "--date", "2022-02-21")
    (found,) = shell.ok("follow-up", "list", "--json").json
    assert found == {
        "id": made,
        "session": planned,
        "what": {"ja": "クラブに聞く"},
        "owners": ["HOLA", "山田花子"],
        "due": "2021-12-20",
        "status": "open",
        "line": line,
    }
    assert "クラブに聞く" in shell.ok("follow-up", "list").out
    shell.ok("follow-up", "close", "クラブ", "--as", "dropped")
    assert shell.ok("follow-up", "list", "--json").json == []
    assert shell.ok("follow-up", "list", "--all", "--json").json[0]["status"] == "dropped"


def test_a_follow_up_needs_a_known_owner_and_a_real_date(shell: Shell, planned: str) -> None:
    assert "HOLA" in shell.refused("follow-up", "add", "x", "--owner", "nobody")
    assert "2021-11-22" in shell.wrong("follow-up", "add", "x", "--due", "2021-02-30")
    assert shell.ok("follow-up", "list").line == "There are no follow-ups."


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["venue", "まちなか交流館"], [{"ja": "まちなか交流館"}]),
        (["materials", "次第", "名簿"], [{"ja": "次第"}, {"ja": "名簿"}]),
        (["people", "４０"], 40),
        (["start", "9:05"], "09:05"),
        (["prepared-by", "事務 太郎"], ["事務 太郎"]),
        (["secretariat_organisation", "HOLA"], ["HOLA"]),
        (["decisions", "--none"], []),
        (["decisions", "--unknown"], None),
    ],
)
def test_a_detail_holds_what_it_is_given(
    shell: Shell, planned: str, words: list[str], known: object
) -> None:
    shell.ok("session", "set", "decisions", "will be replaced")
    shell.ok("session", "set", *words)
    details = shell.ok("show", "--json").json["details"]
    assert details[words[0].replace("-", "_")] == known


def test_a_detail_of_the_wrong_shape_is_refused(shell: Shell, planned: str) -> None:
    assert "14:00" in shell.refused("session", "set", "start", "25:00")
    assert "40" in shell.refused("session", "set", "people", "many")
    assert "quotation marks" in shell.wrong("session", "set", "venue", "two", "words")
    assert "next-meeting" in shell.wrong("session", "set", "colour", "red")
    assert "--none" in shell.wrong("session", "set", "venue")
    assert "--none" in shell.wrong("session", "set", "venue", "x", "--none")
    shell.ok("session", "set", "venue", "here")
    shell.language = "ja"
    assert "「会場名」はもうその内容です" in shell.refused("session", "set", "venue", "here")
