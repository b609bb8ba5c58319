"""What is warned of before minutes are finalised."""

from facilitator.domain.agenda import ItemRemoved
from facilitator.domain.checks import About, Check, checks
from facilitator.domain.clock import ItemStarted
from facilitator.domain.details import Detail, DetailSet
from facilitator.domain.followups import FollowUpAdded
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineEdited, OfferDescribed, SpeakerNamed
from facilitator.domain.offers import Offer
from facilitator.domain.text import Text
from tests.writers.build import SESSION, Meeting, bare_meeting, large_meeting, real_meeting


def found(meeting: Meeting) -> tuple[Check, ...]:
    return checks(meeting.session, meeting.series, meeting.minutes())


def test_the_real_meeting_lacks_what_its_report_does_not_say() -> None:
    assert [str(check) for check in found(real_meeting())] == [
        "Nobody is marked present.",
        "Pitch 1 has no question and no offer.",
        "Pitch 2 has no question and no offer.",
        "Fields not recorded: 19.",
    ]


def test_a_check_names_what_it_is_about() -> None:
    about = [(check.about, check.id) for check in found(large_meeting(pitches=2))]
    assert about == [
        (About.PITCH, "pitch2"),
        (About.GROUP, "g2"),
        (About.FOLLOW_UP, "f2"),
        (About.FOLLOW_UP, "f2"),
        (About.MEETING, None),
    ]


def test_a_check_is_a_sentence_with_places_and_their_values() -> None:
    group = next(each for each in found(large_meeting(2)) if each.about is About.GROUP)
    assert (group.reason, dict(group.values)) == ("Group {number} has no notes.", {"number": 2})
    assert str(group) == "Group 2 has no notes."


def test_a_recorded_number_of_people_is_attendance_enough() -> None:
    meeting = bare_meeting()
    assert About.PARTICIPANTS in {check.about for check in found(meeting)}
    meeting.say(DetailSet(detail=Detail.PEOPLE, value=12))
    assert About.PARTICIPANTS not in {check.about for check in found(meeting)}


def test_an_item_that_still_runs_is_named_by_its_place() -> None:
    meeting = bare_meeting()
    meeting.say(ItemRemoved(item="i1"))
    meeting.say(ItemStarted(item="i2"))
    check = next(each for each in found(meeting) if each.about is About.ITEM)
    assert (check.id, str(check)) == ("i2", "Item 1 of the agenda is still running.")


def test_texts_that_stand_beside_each_other_are_to_be_settled() -> None:
    meeting = large_meeting()
    for words in ("金額はいくらか", "値段はいくらか", "料金はいくらか"):
        meeting.say(LineEdited(line="l1", base="費用はいくらか", text=words))
    assert about_lines(meeting) == [("l1", "3 texts of one line stand side by side.")]


def about_lines(meeting: Meeting) -> list[tuple[str | None, str]]:
    return [(each.id, str(each)) for each in found(meeting) if each.about is About.LINE]


def test_next_steps_without_a_follow_up_and_offers_of_nobody_are_counted() -> None:
    meeting = large_meeting()
    for key, kind in (("n1", LineKind.NEXT_STEP), ("n2", LineKind.NEXT_STEP)):
        meeting.say(LineAdded(line=key, group="g1", line_kind=kind, text=Text.of("調べる")))
    meeting.say(SpeakerNamed(line="l3", speaker=None))
    assert about_lines(meeting) == [
        ("n1", "Next steps without a follow-up: 2."),
        ("l3", "Offers that nobody makes yet: 1."),
    ]
    meeting.say(
        FollowUpAdded(follow_up="f9", session=SESSION, what=Text.of("調べる"), line="n1"),
        OfferDescribed(line="l3", offer=Offer(by="npo")),
    )
    assert about_lines(meeting) == [("n2", "Next steps without a follow-up: 1.")]
