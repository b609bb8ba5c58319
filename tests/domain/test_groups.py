"""Groups: who sits where, who writes, and how people are dealt into them."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import groups as verbs
from facilitator.domain.events import Body, Event
from facilitator.domain.groups import (
    MOST_GROUPS,
    Group,
    GroupChanged,
    GroupClosed,
    GroupMade,
    PersonSeated,
    Role,
    RoleGiven,
    SeatsDealt,
)
from facilitator.domain.participants import ParticipantRegistered, Presence, PresenceMarked
from facilitator.domain.pitches import Pitch, PitchAdded
from facilitator.domain.refused import Refused
from facilitator.domain.session import fold_session
from facilitator.domain.taking_back import undo
from facilitator.domain.text import Text
from facilitator.grouping.deal import deal_evenly

from .told import MEETING, Told, groups, people

BUS = PitchAdded(pitch="bus", content=Pitch(title=Text.of("バスで通う")))


def seat(told: Told, person: str, group: str | None) -> PersonSeated:
    session = told.session
    return verbs.move_to_group(session.groups, session.participants, person, group)


def make_group(
    told: Told, group: str, *, label: Text | None = None, pitch: str | None = None
) -> Body:
    session = told.session
    return verbs.make_group(session.groups, session.pitches, group, label=label, pitch=pitch)


def group_for_each_pitch(told: Told) -> tuple[GroupMade, ...]:
    session = told.session
    return verbs.make_group_for_each_pitch(session.groups, session.pitches, told.new_id)


def unheeded(events: Sequence[Event]) -> Sequence[str]:
    return fold_session(MEETING, events).unheeded


def deal(told: Told) -> SeatsDealt:
    session = told.session
    seats = deal_evenly(session.groups, session.participants, session.pitches)
    return verbs.deal(session.groups, session.participants, seats)


def sizes(told: Told) -> list[int]:
    return [len(told.session.groups.members(group.id)) for group in told.session.groups.open]


def test_groups_are_numbered_for_good() -> None:
    told = Told()
    told.say(make_group(told, "a"))
    told.say(make_group(told, "b", label=Text.of("交通")))
    told.say(verbs.close_group(told.session.groups, "b"))
    told.say(make_group(told, "c"))
    assert [group.number for group in told.session.groups.groups.values()] == [1, 2, 3]
    assert [group.id for group in told.session.groups.open] == ["a", "c"]
    found = told.session.groups.numbered(2)
    assert found == Group("b", 2, Text.of("交通"), is_closed=True)
    assert told.session.groups.numbered(4) is None


def test_a_session_has_at_most_two_hundred_groups_that_meet() -> None:
    told = Told(*groups(MOST_GROUPS))
    with pytest.raises(Refused, match="at most 200"):
        make_group(told, "more")
    told.say(GroupClosed(group="g7"))
    make_group(told, "more")


def test_a_group_gets_another_name_and_pitch() -> None:
    told = Told(*groups(1), BUS)
    told.say(GroupChanged(group="g1", label=Text.of("交通"), pitch="bus"))
    assert told.session.groups.groups["g1"] == Group("g1", 1, Text.of("交通"), "bus")


def test_a_group_works_on_no_pitch_that_is_not_part_of_the_meeting() -> None:
    told = Told(*groups(1), BUS)
    with pytest.raises(Refused, match="not part of the meeting"):
        make_group(told, "g1", pitch="gone")
    told.say(GroupMade(group="g2", number=2, pitch="gone"))
    told.say(GroupChanged(group="g1", label=None, pitch="gone"))
    assert len(told.unheeded) == 2
    assert set(told.session.groups.groups) == {"g1"}


def test_a_pitch_that_a_group_works_on_cannot_be_taken_back() -> None:
    told = Told()
    pitched = told.say(BUS)
    told.say(make_group(told, "a", pitch="bus"))
    with pytest.raises(Refused, match=r"groups\.made"):
        undo(told.of_stream(MEETING), pitched, unheeded)


def test_every_pitch_without_a_group_gets_one_as_far_as_there_is_room() -> None:
    told = Told(BUS, *groups(MOST_GROUPS - 1))
    told.say(PitchAdded(pitch="sport", content=Pitch(title=Text.of("地域スポーツ"))))
    with pytest.raises(Refused, match=f"at most {MOST_GROUPS}"):
        group_for_each_pitch(told)
    told.say(verbs.close_group(told.session.groups, "g1"))
    told.say(*group_for_each_pitch(told))
    made = list(told.session.groups.groups.values())[-2:]
    assert [(group.number, group.pitch) for group in made] == [
        (MOST_GROUPS, "bus"),
        (MOST_GROUPS + 1, "sport"),
    ]
    with pytest.raises(Refused, match="has a group already"):
        group_for_each_pitch(told)


def test_people_move_between_groups_and_out_of_them() -> None:
    told = Told(*groups(2), *people("a", "b"))
    assert told.session.groups.unseated(told.session.participants) == ("a", "b")
    for person, group in (("a", "g1"), ("b", "g1"), ("a", "g2"), ("b", None)):
        told.say(seat(told, person, group))
    assert told.session.groups.seats == {"a": "g2"}
    assert told.session.groups.members("g2") == ("a",)
    assert told.session.groups.unseated(told.session.participants) == ("b",)
    with pytest.raises(Refused, match="sits there already"):
        seat(told, "a", "g2")
    with pytest.raises(Refused, match="not registered"):
        seat(told, "nobody", "g1")
    with pytest.raises(Refused, match="no such group"):
        seat(told, "a", "nowhere")


def test_two_laptops_that_move_the_same_person_keep_the_first_move() -> None:
    told = Told(*groups(2), *people("a"))
    told.say(PersonSeated(person="a", group="g1"), PersonSeated(person="a", group="g2"))
    assert told.session.groups.seats == {"a": "g1"}
    assert len(told.unheeded) == 1


def test_nobody_is_put_where_no_seat_is_whatever_a_merge_brings() -> None:
    told = Told(*groups(2), *people("a"), GroupClosed(group="g2"))
    for event in (
        PersonSeated(person="unknown", group="g1"),
        PersonSeated(person="a", group="g2"),
        PersonSeated(person="a", group="g3"),
        SeatsDealt(seats={"a": "g1", "unknown": "g1"}),
        GroupMade(group="g1", number=9),
    ):
        told.say(event)
    assert len(told.unheeded) == 5
    assert told.session.groups.seats == {}
    assert told.session.groups.groups["g1"].number == 1


def test_a_role_is_for_somebody_in_the_group_and_leaves_with_the_person() -> None:
    told = Told(*groups(2), *people("a", "b"), SeatsDealt(seats={"a": "g1", "b": "g1"}))
    with pytest.raises(Refused, match="does not sit in that group"):
        verbs.give_role(told.session.groups, "g2", Role.NOTE_TAKER, "a")
    for role, person in ((Role.NOTE_TAKER, "a"), (Role.FACILITATOR, "b"), (Role.NOTE_TAKER, "b")):
        told.say(verbs.give_role(told.session.groups, "g1", role, person))
    assert told.session.groups.groups["g1"].roles == {Role.NOTE_TAKER: "b", Role.FACILITATOR: "b"}
    with pytest.raises(Refused, match="Nothing changed"):
        verbs.give_role(told.session.groups, "g1", Role.FACILITATOR, "b")
    told.say(verbs.give_role(told.session.groups, "g1", Role.FACILITATOR, None))
    told.say(seat(told, "b", "g2"))
    assert told.session.groups.groups["g1"].roles == {}
    told.say(RoleGiven(group="g1", role=Role.NOTE_TAKER, person="b"))
    assert len(told.unheeded) == 1


def test_a_closed_group_loses_its_people_and_takes_no_more() -> None:
    told = Told(*groups(2), *people("a", "b"), SeatsDealt(seats={"a": "g1", "b": "g2"}))
    told.say(RoleGiven(group="g1", role=Role.NOTE_TAKER, person="a"))
    told.say(verbs.close_group(told.session.groups, "g1"))
    assert told.session.groups.seats == {"b": "g2"}
    closed = told.session.groups.groups["g1"]
    assert (closed.roles, closed.members_at_closing) == ({Role.NOTE_TAKER: "a"}, ("a",))
    for decide in (
        lambda: seat(told, "a", "g1"),
        lambda: verbs.close_group(told.session.groups, "g1"),
        lambda: verbs.give_role(told.session.groups, "g1", Role.NOTE_TAKER, None),
        lambda: verbs.deal(told.session.groups, told.session.participants, {"a": "g1"}),
    ):
        with pytest.raises(Refused, match="Group 1 is closed"):
            decide()
    told.say(deal(told))
    assert told.session.groups.seats == {"b": "g2", "a": "g2"}


def test_dealing_needs_a_group_and_somebody_who_waits() -> None:
    told = Told()
    with pytest.raises(Refused, match="no group yet"):
        deal(told)
    told.say(*groups(1))
    with pytest.raises(Refused, match="Nobody is waiting"):
        deal(told)
    with pytest.raises(Refused, match="not registered"):
        verbs.deal(told.session.groups, told.session.participants, {"nobody": "g1"})


def test_the_order_in_which_people_sit_down_stands_in_the_log() -> None:
    dealt = SeatsDealt(seats={"z": "g1", "a": "g1"})
    read = SeatsDealt.model_validate_json(dealt.model_dump_json())
    assert list(read.seats) == list(dealt.seats) == ["z", "a"]


SOMEBODY = st.tuples(
    st.sampled_from([None, "npo", "shop", "city"]),
    st.sampled_from([None, "citizen", "business", "education"]),
    st.sampled_from(Presence),
)


def room(crowd: list[tuple[str | None, str | None, Presence]], count: int) -> Told:
    """Return a meeting with that crowd and so many groups, the first ones with a pitch each."""
    told = Told()
    for number, (organisation, kind, presence) in enumerate(crowd):
        told.say(
            ParticipantRegistered(
                person=f"p{number}", organisation=organisation, participant_kind=kind
            ),
            PresenceMarked(person=f"p{number}", presence=presence),
        )
    for number in range(1, count + 1):
        presenter = f"p{number * 2}"
        told.say(
            PitchAdded(
                pitch=f"pitch{number}", content=Pitch(title=Text.of("題"), presenter=presenter)
            ),
            GroupMade(group=f"g{number}", number=number, pitch=f"pitch{number}"),
        )
    return told


@given(st.lists(SOMEBODY, max_size=40), st.integers(1, 8))
def test_dealing_gives_even_groups_and_presenters_their_own_pitch(
    crowd: list[tuple[str | None, str | None, Presence]], count: int
) -> None:
    told = room(crowd, count)
    waiting = told.session.groups.unseated(told.session.participants)
    if not waiting:
        return
    told.say(deal(told))
    assert not told.unheeded
    assert set(told.session.groups.seats) == set(waiting)
    assert max(sizes(told)) - min(sizes(told)) <= 1
    for number in range(1, count + 1):
        if f"p{number * 2}" in waiting:
            assert told.session.groups.seats[f"p{number * 2}"] == f"g{number}"


def test_kinds_and_organisations_are_spread() -> None:
    crowd = [(("npo", "shop")[n % 2], ("citizen", "business")[n // 2 % 2]) for n in range(8)]
    told = Told(*groups(2))
    for number, (organisation, kind) in enumerate(crowd):
        told.say(
            ParticipantRegistered(
                person=f"p{number}", organisation=organisation, participant_kind=kind
            )
        )
    told.say(deal(told))
    for group in ("g1", "g2"):
        members = [int(person[1:]) for person in told.session.groups.members(group)]
        assert Counter(crowd[number][0] for number in members) == {"npo": 2, "shop": 2}
        assert Counter(crowd[number][1] for number in members) == {"citizen": 2, "business": 2}


def test_who_comes_late_fills_the_places_of_those_who_left() -> None:
    told = Told(*groups(3), *people(*"abcdef"))
    told.say(deal(told))
    left = told.session.groups.members("g2")
    for person in left:
        told.say(PresenceMarked(person=person, presence=Presence.LEFT))
    told.say(*people("x", "y"))
    dealt = deal(told)
    assert dealt.seats == {"x": "g2", "y": "g2"}


def test_the_same_people_are_dealt_the_same_way() -> None:
    crowd: list[tuple[str | None, str | None, Presence]]
    crowd = [("npo", "citizen", Presence.PRESENT), (None, None, Presence.ONLINE)] * 9
    assert deal(room(crowd, 4)) == deal(room(crowd, 4))
