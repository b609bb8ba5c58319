"""The agenda, from a seat: each change one action, which one undo takes back."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from facilitator.domain.clock import length_now
from facilitator.domain.items import Directions, Item, ItemKind
from facilitator.domain.pitches import Pitch
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import agenda, clock, participants, pitches
from facilitator.services.workshop import Workshop

from .making import Wall
from .picture import as_in_the_file, picture


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def numbered(workshop: Workshop) -> list[str]:
    """Return the titles of the pitches, as they are numbered."""
    return [each.title.original for each in workshop.session.pitches.pitches.values()]


def item(workshop: Workshop, number: int) -> Item:
    return list(workshop.session.agenda.items.values())[number - 1]


def lasts(workshop: Workshop, number: int) -> timedelta | None:
    """Return how long an item lasts in this meeting."""
    session = workshop.session
    return length_now(session.agenda, session.clock, item(workshop, number).id)


def set_length(workshop: Workshop, number: int, length: timedelta | None) -> None:
    key = item(workshop, number).id
    agenda.revise_item(workshop, key, length=length, change=lambda before: before)


def test_before_the_meeting_a_length_is_that_of_the_plan(workshop: Workshop) -> None:
    set_length(workshop, 1, minutes(12))
    assert item(workshop, 1).length == lasts(workshop, 1) == minutes(12)
    assert workshop.session.clock.extensions == {}


def test_in_a_meeting_a_length_is_that_of_the_day_and_the_plan_stays(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    before, count = picture(workshop), len(workshop.events)
    noted = replace(Directions(), is_protected=True, cue=Text.of("声をかける"))
    agenda.revise_item(
        workshop,
        item(workshop, 3).id,
        title=Text.of("グループ対話"),
        length=minutes(24),
        change=lambda _before: noted,
    )
    assert (item(workshop, 3).length, lasts(workshop, 3)) == (minutes(30), minutes(24))
    assert item(workshop, 3).title == Text.of("グループ対話")
    assert item(workshop, 3).directions == noted
    assert len({event.action for event in workshop.events[count:]}) == 1
    assert picture(as_in_the_file(workshop)) == picture(workshop)
    workshop.undo()
    assert picture(workshop) == before


def test_what_is_so_already_is_no_change(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    clock.extend_item(workshop, minutes(5))
    count, first = len(workshop.events), item(workshop, 1)
    agenda.revise_item(
        workshop, first.id, title=first.title, length=minutes(15), change=lambda before: before
    )
    assert len(workshop.events) == count


def test_in_a_meeting_that_has_begun_an_item_keeps_its_plan_and_is_not_left_open(
    workshop: Workshop,
) -> None:
    set_length(workshop, 2, None)
    assert lasts(workshop, 2) is None
    clock.start_meeting(workshop)
    with pytest.raises(Refused, match="leave it out"):
        set_length(workshop, 1, None)
    assert lasts(workshop, 1) == minutes(10)


def test_an_item_added_in_a_running_meeting_moves_not_the_planned_end_but_the_real_one(
    workshop: Workshop, wall: Wall
) -> None:
    clock.start_meeting(workshop)
    clock.go_on(workshop)
    added = agenda.add_item(workshop, ItemKind.BREAK, length=minutes(7), after=None)
    face = workshop.session.read_clock(wall.at)
    assert face.behind == minutes(7 - 10), "ten minutes were not used, seven are new"
    assert item(workshop, 3).id == added, "right after the item that runs"
    assert (item(workshop, 3).length, lasts(workshop, 3)) == (None, minutes(7))
    workshop.undo()
    assert len(workshop.session.agenda.items) == 4


def test_length_and_least_length_are_changed_at_once(workshop: Workshop) -> None:
    def change(before: Directions) -> Directions:
        return replace(before, least_length=minutes(15))

    with pytest.raises(Refused, match="longer than the item"):
        agenda.direct_item(workshop, item(workshop, 1).id, change)
    agenda.revise_item(workshop, item(workshop, 1).id, length=minutes(20), change=change)
    assert item(workshop, 1).directions.least_length == minutes(15)
    clock.start_meeting(workshop)
    clock.extend_item(workshop, minutes(10))
    agenda.direct_item(
        workshop, item(workshop, 1).id, lambda before: replace(before, least_length=minutes(28))
    )


def test_a_length_set_after_the_start_was_taken_back_is_the_length(workshop: Workshop) -> None:
    clock.start_meeting(workshop)
    start = workshop.events[-1].action
    clock.extend_item(workshop, minutes(5))
    workshop.undo(lambda event: event.action == start)
    set_length(workshop, 1, minutes(8))
    assert lasts(workshop, 1) == minutes(8)


def test_a_presenter_is_the_person_of_that_name_else_the_organisation_else_words(
    workshop: Workshop,
) -> None:
    before = Directions(cue=Text.of("合図"))

    def named(words: str | None) -> Directions:
        return agenda.presented_by(workshop.register, before, Text.of(words) if words else None)

    ids = {person.name: person.id for person in workshop.register.people.values()}
    assert named("参加者2") == replace(before, presenter=ids["参加者2"])
    npo = workshop.register.organisation_named("NPO法人まち")
    assert npo is not None
    assert named("NPO法人まち") == replace(before, presenter=npo.id)
    assert named("全員") == replace(before, presenter_words=Text.of("全員"))
    assert named(None) == before
    known = replace(before, presenter=ids["参加者1"])
    assert agenda.presented_by(workshop.register, known, None) == before
    participants.register(workshop, "参加者2", organisation="別の団体")
    assert named("参加者2") == replace(before, presenter_words=Text.of("参加者2"))


def test_a_pitch_moved_on_the_agenda_is_numbered_as_it_stands_there(workshop: Workshop) -> None:
    sport = list(workshop.session.pitches.pitches)[1]
    for title in ("空き家", "図書館"):
        pitches.add_pitch(workshop, Pitch(title=Text.of(title)), minutes(5))
    assert numbered(workshop) == ["バスで通う", "地域スポーツ", "空き家", "図書館"]
    library = item(workshop, 4)
    before = picture(workshop)
    agenda.move_item(workshop, library.id, after=item(workshop, 1).id)
    assert numbered(workshop) == ["図書館", "バスで通う", "空き家", "地域スポーツ"]
    assert [each.kind for each in workshop.session.agenda.items.values()][1:4] == [
        ItemKind.PITCH
    ] * 3
    assert workshop.session.pitches.number(sport) == 4, "what has no item stands last"
    workshop.undo()
    assert picture(workshop) == before


def test_moving_another_item_leaves_the_numbers_of_the_pitches(workshop: Workshop) -> None:
    agenda.move_item(workshop, item(workshop, 4).id, after=None)
    assert numbered(workshop) == ["バスで通う", "地域スポーツ"]


def test_an_item_is_parked_and_taken_up_again_but_one_of_a_pitch_is_not(workshop: Workshop) -> None:
    with pytest.raises(Refused, match="queue"):
        agenda.park_item(workshop, item(workshop, 2).id)
    sharing = item(workshop, 4)
    agenda.park_item(workshop, sharing.id)
    assert list(workshop.session.agenda.parked.values()) == [sharing]
    assert len(workshop.session.agenda.items) == 3
    agenda.unpark_item(workshop, sharing.id, after=None)
    assert item(workshop, 1) == sharing
    clock.start_meeting(workshop)
    with pytest.raises(Refused, match="has begun"):
        agenda.park_item(workshop, sharing.id)


def test_the_end_is_locked_and_protection_is_switched(workshop: Workshop, wall: Wall) -> None:
    agenda.lock_end(workshop, time(14, 45))
    assert workshop.session.read_clock(wall.at).slack == minutes(-15)
    agenda.protect_item(workshop, item(workshop, 1).id)
    assert item(workshop, 1).directions.is_protected
    agenda.protect_item(workshop, item(workshop, 1).id)
    assert not item(workshop, 1).directions.is_protected


def test_an_item_is_split_in_two_that_last_as_long_as_it_did(workshop: Workshop) -> None:
    second = agenda.split_item(workshop, item(workshop, 3).id, minutes(12))
    assert [item(workshop, number).length for number in (3, 4)] == [minutes(12), minutes(18)]
    assert item(workshop, 4).id == second
    for length in (minutes(0), minutes(12)):
        with pytest.raises(Refused, match="split"):
            agenda.split_item(workshop, item(workshop, 3).id, length)


def test_a_shortened_item_is_split_into_parts_that_last_as_long_as_it_does_now(
    workshop: Workshop,
) -> None:
    clock.start_meeting(workshop)
    breakout = item(workshop, 3).id
    set_length(workshop, 3, minutes(20))
    with pytest.raises(Refused, match="split"):
        agenda.split_item(workshop, breakout, minutes(20))
    agenda.split_item(workshop, breakout, minutes(12))
    assert [lasts(workshop, number) for number in (3, 4)] == [minutes(12), minutes(8)]
    assert [item(workshop, number).length for number in (3, 4)] == [minutes(12), minutes(18)]
    workshop.undo()
    assert lasts(workshop, 3) == minutes(20)
