"""Plans read from files: what they say, in every way in which it may be written."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from facilitator.domain.details import Detail
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Appointment, Plan
from facilitator.domain.text import Missing, Text
from facilitator.readers.plan_toml import read_plan, read_title

from .plan_files import HEAD, HELD, read


def test_a_plan_of_a_meeting_that_was_held_reads_whole() -> None:
    plan = read_plan(HELD)
    assert plan.session.date == date(2031, 5, 15)
    assert (plan.session.start, plan.said.start) == (time(14), time(14, 3))
    assert plan.groups[0].notes[0].kind is LineKind.NEXT_STEP
    assert plan.groups[0].seated == ("見本 花子", "例 一郎", "jiro-npo")
    assert plan.pitches[0].title == Text(
        original="空き家カフェ", language="ja", translation="Empty-house café"
    )
    assert plan.details()[Detail.DECISIONS] == (Text(original="一覧をつくる。"),)


def test_a_value_a_known_none_and_nothing_recorded_stay_apart() -> None:
    details = read_plan(HELD).details()
    assert details[Detail.MATERIALS] is Missing.CONFIRMED_NONE
    assert details[Detail.VENUE] is Missing.CONFIRMED_NONE
    assert Detail.ACCESS not in details
    assert details[Detail.SECRETARIAT_ORGANISATION] == ("見本市",)
    assert Detail.FOLLOW_UPS not in details


def test_an_empty_list_of_follow_ups_is_a_known_none(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "[said]\nfollow_up = []\n")
    assert plan.details() == {Detail.FOLLOW_UPS: Missing.CONFIRMED_NONE}


def test_names_lead_to_people_and_organisations_in_any_spelling() -> None:
    plan = read_plan(HELD)
    city, npo = plan.organisations
    assert plan.organisation("Sample City") == plan.organisation("city") == city
    assert plan.organisation("NPO見本") == plan.organisation("見本") == npo
    assert plan.person("見本花子") == plan.people[0]
    assert plan.person("jiro-npo") == plan.people[3]
    assert plan.person("nobody") is None
    assert plan.pitch("akiya") == plan.pitches[0]
    assert [plan.kind_of(person) for person in plan.people[1:4]] == ["city", "city", "citizen"]


def test_a_plan_without_what_was_said_keeps_what_was_planned() -> None:
    plan = read_plan(HELD)
    before = plan.without_what_was_said()
    assert before.said == Plan.model_fields["said"].default
    assert [item.account for item in before.items] == [None] * 4
    assert before.items[1].talk is not None
    assert before.items[1].talk.speaker == "例 一郎"
    assert before.items[1].talk.points == ()
    assert before.items[1].length == timedelta(minutes=90)
    assert (before.groups[0].notes, before.groups[0].summary) == ((), ())
    assert before.groups[0].members == plan.groups[0].members
    assert {person.presence for person in before.people} == {Presence.EXPECTED}
    assert before.pitches == plan.pitches
    assert before.session.notices == plan.session.notices


def test_assumptions_count_only_where_nothing_is_known() -> None:
    plan = read_plan(HELD)
    assert plan.items[1].length is None
    assert plan.with_assumptions().items[1].length == timedelta(minutes=90)
    assert plan.with_assumptions().items[0].length == timedelta(minutes=10)
    assert plan.with_assumptions().said == plan.said


def test_a_file_in_english_has_english_originals(tmp_path: Path) -> None:
    two = '[[organisation]]\nid = "o"\nname = { ja = "市", en = "City" }\nshort = "C"\n'
    plan = read(tmp_path, 'language = "en"\n' + HEAD + two)
    city = plan.organisations[0]
    assert city.name == Text(original="City", language="en", translation="市")
    assert city.short == Text(original="C", language="en")


def test_typed_text_is_cleaned_at_the_door(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + 'venue = " \\u202e会館  \\u001b[31m1階\\t"\n')
    assert plan.session.venue == Text(original="会館 [31m1階")


@pytest.mark.parametrize("written", ["14:00:00", '"14:00"', '"１４：００"', '"14:00:00"'])
def test_a_time_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"{HEAD}start = {written}\n").session.start == time(14)


@pytest.mark.parametrize(
    "written", ['"90分"', '"1時間30分"', '"1:30"', '"1.5h"', "90", '"９０分"', '"1時間半"']
)
def test_a_length_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    plan = read(tmp_path, f'{HEAD}[[item]]\nkind = "break"\nlength = {written}\n')
    assert plan.items[0].length == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("written", "length"),
    [("0", 0), ('"0"', 0), ('"０分"', 0), ("5", 5), ('"5分"', 5)],
)
def test_a_last_part_may_be_nothing(tmp_path: Path, written: str, length: int) -> None:
    plan = read(tmp_path, f'{HEAD}[[item]]\nkind = "breakout"\nlast_part = {written}\n')
    assert plan.items[0].last_part == timedelta(minutes=length)


@pytest.mark.parametrize(
    "written",
    ["2031-05-15", '"2031-05-15"', '"2031/5/15"', '"20310515"', '"２０３１年５月１５日"'],
)
def test_a_date_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    plan = read(tmp_path, HEAD.replace("2031-05-15", written))
    assert plan.session.date == date(2031, 5, 15)


def test_what_is_noted_for_running_an_item_is_read(tmp_path: Path) -> None:
    noted = (
        '[[item]]\nkind = "seat-change"\nlength = 20\npresenter = "全員"\nprotected = true\n'
        'cue = { ja = "静かに", en = "Quietly" }\nleast_length = "15分"\n'
        'starts_at = "14:10"\nends_at = 14:30:00\n[[parked]]\nkind = "networking"\n'
    )
    plan = read(tmp_path, HEAD + 'hard_end = "16:00"\n' + noted)
    (item,), (parked,) = plan.items, plan.parked
    assert (item.kind, parked.kind) == (ItemKind.SEAT_CHANGE, ItemKind.NETWORKING)
    assert (item.presenter, item.cue) == (Text.of("全員"), Text.of("静かに", "Quietly"))
    assert (item.protected, item.least_length) == (True, timedelta(minutes=15))
    assert (item.starts_at, item.ends_at) == (time(14, 10), time(14, 30))
    assert (item.last_part, parked.protected, plan.session.hard_end) == (None, False, time(16))


def test_what_is_noted_for_running_an_item_was_planned_and_not_said(tmp_path: Path) -> None:
    part = 'kind = "break"\ncue = "x"\nprotected = true\nends_at = "15:00"\nlast_part = 0\n'
    plan = read(tmp_path, f"{HEAD}[[item]]\n{part}[[parked]]\n{part}account = '済んだ'\n")
    before = plan.without_what_was_said()
    assert before.items == plan.items
    assert before.parked == (plan.parked[0].model_copy(update={"account": None}),)


def test_a_plan_at_another_time_binds_everything_to_later_times_of_day(tmp_path: Path) -> None:
    times = 'start = "14:00"\nend = "16:00"\nhard_end = "16:30"\nno_total = 3\n'
    item = '[[item]]\nkind = "break"\nstarts_at = "14:30"\n'
    plan = read(tmp_path, HEAD + times + item)
    evening = plan.at(Appointment(date(2031, 6, 1), time(22, 15), no_total=4))
    part = evening.session
    assert (part.date, part.start, part.end) == (date(2031, 6, 1), time(22, 15), time(0, 15))
    assert (part.hard_end, evening.items[0].starts_at) == (time(0, 45), time(22, 45))
    assert (part.no_in_fiscal_year, part.no_total) == (None, 4)
    assert plan.at(plan.appointment) == plan


def test_a_plan_whose_start_is_not_known_any_more_keeps_its_other_times(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + 'start = "14:00"\nhard_end = "16:30"\n')
    part = plan.at(Appointment(date(2031, 6, 1))).session
    assert (part.start, part.hard_end) == (None, time(16, 30))


def test_the_title_of_a_plan_is_found_even_where_the_rest_of_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    for content, title in (
        (HEAD, Text.of("会")),
        (HEAD + 'title = { ja = "第1回", en = "First" }\n', Text.of("第1回", "First")),
        (HEAD + "title = 5\nplace = 7\n", Text.of("会")),
        ('language = "en"\n' + HEAD, Text.of(en="会")),
        ("series = 5\n", None),
        ("[series\n", None),
        ("", None),
    ):
        path.write_text(content, "utf-8")
        assert read_title(path) == title
    assert read_title(tmp_path / "none.toml") is None


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    raw = HELD.read_bytes()
    assert read(tmp_path, b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")) == read(tmp_path, raw)


def test_the_most_that_a_plan_can_hold_is_read_quickly_enough(tmp_path: Path) -> None:
    people = "".join(f'[[person]]\nname = "人 {n}"\n' for n in range(2_000))
    plan = read(tmp_path, HEAD + people + '[[item]]\nkind = "break"\n' * 200)
    assert (len(plan.people), len(plan.items)) == (2_000, 200)
