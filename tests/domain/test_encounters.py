"""Who sat together: in each round of a meeting, whatever the clock and the presence marks say."""

from collections.abc import Iterable, Mapping

from facilitator.domain import clock
from facilitator.domain.clock import MeetingPaused, MeetingResumed
from facilitator.domain.encounters import (
    breakouts_to_come,
    encounters,
    round_begun_by,
    rounds_returned_by,
    sittings,
    sittings_so_far,
)
from facilitator.domain.groups import PersonSeated, SeatsDealt
from facilitator.domain.items import ItemKind
from facilitator.domain.participants import Presence, PresenceMarked
from facilitator.domain.seating import Round, RoundTaken, SeatsAssigned

from .told import Told, groups, item, minutes, people

FIRST = {"a": "g1", "b": "g1", "c": "g2", "d": "g2"}
SECOND = {"a": "g1", "c": "g1", "b": "g2", "d": "g2"}
KINDS = {
    "o": ItemKind.OPENING,
    "b": ItemKind.BREAKOUT,
    "s": ItemKind.SEAT_CHANGE,
    "p": ItemKind.BREAK,
}


def meeting(order: str = "o1 b1 s1 b2 s2 b3", **facts: object) -> Told:
    """Return four people in two groups, with an agenda whose items begin with their kind."""
    keys = order.split()
    before = [None, *keys]
    agenda = [item(key, KINDS[key[0]], 10, after) for key, after in zip(keys, before, strict=False)]
    return Told(*people(*"abcd"), *groups(2), SeatsDealt(seats=FIRST), *agenda, **facts)


def start(told: Told, *keys: str) -> None:
    for key in keys:
        told.wait(minutes(5))
        told.say(clock.start_item(told.session.agenda, told.session.clock, key))


def end(told: Told) -> None:
    told.say(clock.end_meeting(told.session.clock))


def plan(told: Told, **rounds: Mapping[str, str]) -> None:
    told.say(
        SeatsAssigned(
            seats=FIRST,
            rounds=tuple(Round(item=key, seats=seats) for key, seats in rounds.items()),
            seed=1,
            cost=0,
            bound=0,
            is_proved=True,
            digest="x",
        )
    )


def met(told: Told) -> dict[str, int]:
    return {"".join(pair): count for pair, count in encounters(sittings(told.session)).items()}


def as_pairs(sitting: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {group: "".join(sorted(members)) for group, members in sitting.items()}


def test_a_breakout_counts_when_it_is_over() -> None:
    told = meeting()
    start(told, "o1", "b1")
    assert sittings(told.session) == ()
    start(told, "s1")
    assert met(told) == {"ab": 1, "cd": 1}


def test_a_round_that_runs_stands_among_those_so_far() -> None:
    told = meeting()
    start(told, "b1", "s1")
    assert [as_pairs(each) for each in sittings_so_far(told.session)] == [{"g1": "ab", "g2": "cd"}]
    told.say(SeatsDealt(seats=SECOND))
    start(told, "b2")
    assert [as_pairs(each) for each in sittings_so_far(told.session)] == [
        {"g1": "ab", "g2": "cd"},
        {"g1": "ac", "g2": "bd"},
    ]
    assert met(told) == {"ab": 1, "cd": 1}


def test_a_pause_ends_no_round() -> None:
    told = meeting()
    start(told, "b1")
    told.say(MeetingPaused())
    told.say(SeatsDealt(seats=SECOND))
    told.say(MeetingResumed())
    start(told, "s1")
    assert met(told) == {"ac": 1, "bd": 1}


def test_the_last_round_counts_as_it_was_corrected_since_until_people_change_seats() -> None:
    told = meeting("b1 s1 b2 p1")
    start(told, "b1")
    end(told)
    told.say(PersonSeated(person="a", group="g2", was_in="g1"))
    assert met(told) == {"ac": 1, "ad": 1, "cd": 1}
    told = meeting("b1 s1 b2 p1")
    start(told, "b1", "s1")
    told.say(PersonSeated(person="a", group="g2", was_in="g1"))
    assert met(told) == {"ab": 1, "cd": 1}


def test_breakouts_without_a_change_of_seats_between_them_are_one_round() -> None:
    told = meeting("b1 p1 b2 s1 b3")
    assert breakouts_to_come(told.session) == ("b1", "b3")
    start(told, "b1", "p1", "b2", "s1", "b3")
    end(told)
    assert met(told) == {"ab": 2, "cd": 2}
    assert len(sittings(told.session)) == 2


def test_breakouts_between_which_somebody_moved_are_two_rounds_all_the_same() -> None:
    told = meeting("b1 p1 b2")
    start(told, "b1", "p1")
    told.say(SeatsDealt(seats=SECOND))
    start(told, "b2")
    end(told)
    assert met(told) == {"ab": 1, "cd": 1, "ac": 1, "bd": 1}


def test_those_who_never_came_met_nobody_and_before_anybody_is_marked_all_did() -> None:
    told = meeting()
    start(told, "b1", "s1")
    assert met(told) == {"ab": 1, "cd": 1}
    told.say(PresenceMarked(person="d", presence=Presence.ABSENT))
    assert met(told) == {"ab": 1}
    told.say(*(PresenceMarked(person=who, presence=Presence.PRESENT) for who in "acd"))
    assert met(told) == {"cd": 1}
    told.say(PresenceMarked(person="d", presence=Presence.LEFT))
    assert met(told) == {"cd": 1}


def test_a_meeting_entered_as_held_has_one_round_as_its_groups_stand() -> None:
    assert met(meeting(was_held=True)) == {"ab": 1, "cd": 1}
    assert sittings(Told(was_held=True).session) == ()


def test_the_rounds_to_come_are_those_not_over_and_not_left_out() -> None:
    told = meeting()
    assert breakouts_to_come(told.session) == ("b1", "b2", "b3")
    told.say(clock.skip_item(told.session.agenda, told.session.clock, "b2"))
    assert breakouts_to_come(told.session) == ("b1", "b3")
    start(told, "b1")
    assert breakouts_to_come(told.session) == ("b1", "b3")
    start(told, "s1")
    assert breakouts_to_come(told.session) == ("b3",)
    assert breakouts_to_come(Told().session) == ()


def test_what_the_clock_went_back_over_comes_again() -> None:
    told = meeting()
    start(told, "b1", "s1", "b2", "s1")
    assert breakouts_to_come(told.session) == ("b2", "b3")
    start(told, "b1")
    assert breakouts_to_come(told.session) == ("b1", "b2", "b3")
    assert sittings_so_far(told.session)[0] == {"g1": ("a", "b"), "g2": ("c", "d")}


def test_a_round_begins_with_the_change_of_seats_before_it_or_by_itself() -> None:
    told = meeting("o1 b1 s1 p1 b2 p2 b3")
    plan(told, b2=SECOND, b3=FIRST)
    begun = {key: round_begun_by(told.session, key) for key in told.session.agenda.order}
    assert {key: each for key, each in begun.items() if each} == {
        "s1": "b2",
        "b2": "b2",
        "b3": "b3",
    }
    assert round_begun_by(told.session, "nothing") is None


def test_rounds_are_returned_by_items_before_what_began_them() -> None:
    told = meeting("o1 b1 s1 b2 s2 b3")
    plan(told, b2=SECOND, b3=FIRST)
    told.say(RoundTaken(item="b2"))
    told.say(RoundTaken(item="b3"))
    returned = {key: rounds_returned_by(told.session, key) for key in told.session.agenda.order}
    assert returned == {
        "o1": ("b3", "b2"),
        "b1": ("b3", "b2"),
        "s1": ("b3",),
        "b2": ("b3",),
        "s2": (),
        "b3": (),
    }
    assert rounds_returned_by(told.session, "nothing") == ()
