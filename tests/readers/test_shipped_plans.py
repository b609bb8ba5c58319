"""The plans that come with the program: the real meeting, and the templates."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel

from facilitator.domain.details import Detail
from facilitator.domain.followups import Status
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.participants import Presence
from facilitator.domain.pitches import PitchKind
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import (
    FollowUpPart,
    GroupPart,
    ItemPart,
    KindPart,
    NotePart,
    OrganisationPart,
    PersonPart,
    PitchPart,
    PointsPart,
    SaidPart,
    SeatingPart,
    SeriesPart,
    SessionPart,
    TalkPart,
)
from facilitator.domain.seating import Suits
from facilitator.domain.text import Language, Text
from facilitator.grouping.problem import Points
from facilitator.readers.plan_toml import read_plan

KANAZAWA = Path("sessions/kanazawa-06.toml")
TEMPLATE = Path("sessions/template.toml")
TEMPLATES = tuple(path for path in sorted(Path("sessions").glob("*.toml")) if path != KANAZAWA)
GOLDEN = Path("tests/golden")

FORM = {
    "en": """title doc minutes series session date fiscal_year no_in_fiscal_year no_total lang
        status draft visibility internal Minutes 4th in FY2021 6th overall Meeting Item Detail Date
        Monday 22 November 2021 time not recorded Place venue Mode Secretariat Attendance
        Facilitator note-taker Materials Access Agenda Information talk Pitch Breakout groups By
        Main points Ask Asks Background Pitches Group Members facilitator recorder Kind Note Topic
        Idea Remark Decisions Action items No Action Owner Due Status Notices Next meeting Prepared
        by checked A summary of the main points a verbatim record Public documents name no person
        without consent and give no contacts""",
    "ja": """title doc minutes series session date fiscal_year no_in_fiscal_year no_total lang
        status draft visibility internal 令和3年度第4回 通算第6回 議事要旨 開催概要 項目 内容 日時
        令和3年 2021年 11月22日 月 時刻 未記入 場所 会場名 開催方法 主催 事務局 人数 事務局の記述は
        参加者 進行 記録 配布資料 の別 次第 情報提供 ピッチ1 ピッチ2 グループ 提供者 要点
        参加者への呼びかけ ピッチ 発表 背景 求めること グループ1 グループ2 2グループ 種別 論点
        アイデア 補足 決定事項 今後の対応 番号 担当 期限 状況 次回 作成 確認
        この議事要旨は発言の要点をまとめたもので 逐語の記録ではない 用の文書には
        同意のない個人の氏名と 連絡先を載せない""",
}
"""The words of the form, which minutes print whatever was said, and what the date tells."""


def texts_of(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_plan_holds_everything_that_the_minutes_say(language: Language) -> None:
    plan = read_plan(KANAZAWA)
    facts = {text.in_language(language) for text in texts_of(plan)}
    facts |= {plan.series.id, plan.session.id, str(plan.session.date)}
    form = {language, *re.findall(r"\w+", FORM[language])}
    minutes = (GOLDEN / f"kanazawa-06.minutes.{language}.md").read_text(encoding="utf-8")
    for line in minutes.split("\n"):
        rest = line
        for fact in sorted(facts, key=len, reverse=True):
            rest = rest.replace(fact, " ")
        words = set(re.findall(r"\w+", rest)) - form
        assert not [word for word in words if not word.isdecimal()], line


def test_every_text_of_the_plan_that_minutes_print_stands_in_the_golden_minutes() -> None:
    plan = read_plan(KANAZAWA)
    japanese = (GOLDEN / "kanazawa-06.minutes.ja.md").read_text(encoding="utf-8")
    english = (GOLDEN / "kanazawa-06.minutes.en.md").read_text(encoding="utf-8")
    parts = (plan.series.name, plan.said, plan.organisations, plan.items, plan.pitches)
    known = (
        plan.session.notices,
        plan.session.place,
        plan.session.access,
        plan.session.secretariat,
    )
    for text in texts_of((*parts, plan.groups, *known)):
        assert text.original in japanese
        assert text.in_language("en") in english


def test_the_plan_holds_what_only_the_public_report_prints() -> None:
    plan = read_plan(KANAZAWA)
    report = (GOLDEN / "kanazawa-06.report.ja.md").read_text(encoding="utf-8")
    assert plan.session.title is not None
    assert plan.series.platform is not None
    assert plan.session.title.original in report
    assert plan.series.platform.original in report
    assert "通算では6回目" in report
    assert plan.session.no_total == 6


def test_the_plan_of_the_real_meeting_knows_no_more_than_its_source() -> None:
    plan = read_plan(KANAZAWA)
    assert (plan.session.start, plan.session.end, plan.said.start, plan.said.end) == (None,) * 4
    assert [item.length for item in plan.items] == [None] * 6
    assert plan.people == ()
    assert plan.groups[0].seated == ()
    assert list(plan.details()) == [
        Detail.PLACE,
        Detail.ACCESS,
        Detail.SECRETARIAT,
        Detail.SECRETARIAT_ORGANISATION,
        Detail.ATTENDANCE_SAID,
        Detail.NOTICES,
    ]


def test_the_assumptions_of_the_real_meeting_make_two_hours() -> None:
    plan = read_plan(KANAZAWA).with_assumptions()
    lengths = [item.length for item in plan.items if item.length is not None]
    assert plan.session.start == time(14)
    assert sum(lengths, timedelta()) == timedelta(hours=2)
    assert [item.kind for item in plan.items] == [
        ItemKind.INFORMATION_TALK,
        ItemKind.PITCH,
        ItemKind.PITCH,
        ItemKind.BREAKOUT,
        ItemKind.SHARE_OUT,
        ItemKind.CLOSING,
    ]


def test_the_template_reads_without_faults() -> None:
    plan = read_plan(TEMPLATE)
    assert plan.items[0].length == timedelta(minutes=10)
    assert plan == plan.without_what_was_said()


def test_the_template_reads_without_faults_when_everything_in_it_is_used(tmp_path: Path) -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    head, rest = text.split("\nlanguage = ", 1)
    used = tmp_path / "used.toml"
    used.write_text("language = " + re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", rest), encoding="utf-8")
    plan = read_plan(used)
    assert plan.groups[-1].notes[0].kind is LineKind.IDEA
    assert plan.said.follow_ups is not None
    assert plan.seating.points.model_dump() == Points().model_dump()
    assert head.startswith("# 会議の計画書のひな形")


def test_the_template_shows_every_part_and_every_choice() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    parts = (SeriesPart, SessionPart, SaidPart, FollowUpPart, OrganisationPart, PersonPart)
    seating = (KindPart, SeatingPart, PointsPart)
    for part in (Plan, *parts, *seating, ItemPart, TalkPart, PitchPart, GroupPart, NotePart):
        for name, field in part.model_fields.items():
            assert re.search(rf"\b{field.alias or name}\b", text), (part, name)
    choices = (*ItemKind, *LineKind, *PitchKind, *Presence, *Status, *KINDS_OF_PARTICIPANT)
    for choice in (*choices, *Role, *Suits):
        assert choice in text


def test_there_is_a_template_for_each_kind_of_meeting() -> None:
    kinds = {path.stem: {item.kind for item in read_plan(path).items} for path in TEMPLATES}
    assert list(kinds) == [
        "exchange-meeting",
        "information-meeting",
        "online",
        "template",
        "world-cafe",
    ]
    assert {ItemKind.INFORMATION_TALK, ItemKind.PITCH, ItemKind.NETWORKING} <= (
        kinds["exchange-meeting"]
    )
    assert ItemKind.BREAKOUT not in kinds["information-meeting"]
    assert read_plan(TEMPLATES[1]).groups == ()
    cafe = [item.kind for item in read_plan(TEMPLATES[-1]).items]
    assert (cafe.count(ItemKind.BREAKOUT), cafe.count(ItemKind.SEAT_CHANGE)) == (3, 2)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_that_it_is_made_up_and_ends_when_it_says(path: Path) -> None:
    plan = read_plan(path)
    part = plan.session
    assert part.start is not None
    assert part.end is not None
    lengths = [item.length for item in plan.items if item.length is not None]
    start, end = (datetime.combine(part.date, at) for at in (part.start, part.end))
    assert start + sum(lengths, timedelta()) == end
    assert "見本" in plan.series.name.original
    assert plan.people == ()
    assert "# A template of a" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path != TEMPLATE], ids=lambda path: path.name
)
def test_a_template_is_in_both_languages_and_every_name_in_it_is_marked(path: Path) -> None:
    plan = read_plan(path)
    assert [text.original for text in texts_of(plan) if text.translation is None] == [
        name.original
        for item in plan.items
        if (name := item.presenter) and name.translation is None
    ]
    for organisation in plan.organisations:
        assert organisation.name.original.endswith("（架空）")
        assert "(made up)" in organisation.name.in_language("en")


@pytest.mark.parametrize("path", [KANAZAWA, *TEMPLATES], ids=lambda path: path.name)
def test_a_plan_survives_as_values(path: Path) -> None:
    plan = read_plan(path)
    assert json.loads(plan.model_dump_json(by_alias=True))["session"]["id"] == plan.session.id
