"""The next meeting, made like an earlier one: what comes along, and which one of the year it is."""

from datetime import date, time, timedelta

import pytest

from facilitator.domain.details import Detail
from facilitator.domain.items import Directions, Item, ItemKind
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.plan import Appointment
from facilitator.domain.session import Session
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, followups, occasion, pitches
from facilitator.services.checking import check
from facilitator.services.next_meeting import (
    Lengths,
    latest_meetings,
    next_appointment,
    plan_next_meeting,
    whole_length,
)
from facilitator.services.plans import plan_session, record_held
from facilitator.services.rehearsal import rehearse
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan

NOVEMBER = Appointment(date(2026, 11, 7), time(14))

DIRECTED = {
    "session": {
        "id": "talks-01",
        "date": "2026-10-03",
        "start": "14:00",
        "end": "16:00",
        "hard_end": "16:30",
        "place": "市内",
        "facilitators": ["参加者2"],
        "no_in_fiscal_year": 3,
        "no_total": 8,
    },
    "person": [
        {"name": "参加者1", "id": "one"},
        {"name": "参加者1", "id": "namesake", "organisation": "npo"},
        {"name": "参加者2"},
    ],
    "item": [
        {"kind": "look_back", "title": "前回から", "length": 5, "presenter": "namesake"},
        {"kind": "pitch", "pitch": "bus", "length": "5分"},
        {
            "kind": "information_talk",
            "title": "市の話",
            "length": 20,
            "presenter": "npo",
            "talk": {"speaker": "one", "points": ["要点"]},
            "cue": "資料を配る",
            "protected": True,
        },
        {"kind": "break", "length": 10, "least_length": 5, "starts_at": "14:40"},
        {
            "kind": "breakout",
            "length": 30,
            "last_part": 0,
            "ends_at": "15:30",
            "presenter": {"ja": "全員", "en": "Everybody"},
        },
    ],
    "parked": [{"kind": "networking", "title": "見学の相談", "cue": "次に", "length": 10}],
    "group": None,
    "pitch": [{"id": "bus", "title": "バスで通う", "length": 12, "tags": ["SDGs 11", "方向性1"]}],
}


@pytest.fixture
def directed(database: Database, surroundings: Surroundings) -> Workshop:
    """A session of a plan that notes something for every item."""
    session = plan_session(database, surroundings, small_plan(**DIRECTED))
    return open_workshop(database, surroundings, session)


def made_like(
    workshop: Workshop, when: Appointment = NOVEMBER, lengths: Lengths = Lengths.PLANNED
) -> Session:
    session = plan_next_meeting(workshop, when, lengths)
    assert check(workshop.database, workshop.surroundings).is_sound
    return open_workshop(workshop.database, workshop.surroundings, session).session


def item(session: Session, kind: ItemKind) -> Item:
    found = session.agenda.first_of(kind)
    assert found is not None
    return found


def test_what_a_plan_notes_for_its_items_stands_on_the_agenda(directed: Workshop) -> None:
    session, people = directed.session, directed.register.people
    assert session.unheeded == ()
    assert session.agenda.hard_end == time(16, 30)
    presenter = item(session, ItemKind.LOOK_BACK).directions.presenter
    assert people[str(presenter)].organisation is not None, "the namesake of the organisation"
    (npo,) = directed.register.organisations
    talk = item(session, ItemKind.INFORMATION_TALK).directions
    assert talk == Directions(presenter=npo, cue=Text.of("資料を配る"), is_protected=True)
    assert item(session, ItemKind.BREAK).directions == Directions(
        least_length=timedelta(minutes=5), starts_at=time(14, 40)
    )
    assert item(session, ItemKind.BREAKOUT).directions == Directions(
        presenter_words=Text.of("全員", "Everybody"), ends_at=time(15, 30), last_part=timedelta()
    )
    (parked,) = session.agenda.parked.values()
    assert (parked.title, parked.directions.cue) == (Text.of("見学の相談"), Text.of("次に"))


def test_a_plan_makes_no_event_for_what_it_does_not_note(workshop: Workshop) -> None:
    kinds = {event.body.kind for event in workshop.events}
    assert {kind for kind in kinds if kind.startswith("agenda.")} == {"agenda.item_added"}
    assert "pitches.wished" not in kinds


def test_what_a_pitch_wishes_for_belongs_to_the_series(directed: Workshop) -> None:
    (wish,) = directed.series.wishes.values()
    assert wish.pitch in directed.session.pitches.pitches
    assert (wish.length, wish.tags) == (timedelta(minutes=12), ("SDGs 11", "方向性1"))


def test_a_meeting_that_was_held_keeps_what_was_planned_for_its_items(
    database: Database, surroundings: Surroundings
) -> None:
    held = record_held(database, surroundings, small_plan(**DIRECTED))
    session = open_workshop(database, surroundings, held).session
    assert session.unheeded == ()
    assert item(session, ItemKind.INFORMATION_TALK).directions.is_protected
    assert len(session.agenda.parked) == 1


def test_agenda_directions_parked_items_and_details_come_along(directed: Workshop) -> None:
    before = directed.session
    after = made_like(directed)
    assert after.unheeded == ()
    kept = [each for each in before.agenda.items.values() if each.kind is not ItemKind.PITCH]
    assert [
        (each.kind, each.title, each.length, each.directions)
        for each in after.agenda.items.values()
    ] == [(each.kind, each.title, each.length, each.directions) for each in kept]
    (parked,), (parked_before,) = after.agenda.parked.values(), before.agenda.parked.values()
    assert (parked.title, parked.directions) == (parked_before.title, parked_before.directions)
    assert (after.agenda.hard_end, after.opened.end) == (time(16, 30), time(16))
    for detail in (Detail.PLACE, Detail.FACILITATORS):
        assert after.details[detail] == before.details[detail]


def test_what_was_said_and_who_came_stays_behind(directed: Workshop) -> None:
    after = made_like(directed)
    assert (after.pitches.pitches, after.groups.groups, after.participants.entries) == ({}, {}, {})
    talk = item(after, ItemKind.INFORMATION_TALK).talk
    assert talk is not None
    assert (talk.speaker, talk.points) == (None, ())
    assert len(directed.register.people) == 3, "nobody was registered once more"


def test_follow_ups_are_those_of_the_series(directed: Workshop) -> None:
    followups.add_follow_up(directed, Text.of("費用を調べる"))
    after = plan_next_meeting(directed, NOVEMBER)
    series = open_workshop(directed.database, directed.surroundings, after).series
    assert [each.what.original for each in series.follow_ups.values()] == ["費用を調べる"]


def test_a_later_start_moves_everything_that_is_bound_to_a_time_of_day(directed: Workshop) -> None:
    after = made_like(directed, Appointment(date(2026, 11, 7), time(18, 30)))
    assert (after.opened.start, after.opened.end) == (time(18, 30), time(20, 30))
    assert after.agenda.hard_end == time(21)
    assert item(after, ItemKind.BREAK).directions.starts_at == time(19, 10)
    assert item(after, ItemKind.BREAKOUT).directions.ends_at == time(20)


def test_items_can_be_as_long_as_they_really_were(directed: Workshop, wall: Wall) -> None:
    clock.start_meeting(directed)
    for minutes in (7.4, 1, 0.1):  # look-back, pitch, talk; then the break, at once over
        wall.wait(minutes)
        clock.go_on(directed)
    clock.skip_item(directed, directed.session.agenda.order[-1])
    clock.end_meeting(directed)
    lengths = [
        each.length for each in made_like(directed, lengths=Lengths.ACTUAL).agenda.items.values()
    ]
    assert lengths == [timedelta(minutes=minutes) for minutes in (7, 1, 1, 30)]
    assert whole_length(directed, Lengths.ACTUAL) == timedelta(minutes=39)
    assert whole_length(directed, Lengths.PLANNED) == timedelta(minutes=65)
    planned = [each.length for each in made_like(directed).agenda.items.values()]
    assert planned == [timedelta(minutes=minutes) for minutes in (5, 20, 10, 30)]


def test_the_agenda_comes_along_as_it_was_at_last(directed: Workshop) -> None:
    first = directed.session.agenda.order[0]
    agenda.park_item(directed, first)
    pitches.add_pitch(directed, next(iter(directed.session.pitches.pitches.values())))
    after = made_like(directed)
    assert item(after, ItemKind.INFORMATION_TALK).id == after.agenda.order[0]
    assert [parked.kind for parked in after.agenda.parked.values()] == [
        ItemKind.NETWORKING,
        ItemKind.LOOK_BACK,
    ]


def test_a_meeting_past_midnight_with_a_talk_without_a_title_has_a_next_one(
    workshop: Workshop,
) -> None:
    now = occasion.read_occasion(workshop)
    late = occasion.Occasion(
        None, now.date, time(22), time(1), time(1, 30), now.no_in_fiscal_year, now.no_total
    )
    occasion.change_occasion(workshop, late, before=now)
    agenda.add_item(workshop, ItemKind.INFORMATION_TALK)
    after = made_like(workshop, Appointment(date(2026, 11, 7), time(22)))
    assert (after.opened.end, after.agenda.hard_end) == (time(1), time(1, 30))
    assert item(after, ItemKind.INFORMATION_TALK).title == Text.of("情報提供", "Information talk")


@pytest.mark.parametrize(
    ("held", "day", "in_year"),
    [
        (date(2026, 3, 31), date(2026, 4, 1), 1),
        (date(2026, 4, 1), date(2027, 3, 31), 5),
        (date(2026, 12, 1), date(2027, 1, 15), 5),
        (date(2026, 3, 30), date(2026, 3, 31), 5),
        (date(2026, 3, 31), date(2027, 4, 1), 1),
    ],
)
def test_the_number_in_the_fiscal_year_begins_anew_on_the_first_of_april(
    held: date, day: date, in_year: int
) -> None:
    earlier = SessionOpened(
        series="s", slug="s-1", date=held, start=time(9), no_in_fiscal_year=4, no_total=6
    )
    assert next_appointment(earlier, day) == Appointment(day, time(9), in_year, 7)


def test_where_nobody_counts_nobody_begins_to_count(workshop: Workshop) -> None:
    following = next_appointment(workshop.session.opened, date(2027, 4, 1))
    assert (following.no_in_fiscal_year, following.no_total) == (None, None)


def test_the_numbers_and_the_short_name_are_those_of_the_appointment(directed: Workshop) -> None:
    day = date(2026, 11, 7)
    by_rule = made_like(directed, next_appointment(directed.session.opened, day)).opened
    assert (by_rule.slug, by_rule.date) == ("talks-2026-11-07", day)
    assert (by_rule.no_in_fiscal_year, by_rule.no_total) == (4, 9)
    own = made_like(directed, Appointment(day, None, 1, 20)).opened
    assert (own.start, own.no_in_fiscal_year, own.no_total) == (None, 1, 20)


def test_the_latest_meeting_of_each_series_is_never_a_rehearsal(
    database: Database, surroundings: Surroundings
) -> None:
    other = {"id": "walks", "name": "散歩の会"}
    walk = plan_session(database, surroundings, small_plan(series=other))
    later = {"id": "talks-02", "date": "2026-12-01"}
    talk = plan_session(database, surroundings, small_plan(session=later))
    plan_session(database, surroundings, small_plan())
    rehearse(database, surroundings, small_plan(session={**later, "date": "2027-01-01"}))
    assert [row.id for row in latest_meetings(database)] == [talk, walk]
