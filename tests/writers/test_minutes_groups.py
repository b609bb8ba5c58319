"""The groups in the minutes: members, rounds, reporters, and roles handed over."""

import pytest

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.clock import ItemStarted, MeetingEnded
from facilitator.domain.groups import (
    GroupClosed,
    GroupMade,
    PersonSeated,
    Role,
    RoleGiven,
    SeatsDealt,
)
from facilitator.domain.items import ItemKind
from facilitator.domain.kinds import ParticipantKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_people import Profile, Who
from facilitator.domain.minutes_values import GroupRecord, Minutes
from facilitator.domain.notes import LineAdded
from facilitator.domain.participants import (
    KindsSet,
    ParticipantRegistered,
    Presence,
    PresenceMarked,
)
from facilitator.domain.text import Language, Missing, Text
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.minutes import minutes_document

from .build import PEOPLE, Meeting, instant, large_meeting

SEATS = {"yamada": "g1", "tanaka": "g1", "kobayashi": "g2", "ito": "g2"}
SECOND = {"yamada": "g1", "kobayashi": "g1", "tanaka": "g2", "ito": "g2"}


@pytest.fixture
def cafe() -> Meeting:
    """Four people at two tables, with a change of seats between two breakouts."""
    meeting = Meeting()
    meeting.knows(*PEOPLE)
    registered = (each for each in PEOPLE if each.id in SEATS)
    meeting.say(
        *(ParticipantRegistered(person=each.id, participant_kind=each.kind) for each in registered),
        ItemAdded(item="b1", item_kind=ItemKind.BREAKOUT, after=None),
        ItemAdded(item="s", item_kind=ItemKind.SEAT_CHANGE, after="b1"),
        ItemAdded(item="b2", item_kind=ItemKind.BREAKOUT, after="s"),
        GroupMade(group="g1", number=1),
        GroupMade(group="g2", number=2),
        SeatsDealt(seats=SEATS),
        RoleGiven(group="g1", role=Role.NOTE_TAKER, person="tanaka"),
    )
    return meeting


def begin(meeting: Meeting, item: str, leaving: str | None, minute: int) -> None:
    meeting.say(ItemStarted(item=item, leaving=leaving), at=instant(15, minute))


def run(meeting: Meeting) -> None:
    begin(meeting, "b1", None, 0)
    begin(meeting, "s", "b1", 20)
    meeting.say(SeatsDealt(seats=SECOND), at=instant(15, 22))
    begin(meeting, "b2", "s", 25)


def group(meeting: Meeting, number: int = 1, profile: Profile = Profile.INTERNAL) -> GroupRecord:
    minutes: Minutes = meeting.minutes(profile)
    assert not isinstance(minutes.groups, Missing)
    return minutes.groups[number - 1]


def names(people: tuple[Who, ...] | Missing) -> str:
    if isinstance(people, Missing):
        return people.value
    return " ".join(who.name.original if who.name else "-" for who in people)


def written(meeting: Meeting, language: Language = "ja") -> str:
    return to_markdown(minutes_document(meeting.minutes(), language, read_labels(language)))


def test_people_who_never_came_stand_in_no_group_and_have_no_role(cafe: Meeting) -> None:
    assert names(group(cafe).members) == "山田太郎 田中実"
    cafe.say(PresenceMarked(person="tanaka", presence=Presence.ABSENT))
    assert names(group(cafe).members) == "山田太郎"
    assert group(cafe).note_taker is Missing.NOT_RECORDED
    assert cafe.minutes().note_takers is Missing.NOT_RECORDED
    cafe.say(PresenceMarked(person="tanaka", presence=Presence.PRESENT))
    assert names(group(cafe).members) == "田中実"
    assert group(cafe, 2).members is Missing.NOT_RECORDED
    cafe.say(PresenceMarked(person="tanaka", presence=Presence.LEFT))
    assert names(group(cafe).members) == "田中実"


def test_those_who_never_came_stand_in_a_closed_group_neither(cafe: Meeting) -> None:
    line = LineAdded(line="l", group="g1", line_kind=LineKind.IDEA, text=Text.of("案"))
    cafe.say(line, PresenceMarked(person="yamada", presence=Presence.PRESENT))
    cafe.say(GroupClosed(group="g1"))
    assert names(group(cafe).members) == "山田太郎"


def test_a_meeting_of_one_round_lists_its_members_once(cafe: Meeting) -> None:
    begin(cafe, "b1", None, 0)
    assert group(cafe).rounds == ()
    begin(cafe, "s", "b1", 20)
    cafe.say(SeatsDealt(seats=SECOND))
    assert group(cafe).rounds == ()
    assert names(group(cafe).members) == "山田太郎 小林さくら"


def test_members_stand_round_by_round_as_soon_as_the_second_one_runs(cafe: Meeting) -> None:
    run(cafe)
    assert [names(each) for each in group(cafe).rounds] == [
        "山田太郎 田中実",
        "山田太郎 小林さくら",
    ]
    while_it_runs = group(cafe).rounds
    cafe.say(MeetingEnded(leaving="b2"), at=instant(15, 45))
    assert group(cafe).rounds == while_it_runs
    text = written(cafe)
    assert "- 進行：〔未記入〕　記録：〔未記入〕\n- ラウンド1：山田太郎、田中実\n" in text
    assert "- ラウンド2：山田太郎、小林さくら\n" in text
    assert "参加者：" not in text.partition("グループ1")[2].partition("決定")[0]
    english = written(cafe, "en")
    assert "- Facilitator: " in english
    assert "- Round 2: 山田太郎, 小林さくら\n" in english


def test_a_table_that_was_empty_in_a_round_says_so(cafe: Meeting) -> None:
    cafe.say(*(PresenceMarked(person=who, presence=Presence.PRESENT) for who in ("yamada", "ito")))
    run(cafe)
    cafe.say(PersonSeated(person="ito", group="g1", was_in="g2"), at=instant(15, 30))
    assert [names(each) for each in group(cafe, 2).rounds] == ["伊藤", "confirmed_none"]
    assert not [place for place in cafe.minutes().not_recorded if "rounds" in place]
    assert "- ラウンド2：なし\n" in written(cafe)


def test_a_reporter_stands_beside_the_other_roles_only_where_there_is_one(cafe: Meeting) -> None:
    assert "発表：" not in written(cafe)
    assert not [place for place in cafe.minutes().not_recorded if "reporter" in place]
    cafe.say(RoleGiven(group="g1", role=Role.REPORTER, person="yamada"))
    line = "参加者：山田太郎、田中実　進行：〔未記入〕　記録：田中実　発表：山田太郎"
    assert f"- {line}\n" in written(cafe)
    assert "recorder: 田中実; reporter: 山田太郎\n" in written(cafe, "en")


def give(meeting: Meeting, person: str | None, minute: int, hour: int = 15) -> None:
    given = RoleGiven(group="g1", role=Role.NOTE_TAKER, person=person)
    meeting.say(given, at=instant(hour, minute))


def test_a_role_handed_over_while_the_meeting_ran_is_told_with_its_time(cafe: Meeting) -> None:
    give(cafe, "yamada", 50, hour=14)
    begin(cafe, "b1", None, 0)
    give(cafe, "tanaka", 10)
    give(cafe, None, 12)
    give(cafe, "yamada", 15)
    cafe.say(MeetingEnded(leaving="b1"), at=instant(15, 45))
    give(cafe, "tanaka", 50)
    text = written(cafe)
    assert "- 記録係：山田太郎 →（15:10）田中実 →（15:15）山田太郎\n" in text
    assert group(cafe, 2).handovers == ()
    assert "- Recorder: 山田太郎, from 15:10 田中実, from 15:15 山田太郎\n" in written(cafe, "en")


def test_nothing_is_handed_over_by_somebody_who_never_came(cafe: Meeting) -> None:
    cafe.say(PresenceMarked(person="yamada", presence=Presence.PRESENT))
    begin(cafe, "b1", None, 0)
    give(cafe, "yamada", 2)
    assert group(cafe).handovers == ()
    assert "→" not in written(cafe)


def test_who_handed_a_role_over_is_named_only_as_the_profile_allows(cafe: Meeting) -> None:
    begin(cafe, "b1", None, 0)
    give(cafe, "yamada", 10)
    (record,) = group(cafe, profile=Profile.PUBLIC).handovers
    assert record.first == Who(kind="citizen")
    assert "tanaka" in cafe.minutes(Profile.PUBLIC).withheld
    assert "田中" not in repr(group(cafe, profile=Profile.PUBLIC))


def test_public_minutes_say_a_kind_of_the_meetings_own_in_its_words(cafe: Meeting) -> None:
    farmers = ParticipantKind(id="citizen", words=Text.of("農家", "farmers"), mark="農", aliases=())
    cafe.say(KindsSet(kinds=(farmers,)))
    minutes = cafe.minutes(Profile.PUBLIC)
    for language, word in (("ja", "農家"), ("en", "farmers")):
        text = to_markdown(minutes_document(minutes, language, read_labels(language)))
        assert word in text


def test_nothing_changes_for_a_meeting_in_which_all_came_and_nobody_changed() -> None:
    text = written(large_meeting())
    assert "参加者：山田太郎（まち）、佐藤花子（まち）、鈴木一郎（まち）、田中実、" in text
    assert "ラウンド1" not in text
    assert "→" not in text
