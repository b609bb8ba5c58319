"""How minutes read, in both languages and for both profiles."""

import json
import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.clock import ItemStarted, MeetingEnded
from facilitator.domain.details import Detail, DetailSet
from facilitator.domain.items import ItemKind, LengthSet
from facilitator.domain.minutes_people import Profile
from facilitator.domain.text import Language, Missing, Text, clean_line
from facilitator.writers.document import Document, Heading, plain_text
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.minutes import minutes_document

from .build import (
    Meeting,
    bare_meeting,
    hostile_meeting,
    instant,
    large_meeting,
    real_meeting,
    run_over_midnight,
)
from .reading import assert_reads_as_meant

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES: tuple[Language, ...] = ("ja", "en")


def document(
    meeting: Meeting, language: Language = "ja", profile: Profile = Profile.INTERNAL
) -> Document:
    return minutes_document(meeting.minutes(profile), language, read_labels(language))


def written(
    meeting: Meeting, language: Language = "ja", profile: Profile = Profile.INTERNAL
) -> str:
    return to_markdown(document(meeting, language, profile))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_of_the_real_meeting_are_the_golden_ones(language: Language) -> None:
    golden = GOLDEN / f"kanazawa-06.minutes.{language}.md"
    assert written(real_meeting(), language).encode() == golden.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", Profile)
def test_the_same_meeting_gives_the_same_bytes(language: Language, profile: Profile) -> None:
    first, second = large_meeting(), large_meeting()
    run_over = (ItemStarted(item="i1"), MeetingEnded(leaving="i1"))
    for meeting in (first, second):
        meeting.say(*run_over)
    assert written(first, language, profile) == written(second, language, profile)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("meeting", [Meeting(), bare_meeting(), large_meeting()])
def test_sections_one_to_nine_always_stand(meeting: Meeting, language: Language) -> None:
    headings = [
        plain_text(block.content).split()[0]
        for block in document(meeting, language).blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    assert headings == [str(number) for number in range(1, 10)]


def test_a_meeting_without_talks_pitches_and_groups_says_so() -> None:
    source = written(bare_meeting())
    assert "## 3 情報提供\n\nなし\n" in source
    assert "## 4 ピッチ\n\nなし\n" in source
    assert "## 5 グループディスカッション\n\nなし\n" in source


def test_a_meeting_without_a_number_goes_by_its_title() -> None:
    source = written(bare_meeting(title=Text.of("夜の会")))
    assert '\ntitle: "対話の会 議事要旨"\n' in f"\n{source}"
    assert "no_total" not in source
    assert "# 対話の会 議事要旨\n\n夜の会\n" in source


def test_a_rehearsal_says_so_right_under_its_title() -> None:
    source = written(large_meeting(is_rehearsal=True), "en")
    assert (
        "\nrehearsal: true\n---\n\n# Talks: Minutes\n\nThis is the record of a rehearsal" in source
    )
    assert "rehears" not in written(large_meeting(), "en")


def test_members_roles_and_speakers_are_named() -> None:
    source = written(large_meeting())
    assert "### グループ1（ピッチ1　まち）" in source
    assert "- 参加者：山田太郎（まち）、佐藤花子（まち）、" in source
    assert "　進行：山田太郎（まち）　記録：田中実\n" in source
    assert "| 回答 | これから決める（佐藤花子） |" in source
    assert "- 発表：NPO法人まち　佐藤花子\n- 種類：一緒に考えたいテーマ\n- 時間：10分" in source
    assert "共有した要点\n\n- 場所が見つかった\n\n会場からの意見\n\n- 見学したい" in source


def test_public_minutes_name_only_those_who_agreed() -> None:
    source = written(large_meeting(), "ja", Profile.PUBLIC)
    members = "山田太郎（まち）、まち（2名）、市民、小林さくら、〔氏名の掲載なし〕"
    assert f"- 参加者：{members}　進行：山田太郎（まち）　記録：市民\n" in source
    assert "| 回答 | これから決める（まち） |" in source
    assert "| 申し出 | 場所を貸せる |" in source
    assert "- 発表：NPO法人まち\n" in source
    assert 'visibility: "public"' in source
    assert not any(name in source for name in ("佐藤", "鈴木", "田中", "伊藤"))


def test_decisions_and_follow_ups_are_listed() -> None:
    source = written(large_meeting())
    assert "- 記録を公開する\n- 来月も会う（グループ1）\n- 次回も開く\n" in source
    due = "令和8年（2026年）11月1日（日）"
    assert f"| 1 | 場所を見る | 佐藤花子（まち）、株式会社みせ | {due} | 完了 |" in source
    assert "| 2 | 費用を調べる | 〔未記入〕 | 〔未記入〕 | 対応中 |" in source


def test_known_to_be_none_reads_differently_from_not_recorded() -> None:
    meeting = bare_meeting()
    for detail in (Detail.DECISIONS, Detail.FOLLOW_UPS, Detail.MATERIALS):
        meeting.say(DetailSet(detail=detail, value=Missing.CONFIRMED_NONE))
    source = written(meeting)
    assert "## 6 決定事項\n\nなし\n" in source
    assert "| － | なし |  |  |  |" in source
    assert "| 配布資料 | なし |" in source
    assert "## 8 お知らせ\n\n〔未記入〕\n" in source


def test_an_account_stands_behind_its_item() -> None:
    assert "1. 開会：司会があいさつした。\n2. 情報提供　市の話（株式会社みせ）" in written(
        large_meeting()
    )


def test_a_pitch_in_two_parts_is_as_long_as_both_and_its_second_part_says_what_it_is() -> None:
    meeting = large_meeting()
    before = written(meeting).partition("## 4 ピッチ")[2].partition("## 5")[0]
    first, rest = timedelta(minutes=4), timedelta(minutes=6)
    pitch = ItemKind.PITCH
    meeting.say(
        LengthSet(item="p1", length=first),
        ItemAdded(item="p1b", item_kind=pitch, pitch="pitch1", length=rest, after="p1"),
    )
    japanese, english = (written(meeting, language) for language in LANGUAGES)
    assert re.search(r"\d\. ピッチ1　題1（まち）\n\d\. ピッチ1　題1（続き）\n", japanese)
    assert english.count("Title 1 (continued)\n") == 1
    assert before in japanese
    meeting.say(ItemStarted(item="p1"), at=instant(14))
    assert "| ピッチ1　題1（続き） |" in written(meeting).partition("付録")[2]


def test_times_over_midnight_name_the_next_day() -> None:
    meeting = bare_meeting(start=time(23, 0), end=time(23, 59))
    run_over_midnight(meeting)
    japanese, english = (written(meeting, language) for language in LANGUAGES)
    assert "時刻：23:30～翌日0:40 |" in japanese
    assert "time: 23:30 to 0:40 the next day |" in english
    assert (
        "| お茶 | － | － | 23:50 | 35分（2回に分けて） | － |\n"
        "| 中断 | － | － | 翌日0:05 | 15分 | － |" in japanese
    )
    assert "\n終了：予定 23:59、実際 翌日0:40（41分の遅れ）\n" in japanese
    assert "\nEnd: planned 23:59, actual 0:40 the next day (41 min late)\n" in english


@pytest.mark.parametrize(
    ("minute", "words"), [(50, "10分早く終了"), (60, "予定どおり"), (65, "5分の遅れ")]
)
def test_the_appendix_says_how_the_meeting_kept_to_its_plan(minute: int, words: str) -> None:
    meeting = bare_meeting(start=time(14), end=time(15))
    meeting.say(ItemStarted(item="i1"), at=instant(14))
    meeting.say(MeetingEnded(leaving="i1"), at=instant(14) + timedelta(minutes=minute))
    assert f"（{words}）" in written(meeting)


def test_an_item_that_still_runs_says_so() -> None:
    meeting = bare_meeting()
    meeting.say(ItemStarted(item="i1"), at=instant(14))
    assert "| 開会 | 14:00 | － | 14:00 | －（進行中） | － |" in written(meeting)


def test_planned_times_are_marked() -> None:
    assert "時刻：13:30～16:00（予定） |" in written(bare_meeting(start=time(13, 30), end=time(16)))


def test_own_labels_change_words_and_order(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'order = ["decisions", "closing"]\n[decisions]\nheading = "決まったこと"\n'
        '[closing]\nremarks = ["以上"]\n',
        encoding="utf-8",
    )
    minutes = bare_meeting().minutes()
    source = to_markdown(minutes_document(minutes, "ja", read_labels("ja", path)))
    _, _, body = source.partition("# 対話の会 議事要旨\n\n")
    assert body == (
        "## 1 決まったこと\n\n〔未記入〕\n\n---\n\n- 作成：〔未記入〕　確認：〔未記入〕\n- 以上\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_meeting_reads_in_both_readers_as_it_is_meant(language: Language) -> None:
    assert_reads_as_meant(document(real_meeting(), language))


HOSTILE = (
    *("[/foo]", "[@click=app.quit]", "|", "a | b", "# x", "<b>", "\u3000字下げ", "- x", "1. x"),
    *("---", "```", "**x**", "~~x~~", "https://example.org/a_b", "&lt;", "\\", "{title}", "$5と$6"),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    meeting = hostile_meeting(text)
    for language in LANGUAGES:
        assert_reads_as_meant(document(meeting, language))


@pytest.mark.parametrize("text", HOSTILE)
def test_front_matter_is_one_json_value_a_line(text: str) -> None:
    front = written(hostile_meeting(text)).split("\n---\n")[0].removeprefix("---\n")
    facts = {
        key: json.loads(value)
        for key, _, value in (line.partition(": ") for line in front.split("\n"))
    }
    assert facts["title"] == f"{text} 議事要旨"


LINES = st.text(min_size=1, max_size=40).map(clean_line).filter(bool)


@given(LINES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_stays_text_and_gives_the_same_bytes(text: str) -> None:
    assert_reads_as_meant(document(hostile_meeting(text)))
    assert written(hostile_meeting(text), "en") == written(hostile_meeting(text), "en")
