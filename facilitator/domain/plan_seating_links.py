"""Mistakes in what a plan says of seating: wishes, sizes of groups, and rules about people."""

from collections.abc import Collection, Iterator, Mapping

from pydantic_core import InitErrorDetails

from facilitator.domain.plan_places import Place, at, broken, name_of, names


def seating_mistakes(content: object) -> Iterator[InitErrorDetails]:
    """Find what cannot be so among wishes, sizes of groups, and rules about people."""
    for place, wishes in at(content, "person", "*", "wishes"):
        yield from _twice(place, wishes)
    for place, group in at(content, "group", "*"):
        yield from _sizes(place, group)
    away = _away(content)
    for tie in ("together", "apart"):
        for place, people in at(content, "seating", tie, "*"):
            yield from _tie(place, people, away)


def _twice(place: Place, listed: object) -> Iterator[InitErrorDetails]:
    """Find what stands for the second time among *listed*."""
    first: dict[str, Place] = {}
    for inner, name, key in names(listed, "*"):
        if first.setdefault(key, inner) != inner:
            yield broken(
                "listed_twice", (*place, *inner), name, first=name_of((*place, *first[key]))
            )


def _sizes(place: Place, group: object) -> Iterator[InitErrorDetails]:
    """Find a group whose most people are fewer than its least."""
    least, most = (dict(at(group, field)).get((field,)) for field in ("least", "most"))
    if isinstance(least, int) and isinstance(most, int) and most < least:
        yield broken("most_below_least", (*place, "most"), most, least=least)


def _away(content: object) -> set[str]:
    """Return how those are called who do not take part."""
    return {
        key
        for _, person in at(content, "person", "*")
        if isinstance(person, Mapping) and person.get("takes_part") is False
        for field in ("name", "id")
        for _, _, key in names(person, field)
    }


def _tie(place: Place, people: object, away: Collection[str]) -> Iterator[InitErrorDetails]:
    """Find a rule about fewer than two people, one person twice, or somebody who is not there."""
    if isinstance(people, list | tuple) and len(people) < 2:
        yield broken("too_few_people", place, people)
    yield from _twice(place, people)
    for inner, name, key in names(people, "*"):
        if key in away:
            yield broken("no_participant", (*place, *inner), name)
