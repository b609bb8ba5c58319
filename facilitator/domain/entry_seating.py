"""Entering what a plan says of seating: wishes, rules of groups and people, and points."""

from collections.abc import Callable, Iterator, Mapping

from facilitator.domain.events import Body
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import GroupPart
from facilitator.domain.seating import (
    GroupLocked,
    GroupSized,
    GroupSuits,
    PeopleTied,
    PersonPinned,
    PointsSet,
    RolesOffered,
    Shortcoming,
    Tie,
)
from facilitator.domain.wishes import WishesGiven

Person = Callable[[str], str]
"""Finds the id of a person of the plan in the register, by a name or id of the plan."""


def enter_offers(plan: Plan, person: Person, pitches: Mapping[str, str]) -> Iterator[Body]:
    """Yield what people wish for, and the roles that they can take; *pitches* are ids by ids."""
    for part in plan.people:
        if not part.takes_part:
            continue
        known = person(part.id or part.name)
        found = (plan.pitch(name) for name in part.wishes)
        if wanted := tuple(pitches[pitch.id] for pitch in found if pitch):
            yield WishesGiven(person=known, pitches=wanted)
        if part.roles:
            yield RolesOffered(person=known, roles=tuple(dict.fromkeys(part.roles)))


def enter_group_rules(part: GroupPart, group: str, person: Person) -> Iterator[Body]:
    """Yield the rules that hold for *group*, whose people are seated already."""
    if part.least is not None or part.most is not None:
        yield GroupSized(group=group, least=part.least, most=part.most)
    if part.suits:
        yield GroupSuits(group=group, suits=tuple(dict.fromkeys(part.suits)))
    for name in part.pinned:
        yield PersonPinned(person=person(name), group=group)
    if part.locked:
        yield GroupLocked(group=group, is_locked=True)


def enter_rules(plan: Plan, person: Person, new_id: Callable[[], str]) -> Iterator[Body]:
    """Yield the rules about people, and what shortcomings cost."""
    for tie in Tie:
        for people in getattr(plan.seating, tie.value):
            yield PeopleTied(rule=new_id(), tie=tie, people=tuple(map(person, people)))
    costs = ((each, getattr(plan.seating.points, each.value)) for each in Shortcoming)
    if points := {each: cost for each, cost in costs if cost is not None}:
        yield PointsSet(points=points)
