"""What stands in the minutes, and why."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.clock import ItemStarted
from facilitator.domain.details import Detail, DetailSet
from facilitator.domain.groups import GroupClosed, GroupMade, PersonSeated, Role, RoleGiven
from facilitator.domain.items import AccountWritten, ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_people import By, Profile, Who
from facilitator.domain.minutes_values import Attendance, GroupRecord, Minutes, Moment, Times
from facilitator.domain.notes import LineAdded
from facilitator.domain.participants import ParticipantRegistered
from facilitator.domain.register import Person
from facilitator.domain.text import Missing, Text
from tests.writers.build import (
    Meeting,
    bare_meeting,
    instant,
    large_meeting,
    real_meeting,
    run_over_midnight,
    session_opened,
)

MACHI = Text.of("まち", "Machi")


def first_group(minutes: Minutes) -> GroupRecord:
    assert not isinstance(minutes.groups, Missing)
    return minutes.groups[0]


def test_the_same_events_give_the_same_minutes() -> None:
    assert large_meeting().minutes() == large_meeting().minutes()


def test_the_real_meeting_has_these_fields_not_recorded() -> None:
    assert real_meeting().minutes().not_recorded == (
        *("times.start", "times.end", "venue", "mode", "attendance.people"),
        *("facilitators", "note_takers", "materials"),
        *("groups.1.members", "groups.1.facilitator", "groups.1.note_taker"),
        *("groups.2.members", "groups.2.facilitator", "groups.2.note_taker"),
        *("decisions", "follow_ups", "next_meeting", "prepared_by", "checked_by"),
    )


def test_an_agenda_without_talks_pitches_and_groups_says_that_there_were_none() -> None:
    minutes = bare_meeting().minutes()
    assert minutes.talks is minutes.pitches is minutes.groups is Missing.CONFIRMED_NONE


def test_without_an_agenda_nothing_is_known_of_talks_pitches_and_groups() -> None:
    minutes = Meeting().minutes()
    assert minutes.agenda is Missing.NOT_RECORDED
    assert minutes.talks is minutes.pitches is minutes.groups is Missing.NOT_RECORDED


def test_a_breakout_without_groups_was_not_recorded() -> None:
    meeting = bare_meeting()
    meeting.say(ItemAdded(item="b", item_kind=ItemKind.BREAKOUT, after="i2"))
    assert meeting.minutes().groups is Missing.NOT_RECORDED


def test_what_is_known_to_be_none_stays_apart_from_what_nobody_recorded() -> None:
    meeting = bare_meeting()
    before = meeting.minutes()
    for detail in (Detail.DECISIONS, Detail.FOLLOW_UPS, Detail.NEXT_MEETING):
        meeting.say(DetailSet(detail=detail, value=Missing.CONFIRMED_NONE))
    after = meeting.minutes()
    assert before.decisions is before.follow_ups is before.next_meeting is Missing.NOT_RECORDED
    assert after.decisions is after.follow_ups is after.next_meeting is Missing.CONFIRMED_NONE


def test_a_meeting_to_come_has_its_planned_times() -> None:
    minutes = bare_meeting(start=time(13, 30), end=time(16)).minutes()
    assert minutes.times == Times(Moment(time(13, 30)), Moment(time(16)), are_planned=True)


def test_planned_times_say_nothing_of_a_meeting_that_was_held() -> None:
    minutes = bare_meeting(start=time(13, 30), end=time(16), was_held=True).minutes()
    assert minutes.times == Times(Missing.NOT_RECORDED, Missing.NOT_RECORDED)


def test_what_was_recorded_comes_before_what_the_clock_says() -> None:
    meeting = bare_meeting()
    run_over_midnight(meeting)
    assert meeting.minutes().times == Times(Moment(time(23, 30)), Moment(time(0, 40), 1))
    meeting.say(DetailSet(detail=Detail.START, value=time(23, 25)))
    meeting.say(DetailSet(detail=Detail.END, value=time(1)))
    assert meeting.minutes().times == Times(Moment(time(23, 25)), Moment(time(1), 1))


def test_a_running_meeting_has_begun_and_not_ended() -> None:
    meeting = bare_meeting(start=time(13, 30), end=time(16))
    meeting.say(ItemStarted(item="i1"), at=instant(13, 33))
    assert meeting.minutes().times == Times(Moment(time(13, 33)), Missing.NOT_RECORDED)


def test_attendance_counts_those_who_came_unless_numbers_were_recorded() -> None:
    meeting = large_meeting()
    assert meeting.minutes().attendance == Attendance(people=6, organisations=1)
    meeting.say(
        DetailSet(detail=Detail.PEOPLE, value=40),
        DetailSet(detail=Detail.ATTENDANCE_SAID, value=(Text.of("多数"),)),
    )
    assert meeting.minutes().attendance == Attendance(40, 1, Text.of("多数"))


def test_nobody_marked_present_is_not_an_attendance_of_zero() -> None:
    meeting = bare_meeting()
    meeting.knows(Person(id="p", name="山田"))
    meeting.say(ParticipantRegistered(person="p"))
    assert meeting.minutes().attendance.people is Missing.NOT_RECORDED


def test_roles_of_the_meeting_come_from_the_groups_unless_they_were_recorded() -> None:
    meeting = large_meeting()
    assert meeting.minutes().facilitators == (Who(Text.of("山田太郎"), MACHI),)
    meeting.say(DetailSet(detail=Detail.FACILITATORS, value=("ito",)))
    assert meeting.minutes().facilitators == (Who(Text.of("伊藤")),)
    meeting.say(DetailSet(detail=Detail.FACILITATORS, value=Missing.CONFIRMED_NONE))
    assert meeting.minutes().facilitators is Missing.CONFIRMED_NONE


def test_internal_minutes_name_everybody() -> None:
    minutes = large_meeting().minutes()
    members = first_group(minutes).members
    assert not isinstance(members, Missing)
    assert [who.name.original for who in members if who.name] == [
        *("山田太郎", "佐藤花子", "鈴木一郎", "田中実", "小林さくら", "伊藤"),
    ]
    assert minutes.withheld == ()


def test_public_minutes_name_those_who_agreed_and_the_place_of_the_others() -> None:
    minutes = large_meeting().minutes(Profile.PUBLIC)
    assert first_group(minutes).members == (
        Who(Text.of("山田太郎"), MACHI),
        Who(organisation=MACHI, count=2),
        Who(kind="citizen"),
        Who(Text.of("小林さくら")),
        Who(),
    )
    assert minutes.withheld == ("tanaka", "sato", "suzuki", "ito")


def test_public_minutes_hold_no_name_of_anybody_who_did_not_agree() -> None:
    meeting = large_meeting()
    minutes = repr(replace(meeting.minutes(Profile.PUBLIC), withheld=()))
    for person in meeting.people.values():
        assert (person.name in minutes) == person.consent


def test_a_speaker_of_whom_nothing_may_be_said_is_left_out_in_public() -> None:
    lines = first_group(large_meeting().minutes(Profile.PUBLIC)).lines
    assert not isinstance(lines, Missing)
    assert [line.speaker for line in lines] == [
        Who(Text.of("小林さくら")),
        Who(organisation=MACHI),
        None,
        None,
    ]


def test_somebody_forgotten_stands_by_the_organisation_of_the_day() -> None:
    meeting = large_meeting()
    del meeting.people["yamada"]
    assert meeting.minutes().facilitators == (Who(organisation=MACHI),)


def test_a_pitch_is_given_by_its_organisation_and_its_presenter() -> None:
    name = Text.of("NPO法人まち", "Machi (NPO)")
    internal, public = (
        minutes.pitches[0].by
        for profile in Profile
        if not isinstance((minutes := large_meeting().minutes(profile)).pitches, Missing)
    )
    assert internal == By(name, Who(Text.of("佐藤花子"), MACHI))
    assert public == By(name, Who(organisation=MACHI))


def test_decisions_are_those_recorded_and_those_in_the_notes() -> None:
    decisions = large_meeting().minutes().decisions
    assert not isinstance(decisions, Missing)
    assert [(each.text.original, each.group) for each in decisions] == [
        ("記録を公開する", None),
        ("来月も会う", 1),
        ("次回も開く", None),
    ]


def test_what_was_said_to_everybody_stands_apart_from_the_groups() -> None:
    plenary = large_meeting().minutes().plenary
    assert [line.text.original for line in plenary.lines] == ["時間が足りなかった"]
    assert plenary.accounts == (Text.of("各グループが発表した。"),)


def test_follow_ups_of_this_meeting_only_with_those_recorded_as_texts() -> None:
    meeting = large_meeting()
    meeting.say(DetailSet(detail=Detail.FOLLOW_UPS, value=(Text.of("看板を直す"),)))
    follow_ups = meeting.minutes().follow_ups
    assert not isinstance(follow_ups, Missing)
    assert [(each.number, each.what.original, each.due) for each in follow_ups] == [
        (1, "場所を見る", date(2026, 11, 1)),
        (2, "費用を調べる", Missing.NOT_RECORDED),
        (3, "看板を直す", Missing.NOT_RECORDED),
    ]


def test_a_closed_group_stands_only_if_it_left_something() -> None:
    meeting = bare_meeting()
    meeting.say(
        GroupMade(group="a", number=1),
        GroupMade(group="b", number=2),
        LineAdded(line="l", group="b", line_kind=LineKind.IDEA, text=Text.of("案")),
        GroupClosed(group="a"),
        GroupClosed(group="b"),
    )
    groups = meeting.minutes().groups
    assert not isinstance(groups, Missing)
    assert [group.number for group in groups] == [2]


def test_a_closed_group_stands_with_those_who_sat_in_it() -> None:
    meeting = bare_meeting()
    meeting.say(
        ParticipantRegistered(person="yamada"),
        GroupMade(group="a", number=1),
        PersonSeated(person="yamada", group="a"),
        RoleGiven(group="a", role=Role.NOTE_TAKER, person="yamada"),
        LineAdded(line="l", group="a", line_kind=LineKind.IDEA, text=Text.of("案")),
        GroupClosed(group="a"),
    )
    group, minutes = first_group(meeting.minutes()), meeting.minutes()
    assert group.members == (group.note_taker,) == minutes.note_takers


def test_a_group_without_a_label_goes_by_who_pitched() -> None:
    assert first_group(large_meeting().minutes()).label == MACHI


def test_no_account_of_an_item_is_lost() -> None:
    meeting = bare_meeting()
    after = None
    for kind in ItemKind:
        meeting.say(ItemAdded(item=kind, item_kind=kind, after=after))
        meeting.say(AccountWritten(item=kind, account=Text.of(f"[{kind}]")))
        after = kind.value
    held = repr(meeting.minutes())
    assert all(held.count(f"[{kind}]") == 1 for kind in ItemKind)


def test_nothing_timed_means_no_appendix() -> None:
    assert bare_meeting().minutes().timing is None


def test_the_appendix_sets_the_clock_beside_the_plan() -> None:
    meeting = Meeting(session_opened(start=time(23, 20), end=time(23, 59)))
    for item, after in (("i1", None), ("i2", "i1")):
        length = timedelta(minutes=20)
        meeting.say(ItemAdded(item=item, item_kind=ItemKind.OPENING, length=length, after=after))
    run_over_midnight(meeting)
    timing = meeting.minutes().timing
    assert timing is not None
    assert [(item.planned_start, item.start, item.length, item.parts) for item in timing.items] == [
        (Moment(time(23, 20)), Moment(time(23, 30)), timedelta(minutes=20), 1),
        (Moment(time(23, 40)), Moment(time(23, 50)), timedelta(minutes=35), 2),
        (None, Moment(time(0, 5), 1), timedelta(minutes=15), 1),
    ]
    assert timing.behind == timedelta(minutes=41)


def test_a_meeting_on_another_day_than_planned_is_measured_from_where_it_began() -> None:
    meeting = Meeting(session_opened(start=time(9)))
    meeting.say(ItemAdded(item="i1", item_kind=ItemKind.OPENING, after=None))
    meeting.say(ItemStarted(item="i1"), at=instant(15, day=9))
    timing = meeting.minutes().timing
    assert timing is not None
    assert timing.items[0].planned_start == timing.items[0].start == Moment(time(15))
    assert timing.items[0].is_running


@pytest.mark.parametrize("profile", Profile)
def test_every_meeting_has_minutes_at_any_moment(profile: Profile) -> None:
    meeting = large_meeting()
    events = list(meeting.events)
    for count in range(1, len(events) + 1):
        meeting.events = events[:count]
        assert meeting.minutes(profile).profile is profile
