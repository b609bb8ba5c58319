"""The problem of who sits where, as it stands in a file: people, groups, rules, and points.

Rules must hold; what is counted in points should be small. Unknown words are refused, since a rule
that is not understood must not be broken silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from facilitator.domain.text import Value

MOVE = 4
"""Points for each person who is moved away from where they were seated; not part of the cost."""


def _named(name: str) -> str:
    if not name.strip():
        raise PydanticCustomError("nameless", "is empty")
    return name


Name = Annotated[str, AfterValidator(_named)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Weight = Annotated[int, Field(ge=0, le=10_000)]


ONE, ANY = "one of wishes", "any of wishes"
"""The two forms of a wish, as pydantic names them in the place of a fault."""


def _form(wish: object) -> str:
    return ANY if isinstance(wish, (list, tuple)) else ONE


Wish = Annotated[
    Annotated[Name, Tag(ONE)] | Annotated[tuple[Name, ...], Field(min_length=1), Tag(ANY)],
    Discriminator(_form),
]
"""A group, or several groups of which each grants the wish."""


class Points(Value):
    """What each shortcoming costs; see ``cost``."""

    second_wish: Weight = 3
    third_wish: Weight = 6
    no_wish: Weight = 20
    missed_first: Weight = 6
    missed_second: Weight = 3
    missed_third: Weight = 1
    kind: Weight = 2
    organisation: Weight = 5
    met: Weight = 2


class Seeker(Value):
    """Somebody who is to be seated. ``may`` names the groups they can use, None for all.

    ``wishes`` count up to the third, and several groups can be one wish; ``pinned`` is the one
    group where they sit in every round; ``roles`` are those that they can take. Who has no kind, or
    no organisation, costs no points for it.
    """

    id: Name
    kind: str | None = None
    organisation: str | None = None
    wishes: tuple[Wish, ...] = ()
    pinned: Name | None = None
    may: tuple[Name, ...] | None = None
    roles: tuple[Name, ...] = ()

    @property
    def pins(self) -> tuple[str, ...] | None:
        """Return the group to which they are pinned as a limit, None where they are not."""
        return None if self.pinned is None else (self.pinned,)

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """Return the wishes that count, the first one first: the groups that grant each of them."""
        if not self.wishes or self.pinned is not None:
            return ()
        once: dict[frozenset[str], tuple[str, ...]] = {}
        for wish in self.wishes:
            groups = (wish,) if isinstance(wish, str) else tuple(dict.fromkeys(wish))
            once.setdefault(frozenset(groups), groups)
        return tuple(once.values())[:3]


class Table(Value):
    """A group; it has at least *least* and at most *most* people, as many as there are for None."""

    id: Name
    least: Count = 0
    most: Count | None = None


class Problem(Value):
    """Who is to be seated, where, and by which rules.

    ``needs`` says how many in each group can take a role. People of one list in ``together`` share
    a group in every round, those of one list in ``apart`` never do. ``past`` are groups that met
    before; whoever in them is not here does not count. ``seated`` is an arrangement to keep as far
    as possible, a mapping for each round; it may name people and groups that are gone. With
    ``again`` people may sit twice in the same group.
    """

    people: tuple[Seeker, ...]
    groups: tuple[Table, ...] = Field(min_length=1)
    rounds: int = Field(1, ge=1, le=50)
    needs: Mapping[Name, Count] = Field(default_factory=dict)
    together: tuple[tuple[Name, ...], ...] = ()
    apart: tuple[tuple[Name, ...], ...] = ()
    past: tuple[tuple[Name, ...], ...] = ()
    points: Points = Points()
    seated: tuple[Mapping[Name, tuple[Name, ...]], ...] = ()
    again: bool = False

    @model_validator(mode="after")
    def _names_what_there_is(self) -> Self:
        people = _once("people", (each.id for each in self.people))
        groups = _once("groups", (each.id for each in self.groups))
        for place, name in _groups_named(self.people):
            if name not in groups:
                raise PydanticCustomError("no_group", "{place}", {"place": place, "name": name})
        for key, lists in (("together", self.together), ("apart", self.apart)):
            for number, names in enumerate(lists):
                for name in names:
                    if name not in people:
                        told = {"place": f"{key}[{number}]", "name": name}
                        raise PydanticCustomError("no_person", "{place}", told)
        if len(self.seated) > self.rounds:
            told = {"place": f"seated[{self.rounds}]", "name": str(self.rounds)}
            raise PydanticCustomError("no_round", "{place}", told)
        for number, seated in enumerate(self.seated):
            _once(f"seated[{number}]", (name for names in seated.values() for name in names))
        return self


def _once(place: str, names: Iterable[str]) -> set[str]:
    """Return *names*; refuse one that stands there twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise PydanticCustomError("twice", "{place}", {"place": place, "name": name})
        seen.add(name)
    return seen


def _groups_named(people: Iterable[Seeker]) -> Iterator[tuple[str, str]]:
    """Yield every group that somebody names, after the place where it stands."""
    for number, each in enumerate(people):
        for place, wish in enumerate(each.wishes):
            if isinstance(wish, str):
                yield f"people[{number}].wishes[{place}]", wish
                continue
            for inner, group in enumerate(wish):
                yield f"people[{number}].wishes[{place}][{inner}]", group
        for place, group in enumerate(each.may or ()):
            yield f"people[{number}].may[{place}]", group
        if each.pinned is not None:
            yield f"people[{number}].pinned", each.pinned
