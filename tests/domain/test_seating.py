"""Seating: the rules that a facilitator gives, the rounds that are planned, and what undo does."""

from collections.abc import Callable, Mapping

import pytest

from facilitator.domain import seating
from facilitator.domain.events import Body
from facilitator.domain.groups import GroupClosed, PersonSeated, Role, RoleGiven, SeatsDealt
from facilitator.domain.participants import ParticipantRegistered
from facilitator.domain.refused import Refused
from facilitator.domain.seating import (
    GroupLocked,
    PeopleUntied,
    PersonPinned,
    RolesOffered,
    Round,
    RoundChanged,
    RoundReturned,
    RoundTaken,
    SeatsAssigned,
    Shortcoming,
    Size,
    Suits,
    Tie,
    TiedPeople,
)

from .told import MEETING, Told, groups, people, picture

FIRST = {"a": "g1", "b": "g1", "c": "g2"}
SECOND = {"a": "g2", "b": "g1", "c": "g1"}


def assigned(seats: Mapping[str, str], **rounds: Mapping[str, str]) -> SeatsAssigned:
    return SeatsAssigned(
        seats=seats,
        rounds=tuple(Round(item=item, seats=each) for item, each in rounds.items()),
        seed=3,
        cost=12,
        bound=10,
        is_proved=False,
        digest="x",
    )


@pytest.fixture
def told() -> Told:
    """Three people in two of three groups."""
    return Told(*people("a", "b", "c"), *groups(3), SeatsDealt(seats=FIRST))


Decide = Callable[[Told], Body]


def pin(person: str, group: str | None) -> Decide:
    return lambda t: seating.pin(t.session.groups, t.session.seating, person, group)


def lock(group: str, is_locked: bool) -> Decide:
    return lambda t: seating.lock(t.session.groups, t.session.seating, group, is_locked=is_locked)


def size(group: str, least: int | None, most: int | None) -> Decide:
    return lambda t: seating.size(t.session.groups, t.session.seating, group, least, most)


def suit(group: str, *suits: Suits) -> Decide:
    return lambda t: seating.suit(t.session.groups, t.session.seating, group, suits)


def tie(how: Tie, *names: str) -> Decide:
    return lambda t: seating.tie(t.session.participants, t.session.seating, "rule", how, names)


def untie(rule: str) -> Decide:
    return lambda t: seating.untie(t.session.seating, rule)


def points(costs: Mapping[Shortcoming, int]) -> Decide:
    return lambda t: seating.set_points(t.session.seating, costs)


def offer(person: str, *roles: Role) -> Decide:
    return lambda t: seating.offer_roles(t.session.participants, t.session.seating, person, roles)


def change(item: str, person: str, group: str) -> Decide:
    def decide(told: Told) -> Body:
        here = told.session
        return seating.change_round(
            here.seating, here.groups, here.participants, item, person, group
        )

    return decide


def take(item: str) -> Decide:
    return lambda t: seating.take_round(t.session.seating, item)


def test_rules_hold_as_they_were_given(told: Told) -> None:
    rules = [
        pin("a", "g1"),
        lock("g2", True),
        size("g1", 2, None),
        suit("g2", Suits.INTERPRETER, Suits.ONLINE),
        tie(Tie.APART, "a", "c", "a"),
        points({Shortcoming.MET: 0}),
        offer("b", Role.NOTE_TAKER, Role.REPORTER),
    ]
    for decide in rules:
        told.say(decide(told))
    here = told.session.seating
    assert here.pins == {"a": "g1"}
    assert here.locked == {"g2"}
    assert here.sizes == {"g1": Size(2, None)}
    assert here.suits == {"g2": {Suits.ONLINE, Suits.INTERPRETER}}
    assert here.ties == {"rule": TiedPeople("rule", Tie.APART, ("a", "c"))}
    assert here.points == {Shortcoming.MET: 0}
    assert here.offers == {"b": {Role.NOTE_TAKER, Role.REPORTER}}
    for decide in (pin("a", None), lock("g2", False), untie("rule"), offer("b"), points({})):
        told.say(decide(told))
    here = told.session.seating
    assert {*here.pins, *here.locked, *here.ties, *here.offers, *here.points} == set()


@pytest.mark.parametrize(
    ("decide", "reason"),
    [
        (pin("a", "g2"), "does not sit in that group"),
        (pin("a", None), "Nothing changed"),
        (lock("g9", True), "no such group"),
        (lock("g1", False), "Nothing changed"),
        (size("g9", 1, 2), "no such group"),
        (size("g1", 3, 2), "cannot be fewer"),
        (size("g1", None, 0), "cannot be fewer"),
        (size("g1", -1, 3), "cannot be fewer"),
        (size("g1", None, None), "Nothing changed"),
        (suit("g9", Suits.ONLINE), "no such group"),
        (suit("g1"), "Nothing changed"),
        (tie(Tie.APART, "a", "x"), "not registered"),
        (tie(Tie.APART, "a", "a"), "two people or more"),
        (untie("rule"), "no such rule"),
        (points({Shortcoming.MET: -1}), "between 0 and 10000"),
        (points({Shortcoming.MET: 10_001}), "between 0 and 10000"),
        (points({}), "Nothing changed"),
        (offer("x", Role.REPORTER), "not registered"),
        (offer("a"), "Nothing changed"),
        (change("b2", "a", "g1"), "No seats are planned"),
        (take("b2"), "No seats are planned"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(told: Told, decide: Decide, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        decide(told)


def test_the_same_rule_about_people_is_not_given_twice(told: Told) -> None:
    told.say(tie(Tie.APART, "a", "b")(told))
    with pytest.raises(Refused, match="Nothing changed"):
        tie(Tie.APART, "b", "a")(told)


def test_who_is_together_is_not_put_apart_also_through_others(told: Told) -> None:
    there = told.session.participants
    told.say(seating.tie(there, told.session.seating, "1", Tie.TOGETHER, "ab"))
    told.say(seating.tie(there, told.session.seating, "2", Tie.TOGETHER, "bc"))
    with pytest.raises(Refused, match="says the opposite"):
        seating.tie(there, told.session.seating, "3", Tie.APART, "ac")
    assert len(told.session.seating.ties) == 2


def test_what_is_said_of_a_group_that_was_closed_is_gone(told: Told) -> None:
    told.say(pin("a", "g1")(told), lock("g1", True)(told), size("g1", 1, 2)(told))
    told.say(suit("g1", Suits.ONLINE)(told))
    told.say(GroupClosed(group="g1"))
    here = told.session.seating
    assert {*here.pins, *here.locked, *here.sizes, *here.suits} == set()
    with pytest.raises(Refused, match="no such group"):
        lock("g1", False)(told)


def test_an_assignment_seats_everybody_and_says_how_it_came_about(told: Told) -> None:
    told.say(assigned(SECOND, b2=FIRST))
    assert told.session.groups.seats == SECOND
    assert told.session.seating.rounds == {"b2": FIRST}
    made = told.session.seating.assignment
    assert made is not None
    assert (made.before, made.seats) == (FIRST, SECOND)
    assert (made.seed, made.cost, made.bound, made.is_proved) == (3, 12, 10, False)
    told.say(take("b2")(told), assigned(FIRST, b3=SECOND))
    assert list(told.session.seating.rounds) == ["b3"]
    assert told.session.seating.taken == {}


def test_an_assignment_that_speaks_of_somebody_unknown_has_no_effect(told: Told) -> None:
    told.say(assigned({"a": "g2", "x": "g1"}))
    told.say(GroupClosed(group="g3"))
    told.say(assigned({"a": "g3"}))
    assert len(told.unheeded) == 2
    assert told.session.groups.seats == FIRST
    assert told.session.seating.assignment is None


def test_a_round_is_changed_and_taken(told: Told) -> None:
    told.say(assigned(FIRST, b2=SECOND))
    told.say(change("b2", "b", "g3")(told))
    for person, group, reason in (
        ("b", "g3", "sits there already"),
        ("b", "g9", "no such group"),
        ("x", "g1", "not registered"),
    ):
        with pytest.raises(Refused, match=reason):
            change("b2", person, group)(told)
    told.say(take("b2")(told))
    assert told.session.groups.seats == {"a": "g2", "b": "g3", "c": "g1"}
    assert told.session.seating.rounds == {}
    assert told.session.seating.taken == {"b2": FIRST}


def test_a_round_that_is_taken_leaves_hosts_their_roles_and_others_not(told: Told) -> None:
    told.say(assigned(FIRST, b2=SECOND))
    told.say(RoleGiven(group="g1", role=Role.FACILITATOR, person="b"))
    told.say(RoleGiven(group="g1", role=Role.NOTE_TAKER, person="a"))
    told.say(take("b2")(told))
    assert told.session.groups.groups["g1"].roles == {Role.FACILITATOR: "b"}


def test_a_round_passes_over_a_group_that_was_closed_and_keeps_who_came_late(told: Told) -> None:
    told.say(assigned(FIRST, b2=SECOND))
    told.say(GroupClosed(group="g2"))
    assert told.session.seating.rounds == {"b2": {"b": "g1", "c": "g1"}}
    told.say(*people("late"), PersonSeated(person="late", group="g3"))
    told.say(take("b2")(told))
    assert told.session.groups.seats == {"a": "g1", "b": "g1", "late": "g3", "c": "g1"}


def test_a_round_that_is_returned_comes_again_as_people_sat_in_it(told: Told) -> None:
    told.say(assigned(FIRST, b2=SECOND, b3=FIRST))
    told.say(take("b2")(told))
    told.say(PersonSeated(person="c", group="g3", was_in="g1"))
    told.say(*people("late"), PersonSeated(person="late", group="g2"))
    told.say(RoundReturned(item="b2"))
    assert told.session.groups.seats == {**FIRST, "late": "g2"}
    sat = {"a": "g2", "b": "g1", "c": "g3", "late": "g2"}
    assert list(told.session.seating.rounds.items()) == [("b2", sat), ("b3", FIRST)]
    assert told.session.seating.taken == {}
    told.say(RoundReturned(item="b2"))
    assert len(told.unheeded) == 1


def test_with_a_round_that_is_returned_roles_come_back_to_those_who_had_them(told: Told) -> None:
    told.say(assigned(FIRST, b2=SECOND))
    told.say(RoleGiven(group="g1", role=Role.NOTE_TAKER, person="a"))
    told.say(RoleGiven(group="g2", role=Role.NOTE_TAKER, person="c"))
    told.say(take("b2")(told), RoleGiven(group="g1", role=Role.NOTE_TAKER, person="c"))
    told.say(RoleGiven(group="g1", role=Role.REPORTER, person="b"))
    told.say(RoundReturned(item="b2"))
    here = told.session.groups
    assert here.groups["g1"].roles == {Role.NOTE_TAKER: "a", Role.REPORTER: "b"}
    assert here.groups["g2"].roles == {Role.NOTE_TAKER: "c"}


@pytest.mark.parametrize(
    "body",
    [
        PersonPinned(person="x", group="g1"),
        GroupLocked(group="g9", is_locked=True),
        PeopleUntied(rule="none"),
        RolesOffered(person="x", roles=(Role.REPORTER,)),
        RoundChanged(item="none", person="a", group="g1"),
        RoundTaken(item="none"),
        RoundReturned(item="none"),
    ],
    ids=lambda body: body.kind,
)
def test_what_speaks_of_nothing_that_is_there_has_no_effect(told: Told, body: Body) -> None:
    before = picture(told.events)
    told.say(body)
    assert len(told.unheeded) == 1
    told.events.pop()
    assert picture(told.events) == before


@pytest.mark.parametrize(
    "decide",
    [
        pin("a", "g1"),
        lock("g1", True),
        size("g1", 1, 2),
        suit("g1", Suits.ACCESS),
        tie(Tie.TOGETHER, "a", "b"),
        points({Shortcoming.KIND: 1}),
        offer("a", Role.REPORTER),
        change("b2", "a", "g3"),
        take("b2"),
        lambda told: assigned(SECOND, b2=FIRST),
    ],
)
def test_undo_of_each_verb_puts_back_what_was(told: Told, decide: Decide) -> None:
    told.say(assigned(FIRST, b2=SECOND))
    before = str(told.session)
    told.say(decide(told))
    assert str(told.session) != before
    told.take_back("seating")
    assert str(told.session) == before
    assert told.session.id == MEETING


def test_registering_somebody_again_keeps_their_rules(told: Told) -> None:
    told.say(pin("a", "g1")(told), offer("a", Role.REPORTER)(told))
    told.say(ParticipantRegistered(person="a", organisation="npo"))
    assert told.session.seating.pins == {"a": "g1"}
    assert told.session.seating.offers == {"a": {Role.REPORTER}}
